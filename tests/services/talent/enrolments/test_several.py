"""Many enrolments, and the attendance of many, in one call: each is done or refused for itself."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from chassis.calling.actor import ANONYMOUS, Actor
from contracts.bulk import MOST_ITEMS
from contracts.roles import Role
from contracts.talent.courses import CANCEL_COURSE, GET_COURSE
from contracts.talent.enrolments import ENROL_PERSONS, GET_ENROLMENT, RECORD_ATTENDANCES
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


def enrolling(course: dict[str, Any] | UUID, person: UUID | str | None) -> dict[str, Any]:
    """One item: this person in this course."""
    identifier = course["id"] if isinstance(course, dict) else str(course)
    return {"course_id": identifier, "body": {"person_id": str(person)} if person else {}}


def recording(
    enrolment: dict[str, Any] | UUID, attendance: str = "present", version: int | None = None
) -> dict[str, Any]:
    """One item: whether this person came."""
    identifier = enrolment["id"] if isinstance(enrolment, dict) else str(enrolment)
    return {"enrolment_id": identifier, "version": version, "body": {"attendance": attendance}}


def told(found: dict[str, Any]) -> list[tuple[int, str | None]]:
    """What each item was answered with."""
    return [(each["status"], (each["problem"] or {}).get("code")) for each in found["results"]]


def enrol(talent: ServiceUnderTest, caller: Actor, *items: dict[str, Any], key: str | None = None) -> dict[str, Any]:
    """Enrol in one call."""
    found: dict[str, Any] = talent.call(ENROL_PERSONS, caller, body={"items": list(items)}, key=key)
    return found


def record(talent: ServiceUnderTest, caller: Actor, *items: dict[str, Any], key: str | None = None) -> dict[str, Any]:
    """Record in one call."""
    found: dict[str, Any] = talent.call(RECORD_ATTENDANCES, caller, body={"items": list(items)}, key=key)
    return found


def cancel(talent: ServiceUnderTest, course: dict[str, Any]) -> None:
    """Cancel a whole course."""
    version = talent.call(GET_COURSE, DISPATCHER, course["id"])["version"]
    talent.call(CANCEL_COURSE, DISPATCHER, course["id"], body={"reason": "讲师生病"}, if_match=version)


def test_places_are_given_in_the_order_of_the_items(talent: ServiceUnderTest) -> None:
    course, people = announce(talent), [mirror_person(talent) for _ in range(4)]
    found = enrol(talent, DISPATCHER, *(enrolling(course, person) for person in people))
    results = [each["result"] for each in found["results"]]
    assert told(found) == [(201, None)] * 4
    assert [one["person_id"] for one in results] == [str(person) for person in people]
    assert [(one["status"], one["place"]) for one in results] == [
        ("confirmed", None), ("confirmed", None), ("waiting", 1), ("waiting", 2)
    ]  # fmt: skip
    assert len(talent.emitted("enrolment.confirmed.v1")) == len(talent.emitted("enrolment.waitlisted.v1")) == 2


def test_an_enrolment_that_is_refused_undoes_no_other(talent: ServiceUnderTest) -> None:
    course, cancelled = announce(talent, capacity=9), announce(talent, code="PX02")
    early = announce(talent, code="PX03", enrolment_opens_at=(START - timedelta(days=1)).isoformat())
    begun = announce(talent, code="PX04", starts_at=(START - timedelta(days=19)).isoformat())
    cancel(talent, cancelled)
    talent.move_clock(START - timedelta(days=18))
    first, last, another = (mirror_person(talent) for _ in range(3))
    found = enrol(
        talent,
        DISPATCHER,
        enrolling(course, first),
        enrolling(course, first),
        enrolling(cancelled, another),
        enrolling(early, another),
        enrolling(begun, another),
        enrolling(course, mirror_person(talent, active=False)),
        enrolling(course, uuid4()),
        enrolling(uuid4(), another),
        enrolling(course, "nobody"),
        enrolling(course, last),
    )
    assert told(found) == [
        (201, None),
        (409, "already-enrolled"),
        (409, "course-is-cancelled"),
        (409, "enrolment-not-open"),
        (409, "course-has-started"),
        (404, "not-found"),
        (404, "not-found"),
        (404, "not-found"),
        (422, "invalid"),
        (201, None),
    ]
    assert (found["succeeded"], found["refused"]) == (2, 8)
    assert states(talent, course) == ["confirmed"] * 2


def test_who_may_not_enrol_somebody_alone_may_not_with_others(talent: ServiceUnderTest) -> None:
    mirror_chain(talent, CHAIN)
    own = mirror_organization(talent, CHAIN)
    course, colleague, stranger = announce(talent), mirror_person(talent, own), mirror_person(talent)
    both = [enrolling(course, colleague), enrolling(course, stranger)]
    assert told(enrol(talent, actor((Role.DISPATCHER, uuid4(), OTHER_CHAIN)), *both)) == [(403, "forbidden")] * 2
    assert told(enrol(talent, actor((Role.ENTERPRISE_CONTACT, own)), *both)) == [(201, None), (404, "not-found")]
    # Whoever names nobody enrols themselves.
    assert told(enrol(talent, actor(person=stranger), enrolling(course, None), both[0])) == [
        (201, None), (403, "forbidden")
    ]  # fmt: skip
    assert refused(talent, ENROL_PERSONS, ANONYMOUS, body={"items": both}) == "unauthenticated"
    for wrong in ([], [both[0]] * (MOST_ITEMS + 1)):
        assert refused(talent, ENROL_PERSONS, DISPATCHER, body={"items": wrong}) == "invalid"


def test_enrolments_repeated_with_their_key_are_made_once(talent: ServiceUnderTest) -> None:
    course, people = announce(talent), [mirror_person(talent) for _ in range(3)]
    items = [enrolling(course, person) for person in (*people, people[0])]
    first = enrol(talent, DISPATCHER, *items, key="once")
    assert told(first) == [(201, None)] * 3 + [(409, "already-enrolled")]
    assert enrol(talent, DISPATCHER, *items, key="once") == first
    assert states(talent, course) == ["confirmed"] * 2 + ["waiting"]


def test_the_attendance_of_many_is_recorded_and_corrected(talent: ServiceUnderTest) -> None:
    enrolled = fill(talent, announce(talent, capacity=3), 3)
    talent.move_clock(START)
    first = record(talent, DISPATCHER, *(recording(one, version=one["version"]) for one in enrolled), key="once")
    assert told(first) == [(200, None)] * 3
    assert record(
        talent, DISPATCHER, *(recording(one, version=one["version"]) for one in enrolled), key="once"
    ) == first  # fmt: skip
    again = record(talent, REGISTRAR, recording(enrolled[0]), recording(enrolled[1], "absent"))
    assert [each["result"]["attendance"] for each in again["results"]] == ["present", "absent"]
    told_of = [event["data"]["attendance"] for event in talent.emitted("attendance.recorded.v1")]
    assert told_of == ["present", "present", "present", "absent"]


def test_an_attendance_that_is_refused_undoes_no_other(talent: ServiceUnderTest) -> None:
    course, cancelled = announce(talent), announce(talent, code="PX02")
    later = announce(talent, code="PX03", starts_at=(START + timedelta(hours=1)).isoformat())
    first, second, waiting = fill(talent, course, 3)
    (gone,), (ahead,) = fill(talent, cancelled, 1), fill(talent, later, 1)
    cancel(talent, cancelled)
    talent.move_clock(START)
    found = record(
        talent,
        DISPATCHER,
        recording(first, version=first["version"]),
        recording(first, "absent", version=first["version"]),
        recording(waiting),
        recording(gone),
        recording(ahead),
        recording(uuid4()),
        recording(second, "late"),
        recording(second, "absent"),
    )
    assert told(found) == [
        (200, None),
        (412, "changed-meanwhile"),
        (409, "enrolment-not-confirmed"),
        (409, "course-is-cancelled"),
        (409, "course-has-not-started"),
        (404, "not-found"),
        (422, "invalid"),
        (200, None),
    ]
    assert (found["succeeded"], found["refused"]) == (2, 6)
    seen = [talent.call(GET_ENROLMENT, DISPATCHER, one["id"])["attendance"] for one in (first, second, waiting)]
    assert seen == ["present", "absent", None]


@pytest.mark.parametrize(
    ("stranger", "code"),
    [
        (actor((Role.ENTERPRISE_CONTACT, uuid4())), "forbidden"),
        (actor((Role.CHAIN_CHIEF, uuid4(), CHAIN)), "forbidden"),
        (ANONYMOUS, "unauthenticated"),
    ],
)
def test_whoever_records_no_attendance_records_none_of_many(
    talent: ServiceUnderTest, stranger: Actor, code: str
) -> None:
    (enrolment,) = fill(talent, announce(talent), 1)
    talent.move_clock(START)
    assert refused(talent, RECORD_ATTENDANCES, stranger, body={"items": [recording(enrolment)]}) == code
    elsewhere = actor((Role.DISPATCHER, uuid4(), OTHER_CHAIN))
    assert told(record(talent, elsewhere, recording(enrolment))) == [(404, "not-found")]
