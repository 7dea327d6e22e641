"""What the database of a service says of people when something goes wrong: nothing."""

import traceback

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.harness import ServiceUnderTest

PHONE = "13900004321x"
NAME = "林知远"


def test_an_error_of_the_database_names_no_values(registry: ServiceUnderTest) -> None:
    with pytest.raises(DBAPIError) as failed, registry.database.transaction() as session:
        session.execute(text("SELECT CAST(:value AS integer)"), {"value": PHONE})
    assert "parameters" in str(failed.value)
    assert f"'value': '{PHONE}'" not in str(failed.value)


def test_an_error_of_the_database_does_not_show_the_row_that_was_refused(registry: ServiceUnderTest) -> None:
    refused = text("INSERT INTO persons (id, name) VALUES (gen_random_uuid(), :name)")
    with pytest.raises(DBAPIError) as failed, registry.database.transaction() as session:
        session.execute(refused, {"name": NAME})
    assert "violates not-null constraint" in str(failed.value)
    assert NAME not in "".join(traceback.format_exception(failed.value))
