"""``lianshang up``: the database, the services and the gateway in one process, on one loop."""

from dataclasses import replace
from typing import Any

import eventlet
import eventlet.asyncio
import structlog
from nameko.containers import ServiceContainer
from nameko.utils.concurrency import SpawningProxy

from chassis.embedded.broker import EmbeddedPublisher, Feed
from chassis.embedded.bus import EmbeddedBus
from chassis.embedded.database import EmbeddedDatabase
from chassis.embedded.recovery import recover_lost
from chassis.migrating import histories
from chassis.observing import tracing
from chassis.observing.health import Health
from chassis.running.service import build
from chassis.running.settings import Settings
from contracts.platform import SERVICES
from gateway import serve
from lianshang.composition import class_of, package_of
from lianshang.service_process import Signals, limit_stopping, prepare

log = structlog.get_logger()


def up(settings: Settings) -> int:
    """Run everything until a signal arrives; returns the exit status."""
    prepare(settings, "up")
    signals = Signals()
    database = None
    if settings.embedded_database:
        database = EmbeddedDatabase(settings.data_path)
        database.start(SERVICES)
        settings = replace(settings, database_url=database.url)
    settings = replace(settings, amqp_uri="embedded://")
    try:
        return _run(settings, signals)
    finally:
        if database is not None:
            database.stop()
        tracing.finish()
        log.info("stopped")


def _run(settings: Settings, signals: Signals) -> int:
    for service in SERVICES:
        histories.upgrade(package_of(service), settings)
    feed = Feed()
    containers = [build(class_of(service), settings, EmbeddedPublisher(feed)) for service in SERVICES]
    recover_lost({container.service_name: container.config["core"].database for container in containers})
    SpawningProxy(containers).start()
    for container in containers:
        container.config["core"].started = True
    health = Health(settings, containers)
    health.start()
    server = serve.server(settings, EmbeddedBus(containers, feed), loop="none")
    ended = eventlet.event.Event()
    serving = eventlet.spawn(_serve, server)
    serving.link(lambda _thread: ended.ready() or ended.send(1))
    for container in containers:
        eventlet.spawn(container.wait).link(lambda _thread: ended.ready() or ended.send(1))

    def await_signal() -> None:
        signals.wait()
        if not ended.ready():
            ended.send(0)

    eventlet.spawn(await_signal)
    log.info("up", docs=f"http://{settings.http_host}:{settings.http_port}/docs")
    status: int = ended.wait()
    limit_stopping()
    _stop(server, serving, containers)
    health.stop()
    return status


def _serve(server: Any) -> None:
    """Run the gateway as an asyncio task, without uvicorn's signal handlers: signals are handled here."""
    eventlet.asyncio.spawn_for_awaitable(_without_signals(server)).wait()


async def _without_signals(server: Any) -> None:
    # ``serve`` would install uvicorn's own handlers and raise the signal again afterwards.
    await server._serve()


def _stop(server: Any, serving: Any, containers: list[ServiceContainer]) -> None:
    """Stop the gateway first, so that no new calls arrive; then the services, which finish what is in hand."""
    server.should_exit = True
    serving.wait()
    for container in containers:
        container.config["core"].stopping = True
    SpawningProxy(containers).stop()
    for container in containers:
        container.config["core"].database.close()
