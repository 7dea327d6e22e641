"""A gateway in miniature: ``POST /<service>/<operation>`` takes a call as JSON and answers with reply or failure."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from chassis.calling.call import Call
from chassis.calling.errors import Failure
from chassis.running.settings import Settings


def application(bus: Any) -> Starlette:
    """The door over any bus."""
    heard: list[dict[str, Any]] = []

    async def call(request: Request) -> JSONResponse:
        wire = Call.from_wire(await request.json())
        try:
            timeout = float(request.query_params.get("timeout", "10"))
            reply = await bus.call(request.path_params["service"], request.path_params["name"], wire, timeout)
        except Failure as failure:
            code, content = failure.args
            return JSONResponse({"code": code, **content}, failure.problem.status)
        return JSONResponse(reply.to_wire())

    async def burn(request: Request) -> JSONResponse:
        """Call an operation again and again from many tasks, each with its own account; answers with calls a second."""
        wire, tasks, each = await request.json(), 20, int(request.query_params["each"])
        begun = time.perf_counter()

        async def some(task: int) -> None:
            named = {**wire, "body": {**wire["body"], "account": f"burn{task}"}} if "body" in wire else wire
            mine = Call.from_wire(named)
            for _ in range(each):
                await bus.call(request.path_params["service"], request.path_params["name"], mine, 30)

        await asyncio.gather(*(some(task) for task in range(tasks)))
        return JSONResponse(tasks * each / (time.perf_counter() - begun))

    async def available(request: Request) -> JSONResponse:
        return JSONResponse({name: bus.service_available(name) for name in ("ledger", "mirror")})

    async def events(request: Request) -> JSONResponse:
        return JSONResponse(heard)

    async def listen() -> None:
        async for envelope in bus.events(["nobody.cares.v1"]):
            heard.append(envelope)

    @asynccontextmanager
    async def life(_app: Starlette) -> AsyncIterator[None]:
        await bus.start()
        listening = asyncio.create_task(listen())
        yield
        listening.cancel()
        await bus.stop()

    return Starlette(
        routes=[
            Route("/available", available),
            Route("/events", events),
            Route("/burn/{service}/{name}", burn, methods=["POST"]),
            Route("/{service}/{name}", call, methods=["POST"]),
        ],
        lifespan=life,
    )


class Server(uvicorn.Server):
    """A server whose door has no figures."""

    def figures(self) -> bytes:
        return b""


def server(settings: Settings, bus: Any = None, *, loop: str = "auto") -> uvicorn.Server:
    """As ``gateway.serve.server``."""
    if bus is None:
        from gateway.bus import NetworkBus

        bus = NetworkBus(settings)
    config = uvicorn.Config(
        application(bus),
        host=settings.http_host,
        port=settings.http_port,
        loop=loop,
        ws="none",
        access_log=False,
        log_config=None,
    )
    return Server(config)


def run(settings: Settings) -> None:
    """As ``gateway.serve.run``."""
    server(settings).run()
