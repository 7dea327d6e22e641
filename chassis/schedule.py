"""Schedules as nameko entrypoints: what time alone causes."""

import functools
import threading
from collections.abc import Callable
from typing import Any

import structlog
from nameko.exceptions import ContainerBeingKilled
from nameko.extensions import Entrypoint, register_entrypoint

from chassis.rpc import ExcInfo

log = structlog.get_logger()


def every(seconds: float) -> Callable[[Callable[..., int]], Callable[..., Any]]:
    """Make a method of a service run every ``seconds`` of wall time, and whenever the clock has been moved.

    The method is called with ``work`` and does a bounded portion of what is due; it returns how much that was and is
    called again, each time in a transaction of its own, until it returns 0. Every replica runs it, so it must claim its
    rows (``SELECT … FOR UPDATE SKIP LOCKED``).
    """

    def decorate(function: Callable[..., int]) -> Callable[..., Any]:
        @functools.wraps(function)
        def door(self: Any) -> int:
            done: int = self.chassis.tick(function.__get__(self))
            return done

        register_entrypoint(door, ScheduleEntrypoint(seconds))
        return door

    return decorate


class ScheduleEntrypoint(Entrypoint):
    """Runs one schedule, at once when the process starts and then regularly, until stopped."""

    def __init__(self, seconds: float) -> None:
        super().__init__(expected_exceptions=(Exception,))
        self.seconds = seconds
        self._bell = threading.Event()
        self._stopping = False
        self._loop: Any = None

    def start(self) -> None:
        """Begin; the first run is at once, for what fell due while nobody ran."""
        self._loop = self.container.spawn_managed_thread(self._run, self.method_name)

    def stop(self) -> None:
        """Begin no further run."""
        self._stopping = True
        self._bell.set()
        self._loop.wait()

    def _run(self) -> None:
        while not self._stopping:
            done = threading.Event()

            def tell(
                _worker: Any, result: Any, exc_info: ExcInfo | None, done: threading.Event = done
            ) -> tuple[Any, ExcInfo | None]:
                # What goes wrong has been logged; what was due still is, at the next run.
                done.set()
                return result, exc_info

            try:
                self.container.spawn_worker(self, (), {}, handle_result=tell)
            except ContainerBeingKilled:
                return
            done.wait()
            self._bell.wait(self.seconds)
