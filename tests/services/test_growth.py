"""What a district's databases hold after years is not read whole by any list, report or schedule.

Every read that is declared is called with each of its filters, in each of its orders, by each kind of caller, and so is
every schedule; then PostgreSQL is asked how it would go about each statement that this led to.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection, text

from chassis.calling.actor import ANONYMOUS, Actor
from chassis.calling.errors import Failure
from chassis.consuming import retries
from chassis.operating import gaps
from chassis.publishing import outbox
from chassis.running.work import Work
from chassis.storing import tables
from chassis.storing.pages import SEARCHED
from contracts.catalogue import FIGURES, SUBSCRIPTIONS, operations_of
from contracts.common import MOST_COUNTED
from contracts.figures import COMPUTE_FIGURES, NARROWING, Figure, FigureDimension
from contracts.operation import Operation
from contracts.platform import SERVICES
from contracts.requests.reading import LIST_REQUESTS
from contracts.roles import Role
from contracts.search import SEARCH_SERVICE
from tests.harness import ServiceUnderTest, actor
from tests.services import large
from tests.services.asking import is_list, queries, value
from tests.services.capabilities import place
from tests.services.large import identifier, values_of
from tests.services.statements import noted

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

# What a page of a list may go through of a district's million requests. It is full after one row more than it shows.
MOST_ROWS = 100_000
PAGE = 26
NOWHERE = identifier("branch", 1)
CALLERS: dict[str, Actor] = {
    "supervisor": actor((Role.SUPERVISOR, NOWHERE), person=UUID(identifier("person", 3))),
    "nobody": ANONYMOUS,
    "operator": actor((Role.OPERATOR, NOWHERE), person=UUID(identifier("person", 1))),
    "registrar": actor((Role.REGISTRAR, NOWHERE), person=UUID(identifier("person", 2))),
    "dispatcher": actor(
        (Role.DISPATCHER, identifier("park", 3), identifier("chain", 2)), person=UUID(identifier("person", 4))
    ),
    "dispatcher of a park": actor((Role.DISPATCHER, identifier("park", 4)), person=UUID(identifier("person", 5))),
    "chief": actor((Role.CHAIN_CHIEF, NOWHERE, identifier("chain", 3)), person=UUID(identifier("person", 6))),
    "department": actor((Role.DEPARTMENT_HANDLER, identifier("department", 7)), person=UUID(identifier("person", 7))),
    "contact": actor((Role.ENTERPRISE_CONTACT, identifier("enterprise", 77)), person=UUID(identifier("person", 8))),
    "grid worker": actor((Role.GRID_WORKER, identifier("park", 5)), person=UUID(identifier("person", 13))),
    "service agent": actor((Role.SERVICE_AGENT, identifier("park", 10)), person=UUID(identifier("person", 10))),
    "clerk": actor((Role.SERVICE_CLERK, identifier("park", 6)), person=UUID(identifier("person", 14))),
    "contact of two": actor(
        (Role.ENTERPRISE_CONTACT, identifier("enterprise", 78)),
        (Role.ENTERPRISE_CONTACT, identifier("enterprise", 79)),
        person=UUID(identifier("person", 9)),
    ),
}


@dataclass(frozen=True)
class Asked:
    """One way of calling an operation, and what the database was asked for it."""

    what: str
    query: Mapping[str, Any]
    statements: tuple[tuple[str, Any], ...]


def reads(service: str) -> list[Operation]:
    """Every read of a service that is declared; figures are asked for by what they declare."""
    return [found for found in operations_of(service) if found.method == "GET" and found is not COMPUTE_FIGURES]


def figure_queries(service: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every way in which figures are computed: those of the same dimensions together, and each alone; by caller.

    The first caller asks by each dimension and each filter, the others for totals and by the first dimension.
    """
    own = [figure for figure in FIGURES.values() if figure.service == service]
    alike: dict[tuple[FigureDimension, ...], list[Figure]] = {}
    for figure in own:
        alike.setdefault(figure.dimensions, []).append(figure)
    for dimensions, figures in alike.items():
        names = {"names": [figure.name for figure in figures]}
        narrowed = {
            each: {each.parameter: [values_of(service)[each.parameter]]} for each in dimensions if each in NARROWING
        }
        grouped = [{"group_by": str(each), **(narrowed[each] if each.named_only else {})} for each in dimensions]
        callers = [name for name, actor in CALLERS.items() if figures[0].admits(actor.roles) and actor.signed_in]
        for query in ({}, {"from": "2026-10-12", "to": "2026-11-20"}, *grouped, *narrowed.values()):
            yield callers[0], {**names, **query}
        for caller, query in itertools.product(callers[1:], ({}, *grouped[:1])):
            yield caller, {**names, **query}
        for figure in figures:
            yield callers[0], {"names": [figure.name]}


