"""Applies the migrations of a service's database: two histories, the machinery's and the service's own."""

import importlib
import time
from collections.abc import Iterable
from pathlib import Path

import structlog
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, NullPool, create_engine, text
from sqlalchemy.exc import OperationalError

from chassis.migrating import schema_state
from chassis.migrating.schema_state import SchemaState, history_of, metadata_of, name_of
from chassis.running.settings import Settings

log = structlog.get_logger()

_HERE = Path(__file__).parents[1] / "migrations"
# The lock is polled rather than waited for: a waiting statement holds a snapshot, and CREATE INDEX CONCURRENTLY of the
# process that has the lock would in turn wait for that.
_LOCK = "SELECT pg_try_advisory_lock(hashtextextended('lianshang migrations', 0))"
_LOCK_PAUSE = 0.1

# A statement that waits for a table's lock makes all others wait behind it, so it gives up soon and is retried.
LOCK_TIMEOUT = "5s"
LOCK_TRIES = 12
_LOCK_NOT_AVAILABLE = "55P03"


class CannotMigrate(Exception):
    """The database holds what this release cannot migrate; the message says what, and what would help."""


def config_of(package: str) -> Config:
    """Return Alembic's configuration for a service's package, with the machinery's migrations and the service's."""
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.set_main_option("path_separator", "newline")
    locations = "\n".join(str(folder) for _, folder in schema_state.folders(package))
    config.set_main_option("version_locations", locations)
    config.attributes["package"] = package
    return config


def files(packages: Iterable[str]) -> list[Path]:
    """Return the files of all migrations of all histories."""
    folders = {folder for package in packages for _, folder in schema_state.folders(package)}
    return sorted(path for folder in folders for path in folder.glob("[0-9]*.py"))


def kept(package: str) -> dict[str, str | None]:
    """Return for how long the rows of each table of a service's database are kept, as it is stated beside the table."""
    machinery, own = metadata_of(package)
    found = {table.name: table.info.get("kept") for table in (*machinery.sorted_tables, *own.sorted_tables)}
    for mapper in importlib.import_module(f"{package}.models").Base.registry.mappers:
        # The registry has the models of every service that has been imported.
        if mapper.local_table.metadata is own:
            found[mapper.local_table.name] = getattr(mapper.class_, "kept", None)
    return found


def upgrade(package: str, settings: Settings) -> SchemaState:
    """Bring a service's database up to this release; processes that do so at the same time wait for each other.

    A database that a later release has migrated already is left as it is. Returns the state before.
    """
    # Without a pool the connection is closed whatever happens, which releases the lock.
    engine = create_engine(settings.database_url_of(name_of(package)), poolclass=NullPool)
    with engine.connect() as connection:
        while not connection.scalar(text(_LOCK)):
            connection.rollback()
            time.sleep(_LOCK_PAUSE)
        connection.commit()
        before = schema_state.state_of(package, connection)
        connection.commit()
        if before is SchemaState.BEHIND:
            _apply(package, connection)
    return before


def _apply(package: str, connection: Connection) -> None:
    unknown = schema_state.unknown(package, connection)
    connection.commit()
    if unknown:
        raise CannotMigrate(
            f"the database of {name_of(package)} holds {', '.join(sorted(unknown))}, which this release does not know, "
            "and lacks others that it has; migrate it with the later release"
        )
    connection.execute(text("SELECT set_config('lock_timeout', :limit, false)"), {"limit": LOCK_TIMEOUT})
    connection.commit()
    config = config_of(package)
    config.attributes["connection"] = connection
    for tried in range(1, LOCK_TRIES + 1):
        try:
            command.upgrade(config, "heads")
            break
        except OperationalError as error:
            connection.rollback()
            if getattr(error.orig, "pgcode", None) != _LOCK_NOT_AVAILABLE or tried == LOCK_TRIES:
                raise
            log.warning(
                "a table is in use, trying again", service=name_of(package), tried=tried, error=str(error.orig).strip()
            )
            time.sleep(_LOCK_PAUSE)
    connection.commit()


def new_revision(package: str, history: str, words: str) -> Path:
    """Write an empty migration that follows the last one of ``history``, which is ``chassis`` or the service's own.

    Returns its file.
    """
    config, folder = config_of(package), dict(schema_state.folders(package))[history]
    heads = {history_of(head): head for head in ScriptDirectory.from_config(config).get_heads()}
    number = int(heads[history].rpartition("_")[2]) + 1
    # Alembic reads its options as a configuration file, in which a percent sign is written twice.
    config.set_main_option("file_template", f"{number:04}_%%(slug)s")
    revision_id = f"{history}_{number:04}"
    command.revision(config, message=words, rev_id=revision_id, head=heads[history], version_path=str(folder))
    (made,) = folder.glob(f"{number:04}_*.py")
    return made


def differences(package: str, connection: Connection) -> list[object]:
    """Return how the tables of a migrated database differ from the models; empty when they agree."""
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": False})
    together = MetaData()
    for part in metadata_of(package):
        for table in part.tables.values():
            table.to_metadata(together)
    return list(compare_metadata(context, together))
