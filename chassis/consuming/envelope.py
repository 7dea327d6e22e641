"""The form of an event as it arrives: what must be there to apply it, and to tell in logs and traces of it."""

from typing import Any

_NEEDED = {"id": str, "type": str, "partitionkey": str, "sequence": int, "data": dict}
# What every line of the log and every span of a trace is about; not everybody's events say so.
_TEXT_OR_NOTHING = ("correlationid", "traceparent")


def what_is_wrong(body: Any) -> str:
    """Why this is no envelope of ours, or nothing."""
    if not isinstance(body, dict):
        return "not an object"
    wrong = [name for name, kind in _NEEDED.items() if not isinstance(body.get(name), kind)]
    return ", ".join(wrong + [name for name in _TEXT_OR_NOTHING if not isinstance(body.get(name), str | None)])
