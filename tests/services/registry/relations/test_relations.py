"""Relations and places on chains: from a day to a day, one at a time, no circles."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from chassis.calling.errors import Failure
from contracts.problem import INVALID, NOT_FOUND
from contracts.registry.chains import CHANGE_CHAIN
from contracts.registry.organizations import CHANGE_ORGANIZATION, GET_ORGANIZATION, LIST_ORGANIZATIONS
from contracts.registry.people import END_POST
from contracts.registry.problems import CYCLE, WRONG_KIND
from contracts.registry.relations import END_MEMBERSHIP, END_RELATION, LIST_MEMBERSHIPS, LIST_RELATIONS
from contracts.registry.shared import DAYS_REVERSED, ENDED_ALREADY, OVERLAP
from services.registry.organizations.models import AnnouncedDay
from tests.harness import ServiceUnderTest
from tests.services.registry.district import (
    NOBODY_IN_PARTICULAR,
    REGISTRAR,
    chain,
    join,
    organization,
    person,
    post,
    relate,
)


@pytest.fixture
def committees(registry: ServiceUnderTest) -> list[str]:
    return [organization(registry, f"DW{number:02}", "party_committee")["id"] for number in range(4)]


def relations_of(registry: ServiceUnderTest, subject: str, **query: Any) -> list[dict[str, Any]]:
    found = registry.call(LIST_RELATIONS, NOBODY_IN_PARTICULAR, subject, query={"direction": "out", **query})
    return list(found["items"])


def refusal(attempt: Any, *arguments: Any, **content: Any) -> Any:
    with pytest.raises(Failure) as failure:
        attempt(*arguments, **content)
    return failure.value.problem


def test_one_affiliation_at_a_time_and_history_stays(registry: ServiceUnderTest, committees: list[str]) -> None:
    branch, first, second, _ = committees
    opened = relate(registry, "affiliation", branch, first, valid_from="2025-01-01")
    assert refusal(relate, registry, "affiliation", branch, second, valid_from="2026-07-01") is OVERLAP
    relate(registry, "affiliation", branch, second, valid_from="2026-07-01", replace=True)
    for day, superior in (("2024-12-31", []), ("2026-06-30", [first]), ("2026-07-01", [second])):
        assert [each["object"]["id"] for each in relations_of(registry, branch, on=day)] == superior
        below = registry.call(LIST_ORGANIZATIONS, NOBODY_IN_PARTICULAR, query={"superior_id": second, "on": day})
        assert [each["id"] for each in below["items"]] == ([branch] if superior == [second] else [])
        top = registry.call(LIST_ORGANIZATIONS, NOBODY_IN_PARTICULAR, query={"affiliated": "false", "on": day})
        assert (branch in [each["id"] for each in top["items"]]) == (superior == [])
    history = relations_of(registry, branch, history="true")
    assert [(each["id"] == opened["id"], each["valid_to"]) for each in history] == [(True, "2026-06-30"), (False, None)]


def test_an_earlier_affiliation_may_be_added_before_the_present_one(
    registry: ServiceUnderTest, committees: list[str]
) -> None:
    branch, first, second, _ = committees
    relate(registry, "affiliation", branch, first, valid_from="2026-01-01")
    relate(registry, "affiliation", branch, second, valid_from="2025-01-01", valid_to="2025-12-31")
    # Replacing does not touch what begins later: that was planned by somebody.
    replacing = {"valid_from": "2025-06-01", "replace": True}
    assert refusal(relate, registry, "affiliation", branch, committees[3], **replacing) is OVERLAP


def test_of_two_simultaneous_affiliation_changes_one_wins(registry: ServiceUnderTest, committees: list[str]) -> None:
    branch = committees[0]

    def change(superior: str) -> str:
        try:
            return str(relate(registry, "affiliation", branch, superior)["id"])
        except Failure as failure:
            return failure.problem.code

    with ThreadPoolExecutor(3) as pool:
        outcomes = list(pool.map(change, committees[1:]))
    assert outcomes.count(OVERLAP.code) == 2
    assert len(relations_of(registry, branch)) == 1


def test_two_simultaneous_changes_do_not_close_a_circle_together(
    registry: ServiceUnderTest, committees: list[str]
) -> None:
    first, second, third, fourth = committees
    relate(registry, "affiliation", second, third)
    relate(registry, "affiliation", fourth, first)

    def change(pair: tuple[str, str]) -> str:
        try:
            return str(relate(registry, "affiliation", *pair)["id"])
        except Failure as failure:
            return failure.problem.code

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(change, [(first, second), (third, fourth)]))
    assert outcomes.count(CYCLE.code) == 1


def test_a_circle_is_one_only_on_days_that_all_its_parts_share(
    registry: ServiceUnderTest, committees: list[str]
) -> None:
    first, second, third, _ = committees
    relate(registry, "affiliation", first, second, valid_from="2025-01-01", valid_to="2025-06-30")
    relate(registry, "affiliation", second, third, valid_from="2025-01-01")
    assert refusal(relate, registry, "affiliation", third, first, valid_from="2025-06-30") is CYCLE
    relate(registry, "affiliation", third, first, valid_from="2025-07-01")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(wanted=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=8))
def test_whatever_is_tried_the_tree_stays_a_tree(registry: ServiceUnderTest, wanted: list[tuple[int, int]]) -> None:
    registry.empty()
    members = [organization(registry, f"DW{number:02}", "party_committee")["id"] for number in range(4)]
    for subject, superior in wanted:
        try:
            relate(registry, "affiliation", members[subject], members[superior], replace=True)
        except Failure as failure:
            refused = failure.problem
            assert refused in (CYCLE, INVALID), refused
    for member in members:
        seen, here = set(), member
        while above := relations_of(registry, here):
            assert len(above) == 1
            assert here not in seen
            seen.add(here)
            here = above[0]["object"]["id"]


def test_dual_management_and_coverage_stand_beside_affiliation(registry: ServiceUnderTest) -> None:
    upper, committee = (
        organization(registry, "DW00", "party_committee"),
        organization(registry, "LW01", "chain_committee"),
    )
    branch, enterprise = organization(registry, "DZ001", "branch"), organization(registry, "QY001")
    relate(registry, "affiliation", branch["id"], upper["id"])
    relate(registry, "dual_management", branch["id"], committee["id"])
    relate(registry, "coverage", branch["id"], enterprise["id"])
    kinds = [each["kind"] for each in relations_of(registry, branch["id"])]
    assert kinds == ["affiliation", "dual_management", "coverage"]
    covered_by = relations_of(registry, enterprise["id"], direction="in")
    assert [each["subject"]["id"] for each in covered_by] == [branch["id"]]
    assert refusal(relate, registry, "coverage", branch["id"], enterprise["id"]) is OVERLAP


def test_each_relation_is_between_the_right_kinds(registry: ServiceUnderTest) -> None:
    made = {
        kind: organization(registry, kind.upper(), kind)["id"]
        for kind in ("enterprise", "branch", "party_committee", "chain_committee", "alliance", "park", "department")
    }
    for kind, subject, object_ in (
        ("affiliation", "enterprise", "party_committee"),
        ("affiliation", "party_committee", "branch"),
        ("dual_management", "branch", "party_committee"),
        ("dual_management", "chain_committee", "chain_committee"),
        ("coverage", "branch", "department"),
        ("coverage", "enterprise", "enterprise"),
        ("alliance", "enterprise", "park"),
        ("park", "department", "park"),
        ("park", "enterprise", "alliance"),
    ):
        problem = refusal(relate, registry, kind, made[subject], made[object_])
        assert problem in ((WRONG_KIND,) if subject != object_ else (INVALID,)), (kind, subject, object_)


def test_an_alliance_has_one_lead_and_one_rotating_chair_at_a_time(registry: ServiceUnderTest) -> None:
    alliance = organization(registry, "LM01", "alliance")["id"]
    first, second, third = (organization(registry, f"QY{number:03}")["id"] for number in range(3))
    relate(registry, "alliance", first, alliance, role="lead", valid_from="2026-01-01")
    relate(
        registry, "alliance", second, alliance, role="rotating_chair", valid_from="2026-01-01", valid_to="2026-06-30"
    )
    assert relate(registry, "alliance", third, alliance, valid_from="2026-01-01")["role"] == "member"
    assert refusal(relate, registry, "alliance", second, alliance, role="lead", valid_from="2026-07-01") is OVERLAP
    relate(registry, "alliance", third, alliance, role="rotating_chair", valid_from="2026-07-01", replace=True)
    now = relations_of(registry, alliance, direction="in", on="2026-07-01")
    assert sorted((each["subject"]["id"] == third, each["role"]) for each in now) == [
        (False, "lead"),
        (True, "rotating_chair"),
    ]
    assert refusal(relate, registry, "park", first, alliance, role="lead") is INVALID


def test_ending_is_with_a_day_and_only_once(registry: ServiceUnderTest, committees: list[str]) -> None:
    branch, superior = committees[:2]
    opened = relate(registry, "affiliation", branch, superior, valid_from="2025-01-01")
    ended = registry.call(END_RELATION, REGISTRAR, branch, opened["id"], body={"last_day": "2025-12-31"})
    assert ended["valid_to"] == "2025-12-31"
    again = {"body": {"last_day": "2025-11-30"}}
    assert refusal(registry.call, END_RELATION, REGISTRAR, branch, opened["id"], **again) is ENDED_ALREADY
    assert refusal(registry.call, END_RELATION, REGISTRAR, superior, opened["id"], **again) is NOT_FOUND
    backwards = {"valid_from": "2026-02-01", "valid_to": "2026-01-31"}
    assert refusal(relate, registry, "affiliation", branch, superior, **backwards) is DAYS_REVERSED


def test_an_organization_that_is_gone_takes_no_new_relation(registry: ServiceUnderTest, committees: list[str]) -> None:
    branch, superior = committees[:2]
    registry.call(CHANGE_ORGANIZATION, REGISTRAR, superior, body={"active": False}, if_match=1)
    assert refusal(relate, registry, "affiliation", branch, superior) is INVALID
    assert refusal(relate, registry, "affiliation", branch, str(uuid4())) is INVALID


def test_what_is_inactive_neither_gets_a_relation_nor_a_place_nor_a_post(
    registry: ServiceUnderTest, committees: list[str]
) -> None:
    branch, superior = committees[:2]
    swyy, yu = chain(registry), person(registry)["id"]
    member = organization(registry, "QY001")["id"]
    place = join(registry, member, swyy["id"])
    held = post(registry, "chain_chief", yu, branch, chain_id=swyy["id"])
    registry.call(CHANGE_CHAIN, REGISTRAR, swyy["id"], body={"active": False}, if_match=swyy["version"] + 2)
    enterprise = organization(registry, "QY002")["id"]
    assert refusal(join, registry, enterprise, swyy["id"]) is INVALID
    assert refusal(post, registry, "supervisor", yu, branch, chain_id=swyy["id"]) is INVALID
    registry.call(CHANGE_ORGANIZATION, REGISTRAR, branch, body={"active": False}, if_match=1)
    assert refusal(relate, registry, "affiliation", branch, superior) is INVALID
    assert refusal(join, registry, branch, chain(registry, "HGCL")["id"]) is INVALID
    # What there is can end.
    registry.call(END_MEMBERSHIP, REGISTRAR, member, place["id"], body={})
    registry.call(END_POST, REGISTRAR, held["id"], body={})


def test_posts_are_announced_once_more_to_who_keeps_copies_since_lately(registry: ServiceUnderTest) -> None:
    office = organization(registry, "BM01", "department")["id"]
    held = post(registry, "department_handler", person(registry)["id"], office)
    registry.tick("announce_new_day")
    with registry.database.transaction() as session:
        session.execute(update(AnnouncedDay).values(posts=False))
    told = len(registry.emitted("post.changed.v1", "person.changed.v1"))
    assert registry.tick("announce_new_day") == 1
    again = registry.emitted("post.changed.v1", "person.changed.v1")[told:]
    assert {event["subject"] for event in again} == {held["id"], held["person"]["id"]}
    # Last it says how many, so that nobody counts somebody as missing whose post is still to come.
    last = registry.emitted("post.changed.v1", "person.changed.v1", "posts.announced.v1")[-1]
    assert (last["type"], last["data"]) == ("posts.announced.v1", {"posts": 1})
    assert registry.tick("announce_new_day") == 0


def test_a_new_installation_tells_that_all_posts_are_told(registry: ServiceUnderTest) -> None:
    registry.tick("announce_new_day")
    assert [event["data"] for event in registry.emitted("posts.announced.v1")] == [{"posts": 0}]


def test_the_version_of_an_organization_changes_with_its_relations(
    registry: ServiceUnderTest, committees: list[str]
) -> None:
    before = registry.call(GET_ORGANIZATION, REGISTRAR, committees[0], query={})["version"]
    relate(registry, "affiliation", committees[0], committees[1])
    assert registry.call(GET_ORGANIZATION, REGISTRAR, committees[0], query={})["version"] == before + 1


def test_a_place_on_a_chain_names_segments_of_that_chain(registry: ServiceUnderTest) -> None:
    swyy, enterprise = chain(registry), organization(registry, "QY001")["id"]
    with pytest.raises(Failure) as failure:
        join(registry, enterprise, swyy["id"], segments=["研发", "销售"])
    assert failure.value.errors[0]["value"] == "销售"
    place = join(registry, enterprise, swyy["id"], segments=["生产", "研发"], sub_industries=["创新药"])
    # In the order of the chain, whatever the order in which they were given.
    assert place["segments"] == ["研发", "生产"]
    assert refusal(join, registry, enterprise, swyy["id"]) is OVERLAP
    branch = organization(registry, "DZ001", "branch")["id"]
    assert refusal(join, registry, branch, swyy["id"], lead=True) is WRONG_KIND


def test_a_place_on_a_chain_is_changed_by_replacing_and_left_with_a_day(registry: ServiceUnderTest) -> None:
    swyy, enterprise = chain(registry), organization(registry, "QY001")["id"]
    join(registry, enterprise, swyy["id"], segments=["研发"], valid_from="2025-01-01")
    second = join(registry, enterprise, swyy["id"], segments=["生产"], valid_from="2026-01-01", replace=True)
    registry.call(END_MEMBERSHIP, REGISTRAR, enterprise, second["id"], body={"last_day": "2026-03-31"})
    for day, segments in (("2025-12-31", ["研发"]), ("2026-01-01", ["生产"]), ("2026-04-01", None)):
        read = registry.call(GET_ORGANIZATION, REGISTRAR, enterprise, query={"on": day})["chains"]
        assert [place["segments"] for place in read] == ([segments] if segments else [])
    found = registry.call(LIST_MEMBERSHIPS, NOBODY_IN_PARTICULAR, enterprise, query={"history": "true"})
    assert [place["valid_to"] for place in found["items"]] == ["2025-12-31", "2026-03-31"]


def test_a_new_day_tells_of_relations_that_begin_or_end_with_it(registry: ServiceUnderTest) -> None:
    swyy, park = chain(registry), organization(registry, "YQ01", "park")["id"]
    enterprise, other = organization(registry, "QY001")["id"], organization(registry, "QY002")["id"]
    registry.move_clock(datetime.fromisoformat("2026-03-01T09:00:00+08:00"))
    join(registry, enterprise, swyy["id"], valid_from="2026-03-10")
    relate(registry, "park", other, park, valid_from="2026-01-01", valid_to="2026-03-09")
    yu = person(registry)["id"]
    office = organization(registry, "BM01", "department")["id"]
    post(registry, "department_handler", yu, office, valid_from="2026-01-01", valid_to="2026-03-09")
    registry.tick("announce_new_day")
    told = len(registry.emitted("organization.changed.v1"))
    registry.move_clock(datetime.fromisoformat("2026-03-09T23:59:00+08:00"))
    registry.tick("announce_new_day")
    assert len(registry.emitted("organization.changed.v1")) == told
    registry.move_clock(datetime.fromisoformat("2026-03-12T00:01:00+08:00"))
    access = len(registry.emitted("access.changed.v1"))
    assert registry.tick("announce_new_day") == 1
    assert registry.tick("announce_new_day") == 0
    fresh = {event["subject"]: event["data"] for event in registry.emitted("organization.changed.v1")[told:]}
    assert set(fresh) == {enterprise, other}
    assert fresh[enterprise]["chains"][0]["chain_id"] == swyy["id"]
    assert fresh[other]["park_id"] is None
    assert [event["subject"] for event in registry.emitted("access.changed.v1")[access:]] == [yu]
    registry.move_clock(datetime.fromisoformat("2026-03-05T00:01:00+08:00"))
    registry.tick("announce_new_day")
    back = {event["subject"]: event["data"] for event in registry.emitted("organization.changed.v1")[told + 2 :]}
    assert back[enterprise]["chains"] == []
    assert back[other]["park_id"] == park


def test_a_relation_since_the_first_day_of_the_calendar_can_be_ended(
    registry: ServiceUnderTest, committees: list[str]
) -> None:
    """Such days were taken once, from programs that write 0001-01-01 for none."""
    relation = relate(registry, "affiliation", committees[0], committees[1])
    with registry.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE relations SET valid_from = '0001-01-01'")
    ended = registry.call(END_RELATION, REGISTRAR, committees[0], relation["id"], body={"last_day": "2026-01-31"})
    assert ended["valid_to"] == "2026-01-31"
