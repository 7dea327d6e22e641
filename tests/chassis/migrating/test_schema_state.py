"""How a release stands to a database that an earlier or a later one has migrated."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, NullPool, create_engine, inspect, text
from sqlalchemy.exc import OperationalError

from chassis.migrating import histories, schema_state
from chassis.migrating.rules import faults
from chassis.migrating.schema_state import SchemaState
from chassis.running.settings import Settings
from chassis.storing import personal
from contracts.platform import SERVICES
from lianshang import usability
from lianshang.cli import doctor
from lianshang.composition import package_of
from lianshang.service_process import wait_for_database
from tests.harness import FIELD_KEY
from tests.servers import DatabaseServer, wait_until

SERVICE = "talent"


@pytest.fixture(scope="module")
def settings(database_server: DatabaseServer) -> Settings:
    """A database of its own, migrated by this release."""
    database_server.create(f"migrate_{SERVICE}")
    url = database_server.url.replace("{service}", "migrate_{service}")
    settings = Settings(environment="test", database_url=url, field_keys=FIELD_KEY)
    histories.upgrade(package_of(SERVICE), settings)
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
    found = histories.ScriptDirectory.from_config(histories.config_of(package_of(SERVICE))).get_heads()
    return {name.rpartition("_")[0]: name for name in found}


def state(engine: Engine) -> SchemaState:
    with engine.connect() as connection:
        return schema_state.state_of(package_of(SERVICE), connection)


def test_a_migrated_database_is_current_and_one_that_lacks_a_history_is_behind(
    revisions: Callable[..., Engine],
) -> None:
    last = heads()
    assert state(revisions(last["chassis"], last[SERVICE])) is SchemaState.CURRENT
    assert state(revisions(last["chassis"])) is SchemaState.BEHIND
    assert state(revisions()) is SchemaState.BEHIND


@pytest.mark.parametrize("later", ["chassis", SERVICE, "both"])
def test_a_database_that_a_later_release_has_migrated_serves_this_one(
    revisions: Callable[..., Engine], later: str, settings: Settings
) -> None:
    last = {
        history: f"{history}_9001" if later in (history, "both") else revision for history, revision in heads().items()
    }
    engine = revisions(*last.values())
    assert state(engine) is SchemaState.AHEAD
    assert schema_state.is_current(package_of(SERVICE), engine)
    assert histories.upgrade(package_of(SERVICE), settings) is SchemaState.AHEAD
    assert set(_applied(engine)) == set(last.values())

    def waited(_seconds: float) -> None:
        raise AssertionError("it waits for a database that is ahead")

    personal.configure(settings)
    wait_for_database(SERVICE, settings, pause=waited)


def test_what_is_ahead_in_one_history_and_behind_in_the_other_is_behind_and_not_touched(
    revisions: Callable[..., Engine], settings: Settings
) -> None:
    engine = revisions("chassis_9001")
    assert state(engine) is SchemaState.BEHIND
    with pytest.raises(histories.CannotMigrate, match="chassis_9001"):
        histories.upgrade(package_of(SERVICE), settings)
    assert _applied(engine) == ["chassis_9001"]


def test_the_doctor_says_when_a_later_release_has_migrated(
    revisions: Callable[..., Engine], settings: Settings
) -> None:
    revisions("chassis_9001", f"{SERVICE}_9001")
    finding = doctor._database(SERVICE, settings)
    assert "later release" in finding.state
    assert (finding.bad, finding.fatal) == (True, False)


def test_the_doctor_asks_for_a_postgresql_that_knows_what_the_tables_use() -> None:
    tables = [
        table
        for service in SERVICES
        for part in schema_state.metadata_of(package_of(service))
        for table in part.tables.values()
    ]
    indexes = [index.dialect_options["postgresql"] for table in tables for index in table.indexes]
    assert any(options["nulls_not_distinct"] for options in indexes)
    # So says its manual of CREATE INDEX.
    assert usability.OLDEST_POSTGRESQL >= 15


def _applied(engine: Engine) -> list[Any]:
    with engine.connect() as connection:
        return list(connection.scalars(text("SELECT version_num FROM alembic_version")))


@pytest.mark.parametrize("service", SERVICES)
def test_every_revision_is_called_by_its_history_and_number_as_its_file_is(service: str) -> None:
    for script in histories.ScriptDirectory.from_config(histories.config_of(package_of(service))).walk_revisions():
        file = Path(script.path)
        history = "chassis" if file.parent.parent.parent.name == "chassis" else service
        assert script.revision == f"{history}_{file.stem.partition('_')[0]}", file
        assert re.fullmatch(r"[0-9]{4}_[a-z0-9_]+", file.stem), file


HEAD = """
import sqlalchemy as sa
from alembic import op

from chassis.migrating import online

revision = "talent_{number}"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade():
"""
EXPANDS = """\
    op.add_column("courses", sa.Column("floor", sa.Integer))


def downgrade():
    op.drop_column("courses", "floor")
"""
FILLS = """\
    online.in_portions("UPDATE courses SET floor = 1 WHERE id IN (SELECT id FROM courses WHERE floor IS NULL LIMIT 2)")
    online.create_index("ix_courses_floor", "courses", ["floor"])


def downgrade():
    online.drop_index("ix_courses_floor", "courses")
