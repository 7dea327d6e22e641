"""Notifications of dead letters, from every service."""

from collections.abc import Mapping
from typing import Any

from contracts.operation import Event
from contracts.platform import DEAD_LETTER_EVENTS
from services.notifications.telling.declaring import BOTH, Capability, rule


def _list_of_the_consumer(_event: Event, envelope: Mapping[str, Any]) -> str:
    consumer = envelope["data"]["consumer"]
    return f"/v1/messaging/{consumer.partition('.')[0]}/parked?consumer={consumer}&status=dead"


CAPABILITY = Capability(
    ids={},
    rules=tuple(rule(event, "operator", BOTH) for event in DEAD_LETTER_EVENTS.values()),
    link=_list_of_the_consumer,
)
