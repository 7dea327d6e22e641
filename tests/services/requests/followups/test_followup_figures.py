"""The figures of follow-ups, beside those of evaluations."""

from typing import Any

import pytest

from chassis.calling.errors import Failure
from contracts.requests.followup_figures import FOLLOW_UP_FIGURES
from contracts.roles import Role
from tests.harness import actor
from tests.services.figures import by_group, computed, opened
from tests.services.requests.district import GOOD, District
from tests.services.requests.followups.calling import DISPLEASED, clerk_of, drawn, miss, record, set_share, upheld

COUNTS = [figure.name for figure in FOLLOW_UP_FIGURES if figure.smallest_sample == 1]
BOTH = ("requests.satisfied_rate", "follow_ups.satisfied_rate", "requests.overall", "follow_ups.overall")


def totals(found: dict[str, dict[str, Any]]) -> dict[str, float | None]:
    """The totals of figures by their names."""
    return {name: figure["total"]["value"] for name, figure in found.items()}


@pytest.fixture
def called(district: District) -> District:
    """Of four follow-ups one was pleased, one displeased with what it had praised, one late, one never reached."""
    set_share(district, 100)
    clerk = clerk_of(district)
    record(district, clerk, drawn(district, district.closed()), **{**GOOD, "overall": 4})
    record(district, clerk, drawn(district, district.closed()), **DISPLEASED)
    never = drawn(district)
    for _ in range(3):
        miss(district, clerk, never)
    late = drawn(district, district.closed())
    district.at("2026-12-02 10:00")
    district.service.tick("climb_ladder")
    record(district, clerk, late)
    return district


def test_figures_are_counted_and_every_list_that_opens_one_has_as_many(called: District) -> None:
    found = computed(called.service, called.supervisor, *COUNTS)
    assert totals(found) == {
        "follow_ups.drawn": 4,
        "follow_ups.made": 3,
        "follow_ups.not_reached": 1,
        "follow_ups.poor": 1,
        "follow_ups.disagreed": 1,
        "follow_ups.late": 1,
    }
    assert opened(called.service, called.supervisor, found.values()) == 4
    for group_by in ("chain", "park", "department", "item", "month"):
        grouped = computed(called.service, called.supervisor, *COUNTS, group_by=group_by)
        assert sum(by_group(grouped["follow_ups.drawn"]).values()) == 4, group_by
        assert opened(called.service, called.supervisor, grouped.values()) >= 4, group_by
    december = computed(called.service, called.supervisor, *COUNTS, **{"from": "2026-12-01", "to": "2026-12-31"})
    assert {name: value for name, value in totals(december).items() if value} == {"follow_ups.made": 1}
    narrowed = computed(called.service, called.supervisor, *COUNTS, department_id=[str(called.water)])
    assert not any(totals(narrowed).values())


def test_marks_stand_beside_those_of_evaluations_and_few_are_withheld(called: District) -> None:
    found = computed(called.service, called.supervisor, *BOTH, group_by="department")
    (group,) = found["follow_ups.satisfied_rate"]["groups"]
    assert (group["name"], group["value"], group["sample"]) == ("人社局", round(2 / 3, 4), 3)
    assert by_group(found["follow_ups.overall"]) == {"人社局": round((4 + 2 + 5) / 3, 2)}
    assert by_group(found["requests.overall"]) == {"人社局": round((5 + 5 + 5 + 2) / 4, 2)}
    by_month = computed(called.service, called.supervisor, *BOTH, group_by="month")["follow_ups.overall"]
    assert [(each["value"], each["suppressed"]) for each in by_month["groups"]] == [(None, True), (None, True)]


def test_a_department_sees_how_it_is_judged_and_not_what_is_still_to_be_made(called: District) -> None:
    found = computed(called.service, called.handler, "follow_ups.satisfied_rate", "follow_ups.overall")
    assert found["follow_ups.satisfied_rate"]["total"]["sample"] == 3
    other = computed(called.service, called.other_handler, "follow_ups.satisfied_rate")["follow_ups.satisfied_rate"]
    assert other["total"]["value"] is None
    for name in COUNTS:
        with pytest.raises(Failure) as caught:
            computed(called.service, called.handler, name)
        assert caught.value.problem.code == "forbidden"


def test_a_clerk_of_another_chain_counts_nothing(called: District) -> None:
    elsewhere: Any = actor((Role.FOLLOW_UP_CLERK, called.water, called.other_chain))
    assert not any(totals(computed(called.service, elsewhere, *COUNTS)).values())


def test_nothing_is_counted_where_nothing_was_drawn(district: District) -> None:
    upheld(district)
    assert not any(totals(computed(district.service, district.supervisor, *COUNTS)).values())
