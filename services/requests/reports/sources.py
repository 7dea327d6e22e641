"""The sources of figures: tables of what happened with requests, each row with a moment and a department."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Date, Select, and_, case, cast, func, literal_column, select
from sqlalchemy.orm import InstrumentedAttribute

from contracts.requests.vocabulary import Duty
from services.requests.clocks.ladder import OVERDUE
from services.requests.clocks.models import Clock, ClockEntry, ClockFiring
from services.requests.joint.models import Part
from services.requests.lifecycle.models import Answer, Evaluation, Extension, Request, Review
from services.requests.reports.domain import LATE, MARKS

_NONE: ColumnElement[Any] = literal_column("0")


@dataclass(frozen=True)
class Source:
    """One source: the rows of ``table`` with their moment and department, and the sums that they add to.

    ``request`` is the column of the request that a row is about, where that is not ``request_id``.
    """

    table: Any
    moment: InstrumentedAttribute[Any]
    department: InstrumentedAttribute[Any]
    sums: Mapping[str, ColumnElement[Any]]
    condition: ColumnElement[bool] | None = None
    request: InstrumentedAttribute[Any] | None = None

    @property
    def request_id(self) -> InstrumentedAttribute[Any]:
        """The column of the request that a row is about."""
        found: InstrumentedAttribute[Any] = self.table.request_id if self.request is None else self.request
        return found

    def summed(
        self, keys: Sequence[ColumnElement[Any]], names: Iterable[str], *, of_requests: bool = True
    ) -> Select[Any]:
        """Return the source's own sums by keys, and zero for all others; joined with requests if needed."""
        statement = select(*keys, *columns_of(self.sums, names)).select_from(self.table).where(self.moment.is_not(None))
        if of_requests and self.table is not Request:
            statement = statement.join(Request, Request.id == self.request_id)
        if self.condition is not None:
            statement = statement.where(self.condition)
        # Without a key in GROUP BY a source without rows would still return one row.
        return statement.group_by(*keys)

    def month(self, zone: str) -> ColumnElement[Any]:
        """Return the first day of the month of a row."""
        return cast(func.date_trunc("month", func.timezone(zone, self.moment)), Date)


def columns_of(sums: Mapping[str, ColumnElement[Any]], names: Iterable[str]) -> list[ColumnElement[Any]]:
    """Return a column for each name: its sum, or zero if none is given."""
    return [cast(sums.get(name, _NONE), BigInteger).label(name) for name in names]


def count_if(condition: ColumnElement[bool] | InstrumentedAttribute[bool]) -> ColumnElement[int]:
    """Return the number of rows that meet a condition."""
    return func.sum(case((condition, 1), else_=0))


_one = func.count()
_duty = select(Clock.duty).where(Clock.id == ClockEntry.clock_id).scalar_subquery()
_answered = {"answered": _one, "on_time": count_if(Answer.on_time), "used_minutes": func.sum(Answer.used_minutes)}
_evaluated = {
    "evaluations": _one,
    "satisfied": count_if(Evaluation.overall >= 4),
    **{mark: func.sum(getattr(Evaluation, mark)) for mark in MARKS},
}
# The sources whose sums follow from the rows alone, whatever the time is; they are final once the request has ended.
SUBMITTED = Source(Request, Request.submitted_at, Request.department_id, {"received": _one})
SOURCES = (
    SUBMITTED,
    Source(Request, Request.closed_at, Request.department_id, {"closed": _one}),
    Source(Request, Request.withdrawn_at, Request.department_id, {"withdrawn": _one}),
    Source(Answer, Answer.answered_at, Answer.department_id, _answered),
    Source(Evaluation, Evaluation.evaluated_at, Evaluation.department_id, _evaluated),
    # A clock of handling has the id of its request.
    Source(
        ClockEntry,
        ClockEntry.at,
        ClockEntry.department_id,
        {"returns": _one},
        and_(ClockEntry.kind == "returned", _duty == str(Duty.HANDLING)),
        ClockEntry.clock_id,
    ),
    Source(Extension, Extension.decided_at, Extension.department_id, {"extensions": _one}, Extension.granted.is_(True)),
    Source(Review, Review.reviewed_at, Review.department_id, {"reopened": _one}, Review.decision == "reopen"),
    Source(
        Part,
        Part.done_at,
        Part.department_id,
        {"parts_done": _one, "parts_on_time": count_if(Part.on_time)},  # type: ignore[arg-type]
    ),
    # Whose time has run out: the department's that had the request then, or a role's, which is none's.
    Source(
        ClockFiring,
        ClockFiring.reached_at,
        ClockFiring.owner_id,
        {name: count_if(ClockFiring.duty.in_(duties)) for name, duties in LATE.items()},
        and_(
            ClockFiring.rung == OVERDUE,
            ClockFiring.duty.in_([str(duty) for duties in LATE.values() for duty in duties]),
        ),
        ClockFiring.subject_id,
    ),
)
