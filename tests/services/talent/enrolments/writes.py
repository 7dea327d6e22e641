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


def cancel_enrolment(talent: ServiceUnderTest) -> Write:
    first, *_ = fill(talent, planned(talent), 3)
    return Write(DISPATCHER, (first["id"],), {"reason": "出差"}, {"reason": "请假"}, first["version"])


def record_attendance(talent: ServiceUnderTest) -> Write:
    (enrolment,) = fill(talent, planned(talent), 1)
    talent.move_clock(START + timedelta(days=1))
    version = talent.call(enrolments.GET_ENROLMENT, DISPATCHER, enrolment["id"])["version"]
    return Write(DISPATCHER, (enrolment["id"],), {"attendance": "present"}, {"attendance": "absent"}, version)


WRITES: Writes = {
    enrolments.ENROL: enrol,
    enrolments.CANCEL_ENROLMENT: cancel_enrolment,
    enrolments.RECORD_ATTENDANCE: record_attendance,
}
