"""Reads of meetings, what they are found by, and what of them waits."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select

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
from chassis.storing.filters import Filter, equal, filtered, from_day, one_of, to_day
from chassis.storing.pages import page
from contracts.figures import FigureDimension
from contracts.requests.meetings import (
    GET_MEETING,
    LIST_MEETING_HISTORY,
    LIST_MEETINGS,
    MEETING,
    SEARCH_MEETINGS,
    TO_APPROVE_MINUTES,
    TO_ENTER_ATTENDANCE,
    TO_TAKE_MINUTES,
    MeetingDetailSchema,
    MeetingHistorySchema,
    MeetingSchema,
)
from contracts.requests.meetings_figures import MEETING_ACTIONS, MEETINGS_HELD
from contracts.requests.meetings_vocabulary import MeetingAction, MeetingOrder, MeetingStatus, MeetingWaiting
from contracts.vocabulary import Codes
from contracts.worklists import Waiting
from services.requests.lifecycle.access import lists_one_of
from services.requests.lifecycle.names import column_of
from services.requests.meeting_kinds.models import MeetingKind
from services.requests.meetings.access import convened, convening_post, shown_history, supervising_post, visible_to
from services.requests.meetings.counting import counted
from services.requests.meetings.domain import HELD, POSSIBLE
from services.requests.meetings.models import Meeting, MeetingEntry
from services.requests.mirror.models import Chain, Organization
from services.requests.mirror.queries import names_of

_rows = Meeting.__table__.c
_READ = select(
    *_rows,
    column_of(MeetingKind, "name", _rows.kind_id, "kind_name"),
    column_of(Organization, "name", _rows.organization_id, "organization_name"),
    column_of(Organization, "active", _rows.organization_id, "convenor_active"),
    column_of(Chain, "name", _rows.chain_id, "chain_name"),
    column_of(Organization, "name", _rows.chair_id, "chair_name"),
)


def _waits_for(work: Work, step: str) -> ColumnElement[bool]:
    """Return the condition for the meetings with which the actor has to do this for the convenor."""
    stands: Mapping[str, ColumnElement[bool]] = {
        MeetingWaiting.ATTENDANCE: (_rows.status == MeetingStatus.CONVENED.value) & (_rows.starts_at <= work.now),
        MeetingWaiting.MINUTES: _rows.status == MeetingStatus.HELD.value,
        MeetingWaiting.APPROVAL: _rows.status == MeetingStatus.MINUTED.value,
    }
    return stands[step] & convened(work.actor, Meeting.__table__)


_FILTERS: dict[str, Filter] = {
    **{name: equal(_rows[name]) for name in ("kind_id", "organization_id", "chain_id", "quorate")},
    "expected_id": lambda _work, given: lists_one_of(_rows.expected_ids, (given,)),
    "status": one_of(_rows.status),
    "waiting": _waits_for,
    "first": from_day(_rows.starts_at),
    "last": to_day(_rows.starts_at),
}
_ORDERS = {
    MeetingOrder.LATEST: (_rows.starts_at.desc(), _rows.id.desc()),
    MeetingOrder.EARLIEST: (_rows.starts_at.asc(), _rows.id.asc()),
}


@handles(LIST_MEETINGS)
def list_meetings(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the meetings that the actor may see."""
    statement = filtered(_READ.where(visible_to(work.actor)), work, query, _FILTERS, besides=["q"])
    statement = statement.order_by(*_ORDERS[MeetingOrder(query["sort"])])
    search = sought(SEARCH_MEETINGS, query, _rows.id, work.actor)
    return page(work.transaction, statement, query, lambda rows: [_listed(work, row) for row in rows], search)


