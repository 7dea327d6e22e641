"""Training courses: who announces, changes and cancels them, and what becomes of their places."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event

from chassis.calling.actor import ANONYMOUS, Actor
from chassis.calling.errors import Failure
from chassis.migrating import histories, schema_state
from contracts.platform import MOVE_TIME
from contracts.roles import Role
from contracts.talent.courses import ANNOUNCE_COURSE, CANCEL_COURSE, CHANGE_COURSE, GET_COURSE, LIST_COURSES
from contracts.talent.enrolments import ENROL
from tests.harness import ServiceUnderTest, actor
from tests.services.talent.district import (
    CHAIN,
    DISPATCHER,
    OTHER_CHAIN,
    REGISTRAR,
    START,
    announce,
    fill,
    mirror_chain,
    mirror_organization,
    mirror_person,
    refused,
    states,
)

OUTSIDERS = [
    actor((Role.DISPATCHER, uuid4(), OTHER_CHAIN)),
    actor((Role.ENTERPRISE_CONTACT, uuid4())),
    actor((Role.SUPERVISOR, uuid4())),
    actor((Role.CHAIN_CHIEF, uuid4(), CHAIN)),
    actor((Role.OPERATOR, uuid4())),
    actor((Role.DEPARTMENT_HANDLER, uuid4())),
    actor(),
]


def test_the_migrated_database_is_what_the_models_say(talent: ServiceUnderTest) -> None:
    with talent.database.engine.connect() as connection:
        assert histories.differences("services.talent", connection) == []
    assert schema_state.is_current("services.talent", talent.database.engine)


def test_a_dispatcher_announces_a_course_of_their_chain_and_everybody_sees_it(talent: ServiceUnderTest) -> None:
    mirror_chain(talent, CHAIN)
    course = announce(talent, description="面向书记")
    assert (course["status"], course["confirmed"], course["waiting"]) == ("announced", 0, 0)
    assert course["chain_name"] == "生物医药"
    assert course["actions"] == ["enrolment", "enrolment_of_others", "change", "cancellation"]
    assert talent.call(GET_COURSE, actor(), course["id"]) == {**course, "actions": ["enrolment"]}
    (announced,) = talent.emitted("course.announced.v1")
    assert announced["subject"] == course["id"]
    assert announced["data"]["starts_on"] == "2026-03-19"


@pytest.mark.parametrize("outsider", OUTSIDERS)
def test_nobody_else_announces_changes_or_cancels_a_course(talent: ServiceUnderTest, outsider: Actor) -> None:
    course = announce(talent)
    body = {**_writable(course), "code": "PX99", "chain_id": str(CHAIN)}
    assert refused(talent, ANNOUNCE_COURSE, outsider, body=body) == "forbidden"
    change = {"body": {"capacity": 9}, "if_match": course["version"]}
    assert refused(talent, CHANGE_COURSE, outsider, course["id"], **change) == "forbidden"
    assert refused(talent, CANCEL_COURSE, outsider, course["id"], body={"reason": "不办了"}) == "forbidden"
    found = talent.call(GET_COURSE, outsider, course["id"])
    assert not {"change", "cancellation"} & set(found["actions"])
    assert {**found, "actions": course["actions"]} == course


def _writable(course: dict[str, Any]) -> dict[str, Any]:
    return {name: course[name] for name in ("title", "venue", "starts_at", "ends_at", "capacity")}


def test_who_is_not_signed_in_sees_no_course(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    assert refused(talent, GET_COURSE, ANONYMOUS, course["id"]) == "unauthenticated"
    assert refused(talent, LIST_COURSES, ANONYMOUS, query={}) == "unauthenticated"
    assert refused(talent, ANNOUNCE_COURSE, ANONYMOUS, body={}) in {"unauthenticated", "invalid"}


def test_a_course_of_the_whole_district_is_the_registrars(talent: ServiceUnderTest) -> None:
    assert announce(talent, REGISTRAR, chain_id=None)["chain_id"] is None
    with pytest.raises(Failure, match="forbidden"):
        announce(talent, DISPATCHER, chain_id=None, code="PX02")


def test_the_registrar_can_only_name_a_chain_and_an_organizer_that_registry_knows(talent: ServiceUnderTest) -> None:
    with pytest.raises(Failure) as failure:
        announce(talent, REGISTRAR)
    assert failure.value.errors[0]["field"] == "chain_id"
    mirror_chain(talent, CHAIN)
    with pytest.raises(Failure) as failure:
        announce(talent, REGISTRAR, organizer_id=str(uuid4()))
    assert failure.value.errors[0]["field"] == "organizer_id"
    organizer = mirror_organization(talent, CHAIN, kind="chain_committee")
    assert announce(talent, REGISTRAR, organizer_id=str(organizer))["organizer_name"] == "海岚生物"


@pytest.mark.parametrize("other", ["px01", "ＰＸ０１", "pX\u200b01"])
def test_a_code_is_taken_in_any_case_and_width(talent: ServiceUnderTest, other: str) -> None:
    mirror_chain(talent, CHAIN)
    announce(talent, code="PX01")
    with pytest.raises(Failure, match="course-code-taken"):
        announce(talent, code=other)


def test_a_title_in_which_nothing_can_be_seen_is_blank(talent: ServiceUnderTest) -> None:
    mirror_chain(talent, CHAIN)
    with pytest.raises(Failure) as refusal:
        announce(talent, title="\u2800\u3164")
    assert [(error["field"], error["detail"][1]) for error in refusal.value.errors] == [("title", "Must not be blank.")]


def test_a_code_belongs_to_one_course(talent: ServiceUnderTest) -> None:
    announce(talent)
    with pytest.raises(Failure, match="course-code-taken"):
        announce(talent)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("starts_at", "2026-02-01T08:30:00+08:00"),
        ("ends_at", "2026-03-19T08:30:00+08:00"),
        ("enrolment_closes_at", "2026-03-19T08:31:00+08:00"),
        ("enrolment_opens_at", "2026-03-19T08:30:00+08:00"),
        ("starts_at", "9999-12-31T23:59:59-12:00"),
        ("ends_at", "9999-12-31T23:59:59+00:00"),
        ("enrolment_opens_at", "0001-01-01T00:00:00+14:00"),
        ("capacity", 0),
        ("starts_at", "2026-03-19T08:30:00"),
        ("title", "  "),
        ("title", "上午\n下午"),
    ],
)
def test_a_schedule_that_cannot_be_is_refused_at_its_field(talent: ServiceUnderTest, field: str, value: Any) -> None:
    with pytest.raises(Failure) as failure:
        announce(talent, **{field: value})
    assert [error["field"] for error in failure.value.errors] == [field]


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"])
def test_the_clock_cannot_be_moved_to_the_edge_of_the_calendar(talent: ServiceUnderTest, moment: str) -> None:
    operator = actor((Role.OPERATOR, uuid4()))
    assert refused(talent, MOVE_TIME, operator, body={"now": moment}) == "invalid"


def test_a_change_needs_the_current_version(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    call = (CHANGE_COURSE, DISPATCHER, course["id"])
    assert refused(talent, *call, body={"capacity": 3}) == "precondition-required"
    assert refused(talent, *call, body={"capacity": 3}, if_match=course["version"] + 1) == "changed-meanwhile"
    assert refused(talent, *call, body={}, if_match=course["version"]) == "invalid"
    changed = talent.call(*call, body={"capacity": 3}, if_match=course["version"])
    assert changed["capacity"] == 3
    assert changed["version"] > course["version"]
    assert changed["title"] == course["title"]


def test_more_places_go_to_those_who_wait_in_their_order(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    enrolled = fill(talent, course, 5)
    assert [entry["place"] for entry in enrolled] == [None, None, 1, 2, 3]
    version = talent.call(GET_COURSE, DISPATCHER, course["id"])["version"]
    changed = talent.call(CHANGE_COURSE, DISPATCHER, course["id"], body={"capacity": 4}, if_match=version)
    assert (changed["confirmed"], changed["waiting"]) == (4, 1)
    assert states(talent, course) == ["confirmed"] * 4 + ["waiting"]
    promoted = [each["subject"] for each in talent.emitted("enrolment.promoted.v1")]
    assert promoted == [enrolled[2]["id"], enrolled[3]["id"]]


def test_the_capacity_cannot_fall_below_the_places_taken(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    fill(talent, course, 2)
    version = talent.call(GET_COURSE, DISPATCHER, course["id"])["version"]
    call = (CHANGE_COURSE, DISPATCHER, course["id"])
    assert refused(talent, *call, body={"capacity": 1}, if_match=version) == "capacity-below-confirmed"


def test_a_new_venue_is_told_to_everybody_enrolled(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    enrolled = fill(talent, course, 3)
    version = talent.call(GET_COURSE, DISPATCHER, course["id"])["version"]
    talent.call(CHANGE_COURSE, DISPATCHER, course["id"], body={"venue": "职工活动中心"}, if_match=version)
    moved = talent.emitted("enrolment.moved.v1")
    assert [each["subject"] for each in moved] == [entry["id"] for entry in enrolled]
    assert {each["data"]["venue"] for each in moved} == {"职工活动中心"}


def test_a_cancelled_course_cancels_its_enrolments_and_takes_nothing_more(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    fill(talent, course, 3)
    cancelled = talent.call(CANCEL_COURSE, REGISTRAR, course["id"], body={"reason": "专家无法到场"})
    assert (cancelled["status"], cancelled["cancel_reason"]) == ("cancelled", "专家无法到场")
    assert (cancelled["confirmed"], cancelled["waiting"]) == (0, 0)
    assert states(talent, course) == ["cancelled"] * 3
    told = talent.emitted("enrolment.cancelled.v1")
    assert {each["data"]["reason"] for each in told} == {"专家无法到场"}
    assert len(told) == 3
    assert len(talent.emitted("course.cancelled.v1")) == 1
    someone = {"person_id": str(mirror_person(talent))}
    assert refused(talent, ENROL, DISPATCHER, course["id"], body=someone) == "course-is-cancelled"
    assert refused(talent, CANCEL_COURSE, DISPATCHER, course["id"], body={"reason": "再次"}) == "course-is-cancelled"


def test_changing_a_course_takes_as_many_statements_for_many_enrolled_as_for_few(talent: ServiceUnderTest) -> None:
    def statements(code: str, enrolled: int) -> int:
        course, count = announce(talent, code=code, capacity=1), 0
        fill(talent, course, enrolled)
        version = talent.call(GET_COURSE, DISPATCHER, course["id"])["version"]

        def one_more(*_: Any) -> None:
            nonlocal count
            count += 1

        event.listen(talent.database.engine, "before_cursor_execute", one_more)
        body = {"capacity": enrolled, "venue": "职工活动中心"}
        talent.call(CHANGE_COURSE, DISPATCHER, course["id"], body=body, if_match=version)
        talent.call(CANCEL_COURSE, DISPATCHER, course["id"], body={"reason": "专家无法到场"})
        event.remove(talent.database.engine, "before_cursor_execute", one_more)
        return count

    # Each enrolment's row is updated by itself, since its version is checked: once to promote and once to cancel.
    few, many = 3, 15
    assert statements("PX15", many) - statements("PX03", few) <= 2 * (many - few)


def test_a_course_that_has_started_is_neither_changed_nor_cancelled(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    talent.move_clock(START)
    call = (CHANGE_COURSE, DISPATCHER, course["id"])
    assert refused(talent, *call, body={"capacity": 3}, if_match=course["version"]) == "course-has-started"
    assert refused(talent, CANCEL_COURSE, DISPATCHER, course["id"], body={"reason": "迟了"}) == "course-has-started"


def test_a_course_is_held_once_it_has_ended_and_its_version_tells_so(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    talent.move_clock(START + timedelta(days=2))
    assert talent.tick("mark_ended") == 1
    held = talent.call(GET_COURSE, DISPATCHER, course["id"])
    assert held["status"] == "held"
    assert held["version"] > course["version"]
    assert talent.tick("mark_ended") == 0


def test_courses_are_listed_by_chain_status_day_and_words_in_pages(talent: ServiceUnderTest) -> None:
    mirror_chain(talent, OTHER_CHAIN)
    for number in range(5):
        start = START + timedelta(days=number)
        ends_at = (start + timedelta(hours=2)).isoformat()
        announce(talent, code=f"PX1{number}", starts_at=start.isoformat(), ends_at=ends_at)
    other = announce(talent, REGISTRAR, code="PX20", chain_id=str(OTHER_CHAIN), title="100% 实务", venue="滨海")
    talent.move_clock(START + timedelta(hours=3))

    def codes(**query: Any) -> list[str]:
        return [item["code"] for item in talent.call(LIST_COURSES, actor(), query=query)["items"]]

    assert codes(chain_id=str(CHAIN)) == ["PX14", "PX13", "PX12", "PX11", "PX10"]
    assert codes(status="held") == ["PX10"]
    assert codes(**{"from": "2026-03-20", "to": "2026-03-21"}) == ["PX12", "PX11"]
    assert codes(q="100%") == ["PX20"]
    assert codes(q=other["venue"]) == ["PX20"]
    first = talent.call(LIST_COURSES, actor(), query={"limit": 4})
    second = talent.call(LIST_COURSES, actor(), query={"limit": 4, "after": first["next"]})
    assert len({item["id"] for item in first["items"] + second["items"]}) == 6
    assert second["next"] is None
    assert refused(talent, LIST_COURSES, actor(), query={"after": "nonsense"}) == "invalid"
    assert refused(talent, GET_COURSE, actor(), uuid4()) == "not-found"
