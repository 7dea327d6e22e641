"""Reads of matters, what they are found by, what of them waits, and how many were settled."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, false, or_, select, true

from chassis.calling.asked import Asked
from chassis.calling.errors import not_found
from chassis.running.acting import possible
from chassis.running.figures import Computed
from chassis.running.handlers import computes, handles, tells, waits
from chassis.running.queues import Queue
from chassis.running.work import Work
from chassis.searching.finding import sought
from chassis.searching.sources import Document
from chassis.storing.dumping import shown
from chassis.storing.filters import Filter, among, equal, filtered, from_day, one_of, to_day
from chassis.storing.pages import page
from contracts.figures import FigureDimension
from contracts.requests.meetings_figures import MATTER_ACTIONS, MATTERS_SETTLED
from contracts.requests.meetings_matters import (
    GET_MATTER,
    LIST_MATTER_HISTORY,
    LIST_MATTERS,
    MATTER,
    SEARCH_MATTERS,
    TO_CONFIRM_MATTER,
    TO_DISCUSS_MATTER,
    TO_SETTLE_MATTER,
    TO_STUDY_MATTER,
    MatterDetailSchema,
    MatterHistorySchema,
    MatterSchema,
)
from contracts.requests.meetings_vocabulary import CONVENORS, MatterAction, MatterStatus, MatterWaiting, StudyOutcome
from contracts.vocabulary import Codes
from contracts.worklists import Waiting
from services.requests.decision_lists.models import DecisionItem
from services.requests.lifecycle.access import lists_one_of
from services.requests.lifecycle.names import column_of
from services.requests.matters.access import proposing, studying, visible_to
from services.requests.matters.domain import POSSIBLE, agreed
from services.requests.matters.models import Matter, MatterEntry
from services.requests.meeting_kinds.models import MeetingKind
from services.requests.meetings.access import (
    convened,
    convening_post,
    convening_posts,
    own_post,
    shown_history,
    supervising_post,
)
from services.requests.meetings.counting import counted
from services.requests.meetings.models import Meeting
from services.requests.mirror.models import Chain, Organization

_rows, _entries = Matter.__table__.c, MatterEntry.__table__.c
_READ = select(
    *_rows,
    column_of(Organization, "name", _rows.organization_id, "organization_name"),
    column_of(Chain, "name", _rows.chain_id, "chain_name"),
    column_of(MeetingKind, "name", _rows.meeting_kind_id, "meeting_kind_name"),
    column_of(DecisionItem, "code", _rows.decision_item_id, "decision_item_code"),
    column_of(DecisionItem, "title", _rows.decision_item_id, "decision_item_title"),
    column_of(Organization, "name", _rows.studying_id, "studying_name"),
    column_of(Organization, "active", _rows.organization_id, "proposer_active"),
    column_of(Organization, "active", _rows.convenor_id, "convenor_active"),
    column_of(Organization, "active", _rows.studying_id, "studying_active"),
)


def _waits_for(work: Work, step: str) -> ColumnElement[bool]:
    """Return the condition for the matters with which the actor has to do this."""
    match MatterWaiting(step):
        case MatterWaiting.DISCUSSION:
            return _to_be_discussed(work) & (_rows.status == MatterStatus.RAISED.value)
        case MatterWaiting.SETTLEMENT:
            own = convened(work.actor, Matter.__table__, "convenor_id")
            return own & (_rows.status == MatterStatus.DISCUSSED.value)
        case MatterWaiting.CONFIRMATION:
            return proposing(work.actor) & (_rows.status == MatterStatus.SETTLED.value)
        case MatterWaiting.STUDY:
            done = (_rows.studied_by_id == _rows.studying_id) & (_rows.study_outcome != StudyOutcome.REVISED.value)
            open_still = _rows.status.in_((MatterStatus.RAISED.value, MatterStatus.DISCUSSED.value))
            return studying(work.actor) & open_still & done.is_not(true())


def _to_be_discussed(work: Work) -> ColumnElement[bool]:
    """Return the condition for the matters of the actor's chains, and those under lists by which the actor decides."""
    of_chain = among(_rows.chain_id, map(UUID, work.actor.by_posts_held().chains(*CONVENORS)))
    own = sorted({UUID(post.organization_id) for post in convening_posts(work.actor) if post.chain_id is None})
    # Whoever has to study it first does not decide it.
    under = (lists_one_of(_rows.expected_ids, (each,)) & _rows.studying_id.is_distinct_from(each) for each in own)
    return or_(false() if of_chain is None else of_chain, *under)


_FILTERS: dict[str, Filter] = {
    **{name: equal(_rows[name]) for name in ("chain_id", "organization_id", "meeting_kind_id")},
    "meeting_id": lambda _work, given: exists().where(_entries.meeting_id == given, _entries.matter_id == _rows.id),
    "status": one_of(_rows.status),
    "waiting": _waits_for,
    "confirmed_from": from_day(_rows.confirmed_at),
    "confirmed_to": to_day(_rows.confirmed_at),
}


