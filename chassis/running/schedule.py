"""Schedules as nameko entrypoints: what time alone causes."""

import threading
from typing import Any

import structlog
from nameko.exceptions import ContainerBeingKilled
from nameko.extensions import Entrypoint

from chassis.calling.rpc import ExcInfo
from chassis.running.handlers import Schedule

log = structlog.get_logger()


class ScheduleEntrypoint(Entrypoint):
    """Runs one schedule, at once when the process starts and then regularly or when woken, until stopped."""

    def __init__(self, declared: Schedule) -> None:
        super().__init__(expected_exceptions=(Exception,))
        self.seconds = declared.seconds
        self.by_the_clock = not (declared.outside or declared.by_wall)
        self.first = declared.first
        self._wake = threading.Event()
        self._stopping = False
        self._loop: Any = None

    def setup(self) -> None:
        """Make known how to wake it; everything is set up before anything starts, so this is where ``first`` runs."""
        self.container.config["core"].wake_events[self.method_name] = self._wake
        if self.first:
            self._once()

    def start(self) -> None:
        """Begin; the first run is at once, for what fell due while nobody ran."""
        self._loop = self.container.spawn_managed_thread(self._run, self.method_name)

    def stop(self) -> None:
        """Begin no further run."""
        self._stopping = True
        self._wake.set()
        self._loop.wait()

    def _run(self) -> None:
        while True:
            # Cleared before the run: whoever wakes it during the run may have come too late for it, and gets another.
            self._wake.clear()
            if self._stopping:
                return
            try:
                self._once()
            except ContainerBeingKilled:
                return
            self._wake.wait(self.seconds)

    def _once(self) -> None:
        """Run it and wait until it is done."""
        done = threading.Event()

        def tell(_worker: Any, result: Any, exc_info: ExcInfo | None) -> tuple[Any, ExcInfo | None]:
            # What goes wrong has been logged; what was due still is, at the next run.
            done.set()
            return result, exc_info

        self.container.spawn_worker(self, (), {}, handle_result=tell)
        done.wait()
