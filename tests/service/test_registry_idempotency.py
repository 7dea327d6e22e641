"""A write that is sent again with its key: the same answer, and nothing of it to be read in the database."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from chassis import tables
from chassis.database import new_id
from chassis.errors import Failure
from contracts.registry.people import CREATE_PERSON
from contracts.roles import Role
from tests.service.harness import ServiceUnderTest, actor

PERSON = {"name": "林知远", "phone": "13900004321", "email": "linzhiyuan@example.cn", "locale": "zh"}


def test_the_same_key_gives_the_same_answer_and_another_body_is_refused(registry: ServiceUnderTest) -> None:
    registrar = actor((Role.REGISTRAR, new_id()))
    first = registry.call(CREATE_PERSON, registrar, body=PERSON, key="once")
    assert registry.call(CREATE_PERSON, registrar, body=PERSON, key="once") == first
    with pytest.raises(Failure, match="idempotency-key-reused"):
        registry.call(CREATE_PERSON, registrar, body={**PERSON, "name": "林知近"}, key="once")
    assert len(registry.emitted("person.changed.v1")) == 1


def test_a_stored_answer_tells_nobody_who_reads_the_table(registry: ServiceUnderTest) -> None:
    registry.call(CREATE_PERSON, actor((Role.REGISTRAR, new_id())), body=PERSON, key="once")
    with registry.database.transaction() as session:
        kept = str(session.execute(select(tables.idempotency_keys)).one())
    assert PERSON["name"] not in kept
    assert "example.cn" not in kept


def test_an_error_of_the_database_names_no_values(registry: ServiceUnderTest) -> None:
    with pytest.raises(DBAPIError) as failed, registry.database.transaction() as session:
        session.execute(text("SELECT CAST(:value AS integer)"), {"value": PERSON["phone"] + "x"})
    assert "parameters" in str(failed.value)
    assert f"'value': '{PERSON['phone']}x'" not in str(failed.value)
