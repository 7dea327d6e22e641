"""Fields that hold the name of something declared, such as an operation, and the words for it that people read."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from marshmallow import fields

from contracts.common import described
from contracts.problem import Text


class Names(Enum):
    """What a field names."""

    OPERATION = "operation"
    # By its type, or by its type without the version.
    EVENT = "event"
    CONSUMER = "consumer"


def naming(names: Names, description: str | None = None, **options: Any) -> fields.String:
    """Return a field for results that holds such a name; files and pages show the words of what it names."""
    metadata = {"names": names} if description is None else described(description, names=names)
    return fields.String(metadata=metadata, **options)


def words_by(field: fields.Field[Any]) -> Callable[[str], Text] | None:
    """Return what says in words what the field names, the name itself where it is not known; ``None`` for others."""
    names = field.metadata.get("names")
    if not isinstance(names, Names):
        return None
    known = _words(names)
    return lambda name: known.get(name, Text(name, name))


def _words(names: Names) -> Mapping[str, Text]:
    # It is made from all declarations, this one among them.
    from contracts.catalogue import EVENTS, OPERATIONS, SUBSCRIPTIONS

    if names is Names.OPERATION:
        return {operation.name: operation.summary for operation in OPERATIONS}
    if names is Names.CONSUMER:
        return {subscription.consumer: subscription.summary for subscription in SUBSCRIPTIONS}
    return {name: event.summary for event in EVENTS for name in (event.type, event.name)}
