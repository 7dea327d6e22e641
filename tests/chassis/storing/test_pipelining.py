"""Statements that wait for the next one: their order, what becomes of them, and when a transaction begins."""

import re
from collections.abc import Callable, Iterator

import pytest
from psycopg2 import NotSupportedError
from psycopg2.extensions import TRANSACTION_STATUS_IDLE, TRANSACTION_STATUS_INTRANS
from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    event,
    insert,
    literal,
    select,
    text,
    update,
)
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InternalError, ProgrammingError
from sqlalchemy.orm import Session

from chassis.running.work import Work
from chassis.storing import tables
from tests.harness import ServiceUnderTest

SEQUENCES = tables.sequences
KEYS = select(SEQUENCES.c.key).order_by(SEQUENCES.c.key)
PREPARED = text("SELECT name, statement FROM pg_prepared_statements")


def add(session: Session, *keys: str) -> None:
    session.execute(insert(SEQUENCES), [{"key": key, "last": 1} for key in keys])


def status(session: Session) -> int:
    found: int = session.connection().connection.get_transaction_status()
    return found


def stored(service: ServiceUnderTest) -> list[str]:
    with service.database.transaction() as session:
        return list(session.scalars(KEYS))


@pytest.fixture
def sent(registry: ServiceUnderTest) -> Iterator[list[str]]:
    """What the connection says was sent, message by message, from the second statement on."""
    messages: list[str] = []

    def note(connection: Connection, cursor: object, *_: object) -> None:
        messages.append(cursor.query.decode() if cursor.query else "")  # type: ignore[attr-defined]

    event.listen(registry.database.engine, "after_cursor_execute", note)
    yield messages
    event.remove(registry.database.engine, "after_cursor_execute", note)


def test_inserts_go_with_the_statement_after_them_in_their_order(registry: ServiceUnderTest, sent: list[str]) -> None:
    with registry.database.transaction() as session:
        add(session, "a")
        add(session, "b", "c")
        assert status(session) == TRANSACTION_STATUS_IDLE
        assert session.scalars(KEYS).all() == ["a", "b", "c"]
        assert status(session) == TRANSACTION_STATUS_INTRANS
    assert sent[:2] == ["", ""]
    begin, *inserts, query = sent[2].split("; ")
    assert begin == "BEGIN"
    assert [line[:11] for line in inserts] == ["INSERT INTO"] * 2
    assert query.startswith("SELECT")


def test_what_still_waits_is_sent_with_the_commit(registry: ServiceUnderTest) -> None:
    with registry.database.transaction() as session:
        add(session, "a")
    assert stored(registry) == ["a"]


def pass_over(error: type[Exception], act: Callable[[], object]) -> None:
    with pytest.raises(error):
        act()


def test_what_waits_outlasts_a_statement_that_cannot_be_sent(registry: ServiceUnderTest) -> None:
    with registry.database.transaction() as session:
        add(session, "a")
        pass_over(ValueError, lambda: session.scalars(KEYS.where(SEQUENCES.c.key == "\0")))
        add(session, "b")
    assert stored(registry) == ["a", "b"]


def add_and_pass_over(service: ServiceUnderTest, wrong: str) -> None:
    with service.database.transaction() as session:
        add(session, "a")
        pass_over(DBAPIError, lambda: session.execute(text(wrong)))
        add(session, "b")


@pytest.mark.parametrize("wrong", ["SELECT 1 / 0", "SELEC 1"], ids=["at run time", "before it is even begun"])
def test_nothing_of_a_transaction_is_kept_in_which_an_error_was_passed_over(
    registry: ServiceUnderTest, wrong: str
) -> None:
    with pytest.raises(InternalError, match="nothing of it is kept"):
        add_and_pass_over(registry, wrong)
    assert stored(registry) == []


def test_after_an_error_nothing_goes_on_but_a_rollback(registry: ServiceUnderTest) -> None:
    with registry.database.engine.connect() as connection:
        connection.execute(insert(SEQUENCES), {"key": "a", "last": 1})
        pass_over(ProgrammingError, lambda: connection.execute(text("SELEC 1")))
        pass_over(InternalError, lambda: connection.execute(KEYS))
        connection.rollback()
        assert connection.scalars(KEYS).all() == []


