"""Reads of resolutions, why they are due then, what they are found by, and what of them waits."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select

from chassis.calling.errors import not_found
from chassis.running.acting import possible
from chassis.running.handlers import handles, tells, waits
from chassis.running.queues import Queue
from chassis.running.work import Work
from chassis.searching.finding import sought
from chassis.searching.sources import Document
from chassis.storing.dumping import shown
from chassis.storing.filters import Filter, equal, filtered, from_day, one_of, to_day
from chassis.storing.pages import page
from contracts.requests.meetings_items import (
    GET_RESOLUTION_DEADLINE,
    LIST_RESOLUTION_HISTORY,
    RESOLUTION_ACTIONS,
    TO_ACCEPT_RESOLUTION,
    TO_CONFIRM_RESOLUTION,
    TO_REPORT_RESOLUTION,
    ResolutionHistorySchema,
)
from contracts.requests.meetings_resolutions import (
    GET_RESOLUTION,
    LIST_RESOLUTIONS,
    RESOLUTION,
    SEARCH_RESOLUTIONS,
    ResolutionSchema,
)
from contracts.requests.meetings_vocabulary import (
    MeetingAction,
    ResolutionAction,
    ResolutionOrder,
    ResolutionProgress,
    ResolutionStatus,
    ResolutionWaiting,
)
from contracts.requests.vocabulary import Duty
from contracts.vocabulary import Codes
from contracts.worklists import Waiting
from services.requests.action_items.domain import OPEN
from services.requests.action_items.domain import POSSIBLE as POSSIBLE_NOW
from services.requests.clocks import telling
from services.requests.decision_lists.models import DecisionItem
from services.requests.lifecycle.names import column_of
from services.requests.matters.models import Matter
from services.requests.meetings.access import convened, convening_post, own_post, shown_history, supervising_post
from services.requests.meetings.domain import POSSIBLE
from services.requests.meetings.models import Meeting
from services.requests.mirror.models import Chain, Organization
from services.requests.resolutions.access import responsible, visible_to
from services.requests.resolutions.models import Resolution, ResolutionEntry

_rows, _meetings = Resolution.__table__.c, Meeting.__table__.c
_READ = select(
    *_rows,
    _meetings.number.label("meeting_number"),
    _meetings.status.label("meeting_status"),
    _meetings.convenors,
    column_of(Matter, "number", _rows.matter_id, "matter_number"),
    column_of(Organization, "name", _rows.organization_id, "organization_name"),
    column_of(Organization, "active", _rows.organization_id, "responsible_active"),
    column_of(Organization, "active", _rows.convenor_id, "convenor_active"),
    column_of(DecisionItem, "code", _rows.decision_item_id, "decision_item_code"),
    column_of(DecisionItem, "title", _rows.decision_item_id, "decision_item_title"),
    column_of(Chain, "name", _rows.chain_id, "chain_name"),
).join(Meeting.__table__, _meetings.id == _rows.meeting_id)
STANDS = _rows.status == ResolutionStatus.PASSED.value
UNDONE = and_(STANDS, _rows.progress.in_(sorted(each.value for each in OPEN)))
DONE = and_(STANDS, _rows.progress == ResolutionProgress.DONE.value)
OPEN_STILL = and_(STANDS, _rows.progress != ResolutionProgress.DONE.value)
_ORDERS = {
    ResolutionOrder.LATEST: (_rows.id.desc(),),
    ResolutionOrder.DUE: (_rows.due_on.asc(), _rows.id.asc()),
}


def _waits_for(work: Work, step: str) -> ColumnElement[bool]:
    """Return the condition for the resolutions with which the actor has to do this."""
    match ResolutionWaiting(step):
        case ResolutionWaiting.ACCEPTANCE:
            return and_(OPEN_STILL, _rows.progress == ResolutionProgress.ASSIGNED.value, responsible(work.actor))
        case ResolutionWaiting.REPORT:
            return and_(OPEN_STILL, _rows.progress == ResolutionProgress.ACCEPTED.value, responsible(work.actor))
        case ResolutionWaiting.CONFIRMATION:
            own = and_(_meetings.id == _rows.meeting_id, convened(work.actor, Meeting.__table__))
            return and_(OPEN_STILL, _rows.progress == ResolutionProgress.REPORTED.value, own)


_FILTERS: dict[str, Filter] = {
    **{name: equal(_rows[name]) for name in ("meeting_id", "matter_id", "organization_id", "chain_id")},
    "status": one_of(_rows.status),
    "progress": lambda _work, given: and_(STANDS, _rows.progress.in_([str(each) for each in given])),
    "overdue": lambda work, given: and_(UNDONE, (_rows.due_at < work.now).is_(given)),
    "on_time": equal(_rows.on_time),
    "waiting": lambda work, step: _waits_for(work, step),
    "passed_from": from_day(_rows.passed_at),
    "passed_to": to_day(_rows.passed_at),
    "done_from": from_day(_rows.done_at),
    "done_to": to_day(_rows.done_at),
    "due_from": lambda _work, given: _rows.due_on >= given,
    "due_to": lambda _work, given: _rows.due_on <= given,
}


@handles(LIST_RESOLUTIONS)
def list_resolutions(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the resolutions that the actor may see, the latest first."""
    statement = filtered(_READ.where(visible_to(work.actor)), work, query, _FILTERS, besides=["q"])
    statement = statement.order_by(*_ORDERS[ResolutionOrder(query["sort"])])
    search = sought(SEARCH_RESOLUTIONS, query, _rows.id, work.actor)
    return page(work.transaction, statement, query, lambda rows: [_told(work, row) for row in rows], search)


