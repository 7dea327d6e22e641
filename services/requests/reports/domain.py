"""From sums to figures: averages, rates, and what is withheld because too few have spoken."""

from collections.abc import Mapping
from typing import Any

# Fewer evaluations than this would tell what single enterprises said.
SMALLEST_SAMPLE = 3
MARKS = ("overall", "response_time", "result", "attitude")
COUNTS = (
    "received",
    "closed",
    "withdrawn",
    "open",
    "overdue",
    "answered",
    "on_time",
    "returns",
    "extensions",
    "reopened",
)
# Every sum that figures are made of; each adds up over groups.
SUMS = (*COUNTS, "used_minutes", "evaluations", "satisfied", *MARKS)


def figures(sums: Mapping[str, int]) -> dict[str, Any]:
    """Return the figures of a group: counts as they are, rates from 0 to 1, hours of working time, average marks."""
    return {
        **{name: sums[name] for name in COUNTS},
        "on_time_rate": _ratio(sums["on_time"], sums["answered"]),
        "average_working_hours": _ratio(sums["used_minutes"], 60 * sums["answered"], 2),
        "satisfaction": _satisfaction(sums),
    }


def added_up(groups: list[Mapping[str, int]]) -> dict[str, int]:
    """Return the sums over all groups."""
    return {name: sum(group[name] for group in groups) for name in SUMS}


def _satisfaction(sums: Mapping[str, int]) -> dict[str, Any]:
    said = sums["evaluations"]
    suppressed = 0 < said < SMALLEST_SAMPLE
    shown = 0 if suppressed else said
    return {
        "evaluations": said,
        "suppressed": suppressed,
        **{name: _ratio(sums[name], shown, 2) for name in MARKS},
        "satisfied_rate": _ratio(sums["satisfied"], shown),
    }


def _ratio(part: int, whole: int, digits: int = 4) -> float | None:
    return round(part / whole, digits) if whole else None
