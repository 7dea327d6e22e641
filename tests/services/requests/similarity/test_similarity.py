"""Similar requests: what counts as alike, who is shown which, and how."""

from typing import Any

import pytest
from sqlalchemy import text

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.requests import lifecycle
from contracts.requests.similarity import FIND_SIMILAR_REQUESTS, GET_SIMILAR_REQUESTS
from contracts.roles import Role
from services.requests.similarity.likeness import SIMILAR
from tests.harness import actor
from tests.services.requests.cases.steam import opened
from tests.services.requests.district import District
from tests.services.requests.similarity.pairs import (
    LEAST_PAIRS,
    at_best,
    by_characters,
    by_platform,
    pairs,
    told_apart,
)

STEAM = {"title": "蒸汽管道增容", "description": "二期中试车间下月投产,现有蒸汽管道压力不足,请协调增容。"}
MORE_STEAM = {"title": "蒸汽压力不足", "description": "新车间投产后蒸汽管道压力上不去,希望热力公司增容。"}
SCHOOL = {"title": "员工子女入学", "description": "外地引进的骨干子女九月上小学,学位没有着落。"}
OTHER_WORDS = {"title": "孩子读书没着落", "description": "引进的工程师家属随迁,附近学校说名额满了。"}


def similar(district: District, caller: Actor, request: dict[str, Any], **query: Any) -> list[dict[str, Any]]:
    """The requests that are shown as similar to one."""
    items: list[dict[str, Any]] = district.call(GET_SIMILAR_REQUESTS, caller, request["id"], query=query)["items"]
    return items


def before(district: District, caller: Actor, **body: Any) -> list[str]:
    """The numbers of the requests that are shown as similar before a submission."""
    items = district.call(FIND_SIMILAR_REQUESTS, caller, body={"limit": 50, **body})["items"]
    return [item["number"] for item in items]


def analyze(district: District) -> None:
    """Have PostgreSQL look how common words are, as it does by itself after a while."""
    with district.service.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE search_entries"))


def test_labelled_pairs_are_told_apart_better_than_by_their_characters() -> None:
    given = pairs()
    assert len(given) >= LEAST_PAIRS
    assert {(pair.alike, pair.kind) for pair in given} >= {(True, "same"), (True, "words"), (False, "same")}
    assert len({(pair.one, pair.other) for pair in given}) == len(given)
    platform, characters = by_platform(given), by_characters(given)
    found = told_apart(given, platform, SIMILAR)
    _, best = at_best(given, characters, lambda told: told.both)
    assert found.both > best.both
    # Where as many of those alike are found, more of what is called alike is.
    _, as_many = at_best(given, characters, lambda told: told.precision if told.recall >= found.recall else 0)
    assert found.precision > as_many.precision


def test_similar_requests_are_shown_with_score_and_reasons(district: District) -> None:
    steam = district.submit(item_id=None, form={}, **STEAM)
    more = district.submit(district.neighbour_contact, item_id=None, form={}, **MORE_STEAM)
    district.submit(item_id=None, form={}, **SCHOOL)
    (found,) = similar(district, district.dispatcher, steam)
    assert (found["number"], found["enterprise_name"], found["status"]) == (more["number"], "蓝海生物", "submitted")
    assert SIMILAR <= found["score"] <= 1
    assert found["reasons"] == ["words", "chain", "recent"]
    assert "蒸汽" in found["shared"]
    (back,) = similar(district, district.dispatcher, more)
    assert back["number"] == steam["number"]


def test_a_case_is_told_to_those_who_see_it_alone(district: District) -> None:
    one, other = (district.handling() for _ in range(2))
    case = opened(district, [other], department_id=str(district.water))
    # Who handles the request does not lead the case.
    both = actor((Role.DEPARTMENT_HANDLER, district.labour), (Role.DEPARTMENT_HANDLER, district.water))
    for caller, told in (
        (district.dispatcher, (case["id"], case["number"])),
        (both, (case["id"], case["number"])),
        (district.handler, (None, None)),
        (district.contact, (None, None)),
    ):
        (found,) = similar(district, caller, one)
        assert (found["case_id"], found["case_number"]) == told


