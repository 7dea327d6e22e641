"""What the contracts of the other services declare as ``Told``, collected so that a new one needs no list to be kept.

A contract that declares something as told must not import the subscriptions or the rules of notifications, because
these are made from it.
"""

import importlib
import pkgutil
from collections.abc import Iterable
from types import ModuleType

import contracts
from contracts.commenting import Commented
from contracts.operation import Event
from contracts.platform import SERVICES
from contracts.telling import Told


def _modules() -> list[ModuleType]:
    """The contracts of every service but notifications, in the order of the services."""
    found = {service: list[str]() for service in SERVICES if service != "notifications"}
    for module in pkgutil.walk_packages(contracts.__path__, "contracts."):
        service = module.name.split(".")[1]
        if service in found:
            found[service].append(module.name)
    return [importlib.import_module(name) for names in found.values() for name in names]


def told_in(modules: Iterable[ModuleType]) -> tuple[tuple[Told, ...], tuple[Event, ...]]:
    """The declarations in these modules, and the events that people can be told of by them.

    An event is left out where a later version that it can be turned into is there. Raises ``TypeError`` for a resource
    without events, and for a resource or an audience that is declared twice.
    """
    named = [value for module in modules for value in vars(module).values()]
    values = [one for value in named for one in (value, *(value.events if isinstance(value, Commented) else ()))]
    # Modules import each other's declarations; each counts once, in the order in which it is met.
    declared = tuple(dict.fromkeys(value for value in values if isinstance(value, Told)))
    events = tuple(dict.fromkeys(value for value in values if isinstance(value, Event)))
    resources = [resource for told in declared for resource in told.resources]
    audiences = [name for told in declared for name in told.audiences]
    for resource in resources:
        if resource not in {event.resource for event in events}:
            raise TypeError(f"{resource.name} of {resource.service} is declared as told, but it has no events")
    for names in ([f"{resource.name} of {resource.service}" for resource in resources], audiences):
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise TypeError(f"declared twice as told: {', '.join(twice)}")
    earlier = {version for event in events for version in event.versions[1:]}
    return declared, tuple(event for event in events if event.resource in resources and event not in earlier)


DECLARED, IN_ORDER = told_in(_modules())
