"""Decorators that bind functions: ``@handles`` an operation, ``@reacts`` to events, runs ``@every`` so many seconds,
says what ``@waits`` for people and ``@dates`` what stands in agendas, ``@computes`` figures, is ``@answered`` by the
figures of other services, ``@applies`` the rows of a ledger, ``@delegates`` posts by mandate.

The decorators leave the function unchanged, so that it can be called directly. A service names the modules that hold
such functions, and they are found there.
"""

import importlib
import pkgutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, TypeVar

from chassis.calling.actor import Post
from chassis.searching.sources import Source
from contracts.agenda import Dated
from contracts.catalogue import (
    AGENDA,
    FIGURE_QUESTIONS,
    FIGURES,
    LEDGERS,
    WAITING,
    operations_of,
    searches_of,
    subscriptions_of,
)
from contracts.figure_questions import FigureQuestion
from contracts.figures import Figure
from contracts.ledgers import Ledger
from contracts.operation import Operation, Subscription
from contracts.resource import Resource
from contracts.roles import Role
from contracts.search import Search
from contracts.worklists import Waiting

Function = TypeVar("Function", bound=Callable[..., Any])
_MARK = "lianshang_handles"


@dataclass(frozen=True)
class Schedule:
    """How often and under which conditions a schedule runs: see ``every``."""

    seconds: float
    outside: bool
    by_wall: bool
    first: bool
    portion: int | None

    def goes_on(self, done: int) -> bool:
        """Whether there may be more to do after a portion of which so much was done."""
        return done >= (self.portion or 1)


@dataclass(frozen=True)
class Derived:
    """The functions of several operations that the machinery makes of one function of a room.

    ``found`` makes of the source by which things of a resource are found one that knows more of them.
    """

    operations: Mapping[Operation, Callable[..., Any]]
    found: Mapping[Resource, Callable[[Source], Source]] = field(default_factory=dict)


def handles(declared: Operation | Mapping[str, Operation]) -> Callable[[Function], Function]:
    """Mark the function of an operation, or of those of several services, by service, which answer alike.

    It is called with ``work``, the path parameters in the order of the path, and the loaded body or query if the
    operation has one; what it returns is dumped with the operation's result schema.
    """
    return marking(declared)


def reacts(subscription: Subscription | Mapping[str, Subscription]) -> Callable[[Function], Function]:
    """Mark the reaction of a subscription, or of those of several services, by service, which react alike.

    The function is called with the events that have ``Arrived``: pairs of ``work`` and envelope, whose ``data`` is
    loaded by the event's schema. They share one transaction. If it raises, each event is tried alone; an error of one
    alone has it retried later, and ``chassis.consuming.errors.Unprocessable`` makes it a dead letter at once.

    Replicas run it concurrently, so rows that several events may write must be locked in a fixed order.
    """
    return marking(subscription)


def waits(*kinds: Waiting) -> Callable[[Function], Function]:
    """Mark the function that says what of some kinds of work waits for the actor.

    It gets ``work`` and the kind, and returns a ``Queue`` (``chassis/running/queues.py``).
    """
    return marking(kinds)


def dates(*kinds: Dated) -> Callable[[Function], Function]:
    """Mark the function that says what of some kinds of things stands in the agenda of the actor.

    It gets ``work`` and the kind, and returns ``Occasions`` (``chassis/running/occasions.py``).
    """
    return marking(kinds)


def computes(*figures: Figure) -> Callable[[Function], Function]:
    """Mark the function that computes some figures: it is called once for those of them that are asked for.

    It gets ``work`` and an ``Asked`` (``chassis/calling/asked.py``), and returns a ``Computed``
    (``chassis/running/figures.py``). It decides what of it ``work.actor`` sees.
    """
    return marking(figures)


def answered(question: FigureQuestion) -> Callable[[Function], Function]:
    """Mark the function that takes the answers to a question, one from each service that has been asked.

    It gets ``work``, the identifier by which it was asked ``about``, and the data of the event
    (``contracts.figure_questions.ComputedData``). Each answer comes once; a question asked again is answered again.
    """
    return marking(question)


