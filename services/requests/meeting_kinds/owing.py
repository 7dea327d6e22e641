"""How organizations stand with the meetings that they owe, and telling those that are short of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from chassis.running.work import Work
from chassis.storing.filters import day_begins, day_ends
from contracts.operation import Event
from contracts.requests.meetings_kinds import ENTERED_WITHIN, MEETINGS_OWED_SOON, MEETINGS_SHORT, SOON_DAYS
from contracts.requests.meetings_vocabulary import MeetingPeriod, MeetingStatus, OwedStatus
from services.requests.clocks.queries import calendar
from services.requests.meeting_kinds.domain import Period, periods, status_of
from services.requests.meeting_kinds.models import MeetingKind, ShortMeetings
from services.requests.meetings.models import Meeting

_rows = Meeting.__table__.c
_SOON = timedelta(days=SOON_DAYS)
_TOLD: Mapping[OwedStatus, tuple[Event, bool]] = {
    OwedStatus.SOON: (MEETINGS_OWED_SOON, False),
    OwedStatus.SHORT: (MEETINGS_SHORT, True),
}


@dataclass(frozen=True)
class Cell:
    """How an organization stands in a period."""

    first: date
    status: OwedStatus
    owed: int
    held: int
    convened: int


def periods_of(work: Work, kind: MeetingKind, year: int) -> list[Period]:
    """Return the periods of a year in which meetings of a kind are owed, by the working calendar."""
    known = calendar(work)
    return periods(kind.period, year, lambda day: known.day(day).working)


def owed_cells(work: Work, kind: MeetingKind, found: Sequence[Period]) -> dict[tuple[UUID, date], Cell]:
    """Return how each organization that owes meetings of a kind stands in each period."""
    counted = _counted(work, kind, found)
    return {
        (organization_id, period.first): _cell(
            work, kind, organization_id, period, counted.get((organization_id, period.first), (0, 0))
        )
        for organization_id in kind.owed_by_ids
        for period in found
    }


def _cell(work: Work, kind: MeetingKind, organization_id: UUID, period: Period, count: tuple[int, int]) -> Cell:
    held, convened = count
    since = kind.owed_since.get(str(organization_id))
    begins = date.fromisoformat(since) if since else kind.owed_from
    owes = kind.at_least is not None and begins is not None and begins <= period.last
    owed = (kind.at_least or 0) if owes else 0
    return Cell(period.first, status_of(period, work.today, owed, held, convened, _SOON), owed, held, convened)


def _counted(work: Work, kind: MeetingKind, found: Sequence[Period]) -> dict[tuple[UUID, date], tuple[int, int]]:
    """Return how many meetings each organization has held in each period, and how many more it has convened."""
    if not found:
        return {}
    zone = work.now.tzinfo
    month = func.date_trunc("month", func.timezone(work.settings.timezone, _rows.starts_at)).label("month")
    convened = _rows.status == MeetingStatus.CONVENED.value
    # One that nobody has entered as held long after its time was not.
    expected = and_(convened, _rows.starts_at >= work.now - timedelta(days=ENTERED_WITHIN))
    statement = (
        select(_rows.organization_id, month, func.count().filter(~convened), func.count().filter(expected))
        .where(
            _rows.kind_id == kind.id,
            _rows.starts_at >= day_begins(found[0].first, zone),
            _rows.starts_at < day_ends(found[-1].last, zone),
            _rows.status != MeetingStatus.CANCELLED.value,
        )
        .group_by(_rows.organization_id, month)
    )
    counted: dict[tuple[UUID, date], tuple[int, int]] = {}
    for organization_id, begins, held, ahead in work.session.execute(statement):
        first = max(period.first for period in found if period.first <= begins.date())
        before = counted.get((organization_id, first), (0, 0))
        counted[organization_id, first] = (before[0] + held, before[1] + ahead)
    return counted


def tell_of_short(work: Work) -> int:
    """Tell the organizations that are short of meetings of one kind, or will be, each once; returns how many kinds."""
    unchecked = or_(MeetingKind.checked_on.is_(None), MeetingKind.checked_on < work.today)
    owed = and_(MeetingKind.active, MeetingKind.period != MeetingPeriod.NONE.value, MeetingKind.owed_from.is_not(None))
    statement = select(MeetingKind).where(owed, unchecked).order_by(MeetingKind.id).limit(1)
    kind = work.session.scalar(statement.with_for_update(skip_locked=True))
    if kind is None:
        return 0
    # The period under way, and the one before, which may have ended meanwhile.
    both = [*periods_of(work, kind, work.today.year - 1), *periods_of(work, kind, work.today.year)]
    begun = [period for period in both if period.first <= work.today][-2:]
    known = {period.first: period for period in begun}
    for (organization_id, first), cell in owed_cells(work, kind, begun).items():
        if cell.status in _TOLD:
            _tell(work, kind, organization_id, known[first], cell)
    # Not by the row itself: its version is that of what the operator has entered.
    checked = update(MeetingKind).where(MeetingKind.id == kind.id).values(checked_on=work.today)
    work.session.execute(checked, execution_options={"synchronize_session": False})
    return 1


def _tell(work: Work, kind: MeetingKind, organization_id: UUID, period: Period, cell: Cell) -> None:
    event, over = _TOLD[cell.status]
    row: dict[str, Any] = {"kind_id": kind.id, "organization_id": organization_id, "first": period.first, "over": over}
    added = insert(ShortMeetings).values(**row, told_at=work.now).on_conflict_do_nothing()
    if work.session.execute(added.returning(ShortMeetings.kind_id)).first() is None:
        return
    counts = {"owed": cell.owed, "held": cell.held, "convened": cell.convened}
    times = {"first": period.first, "last": period.last, "due_on": period.due_on}
    named = {"id": kind.id, "name": kind.name, "name_en": kind.name_en, "organization_id": organization_id}
    work.emit(event, kind.id, {**named, **times, **counts})
