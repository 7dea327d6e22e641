"""A call of every write of courses."""

from contracts.talent import courses
from tests.harness import ServiceUnderTest
from tests.services.talent.district import DISPATCHER, fill, planned
from tests.services.writes import Write, Writes


def announce_course(talent: ServiceUnderTest) -> Write:
    made = planned(talent)
    body = {name: made[name] for name in ("title", "venue", "starts_at", "ends_at", "capacity", "chain_id")}
    return Write(DISPATCHER, body={**body, "code": "PX02"}, other={"capacity": 3})


def change_course(talent: ServiceUnderTest) -> Write:
    made = planned(talent)
    return Write(DISPATCHER, (made["id"],), {"capacity": 80}, {"capacity": 81}, made["version"])


def cancel_course(talent: ServiceUnderTest) -> Write:
    made = planned(talent)
    fill(talent, made, 3)
    version = talent.call(courses.GET_COURSE, DISPATCHER, made["id"])["version"]
    return Write(DISPATCHER, (made["id"],), {"reason": "改期"}, {"reason": "停办"}, version)


WRITES: Writes = {
    courses.ANNOUNCE_COURSE: announce_course,
    courses.CHANGE_COURSE: change_course,
    courses.CANCEL_COURSE: cancel_course,
}
