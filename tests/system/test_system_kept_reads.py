"""Answers that gateways keep: who writes reads what he wrote, through whichever gateway; others soon after."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.servers import free_ports
from tests.system.client import User, eventually
from tests.system.district import District
from tests.system.stack import Process

TIMES = 12


@pytest.fixture
def second_gateway(distributed: District, workplace: Path) -> Iterator[tuple[str, str]]:
    """Another gateway of the distributed platform; its address and that of its probes."""
    door, health = free_ports(2)
    settings = {**distributed.stack.processes["gateway"].settings, "HTTP_PORT": str(door), "HEALTH_PORT": str(health)}
    process = Process("second-gateway", workplace / "second-gateway", ["run", "gateway"], settings, health)
    process.start()
    try:
        yield f"http://127.0.0.1:{door}", process.url
    finally:
        process.stop()


@pytest.fixture
def shelf(district: District) -> Iterator[str]:
    """A class of the catalog to be renamed."""
    added = district.operator.do("/v1/catalog/classes", {"code": f"K-{uuid4().hex[:8]}", "name": "待改名"})["id"]
    yield added
    district.operator.do(f"/v1/catalog/classes/{added}", {"active": False}, method="PATCH")


def through(url: str, user: User) -> User:
    """The same person with the same session, through another gateway."""
    found = User(url)
    user.get("/v1/me")
    found.http.headers["Authorization"] = user.http.headers["Authorization"]
    return found


def rename(user: User, shelf: str, name: str) -> None:
    user.do(f"/v1/catalog/classes/{shelf}", {"name": name}, method="PATCH")


def name_of(user: User, shelf: str) -> str:
    (found,) = [each for each in user.get("/v1/catalog")["classes"] if each["id"] == shelf]
    return str(found["name"])


def await_answer_from_memory(figures: str) -> None:
    told = 'gateway_kept_answers_total{operation="get_catalog"}'
    # The figures are those of the last moment.
    eventually(lambda: told in httpx.get(figures, trust_env=False).text, seconds=10, what="an answer from memory")


def test_a_change_answered_by_a_gateway_is_what_everybody_reads_through_it(district: District, shelf: str) -> None:
    for number in range(TIMES):
        name_of(district.contact, shelf)
        rename(district.operator, shelf, f"名称{number}")
        assert name_of(district.contact, shelf) == name_of(district.operator, shelf) == f"名称{number}"
    assert name_of(district.contact, shelf) == name_of(district.contact, shelf)
    await_answer_from_memory(district.stack.figures)


@pytest.mark.parametrize("district", ["distributed"], indirect=True)
def test_who_writes_through_one_of_two_gateways_reads_it_through_both(
    district: District, second_gateway: tuple[str, str], shelf: str
) -> None:
    door, probes = second_gateway
    writers = [district.operator, through(door, district.operator)]
    readers = [district.contact, through(door, district.contact)]
    for number in range(TIMES):
        for reader in readers:
            name_of(reader, shelf)
        rename(writers[number % 2], shelf, f"名称{number}")
        assert [name_of(writer, shelf) for writer in writers] == [f"名称{number}"] * 2
        for reader in readers:
            eventually(lambda: name_of(reader, shelf) == f"名称{number}", seconds=10, what="the event's arrival")  # noqa: B023
    await_answer_from_memory(district.stack.figures)
    await_answer_from_memory(f"{probes}/metrics")
