"""What a service is made of: its class, the chassis under it, and the container it runs in."""

import functools
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import structlog
from eventlet.semaphore import Semaphore
from nameko.containers import ServiceContainer, WorkerContext
from nameko.extensions import DependencyProvider

from chassis.calling.errors import Failure
from chassis.calling.rpc import Abandoned, check_deadline, operation
from chassis.consuming.draining import DeadLetters
from chassis.observing import log as logs
from chassis.observing import metrics
from chassis.operating.messaging_administration import Levers
from chassis.publishing.relay import Publisher, Relay
from chassis.running.runtime import Runtime
from chassis.running.schedule import ScheduleEntrypoint, every
from chassis.running.settings import Settings
from chassis.running.work import Work
from chassis.storing import retention
from chassis.storing.database import Database
from contracts.catalogue import OPERATIONS, SUBSCRIPTIONS
from contracts.messaging.services import MESSAGING_OPERATIONS
from contracts.operation import Operation, Subscription
from contracts.platform import CLOCK_OPERATIONS
from contracts.problem import INTERNAL

log = structlog.get_logger()

# The relay tells of itself at least this often while it works or waits; silence means that it hangs.
LONGEST_SILENCE = 60.0


class Core:
    """What a process holds for one service, for as long as it runs it."""

    def __init__(self, service: str, settings: Settings, publisher: Publisher) -> None:
        self.service = service
        self.settings = settings
        self.database = Database(service, settings)
        self.runtime = Runtime(service, settings, self.database)
        self.relay = Relay(service, self.database, publisher)
        self.runtime.after_emit = self.relay.nudge
        self.bells: dict[str, threading.Event] = {}
        self.runtime.ring = lambda schedule: self.bells[schedule].set()
        self.started = False
        self.stopping = False

    @property
    def alive(self) -> bool:
        """Whether the relay still beats; that somebody can ask shows that the hub does."""
        return not self.started or time.monotonic() - self.relay.beat < LONGEST_SILENCE


class Handle:
    """What a door reaches the chassis by; made for each run of a door."""

    def __init__(self, core: Core, worker: WorkerContext, schedules: dict[str, Semaphore]) -> None:
        self._core = core
        self._worker = worker
        self._schedules = schedules

    def serve(self, declared: Operation, function: Callable[..., Any], call: Mapping[str, Any]) -> dict[str, Any]:
        """Run an operation. Raises ``Failure``, or ``Abandoned`` when its caller has given up."""
        try:
            check_deadline(self._worker.data.get("deadline"))
        except Abandoned:
            metrics.ABANDONED.labels(self._core.service).inc()
            raise
        sent = self._worker.data.get("sent")
        if sent is not None:
            # The clocks of two machines are never quite the same.
            metrics.WAITED.labels(self._core.service).observe(max(0.0, time.time() - float(sent)))
        with metrics.timed(self._core.service, "operation", declared.name):
            try:
                return self._core.runtime.serve(declared, function, call)
            except Failure:
                raise
            except Exception as error:
                request_id = call.get("correlation", "")
                with logs.about(request_id, call.get("traceparent"), operation=declared.name):
                    log.exception("operation failed")
                raise Failure(INTERNAL, request_id=request_id) from error

    def react(
        self, subscription: Subscription, function: Callable[..., Any], envelopes: Sequence[Mapping[str, Any]]
    ) -> list[bool]:
        """Apply events in one transaction; says of each whether it was applied now. Raises what the reaction raises."""
        with metrics.timed(self._core.service, "reaction", subscription.consumer, len(envelopes)):
            parked = bool(self._worker.data.get("parked"))
            fresh = self._core.runtime.react(subscription, function, envelopes, parked=parked)
        metrics.DUPLICATES.labels(subscription.consumer).inc(fresh.count(False))
        return fresh

    def tick(self, function: Callable[..., int], *, outside: bool = False) -> int:
        """Run a schedule until nothing is due; returns how much was done. One run at a time in one process."""
        runtime = self._core.runtime
        done = 0
        with self._schedules.setdefault(function.__name__, Semaphore()):
            while not self._core.stopping:
                try:
                    with metrics.timed(self._core.service, "schedule", function.__name__):
                        portion = function(runtime) if outside else runtime.tick(function)
                except Exception:
                    log.exception("schedule failed", schedule=function.__name__)
                    raise
                if not portion:
                    break
                done += portion
        return done

    def run_schedules(self) -> None:
        """Run every schedule that goes by the clock to its end, before the caller is answered."""
        for entrypoint in self._worker.container.entrypoints:
            if isinstance(entrypoint, ScheduleEntrypoint) and entrypoint.by_the_clock:
                getattr(self._worker.service, entrypoint.method_name)()