def ask(service: ServiceUnderTest, operation: Operation, growing: set[str]) -> Iterator[Asked]:
    """Call a read in every way, by every caller for whom it is another statement.

    What asks for nothing of what grows is called by one caller alone, and with one filter at a time; the rest by the
    first caller with any two of them, and with every value of each, where the others take one. Following pages are
    read without a filter, and by the first caller with each.
    """
    told: set[tuple[str, ...]] = set()
    for name, caller in CALLERS.items():
        if not operation.admits(caller.roles, caller.signed_in):
            continue
        plain, *narrowed = queries(operation, pairs=False, every=not told)
        asked = list(pages(service, operation, caller, plain, f"{operation.name} {plain} by {name}"))
        statements = tuple(statement for one in asked for statement, _ in one.statements)
        grows = any(table in statement for statement in statements for table in growing)
        if statements in told or (told and not grows):
            continue
        first = not told
        told.add(statements)
        yield from asked
        if first and grows:
            plain, *narrowed = queries(operation, pairs=True)
        for query in narrowed:
            further = (first and grows and len(query.keys() - {"sort"}) == 1) or query.keys() == {"sort"}
            yield from pages(service, operation, caller, query, f"{operation.name} {query} by {name}", further=further)


def pages(
    service: ServiceUnderTest,
    operation: Operation,
    caller: Actor,
    query: dict[str, Any],
    what: str,
    *,
    further: bool = True,
) -> Iterator[Asked]:
    """Call a read once, and once more for the following page, if there is one and it is wanted.

    A list in its first order is asked for how many there are as well; in another it would count the same.
    """
    path = [value(operation, name) for name in operation.arguments]
    declared = operation.query().fields if operation.query else {}
    counts = "count" in declared and ("sort" not in query or query["sort"] == declared["sort"].load_default)
    with noted(service) as statements:
        answer = called(service, operation, caller, path, {**query, "count": True} if counts else query)
    assert not counts or not answer or "count" in answer, f"{operation.name} is not counted"
    following = answer.get("next")
    yield Asked(what, query, tuple(statements))
    if following and further:
        with noted(service) as statements:
            called(service, operation, caller, path, {**query, "after": following})
        yield Asked(f"{what}, following page", query, tuple(statements))


def called(
    service: ServiceUnderTest, operation: Operation, caller: Actor, path: list[str], query: dict[str, Any]
) -> dict[str, Any]:
    """What an operation answers, nothing where the caller may not see it."""
    given = query if operation.query else None
    try:
        answer: dict[str, Any] = service.call(operation, caller, *path, query=given)
    except Failure as failure:
        if failure.problem.code not in ("not-found", "forbidden"):
            raise
        return {}
    return answer


class Undone(Exception):
    """Takes back what a schedule has done."""


def run(service: ServiceUnderTest, name: str) -> Asked:
    """Run one portion of a schedule; what works in a transaction is taken back."""
    schedule, function = service.handlers.schedules[name]

    def undone(work: Work) -> int:
        function(work)
        work.session.flush()
        raise Undone

    with noted(service) as statements, suppress(Undone):
        if schedule.outside:
            function(service.runtime)
        else:
            service.runtime.tick(undone)
    return Asked(f"schedule {name}", {}, tuple(statements))