@handles(GET_MEETING)
def get_meeting(work: Work, meeting_id: UUID) -> dict[str, Any]:
    """Return one meeting. Raises ``Failure`` if there is none that the actor may see."""
    row = _find(work, meeting_id)
    names = names_of(work.session, row.expected_ids)
    known = row.present_ids is not None and (row.present_ids or not row.attended)
    expected = [
        {
            "id": each,
            "name": names.get(each, ""),
            "member": each in row.member_ids,
            "attended": each in row.present_ids if known else None,
        }
        for each in row.expected_ids
    ]
    return shown(row, MeetingDetailSchema, **_computed(work, row), expected=expected)


@handles(LIST_MEETING_HISTORY)
def list_history(work: Work, meeting_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the history of a meeting. Raises ``Failure`` like ``get_meeting``."""
    mine = shown_history(work, _find(work, meeting_id), MeetingEntry.__table__)
    statement = select(MeetingEntry).where(MeetingEntry.meeting_id == meeting_id, mine).order_by(MeetingEntry.id.asc())
    return page(
        work.transaction, statement, query, lambda entries: [shown(each, MeetingHistorySchema) for each in entries]
    )


def _find(work: Work, meeting_id: UUID) -> Any:
    work.session.flush()
    row = work.session.execute(_READ.where(_rows.id == meeting_id, visible_to(work.actor))).one_or_none()
    if row is None:
        raise not_found(MEETING, meeting_id)
    return row


def _listed(work: Work, row: Any) -> dict[str, Any]:
    return shown(row, MeetingSchema, **_computed(work, row))


def _computed(work: Work, row: Any) -> dict[str, Any]:
    own = convening_post(work.actor, row) is not None
    own = own or (row.convenor_active is False and supervising_post(work.actor, row.chain_id) is not None)

    def may(action: Codes) -> bool:
        if not own or row.status not in POSSIBLE[MeetingAction(action)]:
            return False
        if action == MeetingAction.ATTENDANCE:
            return bool(row.starts_at <= work.now)
        return action != MeetingAction.RESOLUTION or bool(row.quorate)

    return {
        "members": len(row.member_ids),
        "organization_name": row.organization_name or "",
        "actions": possible(work.actor, MEETING_ACTIONS, may),
    }


@waits(TO_ENTER_ATTENDANCE)
def to_enter_attendance(work: Work, kind: Waiting) -> Queue:
    """Return the meetings of which the actor has to enter who attended."""
    return _queue(work, kind)


@waits(TO_TAKE_MINUTES)
def to_take_minutes(work: Work, kind: Waiting) -> Queue:
    """Return the meetings of which the actor has to take the minutes."""
    return _queue(work, kind)


@waits(TO_APPROVE_MINUTES)
def to_approve_minutes(work: Work, kind: Waiting) -> Queue:
    """Return the meetings of which the actor has to approve the minutes."""
    return _queue(work, kind)


def _queue(work: Work, kind: Waiting) -> Queue:
    return Queue(
        where=[_waits_for(work, str(kind.step))],
        id=_rows.id,
        number=_rows.number,
        title=_rows.title,
        since=_rows.starts_at,
    )


@tells(SEARCH_MEETINGS, ids=_rows.id)
def found_meetings(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what meetings are found by."""
    return [
        Document(
            row.id,
            row.title,
            row.number,
            row.starts_at,
            {name: getattr(row, name) for name in ("title", "number", "ledger_number", "minutes")},
            {name: getattr(row, name) for name in SEARCH_MEETINGS.scope},
        )
        for row in work.session.execute(select(*_rows).where(_rows.id.in_(ids)))
    ]


@computes(MEETINGS_HELD)
def compute_held(work: Work, asked: Asked) -> Computed:
    """Return how many meetings were held, of those that the actor may see."""
    columns = {FigureDimension.CHAIN: _rows.chain_id, FigureDimension.MEETING_KIND: _rows.kind_id}
    held = _rows.status.in_([str(status) for status in HELD])
    return counted(work, asked, MEETINGS_HELD, columns, _rows.starts_at, held, visible_to(work.actor))
