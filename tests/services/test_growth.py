"""What a district's databases hold after years is not read whole by any list, report or schedule.

Every read that is declared is called with each of its filters, in each of its orders, by each kind of caller, and so is
every schedule; then PostgreSQL is asked how it would go about each statement that this led to.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import pytest
from marshmallow import fields, validate
from sqlalchemy import Connection, event, text

from chassis.calling.actor import ANONYMOUS, Actor
from chassis.calling.errors import Failure
from chassis.consuming import retries
from chassis.operating import gaps
from chassis.publishing import outbox
from chassis.running.work import Work
from contracts.catalogue import SUBSCRIPTIONS, operations_of
from contracts.operation import Operation
from contracts.platform import SERVICES
from contracts.requests.reading import LIST_REQUESTS
from contracts.requests.reports import GET_REQUEST_FIGURES
from contracts.roles import Role
from tests.harness import ServiceUnderTest, actor
from tests.services import large
from tests.services.large import identifier

# What a page of a list may go through of a district's million requests. It is full after one row more than it shows.
MOST_ROWS = 100_000
PAGE = 26
NOWHERE = identifier("organization", 1)
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
    "contact of two": actor(
        (Role.ENTERPRISE_CONTACT, identifier("enterprise", 78)),
        (Role.ENTERPRISE_CONTACT, identifier("enterprise", 79)),
        person=UUID(identifier("person", 9)),
    ),
}

# What is asked for where the declaration leaves it open, by the name of the field; also for the names in paths.
VALUES: dict[str, Any] = {
    "after": None,
    "chain_id": identifier("chain", 2),
    "class_id": identifier("other", 2),
    "consumer": "requests.mirror",
    "contact": "13800000000",
    "course_id": identifier("course", 500),
    "department_id": identifier("department", 7),
    "enrolment_id": identifier("other", 50007),
    "enterprise_id": identifier("enterprise", 77),
    "entry_id": identifier("other", 500),
    "first": "2026-10-12",
    "item_id": identifier("item", 5),
    "key": "request/5",
    "last": "2026-11-20",
    "on": "2026-11-01",
    "organization_id": identifier("enterprise", 77),
    "park_id": identifier("park", 4),
    "parked_event_id": identifier("other", 7),
    "person_id": identifier("person", 7),
    "post_id": identifier("other", 7),
    "q": "4711",
    "request_id": identifier("request", 500),
    "segment": "中试",
    "since": "2026-11-01",
    "sub_industry": "疫苗",
    "submitted_from": "2026-10-01",
    "submitted_to": "2026-10-15",
    "text": "4711",
    "type": "request.submitted.v1",
    "until": "2026-11-30",
    "version": 5,
}
MOMENTS = {"since": "2026-09-01T00:00:00+08:00", "until": "2026-11-30T00:00:00+08:00"}
KINDS = {"list_inbox": "request"}


@dataclass(frozen=True)
class Asked:
    """One way of calling an operation, and what the database was asked for it."""

    what: str
    query: Mapping[str, Any]
    statements: tuple[tuple[str, Any], ...]


def reads(service: str) -> list[Operation]:
    """Every read of a service that is declared."""
    return [found for found in operations_of(service) if found.method == "GET"]


def values(operation: Operation, name: str, declared: fields.Field[Any]) -> list[Any]:
    """What to ask for by one field; ``KeyError`` for a new one that this test knows no value for."""
    if isinstance(declared, fields.Boolean):
        return [True, False]
    if isinstance(declared, fields.Enum):
        return [each.value for each in declared.enum]
    if isinstance(declared, fields.List):
        single = values(operation, name, declared.inner)
        return [[each] for each in single] + [single[:2]]
    choices = next((each.choices for each in declared.validators if isinstance(each, validate.OneOf)), None)
    if choices is not None:
        return list(choices)
    if isinstance(declared, fields.AwareDateTime):
        return [MOMENTS[name]]
    return [KINDS[operation.name] if name == "kind" else VALUES[name]]


def is_list(operation: Operation) -> bool:
    """Whether a read answers with pages."""
    return operation.query is not None and "limit" in operation.query().fields


def queries(operation: Operation, *, pairs: bool, every: bool = True) -> Iterator[dict[str, Any]]:
    """No filter and each one by itself, with ``every`` its values, and with ``pairs`` any two; each in every order."""
    declared = operation.query().fields if operation.query else {}
    keys = {name: found.data_key or name for name, found in declared.items()}
    required = {keys[name]: values(operation, name, found)[0] for name, found in declared.items() if found.required}
    orders: list[Any] = values(operation, "sort", declared["sort"]) if "sort" in declared else [None]
    filters = {
        name: values(operation, name, found)
        for name, found in declared.items()
        if name not in ("limit", "after", "sort", *required)
    }
    narrowed: list[dict[str, Any]] = [{}]
    narrowed += [{keys[name]: value} for name, given in filters.items() for value in (given if every else given[:1])]
    if pairs:
        for one, other in itertools.combinations(filters, 2):
            narrowed.append({keys[one]: filters[one][0], keys[other]: filters[other][0]})
    for order, query in itertools.product(orders, narrowed):
        yield {**required, **query, **({"sort": order} if order else {})}


@contextmanager
def noted(service: ServiceUnderTest) -> Iterator[list[tuple[str, Any]]]:
    """Every statement that is sent meanwhile, with its parameters."""
    statements: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, executemany: bool) -> None:
        if statement.lstrip().startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")):
            statements.append((statement, parameters[0] if isinstance(parameters, list) else parameters))

    event.listen(service.database.engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(service.database.engine, "before_cursor_execute", note)


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
    """Call a read once, and once more for the following page, if there is one and it is wanted."""
    path = [VALUES[name] for name in operation.arguments]
    with noted(service) as statements:
        following = called(service, operation, caller, path, query).get("next")
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


def schedules(service: ServiceUnderTest) -> list[str]:
    """The names of a service's schedules."""
    return sorted(service.handlers.schedules)


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

    def faults(self, asked: Asked, *, lists: bool = False) -> list[str]:
        """What is wrong with the plans of what was asked."""
        return [fault for statement in asked.statements for fault in self._faults(*statement, lists)]

    def _faults(self, statement: str, parameters: Any, lists: bool) -> Iterator[str]:
        # Only reads are carried out, to see how many rows they go through.
        options = "FORMAT JSON, ANALYZE, TIMING OFF" if lists and statement.startswith("SELECT") else "FORMAT JSON"
        plan = self.connection.exec_driver_sql(f"EXPLAIN ({options}) {statement}", parameters).scalar_one()[0]["Plan"]
        for node in _nodes(plan):
            if node["Node Type"] == "Seq Scan" and node["Relation Name"] in self.large:
                yield f"reads {node['Relation Name']} whole: {node.get('Filter', 'no condition')}"
        seen = sum(_rows_seen(node) for node in _nodes(plan) if node.get("Relation Name") in self.large)
        # There is more to see of everything in the whole district, but a page is full after as much as here.
        whole = min(seen * large.SHARE, seen / max(1, plan.get("Actual Rows", 0)) * PAGE)
        if whole > MOST_ROWS:
            yield f"goes through {seen:.0f} rows for {plan['Actual Rows']:.0f}"


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for inner in plan.get("Plans", ()):
        yield from _nodes(inner)


