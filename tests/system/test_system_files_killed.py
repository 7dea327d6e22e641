"""kill -9 at any point of an upload: no file without content, and no content that can be read without a file."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from contracts.files import key_of
from tests.filing import PDF, S3Server
from tests.servers import free_ports
from tests.system.client import eventually
from tests.system.district import District
from tests.system.kept import Records, records_of
from tests.system.stack import Process, Stack

# More than one part at the store, so that it is killed in the middle of them too.
CONTENT = PDF + bytes(6 * 1024 * 1024)


@contextmanager
def process(stack: Stack, name: str, arguments: list[str], **settings: str) -> Iterator[Process]:
    """One more process of the platform, for the block."""
    (port,) = free_ports(1)
    environment = {**stack.processes[name].settings, "HEALTH_PORT": str(port), **settings}
    more = Process(f"{name}-{port}", stack.directory / f"{name}-{port}", arguments, environment, port)
    more.start()
    try:
        yield more
    finally:
        more.stop()


@contextmanager
def gateway(stack: Stack, **settings: str) -> Iterator[tuple[Process, str]]:
    """One more gateway with a port of its own, and its address."""
    (port,) = free_ports(1)
    given = {"HTTP_PORT": str(port), "HTTP_SHARE_PORT": "false", **settings}
    with process(stack, "gateway", ["run", "gateway"], **given) as more:
        yield more, f"http://127.0.0.1:{port}"


def upload(district: District, url: str, request: dict[str, Any], key: str = "") -> httpx.Response:
    """Upload a file at some gateway."""
    headers = {
        "Authorization": str(district.contact.http.headers["Authorization"]),
        "Idempotency-Key": key or request["id"],
    }
    path, query = f"{url}/v1/requests/{request['id']}/files", {"name": "a.pdf", "kind": "matter"}
    return httpx.post(path, params=query, content=CONTENT, headers=headers, timeout=30, trust_env=False)


def check(district: District, records: Records, bucket: S3Server) -> None:
    """The invariants: every file has its content, and all content has a row, due to be deleted if it is no file."""
    rows = records.rows("requests", "SELECT id, state, due_at FROM files")
    keys = {key.removeprefix("files/") for key in bucket.stored()}
    expected = {key_of("requests", row.id): row for row in rows}
    without = [row for key, row in expected.items() if row.state == "attached" and key not in keys]
    assert without == [], "files without content"
    of_requests = {key for key in keys if key.startswith("requests/")}
    assert of_requests <= expected.keys(), "content that nobody knows of"
    assert all(row.due_at is not None for row in rows if row.state != "attached")


@pytest.fixture
def records(distributed: District) -> Iterator[Records]:
    with records_of(distributed.stack) as found:
        yield found


@pytest.mark.parametrize("point", ["upload.after_begin", "upload.after_part", "upload.after_put"])
def test_a_gateway_that_is_killed_leaves_nothing_to_read(
    distributed: District, bucket: S3Server, records: Records, point: str
) -> None:
    request = distributed.submit("网关中断")
    with gateway(distributed.stack, FAILPOINT=point) as (killed, url):
        with pytest.raises(httpx.TransportError):
            upload(distributed, url, request)
        eventually(lambda: not killed.running, what="the end of the gateway")
    path = f"/v1/requests/{request['id']}/files"
    assert distributed.contact.get(path)["items"] == []
    (begun,) = records.rows(
        "requests", "SELECT id, state FROM files WHERE thing_id = CAST(:id AS uuid)", id=request["id"]
    )
    assert begun.state == "begun"
    assert distributed.contact.http.get(f"{path}/{begun.id}/content").status_code == 404
    check(distributed, records, bucket)
    # As an app does it: the same again.
    assert upload(distributed, distributed.stack.url, request).status_code == 201
    check(distributed, records, bucket)


@pytest.mark.parametrize("point", ["file.before_attached", "operation.after_commit"])
def test_a_service_that_is_killed_has_attached_it_with_its_content_or_not_at_all(
    distributed: District, bucket: S3Server, records: Records, point: str
) -> None:
    stack, key = distributed.stack, str(uuid.uuid4())
    request = distributed.submit("服务中断")
    address = stack._own_address("requests")["SERVICE_URLS"]
    with process(stack, "requests", ["run", "requests"], SERVICE_URLS=address, FAILPOINT=point) as killed:
        everywhere = stack.processes["gateway"].settings["SERVICE_URLS"].split(",")
        others = [url for url in everywhere if not url.startswith("requests=")]
        with gateway(stack, SERVICE_URLS=",".join([*others, address]), CALL_TIMEOUT="3") as (_, url):
            answer = upload(distributed, url, request, key)
            assert answer.status_code in (503, 504), answer.text
            eventually(lambda: not killed.running, what="the end of the service")
    check(distributed, records, bucket)
    # Again with the same key, it is there once.
    again = upload(distributed, stack.url, request, key)
    assert again.status_code == 201, again.text
    listed = distributed.contact.get(f"/v1/requests/{request['id']}/files")["items"]
    assert [each["id"] for each in listed] == [again.json()["id"]]
    assert (
        distributed.contact.http.get(f"/v1/requests/{request['id']}/files/{listed[0]['id']}/content").content == CONTENT
    )
    check(distributed, records, bucket)
