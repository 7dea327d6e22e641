"""Enrolment: who may enrol whom, who gets the last place, who moves up, who attended."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from chassis.calling.actor import ANONYMOUS, Actor
from chassis.calling.errors import Failure
from contracts.registry.events import PERSON_CHANGED
from contracts.roles import Role
from contracts.talent.courses import CHANGE_COURSE, GET_COURSE
from contracts.talent.enrolments import (
    CANCEL_ENROLMENT,
    ENROL,
    GET_ENROLMENT,
    LIST_ENROLMENTS,
    LIST_MY_ENROLMENTS,
    RECORD_ATTENDANCE,
)
from contracts.talent.report import GET_TRAINING_REPORT
from contracts.talent.subscriptions import MIRROR
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.events import person_data
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

OVERSEERS = [
    DISPATCHER,
    REGISTRAR,
    actor((Role.SUPERVISOR, uuid4())),
    actor((Role.OPERATOR, uuid4())),
    actor((Role.CHAIN_CHIEF, uuid4(), CHAIN)),
]
STRANGERS = [
    actor(),
    actor((Role.DISPATCHER, uuid4(), OTHER_CHAIN)),
    actor((Role.CHAIN_CHIEF, uuid4(), OTHER_CHAIN)),
    actor((Role.ENTERPRISE_CONTACT, uuid4())),
    actor((Role.DEPARTMENT_HANDLER, uuid4())),
]


def enrol_self(talent: ServiceUnderTest, course: dict[str, Any], person: UUID) -> dict[str, Any]:
    """Somebody enrols without naming anybody."""
    enrolment: dict[str, Any] = talent.call(ENROL, actor(person=person), course["id"], body={})
    return enrolment


def test_somebody_enrols_and_gets_a_place_under_their_organization(talent: ServiceUnderTest) -> None:
    elsewhere, enterprise = mirror_organization(talent), mirror_organization(talent, CHAIN, OTHER_CHAIN)
    mirror_chain(talent, CHAIN)
    person = mirror_person(talent, enterprise)
    course = announce(talent)
    enrolment = enrol_self(talent, course, person)
    assert (enrolment["status"], enrolment["place"], enrolment["attendance"]) == ("confirmed", None, None)
    assert (enrolment["organization_id"], enrolment["chain_id"]) == (str(enterprise), str(CHAIN))
    assert enrolment["chain_name"] == "生物医药"
    assert enrolment["person_name"] == "林知夏"
    assert str(elsewhere) != enrolment["organization_id"]
    (event,) = talent.emitted("enrolment.confirmed.v1")
    assert event["data"]["person_id"] == str(person)
    assert event["data"]["organization_id"] == str(enterprise)
    assert talent.call(GET_COURSE, actor(), course["id"])["confirmed"] == 1


def test_a_post_that_has_ended_does_not_tell_where_somebody_belongs(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    today = (START - timedelta(days=20)).date()
    gone = mirror_person(talent, mirror_organization(talent, CHAIN), last=str(today - timedelta(days=1)))
    last_day = mirror_person(talent, mirror_organization(talent, CHAIN), last=str(today))
    assert enrol_self(talent, course, gone)["organization_id"] is None
    assert enrol_self(talent, course, last_day)["organization_id"] is not None


def test_a_contact_enrols_persons_of_the_own_enterprise_only(talent: ServiceUnderTest) -> None:
    own, other = mirror_organization(talent, CHAIN), mirror_organization(talent, CHAIN)
    contact = actor((Role.ENTERPRISE_CONTACT, own))
    course = announce(talent)
    colleague, stranger = mirror_person(talent, own), mirror_person(talent, other)
    enrolment = talent.call(ENROL, contact, course["id"], body={"person_id": str(colleague)})
    assert enrolment["organization_id"] == str(own)
    assert refused(talent, ENROL, contact, course["id"], body={"person_id": str(stranger)}) == "not-found"
    assert refused(talent, ENROL, contact, course["id"], body={"person_id": str(uuid4())}) == "not-found"


def test_only_contacts_and_the_organizer_enrol_somebody_else(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    person = {"person_id": str(mirror_person(talent))}
    for other in (actor(), actor((Role.SUPERVISOR, uuid4())), actor((Role.DISPATCHER, uuid4(), OTHER_CHAIN))):
        assert refused(talent, ENROL, other, course["id"], body=person) == "forbidden"
    assert refused(talent, ENROL, ANONYMOUS, course["id"], body=person) == "unauthenticated"
    assert talent.call(ENROL, DISPATCHER, course["id"], body=person)["status"] == "confirmed"


def test_somebody_registry_does_not_know_or_has_closed_cannot_enrol(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    assert refused(talent, ENROL, actor(), course["id"], body={}) == "not-found"
    inactive = {"person_id": str(mirror_person(talent, active=False))}
    assert refused(talent, ENROL, REGISTRAR, course["id"], body=inactive) == "not-found"


def test_nobody_enrols_twice_but_may_come_back_after_cancelling(talent: ServiceUnderTest) -> None:
    course, person = announce(talent, capacity=1), mirror_person(talent)
    first = enrol_self(talent, course, person)
    assert refused(talent, ENROL, actor(person=person), course["id"], body={}) == "already-enrolled"
    fill(talent, course, 1)
    talent.call(CANCEL_ENROLMENT, actor(person=person), first["id"], body={})
    again = enrol_self(talent, course, person)
    assert (again["status"], again["place"]) == ("waiting", 1)
    assert again["id"] != first["id"]


def test_one_enrols_only_while_enrolment_is_open(talent: ServiceUnderTest) -> None:
    opens, closes = START - timedelta(days=10), START - timedelta(days=2)
    course = announce(talent, enrolment_opens_at=opens.isoformat(), enrolment_closes_at=closes.isoformat())
    person = mirror_person(talent)
    call = (ENROL, actor(person=person), course["id"])
    assert refused(talent, *call, body={}) == "enrolment-not-open"
    talent.move_clock(closes)
    assert refused(talent, *call, body={}) == "enrolment-not-open"
    talent.move_clock(START)
    assert refused(talent, *call, body={}) == "course-has-started"
    talent.move_clock(opens)
    assert talent.call(*call, body={})["status"] == "confirmed"


def test_a_cancellation_gives_the_place_to_the_first_who_waits(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    first, second, third, fourth = fill(talent, course, 4)
    cancelled = talent.call(CANCEL_ENROLMENT, DISPATCHER, first["id"], body={"reason": "出差"})
    assert (cancelled["status"], cancelled["cancel_reason"]) == ("cancelled", "出差")
    assert states(talent, course) == ["cancelled", "confirmed", "confirmed", "waiting"]
    (promoted,) = talent.emitted("enrolment.promoted.v1")
    assert promoted["subject"] == third["id"]
    assert talent.call(GET_ENROLMENT, DISPATCHER, fourth["id"])["place"] == 1
    talent.call(CANCEL_ENROLMENT, DISPATCHER, fourth["id"], body={})
    assert len(talent.emitted("enrolment.promoted.v1")) == 1
    assert refused(talent, CANCEL_ENROLMENT, DISPATCHER, fourth["id"], body={}) == "enrolment-is-cancelled"
    counts = talent.call(GET_COURSE, DISPATCHER, course["id"])
    assert (counts["confirmed"], counts["waiting"]) == (2, 0)
    assert second["status"] == "confirmed"


def test_an_enrolment_can_be_cancelled_until_the_course_starts(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    (enrolment,) = fill(talent, course, 1)
    stale = {"body": {}, "if_match": enrolment["version"] + 1}
    assert refused(talent, CANCEL_ENROLMENT, DISPATCHER, enrolment["id"], **stale) == "changed-meanwhile"
    talent.move_clock(START)
    assert refused(talent, CANCEL_ENROLMENT, DISPATCHER, enrolment["id"], body={}) == "course-has-started"


def test_an_enrolment_is_seen_by_the_person_the_contact_and_those_who_oversee(talent: ServiceUnderTest) -> None:
    enterprise = mirror_organization(talent, CHAIN)
    person, course = mirror_person(talent, enterprise), announce(talent)
    enrolment = enrol_self(talent, course, person)
    fill(talent, course, 1)

    def seen(caller: Actor) -> list[str]:
        return [item["id"] for item in talent.call(LIST_ENROLMENTS, caller, course["id"], query={})["items"]]

    for caller in (actor(person=person), actor((Role.ENTERPRISE_CONTACT, enterprise))):
        assert talent.call(GET_ENROLMENT, caller, enrolment["id"])["id"] == enrolment["id"]
        assert seen(caller) == [enrolment["id"]]
    for caller in OVERSEERS:
        assert talent.call(GET_ENROLMENT, caller, enrolment["id"])["id"] == enrolment["id"]
        assert len(seen(caller)) == 2


@pytest.mark.parametrize("stranger", STRANGERS)
def test_to_a_stranger_an_enrolment_does_not_exist(talent: ServiceUnderTest, stranger: Actor) -> None:
    course = announce(talent)
    (enrolment,) = fill(talent, course, 1)
    assert refused(talent, GET_ENROLMENT, stranger, enrolment["id"]) == "not-found"
    assert refused(talent, CANCEL_ENROLMENT, stranger, enrolment["id"], body={}) == "not-found"
    assert talent.call(LIST_ENROLMENTS, stranger, course["id"], query={})["items"] == []
    talent.move_clock(START)
    attendance = {"body": {"attendance": "present"}}
    expected = "not-found" if stranger.is_any(Role.DISPATCHER) else "forbidden"
    assert refused(talent, RECORD_ATTENDANCE, stranger, enrolment["id"], **attendance) == expected


def test_who_only_oversees_neither_cancels_nor_records(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    (enrolment,) = fill(talent, course, 1)
    for overseer in OVERSEERS[2:]:
        assert refused(talent, CANCEL_ENROLMENT, overseer, enrolment["id"], body={}) == "forbidden"
        body = {"attendance": "present"}
        assert refused(talent, RECORD_ATTENDANCE, overseer, enrolment["id"], body=body) == "forbidden"


def test_who_is_not_signed_in_reaches_no_enrolment(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    (enrolment,) = fill(talent, course, 1)
    for operation, path, content in (
        (GET_ENROLMENT, [enrolment["id"]], {}),
        (CANCEL_ENROLMENT, [enrolment["id"]], {"body": {}}),
        (RECORD_ATTENDANCE, [enrolment["id"]], {"body": {"attendance": "present"}}),
        (LIST_ENROLMENTS, [course["id"]], {"query": {}}),
        (LIST_MY_ENROLMENTS, [], {"query": {}}),
        (GET_TRAINING_REPORT, [], {"query": {}}),
    ):
        assert refused(talent, operation, ANONYMOUS, *path, **content) == "unauthenticated"


def test_attendance_is_recorded_after_the_start_and_can_be_corrected(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    confirmed, _, waiting = fill(talent, course, 3)
    call = (RECORD_ATTENDANCE, DISPATCHER, confirmed["id"])
    assert refused(talent, *call, body={"attendance": "present"}) == "course-has-not-started"
    talent.move_clock(START)
    assert talent.call(*call, body={"attendance": "absent"})["attendance"] == "absent"
    assert talent.call(*call, body={"attendance": "present"})["attendance"] == "present"
    same = talent.call(*call, body={"attendance": "present"})
    events = talent.emitted("attendance.recorded.v1")
    assert [event["data"]["attendance"] for event in events] == ["absent", "present"]
    assert [event["sequence"] for event in events] == [1, 2]
    stale = {"body": {"attendance": "absent"}, "if_match": confirmed["version"]}
    assert refused(talent, *call, **stale) == "changed-meanwhile"
    assert talent.call(GET_ENROLMENT, DISPATCHER, confirmed["id"]) == same
    without = {"body": {"attendance": "present"}}
    assert refused(talent, RECORD_ATTENDANCE, DISPATCHER, waiting["id"], **without) == "enrolment-not-confirmed"
    assert refused(talent, *call, body={"attendance": "late"}) == "invalid"


def test_two_who_want_the_last_place_do_not_both_get_it(talent: ServiceUnderTest) -> None:
    course = announce(talent, capacity=3)
    people = [mirror_person(talent) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(lambda person: enrol_self(talent, course, person), people))
    assert sorted(entry["status"] for entry in got) == ["confirmed"] * 3 + ["waiting"] * 5
    assert sorted(entry["place"] for entry in got if entry["place"]) == [1, 2, 3, 4, 5]
    counts = talent.call(GET_COURSE, DISPATCHER, course["id"])
    assert (counts["confirmed"], counts["waiting"]) == (3, 5)


def test_one_person_enrolling_twice_at_once_is_enrolled_once(talent: ServiceUnderTest) -> None:
    course, person = announce(talent), mirror_person(talent)

    def attempt(_: int) -> str:
        try:
            return str(enrol_self(talent, course, person)["status"])
        except Failure as failure:
            return failure.problem.code

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(attempt, range(4))) == ["already-enrolled"] * 3 + ["confirmed"]


def test_places_given_back_and_added_at_once_are_each_given_once(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    enrolled = fill(talent, course, 6)

    def add_places() -> None:
        for _ in range(50):
            version = talent.call(GET_COURSE, DISPATCHER, course["id"])["version"]
            try:
                talent.call(CHANGE_COURSE, DISPATCHER, course["id"], body={"capacity": 3}, if_match=version)
                return
            except Failure as failure:
                if failure.problem.code != "changed-meanwhile":
                    raise
        raise AssertionError("always overtaken")

    with ThreadPoolExecutor(3) as pool:
        jobs = [pool.submit(talent.call, CANCEL_ENROLMENT, DISPATCHER, enrolled[n]["id"], body={}) for n in (0, 1)]
        jobs.append(pool.submit(add_places))
        for job in jobs:
            job.result()
    assert states(talent, course) == ["cancelled"] * 2 + ["confirmed"] * 3 + ["waiting"]
    promoted = [event["subject"] for event in talent.emitted("enrolment.promoted.v1")]
    assert promoted == [entry["id"] for entry in enrolled[2:5]]


def test_an_enrolment_repeated_with_its_key_is_made_once(talent: ServiceUnderTest) -> None:
    course, person = announce(talent), mirror_person(talent)
    caller = actor(person=person)
    first = talent.call(ENROL, caller, course["id"], body={}, key="k1")
    assert talent.call(ENROL, caller, course["id"], body={}, key="k1") == first


def test_everybody_finds_their_own_enrolments_in_pages(talent: ServiceUnderTest) -> None:
    person = mirror_person(talent)
    made = [enrol_self(talent, announce(talent, code=f"PX{n}"), person)["id"] for n in range(3)]
    talent.call(CANCEL_ENROLMENT, actor(person=person), made[0], body={})
    enrol_self(talent, announce(talent, code="PX9"), mirror_person(talent))
    mine = talent.call(LIST_MY_ENROLMENTS, actor(person=person), query={"limit": 2})
    rest = talent.call(LIST_MY_ENROLMENTS, actor(person=person), query={"limit": 2, "after": mine["next"]})
    assert [item["id"] for item in mine["items"] + rest["items"]] == made[::-1]
    live = talent.call(LIST_MY_ENROLMENTS, actor(person=person), query={"status": "confirmed"})
    assert [item["id"] for item in live["items"]] == made[:0:-1]


def test_an_older_event_of_registry_changes_nothing(talent: ServiceUnderTest) -> None:
    person = uuid4()
    for name, sequence in (("新名", 2), ("旧名", 1)):
        talent.react(MIRROR, PERSON_CHANGED, person, person_data(person, name), sequence)
    assert enrol_self(talent, announce(talent), person)["person_name"] == "新名"


def deactivate(talent: ServiceUnderTest, enrolment: dict[str, Any]) -> None:
    """Registry tells that somebody is not active any more."""
    person = enrolment["person_id"]
    talent.react(MIRROR, PERSON_CHANGED, person, person_data(person, active=False), 2)


def test_a_free_place_passes_over_whoever_is_not_active_any_more(talent: ServiceUnderTest) -> None:
    course = announce(talent, capacity=1)
    first, second, _third = fill(talent, course, 3)
    deactivate(talent, second)
    talent.call(CANCEL_ENROLMENT, DISPATCHER, first["id"], body={"reason": "临时出差"})
    assert states(talent, course) == ["cancelled", "waiting", "confirmed"]


def test_whoever_is_not_active_any_more_gives_back_the_place(talent: ServiceUnderTest) -> None:
    course, other = announce(talent, capacity=2), announce(talent, code="PX02", capacity=2)
    first, second, third, fourth = fill(talent, course, 4)
    elsewhere = talent.call(ENROL, DISPATCHER, other["id"], body={"person_id": first["person_id"]})
    deactivate(talent, first)
    deactivate(talent, third)
    assert talent.tick("release_places") == 3
    assert states(talent, course) == ["cancelled", "confirmed", "cancelled", "confirmed"]
    assert [event["subject"] for event in talent.emitted("enrolment.promoted.v1")] == [fourth["id"]]
    told = [event["subject"] for event in talent.emitted("enrolment.cancelled.v1")]
    assert sorted(told) == sorted([first["id"], third["id"], elsewhere["id"]])
    counts = talent.call(GET_COURSE, DISPATCHER, course["id"])
    assert (counts["confirmed"], counts["waiting"]) == (2, 0)
    assert second["status"] == "confirmed"
    assert talent.tick("release_places") == 0


def test_what_has_begun_stays_as_it_was(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    (enrolled,) = fill(talent, course, 1)
    talent.move_clock(START)
    deactivate(talent, enrolled)
    assert talent.tick("release_places") == 0
    assert states(talent, course) == ["confirmed"]
