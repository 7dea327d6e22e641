"""A call of every write of venues."""

from collections.abc import Callable

from contracts.operation import Operation
from contracts.registry import venues
from tests.harness import ServiceUnderTest
from tests.services import filing
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


def file_of_venue(operation: Operation) -> Callable[[ServiceUnderTest], Write]:
    """A write of files on venues."""

    def prepare(registry: ServiceUnderTest) -> Write:
        ids = {"venue_id": venue(registry)["id"]}
        return filing.writes(registry, venues.VENUE_FILES, REGISTRAR, ids)[operation]

    return prepare


WRITES: Writes = {
    venues.REGISTER_VENUE: register_venue,
    venues.CHANGE_VENUE: change_venue,
    venues.CLOSE_VENUE: close_venue,
    **{
        operation: file_of_venue(operation)
        for operation in (venues.VENUE_FILES.begin, venues.VENUE_FILES.attach, venues.VENUE_FILES.remove)
    },
}
