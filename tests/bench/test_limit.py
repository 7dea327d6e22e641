"""The benchmark compares like with like: the bare program writes the rows that the platform writes."""

import contextlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bench.effects import SUBMISSION, Rows
from bench.rows import execute
from bench.stacks import LimitProcess, named
from chassis.storing.database import new_id
from chassis.storing.personal import encrypt
from contracts.notifications.subscriptions import MIRROR, TELL
from contracts.registry.events import PERSON_CHANGED, POST_CHANGED
from contracts.requests.lifecycle import SUBMIT_REQUEST
from tests.harness import ServiceUnderTest
from tests.servers import DatabaseServer, free_ports
from tests.services.registry.events import person_data, post_data
from tests.services.requests.district import District


@pytest.fixture
def district(requests: ServiceUnderTest, notifications: ServiceUnderTest) -> District:
    """Who is told of a submission: two dispatchers, by mail as well, and the contact who submitted."""
    district = District(requests)
    district.item = district.add_item("RC-02", "蒸汽供应", form=[])
    for caller in (district.contact, district.dispatcher, district.park_dispatcher):
        person = str(caller.person_id)
        data = person_data(person, "somebody", email=encrypt("somebody@example.cn"))
        notifications.react(MIRROR, PERSON_CHANGED, person, data)
        (held,) = caller.posts
        post, first = new_id(), "2020-01-01"
        data = post_data(post, held.role, person, held.organization_id, held.chain_id, first=first)
        notifications.react(MIRROR, POST_CHANGED, post, data)
    return district


@pytest.fixture
def limit(
    district: District,
    notifications: ServiceUnderTest,
    database_server: DatabaseServer,
    broker_server: str,
    tmp_path: Path,
) -> Iterator[LimitProcess]:
    """The door of the bare program, its consumer beside it, on copies of the databases."""
    for service in (district.service, notifications):
        service.database.engine.dispose()
        database_server.create(f"limit_{service.name}", template=service.name)
    (port,) = free_ports(1)
    url = f"postgresql://postgres@/limit_{{}}?host={database_server.sockets}"
    settings = {
        "requests": url.format("requests"),
        "notifications": url.format("notifications"),
        # Only signing in needs that of registry.
        "registry": url.format("requests"),
        "amqp": broker_server,
        "port": port,
        "enterprise": str(district.enterprise),
        "chain": str(district.chain),
        "park": str(district.park),
        "person": str(district.contact.person_id),
        "named": named("康源药业"),
    }
    with contextlib.ExitStack() as running:
        for part in ("consumer", "door"):
            process = LimitProcess(part, tmp_path / part, settings, port)
            running.callback(process.kill9)
            process.start()
        yield process


def found_by(server: DatabaseServer, database: str) -> list[str]:
    """What the last entry of the search is found by, with 0 for each digit."""
    last = "SELECT tsvector_to_array(words) FROM search_entries ORDER BY id DESC LIMIT 1"
    ((words,),) = execute(server, database, last)
    return sorted(re.sub("[0-9]", "0", word) for word in words)


def test_the_bare_program_writes_the_rows_that_the_platform_writes(
    limit: LimitProcess, district: District, notifications: ServiceUnderTest, database_server: DatabaseServer
) -> None:
    names = ("requests", "notifications")
    body = {"title": "蒸汽管道增容", "description": "二期车间下月投产,蒸汽压力不足。", "item_id": str(district.item)}
    platform = Rows(database_server, {name: name for name in names})
    bare = Rows(database_server, {name: f"limit_{name}" for name in names})
    before, bare_before = platform.counts(), bare.counts()

    district.call(SUBMIT_REQUEST, district.contact, body=body, key="once")
    notifications.deliver(TELL, district.service.emitted("request.submitted.v1")[-1])
    assert platform.more(before) == SUBMISSION

    answer = httpx.post(
        f"{limit.url}/v1/requests",
        content=json.dumps(body),
        headers={"Idempotency-Key": "once", "Content-Type": "application/json"},
        trust_env=False,
    )
    assert answer.status_code == 201
    bare.wait_for(bare_before, SUBMISSION, 1, patience=20)
    bare.check(bare_before, SUBMISSION, 1)
    # The entry of the search as well: all that the number and the ids do not make different.
    assert found_by(database_server, "limit_requests") == found_by(database_server, "requests")
