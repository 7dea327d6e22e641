"""Whether what the settings name can be used: the start of a process and ``lianshang doctor`` make the same checks."""

from sqlalchemy import Connection, text
from sqlalchemy.exc import DataError

from chassis.embedded import data_folder
from chassis.migrating.schema_state import SchemaState, state_of
from chassis.running.listening import bound
from chassis.running.settings import Settings, SettingsError
from chassis.storing.database import Database
from lianshang.composition import package_of

# The first version whose unique indexes can treat nulls as equal (NULLS NOT DISTINCT).
OLDEST_POSTGRESQL = 15


class DatabaseUnusable(Exception):
    """A database cannot be used; the message says which, why, and what to do."""


def check_machine(settings: Settings) -> None:
    """Check the data folder, if one is used, and that the process can listen at HTTP_HOST.

    Raises ``FolderUnusable`` or ``CannotListen``.
    """
    if settings.embedded_database or not settings.field_keys:
        data_folder.check(settings.data_path)
    bound(settings.http_host, 0, "HTTP_HOST").close()


def check_database(service: str, settings: Settings, connection: Connection) -> SchemaState:
    """Check the version of the server and its time zones; returns the state of the migrations.

    Raises ``DatabaseUnusable`` or ``SettingsError``. The keys are checked by ``key_canary``, once migrations are there.
    """
    version = connection.scalar(text("SELECT current_setting('server_version_num')::int / 10000"))
    if version < OLDEST_POSTGRESQL:
        raise DatabaseUnusable(
            f"the database of {service} is on PostgreSQL {version}; it must be on {OLDEST_POSTGRESQL} or later"
        )
    try:
        connection.execute(text("SELECT set_config('timezone', :zone, true)"), {"zone": settings.timezone})
    except DataError:
        raise SettingsError(
            f"TIMEZONE is {settings.timezone!r}, which PostgreSQL {version} does not know; it must be a time zone such "
            "as Asia/Shanghai"
        ) from None
    return state_of(package_of(service), connection)


def opened(service: str, settings: Settings) -> Database:
    """Return the database of a service for a command, with all migrations of this release.

    Raises ``DatabaseUnusable``, ``SettingsError`` or SQLAlchemy's ``OperationalError``.
    """
    database = Database(service, settings)
    with database.engine.connect() as connection:
        if check_database(service, settings, connection) is SchemaState.BEHIND:
            raise DatabaseUnusable(f"{service}: its migrations are missing; run `lianshang db upgrade {service}`")
    return database
