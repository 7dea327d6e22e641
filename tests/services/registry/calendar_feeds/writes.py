"""A call of every write of calendar feeds."""

from chassis.calling.actor import ANONYMOUS
from contracts.registry import calendar_feeds
from tests.harness import ServiceUnderTest
from tests.services.registry.calendar_feeds.reading import made, owner, secret_of
from tests.services.registry.district import somebody
from tests.services.writes import Write, Writes


def create_calendar_feed(registry: ServiceUnderTest) -> Write:
    return Write(somebody(owner(registry)[0]), body={"name": "手机日历"}, other={"name": "办公电脑"})


def revoke_calendar_feed(registry: ServiceUnderTest) -> Write:
    person_id, _ = owner(registry)
    return Write(somebody(person_id), (made(registry, person_id)["id"],))


def open_calendar_feed(registry: ServiceUnderTest) -> Write:
    person_id, _ = owner(registry)
    first, second = (secret_of(made(registry, person_id, name)) for name in ("手机日历", "办公电脑"))
    return Write(ANONYMOUS, body={"secret": first}, other={"secret": second})


WRITES: Writes = {
    calendar_feeds.CREATE_CALENDAR_FEED: create_calendar_feed,
    calendar_feeds.REVOKE_CALENDAR_FEED: revoke_calendar_feed,
    calendar_feeds.OPEN_CALENDAR_FEED: open_calendar_feed,
}
