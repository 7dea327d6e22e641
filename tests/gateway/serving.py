"""The gateway as a server on a real socket, over a recorded bus."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import httpx

from chassis.running.settings import Settings
from contracts.operation import Operation
from gateway.app import create_app
from gateway.serve import Server, config_of
from tests import servers
from tests.gateway.recorded import OPERATIONS, RecordedBus


@asynccontextmanager
async def serving(
    bus: RecordedBus, operations: Sequence[Operation] = OPERATIONS, services: Sequence[str] = ("samples",), **more: Any
) -> AsyncIterator[tuple[Server, asyncio.Task[None], httpx.AsyncClient]]:
    (port,) = servers.free_ports(1)
    settings = Settings(environment="test", http_port=port, **more)
    app = create_app(settings, bus, operations, services)
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
