"""How a function says what it is for: it ``@handles`` an operation, ``@reacts`` to events, or runs ``@every`` so often.

The marks change nothing of the function, so that it can be called as it stands. A service names the modules that hold
such functions, and finds them there.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, TypeVar

from contracts.catalogue import SUBSCRIPTIONS, operations_of
from contracts.operation import Operation, Subscription

Function = TypeVar("Function", bound=Callable[..., Any])
_MARK = "lianshang_handles"


@dataclass(frozen=True)
class Schedule:
    """When a schedule runs: see ``every``."""

    seconds: float
    outside: bool
    by_wall: bool
    first: bool


def handles(declared: Operation) -> Callable[[Function], Function]:
    """The function of an operation.

    It is called with ``work``, the path parameters in the order of the path, and the loaded body or query if the
    operation has one; what it returns is dumped with the operation's result schema.
    """
    return _marking(declared)


def reacts(subscription: Subscription) -> Callable[[Function], Function]:
    """The reaction of a subscription.

    It is called with the events that have ``Arrived``: pairs of ``work`` and envelope, whose ``data`` is loaded by the
    event's schema. They share one transaction. If it raises, each of them is tried alone; whatever it raises for one
    alone is tried again later; ``chassis.consuming.errors.Unprocessable`` makes a dead letter at once.

    Replicas do this side by side, so rows that several events may write are to be locked in an order of their own.
    """
    return _marking(subscription)


def every(
    seconds: float, *, outside: bool = False, by_wall: bool = False, first: bool = False
) -> Callable[[Function], Function]:
    """A schedule: it runs every ``seconds`` of wall time, whenever the clock has been moved, and when a unit of work
    wakes it by its name.

    It is called with ``work`` and does a bounded portion of what is due; it returns how much that was and is called
    again, each time in a transaction of its own, until it returns 0. Every replica runs it, so it must claim its rows
    (``SELECT … FOR UPDATE SKIP LOCKED``).

    With ``by_wall`` what is due goes by wall time alone, and it does not run because the clock was moved. With
    ``outside`` neither does it, and it is called with the runtime, outside of any transaction: for what talks to the
    world outside. With ``first`` its first run is over before the service takes any call.
    """
    return _marking(Schedule(seconds, outside, by_wall, first))


def _marking(declared: Operation | Subscription | Schedule) -> Callable[[Function], Function]:
    def mark(function: Function) -> Function:
        setattr(function, _MARK, declared)
        return function

    return mark


# The rooms of a capability in which there are functions of operations, reactions and schedules.
ROOMS = ("commands", "queries", "reactions", "schedule")


def rooms_of(package: str) -> tuple[ModuleType, ...]:
    """The modules of a service's package that are rooms with functions: adding a capability adds them."""
    path = importlib.import_module(package).__path__
    names = sorted(found.name for found in pkgutil.walk_packages(path, f"{package}."))
    return tuple(importlib.import_module(name) for name in names if name.rpartition(".")[2] in ROOMS)


@dataclass
class Handlers:
    """What a service does, by the name of the operation, the reaction, or the function that runs on a schedule."""

    operations: dict[str, tuple[Operation, Callable[..., Any]]] = field(default_factory=dict)
    reactions: dict[str, tuple[Subscription, Callable[..., Any]]] = field(default_factory=dict)
    schedules: dict[str, tuple[Schedule, Callable[..., int]]] = field(default_factory=dict)


def found_in(service: str, modules: Iterable[ModuleType]) -> Handlers:
    """The handlers of a service in these modules.

    Raises ``TypeError``, naming them, for what is declared without a function, for a function of what is another
    service's, and for two functions of one thing.
    """
    found = Handlers()
    for declared, function in _marked(modules):
        if isinstance(declared, Operation):
            _enter(found.operations, declared.name, declared, function, declared.belongs_to(service))
        elif isinstance(declared, Subscription):
            _enter(found.reactions, declared.reaction, declared, function, declared.service == service)
        else:
            _enter(found.schedules, function.__name__, declared, function, True)
    missing = [operation.name for operation in operations_of(service) if operation.name not in found.operations]
    missing += [s.consumer for s in SUBSCRIPTIONS if s.service == service and s.reaction not in found.reactions]
    if missing:
        raise TypeError(f"{service} has no function for {', '.join(sorted(missing))}: mark it with @handles or @reacts")
    return found


def functions_in(module: ModuleType) -> dict[Operation, Callable[..., Any]]:
    """The functions of the operations that a module handles."""
    return {declared: function for declared, function in _marked([module]) if isinstance(declared, Operation)}


def _marked(modules: Iterable[ModuleType]) -> Iterator[tuple[Any, Callable[..., Any]]]:
    """The marked functions, each where it was written and not where it was imported to."""
    for module in modules:
        for function in list(vars(module).values()):
            declared = getattr(function, _MARK, None)
            if declared is not None and function.__module__ == module.__name__:
                yield declared, function


def _enter(into: dict[str, Any], name: str, declared: Any, function: Callable[..., Any], own: bool) -> None:
    where = f"{function.__module__}.{function.__qualname__}"
    if not own:
        raise TypeError(f"{where} handles {name}, which is declared for another service")
    if name in into:
        raise TypeError(f"{where} handles {name}, which another function does already")
    into[name] = (declared, function)
