"""The gateway as a server on a real socket: it stops in order."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from chassis.settings import Settings
from gateway.app import create_app
from gateway.serve import Server, config_of
from tests import servers
from tests.gateway.recorded import OPERATIONS, THING, RecordedBus


@asynccontextmanager
async def serving(bus: RecordedBus) -> AsyncIterator[tuple[Server, asyncio.Task[None], httpx.AsyncClient]]:
    (port,) = servers.free_ports(1)
    settings = Settings(environment="test", http_port=port)
    app = create_app(settings, bus, OPERATIONS, ("samples",))
    server = Server(config_of(settings, app), app)
    task = asyncio.create_task(server._serve())
    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{port}", headers=bus.signer.bearer(), trust_env=False, timeout=10
    ) as client:
        async with asyncio.timeout(10):
            while not server.started:
                await asyncio.sleep(0.01)
        try:
            yield server, task, client
        finally:
            server.should_exit = True
            await asyncio.wait_for(task, 20)


def test_stopping_ends_open_streams_at_once() -> None:
    async def scenario() -> None:
        bus = RecordedBus()
        async with serving(bus) as (server, task, client), client.stream("GET", "/v1/live") as stream:
            lines = stream.aiter_lines()
            assert await anext(lines) == "retry: 2000"
            server.should_exit = True
            assert [line async for line in lines if line] == []
            await asyncio.wait_for(task, 5)
            assert bus.stopped

    asyncio.run(scenario())


def test_stopping_lets_requests_in_flight_finish() -> None:
    async def scenario() -> None:
        bus = RecordedBus()
        entered, leave = asyncio.Event(), asyncio.Event()

        async def slow() -> dict[str, Any]:
            entered.set()
            await leave.wait()
            return {"id": THING, "name": "慢", "version": 1}

        bus.answer("samples", "get_thing", lambda call: asyncio.ensure_future(slow()))
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


def test_the_server_does_not_tell_what_it_is() -> None:
    async def scenario() -> None:
        async with serving(RecordedBus()) as (_, _, client):
            answer = await client.get("/healthz")
            assert answer.status_code == 200
            assert "server" not in answer.headers

    asyncio.run(scenario())


PROGRAM = """
from chassis.settings import load_settings
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
