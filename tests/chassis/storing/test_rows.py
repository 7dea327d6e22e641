"""Rows read without a session: the same values and errors as SQLAlchemy's, on the same pool."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Integer,
    MetaData,
    String,
    Table,
    Uuid,
    bindparam,
    func,
    insert,
    literal,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import DataError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from chassis.calling.call import Call
from chassis.calling.errors import Failure
from chassis.running.again import if_overtaken
from chassis.running.runtime import Runtime
from chassis.storing import personal, tables
from chassis.storing.database import Database
from chassis.storing.personal import Encrypted
from chassis.storing.pipelining import Cursor
from chassis.storing.rows import Statement
from contracts.notifications.inbox import GET_UNREAD_COUNT, LIST_INBOX
from contracts.problem import UNAVAILABLE
from contracts.registry.accounts import GET_ME
from contracts.requests import events as requests_events
from contracts.requests.reading import GET_REQUEST, LIST_REQUESTS
from services.notifications.models import Inbox
from tests.harness import ServiceUnderTest, actor
from tests.services.notifications.district import PARK, mirror_person, tell
from tests.services.registry import district as register
from tests.services.requests.district import District

KEYS = tables.sequences.c
KINDS = Table(
    "kinds",
    MetaData(),
    Column("id", Uuid, primary_key=True),
    Column("number", Integer),
    Column("secret", Encrypted),
    Column("at", DateTime(timezone=True)),
    Column("told", JSONB),
    Column("plain", JSON),
    Column("name", String(20)),
)
BY_ID = select(*KINDS.c).where(KINDS.c.id == bindparam("id"))


@pytest.fixture
def kinds(registry: ServiceUnderTest) -> Iterator[UUID]:
    """A table with a column of each kind, and the id of a row in it; another row is empty."""
    KINDS.create(registry.database.engine)
    full = {"number": 7, "secret": "13900001234", "told": {"a": [1, None]}, "plain": ["乙"], "name": "100 %"}
    empty = dict.fromkeys([*full, "at"])
    found = uuid4()
    with registry.database.transaction() as session:
        session.execute(insert(KINDS), [{"id": found, "at": datetime(2026, 11, 23, tzinfo=UTC), **full}])
        session.execute(insert(KINDS), [{"id": uuid4(), **empty}])
    yield found
    KINDS.drop(registry.database.engine)


def read(service: ServiceUnderTest, statement: Statement, **values: Any) -> list[Any]:
    with service.database.begin(reading=True) as transaction:
        rows = list(transaction.rows(statement, **values))
        assert not transaction.opened
    return rows


@pytest.mark.parametrize("prepared", [True, False])
def test_rows_hold_what_sqlalchemy_makes_of_them(registry: ServiceUnderTest, kinds: UUID, prepared: bool) -> None:
    one, every = (
        statement.execution_options(prepared=prepared) for statement in (BY_ID, select(*KINDS.c).order_by(KINDS.c.name))
    )
    with registry.database.transaction() as session:
        expected = session.execute(every).all()
        (found,) = session.execute(one, {"id": kinds}).all()
    for _ in range(2):
        (row,) = read(registry, one, id=kinds)
        assert row == tuple(found)
        assert row._asdict() == found._asdict()
        assert read(registry, every) == [tuple(each) for each in expected]
    assert (row.secret, row.told, row.name) == ("13900001234", {"a": [1, None]}, "100 %")
    assert read(registry, one, id=uuid4()) == []


def test_a_statement_built_for_its_values_is_read_with_these(registry: ServiceUnderTest, kinds: UUID) -> None:
    for number, ids, count in ((7, [kinds], 1), (8, [kinds], 0), (7, [kinds, uuid4()], 1), (7, [], 0)):
        built = select(KINDS.c.id).where(KINDS.c.number == number, KINDS.c.id.in_(ids)).limit(count + 1)
        assert [row.id for row in read(registry, built)] == [kinds] * count


def test_values_that_the_statement_has_already_can_be_given_anew(registry: ServiceUnderTest) -> None:
    text_ = bindparam("text", "ab", type_=String).cast(String)
    asked = select(func.length(text_).label("length")).execution_options(prepared=True)
    assert read(registry, asked) == [(2,)]
    assert read(registry, asked, text="abc") == [(3,)]


def test_a_personal_value_is_looked_for_as_it_is_stored(registry: ServiceUnderTest) -> None:
    echo = select(bindparam("given", type_=Encrypted)).execution_options(prepared=True)
    ((decrypted,),) = read(registry, echo, given="林知远")
    assert decrypted == "林知远"
    ((stored,),) = read(registry, select(bindparam("given", type_=String)), given=personal.encrypt("林知远"))
    assert personal.decrypt(stored) == "林知远"


@pytest.mark.parametrize(
    "statement",
    [
        select(KEYS.key).with_for_update(),
        select(insert(tables.sequences).values(key="a", last=1).returning(KEYS.key).cte().c.key),
    ],
)
def test_what_locks_or_changes_something_is_refused(registry: ServiceUnderTest, statement: Statement) -> None:
    with pytest.raises(TypeError, match="needs a transaction"):
        read(registry, statement)


def test_a_prepared_statement_whose_text_depends_on_its_values_is_refused(registry: ServiceUnderTest) -> None:
    listed = select(KEYS.key).where(KEYS.key.in_(bindparam("keys"))).execution_options(prepared=True)
    with pytest.raises(TypeError, match="depends on its values"):
        read(registry, listed, keys=["a"])


@pytest.mark.parametrize("prepared", [True, False])
def test_an_error_is_that_of_sqlalchemy_and_names_no_values(registry: ServiceUnderTest, prepared: bool) -> None:
    cast = select(bindparam("value", type_=String).cast(Integer)).execution_options(prepared=prepared)
    with pytest.raises(DataError) as failed:
        read(registry, cast, value="call 13900004321")
    with pytest.raises(DataError) as expected, registry.database.transaction() as session:
        session.execute(cast, {"value": "call 13900004321"})
    assert failed.value.orig is not None
    assert str(failed.value.orig) == str(expected.value.orig)
    assert failed.value.orig.pgcode == "22P02"  # type: ignore[attr-defined]
    assert not failed.value.connection_invalidated
    assert "'value': 'call 13900004321'" not in str(failed.value)
    assert read(registry, select(literal(1))) == [(1,)]


def end_connections(service: ServiceUnderTest) -> None:
    """Let PostgreSQL end two connections of the pool, as when it restarts."""
    engine = service.database.engine
    with engine.connect() as one, engine.connect() as two:
        pids = [each.scalar(text("SELECT pg_backend_pid()")) for each in (one, two)]
    other = Database(service.name, service.settings)
    with other.transaction() as session:
        session.execute(text("SELECT pg_terminate_backend(pid, 5000) FROM unnest(:pids) AS pid"), {"pids": pids})
    other.close()


def test_a_connection_that_died_in_the_pool_is_given_up_with_all_of_its_age(registry: ServiceUnderTest) -> None:
    end_connections(registry)
    with pytest.raises(DBAPIError) as failed:
        read(registry, select(literal(1)))
    assert failed.value.connection_invalidated
    for _ in range(3):
        assert read(registry, select(literal(1))) == [(1,)]


def test_the_runtime_reads_again_when_the_connection_was_dead(registry: ServiceUnderTest) -> None:
    person = register.person(registry)
    register.opened_account(registry, person["id"], "zhao")
    end_connections(registry)
    assert registry.call(GET_ME, actor(person=UUID(person["id"])))["login"] == "zhao"


def test_a_database_that_cannot_be_reached_is_refused_as_ever(registry: ServiceUnderTest) -> None:
    nowhere = Runtime("registry", registry.settings, Database("nowhere", registry.settings))
    nowhere.clock = registry.runtime.clock
    function = registry.handlers.operations[GET_ME.name][1]
    with pytest.raises(Failure) as refused:
        nowhere.serve(GET_ME, function, Call(actor=actor()).to_wire())
    assert refused.value.problem == UNAVAILABLE


def test_a_plan_that_a_migration_has_overtaken_is_made_anew(registry: ServiceUnderTest, kinds: UUID) -> None:
    named = select(KINDS.c.name).where(KINDS.c.id == bindparam("id")).execution_options(prepared=True)
    assert read(registry, named, id=kinds) == [("100 %",)]
    with registry.database.transaction() as session:
        session.execute(text("ALTER TABLE kinds ALTER COLUMN name TYPE varchar(30)"))
    with pytest.raises(DBAPIError) as failed:
        read(registry, named, id=kinds)
    # So the runtime runs it again, on another connection.
    assert failed.value.connection_invalidated
    assert read(registry, named, id=kinds) == [("100 %",)]


def test_a_read_never_holds_two_connections(registry: ServiceUnderTest) -> None:
    pool: Any = registry.database.engine.pool
    with registry.database.begin(reading=True) as transaction:
        transaction.rows(select(literal(1)))
        assert pool.checkedout() == 1
        transaction.session.execute(select(literal(1)))
        transaction.rows(select(literal(1)))
        assert pool.checkedout() == 1
    assert pool.checkedout() == 0


def test_who_gets_no_connection_in_time_hears_it_as_ever(registry: ServiceUnderTest) -> None:
    engine = registry.database.engine
    held = [engine.connect() for _ in range(registry.settings.pool_size)]
    pool: Any = engine.pool
    before, pool._timeout = pool._timeout, 0.05
    try:
        with pytest.raises(PoolTimeout):
            read(registry, select(literal(1)))
    finally:
        pool._timeout = before
        for connection in held:
            connection.close()


def test_a_thread_that_is_ended_while_it_waits_leaves_no_answer_behind(
    registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    execute = Cursor.execute

    def ended(cursor: Cursor, *given: Any) -> None:
        execute(cursor, *given)
        raise KeyboardInterrupt

    pid = select(func.pg_backend_pid().label("pid"))
    ((before,),) = read(registry, pid)
    with monkeypatch.context() as patched:
        patched.setattr(Cursor, "execute", ended)
        with pytest.raises(KeyboardInterrupt):
            read(registry, pid)
    pool: Any = registry.database.engine.pool
    assert pool.checkedout() == 0
    ((after,),) = read(registry, pid)
    assert after != before


def test_entities_come_from_the_session(notifications: ServiceUnderTest) -> None:
    with notifications.database.begin(reading=True) as transaction:
        assert transaction.rows(select(Inbox)) == []
        assert transaction.opened


def test_rows_of_a_write_hold_what_it_has_written(notifications: ServiceUnderTest) -> None:
    counted = select(Inbox.__table__.c.unread).execution_options(prepared=True)
    with notifications.database.begin() as transaction:
        transaction.session.add(Inbox(person_id=uuid4(), unread=3, last_number=3))
        assert transaction.rows(counted) == [(3,)]


@pytest.fixture
def sessions(monkeypatch: pytest.MonkeyPatch) -> list[Session]:
    """The sessions that are opened."""
    opened: list[Session] = []

    class Noted(Session):
        def __init__(self, *given: Any, **options: Any) -> None:
            super().__init__(*given, **options)
            opened.append(self)

    monkeypatch.setattr("chassis.storing.database.Session", Noted)
    return opened


def test_reads_of_requests_that_are_often_asked_for_open_no_session(
    requests: ServiceUnderTest, sessions: list[Session]
) -> None:
    district = District(requests)
    ways = (district.submit, district.dispatched, district.handling, district.answered, district.closed)
    for request in [way() for way in ways]:
        sessions.clear()
        assert requests.call(GET_REQUEST, district.contact, request["id"])["id"] == request["id"]
        assert sessions == []
    assert len(requests.call(LIST_REQUESTS, district.contact, query={"limit": 2})["items"]) == 2
    assert sessions == []


def test_reads_of_an_inbox_open_no_session(notifications: ServiceUnderTest, sessions: list[Session]) -> None:
    person = actor(person=mirror_person(notifications, "dispatcher", PARK))
    tell(notifications, requests_events.REQUEST_SUBMITTED)
    sessions.clear()
    assert len(notifications.call(LIST_INBOX, person, query={"kind": "request", "unread": True})["items"]) == 1
    assert notifications.call(GET_UNREAD_COUNT, person) == {"unread": 1}
    assert sessions == []


def test_who_asks_who_they_are_opens_no_session(registry: ServiceUnderTest, sessions: list[Session]) -> None:
    enterprise, person = register.organization(registry, "QY01"), register.person(registry)
    register.post(registry, "enterprise_contact", person["id"], enterprise["id"])
    register.opened_account(registry, person["id"], "zhao")
    sessions.clear()
    me = registry.call(GET_ME, actor(person=UUID(person["id"])))
    (post,) = me["posts"]
    assert post["organization"] == {name: enterprise[name] for name in ("id", "code", "name")}
    assert sessions == []


def test_what_runs_again_for_a_conflict_is_logged_without_what_it_is_about(registry: ServiceUnderTest) -> None:
    taken = text("CREATE TEMP TABLE taken (word text UNIQUE); INSERT INTO taken VALUES ('secret'), ('secret')")

    def conflict() -> None:
        if not lines:
            with registry.database.transaction() as session:
                session.execute(taken)

    with capture_logs() as lines:
        if_overtaken("registry", conflict)
    (line,) = lines
    assert line["event"] == "transaction runs again"
    assert "secret" not in str(line)
