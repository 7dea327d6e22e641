"""What the database of a service says of people when something goes wrong: nothing."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.service.harness import ServiceUnderTest

PHONE = "13900004321x"


def test_an_error_of_the_database_names_no_values(registry: ServiceUnderTest) -> None:
    with pytest.raises(DBAPIError) as failed, registry.database.transaction() as session:
        session.execute(text("SELECT CAST(:value AS integer)"), {"value": PHONE})
    assert "parameters" in str(failed.value)
    assert f"'value': '{PHONE}'" not in str(failed.value)
