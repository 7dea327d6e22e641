"""Everything that is declared, collected from the modules of this package."""

import importlib
import pkgutil
from types import ModuleType
from typing import Any, TypeVar

import contracts
from contracts.operation import EACH, Event, Feed, Operation, Subscription
from contracts.platform import DEAD_LETTER_EVENTS, SERVICES
from contracts.resource import Noun, Resource
from contracts.vocabulary import Vocabulary

__all__ = [
    "EVENTS",
    "EVENTS_BY_TYPE",
    "FEEDS",
    "NOUNS",
    "OPERATIONS",
    "OPERATIONS_BY_NAME",
    "SERVICES",
    "SUBSCRIPTIONS",
    "SUBSCRIPTIONS_BY_CONSUMER",
    "VOCABULARIES",
    "check",
    "operations_of",
]


# Made from what is collected here.
_DOCUMENTS = "contracts.documents"


def _modules() -> list[ModuleType]:
    """Every module that declares, so that a new one needs no list to be kept."""
    return [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(contracts.__path__, "contracts.")
        if found.name != __name__ and not found.name.startswith(_DOCUMENTS)
    ]


Declared = TypeVar("Declared", Operation, Event, Subscription, Feed, Resource, Noun, Vocabulary[Any])


def _declared(kind: type[Declared]) -> tuple[Declared, ...]:
    """Each declaration once, although modules import each other's."""
    found: dict[int, Declared] = {}
    for module in _modules():
        for value in vars(module).values():
            if isinstance(value, kind):
                found[id(value)] = value
    return tuple(found.values())


OPERATIONS = _declared(Operation)
EVENTS = _declared(Event) + tuple(DEAD_LETTER_EVENTS.values())
SUBSCRIPTIONS = _declared(Subscription)
FEEDS = _declared(Feed)
VOCABULARIES = {one.name: one for one in sorted(_declared(Vocabulary), key=lambda one: one.name)}

OPERATIONS_BY_NAME = {
    (service, operation.name): operation
    for service in ("gateway", *SERVICES)
    for operation in OPERATIONS
    if operation.service == service or (operation.service == EACH and service in SERVICES)
}
EVENTS_BY_TYPE = {event.type: event for event in EVENTS}
# What things are called in the words of a refusal, by the name that stands on the wire.
NOUNS = {one.name: one.words for one in _declared(Resource)} | {one.name: one.words for one in _declared(Noun)}
SUBSCRIPTIONS_BY_CONSUMER = {subscription.consumer: subscription for subscription in SUBSCRIPTIONS}


def operations_of(service: str) -> list[Operation]:
    """What a service answers: its own operations, and those that each service answers alike."""
    return [operation for operation in OPERATIONS if operation.belongs_to(service)]


def check() -> None:
    """Refuse declarations that contradict each other; run by every process at start, since it costs nothing."""
    names = [f"{operation.service}.{operation.name}" for operation in OPERATIONS]
    routes = [f"{operation.method} {operation.path}" for operation in OPERATIONS if operation.path]
    for what, values in (
        ("operation", names),
        ("route", routes),
        ("event", [event.type for event in EVENTS]),
        ("consumer", [subscription.consumer for subscription in SUBSCRIPTIONS]),
    ):
        twice = {value for value in values if values.count(value) > 1}
        if twice:
            raise TypeError(f"declared twice as {what}: {sorted(twice)}")
    for subscription in SUBSCRIPTIONS:
        _check_takes_each_once(subscription)
        if subscription.ordered:
            _check_takes_whole_aggregates(subscription)


def _check_takes_each_once(subscription: Subscription) -> None:
    """Of two versions of an event, one of which is turned into the other, only the later is subscribed to."""
    types = [event.type for event in subscription.taken]
    twice = {type_ for type_ in types if types.count(type_) > 1}
    if twice:
        raise TypeError(f"{subscription.consumer} takes {sorted(twice)} twice, by itself and as an earlier version")


def _check_takes_whole_aggregates(subscription: Subscription) -> None:
    """A missing type would be a gap in the sequence for ever; it counts the events of every version."""
    taken = set(subscription.taken)
    for aggregate in {(event.service, event.aggregate) for event in subscription.events}:
        missing = [e.type for e in EVENTS if (e.service, e.aggregate) == aggregate and e not in taken]
        if missing:
            raise TypeError(f"{subscription.consumer} is ordered but does not take {missing}")
