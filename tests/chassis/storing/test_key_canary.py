"""Keys are compared with marks of those that were used on the data, before anything is read with them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Connection, delete, insert, select, text, update

from chassis.migrating.schema_state import metadata_of
from chassis.running.settings import Settings
from chassis.storing import key_canary, personal
from chassis.storing.tables import field_keys, idempotency_keys
from services.registry.accounts.models import SigningKey
from services.registry.people.contact import contact
from services.registry.people.models import Person
from tests.harness import ServiceUnderTest

FIRST, SECOND, THIRD = (Fernet.generate_key().decode() for _ in range(3))


@pytest.fixture
def connection(talent: ServiceUnderTest) -> Iterator[Connection]:
    """A connection to a database without marks; nothing of the test stays."""
    with talent.database.engine.connect() as connection:
        connection.execute(field_keys.delete())
        yield connection
        connection.rollback()
    personal.configure(talent.settings)


def use(**keys: str) -> None:
    personal.configure(replace(Settings(environment="test"), **keys))  # type: ignore[arg-type] (texts)


def test_a_database_without_marks_takes_any_keys_and_then_those_alone(connection: Connection) -> None:
    use(field_keys=FIRST)
    key_canary.check("talent", connection, [])
    key_canary.check_and_mark("talent", connection, [])
    key_canary.check_and_mark("talent", connection, [])
    use(field_keys=SECOND)
    with pytest.raises(key_canary.WrongKeys, match="FIELD_KEYS lacks a key that data of talent") as refused:
        key_canary.check_and_mark("talent", connection, [])
    assert FIRST not in str(refused.value)
    assert SECOND not in str(refused.value)


def test_a_new_key_goes_in_front_and_the_old_one_stays(connection: Connection) -> None:
    use(field_keys=FIRST)
    key_canary.check_and_mark("talent", connection, [])
    use(field_keys=f"{SECOND},{FIRST}")
    key_canary.check_and_mark("talent", connection, [])
    for keys in (FIRST, SECOND):
        use(field_keys=keys, lookup_key=FIRST)
        with pytest.raises(key_canary.WrongKeys, match="FIELD_KEYS lacks"):
            key_canary.check("talent", connection, [])


def test_look_ups_keep_their_key(connection: Connection) -> None:
    use(field_keys=FIRST)
    key_canary.check_and_mark("talent", connection, [])
    use(field_keys=f"{FIRST},{SECOND}")
    with pytest.raises(key_canary.WrongKeys, match="LOOKUP_KEY is not the key"):
        key_canary.check("talent", connection, [])
    use(field_keys=f"{FIRST},{SECOND}", lookup_key=FIRST)
    key_canary.check("talent", connection, [])


def test_the_latest_key_of_signing_keys_is_needed_where_they_are_used_and_older_ones_may_go(
    connection: Connection,
) -> None:
    use(field_keys=FIRST, signing_keys=SECOND)
    key_canary.check_and_mark("talent", connection, [], signing=True)
    use(field_keys=FIRST)
    key_canary.check("talent", connection, [])
    with pytest.raises(key_canary.WrongKeys, match="SIGNING_KEYS lacks the key"):
        key_canary.check("talent", connection, [], signing=True)
    connection.execute(field_keys.update().values(since=field_keys.c.since - text("interval '1 day'")))
    use(field_keys=FIRST, signing_keys=f"{THIRD},{SECOND}")
    key_canary.check_and_mark("talent", connection, [], signing=True)
    use(field_keys=FIRST, signing_keys=THIRD)
    key_canary.check("talent", connection, [], signing=True)


@pytest.fixture
def register(registry: ServiceUnderTest) -> Iterator[Connection]:
    """A connection to a register without marks, with data of the key ``FIRST``; nothing of the test stays."""
    use(field_keys=FIRST)
    with registry.database.engine.connect() as connection:
        connection.execute(field_keys.delete())
        person = {
            "id": uuid4(),
            "version": 1,
            "name": "于思琳",
            **contact({"phone": "138 1234 5678", "email": "yu@example.cn"}),
        }
        connection.execute(insert(Person).values(person))
        yield connection
        connection.rollback()
    personal.configure(registry.settings)


REGISTER = metadata_of("services.registry")


def test_data_from_before_there_were_marks_are_tried_with_the_keys(register: Connection) -> None:
    use(field_keys=SECOND)
    for check in (key_canary.check, key_canary.check_and_mark):
        with pytest.raises(key_canary.WrongKeys, match=r"FIELD_KEYS lacks .*persons\.phone") as refused:
            check("registry", register, REGISTER)
        assert SECOND not in str(refused.value)
    assert register.execute(select(field_keys)).all() == []
    use(field_keys=f"{SECOND},{FIRST}")
    key_canary.check_and_mark("registry", register, REGISTER)


def test_answers_from_before_there_were_marks_are_tried_in_every_service(connection: Connection) -> None:
    use(field_keys=FIRST)
    answer = {"operation": "enrol", "caller": "x", "key": "k", "request_hash": "", "reply": personal.encrypt("{}")}
    connection.execute(insert(idempotency_keys).values(answer))
    talent = metadata_of("services.talent")
    use(field_keys=SECOND)
    with pytest.raises(key_canary.WrongKeys, match=r"FIELD_KEYS lacks .*idempotency_keys\.reply"):
        key_canary.check_and_mark("talent", connection, talent)
    use(field_keys=FIRST)
    key_canary.check_and_mark("talent", connection, talent)


@pytest.mark.parametrize("earlier", [False, True])
def test_hashes_from_before_there_were_marks_are_tried_with_the_key_of_look_ups(
    register: Connection, earlier: bool
) -> None:
    if earlier:
        hashed = {"phone_hash": personal.lookup_hash("138 1234 5678"), "hashed_as": 0}
        register.execute(update(Person).values(hashed))
    use(field_keys=f"{FIRST},{SECOND}")
    with pytest.raises(key_canary.WrongKeys, match=r"LOOKUP_KEY is not the key .*persons\.phone_hash"):
        key_canary.check_and_mark("registry", register, REGISTER)
    use(field_keys=f"{FIRST},{SECOND}", lookup_key=FIRST)
    key_canary.check_and_mark("registry", register, REGISTER)


def test_the_latest_signing_key_from_before_there_were_marks_is_tried_where_it_is_used(register: Connection) -> None:
    register.execute(delete(SigningKey))
    for day, key in enumerate((SECOND, THIRD), start=1):
        use(field_keys=FIRST, signing_keys=key)
        made = datetime(2026, 11, day, tzinfo=UTC)
        row = {"kid": f"k{day}", "private": "a private half", "public": {}, "created_at": made}
        register.execute(insert(SigningKey).values(row))
    use(field_keys=FIRST, signing_keys=SECOND)
    with pytest.raises(key_canary.WrongKeys, match="SIGNING_KEYS lacks the key"):
        key_canary.check("registry", register, REGISTER, signing=True)
    key_canary.check("registry", register, REGISTER)
    use(field_keys=FIRST, signing_keys=THIRD)
    key_canary.check_and_mark("registry", register, REGISTER, signing=True)
