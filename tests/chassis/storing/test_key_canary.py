"""Keys are compared with marks of those that were used on the data, before anything is read with them."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Connection, text

from chassis.running.settings import Settings
from chassis.storing import key_canary, personal
from chassis.storing.tables import field_keys
from tests.harness import ServiceUnderTest

FIRST, SECOND, THIRD = (Fernet.generate_key().decode() for _ in range(3))


@pytest.fixture
def connection(services: Callable[[str], ServiceUnderTest]) -> Iterator[Connection]:
    """A connection to a database without marks; nothing of the test stays."""
    service = services("talent")
    with service.database.engine.connect() as connection:
        connection.execute(field_keys.delete())
        yield connection
        connection.rollback()
    personal.configure(service.settings)


def use(**keys: str) -> None:
    personal.configure(replace(Settings(environment="test"), **keys))  # type: ignore[arg-type] (texts)


def test_a_database_without_marks_takes_any_keys_and_then_those_alone(connection: Connection) -> None:
    use(field_keys=FIRST)
    key_canary.check("talent", connection)
    key_canary.check_and_mark("talent", connection)
    key_canary.check_and_mark("talent", connection)
    use(field_keys=SECOND)
    with pytest.raises(key_canary.WrongKeys, match="FIELD_KEYS lacks a key that data of talent") as refused:
        key_canary.check_and_mark("talent", connection)
    assert FIRST not in str(refused.value)
    assert SECOND not in str(refused.value)


def test_a_new_key_goes_in_front_and_the_old_one_stays(connection: Connection) -> None:
    use(field_keys=FIRST)
    key_canary.check_and_mark("talent", connection)
    use(field_keys=f"{SECOND},{FIRST}")
    key_canary.check_and_mark("talent", connection)
    for keys in (FIRST, SECOND):
        use(field_keys=keys, lookup_key=FIRST)
        with pytest.raises(key_canary.WrongKeys, match="FIELD_KEYS lacks"):
            key_canary.check("talent", connection)


def test_look_ups_keep_their_key(connection: Connection) -> None:
    use(field_keys=FIRST)
    key_canary.check_and_mark("talent", connection)
    use(field_keys=f"{FIRST},{SECOND}")
    with pytest.raises(key_canary.WrongKeys, match="LOOKUP_KEY is not the key"):
        key_canary.check("talent", connection)
    use(field_keys=f"{FIRST},{SECOND}", lookup_key=FIRST)
    key_canary.check("talent", connection)


def test_the_latest_key_of_signing_keys_is_needed_where_they_are_used_and_older_ones_may_go(
    connection: Connection,
) -> None:
    use(field_keys=FIRST, signing_keys=SECOND)
    key_canary.check_and_mark("talent", connection, signing=True)
    use(field_keys=FIRST)
    key_canary.check("talent", connection)
    with pytest.raises(key_canary.WrongKeys, match="SIGNING_KEYS lacks the key"):
        key_canary.check("talent", connection, signing=True)
    connection.execute(field_keys.update().values(since=field_keys.c.since - text("interval '1 day'")))
    use(field_keys=FIRST, signing_keys=f"{THIRD},{SECOND}")
    key_canary.check_and_mark("talent", connection, signing=True)
    use(field_keys=FIRST, signing_keys=THIRD)
    key_canary.check("talent", connection, signing=True)
