"""The parts of a service: its class, the chassis dependency, and the container that it runs in."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from types import ModuleType
from typing import Any, ClassVar

import structlog
from nameko.containers import ServiceContainer, WorkerContext
from nameko.extensions import DependencyProvider, Entrypoint, register_entrypoint

from chassis.calling.call import Reply
from chassis.calling.errors import Failure
from chassis.calling.operations import OperationEntrypoint
from chassis.consuming.draining import DeadLetters
from chassis.consuming.reactions import ReactionEntrypoint
from chassis.filing import collecting
from chassis.observing import log as logs
from chassis.observing import metrics
from chassis.operating import agenda, every_service, importing, messaging_administration, searching, worklists
from chassis.operating import figures as figure_functions
from chassis.operating import jobs as job_functions
from chassis.publishing.relay import Publisher, Relay
from chassis.running.handlers import Handlers, Schedule, found_in
from chassis.running.runtime import Runtime
from chassis.running.schedule import ScheduleEntrypoint
from chassis.running.settings import Settings
from chassis.searching import lexemes
from chassis.searching.sources import SOURCES, Sources
from chassis.storing.database import Database
from contracts.operation import Operation, Subscription
from contracts.platform import MOVE_TIME
from contracts.problem import INTERNAL

log = structlog.get_logger()

# The relay renews its heartbeat at least this often while it works or waits; without a heartbeat it hangs.
LONGEST_SILENCE = 60.0
# The pace of the relay where one processor carries everything (0013).
EMBEDDED_PACE = 0.1


class Core:
    """The objects that a process holds for one service as long as it runs the service."""

    def __init__(self, service: str, settings: Settings, publisher: Publisher) -> None:
        self.service = service
        self.settings = settings
        self.database = Database(service, settings)
        self.runtime = Runtime(service, settings, self.database)
        self.relay = Relay(service, self.database, publisher, EMBEDDED_PACE if settings.embedded_broker else 0.0)
        self.runtime.after_emit = self.relay.nudge
        # By schedule or reaction: the event that wakes it.
        self.wake_events: dict[str, threading.Event] = {}
        self.runtime.wake = lambda schedule: self.wake_events[schedule].set()
        self.started = False
        self.stopping = False
        # Whether it has been ready once, its queues consumed.
        self.complete = False

    @property
    def alive(self) -> bool:
        """Whether the relay's heartbeat is recent; that this can be called shows that the hub is running."""
        return not self.started or time.monotonic() - self.relay.heartbeat < LONGEST_SILENCE


class Handle:
    """Gives the methods of a service access to the chassis."""

    def __init__(self, core: Core, container: ServiceContainer) -> None:
        self._core = core
        self._container = container
        self._schedules: dict[str, threading.Lock] = {}

    def serve(self, declared: Operation, function: Callable[..., Any], call: Mapping[str, Any]) -> Reply:
        """Run an operation. Raises ``Failure``."""
        with metrics.timed(self._core.service, "operation", declared.name):
            try:
                reply = self._core.runtime.serve(declared, function, call)
                # Whatever is no JSON is found here, where it is known whose result it is.
                reply.content  # noqa: B018
                return reply
            except Failure:
                raise
            except Exception as error:
                request_id = call.get("correlation", "")
                with logs.about(request_id, call.get("traceparent"), operation=declared.name):
                    log.exception("operation failed")
                raise Failure(INTERNAL, request_id=request_id) from error

    def react(
        self,
        subscription: Subscription,
        function: Callable[..., Any],
        envelopes: Sequence[Mapping[str, Any]],
        kept: bool,
    ) -> list[bool]:
        """Apply events in one transaction; returns for each whether it was applied now. Raises what it raises."""
        with metrics.timed(self._core.service, "reaction", subscription.consumer, len(envelopes)):
            fresh = self._core.runtime.react(subscription, function, envelopes, kept=kept)
        metrics.DUPLICATES.labels(subscription.consumer).inc(fresh.count(False))
        return fresh

    def tick(self, schedule: Schedule, function: Callable[..., int]) -> int:
        """Run a schedule until nothing is due; returns how much was done. One run at a time in one process."""
        runtime = self._core.runtime
        done = 0
        with self._lock_of(function):
            while not self._core.stopping:
                try:
                    with metrics.timed(self._core.service, "schedule", function.__name__):
                        portion = function(runtime) if schedule.outside else runtime.tick(function)
                except Exception:
                    log.exception("schedule failed", schedule=function.__name__)
                    raise
                done += portion
                if not schedule.goes_on(portion):
                    break
        return done

    def run_schedules(self) -> None:
        """Run every schedule that depends on business time until nothing is due, before the caller is answered."""
        schedules = self._container.service_cls.handlers.schedules
        left = [
            schedules[entrypoint.method_name]
            for entrypoint in self._container.entrypoints
            if isinstance(entrypoint, ScheduleEntrypoint) and entrypoint.by_the_clock
        ]
        while left and not self._core.stopping:
            # Mostly nothing is due, which is seen of many in the time of one.
            place, done = self._tick_first([function for _, function in left])
            left = left[place:]
            if left and left[0][0].goes_on(done):
                self.tick(*left[0])
            left = left[1:]

    def _lock_of(self, function: Callable[..., int]) -> threading.Lock:
        return self._schedules.setdefault(function.__name__, threading.Lock())

    def _tick_first(self, functions: Sequence[Callable[..., int]]) -> tuple[int, int]:
        with ExitStack() as locks:
            for function in functions:
                locks.enter_context(self._lock_of(function))
            return self._core.runtime.tick_first(functions)