def add_and_read(service: ServiceUnderTest, *keys: str, read: bool) -> None:
    with service.database.transaction() as session:
        add(session, "first")
        add(session, *keys)
        if read:
            session.scalars(KEYS)


@pytest.mark.parametrize("read", [False, True], ids=["by the commit", "by the statement that it goes with"])
def test_an_insert_that_is_refused_is_told_and_nothing_stays(registry: ServiceUnderTest, read: bool) -> None:
    with pytest.raises(IntegrityError, match="duplicate key"):
        add_and_read(registry, "a", "a", read=read)
    assert stored(registry) == []


def fail_after_adding(session: Session, *keys: str) -> None:
    add(session, *keys)
    raise ZeroDivisionError


def test_what_waits_is_forgotten_when_the_transaction_fails(registry: ServiceUnderTest) -> None:
    with pytest.raises(ZeroDivisionError), registry.database.transaction() as session:
        fail_after_adding(session, "a")
    assert stored(registry) == []


@pytest.mark.parametrize("keys", [["b"], ["b", "b"]], ids=["given up", "refused"])
def test_a_savepoint_takes_with_it_only_what_came_after(registry: ServiceUnderTest, keys: list[str]) -> None:
    with registry.database.transaction() as session:
        add(session, "a")
        with pytest.raises((ZeroDivisionError, IntegrityError)), session.begin_nested():
            fail_after_adding(session, *keys)
        add(session, "c")
    assert stored(registry) == ["a", "c"]


def test_an_update_of_several_rows_counts_them_all(registry: ServiceUnderTest) -> None:
    with registry.database.transaction() as session:
        add(session, "a", "b")
        found = session.connection().execute(update(SEQUENCES).values(last=5))
        assert found.rowcount == 2


def test_who_only_reads_needs_no_transaction_until_something_is_locked(registry: ServiceUnderTest) -> None:
    with registry.database.transaction() as session:
        add(session, "a")
    with registry.database.transaction(reading=True) as session:
        assert session.scalars(KEYS).all() == ["a"]
        assert status(session) == TRANSACTION_STATUS_IDLE
        assert session.scalars(KEYS.with_for_update()).all() == ["a"]
        assert status(session) == TRANSACTION_STATUS_INTRANS
        add(session, "b")
    assert stored(registry) == ["a", "b"]


def test_a_text_of_which_nothing_is_known_begins_a_transaction(registry: ServiceUnderTest) -> None:
    with registry.database.transaction(reading=True) as session:
        session.execute(text("SELECT pg_advisory_xact_lock(1)"))
        assert status(session) == TRANSACTION_STATUS_INTRANS


def test_where_each_statement_stands_alone_none_begins_a_transaction(registry: ServiceUnderTest) -> None:
    with registry.database.engine.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT")
        alone.execute(insert(SEQUENCES), {"key": "a", "last": 1})
        alone.execute(text("SELECT 1"))
        assert stored(registry) == ["a"]
        alone.execute(insert(SEQUENCES), {"key": "b", "last": 1})
    assert stored(registry) == ["a", "b"]
    with registry.database.transaction() as session:
        session.execute(text("SELECT 1"))
        assert status(session) == TRANSACTION_STATUS_INTRANS


def test_no_other_isolation_is_taken_for_the_one_there_is(registry: ServiceUnderTest) -> None:
    with registry.database.engine.connect() as connection, pytest.raises(NotSupportedError):
        connection.execution_options(isolation_level="REPEATABLE READ")


def read_by_writing(service: ServiceUnderTest) -> None:
    written = insert(SEQUENCES).values(key="a", last=1).returning(SEQUENCES.c.key).cte()
    with service.database.transaction(reading=True) as session:
        assert session.scalar(select(written.c.key)) == "a"
        raise ZeroDivisionError


def test_a_select_that_writes_begins_a_transaction(registry: ServiceUnderTest) -> None:
    with pytest.raises(ZeroDivisionError):
        read_by_writing(registry)
    assert stored(registry) == []


