"""How a release stands to a database that an earlier or a later one has migrated."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, NullPool, create_engine, text

from chassis import migrate
from chassis.cli import doctor
from chassis.migrate import Standing
from chassis.process import wait_for_database
from chassis.settings import Settings
from contracts.platform import SERVICES
from tests.servers import DatabaseServer
from tests.service.harness import FIELD_KEY

SERVICE = "talent"


@pytest.fixture(scope="module")
def settings(database_server: DatabaseServer) -> Settings:
    """A database of its own, migrated by this release."""
    database_server.create(f"migrate_{SERVICE}")
    url = database_server.url.replace("{service}", "migrate_{service}")
    settings = Settings(environment="test", database_url=url, field_keys=FIELD_KEY)
    migrate.upgrade(SERVICE, settings)
    return settings


@pytest.fixture
def revisions(settings: Settings) -> Iterator[Callable[..., Engine]]:
    """Sets what the database says that has been applied to it; afterwards it is as it was."""
    engine = create_engine(settings.database_url_of(SERVICE), poolclass=NullPool)

    def say(*names: str) -> Engine:
        with engine.begin() as connection:
            connection.execute(text("DELETE FROM alembic_version"))
            for name in names:
                connection.execute(text("INSERT INTO alembic_version VALUES (:name)"), {"name": name})
        return engine

    with engine.connect() as connection:
        before = connection.scalars(text("SELECT version_num FROM alembic_version")).all()
    yield say
    say(*before)


def heads() -> dict[str, str]:
    """The last revision of each history: the machinery's and the service's."""
    found = migrate.ScriptDirectory.from_config(migrate.config_of(SERVICE)).get_heads()
    return {name.rpartition("_")[0]: name for name in found}


def standing(engine: Engine) -> Standing:
    with engine.connect() as connection:
        return migrate.standing(SERVICE, connection)


def test_a_migrated_database_is_current_and_one_that_lacks_a_history_is_behind(
    revisions: Callable[..., Engine],
) -> None:
    last = heads()
    assert standing(revisions(last["chassis"], last[SERVICE])) is Standing.CURRENT
    assert standing(revisions(last["chassis"])) is Standing.BEHIND
    assert standing(revisions()) is Standing.BEHIND


@pytest.mark.parametrize("later", ["chassis", SERVICE, "both"])
def test_a_database_that_a_later_release_has_migrated_serves_this_one(
    revisions: Callable[..., Engine], later: str, settings: Settings
) -> None:
    last = {
        history: f"{history}_9001" if later in (history, "both") else revision for history, revision in heads().items()
    }
    engine = revisions(*last.values())
    assert standing(engine) is Standing.AHEAD
    assert migrate.is_current(SERVICE, engine)
    assert migrate.upgrade(SERVICE, settings) is Standing.AHEAD
    assert set(_applied(engine)) == set(last.values())

    def waited(_seconds: float) -> None:
        raise AssertionError("it waits for a database that is ahead")

    wait_for_database(SERVICE, settings, pause=waited)


def test_what_is_ahead_in_one_history_and_behind_in_the_other_is_behind_and_not_touched(
    revisions: Callable[..., Engine], settings: Settings
) -> None:
    engine = revisions("chassis_9001")
    assert standing(engine) is Standing.BEHIND
    with pytest.raises(migrate.CannotMigrate, match="chassis_9001"):
        migrate.upgrade(SERVICE, settings)
    assert _applied(engine) == ["chassis_9001"]


def test_the_doctor_says_when_a_later_release_has_migrated(
    revisions: Callable[..., Engine], settings: Settings
) -> None:
    revisions("chassis_9001", f"{SERVICE}_9001")
    finding = doctor._database(SERVICE, settings)
    assert "later release" in finding.state
    assert (finding.bad, finding.fatal) == (True, False)


def _applied(engine: Engine) -> list[Any]:
    with engine.connect() as connection:
        return list(connection.scalars(text("SELECT version_num FROM alembic_version")))


@pytest.mark.parametrize("service", SERVICES)
def test_every_revision_is_called_by_its_history_and_number_as_its_file_is(service: str) -> None:
    for script in migrate.ScriptDirectory.from_config(migrate.config_of(service)).walk_revisions():
        file = Path(script.path)
        history = "chassis" if file.parent.parent.parent.name == "chassis" else service
        assert script.revision == f"{history}_{file.stem.partition('_')[0]}", file
        assert re.fullmatch(r"[0-9]{4}_[a-z0-9_]+", file.stem), file
