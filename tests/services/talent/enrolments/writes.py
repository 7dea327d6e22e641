"""A call of every write of enrolments."""

from datetime import timedelta

from contracts.talent import enrolments
from tests.harness import ServiceUnderTest
from tests.services.talent.district import DISPATCHER, START, fill, mirror_person, planned
from tests.services.writes import Write, Writes


def enrol(talent: ServiceUnderTest) -> Write:
    made = planned(talent)
    person, other = mirror_person(talent), mirror_person(talent)
    return Write(DISPATCHER, (made["id"],), {"person_id": str(person)}, {"person_id": str(other)})


def enrol_persons(talent: ServiceUnderTest) -> Write:
    made = planned(talent)
    items = [{"course_id": made["id"], "body": {"person_id": str(mirror_person(talent))}} for _ in range(2)]
    return Write(DISPATCHER, body={"items": items}, other={"items": items[:1]})


def cancel_enrolment(talent: ServiceUnderTest) -> Write:
    first, *_ = fill(talent, planned(talent), 3)
    return Write(DISPATCHER, (first["id"],), {"reason": "出差"}, {"reason": "请假"}, first["version"])


def record_attendance(talent: ServiceUnderTest) -> Write:
    (enrolment,) = fill(talent, planned(talent), 1)
    talent.move_clock(START + timedelta(days=1))
    version = talent.call(enrolments.GET_ENROLMENT, DISPATCHER, enrolment["id"])["version"]
    return Write(DISPATCHER, (enrolment["id"],), {"attendance": "present"}, {"attendance": "absent"}, version)


def record_attendances(talent: ServiceUnderTest) -> Write:
    enrolled = fill(talent, planned(talent), 2)
    talent.move_clock(START + timedelta(days=1))
    items = [{"enrolment_id": one["id"], "body": {"attendance": "present"}} for one in enrolled]
    return Write(DISPATCHER, body={"items": items}, other={"items": items[:1]})


WRITES: Writes = {
    enrolments.ENROL: enrol,
    enrolments.ENROL_PERSONS: enrol_persons,
    enrolments.CANCEL_ENROLMENT: cancel_enrolment,
    enrolments.RECORD_ATTENDANCE: record_attendance,
    enrolments.RECORD_ATTENDANCES: record_attendances,
}
