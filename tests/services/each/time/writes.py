"""A call of every write of the time of a service."""

from uuid import uuid4

from contracts.platform import MOVE_TIME
from contracts.roles import Role
from tests.harness import ServiceUnderTest, actor
from tests.services.writes import Write, Writes


def move_time(_service: ServiceUnderTest) -> Write:
    moments = ("2027-03-01T09:00:00+08:00", "2027-03-02T09:00:00+08:00")
    return Write(actor((Role.OPERATOR, uuid4())), body={"now": moments[0]}, other={"now": moments[1]})


WRITES: Writes = {MOVE_TIME: move_time}
