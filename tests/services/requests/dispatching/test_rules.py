"""Rules of dispatching: which one decides, and why the others did not."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.requests.dispatching.domain import Matter, first_match, try_rules

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
