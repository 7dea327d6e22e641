"""``lianshang up``: the database, the services and the gateway in one process, on one loop."""

import importlib
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import eventlet
import eventlet.asyncio
import structlog
from nameko.containers import ServiceContainer
from nameko.utils.concurrency import SpawningProxy
from sqlalchemy import NullPool, create_engine

from chassis.embedded import data_folder
from chassis.embedded.broker import EmbeddedPublisher, Feed
from chassis.embedded.bus import EmbeddedBus
from chassis.embedded.database import EmbeddedDatabase
from chassis.embedded.recovery import recover_lost
from chassis.migrating import histories
from chassis.migrating.schema_state import metadata_of
from chassis.observing import tracing
from chassis.observing.health import Health
from chassis.running.green import side_by_side
from chassis.running.listening import bound
from chassis.running.service import build
from chassis.running.settings import Settings
from chassis.storing import key_canary
from contracts.platform import SERVICES
from lianshang import usability
from lianshang.composition import class_of, package_of
from lianshang.running import handlers_of
from lianshang.service_process import KEEPER, Signals, limit_stopping, prepare

log = structlog.get_logger()

LOOK_SECONDS = 0.02


def up(settings: Settings) -> int:
    """Run everything until a signal arrives; returns the exit status.

    Raises what an operator can mend, see ``lianshang.faults``.
    """
    usability.check_machine(settings)
    # Before the database is started, which takes a while.
    door = bound(settings.http_host, settings.http_port)
    if settings.health_port:
        bound(settings.http_host, settings.health_port, "HEALTH_PORT").close()
    prepare(settings, "up")
    signals = Signals()
    database = EmbeddedDatabase(settings.data_path) if settings.embedded_database else None
    obstacle: Callable[[], str] = partial(data_folder.obstacle, settings.data_path) if database else str
    _load(database)
    if database is not None:
        settings = replace(settings, database_url=database.url)
    try:
        return _run(replace(settings, amqp_uri="embedded://"), signals, door, obstacle)
    finally:
        if database is not None:
            database.stop()
        tracing.finish()
        log.info("stopped")


def _load(database: EmbeddedDatabase | None) -> None:
    """Load services and gateway, and start the database meanwhile, which is mostly to wait for programs of its own.

    Where either fails, the database does not run.
    """

    def one_after_another() -> Iterator[str]:
        for service in SERVICES:
            # What the database waits for may be there.
            eventlet.sleep(0)
            yield service

    def load() -> None:
        handlers_of(one_after_another())
        importlib.import_module("gateway.serve")

    if database is None:
        load()
        return
    try:
        side_by_side([partial(database.start, SERVICES), load])
    except Exception:
        database.stop()
        raise


def _run(settings: Settings, signals: Signals, door: socket.socket, obstacle: Callable[[], str]) -> int:
    for service in SERVICES:
        histories.upgrade(package_of(service), settings)
        _mark_keys(service, settings)
    feed = Feed()
    containers = [build(class_of(service), settings, EmbeddedPublisher(feed)) for service in SERVICES]
    recover_lost({container.service_name: container.config["core"].database for container in containers})
    SpawningProxy(containers).start()
    for container in containers:
        container.config["core"].started = True
    # Loaded while the database started, if it had to be started.
    from gateway import serve

    server = serve.server(settings, EmbeddedBus(containers, feed, obstacle), loop="none")
    health = Health(settings, containers, server.figures, obstacle)
    health.start()
    ended = eventlet.event.Event()
    serving = eventlet.spawn(_serve, server, door)
    serving.link(lambda _thread: ended.ready() or ended.send(1))
    for container in containers:
        eventlet.spawn(container.wait).link(lambda _thread: ended.ready() or ended.send(1))

    def await_signal() -> None:
        signals.wait()
        if not ended.ready():
            ended.send(0)

    eventlet.spawn(await_signal)
    while not (server.started or ended.ready()):
        eventlet.sleep(LOOK_SECONDS)
    if server.started:
        host, port = door.getsockname()[:2]
        log.info("up", docs=f"http://[{host}]:{port}/docs" if ":" in host else f"http://{host}:{port}/docs")
    status: int = ended.wait()
    limit_stopping()
    _stop(server, serving, containers)
    health.stop()
    return status


def _mark_keys(service: str, settings: Settings) -> None:
    """Check database and keys as a service process does, and mark the keys in use."""
    engine = create_engine(settings.database_url_of(service), poolclass=NullPool)
    with engine.begin() as connection:
        usability.check_database(service, settings, connection)
        models = metadata_of(package_of(service))
        key_canary.check_and_mark(service, connection, models, signing=service == KEEPER)


def _serve(server: Any, door: socket.socket) -> None:
    """Run the gateway as an asyncio task, without uvicorn's signal handlers: signals are handled here."""
    eventlet.asyncio.spawn_for_awaitable(_without_signals(server, door)).wait()


async def _without_signals(server: Any, door: socket.socket) -> None:
    # ``serve`` would install uvicorn's own handlers and raise the signal again afterwards.
    await server._serve([door])


def _stop(server: Any, serving: Any, containers: list[ServiceContainer]) -> None:
    """Stop the gateway first, so that no new calls arrive; then the services, which finish what is in hand."""
    server.should_exit = True
    serving.wait()
    for container in containers:
        container.config["core"].stopping = True
    SpawningProxy(containers).stop()
    for container in containers:
        container.config["core"].database.close()
