"""The pure rules of requests: moves, dispatch rules, forms, figures."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.requests.reading import ACTIONS, STATUSES
from contracts.roles import Role
from services.requests.catalog.domain import check_answers
from services.requests.dispatching.domain import Matter, first_match, try_rules
from services.requests.lifecycle.domain import ENDED, MOVES, Action, Status, higher, is_possible, possible
from services.requests.reports.domain import SUMS, Period, added_up, figures

VALUES = st.lists(st.sampled_from("abc"), max_size=2)
RULES = st.lists(
    st.fixed_dictionaries({"items": VALUES, "chains": VALUES, "segments": VALUES, "parks": VALUES}), max_size=5
)
MATTERS = st.builds(
    Matter,
    item=st.sampled_from("abc"),
    chain=st.none() | st.sampled_from("abc"),
    segments=VALUES.map(tuple),
    park=st.none() | st.sampled_from("abc"),
)


# The life


def test_the_contract_names_the_statuses_and_actions_of_the_rules() -> None:
    assert tuple(Status) == STATUSES
    assert tuple(action for action in Action if action in MOVES and MOVES[action].role) == ACTIONS


def test_every_status_can_be_reached_and_left_unless_it_is_an_end() -> None:
    reached, grown = {Status.SUBMITTED}, True
    while grown:
        targets = {target for move in MOVES.values() if move.sources & reached for target in move.targets}
        grown = not targets <= reached
        reached |= targets
    assert reached == set(Status)
    for status in Status:
        assert (possible(status) == ()) == (status in ENDED)


def test_nothing_follows_an_end() -> None:
    assert not any(is_possible(status, action) for status in ENDED for action in MOVES)


def test_a_poor_evaluation_is_never_the_department_s_to_settle() -> None:
    roles = {MOVES[action].role for action in possible(Status.UNDER_REVIEW)}
    assert roles == {Role.SUPERVISOR}


@pytest.mark.parametrize(
    ("rung", "than", "expected"),
    [
        ("reminder_50", None, "reminder_50"),
        ("reminder_80", "reminder_50", "reminder_80"),
        ("reminder_50", "overdue", "overdue"),
        ("supervision_notice", "overdue", "supervision_notice"),
        ("chain_chief", "supervision_notice", "chain_chief"),
        ("overdue", "chain_chief", "chain_chief"),
    ],
)
def test_the_higher_rung_stays(rung: str, than: str | None, expected: str) -> None:
    assert higher(rung, than) == expected


# Dispatch rules


@given(RULES, MATTERS)
def test_the_rule_that_decides_is_the_first_whose_every_condition_is_met(rules: list[Any], matter: Matter) -> None:
    def met(rule: dict[str, Any]) -> bool:
        return (
            (not rule["items"] or matter.item in rule["items"])
            and (not rule["chains"] or matter.chain in rule["chains"])
            and (not rule["segments"] or any(segment in rule["segments"] for segment in matter.segments))
            and (not rule["parks"] or matter.park in rule["parks"])
        )

    expected = next((position for position, rule in enumerate(rules, start=1) if met(rule)), None)
    step = first_match(rules, matter)
    assert (step.position if step else None) == expected


@given(RULES, MATTERS)
def test_every_rule_that_did_not_decide_says_why(rules: list[Any], matter: Matter) -> None:
    steps = try_rules(rules, matter)
    assert [step.position for step in steps] == list(range(1, len(steps) + 1))
    assert all(step.unmet for step in steps[:-1])
    for step in steps:
        for unmet in step.unmet:
            assert unmet.expected
            assert not set(unmet.expected) & set(unmet.given)


# Forms


def field(kind: str, *, required: bool = False, choices: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"key": "a", "label": "甲", "type": kind, "required": required, "choices": list(choices)}


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("text", ["康源", "a" * 200], ["a" * 201, 1, True, ["x"], {"x": 1}, "a\x00b"]),
        ("long_text", ["a" * 5000], ["a" * 5001, 1.5]),
        ("number", [0, -1, 2.5, 10**15], [True, "1", 10**16, float("nan"), float("inf"), [1]]),
        ("date", ["2026-02-28"], ["2026-02-29", "20260228", "2026-2-28", 20260228, "2026-02-28T10:00:00"]),
        ("boolean", [True, False], [0, 1, "true"]),
        ("choice", ["甲", "乙"], ["丙", 1, ["甲"], {"甲": 1}]),
    ],
)
def test_each_kind_of_answer_takes_what_it_says(kind: str, right: list[Any], wrong: list[Any]) -> None:
    form = [field(kind, choices=("甲", "乙") if kind == "choice" else ())]
    assert [value for value in right if check_answers(form, {"a": value})] == []
    assert [value for value in wrong if not check_answers(form, {"a": value})] == []


@pytest.mark.parametrize("nothing", [{}, {"a": None}, {"a": ""}, {"a": "  \n"}])
def test_no_answer_is_wrong_only_where_one_is_required(nothing: dict[str, Any]) -> None:
    assert check_answers([field("text")], nothing) == []
    assert [each.key for each in check_answers([field("text", required=True)], nothing)] == ["a"]


# Figures


def sums(**given: int) -> dict[str, int]:
    return {name: given.get(name, 0) for name in SUMS}


@pytest.mark.parametrize(("evaluations", "withheld"), [(0, False), (1, True), (2, True), (3, False)])
def test_marks_are_shown_from_three_evaluations_on(evaluations: int, withheld: bool) -> None:
    found = figures(sums(evaluations=evaluations, overall=4 * evaluations, satisfied=evaluations))["satisfaction"]
    assert found["suppressed"] is withheld
    assert (found["overall"] is None) is (evaluations < 3)


def test_rates_and_hours_are_reckoned_from_sums() -> None:
    found = figures(added_up([sums(answered=1, on_time=1, used_minutes=60), sums(answered=2, used_minutes=210)]))
    assert (found["on_time_rate"], found["average_working_hours"]) == (0.3333, 1.5)


DAYS = st.none() | st.dates(date(2024, 1, 1), date(2026, 12, 31))


@given(DAYS, DAYS)
def test_a_period_is_its_whole_months_and_the_days_besides(first: date | None, last: date | None) -> None:
    if first and last and last < first:
        first, last = last, first
    months, edges = Period(first, last).divided()
    assert len(edges) <= 2

    def within(period: Period | None, day: date) -> bool:
        return period is not None and (period.first or date.min) <= day <= (period.last or date.max)

    days = [date(2023, 12, 1) + timedelta(days) for days in range(1150)]
    for each in days:
        inside = [period for period in (months, *edges) if within(period, each)]
        assert len(inside) == within(Period(first, last), each)
        # A whole month is never left to its days.
        begins, ends = (
            each.replace(day=1),
            (each.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1),
        )
        whole = within(Period(first, last), begins) and within(Period(first, last), ends)
        assert within(months, each) == whole


def test_a_period_may_reach_to_the_last_day_there_is() -> None:
    assert Period(date(2026, 1, 1), date.max).divided() == (Period(date(2026, 1, 1), date.max), [])
    assert Period(date.min, date(1, 1, 30)).divided() == (None, [Period(date.min, date(1, 1, 30))])
    assert Period(date(9999, 12, 2), date.max).divided() == (None, [Period(date(9999, 12, 2), date.max)])