def test_a_prepared_statement_is_told_once_to_each_connection(registry: ServiceUnderTest, sent: list[str]) -> None:
    found = select(SEQUENCES.c.last, literal("100 %").label("share")).where(SEQUENCES.c.key == bindparam("key"))
    prepared = found.execution_options(prepared=True)
    with registry.database.transaction() as session:
        add(session, "a", "it's")
        connection = session.connection()
        for key in ("a", "it's", "none"):
            assert connection.execute(prepared, {"key": key}).first() == (None if key == "none" else (1, "100 %"))
        first, *rest = sent[1:4]
        kept = session.execute(PREPARED).all()
    assert first.startswith("BEGIN; INSERT")
    [number] = re.findall("; EXECUTE prepared_([0-9]+) ", first)
    assert [message.split(" (")[0] for message in rest] == [f"EXECUTE prepared_{number}"] * 2
    [statement] = [statement for name, statement in kept if name == f"prepared_{number}"]
    assert statement.startswith(f"PREPARE prepared_{number} AS SELECT")


def test_several_statements_of_one_text_are_prepared_each_and_run_by_one_message(
    registry: ServiceUnderTest, sent: list[str]
) -> None:
    both = text(
        "SELECT set_config('lianshang.told', :key, true);"
        " SELECT current_setting('lianshang.told') AS told, last FROM sequences WHERE key = :key"
    ).execution_options(prepared=True)
    with registry.database.transaction() as session:
        add(session, "a", "it's")
        for key in ("a", "it's"):
            assert session.connection().execute(both, {"key": key}).one() == (key, 1)
        kept = {each.name: each.statement for each in session.execute(PREPARED)}
    first, second = (re.findall(r"EXECUTE (prepared_[0-9]+) \('", message) for message in sent[1:3])
    assert first == second
    for name, begin in zip(first, ("SELECT set_config(", "SELECT current_setting("), strict=True):
        assert f"PREPARE {name} AS {begin}" in kept[name]


def test_a_text_that_depends_on_its_values_is_not_prepared(registry: ServiceUnderTest) -> None:
    several = insert(SEQUENCES).execution_options(prepared=True)
    listed = select(SEQUENCES.c.last).where(SEQUENCES.c.key.in_(bindparam("keys"))).execution_options(prepared=True)
    with registry.database.transaction() as session:
        before = len(session.execute(PREPARED).all())
        for number in (2, 3):
            keys = [f"{number}-{position}" for position in range(number)]
            session.connection().execute(several, [{"key": key, "last": number} for key in keys])
            assert session.connection().scalars(listed, {"keys": keys}).all() == [number] * number
        assert len(session.execute(PREPARED).all()) == before


def test_a_prepared_statement_whose_values_cannot_be_sent_can_be_run_again(registry: ServiceUnderTest) -> None:
    keep = insert(SEQUENCES).values(key=bindparam("key"), last=7).execution_options(prepared=True)
    with registry.database.transaction() as session:
        pass_over(ValueError, lambda: session.connection().execute(keep, {"key": "\0"}))
        session.connection().execute(keep, {"key": "a"})
    assert stored(registry) == ["a"]


def test_a_prepared_statement_that_failed_at_first_can_be_run_again(registry: ServiceUnderTest) -> None:
    found = select(literal(1) / bindparam("by", type_=Integer)).execution_options(prepared=True)

    def divide(by: int) -> object:
        with registry.database.transaction() as session:
            return session.connection().scalar(found, {"by": by})

    for by in (1, 2):
        with pytest.raises(DataError, match="division by zero"):
            divide(0)
        assert divide(by) == 1 / by


@pytest.fixture
def widened(registry: ServiceUnderTest) -> Iterator[Table]:
    """A table of which a column is about to be widened."""
    table = Table("widened", MetaData(), Column("name", String(10)))
    table.create(registry.database.engine)
    yield table
    table.drop(registry.database.engine)


def test_a_prepared_statement_that_a_migration_has_overtaken_is_prepared_anew(
    registry: ServiceUnderTest, widened: Table
) -> None:
    found = select(widened.c.name).execution_options(prepared=True)

    def count(work: Work) -> int:
        return len(work.session.connection().scalars(found).all())

    assert registry.runtime.tick(count) == 0
    with registry.database.transaction() as session:
        session.execute(text("ALTER TABLE widened ALTER COLUMN name TYPE varchar(20)"))
        session.execute(insert(widened), {"name": "longer than before"})
    assert registry.runtime.tick(count) == 1
