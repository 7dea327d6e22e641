"""What gateways may cache: told by an event whenever it changes, and the same for everybody at any time."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from chassis.calling.actor import Actor
from contracts.catalogue import OPERATIONS
from contracts.operation import Operation
from contracts.roles import ALL_ROLES
from tests.harness import ServiceUnderTest, actor
from tests.services.asking import queries
from tests.services.requests.district import District
from tests.services.writes import declared, write_of

CACHEABLE = [operation for operation in OPERATIONS if operation.cacheable]
WRITTEN = [(name, write) for name, write in declared() if any(name == read.service for read in CACHEABLE)]


def shown(service: ServiceUnderTest, caller: Actor) -> dict[str, list[Any]]:
    """What each cacheable read of the service shows to a caller."""
    return {
        read.name: [service.call(read, caller, query=query or None) for query in queries(read, pairs=False)]
        for read in CACHEABLE
        if read.service == service.name
    }


def told(service: ServiceUnderTest, read: Operation) -> int:
    """How many events have told that a read shows something else."""
    assert read.cacheable is not None
    return len(service.emitted(*(event.type for event in read.cacheable.told_by)))


@pytest.mark.parametrize(("name", "write"), WRITTEN, ids=[write.name for _, write in WRITTEN])
def test_a_write_that_changes_a_cacheable_read_tells_it_and_only_writers_can(
    name: str, write: Operation, services: Callable[[str], ServiceUnderTest]
) -> None:
    service = services(name)
    service.empty()
    prepared, reader = write_of(write)(service), actor(*((role, uuid4()) for role in ALL_ROLES))
    before, events = shown(service, reader), {read.name: told(service, read) for read in CACHEABLE}
    prepared.send(service, write)
    after = shown(service, reader)
    for read in CACHEABLE:
        if read.cacheable and after[read.name] != before[read.name]:
            assert told(service, read) > events[read.name], f"{read.name} shows something else, and no event tells it"
            assert write.access <= read.cacheable.writers


@pytest.mark.parametrize("read", CACHEABLE, ids=lambda each: each.name)
def test_there_is_a_write_that_changes_each_cacheable_read(
    read: Operation, services: Callable[[str], ServiceUnderTest]
) -> None:
    # Otherwise the test above would compare nothing.
    service, reader = services(read.service), actor()

    def changes(write: Operation) -> bool:
        service.empty()
        prepared = write_of(write)(service)
        before = shown(service, reader)[read.name]
        prepared.send(service, write)
        return shown(service, reader)[read.name] != before

    assert any(changes(write) for name, write in WRITTEN if name == read.service)


def test_another_name_of_a_department_is_told_when_the_catalog_shows_it(requests: ServiceUnderTest) -> None:
    district = District(requests)
    before, events = shown(requests, district.contact), told(requests, CACHEABLE[0])
    district.tell_organization(district.labour, "department", "人力资源局", sequence=9)
    after = shown(requests, district.contact)
    assert after["get_catalog"] != before["get_catalog"]
    assert told(requests, CACHEABLE[0]) == events + 1


def test_a_cacheable_read_is_the_same_for_everybody_at_any_time(requests: ServiceUnderTest) -> None:
    district = District(requests)
    seen = [shown(requests, actor())]
    for role in ALL_ROLES:
        seen.append(shown(requests, actor((role, uuid4()))))
    for moment in ("2026-11-24 03:00", "2027-06-01 12:00"):
        district.at(moment)
        seen.append(shown(requests, district.contact))
    assert all(each == seen[0] for each in seen)
    assert seen[0]["get_catalog"][0]["classes"]