@handles(LIST_MATTERS)
def list_matters(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the matters that the actor may see, the latest first."""
    statement = filtered(_READ.where(visible_to(work.actor)), work, query, _FILTERS, besides=["q"])
    search = sought(SEARCH_MATTERS, query, _rows.id, work.actor)
    statement = statement.order_by(_rows.id.desc())
    return page(work.transaction, statement, query, lambda rows: [_told(work, row) for row in rows], search)


@handles(GET_MATTER)
def get_matter(work: Work, matter_id: UUID) -> dict[str, Any]:
    """Return one matter. Raises ``Failure`` if there is none that the actor may see."""
    row = _find(work, matter_id)
    return shown(row, MatterDetailSchema, **_computed(work, row))


@handles(LIST_MATTER_HISTORY)
def list_history(work: Work, matter_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the history of a matter. Raises ``Failure`` like ``get_matter``."""
    mine = shown_history(work, _find(work, matter_id), MatterEntry.__table__, MATTER)
    number = column_of(Meeting, "number", _entries.meeting_id, "meeting_number")
    statement = select(*_entries, number).where(_entries.matter_id == matter_id, mine).order_by(_entries.id.asc())
    return page(
        work.transaction, statement, query, lambda entries: [shown(each, MatterHistorySchema) for each in entries]
    )


def _find(work: Work, matter_id: UUID) -> Any:
    work.session.flush()
    row = work.session.execute(_READ.where(_rows.id == matter_id, visible_to(work.actor))).one_or_none()
    if row is None:
        raise not_found(MATTER, matter_id)
    return row


def _told(work: Work, row: Any) -> dict[str, Any]:
    return shown(row, MatterSchema, **_computed(work, row))


def _computed(work: Work, row: Any) -> dict[str, Any]:
    proposes = own_post(work.actor, row.organization_id) is not None
    settles = row.convenor_id is not None and convening_post(work.actor, row, "convenor_id") is not None
    studies = row.studying_id is not None and own_post(work.actor, row.studying_id) is not None
    if supervising_post(work.actor, row.chain_id) is not None:
        proposes = proposes or row.proposer_active is False
        settles = settles or row.convenor_active is False
        studies = studies or row.studying_active is False
    allowed: Mapping[MatterAction, bool] = {
        # In one's own meetings, of this chain or of none.
        MatterAction.DISCUSSION: _convenes(work, row.chain_id) or settles,
        MatterAction.SETTLEMENT: settles,
        MatterAction.CONFIRMATION: proposes,
        MatterAction.WITHDRAWAL: proposes,
        MatterAction.STUDY: studies and not agreed(row),
    }

    def may(action: Codes) -> bool:
        return row.status in POSSIBLE[MatterAction(action)] and allowed[MatterAction(action)]

    return {
        "organization_name": row.organization_name or "",
        "actions": possible(work.actor, MATTER_ACTIONS, may),
    }


def _convenes(work: Work, chain_id: UUID) -> bool:
    return any(post.chain_id in (None, str(chain_id)) for post in convening_posts(work.actor))


@waits(TO_DISCUSS_MATTER)
def to_discuss(work: Work, kind: Waiting) -> Queue:
    """Return the matters of the actor's chains that no meeting has discussed yet."""
    return _queue(work, kind, _rows.raised_at)


@waits(TO_SETTLE_MATTER)
def to_settle(work: Work, kind: Waiting) -> Queue:
    """Return the matters that the actor has to settle for the convenor."""
    return _queue(work, kind, _rows.raised_at)


@waits(TO_STUDY_MATTER)
def to_study(work: Work, kind: Waiting) -> Queue:
    """Return the matters that party organizations of the actor have to study."""
    return _queue(work, kind, _rows.raised_at)


@waits(TO_CONFIRM_MATTER)
def to_confirm(work: Work, kind: Waiting) -> Queue:
    """Return the matters of which the actor has to say for the proposer whether they are settled."""
    return _queue(work, kind, _rows.settled_at)


def _queue(work: Work, kind: Waiting, since: ColumnElement[Any]) -> Queue:
    return Queue(
        where=[_waits_for(work, str(kind.step))], id=_rows.id, number=_rows.number, title=_rows.title, since=since
    )


@tells(SEARCH_MATTERS, ids=_rows.id)
def found_matters(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what matters are found by."""
    named = select(*_rows, column_of(Organization, "name", _rows.organization_id, "organization_name"))
    names = ("title", "number", "description", "evidence", "organization_name")
    return [
        Document(
            row.id,
            row.title,
            row.number,
            row.raised_at,
            {name: getattr(row, name) for name in names},
            {name: getattr(row, name) for name in SEARCH_MATTERS.scope},
        )
        for row in work.session.execute(named.where(_rows.id.in_(ids)))
    ]


@computes(MATTERS_SETTLED)
def compute_settled(work: Work, asked: Asked) -> Computed:
    """Return how many matters were settled and confirmed, each once, of those that the actor may see."""
    columns = {FigureDimension.CHAIN: _rows.chain_id, FigureDimension.MEETING_KIND: _rows.meeting_kind_id}
    confirmed = _rows.status == MatterStatus.CONFIRMED.value
    return counted(work, asked, MATTERS_SETTLED, columns, _rows.confirmed_at, confirmed, visible_to(work.actor))
