"""Operations as nameko entrypoints: calls that arrive before their deadline are run, a bounded number at once."""

import time
from collections import deque
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

from eventlet.event import Event
from nameko.extensions import Entrypoint, SharedExtension

from chassis.calling.answers import NotBegun, NotRun
from chassis.calling.call import Reply
from chassis.calling.server import CallServer
from chassis.observing import metrics
from contracts.operation import Operation

ExcInfo = tuple[type[BaseException], BaseException, TracebackType]

# Calls that wait for their turn, for each that runs: what waits longer than a second or two helps nobody.
WAITING_FOR_EACH = 10
# A call without a deadline, such as one made by hand, waits no longer.
LONGEST_WAIT = 60.0


class Turns(SharedExtension):
    """The calls of one service process: a bounded number runs, a bounded number waits, in the order of arrival."""

    def setup(self) -> None:
        """Prepare for as many calls at once as the settings allow."""
        workers = self.container.config["settings"].workers
        self._places = self._free = workers
        self._most_waiting = workers * WAITING_FOR_EACH
        # Those that wait for a place: each is woken when it has one.
        self._waiting: deque[Event] = deque()
        self._stopping = False
        self._done = Event()

    def run(self, work: Callable[[], Reply], deadline: float | None, left: Callable[[], bool]) -> Reply:
        """Do the work of a call when its turn comes; ``left`` tells whether its caller has gone meanwhile.

        Raises ``NotBegun`` instead if nobody would wait for the end, too many wait already, or the process stops.
        """
        try:
            self._take(deadline)
            try:
                self._check(deadline, left)
                return work()
            finally:
                self._give_back()
        except NotBegun as refusal:
            if refusal.why is NotRun.LATE:
                metrics.ABANDONED.labels(self.container.service_name).inc()
            raise

    def _check(self, deadline: float | None, left: Callable[[], bool]) -> None:
        if self._stopping:
            raise NotBegun(NotRun.STOPPING)
        check_deadline(deadline)
        if left():
            raise NotBegun(NotRun.LATE)

    def _take(self, deadline: float | None) -> None:
        """Take a place, or wait until one is handed over, in order."""
        if self._stopping:
            raise NotBegun(NotRun.STOPPING)
        if self._free > 0:
            self._free -= 1
            return
        if len(self._waiting) >= self._most_waiting:
            raise NotBegun(NotRun.FULL)
        turn = Event()
        self._waiting.append(turn)
        seconds = LONGEST_WAIT if deadline is None else deadline - time.time()
        turn.wait(max(0.0, min(seconds, LONGEST_WAIT)))
        if turn in self._waiting:
            self._waiting.remove(turn)
            raise NotBegun(NotRun.LATE)

    def _give_back(self) -> None:
        self._free += 1
        if self._waiting and self._free > 0:
            self._hand_over()
        if self._stopping and self._free == self._places and not self._done.ready():
            self._done.send()

    def _hand_over(self) -> None:
        self._free -= 1
        self._waiting.popleft().send()

    def finish(self) -> None:
        """Begin no further call, and return when those that run have ended; those that wait are refused at once."""
        self._stopping = True
        while self._waiting:
            # It has no place to run in, only to learn that the process stops.
            self._hand_over()
        if self._free < self._places:
            self._done.wait()


def check_deadline(deadline: float | None) -> None:
    """Raise ``NotBegun`` if ``deadline``, in seconds since the epoch, has passed."""
    if deadline is not None and time.time() > deadline:
        raise NotBegun(NotRun.LATE)


class OperationEntrypoint(Entrypoint):
    """The entrypoint of one operation of a service, called by the gateway over the network or in its own process."""

    turns = Turns()
    server = CallServer()

    def __init__(self, declared: Operation) -> None:
        super().__init__()
        self.operation = declared
        self.serving = False

    def setup(self) -> None:
        """Let the server find the operation."""
        self.server.register(self.operation.name, self.serve)

    def start(self) -> None:
        """Take calls from now on."""
        self.serving = True

    def stop(self) -> None:
        """Take no more calls; returns when those that run are answered."""
        self.serving = False
        self.server.leave()
        self.turns.finish()
        self.server.close()

    def serve(
        self,
        call: Mapping[str, Any],
        deadline: float | None = None,
        sent: float | None = None,
        left: Callable[[], bool] = bool,
    ) -> Reply:
        """Run a call in the thread of the caller, when its turn comes; times are in seconds since the epoch.

        ``left`` tells whether the caller has gone. Raises the ``Failure`` of the operation, or ``NotBegun``.
        """
        method = getattr(self.container.service_cls, self.method_name)
        handle = self.container.config["handle"]

        def work() -> Reply:
            if sent is not None:
                # The clocks of two machines are never quite the same.
                metrics.WAITED.labels(self.container.service_name).observe(max(0.0, time.time() - sent))
            reply: Reply = method(handle, call)
            return reply

        return self.turns.run(work, deadline, left)
