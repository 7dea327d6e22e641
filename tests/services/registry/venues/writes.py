"""A call of every write of venues."""

from contracts.registry import venues
from tests.harness import ServiceUnderTest
from tests.services.registry.district import REGISTRAR
from tests.services.registry.venues.places import content, venue
from tests.services.writes import Write, Writes


def register_venue(registry: ServiceUnderTest) -> Write:
    return Write(REGISTRAR, body=content(registry), other={"name": "另一个名称"})


def change_venue(registry: ServiceUnderTest) -> Write:
    made = venue(registry)
    return Write(REGISTRAR, (made["id"],), {"area": 260.5}, {"area": 270}, made["version"])


def close_venue(registry: ServiceUnderTest) -> Write:
    return Write(REGISTRAR, (venue(registry)["id"],), {"reason": "房屋到期"}, {"reason": "装修"})


WRITES: Writes = {
    venues.REGISTER_VENUE: register_venue,
    venues.CHANGE_VENUE: change_venue,
    venues.CLOSE_VENUE: close_venue,
}