def look_ups(service: ServiceUnderTest) -> Asked:
    """What relay, consumers and their figures look for all the time."""
    with noted(service) as statements, service.database.engine.connect() as connection:
        outbox.pending(connection, 100)
        for subscription in SUBSCRIPTIONS:
            if subscription.service == service.name:
                retries.claim(connection, subscription)
                retries.seconds_to_next(connection, subscription)
                gaps.count_gaps(connection, frozenset({subscription.consumer}))
        connection.rollback()
    return Asked("machinery", {}, tuple(statements))


@dataclass
class Plans:
    """How PostgreSQL goes about statements, and what of it takes ever longer."""

    connection: Connection
    large: set[str]

    def faults(self, asked: Asked, *, lists: bool = False, most: int = MOST_ROWS) -> list[str]:
        """What is wrong with the plans of what was asked."""
        return [fault for statement in asked.statements for fault in self._faults(*statement, lists, most)]

    def _faults(self, statement: str, parameters: Any, lists: bool, most: int) -> Iterator[str]:
        # Only reads are carried out, to see how many rows they go through.
        options = "FORMAT JSON, ANALYZE, TIMING OFF" if lists and statement.startswith("SELECT") else "FORMAT JSON"
        plan = self.connection.exec_driver_sql(f"EXPLAIN ({options}) {statement}", parameters).scalar_one()[0]["Plan"]
        counted = plan["Plans"][0] if plan["Node Type"] == "Aggregate" else {}
        bounded = counted.get("Node Type") == "Limit"
        for node in _nodes(plan):
            # A count ends when it has met enough, and is judged by the rows it goes through.
            if not (bounded and lists) and node["Node Type"] == "Seq Scan" and node["Relation Name"] in self.large:
                yield f"reads {node['Relation Name']} whole: {node.get('Filter', 'no condition')}"
        seen = sum(_rows_seen(node) for node in _nodes(plan) if node.get("Relation Name") in self.large)
        # There is more to see of everything in the whole district, but a page is full after as much as here, and ends
        # when it has looked through so many rows for a text.
        found, full = plan.get("Actual Rows", 0), PAGE
        for node in _nodes(plan):
            # That of a search, whose plan has been carried out.
            if node["Node Type"] == "WindowAgg" and "Actual Rows" in node:
                found, full = node["Actual Rows"], SEARCHED
        if bounded:
            found, full = counted.get("Actual Rows", 0), MOST_COUNTED + 1
        whole = min(seen * large.SHARE, seen / max(1, found) * full)
        if whole > most:
            yield f"goes through {seen:.0f} rows for {plan['Actual Rows']:.0f}"


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for inner in plan.get("Plans", ()):
        yield from _nodes(inner)


def _rows_seen(node: Mapping[str, Any]) -> float:
    """The rows that a scan has fetched, those included that it did not return; none where it was not carried out."""
    removed = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    return float((node.get("Actual Rows", 0) + removed) * node.get("Actual Loops", 0))


def excused(operation: Operation, query: Mapping[str, Any], fault: str, service: str = "") -> bool:
    """Whether its capability says that a read may take longer the more there is."""
    own = (getattr(module, "excused", None) for module in large.rows_of(service or operation.service))
    return any(excuse(operation, query, fault) for excuse in own if excuse)


@pytest.fixture(scope="module", params=SERVICES)
def filled(request: pytest.FixtureRequest, services: Callable[[str], ServiceUnderTest]) -> Iterator[ServiceUnderTest]:
    """A service whose database is as large as after years."""
    service = services(request.param)
    large.fill(service)
    yield service
    service.empty()


@pytest.fixture
def plans(filled: ServiceUnderTest) -> Iterator[Plans]:
    """What asks PostgreSQL for its plans; whatever it changes is taken back."""
    with filled.database.engine.connect() as connection:
        connection.execute(text("SET statement_timeout = 0"))
        yield Plans(connection, large.large_tables(connection, filled.name))
        connection.rollback()


def told(found: Mapping[str, list[str]]) -> list[str]:
    """What is wrong with what, a line each."""
    return [f"{what}: {fault}" for what, faults in found.items() for fault in faults]


def test_what_nobody_brings_a_value_for_is_named_with_its_place() -> None:
    with pytest.raises(
        AssertionError, match=r"list_requests asks by colour.* add it to VALUES in tests/services/requests/"
    ):
        value(LIST_REQUESTS, "colour")


