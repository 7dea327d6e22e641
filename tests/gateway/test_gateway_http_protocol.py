"""What a client may make a connection hold: a head of some size, for some time, and answers that it reads."""

import asyncio
import contextlib
import json
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from gateway import http_protocol
from gateway.live import EVENT
from gateway.live_client import MOST_WAITING
from tests.gateway.recorded import PERSON, THING, RecordedBus, unused_id
from tests.gateway.serving import serving

HEAD = b"GET /healthz HTTP/1.1\r\nHost: gateway\r\n"


@asynccontextmanager
async def dialled(said: bytes) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A connection to a gateway on which this has been sent."""
    async with serving(RecordedBus()) as (_server, _task, client):
        reader, writer = await asyncio.open_connection(client.base_url.host, client.base_url.port)
        writer.write(said)
        yield reader, writer
        writer.close()


def answer_of(received: bytes) -> tuple[int, dict[str, str]]:
    head, _, body = received.partition(b"\r\n\r\n")
    assert b"content-type: application/problem+json" in head
    assert b"content-length: %d" % len(body) in head
    return int(head.split()[1]), json.loads(body)


def test_a_head_without_end_is_refused_and_its_connection_closed() -> None:
    async def scenario() -> None:
        async with dialled(HEAD) as (reader, writer):
            writer.write(b"".join(b"x-%d: %s\r\n" % (number, b"x" * 4096) for number in range(16)))
            status, problem = answer_of(await asyncio.wait_for(reader.read(), 10))
            assert (status, problem["code"]) == (400, "malformed")
            assert "64 KiB" in problem["detail"]

    asyncio.run(scenario())


def test_what_follows_a_body_without_end_is_refused_and_its_connection_closed() -> None:
    async def scenario() -> None:
        async with dialled(HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\nx-trailer: ") as (reader, writer):
            assert (await asyncio.wait_for(reader.read(1000), 10)).startswith(b"HTTP/1.1 200 ")
            writer.write(b"x" * 70_000)
            status, _ = answer_of(await asyncio.wait_for(reader.read(), 4))
            assert status == 400

    asyncio.run(scenario())


def test_a_large_body_is_no_head() -> None:
    async def scenario() -> None:
        last = HEAD + b"Connection: close\r\n\r\n"
        large, chunks = b"x" * 200_000, b"1\r\nx\r\n" * 20_000 + b"0\r\n\r\n"
        said = b"%sContent-Length: %d\r\n\r\n%s" % (HEAD, len(large), large)
        said += b"%sTransfer-Encoding: chunked\r\n\r\n%s" % (HEAD, chunks)
        async with dialled(said + last) as (reader, _writer):
            received = await asyncio.wait_for(reader.read(), 10)
            assert re.findall(rb"HTTP/1.1 (\d+)", received) == [b"200", b"200", b"200"]

    asyncio.run(scenario())


@pytest.mark.parametrize("said", [b"", HEAD, HEAD + b"Content-Length: 5\r\n\r\nab"], ids=["nothing", "head", "body"])
def test_a_request_that_does_not_come_whole_ends_its_connection(said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HEAD_SECONDS", "REQUEST_SECONDS"):
        monkeypatch.setattr(http_protocol, name, 0.2)

    async def scenario() -> None:
        async with dialled(said) as (reader, _writer):
            # Sooner than a connection that is merely idle between two requests.
            with contextlib.suppress(ConnectionResetError):
                await asyncio.wait_for(reader.read(), 4)

    asyncio.run(scenario())


@pytest.mark.parametrize(
    "said",
    [
        b"what is this\r\n\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"\x16\x03\x01",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"CONNECT elsewhere:80 HTTP/1.1\r\n\r\n",
        b"POST /v1/logins HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nno size\r\n",
        # Two lengths, of which a proxy in front may believe the other one.
        b"POST / HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
    ],
)
def test_what_is_no_request_is_answered_with_a_problem(said: bytes) -> None:
    async def scenario() -> None:
        async with dialled(said) as (reader, _writer):
            status, problem = answer_of(await asyncio.wait_for(reader.read(), 10))
            assert (status, problem["code"]) == (400, "malformed")

    asyncio.run(scenario())


@pytest.mark.parametrize(
    "framed", [b"Content-Length: 31\r\n\r\n%s", b"Transfer-Encoding: chunked\r\n\r\n1f\r\n%s\r\n0\r\n\r\n"]
)
def test_who_offers_another_protocol_is_served_all_the_same(framed: bytes) -> None:
    async def scenario() -> None:
        bus = RecordedBus()
        async with serving(bus) as (_server, _task, client):
            reader, writer = await asyncio.open_connection(client.base_url.host, client.base_url.port)
            head = b"POST /v1/logins HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\n"
            head += b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAA\r\n"
            asking = head + framed % b'{"login": "li", "password":"x"}'
            # At once and in pieces, and with a request after it.
            writer.write(asking + asking[:-20])
            await asyncio.wait_for(reader.readuntil(b"}"), 10)
            writer.write(asking[-20:] + HEAD + b"Connection: close, Upgrade\r\nUpgrade: h2c\r\n\r\n" + HEAD)
            received = await asyncio.wait_for(reader.read(), 10)
            writer.close()
            assert re.findall(rb"HTTP/1.1 (\d+)", received) == [b"201", b"200"]
            assert [call["body"] for call in bus.named("log_in")] == [{"login": "li", "password": "x"}] * 2

    asyncio.run(scenario())


def test_what_is_no_request_is_no_answer_to_the_one_before() -> None:
    async def scenario() -> None:
        bus = RecordedBus()
        entered, leave = bus.hold("get_thing", {"id": THING, "name": "慢", "version": 1})
        async with serving(bus) as (_server, _task, client):
            reader, writer = await asyncio.open_connection(client.base_url.host, client.base_url.port)
            authorization = bus.signer.bearer()["Authorization"].encode()
            writer.write(b"GET /v1/things/%s HTTP/1.1\r\n" % THING.encode())
            writer.write(b"Host: gateway\r\nAuthorization: %s\r\n\r\n" % authorization)
            await asyncio.wait_for(entered.wait(), 10)
            writer.write(b"what is this\r\n\r\n")
            assert await asyncio.wait_for(reader.read(), 10) == b""
            leave.set()
            writer.close()

    asyncio.run(scenario())


def test_requests_sent_without_waiting_are_answered_in_their_order() -> None:
    async def scenario() -> None:
        paths = [b"/healthz", b"/nowhere", b"/healthz"] * 20
        said = b"".join(b"GET %s HTTP/1.1\r\nHost: gateway\r\n\r\n" % path for path in paths)
        async with dialled(said + HEAD + b"Connection: close\r\n\r\n") as (reader, _writer):
            received = await asyncio.wait_for(reader.read(), 10)
            assert re.findall(rb"HTTP/1.1 (\d+)", received) == [b"200", b"404", b"200"] * 20 + [b"200"]

    asyncio.run(scenario())


def test_who_sends_very_many_requests_without_waiting_is_cut_off() -> None:
    async def scenario() -> None:
        async with dialled((HEAD + b"\r\n") * 2 * http_protocol.MOST_AHEAD) as (reader, _writer):
            received = b""
            with contextlib.suppress(ConnectionResetError):
                received = await asyncio.wait_for(reader.read(), 4)
            assert received.count(b"HTTP/1.1 200") <= 1

    asyncio.run(scenario())


def test_a_stream_that_nobody_reads_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_protocol, "STALLED_SECONDS", 0.2)

    async def scenario() -> None:
        bus = RecordedBus()
        async with serving(bus) as (server, _task, client):
            live = server._gateway.state.live
            with socket.socket() as idle:
                idle.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                idle.connect((client.base_url.host, client.base_url.port))
                authorization = bus.signer.bearer()["Authorization"].encode()
                idle.sendall(b"GET /v1/live HTTP/1.1\r\nHost: gateway\r\nAuthorization: " + authorization + b"\r\n\r\n")
                async with asyncio.timeout(20):
                    while not live.connections:
                        await asyncio.sleep(0.01)
                    # Until neither the client nor the system between takes any more.
                    while live.connections:
                        for _ in range(MOST_WAITING // 2):
                            entry = {"id": unused_id(), "person_id": PERSON, "title": "x" * 4000}
                            bus.publish(EVENT, {"entries": [entry]})
                        await asyncio.sleep(0.01)

    asyncio.run(scenario())


@pytest.mark.parametrize("last", [b"", b"Connection: close\r\n"], ids=["kept", "closed"])
def test_a_little_that_nobody_reads_does_not_hold_a_connection_either(
    last: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_protocol, "STALLED_SECONDS", 0.2)

    async def scenario() -> None:
        async with serving(RecordedBus()) as (server, _task, client):
            server.config.timeout_keep_alive = 0  # the shortest there is
            with socket.socket() as idle:
                idle.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                idle.connect((client.base_url.host, client.base_url.port))
                async with asyncio.timeout(10):
                    while not (connections := server.server_state.connections):
                        await asyncio.sleep(0.01)
                    (connection,) = connections
                    connection.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
                    idle.sendall((HEAD + b"\r\n") * 60 + HEAD + last + b"\r\n")
                    while not connection.transport.is_closing():
                        await asyncio.sleep(0.01)
                    assert 0 < connection.transport.get_write_buffer_size() < 64 * 1024
                    while server.server_state.connections:
                        await asyncio.sleep(0.01)

    asyncio.run(scenario())


def test_who_reads_slowly_gets_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_protocol, "STALLED_SECONDS", 0.1)

    async def scenario() -> None:
        async with serving(RecordedBus()) as (server, _task, client):
            reader, writer = await asyncio.open_connection(client.base_url.host, client.base_url.port)
            writer.write(HEAD + b"\r\n")
            await reader.readuntil(b"}")
            (connection,) = server.server_state.connections
            transport, sizes = connection.transport, [300_000, 200_000, 100_000, 70_000]
            looked = asyncio.Event()

            class Slow:
                """Has less and less to send whenever it is asked."""

                def get_write_buffer_size(self) -> int:
                    if len(sizes) == 1:
                        looked.set()
                    return sizes.pop(0)

                def __getattr__(self, name: str) -> Any:
                    return getattr(transport, name)

            connection.transport = Slow()
            connection.pause_writing()
            await asyncio.wait_for(looked.wait(), 10)
            connection.resume_writing()
            assert not transport.is_closing()
            writer.close()

    asyncio.run(scenario())