class Chassis(DependencyProvider):
    """Gives the methods that nameko runs their handle, and runs the relay."""

    dead_letters = DeadLetters()

    def __init__(self) -> None:
        self._relaying: Any = None

    @property
    def core(self) -> Core:
        """The objects that the process holds for this service."""
        core: Core = self.container.config["core"]
        return core

    def start(self) -> None:
        """Start the relay."""
        self._relaying = self.container.spawn_managed_thread(self.core.relay.run, "relay")

    def stop(self) -> None:
        """Publish what the last workers have emitted, and stop. nameko calls this when all workers are done."""
        self.core.relay.stop()
        self._relaying.wait()

    def get_dependency(self, worker_ctx: WorkerContext) -> Handle:
        """Return the handle of the service."""
        handle: Handle = self.container.config["handle"]
        return handle


class Service:
    """The base of every service: a class with a ``name`` and the ``modules`` that hold its functions.

    Its entrypoints follow from the functions marked in these modules with ``@handles``, ``@reacts`` and ``@every``.
    Every service also has the clock, the administration of its messages, the search, and the schedule that prunes old
    rows of the machinery. Defining a service fails if something declared for it has no function.
    """

    name: ClassVar[str]
    modules: ClassVar[tuple[ModuleType, ...]]
    handlers: ClassVar[Handlers]
    chassis: Any = Chassis()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.handlers = found_in(cls.name, (*cls.modules, *OF_EVERY_SERVICE))
        SOURCES[cls.name] = Sources(cls.handlers.sources, cls.handlers.operations)
        for name, (operation, function) in cls.handlers.operations.items():
            _open(cls, name, _operation_method(operation, function), OperationEntrypoint(operation))
        for name, (subscription, reaction) in cls.handlers.reactions.items():
            _open(cls, name, _reaction_method(subscription, reaction), ReactionEntrypoint(subscription))
        for name, (schedule, portion) in cls.handlers.schedules.items():
            _open(cls, name, _schedule_method(schedule, portion), ScheduleEntrypoint(schedule))


OF_EVERY_SERVICE = (
    agenda,
    every_service,
    collecting,
    figure_functions,
    importing,
    job_functions,
    messaging_administration,
    searching,
    worklists,
)


def _open(service: type[Service], name: str, method: Callable[..., Any], entrypoint: Entrypoint) -> None:
    """Give the class a method of this name that nameko calls through the entrypoint."""
    if hasattr(service, name):
        raise TypeError(f"{service.name} has two functions of the name {name}")
    method.__name__ = name
    setattr(service, name, method)
    register_entrypoint(method, entrypoint)


def _operation_method(operation: Operation, function: Callable[..., Any]) -> Callable[..., Any]:
    def method(handle: Handle, call: Mapping[str, Any]) -> Reply:
        reply = handle.serve(operation, function, call)
        if operation is MOVE_TIME:
            # Schedules that the moved clock makes due run before the answer, in transactions after that of the move.
            handle.run_schedules()
        return reply

    return method


def _reaction_method(subscription: Subscription, function: Callable[..., Any]) -> Callable[..., Any]:
    def method(self: Service, envelopes: Sequence[Mapping[str, Any]], kept: bool) -> list[bool]:
        applied: list[bool] = self.chassis.react(subscription, function, envelopes, kept)
        return applied

    return method


def _schedule_method(schedule: Schedule, function: Callable[..., int]) -> Callable[..., Any]:
    def method(self: Service) -> int:
        done: int = self.chassis.tick(schedule, function)
        return done

    return method


def build(service: type[Service], settings: Settings, publisher: Publisher) -> ServiceContainer:
    """Build the container of a service, not started. Its ``config["core"]`` is the service's ``Core``."""
    core = Core(service.name, settings, publisher)
    core.runtime.handlers = service.handlers
    if service.handlers.sources:
        lexemes.load()
    container = ServiceContainer(
        service,
        {
            "AMQP_URI": settings.amqp_uri,
            "settings": settings,
            "core": core,
            "max_workers": settings.workers,
            "serializer": "json",
        },
    )
    container.config["handle"] = Handle(core, container)
    return container
