"""Schedules as nameko entrypoints: what time alone causes."""

import functools
import threading
from collections.abc import Callable
from typing import Any

import structlog
from nameko.exceptions import ContainerBeingKilled
from nameko.extensions import Entrypoint, register_entrypoint

from chassis.calling.rpc import ExcInfo

log = structlog.get_logger()


def every(
    seconds: float, *, outside: bool = False, by_wall: bool = False, first: bool = False
) -> Callable[[Callable[..., int]], Callable[..., Any]]:
    """Make a method of a service run every ``seconds`` of wall time, whenever the clock has been moved, and when a unit
    of work rings for it (``work.ring(name)``).

    The method is called with ``work`` and does a bounded portion of what is due; it returns how much that was and is
    called again, each time in a transaction of its own, until it returns 0. Every replica runs it, so it must claim its
    rows (``SELECT … FOR UPDATE SKIP LOCKED``).

    With ``by_wall`` what is due goes by wall time alone, and it does not run because the clock was moved. With
    ``outside`` neither does it, and it is called with the runtime, outside of any transaction: for what talks to the
    world outside. With ``first`` its first run is over before the service takes any call.
    """

    def decorate(function: Callable[..., int]) -> Callable[..., Any]:
        @functools.wraps(function)
        def door(self: Any) -> int:
            done: int = self.chassis.tick(function.__get__(self), outside=outside)
            return done

        register_entrypoint(door, ScheduleEntrypoint(seconds, by_the_clock=not (outside or by_wall), first=first))
        return door

    return decorate


class ScheduleEntrypoint(Entrypoint):
    """Runs one schedule, at once when the process starts and then regularly or when rung for, until stopped."""

    def __init__(self, seconds: float, by_the_clock: bool = True, first: bool = False) -> None:
        super().__init__(expected_exceptions=(Exception,))
        self.seconds = seconds
        self.by_the_clock = by_the_clock
        self.first = first
        self._bell = threading.Event()
        self._stopping = False
        self._loop: Any = None

    def setup(self) -> None:
        """Make known how to ring; everything is set up before anything starts, so this is where ``first`` runs."""
        self.container.config["core"].bells[self.method_name] = self._bell
        if self.first:
            self._once()

    def start(self) -> None:
        """Begin; the first run is at once, for what fell due while nobody ran."""
        self._loop = self.container.spawn_managed_thread(self._run, self.method_name)

    def stop(self) -> None:
        """Begin no further run."""
        self._stopping = True
        self._bell.set()
        self._loop.wait()

    def _run(self) -> None:
        while True:
            # Cleared before the run: whoever rings during it may have come too late for it, and gets another.
            self._bell.clear()
            if self._stopping:
                return
            try:
                self._once()
            except ContainerBeingKilled:
                return
            self._bell.wait(self.seconds)

    def _once(self) -> None:
        """Run it and wait until it is done."""
        done = threading.Event()

        def tell(_worker: Any, result: Any, exc_info: ExcInfo | None) -> tuple[Any, ExcInfo | None]:
            # What goes wrong has been logged; what was due still is, at the next run.
            done.set()
            return result, exc_info

        self.container.spawn_worker(self, (), {}, handle_result=tell)
        done.wait()
