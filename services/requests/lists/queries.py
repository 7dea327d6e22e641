"""Lists of requests that the actor may see, with filters, sort orders and pages."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    ScalarSelect,
    Text,
    Uuid,
    and_,
    any_,
    bindparam,
    case,
    false,
    func,
    not_,
    or_,
    select,
    true,
)

from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.searching.finding import sought
from chassis.storing.filters import Filter, among, equal, filtered, from_day, one_of, to_day
from chassis.storing.pages import page
from contracts.requests.lifecycle import TAKERS
from contracts.requests.reading import LIST_REQUESTS
from contracts.requests.search import SEARCH_REQUESTS
from contracts.requests.vocabulary import LedgerKind, RequestChannel
from services.requests.clocks import queries as clocks
from services.requests.clocks.models import ClockEntry
from services.requests.lifecycle.access import VISIBLE, lists_one_of, sight, visible_to
from services.requests.lifecycle.domain import RUNNING, Status
from services.requests.lifecycle.lateness import late_with, overdue
from services.requests.lifecycle.models import Dispatch, Request
from services.requests.lifecycle.names import NAMED, known_names
from services.requests.lifecycle.queries import KNOWN, Stage, summary
from services.requests.lifecycle.standing import SENDERS, Standing
from services.requests.mirror.capability import Capable, dispatched, handled
from services.requests.worklist.queries import EXTENSION_PENDING, PART_PENDING, waiting

_requests, _dispatches, _entries = Request.__table__.c, Dispatch.__table__.c, ClockEntry.__table__.c


def _shown(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return identifiers as texts, as in the response: converting to UUIDs and back costs an eighth of a page."""
    return column.cast(Text).label(column.key) if isinstance(column.type, Uuid) else column


def _in(*statuses: Status) -> ColumnElement[bool]:
    # The text of ``IN`` would depend on how many there are, which a prepared one cannot.
    return or_(*(_requests.status == str(status) for status in sorted(statuses)))


def _while(status: Status, wanted: Any, *where: ColumnElement[bool]) -> ColumnElement[Any]:
    """Return what is read of requests in this status alone, null for the others."""
    return case((and_(_requests.status == status, *where), wanted))


def _of_dispatch(column: ColumnElement[Any]) -> ScalarSelect[Any]:
    return select(column).where(_dispatches.id == _requests.dispatch_id).scalar_subquery()


_returned_before = (
    select(func.count())
    .where(
        _entries.request_id == _requests.id,
        _entries.kind == str(LedgerKind.RETURNED),
        _entries.department_id == _requests.department_id,
    )
    .scalar_subquery()
)
# A page is found by its identifiers alone, since each of its statements is planned for its values; then its rows are
# read by a statement that is built and planned once, without the description and the form, which are the bulk of a row.
_FIND = select(_shown(_requests.id))
_READ = (
    select(
        *(_shown(_requests[name]) for name in KNOWN),
        *NAMED,
        *clocks.IN_FORCE,
        _while(Status.HANDLING, EXTENSION_PENDING).label("extension_pending"),
        case((_requests.open_parts > 0, PART_PENDING)).label("part_pending"),
        _while(Status.HANDLING, _of_dispatch(_dispatches.granted_days)).label("granted_days"),
        _while(Status.DISPATCHED, _of_dispatch(_dispatches.dispatched_at)).label("dispatched_at"),
        _while(Status.DISPATCHED, _returned_before, _requests.returns > 0).label("returned_before"),
    )
    # Somebody may have moved one on meanwhile, out of sight.
    .where(_requests.id == any_(bindparam("requests", type_=ARRAY(Text)).cast(ARRAY(Uuid))), VISIBLE)
    .execution_options(prepared=True)
)
# For supervisors and dispatchers, with who can act on what has not ended: see ``Standing``.
_READ_CAPABLE = _READ.add_columns(
    case((_in(*RUNNING), handled(_requests.department_id)), else_=true()).label("handlers"),
    case(
        (_in(Status.SUBMITTED, *RUNNING), dispatched(_requests.chain_id, _requests.park_id, _requests.centre_id)),
        else_=true(),
    ).label("dispatchers"),
)
_NO_MATTER = Capable(handlers=True, dispatchers=True)