def test_other_words_for_the_same_matter_are_similar(district: District) -> None:
    school = district.submit(item_id=None, form={}, **SCHOOL)
    other = district.submit(district.neighbour_contact, item_id=None, form={}, **OTHER_WORDS)
    district.submit(item_id=None, form={}, **STEAM)
    assert [item["number"] for item in similar(district, district.dispatcher, school)] == [other["number"]]


def test_the_same_item_makes_requests_more_alike(district: District) -> None:
    plain = district.submit(item_id=None, form={}, title="招聘实验员", description="车间缺实验员,请帮助招聘。")
    same = district.submit(title="急需实验员两名", description="车间缺实验员,请帮助招聘。")
    other = district.submit(item_id=None, form={}, title="急需实验员两名", description="车间缺实验员,请帮助招聘。")
    assert similar(district, district.contact, same)[0]["number"] in (
        plain["number"],
        other["number"],
    )
    items = similar(district, district.contact, district.submit(title="急需实验员", description="车间缺实验员。"))
    first = items[0]
    assert first["number"] == same["number"]
    assert "item" in first["reasons"]
    # The segments of the enterprise are the same too.
    assert {"chain", "segment", "recent"} <= set(first["reasons"])


def test_nobody_is_shown_what_the_list_would_not_show(district: District) -> None:
    mine = district.submit(item_id=None, form={}, **STEAM)
    theirs = district.submit(district.neighbour_contact, item_id=None, form={}, **MORE_STEAM)
    stranger = district.submit(district.stranger_contact, item_id=None, form={}, **MORE_STEAM)
    numbers = {mine["number"], theirs["number"], stranger["number"]}
    for caller, seen in (
        (district.contact, {mine["number"]}),
        (district.neighbour_contact, {theirs["number"]}),
        (district.dispatcher, {mine["number"], theirs["number"]}),
        (district.other_dispatcher, {stranger["number"]}),
        (district.park_dispatcher, {mine["number"]}),
        (district.supervisor, numbers),
        (district.operator, numbers),
        (district.handler, set()),
    ):
        assert set(before(district, caller, **STEAM)) == seen
    for caller in (district.neighbour_contact, district.handler, district.other_dispatcher):
        with pytest.raises(Failure) as caught:
            similar(district, caller, mine)
        assert caught.value.problem.code == "not-found"
    district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, mine, item_id=district.item)
    assert before(district, district.handler, **STEAM) == [mine["number"]]


def test_what_was_withdrawn_is_not_shown(district: District) -> None:
    request = district.submit(item_id=None, form={}, **STEAM)
    assert before(district, district.contact, **STEAM) == [request["number"]]
    district.move(lifecycle.WITHDRAW_REQUEST, district.contact, request, reason="已解决")
    assert before(district, district.contact, **STEAM) == []


def test_what_says_nothing_is_like_nothing(district: District) -> None:
    district.submit(item_id=None, form={}, **STEAM)
    for title in ("请协调解决问题", "2026", "!!"):
        assert before(district, district.operator, title=title) == []


def test_common_words_are_read_from_statistics_and_many_are_bounded(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [district.submit(item_id=None, form={}, **STEAM)["number"] for _ in range(6)]
    for _ in range(3):
        district.submit(item_id=None, form={}, **SCHOOL)
    analyze(district)
    # All have its words: the newest of them, in this order.
    assert before(district, district.contact, **STEAM) == numbers[::-1]
    # None of the words leads to few enough: those that have several of them.
    monkeypatch.setattr("chassis.searching.similar.MOST_READ", 3)
    assert len(before(district, district.contact, **STEAM)) == 3
    # There are too many even of those, so the newest are looked through, among which none fits.
    monkeypatch.setattr("chassis.searching.similar.MANY", 1)
    monkeypatch.setattr("chassis.searching.similar.NEWEST", 4)
    assert before(district, district.operator, **STEAM) == numbers[:4:-1]


def test_bounds_of_what_is_asked(district: District) -> None:
    request = district.submit(item_id=None, form={}, **STEAM)
    for limit in (0, 51):
        with pytest.raises(Failure) as caught:
            similar(district, district.contact, request, limit=limit)
        assert caught.value.problem.code == "invalid"
