"""Validates the form of an arriving event: the fields needed to apply it, and to identify it in logs and traces."""

from typing import Any

_NEEDED = {"id": str, "type": str, "partitionkey": str, "sequence": int, "data": dict}
# The fields that log lines and spans identify an event by; events of other origin may lack them.
_TEXT_OR_NOTHING = ("correlationid", "traceparent")


def what_is_wrong(body: Any) -> str:
    """Return why a body is not a valid envelope, or an empty string."""
    if not isinstance(body, dict):
        return "not an object"
    wrong = [name for name, kind in _NEEDED.items() if not isinstance(body.get(name), kind)]
    return ", ".join(wrong + [name for name in _TEXT_OR_NOTHING if not isinstance(body.get(name), str | None)])
