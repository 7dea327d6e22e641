"""The life of a service process: waits for what it needs, runs one service, stops in order.

Order of stopping: no longer ready, no new messages, finish what is in hand with the connection open, publish what that
emitted, exit. A hard time limit applies to all of it.
"""

import faulthandler
import gc
import os
import signal
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

import eventlet
import structlog
from eventlet.hubs import trampoline
from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError

from chassis.migrating.schema_state import SchemaState, metadata_of
from chassis.observing import log as logs
from chassis.observing import tracing
from chassis.observing.health import Health
from chassis.publishing.rabbit import RabbitPublisher
from chassis.running import failpoint
from chassis.running.service import build
from chassis.running.settings import Settings
from chassis.storing import key_canary, personal
from lianshang import faults, usability
from lianshang.composition import class_of, package_of

log = structlog.get_logger()

STOP_SECONDS = 25
PAUSE_SECONDS = 1.0
# The service with the signing keys, which the others are not given the keys of.
KEEPER = "registry"


def prepare(settings: Settings, process: str) -> None:
    """Set up what every process needs first."""
    logs.configure(settings, process)
    tracing.configure(settings)
    failpoint.arm(settings.failpoint)
    personal.configure(settings)


class Signals:
    """Turns SIGTERM and SIGINT into something that a greenlet can wait for.

    Python runs a signal's handler only between two instructions of the main thread, which may sleep in the hub; the
    wake-up pipe ends that sleep at once.
    """

    def __init__(self) -> None:
        self._reading, writing = os.pipe()
        os.set_blocking(self._reading, False)
        os.set_blocking(writing, False)
        signal.set_wakeup_fd(writing)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._note)

    def _note(self, number: int, frame: FrameType | None) -> None:
        """Do nothing: the byte in the wake-up pipe is what counts."""

    def wait(self) -> None:
        """Wait until a signal has arrived."""
        trampoline(self._reading, read=True)
        log.info("stopping", signal=signal.Signals(os.read(self._reading, 1)[0]).name)


def limit_stopping() -> None:
    """Limit the time for stopping; after it, the process prints where it hangs and exits, whatever the hub does."""
    faulthandler.dump_traceback_later(STOP_SECONDS, exit=True)


def run_service(name: str, settings: Settings) -> int:
    """Run one service until a signal arrives or it dies; returns the exit status of the process."""
    prepare(settings, name)
    service = class_of(name)
    signals = Signals()
    container = build(service, settings, RabbitPublisher(settings))
    core = container.config["core"]
    health = Health(settings, [container])
    health.start()
    stopped = eventlet.event.Event()
    ended_by: list[Exception] = []

    def await_signal() -> None:
        signals.wait()
        stopped.send(0)

    def start_and_watch() -> None:
        try:
            wait_for_database(name, settings)
            container.start()
            # What has been loaded stays: it is not gone through again each time that garbage is looked for.
            gc.collect()
            gc.freeze()
            core.started = True
            log.info("serving", service=name)
            container.wait()
        except Exception as error:
            ended_by.append(error)
        if not stopped.ready():
            stopped.send(1)

    eventlet.spawn(await_signal)
    eventlet.spawn(start_and_watch)
    status: int = stopped.wait()
    core.stopping = True
    limit_stopping()
    if status == 0 and core.started:
        container.stop()
    # Before the start there is nothing in hand; after a death nothing can be finished.
    core.database.close()
    health.stop()
    tracing.finish()
    log.info("stopped", service=name)
    if status and ended_by:
        if faults.told(ended_by[0]) is None:
            log.error("the service died", service=name, exc_info=ended_by[0])
        else:
            raise ended_by[0]
    return status


def wait_for_database(service: str, settings: Settings, pause: Callable[[float], Any] = time.sleep) -> None:
    """Wait until the service's database answers and has every migration of this release, and mark the keys in use.

    Raises what waiting would not change: what ``usability.check_database`` raises, and options that libpq refuses.
    """
    told = ""
    engine = create_engine(settings.database_url_of(service), pool_size=1, connect_args={"connect_timeout": 3})
    while True:
        try:
            with engine.begin() as connection:
                if usability.check_database(service, settings, connection) is not SchemaState.BEHIND:
                    models = metadata_of(package_of(service))
                    key_canary.check_and_mark(service, connection, models, signing=service == KEEPER)
                    break
            problem = f"its migrations are missing: run `lianshang db upgrade {service}`"
        except SQLAlchemyError as error:
            if (found := faults.told(error)) and found[1] == faults.EXIT_SETTINGS:
                raise
            problem = str(getattr(error, "orig", None) or error).strip()
        if problem != told:
            log.warning("waiting for the database", service=service, problem=problem)
            told = problem
        pause(PAUSE_SECONDS)
    engine.dispose()