"""
COURSES = """
    INSERT INTO courses (id, code, title, venue, starts_at, ends_at, capacity, ended, confirmed, waiting, last_number,
                         created_at, version)
    SELECT gen_random_uuid(), 'C' || n, 'title', 'venue', now(), now() + interval '1 hour', 9, false, 0, 0, 0, now(), 1
    FROM generate_series(1, 5) AS n
"""


@pytest.fixture
def extended(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """Adds migrations that expand a table of five rows, then fill it and build an index; taken back afterwards."""
    before = heads()[SERVICE]
    last = int(before.rpartition("_")[2])
    for number, body in ((f"{last + 1:04}", EXPANDS), (f"{last + 2:04}", FILLS)):
        migration = HEAD.format(number=number, before=before) + body
        assert faults(migration) == {}
        (tmp_path / f"{number}_floors.py").write_text(migration)
        before = f"talent_{number}"
    folders = [*schema_state.folders(package_of(SERVICE)), (SERVICE, tmp_path)]
    monkeypatch.setattr(schema_state, "folders", lambda _service: folders)
    engine = create_engine(settings.database_url_of(SERVICE), poolclass=NullPool)
    assert state(engine) is SchemaState.BEHIND
    with engine.begin() as connection:
        connection.execute(text(COURSES))
    yield engine
    with engine.connect() as connection:
        config = histories.config_of(package_of(SERVICE))
        config.attributes["connection"] = connection
        histories.command.downgrade(config, f"{SERVICE}@-2")
        connection.execute(text("TRUNCATE courses CASCADE"))
        connection.commit()


def floors(engine: Engine) -> list[Any]:
    """The values of the new column; nothing while it is not there."""
    if "floor" not in {column["name"] for column in inspect(engine).get_columns("courses")}:
        return []
    with engine.connect() as connection:
        return list(connection.scalars(text("SELECT floor FROM courses")))


def test_processes_that_migrate_at_once_wait_for_each_other_also_while_an_index_is_built_concurrently(
    settings: Settings, extended: Engine
) -> None:
    with ThreadPoolExecutor(3) as pool:
        before = sorted(pool.map(lambda _: histories.upgrade(package_of(SERVICE), settings), range(3)))
    assert before == [SchemaState.BEHIND, SchemaState.CURRENT, SchemaState.CURRENT]
    assert floors(extended) == [1, 1, 1, 1, 1]
    assert index_is_valid(extended)


def index_is_valid(engine: Engine) -> bool:
    with engine.connect() as connection:
        valid = "SELECT indisvalid FROM pg_index WHERE indexrelid = CAST('ix_courses_floor' AS regclass)"
        return bool(connection.scalar(text(valid)))


def test_a_migration_that_was_cut_off_while_it_built_an_index_can_be_run_again(
    settings: Settings, extended: Engine
) -> None:
    building = text("SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'CREATE INDEX%'")
    with ThreadPoolExecutor(1) as pool, extended.connect() as watching, extended.connect() as reading:
        # Whoever reads as of a moment before the index holds up its last step.
        reading.execution_options(isolation_level="REPEATABLE READ").execute(text("SELECT now()"))
        upgrade = pool.submit(histories.upgrade, package_of(SERVICE), settings)

        def found() -> bool:
            watching.rollback()
            return watching.scalar(building) is not None

        wait_until(found, 20, "the index to wait for a reader")
        watching.execute(text("SELECT pg_cancel_backend(:pid)"), {"pid": watching.scalar(building)})
        with pytest.raises(OperationalError, match="canceling"):
            upgrade.result(20)
    assert histories.upgrade(package_of(SERVICE), settings) is SchemaState.BEHIND
    assert index_is_valid(extended)


def test_a_migration_that_waits_for_a_table_in_use_lets_others_pass_and_comes_again(
    settings: Settings, extended: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(histories, "LOCK_TIMEOUT", "300ms")
    monkeypatch.setattr(histories, "LOCK_TRIES", 1000)
    waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'ALTER TABLE%'")
    with ThreadPoolExecutor(1) as pool, extended.connect() as watching, extended.connect() as using:
        using.execute(text("SELECT count(*) FROM courses"))
        upgrade = pool.submit(histories.upgrade, package_of(SERVICE), settings)

        def is_waiting() -> bool:
            watching.rollback()
            return bool(watching.scalar(waiting))

        wait_until(is_waiting, 20, "the migration to wait for the table")
        watching.rollback()
        # It comes behind the migration in the line, and is served when that has given up for the moment.
        watching.execute(text("SET LOCAL lock_timeout = '10s'"))
        assert watching.scalar(text("SELECT count(*) FROM courses")) == 5
        watching.rollback()
        assert not upgrade.done()
        using.rollback()
        assert upgrade.result(20) is SchemaState.BEHIND
    assert floors(extended) == [1, 1, 1, 1, 1]


def test_a_table_that_stays_in_use_fails_the_migration_in_the_end(
    settings: Settings, extended: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(histories, "LOCK_TIMEOUT", "50ms")
    monkeypatch.setattr(histories, "LOCK_TRIES", 2)
    with extended.connect() as using:
        using.execute(text("SELECT count(*) FROM courses"))
        with pytest.raises(OperationalError, match="lock timeout"):
            histories.upgrade(package_of(SERVICE), settings)
    assert floors(extended) == []
    assert histories.upgrade(package_of(SERVICE), settings) is SchemaState.BEHIND