@handles(GET_RESOLUTION)
def get_resolution(work: Work, resolution_id: UUID) -> dict[str, Any]:
    """Return one resolution. Raises ``Failure`` if there is none that the actor may see."""
    return _told(work, _find(work, resolution_id))


@handles(GET_RESOLUTION_DEADLINE)
def get_deadline(work: Work, resolution_id: UUID) -> dict[str, Any]:
    """Explain the due date of a resolution. Raises ``Failure`` like ``get_resolution``."""
    row = _find(work, resolution_id)
    return {"resolution_id": resolution_id, **telling.explain(work, row.id, Duty.RESOLUTION), "return_until": None}


@handles(LIST_RESOLUTION_HISTORY)
def list_history(work: Work, resolution_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the history of a resolution. Raises ``Failure`` like ``get_resolution``."""
    found = _find(work, resolution_id)
    statement = select(ResolutionEntry).where(
        ResolutionEntry.resolution_id == resolution_id,
        shown_history(work, found, ResolutionEntry.__table__, RESOLUTION),
    )
    return page(
        work.transaction,
        statement.order_by(ResolutionEntry.id.asc()),
        query,
        lambda entries: [shown(each, ResolutionHistorySchema) for each in entries],
    )


def _find(work: Work, resolution_id: UUID) -> Any:
    work.session.flush()
    row = work.session.execute(_READ.where(_rows.id == resolution_id, visible_to(work.actor))).one_or_none()
    if row is None:
        raise not_found(RESOLUTION, resolution_id)
    return row


def _told(work: Work, row: Any) -> dict[str, Any]:
    stands = row.status == ResolutionStatus.PASSED
    convenes = convening_post(work.actor, row, "convenor_id") is not None
    answers = own_post(work.actor, row.organization_id) is not None
    if supervising_post(work.actor, row.chain_id) is not None:
        convenes, answers = convenes or row.convenor_active is False, answers or row.responsible_active is False
    allowed: Mapping[ResolutionAction, bool] = {
        ResolutionAction.ACCEPTANCE: answers,
        ResolutionAction.REPORT: answers,
        ResolutionAction.CONFIRMATION: convenes,
        ResolutionAction.REVOCATION: convenes and row.meeting_status in POSSIBLE[MeetingAction.RESOLUTION],
    }

    def may(action: Codes) -> bool:
        now = POSSIBLE_NOW.get(ResolutionAction(action), frozenset(ResolutionProgress))
        return stands and row.progress in now and allowed[ResolutionAction(action)]

    return shown(
        row,
        ResolutionSchema,
        organization_name=row.organization_name or "",
        progress=row.progress if stands else None,
        overdue=stands and row.due_at is not None and row.due_at < (row.reported_at or work.now),
        actions=possible(work.actor, RESOLUTION_ACTIONS, may),
    )


@waits(TO_ACCEPT_RESOLUTION)
def to_accept(work: Work, kind: Waiting) -> Queue:
    """Return the resolutions that the actor has to accept for the responsible organization."""
    return _queue(work, kind, _rows.passed_at)


@waits(TO_REPORT_RESOLUTION)
def to_report(work: Work, kind: Waiting) -> Queue:
    """Return the resolutions that the actor has to carry out for the responsible organization."""
    return _queue(work, kind, _rows.passed_at)


@waits(TO_CONFIRM_RESOLUTION)
def to_confirm(work: Work, kind: Waiting) -> Queue:
    """Return the resolutions of which the actor has to say for the convenor whether they are carried out."""
    return Queue(
        where=[_waits_for(work, str(kind.step))],
        id=_rows.id,
        number=_rows.number,
        title=_title(),
        since=_rows.reported_at,
    )


def _queue(work: Work, kind: Waiting, since: ColumnElement[Any]) -> Queue:
    return Queue(
        where=[_waits_for(work, str(kind.step))],
        id=_rows.id,
        number=_rows.number,
        title=_title(),
        since=since,
        due=_rows.due_at,
        due_soon=_rows.rung.is_not(None),
    )


def _title() -> ColumnElement[str]:
    return func.left(_rows.content, 200)


@tells(SEARCH_RESOLUTIONS, ids=_rows.id)
def found_resolutions(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what resolutions are found by."""
    return [
        Document(
            row.id,
            row.content[:200],
            row.number,
            row.passed_at,
            {"number": row.number, "content": row.content},
            {name: getattr(row, name) for name in SEARCH_RESOLUTIONS.scope},
        )
        for row in work.session.execute(select(*_rows).where(_rows.id.in_(ids)))
    ]
