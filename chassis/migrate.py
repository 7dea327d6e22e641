"""Migrations: the machinery's history and the service's own, both applied to each service's database."""

import importlib
import pkgutil
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, create_engine, text

from chassis import tables
from chassis.settings import Settings

_HERE = Path(__file__).parent / "migrations"
_LOCK = "SELECT pg_advisory_lock(hashtextextended('lianshang migrations', 0))"


def config_of(service: str) -> Config:
    """Alembic's configuration for one service: the machinery's versions beside the service's."""
    package = importlib.import_module(f"services.{service}")
    own = Path(package.__path__[0]) / "migrations"
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", f"{_HERE / 'versions'}\n{own}")
    config.attributes["service"] = service
    return config


def metadata_of(service: str) -> list[MetaData]:
    """What the tables of a service's database should be, according to its models."""
    package = importlib.import_module(f"services.{service}")
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if found.name.endswith(".models"):
            importlib.import_module(found.name)
    base = importlib.import_module(f"services.{service}.models")
    return [tables.metadata, base.Base.metadata]


def upgrade(service: str, settings: Settings) -> None:
    """Bring one service's database up to this release; processes that do so at once wait for each other."""
    engine = create_engine(settings.database_url_of(service))
    with engine.connect() as connection:
        connection.execute(text(_LOCK))
        connection.commit()
        config = config_of(service)
        config.attributes["connection"] = connection
        command.upgrade(config, "heads")
        connection.commit()
    engine.dispose()


def is_current(service: str, engine: Engine) -> bool:
    """Whether every migration of this release has been applied."""
    heads = set(ScriptDirectory.from_config(config_of(service)).get_heads())
    with engine.connect() as connection:
        return heads <= set(MigrationContext.configure(connection).get_current_heads())


def differences(service: str, connection: Connection) -> list[object]:
    """How the tables of a migrated database differ from the models; empty when they are in step."""
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": False})
    together = MetaData()
    for part in metadata_of(service):
        for table in part.tables.values():
            table.to_metadata(together)
    return list(compare_metadata(context, together))