def every(
    seconds: float,
    *,
    outside: bool = False,
    by_wall: bool = False,
    first: bool = False,
    portion: int | None = None,
) -> Callable[[Function], Function]:
    """Mark a schedule: it runs every ``seconds`` of wall time, whenever the clock has been moved, and when a unit of
    work wakes it by its name.

    The function is called with ``work`` and does a bounded portion of what is due; it returns how much that was and is
    called again, each time in a transaction of its own, until it returns 0. Every replica runs it, so it must claim its
    rows (``SELECT … FOR UPDATE SKIP LOCKED``).

    With ``by_wall`` the schedule depends on wall time alone, and does not run because the clock was moved. With
    ``outside`` it does not either, and is called with the runtime, outside of any transaction: for work that talks to
    external systems. With ``first`` its first run ends before the service takes any call.

    Where the function says how many rows it has claimed, fewer than a ``portion`` are the last: it is not called again
    to find that out.
    """
    return marking(Schedule(seconds, outside, by_wall, first, portion))


def tells(search: Search, *, ids: Any) -> Callable[[Function], Function]:
    """Mark the function that tells what the things of a ``Search`` are found by; ``ids`` is the column of their ids.

    It is called with ``work`` and identifiers and returns a ``chassis.searching.sources.Document`` for each thing that
    there is: to keep the entries that are searched, and to show what was found.
    """
    return marking(Found(search, ids))


def applies(ledger: Ledger, columns: Collection[str]) -> Callable[[Function], Function]:
    """Mark the function that applies a row of a ledger, by the same rules as the operations of its room.

    It gets ``work`` and the values of the row by the names of the ``columns`` that it knows: a cell that is empty has
    none, one with the word that removes has ``None``. It returns the old and new values of the columns that change,
    ``None`` if it has made a new object, or raises the ``Failure`` of the operation.
    """
    return marking(Rows(ledger, frozenset(columns)))


def plans(ledger: Ledger, columns: Collection[str]) -> Callable[[Function], Function]:
    """Mark the function that plans the rows of a ledger as a whole, in place of one that applies them one by one.

    What imports the file calls it, and returns a ``Plan`` (``chassis/ledgers/planning.py``) that knows the ``columns``.
    """
    return marking(Rows(ledger, frozenset(columns), whole=True))


def delegates(role: Role) -> Callable[[Function], Function]:
    """Mark the function that says for whom somebody in this role acts by mandate.

    It is called with ``work`` and whether it only reads, at the beginning of each transaction of somebody who holds a
    post in the role, and returns the posts by mandate, which are added to those of the actor. Unless it only reads, it
    locks the mandates until the commit, so that none is revoked while it is used.
    """
    return marking(Delegated(role))


@dataclass(frozen=True)
class Delegated:
    """What ``delegates`` is given."""

    role: Role


@dataclass(frozen=True, eq=False)
class Rows:
    """What ``applies`` and ``plans`` are given."""

    ledger: Ledger
    columns: frozenset[str]
    whole: bool = False


@dataclass(frozen=True, eq=False)
class Found:
    """What ``tells`` is given."""

    search: Search
    ids: Any


def marking(declared: Any) -> Callable[[Function], Function]:
    """Return a decorator that marks a function with what it is there for."""

    def mark(function: Function) -> Function:
        setattr(function, _MARK, declared)
        return function

    return mark


# The modules of a capability that hold functions of operations, figures, files, reactions and schedules.
ROOMS = ("agenda", "commands", "figures", "files", "queries", "reactions", "schedule")


def rooms_of(package: str) -> tuple[ModuleType, ...]:
    """Return the modules with handlers in a service's package; those of a new capability are found by their names."""
    path = importlib.import_module(package).__path__
    names = sorted(found.name for found in pkgutil.walk_packages(path, f"{package}."))
    return tuple(importlib.import_module(name) for name in names if name.rpartition(".")[2] in ROOMS)


@dataclass
class Handlers:
    """The handlers of a service, by the name of the operation, of the reaction, of the function of a schedule, of the
    kind of work that waits, of the kind of occasion, of the figure, of the question to other services, of the resource
    found by text, or of the ledger."""

    operations: dict[str, tuple[Operation, Callable[..., Any]]] = field(default_factory=dict)
    reactions: dict[str, tuple[Subscription, Callable[..., Any]]] = field(default_factory=dict)
    schedules: dict[str, tuple[Schedule, Callable[..., int]]] = field(default_factory=dict)
    waiting: dict[str, tuple[Waiting, Callable[..., Any]]] = field(default_factory=dict)
    dated: dict[str, tuple[Dated, Callable[..., Any]]] = field(default_factory=dict)
    figures: dict[str, tuple[Figure, Callable[..., Any]]] = field(default_factory=dict)
    answers: dict[str, tuple[FigureQuestion, Callable[..., None]]] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    ledgers: dict[str, tuple[Rows, Callable[..., Any]]] = field(default_factory=dict)
    delegated: dict[Role, Callable[..., tuple[Post, ...]]] = field(default_factory=dict)