def test_every_table_holds_rows(filled: ServiceUnderTest, plans: Plans) -> None:
    names = set(plans.connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")))
    own = sorted(names - set(tables.metadata.tables) - {"alembic_version"} - set(large.tables_with_few(filled.name)))
    empty = [name for name in own if not plans.connection.scalar(text(f'SELECT EXISTS (SELECT FROM "{name}")'))]
    assert not empty, f"{', '.join(empty)}: no rows; add them to ROWS in {place(filled.name, 'rows')}"


def test_no_read_takes_ever_longer(filled: ServiceUnderTest, plans: Plans) -> None:
    found: dict[str, list[str]] = {}
    for operation in reads(filled.name):
        for asked in ask(filled, operation, plans.large):
            faults = plans.faults(asked, lists=is_list(operation))
            found[asked.what] = [fault for fault in faults if not excused(operation, asked.query, fault)]
    assert found
    assert told(found) == []


def test_no_figure_takes_ever_longer(filled: ServiceUnderTest, plans: Plans) -> None:
    found: dict[str, list[str]] = {}
    for caller, query in figure_queries(filled.name):
        (asked,) = pages(filled, COMPUTE_FIGURES, CALLERS[caller], query, f"{query} by {caller}")
        faults = plans.faults(asked)
        found[asked.what] = [fault for fault in faults if not excused(COMPUTE_FIGURES, query, fault, filled.name)]
    assert told(found) == []


@pytest.mark.parametrize("sought", ["海水", "word4711 word1147", "word4711", "招聘", "诉求", "诉求 招聘", "20261123"])
def test_no_search_takes_ever_longer(filled: ServiceUnderTest, plans: Plans, sought: str) -> None:
    if filled.name != "requests":
        pytest.skip("there alone are a million things")
    found: dict[str, list[str]] = {}
    for name in ("operator", "department", "contact", "contact of two", "dispatcher"):
        for operation, query in ((LIST_REQUESTS, {"q": sought}), (SEARCH_SERVICE, {"q": sought})):
            for asked in pages(filled, operation, CALLERS[name], query, f"{operation.name} {query} by {name}"):
                # No index has the order of what a department has and has a part in: a text that all have is looked
                # for in the order of all requests.
                doubled = name == "department" and sought == "诉求"
                found[asked.what] = plans.faults(asked, lists=True, most=MOST_ROWS * (2 if doubled else 1))
    assert found
    assert told(found) == []


def test_no_schedule_takes_ever_longer(filled: ServiceUnderTest, plans: Plans, monkeypatch: pytest.MonkeyPatch) -> None:
    # A mail server that is away: what is due is looked for, and stays.
    settings = replace(filled.settings, smtp_url="smtp://127.0.0.1:9")
    monkeypatch.setattr(filled.runtime, "settings", settings)
    found = {name: plans.faults(run(filled, name)) for name in sorted(filled.handlers.schedules)}
    found["machinery"] = plans.faults(look_ups(filled))
    assert told(found) == []


def test_what_has_lost_its_index_is_named(filled: ServiceUnderTest, plans: Plans) -> None:
    if filled.name != "requests":
        pytest.skip("one service shows it")

    def faults_without(indexes: str, caller: str, query: dict[str, Any]) -> str:
        asked = next(pages(filled, LIST_REQUESTS, CALLERS[caller], query, ""))
        assert plans.faults(asked, lists=True) == []
        names = "SELECT indexname FROM pg_indexes WHERE tablename = 'requests' AND indexname LIKE :indexes"
        with plans.connection.begin_nested() as nested:
            for name in plans.connection.scalars(text(names), {"indexes": indexes}).all():
                plans.connection.execute(text(f'DROP INDEX "{name}"'))
            faults = plans.faults(asked, lists=True)
            nested.rollback()
        return " ".join(faults)

    assert "goes through" in faults_without("ix_requests_enterprise_id%", "contact", {"sort": "submitted_at"})
    assert "goes through" in faults_without("ix_requests_open%", "supervisor", {"overdue": True})
    assert "reads requests whole" in faults_without("ix_requests_%", "supervisor", {})
