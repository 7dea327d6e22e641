"""``lianshang db backup`` and ``lianshang db restore``: dumps of all databases, in an order that can be restored.

They run PostgreSQL's own ``pg_dump`` and ``pg_restore``, of the server's version or a later one, which find the
server by their environment: arguments can be seen by everybody on the machine.
"""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import psycopg2
from rich.console import Console
from sqlalchemy import make_url

from chassis.running.settings import Settings
from chassis.storing.files import for_the_owner
from lianshang.cli.settings import complain
from lianshang.faults import EXIT_DATABASE, EXIT_FILES

# Consumers come before the producers they listen to, so that no consumer knows an event that its producer, restored,
# does not: what it lacks is replayed, what it is ahead could not be undone.
ORDER = ("notifications", "talent", "requests", "registry")
# What libpq calls the parts of an address, https://www.postgresql.org/docs/current/libpq-envars.html.
_VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "options": "PGOPTIONS",
}

console = Console(highlight=False)


def backup(settings: Settings, folder: Path) -> None:
    """Dump the database of every service into a folder, while the platform runs; only this user can read the files."""
    _refuse_embedded(settings)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    begun = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n"
    for service in ORDER:
        part = folder / f"{service}.part"
        part.unlink(missing_ok=True)
        open(part, "xb", opener=for_the_owner).close()
        _run(["pg_dump", "--format=custom", f"--file={part}"], settings, service)
    # Only now: a folder that holds dumps already must not be left with those of two moments.
    for service in ORDER:
        dump = (folder / f"{service}.part").replace(folder / f"{service}.dump")
        console.print(f"[green]✓[/green] {dump}", soft_wrap=True)
    (folder / "begun").write_text(begun)


def restore(settings: Settings, folder: Path) -> None:
    """Put the dumps of a folder in the place of the databases; what is in them now is lost."""
    _refuse_embedded(settings)
    for service in ORDER:
        dump = folder / f"{service}.dump"
        if not dump.is_file() or not dump.stat().st_size:
            raise complain(f"{dump} is missing; nothing was changed", EXIT_FILES)
    # What is emptied cannot be brought back: each database must answer and each dump be whole before. The table of
    # contents, which --list shows, stands at the beginning of a dump, so that one that was cut off has it too.
    for service in ORDER:
        _connected(settings, service).close()
        _run(["pg_restore", "--file=/dev/null", str(folder / f"{service}.dump")], settings, service)
    for service in ORDER:
        _empty(settings, service)
        words = ["pg_restore", "--exit-on-error", "--single-transaction", "--no-owner"]
        database = str(_arguments(settings, service)["dbname"])
        _run([*words, f"--dbname={database}", str(folder / f"{service}.dump")], settings, service)
        console.print(f"[green]✓[/green] {service}: as it was")


def _refuse_embedded(settings: Settings) -> None:
    if settings.embedded_database:
        raise complain(f"embedded mode has its database in {settings.data_path}: stop it, and copy that folder")


def _empty(settings: Settings, service: str) -> None:
    """Remove all there is, also the tables of a later release."""
    connection = _connected(settings, service)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    finally:
        connection.close()


def _connected(settings: Settings, service: str) -> psycopg2.extensions.connection:
    return psycopg2.connect(**{"connect_timeout": 5, **_arguments(settings, service)})


def _arguments(settings: Settings, service: str) -> dict[str, str]:
    url = make_url(settings.database_url_of(service))
    return {**url.translate_connect_args(username="user", database="dbname"), **url.query}


def _run(words: list[str], settings: Settings, service: str) -> None:
    arguments = _arguments(settings, service)
    unknown = set(arguments) - set(_VARIABLES)
    if unknown:
        raise complain(f"DATABASE_URL has {', '.join(sorted(unknown))}, which {words[0]} cannot be told")
    program = shutil.which(words[0])
    if program is None:
        raise complain(f"{words[0]} is missing: install the client programs of PostgreSQL, of the server's version")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    given = {_VARIABLES[name]: str(value) for name, value in arguments.items()}
    done = subprocess.run([program, *words[1:]], env={**kept, **given}, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"{words[0]} ended with {done.returncode}"]
        raise complain(f"{service}: {lines[0]}", EXIT_DATABASE)
