"""Runs a module in a Python process of its own, with bounds on memory, time and the size of its answer.

What reads hostile input may then take too much of either, or crash, and harms nobody else. Such a module has a function
``main(given, answer)`` that reads a binary file and writes another, and imports nothing but the standard library: the
process then starts within some twenty milliseconds.

The process is polled and not waited for, and its files are in memory: that is alike for threads, for greenlets, which
must not block, and for an event loop.
"""

import asyncio
import os
import signal
import sys
import time
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

import structlog

log = structlog.get_logger()

_POLL_SECONDS = 0.005
_ROOT = Path(__file__).parent.parent.parent
# The bounds hold before the module is loaded. The process leaves the processor to those who serve; where memory runs
# out, the kernel ends it before them.
_PROGRAM = """
import contextlib, os, resource, sys
root, module, memory, seconds, answer = sys.argv[1:]
bounds = {"RLIMIT_AS": memory, "RLIMIT_CPU": seconds, "RLIMIT_FSIZE": answer, "RLIMIT_CORE": 0}
for kind, most in bounds.items():
    limit = getattr(resource, kind)
    allowed = resource.getrlimit(limit)[1]
    bound = int(most) if allowed == resource.RLIM_INFINITY else min(int(most), allowed)
    resource.setrlimit(limit, (bound, bound))
os.nice(5)
with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:
    score.write("1000")
sys.path.append(root)
import importlib
with open(0, "rb") as given, open(1, "wb") as answer:
    importlib.import_module(module).main(given, answer)
"""


class Overdone(Exception):
    """The process took more than it may, or broke; what it was to read is at fault."""


class Hindered(Exception):
    """The process did not get the processor time it may take, or was killed before: the machine has too much to do."""


@dataclass(frozen=True)
class Bounds:
    """What a process may take: bytes of memory, seconds of processor time, seconds in all, bytes of its answer."""

    memory: int
    processor_seconds: int
    seconds: float
    answer: int


def run_confined(module: str, given: bytes, bounds: Bounds) -> bytes:
    """Return what the module answers to ``given``; blocks, or lets other greenlets run.

    Raises ``Overdone`` or ``Hindered``.
    """
    process = _Process(module, given, bounds)
    try:
        while (answer := process.answer()) is None:
            time.sleep(_POLL_SECONDS)
        return answer
    finally:
        process.kill()
        while not process.ended():
            time.sleep(_POLL_SECONDS)


async def run_confined_async(module: str, given: bytes, bounds: Bounds) -> bytes:
    """Do the same on an event loop, which goes on meanwhile."""
    process = _Process(module, given, bounds)
    try:
        while (answer := process.answer()) is None:
            await asyncio.sleep(_POLL_SECONDS)
        return answer
    finally:
        process.kill()
        while not process.ended():
            await asyncio.sleep(_POLL_SECONDS)


class _Process:
    def __init__(self, module: str, given: bytes, bounds: Bounds) -> None:
        self._module, self._bounds = module, bounds
        self._until = time.monotonic() + bounds.seconds
        self._status: int | None = None
        self._processor_seconds = 0.0
        with _in_memory(given) as source:
            self._output, self._errors = _in_memory(), _in_memory()
            arguments = [_ROOT, module, bounds.memory, bounds.processor_seconds, bounds.answer]
            files = (source, self._output, self._errors)
            # Without the site packages, the environment and the folder of the caller. All other files are closed in it,
            # as Python opens them. ``subprocess`` would wait for the start, which an event loop must not.
            self._pid = os.posix_spawn(
                sys.executable,
                [sys.executable, "-I", "-S", "-c", _PROGRAM, *map(str, arguments)],
                {},
                file_actions=[(os.POSIX_SPAWN_DUP2, file.fileno(), number) for number, file in enumerate(files)],
                setsigmask=[],
            )

    def answer(self) -> bytes | None:
        """Return the answer, or ``None`` as long as the process runs. Raises ``Overdone`` or ``Hindered``."""
        if not self.ended():
            if time.monotonic() > self._until:
                raise Hindered(self._failed("it was not finished in time"))
            return None
        # The kernel ends so what has used up its processor time, to within a second, and whom it takes memory from.
        if self._status == -signal.SIGKILL and self._processor_seconds < self._bounds.processor_seconds - 1:
            raise Hindered(self._failed("it was killed"))
        if self._status:
            self._errors.seek(0)
            # The last line of a traceback without its text, which may hold what was read.
            lines = self._errors.read().decode(errors="replace").split("\n")
            told = next((line.partition(":")[0] for line in reversed(lines) if line), f"status {self._status}")
            raise Overdone(self._failed(told))
        self._output.seek(0)
        return self._output.read()

    def _failed(self, reason: str) -> str:
        log.warning("a confined process has failed", module=self._module, reason=reason)
        return reason

    def kill(self) -> None:
        """Kill the process if it still runs, and give back what it was read from and written to."""
        if not self.ended():
            os.kill(self._pid, signal.SIGKILL)
        self._output.close()
        self._errors.close()

    def ended(self) -> bool:
        """Whether the process has ended."""
        if self._status is None:
            ended, status, used = os.wait4(self._pid, os.WNOHANG)
            if ended:
                self._status = os.waitstatus_to_exitcode(status)
                self._processor_seconds = used.ru_utime + used.ru_stime
        return self._status is not None


def _in_memory(content: bytes = b"") -> FileIO:
    """Return an unnamed file that is never on a disk, at its beginning."""
    file = FileIO(os.memfd_create("confined"), "w+b")
    file.write(content)
    file.seek(0)
    return file
