"""How a project stands: computed from milestones and the working calendar, and explained."""

from dataclasses import dataclass
from datetime import date

import pytest

from contracts.requests.project_kinds import ProjectCause, ProjectStanding
from services.requests.clocks.calendar import WorkingCalendar
from services.requests.projects import domain

# A Monday, and the Friday a week and a weekend before it.
MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 13)
TODAY = domain.Today(MONDAY, WorkingCalendar())
LATER = date(2027, 6, 30)


@dataclass
class Planned:
    planned_on: date
    weight: int = 10
    done_on: date | None = None
    title: str = "节点"


def test_days_off_are_not_overdue() -> None:
    assert [TODAY.overdue(date(2026, 11, day)) for day in (24, 23, 22, 21, 20, 13)] == [0, 0, 1, 1, 1, 6]
    # Since that weekend six days have been worked.
    assert TODAY.late_before == date(2026, 11, 16)
    # In the week of the national day nothing becomes overdue; on the exchanged Saturday before it, work is done.
    golden = domain.Today(date(2026, 10, 8), WorkingCalendar())
    assert golden.overdue(date(2026, 9, 30)) == 1


@pytest.mark.parametrize(
    ("milestones", "standing", "causes"),
    [
        ([], ProjectStanding.ON_COURSE, [(ProjectCause.NOTHING_OVERDUE, None)]),
        ([Planned(MONDAY)], ProjectStanding.ON_COURSE, [(ProjectCause.NOTHING_OVERDUE, None)]),
        ([Planned(FRIDAY, done_on=MONDAY)], ProjectStanding.ON_COURSE, [(ProjectCause.NOTHING_OVERDUE, None)]),
        (
            [Planned(date(2026, 11, 20)), Planned(LATER, 90)],
            ProjectStanding.AT_RISK,
            [(ProjectCause.MILESTONE_OVERDUE, 1)],
        ),
        ([Planned(FRIDAY), Planned(LATER, 90)], ProjectStanding.LATE, [(ProjectCause.MILESTONE_LATE, 6)]),
        (
            [Planned(date(2026, 11, 20), 31), Planned(LATER, 69)],
            ProjectStanding.LATE,
            [(ProjectCause.WEIGHT_OVERDUE, 31), (ProjectCause.MILESTONE_OVERDUE, 1)],
        ),
        (
            [Planned(date(2026, 11, 20), 30), Planned(LATER, 70)],
            ProjectStanding.AT_RISK,
            [(ProjectCause.MILESTONE_OVERDUE, 1)],
        ),
    ],
)
def test_a_project_stands_as_its_milestones_do(
    milestones: list[Planned], standing: ProjectStanding, causes: list[tuple[ProjectCause, int | None]]
) -> None:
    found, why = domain.stands(milestones, LATER, TODAY)
    assert (found, [(one.cause, one.value) for one in why]) == (standing, causes)


def test_a_project_whose_planned_end_is_over_is_late() -> None:
    assert domain.stands([], date(2026, 11, 20), TODAY) == (
        ProjectStanding.LATE,
        [domain.Cause(ProjectCause.END_OVERDUE, value=1)],
    )


def test_progress_is_by_weight() -> None:
    assert domain.progress([]) is None
    assert domain.progress([Planned(MONDAY, 30, MONDAY), Planned(LATER, 69)]) == 30


def test_months_are_owed_one_after_the_other_once_they_are_over() -> None:
    begun = date(2026, 9, 15)
    assert domain.owed(begun, None, date(2026, 9, 30)) is None
    assert domain.owed(begun, None, date(2026, 10, 1)) == date(2026, 9, 1)
    assert domain.owed(begun, date(2026, 9, 1), date(2026, 11, 23)) == date(2026, 10, 1)
    assert domain.owed(begun, date(2026, 12, 1), date(2027, 2, 1)) == date(2027, 1, 1)
    assert domain.owed(begun, date(2026, 10, 1), date(2026, 11, 23)) is None
