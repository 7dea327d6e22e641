"""Posts of a file do not overlap, also by a last day that it changes, whatever the order of its rows."""

from datetime import date
from typing import Any

import pytest

from contracts.ledgers import CLEAR
from contracts.registry.people import LIST_POSTS
from tests.harness import ServiceUnderTest
from tests.services.registry.district import REGISTRAR
from tests.services.registry.imports.files import POSTS, faults, load, whole

Line = list[Any]


def chief(code: str, first: str, last: Any) -> Line:
    return [code, "链长", "LW01", "SWYY", date.fromisoformat(first), last]


def handler(first: str, last: Any) -> Line:
    return ["RY0002", "督办员", "LW01", None, date.fromisoformat(first), last]


FIRST, SECOND = chief("RY0001", "2024-01-01", "2024-10-31"), chief("RY0002", "2025-01-01", None)


@pytest.fixture
def held(registry: ServiceUnderTest) -> ServiceUnderTest:
    """A chain with two chiefs, one after the other, and somebody with the same post twice."""
    load(registry, whole() | {"任职": [*POSTS, FIRST, SECOND, handler("2024-01-01", "2024-06-30")]})
    load(registry, {"任职": [POSTS[0], handler("2025-01-01", None)]})
    return registry


def chiefs(registry: ServiceUnderTest) -> list[tuple[str, str | None]]:
    found = registry.call(LIST_POSTS, REGISTRAR, query={"history": "true", "kind": "chain_chief"})["items"]
    return sorted((each["valid_from"], each["valid_to"]) for each in found)


@pytest.mark.parametrize("last", [CLEAR, "2025-01-01", "2030-12-31"])
def test_a_later_last_day_makes_no_second_chief_and_no_second_post(held: ServiceUnderTest, last: str) -> None:
    value = "" if last == CLEAR else last
    for line in (chief("RY0001", "2024-01-01", last), handler("2024-01-01", last)):
        assert faults(held, {"任职": [POSTS[0], line]}) == [("任职", 2, "终止日期", value)]


def test_a_last_day_may_be_changed_as_far_as_the_next_post(held: ServiceUnderTest) -> None:
    load(held, {"任职": [POSTS[0], chief("RY0001", "2024-01-01", "2024-12-31")]})
    assert chiefs(held) == [("2024-01-01", "2024-12-31"), ("2025-01-01", None)]


@pytest.mark.parametrize("turned", [False, True])
def test_one_chief_ends_and_the_next_begins_in_one_file(held: ServiceUnderTest, turned: bool) -> None:
    lines = [chief("RY0002", "2025-01-01", "2025-06-30"), chief("RY0001", "2025-07-01", None)]
    load(held, {"任职": [POSTS[0], *(reversed(lines) if turned else lines)]})
    assert chiefs(held) == [("2024-01-01", "2024-10-31"), ("2025-01-01", "2025-06-30"), ("2025-07-01", None)]


def test_a_new_post_does_not_overlap_one_that_the_file_prolongs(held: ServiceUnderTest) -> None:
    lines = [chief("RY0001", "2024-01-01", "2024-12-15"), chief("RY0002", "2024-12-01", "2024-12-31")]
    assert faults(held, {"任职": [POSTS[0], *lines]}) == [("任职", 3, "起始日期", "2024-12-01")]


def test_a_post_comes_once_in_a_file(held: ServiceUnderTest) -> None:
    lines = [chief("RY0002", "2025-01-01", "2025-06-30"), chief("RY0002", "2025-01-01", "2025-07-31")]
    assert faults(held, {"任职": [POSTS[0], *lines]}) == [("任职", 3, "起始日期", "2025-01-01")]
