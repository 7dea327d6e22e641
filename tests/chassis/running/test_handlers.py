"""Functions say what they handle, and a service finds them."""

import importlib
import pkgutil
from types import ModuleType
from typing import Any

import pytest

from chassis.running.handlers import (
    applies,
    computes,
    dates,
    every,
    found_in,
    functions_in,
    handles,
    plans,
    reacts,
    tells,
)
from chassis.running.service import OF_EVERY_SERVICE, Service
from contracts.agenda import Dated
from contracts.catalogue import AGENDA, FIGURES, operations_of, searches_of
from contracts.figures import Figure
from contracts.messaging.operations import LIST_GAPS
from contracts.operation import Operation
from contracts.platform import SERVICES
from contracts.registry.ledgers import CHAINS
from contracts.requests.reading import GET_REQUEST
from contracts.search import Search
from contracts.talent.subscriptions import MIRROR
from lianshang.composition import class_of, package_of


def module(**functions: Any) -> ModuleType:
    """A module that holds these functions as if they had been written there."""
    made = ModuleType("made")
    for name, function in functions.items():
        function.__module__ = "made"
        setattr(made, name, function)
    return made


def complete(service: str) -> ModuleType:
    """A module with a function for everything that a service must have."""
    named = {f"of_{operation.name}": _function(operation) for operation in operations_of(service)}
    figures = [figure for figure in FIGURES.values() if figure.service == service]
    told = {f"of_{search.resource.name}": _telling(search) for search in searches_of(service)}
    dated = [kind for kind in AGENDA.values() if kind.service == service]
    return module(**named, **told, compute=_computing(*figures), date=_dating(*dated))


def _dating(*kinds: Dated) -> Any:
    def function(*_arguments: Any) -> None: ...

    return dates(*kinds)(function)


def _telling(search: Search) -> Any:
    def function(*_arguments: Any) -> None: ...

    return tells(search, ids=None)(function)


def _computing(*figures: Figure) -> Any:
    def function(*_arguments: Any) -> None: ...

    return computes(*figures)(function)


def _function(operation: Operation) -> Any:
    def function(*_arguments: Any) -> None: ...

    return handles(operation)(function)


def test_the_mark_leaves_the_function_as_it_is() -> None:
    def function() -> str:
        return "called"

    assert handles(GET_REQUEST)(function) is function
    assert function() == "called"


def test_a_service_finds_its_operations_reactions_and_schedules() -> None:
    @reacts(MIRROR)
    def follow(_arrived: Any) -> None: ...

    @every(seconds=5, by_wall=True)
    def tidy(_work: Any) -> int:
        return 0

    found = found_in("talent", [complete("talent"), module(follow=follow, tidy=tidy)])
    assert set(found.operations) == {operation.name for operation in operations_of("talent")}
    assert found.reactions == {"mirror": (MIRROR, follow)}
    [(name, (schedule, function))] = found.schedules.items()
    assert (name, schedule.seconds, schedule.by_wall, function) == ("tidy", 5, True, tidy)


def test_what_is_declared_without_a_function_is_named() -> None:
    with pytest.raises(TypeError, match=r"talent has no function for .*announce_course.*talent.mirror"):
        found_in("talent", [])


def test_an_operation_of_another_service_is_refused() -> None:
    with pytest.raises(TypeError, match="get_request, which is declared for another service"):
        found_in("talent", [complete("talent"), module(strange=_function(GET_REQUEST))])


def test_two_functions_of_one_operation_are_refused() -> None:
    with pytest.raises(TypeError, match="list_gaps, which another function does already"):
        found_in("registry", [complete("registry"), module(second=_function(LIST_GAPS))])


def test_figures_have_one_function_of_their_own_service() -> None:
    without = [function for name, function in vars(complete("talent")).items() if name.startswith("of_")]
    with pytest.raises(TypeError, match=r"talent has no function for .*training\.courses"):
        found_in("talent", [module(**{f"f{number}": function for number, function in enumerate(without)})])
    with pytest.raises(TypeError, match=r"training\.courses, which another function does already"):
        found_in("talent", [complete("talent"), module(second=_computing(FIGURES["training.courses"]))])
    with pytest.raises(TypeError, match=r"requests\.closed, which is declared for another service"):
        found_in("talent", [complete("talent"), module(strange=_computing(FIGURES["requests.closed"]))])


def test_ledgers_have_one_function_that_knows_their_columns() -> None:
    def function(*_arguments: Any) -> None: ...

    columns = {column.name for column in CHAINS.columns}
    planned = module(one=plans(CHAINS, columns)(function))
    with pytest.raises(TypeError, match=r"registry has no function for .*the ledger organizations"):
        found_in("registry", [complete("registry"), planned])
    with pytest.raises(TypeError, match=r"made\..* does not know \['segments'\] of chains"):
        found_in("registry", [complete("registry"), module(one=applies(CHAINS, columns - {"segments"})(function))])
    with pytest.raises(TypeError, match="chains, which is declared for another service"):
        found_in("talent", [complete("talent"), module(one=plans(CHAINS, columns)(function))])


def test_a_function_counts_where_it_was_written_and_not_where_it_was_imported_to() -> None:
    written, imported = module(own=_function(LIST_GAPS)), ModuleType("elsewhere")
    imported.own = written.own  # type: ignore[attr-defined]
    assert functions_in(written) == {LIST_GAPS: written.own}
    assert functions_in(imported) == {}


def test_a_service_that_lacks_a_function_cannot_be_defined() -> None:
    with pytest.raises(TypeError, match="talent has no function for"):
        type("Incomplete", (Service,), {"name": "talent", "modules": ()})


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_has_the_functions_of_what_is_declared(service: str) -> None:
    handlers = class_of(service).handlers
    assert {declared for declared, _ in handlers.operations.values()} == set(operations_of(service))
    assert "prune" in handlers.schedules


@pytest.mark.parametrize("service", SERVICES)
def test_a_marked_function_lies_where_a_service_finds_it(service: str) -> None:
    # What is declared and not found stops the start. A schedule is declared nowhere: it would never run.
    package = importlib.import_module(package_of(service))
    names = [found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    anywhere = [importlib.import_module(name) for name in names]
    assert found_in(service, [*anywhere, *OF_EVERY_SERVICE]) == class_of(service).handlers
