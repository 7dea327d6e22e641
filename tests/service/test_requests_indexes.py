"""Lists in a table that is too large to be read whole: an index serves each of them."""

from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from chassis.actor import Actor
from contracts.requests import reading
from contracts.roles import Role
from tests.service.harness import ServiceUnderTest, actor
from tests.service.requests_district import District

MANY = 30_000
# Twenty of each, so that one of them holds a small part of the table, as in a district.
FILL = """
INSERT INTO requests (
    id, number, title, description, form, status, item_id, enterprise_id, chain_id, segments, park_id, department_id,
    submitted_by, submitted_at, due_at, due_order, has_due, provisional, closes_at, returns, redispatches, reopened,
    version
)
SELECT
    gen_random_uuid(), 'X' || n, 'title ' || n, 'description', '[]',
    CASE WHEN n % 50 = 0 THEN 'handling' WHEN n % 50 = 1 THEN 'answered' ELSE 'closed' END,
    :item, md5('enterprise' || n % 2000)::uuid, md5('chain' || n % 20)::uuid, '[]', md5('park' || n % 20)::uuid,
    md5('department' || n % 20)::uuid, gen_random_uuid(), now() - n * interval '10 minutes',
    now() - n * interval '10 minutes' + interval '5 days', now() - n * interval '10 minutes' + interval '5 days', true,
    false, now() - n * interval '10 minutes' + interval '15 days', 0, 0, 0, 1
FROM generate_series(1, :many) AS n
"""


@pytest.fixture
def large(requests: ServiceUnderTest) -> District:
    district = District(requests)
    with requests.database.engine.begin() as connection:
        connection.execute(text(FILL), {"item": district.item, "many": MANY})
    with requests.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE requests"))
    return district


def identifier(district: District, name: str) -> str:
    """The id that the filling made of a name."""
    with district.service.database.transaction() as session:
        return str(session.scalar(text("SELECT md5(:name)::uuid"), {"name": name}))


def statement_of(district: District, caller: Actor, query: dict[str, Any]) -> tuple[str, Any]:
    """The statement by which a list is read, and its parameters."""
    statements: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, executemany: bool) -> None:
        if "FROM requests" in statement:
            statements.append((statement, parameters))

    engine = district.service.database.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        district.call(reading.LIST_REQUESTS, caller, query=query)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return statements[0]


def whole_reads(connection: Connection, statement: tuple[str, Any]) -> list[str]:
    """The nodes of a statement's plan that read the table of requests whole, or sort a large part of it."""
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement[0]}", statement[1]).scalar_one()
    found: list[str] = []

    def walk(node: dict[str, Any]) -> None:
        if node["Node Type"] == "Seq Scan" and node.get("Relation Name") == "requests":
            found.append("Seq Scan")
        if node["Node Type"] == "Sort" and node["Plan Rows"] > MANY / 10:
            found.append("Sort")
        for inner in node.get("Plans", ()):
            walk(inner)

    walk(plan[0]["Plan"])
    return found


def test_no_list_reads_the_whole_table(large: District) -> None:
    chain, park, department = (identifier(large, name) for name in ("chain1", "park1", "department1"))
    enterprise = identifier(large, "enterprise1")
    nowhere = large.park
    callers = {
        "supervisor": large.supervisor,
        "dispatcher": actor((Role.DISPATCHER, nowhere, chain)),
        "park dispatcher": actor((Role.DISPATCHER, park)),
        "department": actor((Role.DEPARTMENT_HANDLER, department)),
        "enterprise": actor((Role.ENTERPRISE_CONTACT, enterprise)),
        "chief": actor((Role.CHAIN_CHIEF, nowhere, chain)),
    }
    queries: list[dict[str, Any]] = [
        {},
        {"sort": "submitted_at"},
        {"sort": "due_at"},
        {"sort": "-due_at"},
        {"status": ["handling"]},
        {"status": ["handling", "answered"], "sort": "due_at"},
        {"overdue": True},
        {"overdue": True, "sort": "due_at"},
        {"department_id": department},
        {"chain_id": chain, "status": ["closed"]},
        {"item_id": large.item},
        {"submitted_from": "2026-11-01"},
    ]
    statements = {
        (who, str(query)): statement_of(large, caller, query) for who, caller in callers.items() for query in queries
    }
    with large.service.database.engine.connect() as connection:
        whole = {case: whole_reads(connection, statement) for case, statement in statements.items()}
        assert {case: found for case, found in whole.items() if found} == {}
        # Without the indexes it would be otherwise; the rollback at the end gives them back.
        for name in connection.scalars(
            text("SELECT indexname FROM pg_indexes WHERE tablename = 'requests' AND indexname LIKE 'ix_%'")
        ).all():
            connection.execute(text(f'DROP INDEX "{name}"'))
        assert all(whole_reads(connection, statement) for statement in statements.values())