def _rows_seen(node: Mapping[str, Any]) -> float:
    """The rows that a scan has fetched, those included that it did not return; none where it was not carried out."""
    removed = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    return float((node.get("Actual Rows", 0) + removed) * node.get("Actual Loops", 0))


def excused(operation: Operation, asked: Asked) -> bool:
    """Whether it may take longer the more there is.

    Text is looked for in everything that the caller may see, since the embedded PostgreSQL has no trigrams. A report
    on trainings without a first day is about all of them. Dates of submission and the order of deadlines contradict
    each other, and no index has both.
    """
    given, sort = asked.query, str(asked.query.get("sort"))
    searches = "q" in given or "text" in given
    reports = operation.path == "/v1/reports/training" and "from" not in given
    two_orders = sort.endswith("due_at") and ("submitted_from" in given or "submitted_to" in given)
    return searches or reports or two_orders


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
        yield Plans(connection, large.large_tables(connection))
        connection.rollback()


def told(found: Mapping[str, list[str]]) -> list[str]:
    """What is wrong with what, a line each."""
    return [f"{what}: {fault}" for what, faults in found.items() for fault in faults]


def test_no_read_takes_ever_longer(filled: ServiceUnderTest, plans: Plans) -> None:
    found: dict[str, list[str]] = {}
    for operation in reads(filled.name):
        for asked in ask(filled, operation, plans.large):
            if not excused(operation, asked):
                found[asked.what] = plans.faults(asked, lists=is_list(operation))
                if operation is GET_REQUEST_FIGURES:
                    # One of ten requests is extended. Those of the open ones are found in 20 ms in all of a million's.
                    found[asked.what] = [fault for fault in found[asked.what] if "reads extensions" not in fault]
    assert found
    assert told(found) == []


def test_no_schedule_takes_ever_longer(filled: ServiceUnderTest, plans: Plans, monkeypatch: pytest.MonkeyPatch) -> None:
    # A mail server that is away: what is due is looked for, and stays.
    settings = replace(filled.settings, smtp_url="smtp://127.0.0.1:9")
    monkeypatch.setattr(filled.runtime, "settings", settings)
    found = {name: plans.faults(run(filled, name)) for name in schedules(filled)}
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
