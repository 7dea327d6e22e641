"""How a project stands against its plan, computed from milestones and the working calendar, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from contracts.requests.project_kinds import GRACE_DAYS, MOST_OVERDUE, ProjectCause, ProjectStage, ProjectStanding
from services.requests.clocks.calendar import WorkingCalendar

STAGES = tuple(ProjectStage)


class Planned(Protocol):
    """What a milestone has that is reckoned with."""

    title: str
    weight: int
    planned_on: date
    done_on: date | None


@dataclass(frozen=True)
class Cause:
    """Why a project stands as it does: by which milestone, and by how much."""

    cause: ProjectCause
    milestone: str | None = None
    value: int | None = None


@dataclass(frozen=True)
class Today:
    """A day, and the day before which what was due is overdue by more than the days of grace."""

    day: date
    calendar: WorkingCalendar
    _known: dict[date, int] = field(default_factory=dict, compare=False)

    def overdue(self, due: date) -> int:
        """Return the working days that have passed since a day: none on the day itself, nor on days off after it."""
        if due >= self.day:
            return 0
        if due not in self._known:
            passed = self.calendar.days(due + timedelta(days=1), self.day)
            self._known[due] = sum(day.working for day in passed)
        return self._known[due]

    @property
    def late_before(self) -> date:
        """The day before which what was due is overdue by more than the days of grace."""
        due = self.day
        while self.overdue(due) <= GRACE_DAYS:
            due -= timedelta(days=1)
        return due + timedelta(days=1)


def progress(milestones: Iterable[Planned]) -> int | None:
    """Return how many percent of the weight are done, rounded down; nothing without milestones."""
    listed = list(milestones)
    whole = sum(one.weight for one in listed)
    return sum(one.weight for one in listed if one.done_on) * 100 // whole if whole else None


def stands(milestones: Sequence[Planned], ends_on: date, today: Today) -> tuple[ProjectStanding, list[Cause]]:
    """Return how a project that is under way stands, and why: what makes it so, or that nothing is overdue."""
    overdue = [one for one in milestones if one.done_on is None and one.planned_on < today.day]
    causes: list[Cause] = []
    late = ends_on < today.day
    if late:
        causes.append(Cause(ProjectCause.END_OVERDUE, value=today.overdue(ends_on)))
    whole = sum(one.weight for one in milestones)
    if overdue and sum(one.weight for one in overdue) * 100 > MOST_OVERDUE * whole:
        late = True
        share = sum(one.weight for one in overdue) * 100 // whole
        causes.append(Cause(ProjectCause.WEIGHT_OVERDUE, value=share))
    for one in overdue:
        days = today.overdue(one.planned_on)
        beyond = days > GRACE_DAYS
        late = late or beyond
        cause = ProjectCause.MILESTONE_LATE if beyond else ProjectCause.MILESTONE_OVERDUE
        causes.append(Cause(cause, one.title, days))
    if late:
        return ProjectStanding.LATE, causes
    if causes:
        return ProjectStanding.AT_RISK, causes
    return ProjectStanding.ON_COURSE, [Cause(ProjectCause.NOTHING_OVERDUE)]


def is_back(before: str | None, after: str) -> bool:
    """Whether a stage lies before another."""
    return before is not None and STAGES.index(ProjectStage(after)) < STAGES.index(ProjectStage(before))


def first_of(day: date) -> date:
    """Return the first day of its month."""
    return day.replace(day=1)


def month_before(day: date) -> date:
    """Return the first day of the month before."""
    return first_of(first_of(day) - timedelta(days=1))


def owed(starts_on: date, reported: date | None, today: date) -> date | None:
    """Return the first day of the month that is to be reported next: each that is over, since the project began."""
    due = first_of(starts_on) if reported is None else first_of(reported + timedelta(days=31))
    return due if due <= month_before(today) else None
