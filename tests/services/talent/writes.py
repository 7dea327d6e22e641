"""A call of every write of talent."""

from datetime import timedelta
from typing import Any

from contracts.talent import courses, enrolments
from tests.harness import ServiceUnderTest
from tests.services.talent.district import (
    CHAIN,
    DISPATCHER,
    START,
    announce,
    fill,
    mirror_chain,
    mirror_person,
)
from tests.services.writes import Write, Writes


def course(talent: ServiceUnderTest) -> dict[str, Any]:
    """A course that one can enrol for."""
    talent.move_clock(START - timedelta(days=20))
    mirror_chain(talent, CHAIN)
    return announce(talent)


def announce_course(talent: ServiceUnderTest) -> Write:
    made = course(talent)
    body = {name: made[name] for name in ("title", "venue", "starts_at", "ends_at", "capacity", "chain_id")}
    return Write(DISPATCHER, body={**body, "code": "PX02"}, other={"capacity": 3})


def change_course(talent: ServiceUnderTest) -> Write:
    made = course(talent)
    return Write(DISPATCHER, (made["id"],), {"capacity": 80}, {"capacity": 81}, made["version"])


def cancel_course(talent: ServiceUnderTest) -> Write:
    made = course(talent)
    fill(talent, made, 3)
    version = talent.call(courses.GET_COURSE, DISPATCHER, made["id"])["version"]
    return Write(DISPATCHER, (made["id"],), {"reason": "改期"}, {"reason": "停办"}, version)


def enrol(talent: ServiceUnderTest) -> Write:
    made = course(talent)
    person, other = mirror_person(talent), mirror_person(talent)
    return Write(DISPATCHER, (made["id"],), {"person_id": str(person)}, {"person_id": str(other)})


def cancel_enrolment(talent: ServiceUnderTest) -> Write:
    first, *_ = fill(talent, course(talent), 3)
    return Write(DISPATCHER, (first["id"],), {"reason": "出差"}, {"reason": "请假"}, first["version"])


def record_attendance(talent: ServiceUnderTest) -> Write:
    (enrolment,) = fill(talent, course(talent), 1)
    talent.move_clock(START + timedelta(days=1))
    version = talent.call(enrolments.GET_ENROLMENT, DISPATCHER, enrolment["id"])["version"]
    return Write(DISPATCHER, (enrolment["id"],), {"attendance": "present"}, {"attendance": "absent"}, version)


WRITES: Writes = {
    courses.ANNOUNCE_COURSE: announce_course,
    courses.CHANGE_COURSE: change_course,
    courses.CANCEL_COURSE: cancel_course,
    enrolments.ENROL: enrol,
    enrolments.CANCEL_ENROLMENT: cancel_enrolment,
    enrolments.RECORD_ATTENDANCE: record_attendance,
}
