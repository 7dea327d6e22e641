"""Schedules as nameko entrypoints: functions that run at intervals."""

import threading
from typing import Any

import structlog
from nameko.exceptions import ContainerBeingKilled
from nameko.extensions import Entrypoint

from chassis.calling.operations import ExcInfo
from chassis.running.handlers import Schedule

log = structlog.get_logger()


class ScheduleEntrypoint(Entrypoint):
    """Runs one schedule, at once when the process starts and then at intervals or when woken, until stopped."""

    def __init__(self, declared: Schedule) -> None:
        super().__init__(expected_exceptions=(Exception,))
        self.seconds = declared.seconds
        self.by_the_clock = not (declared.outside or declared.by_wall)
        self.first = declared.first
        self._wake = threading.Event()
        self._stopping = False
        self._loop: Any = None

    def setup(self) -> None:
        """Publish how to wake the schedule; setup comes before any start, so this is where a ``first`` run happens."""
        self.container.config["core"].wake_events[self.method_name] = self._wake
        if self.first:
            self._once()

    def start(self) -> None:
        """Start running; the first run is at once, for what fell due while no process ran."""
        self._loop = self.container.spawn_managed_thread(self._run, self.method_name)

    def stop(self) -> None:
        """Start no further run."""
        self._stopping = True
        self._wake.set()
        self._loop.wait()

    def _run(self) -> None:
        while True:
            # Cleared before the run: a wake during the run may have come too late for it, and causes another.
            self._wake.clear()
            if self._stopping:
                return
            try:
                self._once()
            except ContainerBeingKilled:
                return
            self._wake.wait(self.seconds)

    def _once(self) -> None:
        """Run the schedule once and wait until it is done."""
        done = threading.Event()

        def tell(_worker: Any, result: Any, exc_info: ExcInfo | None) -> tuple[Any, ExcInfo | None]:
            # The error has been logged; what was due still is, at the next run.
            done.set()
            return result, exc_info

        self.container.spawn_worker(self, (), {}, handle_result=tell)
        done.wait()
