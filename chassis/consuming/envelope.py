"""Validates an arriving event: the fields needed to apply it and to identify it in logs and traces, and its origin."""

from collections.abc import Mapping
from typing import Any

from chassis.connecting.topology import publisher_of
from contracts.catalogue import EVENTS_BY_TYPE

_NEEDED = {"id": str, "type": str, "partitionkey": str, "sequence": int, "data": dict}
# The fields that log lines and spans identify an event by; events of other origin may lack them.
_TEXT_OR_NOTHING = ("correlationid", "traceparent")


def what_is_wrong(body: Any) -> str:
    """Return why a body is not a valid envelope, or an empty string."""
    if not isinstance(body, dict):
        return "not an object"
    wrong = [name for name, kind in _NEEDED.items() if not isinstance(body.get(name), kind)]
    return ", ".join(wrong + [name for name in _TEXT_OR_NOTHING if not isinstance(body.get(name), str | None)])


def who_it_is_not_from(envelope: Mapping[str, Any], exchange: str) -> str:
    """Return why an event is not believed, or an empty string when it comes from the service that its type belongs to.

    ``exchange`` is the one that it was published to, as the broker says, which lets no other service publish there.
    """
    known = EVENTS_BY_TYPE.get(envelope["type"])
    claimed = str(envelope.get("source", "")).removeprefix("/")
    owner = known.service if known else claimed
    if owner and publisher_of(exchange) == owner == claimed:
        return ""
    return f"{envelope['type']} from {claimed or 'nobody'} by {exchange or 'the default exchange'}, not from its owner"
