"""Measures processes by means of /proc: processor time and resident memory, with all their descendants."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def _stat(pid: int) -> list[str] | None:
    try:
        # The name of the program, in parentheses, may hold spaces.
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None


def family(pid: int) -> list[int]:
    """Return a process and its descendants."""
    children: dict[int, list[int]] = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit() and (stat := _stat(int(entry.name))):
            children.setdefault(int(stat[1]), []).append(int(entry.name))
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += children.get(one, [])
    return found


def cpu_seconds(pid: int) -> float:
    """Return the processor time of a process and its descendants so far, including those that have ended."""
    stats = [stat for stat in map(_stat, family(pid)) if stat]
    return sum(sum(map(int, stat[11:15])) for stat in stats) / TICK


def resident_megabytes(pid: int) -> float:
    """Return the resident memory of one process."""
    stat = _stat(pid)
    return int(stat[21]) * PAGE / 1e6 if stat else 0.0


class Meter:
    """Measures the processor time of named processes between two moments."""

    def __init__(self, pids: Mapping[str, int]) -> None:
        self._pids = dict(pids)
        self._before = {name: cpu_seconds(pid) for name, pid in self._pids.items()}

    def seconds(self) -> dict[str, float]:
        """Return the processor time since the meter was made, by name."""
        return {name: cpu_seconds(pid) - self._before[name] for name, pid in self._pids.items()}


def microseconds_each(seconds: Mapping[str, float], count: int) -> dict[str, float]:
    """Convert the seconds that many operations took together to microseconds for each of them."""
    return {name: each / count * 1e6 for name, each in seconds.items()}


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value below which ``share`` per cent of all lie; 0 without values."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))] if ordered else 0.0
