"""The catalogue: all declarations, collected from the modules of this package."""

import importlib
import pkgutil
from collections.abc import Iterable
from typing import Any, TypeVar

import contracts
from contracts.actions import Actions
from contracts.agenda import Dated
from contracts.commenting import Commented
from contracts.figure_questions import FigureQuestion, messages
from contracts.figures import Figure
from contracts.files import Attachable
from contracts.importing import Imports
from contracts.jobs import Jobs
from contracts.ledgers import Ledger
from contracts.operation import EACH, Event, Feed, Operation, Subscription
from contracts.platform import DEAD_LETTER_EVENTS, SERVICES
from contracts.problem import Text
from contracts.resource import Noun, Resource
from contracts.search import Search
from contracts.vocabulary import Vocabulary
from contracts.worklists import Waiting

__all__ = [
    "AGENDA",
    "ATTACHABLES",
    "CHANGES",
    "EVENTS",
    "EVENTS_BY_TYPE",
    "FEEDS",
    "FIGURES",
    "FIGURES_COMPUTED",
    "FIGURES_REQUESTED",
    "FIGURE_QUESTIONS",
    "IMPORTS",
    "JOBS",
    "LEDGERS",
    "NOUNS",
    "OPERATIONS",
    "OPERATIONS_BY_NAME",
    "SEARCHES",
    "SERVICES",
    "SUBSCRIPTIONS",
    "SUBSCRIPTIONS_BY_CONSUMER",
    "VOCABULARIES",
    "WAITING",
    "check",
    "operations_of",
    "searches_of",
    "subscriptions_of",
]


# The package that makes documents from the catalogue; it declares nothing.
_DOCUMENTS = "contracts.documents"


# Every module that declares something, found so that no list of modules must be maintained.
_MODULES = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(contracts.__path__, "contracts.")
    if found.name != __name__ and not found.name.startswith(_DOCUMENTS)
]


Declared = TypeVar(
    "Declared",
    Operation,
    Event,
    Subscription,
    Feed,
    Resource,
    Noun,
    Vocabulary[Any],
    Waiting,
    Dated,
    Figure,
    FigureQuestion,
    Attachable,
    Search,
    Ledger,
    Jobs,
    Imports,
    Actions,
)


def _values() -> tuple[object, ...]:
    """Return every value of the modules once, although they import each other's, and those that follow from it."""
    found: dict[int, object] = {}
    for module in _MODULES:
        for value in vars(module).values():
            if id(value) not in found:
                found[id(value)] = value
                derived: Iterable[object] = value.declared if isinstance(value, _DECLARING) else ()
                found.update({id(one): one for one in derived})
    return tuple(found.values())


_DECLARING = (Attachable, Commented, Imports, Jobs)
_VALUES = _values()


def _declared(kind: type[Declared]) -> tuple[Declared, ...]:
    """Return the declarations of a kind."""
    return tuple(value for value in _VALUES if isinstance(value, kind))


OPERATIONS = _declared(Operation)
FIGURES = {figure.name: figure for figure in sorted(_declared(Figure), key=lambda figure: figure.name)}
# By ``<service>.<name>``; and the consumers that follow from them, by service.
FIGURE_QUESTIONS = {f"{question.service}.{question.name}": question for question in _declared(FigureQuestion)}
_ASKED, FIGURES_REQUESTED, FIGURES_COMPUTED = messages(FIGURE_QUESTIONS.values())
EVENTS = (*_declared(Event), *DEAD_LETTER_EVENTS.values(), *_ASKED)
SUBSCRIPTIONS = (*_declared(Subscription), *FIGURES_REQUESTED.values(), *FIGURES_COMPUTED.values())
# The events that gateways tell clients of as changes: those about one thing, whose resource says who sees it.
CHANGES = Feed(
    "gateway.live-changes",
    tuple(
        event for event in EVENTS if event.resource and event.resource.seen_by and "id" in event.data._declared_fields
    ),
    Text("告知能看到它的在线的人", "Tells those who see the thing and have live updates open"),
)
FEEDS = (*_declared(Feed), CHANGES)
ATTACHABLES = _declared(Attachable)
SEARCHES = {search.resource.name: search for search in _declared(Search)}
LEDGERS = _declared(Ledger)
# By service; each has one declaration at most.
JOBS = {jobs.service: jobs for jobs in _declared(Jobs)}
IMPORTS = {imports.service: imports for imports in _declared(Imports)}
_VOCABULARIES = sorted(_declared(Vocabulary), key=lambda one: one.name)
VOCABULARIES = {one.name: one for one in _VOCABULARIES}
# What can wait for people, by name, in the order of declaration.
WAITING = {kind.name: kind for kind in _declared(Waiting)}
# What stands in agendas, likewise.
AGENDA = {kind.name: kind for kind in _declared(Dated)}

