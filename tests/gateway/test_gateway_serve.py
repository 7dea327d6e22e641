"""The gateway as a server on a real socket: it stops in order."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable

import httpx
import pytest

from chassis.running.listening import CannotListen, bound
from chassis.running.settings import Settings
from contracts.roles import Role
from gateway import content
from gateway.app import create_app
from gateway.serve import Server, config_of
from tests import servers
from tests.gateway.recorded import OPERATIONS, THING, RecordedBus
from tests.gateway.serving import serving


def test_stopping_ends_open_streams_at_once() -> None:
    async def scenario() -> None:
        bus = RecordedBus()
        async with serving(bus) as (server, task, client), client.stream("GET", "/v1/live") as stream:
            lines = stream.aiter_lines()
            assert await anext(lines) == "retry: 2000"
            server.should_exit = True
            assert [line async for line in lines if line.startswith(("event:", "data:"))] == []
            await asyncio.wait_for(task, 5)
            assert bus.stopped

    asyncio.run(scenario())


def test_stopping_lets_requests_in_flight_finish() -> None:
    async def scenario() -> None:
        bus = RecordedBus()
        entered, leave = bus.hold("get_thing", {"id": THING, "name": "慢", "version": 1})
        async with serving(bus) as (server, task, client):
            answering = asyncio.create_task(client.get(f"/v1/things/{THING}"))
            await asyncio.wait_for(entered.wait(), 5)
            server.should_exit = True
            done, _ = await asyncio.wait([task], timeout=0.5)
            assert not done
            assert not bus.stopped
            leave.set()
            answer = await asyncio.wait_for(answering, 5)
            assert answer.json()["name"] == "慢"
            await asyncio.wait_for(task, 5)
            assert bus.stopped

    asyncio.run(scenario())


def test_a_body_that_comes_in_drops_is_refused_and_its_connection_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "BODY_SECONDS", 0.2)

    async def scenario() -> None:
        bus = RecordedBus()
        async with serving(bus) as (_server, _task, client):
            reader, writer = await asyncio.open_connection(client.base_url.host, client.base_url.port)
            authorization = bus.signer.bearer(Role.OPERATOR)["Authorization"]
            writer.write(
                b"POST /v1/things HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\n"
                b"Content-Length: 20\r\nAuthorization: " + authorization.encode() + b'\r\n\r\n{"name"'
            )
            answer = await asyncio.wait_for(reader.read(), 10)
            assert answer.startswith(b"HTTP/1.1 408 ")
            assert b'"too-slow"' in answer
            assert not bus.named("create_thing")
            writer.close()

    asyncio.run(scenario())


def test_a_gateway_that_shares_its_port_opens_it_when_it_can_serve() -> None:
    async def scenario() -> None:
        port, first_health, second_health = servers.free_ports(3)
        settings = Settings(environment="test", http_port=port)
        buses = [RecordedBus(), RecordedBus()]
        buses[1].available = set()
        running = []
        for bus, health_port in zip(buses, (first_health, second_health), strict=True):
            app = create_app(settings, bus, OPERATIONS, ("samples",))
            server = Server(config_of(settings, app), app, health_port, share_port=True)
            running.append((server, asyncio.create_task(server._serve())))
        async with httpx.AsyncClient(trust_env=False, timeout=10) as client:

            async def ready(health_port: int) -> bool:
                try:
                    return (await client.get(f"http://127.0.0.1:{health_port}/readyz")).status_code == 200
                except httpx.TransportError:
                    return False

            async def until(condition: Callable[[], Awaitable[bool]]) -> None:
                async with asyncio.timeout(20):
                    while not await condition():
                        await asyncio.sleep(0.01)

            async def asked() -> bool:
                headers = {**buses[1].signer.bearer(), "Connection": "close"}
                await client.get(f"http://127.0.0.1:{port}/v1/things/{THING}", headers=headers)
                return bool(buses[1].calls)

            await until(lambda: ready(first_health))
            await until(lambda: answers(client, second_health))
            assert not await ready(second_health)
            for _ in range(20):
                assert await answers(client, port)
            assert not buses[1].named("get_thing")
            buses[1].available = {"samples", "registry"}
            await until(lambda: ready(second_health))
            running[0][0].should_exit = True
            await asyncio.wait_for(running[0][1], 20)
            assert await asked()
            running[1][0].should_exit = True
            await asyncio.wait_for(running[1][1], 20)

    asyncio.run(scenario())


async def answers(client: httpx.AsyncClient, port: int) -> bool:
    """Whether the gateway at a port is alive; it is asked over a connection of its own."""
    try:
        answer = await client.get(f"http://127.0.0.1:{port}/healthz", headers={"Connection": "close"})
    except httpx.TransportError:
        return False
    return answer.status_code == 200


def test_a_port_that_is_taken_ends_the_process_with_a_reason() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotListen, match=f"HTTP_PORT is {port}, which is in use"):
            bound("127.0.0.1", port)


def test_the_server_does_not_tell_what_it_is() -> None:
    async def scenario() -> None:
        async with serving(RecordedBus()) as (_, _, client):
            answer = await client.get("/healthz")
            assert answer.status_code == 200
            assert "server" not in answer.headers

    asyncio.run(scenario())


PROGRAM = """
from chassis.running.settings import load_settings
from gateway.serve import run
run(load_settings())
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_process_without_a_failure(number: signal.Signals) -> None:
    # Nobody listens at the broker's port: a gateway starts, and stops, without one.
    http_port, broker_port = servers.free_ports(2)
    environment = {
        **os.environ,
        "HTTP_PORT": str(http_port),
        "AMQP_URI": f"amqp://guest:guest@127.0.0.1:{broker_port}/",
    }
    process = subprocess.Popen([sys.executable, "-c", PROGRAM], env=environment, stdout=subprocess.DEVNULL)
    try:
        servers.wait_until(lambda: healthy(http_port), 30, "an answer of the gateway")
        assert httpx.get(f"http://127.0.0.1:{http_port}/readyz", trust_env=False).status_code == 503
        process.send_signal(number)
        assert process.wait(10) == 0
    finally:
        process.kill()


def healthy(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/healthz", trust_env=False, timeout=1).status_code == 200
    except httpx.TransportError:
        return False
