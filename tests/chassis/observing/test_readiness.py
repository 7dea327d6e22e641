"""A service whose database cannot be written is not ready, and is ready again when it can."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from chassis.embedded import data_folder
from chassis.observing.readiness import what_is_missing
from chassis.storing.database import Database
from tests.harness import ServiceUnderTest

FULL = "DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$"


@pytest.fixture
def container(services: Callable[[str], ServiceUnderTest]) -> Iterator[Any]:
    database = Database("talent", services("talent").settings)
    core = SimpleNamespace(started=True, stopping=False, complete=True, database=database)
    yield SimpleNamespace(service_name="talent", config={"core": core}, shared_extensions={})
    database.close()


def find_the_disk_full(database: Database) -> None:
    with pytest.raises(DBAPIError), database.transaction() as session:
        session.execute(text(FULL))


def test_a_full_disk_is_looked_for_where_a_write_has_met_it(container: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    database = container.config["core"].database
    assert what_is_missing(container) == []
    find_the_disk_full(database)
    with monkeypatch.context() as still:
        still.setattr("chassis.storing.database._PROBE", FULL)
        (missing,) = what_is_missing(container)
        assert missing.startswith("the database cannot be written: ")
        assert "could not extend file" in missing
        assert len(what_is_missing(container)) == 1
    assert what_is_missing(container) == []
    assert database.unwritable == ""


def test_a_database_that_can_only_be_read_is_not_enough(container: Any) -> None:
    url = container.config["core"].database.engine.url
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("ALTER DATABASE talent SET default_transaction_read_only = on"))
        try:
            assert what_is_missing(container) == ["the database can only be read"]
        finally:
            connection.execute(text("SET default_transaction_read_only = off"))
            connection.execute(text("ALTER DATABASE talent RESET default_transaction_read_only"))
    engine.dispose()
    container.config["core"].database.engine.dispose()
    assert what_is_missing(container) == []


def test_the_room_of_the_data_folder_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert data_folder.obstacle(tmp_path) == ""
    monkeypatch.setattr(data_folder, "LEAST_FREE", 1 << 60)
    assert data_folder.obstacle(tmp_path) == f"the disk of {tmp_path} is full"
    with pytest.raises(data_folder.FolderUnusable, match="disk is full"):
        data_folder.check(tmp_path)