OPERATIONS_BY_NAME = {
    (service, operation.name): operation
    for service in ("gateway", *SERVICES)
    for operation in OPERATIONS
    if operation.service == service or (operation.service == EACH and service in SERVICES)
}
EVENTS_BY_TYPE = {event.type: event for event in EVENTS}
# The nouns in the texts of refusals, by the name sent over the wire.
_NAMED: tuple[Resource | Noun, ...] = (*_declared(Resource), *_declared(Noun))
NOUNS = {one.name: one.words for one in _NAMED}
SUBSCRIPTIONS_BY_CONSUMER = {subscription.consumer: subscription for subscription in SUBSCRIPTIONS}


def subscriptions_of(service: str) -> list[Subscription]:
    """Return the subscriptions whose events a service consumes."""
    return [subscription for subscription in SUBSCRIPTIONS if subscription.service == service]


def searches_of(service: str) -> list[Search]:
    """Return what of a service's things is found by text, in the order of the kinds' names."""
    return [search for _, search in sorted(SEARCHES.items()) if search.resource.service == service]


def operations_of(service: str) -> list[Operation]:
    """Return the operations that a service answers: its own, and those that every service answers alike."""
    return [operation for operation in OPERATIONS if operation.belongs_to(service)]


def check() -> None:
    """Raise ``TypeError`` for declarations that contradict each other; the commands that start services run it."""
    names = [f"{operation.service}.{operation.name}" for operation in OPERATIONS]
    routes = [f"{operation.method} {operation.path}" for operation in OPERATIONS if operation.path]
    for what, values in (
        ("operation", names),
        ("route", routes),
        ("event", [event.type for event in EVENTS]),
        ("consumer", [subscription.consumer for subscription in SUBSCRIPTIONS]),
        ("resource or noun", [one.name for one in _NAMED]),
        ("vocabulary", [one.name for one in _VOCABULARIES]),
        ("kind of work", [kind.name for kind in _declared(Waiting)]),
        ("kind of occasion", [kind.name for kind in _declared(Dated)]),
        ("figure", [one.name for one in _declared(Figure)]),
        # In the addresses of templates, and as the sheets of workbooks.
        ("ledger", [name for ledger in LEDGERS for name in {ledger.name, *ledger.title}]),
        ("import", [imports.service for imports in _declared(Imports)]),
    ):
        twice = {value for value in values if values.count(value) > 1}
        if twice:
            raise TypeError(f"declared twice as {what}: {sorted(twice)}")
    if homeless := [ledger.name for ledger in LEDGERS if ledger.service not in IMPORTS]:
        raise TypeError(f"no service imports {homeless}: declare its Imports (contracts/importing.py)")
    for event in CHANGES.events:
        _check_says_who_sees(event)
    for actions in _declared(Actions):
        if faults := list(actions.faults()):
            raise TypeError(f"the actions of {actions.resource.name}: {'; '.join(faults)}")
    for kind in WAITING.values():
        faults = list(kind.faults())
        if faults:
            raise TypeError(f"{kind.name} cannot be opened: {'; '.join(faults)}")
    for figure in FIGURES.values():
        faults = list(figure.opens.faults(figure)) if figure.opens else []
        if faults:
            raise TypeError(f"{figure.name} cannot be opened: {'; '.join(faults)}")
    for subscription in SUBSCRIPTIONS:
        _check_takes_each_once(subscription)
        if subscription.ordered:
            _check_takes_whole_aggregates(subscription)


def _check_says_who_sees(event: Event) -> None:
    """Check that an event has every field by which its thing is seen: whoever sees it by another is told nothing."""
    seen_by = event.resource.seen_by if event.resource else None
    named = {*seen_by.fields, *seen_by.lists} if seen_by else set[str]()
    missing = named - set(event.data._declared_fields)
    if missing:
        raise TypeError(f"{event.type} lacks {sorted(missing)}, by which a thing of its kind is seen")


def _check_takes_each_once(subscription: Subscription) -> None:
    """Check that no event is subscribed to twice: by itself and as an earlier version that is converted."""
    types = [event.type for event in subscription.taken]
    twice = {type_ for type_ in types if types.count(type_) > 1}
    if twice:
        raise TypeError(f"{subscription.consumer} takes {sorted(twice)} twice, by itself and as an earlier version")


def _check_takes_whole_aggregates(subscription: Subscription) -> None:
    """Check that an ordered subscription takes all types of its aggregates: a missing one would be a lasting gap."""
    taken = set(subscription.taken)
    for aggregate in {(event.service, event.aggregate) for event in subscription.events}:
        missing = [e.type for e in EVENTS if (e.service, e.aggregate) == aggregate and e not in taken]
        if missing:
            raise TypeError(f"{subscription.consumer} is ordered but does not take {missing}")
