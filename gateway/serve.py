"""Running the gateway: a uvicorn server that stops in order."""

import signal
import socket
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from chassis import tracing
from chassis.settings import Settings
from gateway.app import create_app
from gateway.bus import AmqpBus
from gateway.port import Bus

STOP_SECONDS = 15


class Server(uvicorn.Server):
    """Ends the live streams before it waits for requests in flight, which would otherwise never end by themselves."""

    def __init__(self, config: uvicorn.Config, app: Starlette) -> None:
        super().__init__(config)
        self._gateway = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop in order: streams, requests in flight (up to ``STOP_SECONDS``), then the bus."""
        self._gateway.state.live.close()
        await super().shutdown(sockets)


def server(settings: Settings, bus: Bus | None = None, *, loop: str = "auto") -> Server:
    """A server for the gateway, to be run with ``await server.serve()``.

    Without ``bus`` it talks to the RabbitMQ of the settings. ``loop="none"`` leaves the event loop as it is: embedded
    mode runs on that of eventlet.
    """
    app = create_app(settings, bus or AmqpBus(settings))
    return Server(config_of(settings, app, loop), app)


def config_of(settings: Settings, app: Starlette, loop: str = "auto") -> uvicorn.Config:
    """How uvicorn serves the app: its own log lines and headers are left to us."""
    return uvicorn.Config(
        app,
        host=settings.http_host,
        port=settings.http_port,
        loop=loop,
        lifespan="on",
        ws="none",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=STOP_SECONDS,
        log_config=None,
    )


def run(settings: Settings) -> None:
    """Serve until told to stop (SIGINT or SIGTERM), and return: to end when told so is no failure."""
    tracing.configure(settings)
    running = server(settings)

    def stop(number: int, frame: FrameType | None) -> None:
        # uvicorn has handlers of its own while it serves, and raises the signal again after that.
        running.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    running.run()
    tracing.finish()
