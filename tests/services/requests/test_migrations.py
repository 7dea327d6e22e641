"""Rows that an earlier release has written are what the present one takes them for, once they are migrated."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from alembic import command
from sqlalchemy import Connection, Engine, NullPool, create_engine, text

from chassis.migrating import histories
from chassis.running.settings import Settings
from chassis.storing.database import new_id
from lianshang.composition import package_of
from tests.harness import FIELD_KEY
from tests.servers import DatabaseServer

PACKAGE = package_of("requests")


@pytest.fixture(scope="module")
def settings(database_server: DatabaseServer) -> Settings:
    database_server.create("before_requests")
    url = database_server.url.replace("{service}", "before_{service}")
    return Settings(environment="test", database_url=url, field_keys=FIELD_KEY)


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    """An empty database as the release of migration 8 had it."""
    histories.upgrade(PACKAGE, settings)
    engine = create_engine(settings.database_url_of("requests"), poolclass=NullPool)
    with engine.connect() as connection:
        config = histories.config_of(PACKAGE)
        config.attributes["connection"] = connection
        command.downgrade(config, "requests_0008")
        connection.commit()
        connection.execute(text("TRUNCATE requests, clocks CASCADE"))
        connection.commit()
    yield engine
    histories.upgrade(PACKAGE, settings)


def add_request(connection: Connection, number: str, status: str, **given: Any) -> UUID:
    values = {
        "id": new_id(),
        "number": number,
        "status": status,
        "title": "急需实验员",
        "description": "",
        "form": "[]",
        "segments": "[]",
        "enterprise_id": new_id(),
        "submitted_by": new_id(),
        "submitted_at": "2026-11-23 10:00+08",
        "due_order": "2026-11-30 17:30+08",
        "has_due": True,
        "provisional": False,
        "returns": 0,
        "redispatches": 0,
        "reopened": 0,
        "version": 1,
        **given,
    }
    insert(connection, "requests", values)
    return UUID(str(values["id"]))


def add_history(connection: Connection, request_id: UUID, action: str, at: str) -> None:
    values = {
        "id": new_id(),
        "request_id": request_id,
        "at": at,
        "action": action,
        "to_status": "dispatched",
        "person_name": "",
        "details": "{}",
    }
    insert(connection, "request_history", values)


def insert(connection: Connection, table: str, values: dict[str, Any]) -> None:
    names = ", ".join(values)
    connection.execute(
        text(f"INSERT INTO {table} ({names}) VALUES ({', '.join(f':{name}' for name in values)})"), values
    )


def read(engine: Engine, statement: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def test_history_of_before_is_in_the_order_of_its_steps_and_what_follows_comes_after(
    engine: Engine, settings: Settings
) -> None:
    with engine.begin() as connection:
        request_id = add_request(connection, "20261123-0001", "handling")
        # The clock was set back after the dispatch.
        for action, at in (("submission", "10:00:05"), ("dispatch", "10:00:05"), ("accept", "09:00:00")):
            add_history(connection, request_id, action, f"2026-11-23 {at}+08")
    histories.upgrade(PACKAGE, settings)
    with engine.begin() as connection:
        add_history(connection, request_id, "answer", "2026-11-23 08:00+08")
    told = read(engine, "SELECT action FROM request_history ORDER BY position")
    assert [action for (action,) in told] == ["submission", "dispatch", "accept", "answer"]
    assert read(engine, "SELECT moved_at = '2026-11-23 10:00:05+08' FROM requests") == [(True,)]


def test_redispatches_of_before_are_counted(engine: Engine, settings: Settings) -> None:
    with engine.begin() as connection:
        request_id = add_request(connection, "20261123-0001", "dispatched", redispatches=1)
        for _ in range(3):
            add_history(connection, request_id, "redispatch", "2026-11-23 10:00+08")
        add_request(connection, "20261123-0002", "dispatched")
    histories.upgrade(PACKAGE, settings)
    assert read(engine, "SELECT redispatches FROM requests ORDER BY number") == [(3,), (0,)]


def test_clocks_of_before_are_not_taken_for_reckoned(engine: Engine, settings: Settings) -> None:
    clock = {
        "status": "running",
        "due_at": "2026-11-30 17:30+08",
        "provisional": False,
        "generation": 0,
        "calendar_version": 0,
        "known_until": 2026,
        "terms_version": 0,
        "version": 1,
    }
    with engine.begin() as connection:
        insert(connection, "clocks", {"request_id": add_request(connection, "20261123-0001", "dispatched"), **clock})
    histories.upgrade(PACKAGE, settings)
    # The release before goes on writing.
    with engine.begin() as connection:
        insert(connection, "clocks", {"request_id": add_request(connection, "20261123-0002", "dispatched"), **clock})
    assert read(engine, "SELECT reckoned_version = version FROM clocks") == [(False,), (False,)]