def found_in(service: str, modules: Iterable[ModuleType]) -> Handlers:
    """Collect the handlers of a service from these modules.

    Raises ``TypeError``, with their names, for a declaration without a function, for a function of another service's
    declaration, and for two functions of one declaration.
    """
    found = Handlers()
    marked = list(_marked(modules))
    for declared, function in marked:
        if isinstance(declared, Operation):
            _enter(found.operations, declared.name, declared, function, declared.belongs_to(service))
        elif isinstance(declared, Derived):
            for operation, derived in declared.operations.items():
                _enter(found.operations, operation.name, operation, derived, operation.belongs_to(service))
        elif isinstance(declared, Subscription):
            _enter(found.reactions, declared.reaction, declared, function, declared.service == service)
        elif isinstance(declared, Mapping):
            own = declared.get(service)
            if isinstance(own, Operation):
                _enter(found.operations, own.name, own, function, True)
            elif own is not None:
                _enter(found.reactions, own.reaction, own, function, True)
        elif isinstance(declared, tuple):
            for part in declared:
                _enter(_kept(found, part), part.name, part, function, part.service == service)
        elif isinstance(declared, FigureQuestion):
            _enter(found.answers, declared.name, declared, function, declared.service == service)
        elif isinstance(declared, Found):
            search = declared.search
            found.sources[search.resource.name] = Source(search, declared.ids, function)
        elif isinstance(declared, Delegated):
            found.delegated[declared.role] = function
        elif isinstance(declared, Rows):
            ledger = declared.ledger
            _enter(found.ledgers, ledger.name, declared, function, ledger.service == service)
            if unknown := [column.name for column in ledger.columns if column.name not in declared.columns]:
                raise TypeError(
                    f"{function.__module__}.{function.__qualname__} does not know {unknown} of {ledger.name}"
                )
        else:
            _enter(found.schedules, function.__name__, declared, function, True)
    for declared, _ in marked:
        for resource, more in declared.found.items() if isinstance(declared, Derived) else ():
            if resource.name in found.sources:
                found.sources[resource.name] = more(found.sources[resource.name])
    for operation in operations_of(service):
        if operation.bulk and operation.bulk.name in found.operations:
            # It is done by the function of the operation that it calls.
            found.operations[operation.name] = (operation, found.operations[operation.bulk.name][1])
    missing = [operation.name for operation in operations_of(service) if operation.name not in found.operations]
    missing += [s.consumer for s in subscriptions_of(service) if s.reaction not in found.reactions]
    missing += [kind.name for kind in WAITING.values() if kind.service == service and kind.name not in found.waiting]
    missing += [kind.name for kind in AGENDA.values() if kind.service == service and kind.name not in found.dated]
    missing += [f.name for f in FIGURES.values() if f.service == service and f.name not in found.figures]
    missing += [q.name for q in FIGURE_QUESTIONS.values() if q.service == service and q.name not in found.answers]
    missing += [f"the ledger {one.name}" for one in LEDGERS if one.service == service and one.name not in found.ledgers]
    names = [search.resource.name for search in searches_of(service)]
    missing += [f"the search for {name}" for name in names if name not in found.sources]
    if missing:
        marks = "@handles, @reacts, @attaches, @waits, @dates, @computes, @answered, @tells, @applies or @plans"
        raise TypeError(f"{service} has no function for {', '.join(sorted(missing))}: mark it with {marks}")
    return found


def _kept(found: Handlers, part: Figure | Waiting | Dated) -> dict[str, Any]:
    """Return where functions of declarations of this kind are kept."""
    if isinstance(part, Figure):
        return found.figures
    return found.waiting if isinstance(part, Waiting) else found.dated


def functions_in(module: ModuleType) -> dict[Operation, Callable[..., Any]]:
    """Return the functions of a module by the operation that they handle."""
    return {declared: function for declared, function in _marked([module]) if isinstance(declared, Operation)}


def _marked(modules: Iterable[ModuleType]) -> Iterator[tuple[Any, Callable[..., Any]]]:
    """Return the marked functions, each where it was defined and not where it was imported."""
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