def _late_or_not(work: Work, wanted: bool) -> ColumnElement[bool]:
    return overdue(work) if wanted else not_(overdue(work))


# As the indexes of staff requests say it, of which there is one for each order.
_of_staff = _requests.centre_id.is_not(None)


def _come_by(work: Work, channels: Collection[str]) -> ColumnElement[bool]:
    if all(post.role in TAKERS for post in work.actor.posts):
        # They see nothing that has come by the usual way; the whole order would be gone through to find that out.
        channels = set(channels) - {RequestChannel.WEB}
    if set(channels) == {RequestChannel.STAFF}:
        return _of_staff
    found = among(_requests.channel, channels)
    return false() if found is None else found


_FILTERS: dict[str, Filter] = {
    **{name: equal(_requests[name]) for name in ("item_id", "chain_id", "park_id", "department_id", "enterprise_id")},
    "on_site_day_id": equal(_requests.on_site_day_id),
    "co_department_id": lambda _work, value: lists_one_of(_requests.co_department_ids, (value,)),
    "status": one_of(_requests.status),
    "channel": _come_by,
    "staff": lambda _work, wanted: _of_staff if wanted else _requests.channel != str(RequestChannel.STAFF),
    "overdue": _late_or_not,
    "late": late_with,
    "waiting": waiting,
    "submitted_from": from_day(_requests.submitted_at),
    "submitted_to": to_day(_requests.submitted_at),
    "closed_from": from_day(_requests.closed_at),
    "closed_to": to_day(_requests.closed_at),
}
# By columns that are never null and end in the id, so that the order is total.
_ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "submitted_at": (_requests.submitted_at.asc(), _requests.id.asc()),
    "-submitted_at": (_requests.submitted_at.desc(), _requests.id.desc()),
    # Requests without a deadline stand at the end, since their due_order lies beyond all deadlines.
    "due_at": (_requests.due_order.asc(), _requests.id.asc()),
    "-due_at": (_requests.has_due.desc(), _requests.due_order.desc(), _requests.id.desc()),
    "closed_at": (_requests.closed_at.asc(), _requests.id.asc()),
    "-closed_at": (_requests.closed_at.desc(), _requests.id.desc()),
}


@handles(LIST_REQUESTS)
def list_requests(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the requests that the actor may see, filtered. Raises ``Failure`` for a bad cursor."""
    statement = filtered(_FIND.where(visible_to(work.actor)), work, query, _FILTERS, besides=["q"])
    statement = statement.order_by(*_ORDERS[query["sort"]])
    if query["sort"].endswith("closed_at"):
        statement = statement.where(_requests.closed_at.is_not(None))
        unclosed = query["status"] and "closed" not in query["status"]
        if query["overdue"] or query["late"] or query["waiting"] or unclosed:
            # Nothing of this has been closed; the order of closing would be gone through to its end to find that out.
            statement = statement.where(false())
    search = sought(SEARCH_REQUESTS, query, _requests.id, work.actor)
    return page(work.transaction, statement, query, lambda ids: _summaries(work, ids), search)


def _summaries(work: Work, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Return the requests of a page, in its order."""
    sends = work.actor.is_any(*SENDERS)
    statement, values = (_READ_CAPABLE, {"day": work.today}) if sends else (_READ, {})
    rows = work.rows(statement, requests=ids, **sight(work.actor), **values) if ids else ()
    if rows:
        clocks.recall_rules(work, rows[0].change_id, rows[0].terms_row)
    found = {row.id: row for row in rows}
    return [_summary(work, found[identifier]) for identifier in ids if identifier in found]


def _summary(work: Work, row: Any) -> dict[str, Any]:
    # A row has the columns of a request by their names.
    found = cast("Request", row)
    stage = Stage(
        row.granted_days or 0,
        extension_pending=bool(row.extension_pending),
        can_return=row.dispatched_at is not None
        and clocks.returnable(work, row.dispatched_at, row.returned_before or 0),
        part_pending=bool(row.part_pending),
    )
    # It is no matter to those who send nothing.
    known = Capable(row.handlers, row.dispatchers) if hasattr(row, "handlers") else _NO_MATTER
    return summary(work, found, known_names(row), stage, Standing(work, found, known))
