"""Reads arriving events, and converts earlier versions to the version that the consumer is written for."""

import copy
from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError

from chassis.consuming.errors import UnknownType, Unprocessable
from chassis.running.work import schema_of
from contracts.catalogue import EVENTS_BY_TYPE
from contracts.operation import Event, Subscription


def read(subscription: Subscription, envelope: Mapping[str, Any]) -> dict[str, Any]:
    """Return the envelope with its data loaded, both in the version that the subscription names.

    Raises ``UnknownType`` for a type that this release does not know, and ``Unprocessable`` for data that it cannot
    read, since no retry would help.
    """
    event = EVENTS_BY_TYPE.get(envelope["type"])
    if event is None:
        raise UnknownType(f"this release knows no event {envelope['type']}")
    wanted = next((named for named in subscription.events if event in named.versions), event)
    data = _load(event, envelope["data"])
    if wanted is not event:
        data = _load(wanted, turned(envelope["data"], event, wanted))
    return {**envelope, "type": wanted.type, "dataschema": f"/events/{wanted.type}", "data": data}


def turned(data: Mapping[str, Any], event: Event, wanted: Event) -> dict[str, Any]:
    """Convert the data of an event to a later version, through each version between; both in wire format.

    Raises ``Unprocessable`` where a step fails: steps are pure, so only another release can do better.
    """
    # A copy, because the envelope may yet be stored as it came.
    now: dict[str, Any] = copy.deepcopy(dict(data))
    between = wanted.versions[: wanted.versions.index(event)]
    for version in reversed(between):
        if version.earlier is None:
            raise AssertionError(f"{version.type} stands among the later versions of {event.type}")
        try:
            now = version.earlier.turn(now)
        except Exception as error:
            raise Unprocessable(f"{event.type} cannot become {version.type}: {error!r}") from error
    return now


def _load(event: Event, data: Mapping[str, Any]) -> Any:
    try:
        return schema_of(event.data).load(data)
    except ValidationError as error:
        raise Unprocessable(f"{event.type}: {error.normalized_messages()}") from error