class Chassis(DependencyProvider):
    """Gives each door its handle, and runs the relay."""

    dead_letters = DeadLetters()

    def __init__(self) -> None:
        self._schedules: dict[str, Semaphore] = {}
        self._relaying: Any = None

    @property
    def core(self) -> Core:
        """What the process holds for this service."""
        core: Core = self.container.config["core"]
        return core

    def start(self) -> None:
        """Begin to publish."""
        self._relaying = self.container.spawn_managed_thread(self.core.relay.run, "relay")

    def stop(self) -> None:
        """Publish what the last workers have emitted, and end. Workers are done when nameko calls this."""
        self.core.relay.stop()
        self._relaying.wait()

    def get_dependency(self, worker_ctx: WorkerContext) -> Handle:
        """The handle of one run."""
        return Handle(self.core, worker_ctx, self._schedules)


class Service:
    """The base of every service: a class of doors with a ``name``.

    Doors are methods marked ``@operation``, ``@reaction`` or ``@every``. The doors that read and move the clock come
    with it, and so do the operators' levers and the one that throws old rows of the machinery away.
    """

    name: str
    chassis: Any = Chassis()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        get_time, move_time = CLOCK_OPERATIONS[cls.name]
        cls.get_time = operation(get_time)(_get_time_door())  # type: ignore[attr-defined]
        cls.move_time = _then_run_schedules(operation(move_time)(_move_time_door()))  # type: ignore[attr-defined]
        levers = Levers(cls.name)
        for declared in MESSAGING_OPERATIONS[cls.name].values():
            setattr(cls, declared.name, operation(declared)(_lever_door(levers.named(declared.name))))

    @every(seconds=600, by_wall=True)
    def prune(self, work: Work) -> int:
        """Throw away what has outlived its retention."""
        return retention.prune(work.session)


def _get_time_door() -> Callable[..., Any]:
    def get_time(self: Service, work: Work) -> dict[str, Any]:
        return {"now": work.now, "movable": work.settings.clock_movable}

    return get_time


def _move_time_door() -> Callable[..., Any]:
    def move_time(self: Service, work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
        return {"now": work.clock.move(work.session, body["now"]), "movable": True}

    return move_time


def _lever_door(function: Callable[..., dict[str, Any]]) -> Callable[..., Any]:
    def lever(self: Service, work: Work, *content: Mapping[str, Any]) -> dict[str, Any]:
        return function(work, *content)

    lever.__name__ = function.__name__
    return lever


def _then_run_schedules(door: Callable[..., Any]) -> Callable[..., Any]:
    """What falls due by moving the clock happens before the answer, in transactions after the move's own."""

    @functools.wraps(door)
    def then_run(self: Service, call: Mapping[str, Any]) -> dict[str, Any]:
        reply: dict[str, Any] = door(self, call)
        self.chassis.run_schedules()
        return reply

    return then_run


def build(service: type[Service], settings: Settings, publisher: Publisher) -> ServiceContainer:
    """The container of a service, not started. Its ``config["core"]`` is the service's ``Core``."""
    log_what_is_missing(service)
    return ServiceContainer(
        service,
        {
            "AMQP_URI": settings.amqp_uri,
            "settings": settings,
            "core": Core(service.name, settings, publisher),
            "max_workers": settings.workers,
            "serializer": "json",
        },
    )


def log_what_is_missing(service: type[Service]) -> None:
    """Say which declared operations and subscriptions of a service have no door, since callers would wait in vain."""
    declared = [operation.name for operation in OPERATIONS if operation.service == service.name]
    declared += [s.consumer.split(".", 1)[1] for s in SUBSCRIPTIONS if s.service == service.name]
    missing = sorted(name for name in declared if not hasattr(service, name))
    if missing:
        log.error("declared but without a door", service=service.name, doors=missing)
