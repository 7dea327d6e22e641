"""Run the gateway: a uvicorn server with an ordered start and stop.

Gateways that share a port (``HTTP_SHARE_PORT``) are replaced while the port stays served: the new one opens the port
when it is ready, the old one closes it when it is told to stop.
"""

import asyncio
import gc
import signal
import socket
from functools import partial
from types import FrameType

import structlog
import uvicorn
from starlette.applications import Starlette

from chassis.observing import tracing
from chassis.running import failpoint
from chassis.running.listening import bound
from chassis.running.settings import Settings
from gateway.app import create_app
from gateway.bus import NetworkBus
from gateway.bus_protocol import Bus
from gateway.http_protocol import Wire

log = structlog.get_logger("gateway")

STOP_SECONDS = 15
LOOK_SECONDS = 0.05


class Server(uvicorn.Server):
    """A uvicorn server that ends the live streams, which never end by themselves, then waits for requests in flight.

    ``health_port`` is one more port to listen on, from the very start; 0 for none.
    """

    def __init__(
        self, config: uvicorn.Config, app: Starlette, health_port: int = 0, *, share_port: bool = False
    ) -> None:
        super().__init__(config)
        self._gateway = app
        self._health_port = health_port
        self._share_port = share_port

    def figures(self) -> bytes:
        """Return the metrics of the gateway, for a process that has others besides."""
        found: bytes = self._gateway.state.figures()
        return found

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen; on a shared port only when this process can serve."""
        if not self._health_port:
            await super().startup(sockets or [bound(self.config.host, self.config.port)])
            return
        probes = bound(self.config.host, self._health_port, "HEALTH_PORT")
        # Bound, but not listening: connections still go to the other gateways.
        listener = bound(self.config.host, self.config.port, shared=self._share_port)
        health = self._gateway.state.health
        health.open = not self._share_port
        await super().startup([probes])
        while not health.open and not health.able() and not self.should_exit:
            await asyncio.sleep(LOOK_SECONDS)
        if self.should_exit:
            listener.close()
        else:
            await self._listen(listener)
            health.open = True

    async def _listen(self, opened: socket.socket) -> None:
        """Serve one more socket the way uvicorn serves its own."""

        def protocol() -> asyncio.Protocol:
            made: asyncio.Protocol = self.config.http_protocol_class(  # type: ignore[call-arg]
                config=self.config, server_state=self.server_state, app_state=self.lifespan.state
            )
            return made

        loop = asyncio.get_running_loop()
        self.servers.append(await loop.create_server(protocol, sock=opened, backlog=self.config.backlog))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop in order: streams, requests in flight (up to ``STOP_SECONDS``), then the bus."""
        self._gateway.state.health.open = False
        self._gateway.state.live.close()
        await super().shutdown(sockets)


def server(settings: Settings, bus: Bus | None = None, *, loop: str = "auto", alone: bool = False) -> Server:
    """Return a server for the gateway, to be run with ``await server.serve()``.

    Without ``bus`` it uses the services and the RabbitMQ of the settings. ``loop="none"`` leaves the event loop as it
    is: embedded mode runs on that of eventlet. ``alone`` says that the process is a gateway only, to which its health
    port belongs.
    """
    app = create_app(settings, bus or NetworkBus(settings))
    config = config_of(settings, app, loop)
    if not alone:
        return Server(config, app)
    return Server(config, app, settings.health_port, share_port=settings.http_share_port)


def config_of(settings: Settings, app: Starlette, loop: str = "auto") -> uvicorn.Config:
    """Return the uvicorn configuration; log lines and headers are written by the gateway itself."""
    return uvicorn.Config(
        app,
        host=settings.http_host,
        port=settings.http_port,
        loop=loop,
        # Made for each connection, as a class would be.
        http=partial(Wire, connections=app.state.connections),  # type: ignore[arg-type]
        lifespan="on",
        ws="none",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=STOP_SECONDS,
        log_config=None,
    )


def run(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM, then return normally: a requested stop is no failure. Raises ``CannotListen``."""
    # Before anything is started: what cannot be is told at once.
    bound(settings.http_host, settings.http_port, shared=settings.http_share_port).close()
    if settings.health_port:
        bound(settings.http_host, settings.health_port, "HEALTH_PORT").close()
    tracing.configure(settings)
    failpoint.arm(settings.failpoint)
    running = server(settings, alone=True)

    def stop(number: int, frame: FrameType | None) -> None:
        # uvicorn installs its own handlers while it serves, and raises the signal again after that.
        running.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    # What has been loaded stays: it is not gone through again each time that garbage is looked for.
    gc.collect()
    gc.freeze()
    running.run()
    tracing.finish()
