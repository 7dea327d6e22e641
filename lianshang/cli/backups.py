"""``lianshang db backup`` and ``lianshang db restore``: dumps of all databases, of moments that fit together.

They run PostgreSQL's own ``pg_dump`` and ``pg_restore``, of the server's version or a later one, which find the
server by their environment: arguments can be seen by everybody on the machine.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg2
from rich.console import Console
from sqlalchemy import make_url

from chassis.running.settings import Settings
from chassis.storing.files import for_the_owner
from contracts.platform import SERVICES
from lianshang.cli.settings import complain
from lianshang.faults import EXIT_DATABASE, EXIT_FILES

# A backup keeps events from being applied for no longer than this, in which whoever applies one now has to end.
LOCK_SECONDS = 10
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
    with _snapshots(settings) as snapshots:
        for service, snapshot in snapshots.items():
            part = folder / f"{service}.part"
            part.unlink(missing_ok=True)
            open(part, "xb", opener=for_the_owner).close()
            _run(["pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={part}"], settings, service)
    # Only now: a folder that holds dumps already must not be left with those of two moments.
    for service in SERVICES:
        dump = (folder / f"{service}.part").replace(folder / f"{service}.dump")
        console.print(f"[green]✓[/green] {dump}", soft_wrap=True)
    (folder / "begun").write_text(begun)


def restore(settings: Settings, folder: Path) -> None:
    """Put the dumps of a folder in the place of the databases; what is in them now is lost."""
    _refuse_embedded(settings)
    for service in SERVICES:
        dump = folder / f"{service}.dump"
        if not dump.is_file() or not dump.stat().st_size:
            raise complain(f"{dump} is missing; nothing was changed", EXIT_FILES)
    # What is emptied cannot be brought back: each database must answer and each dump be whole before. The table of
    # contents, which --list shows, stands at the beginning of a dump, so that one that was cut off has it too.
    for service in SERVICES:
        _connected(settings, service).close()
        _run(["pg_restore", "--file=/dev/null", str(folder / f"{service}.dump")], settings, service)
    for service in SERVICES:
        _empty(settings, service)
        words = ["pg_restore", "--exit-on-error", "--single-transaction", "--no-owner"]
        database = str(_arguments(settings, service)["dbname"])
        _run([*words, f"--dbname={database}", str(folder / f"{service}.dump")], settings, service)
        console.print(f"[green]✓[/green] {service}: as it was")


@contextmanager
def _snapshots(settings: Settings) -> Iterator[Mapping[str, str]]:
    """Yield a snapshot of each database; none has applied an event that the snapshot of its producer does not have.

    What a consumer lacks is replayed, what it is ahead could not be undone. Services listen to each other in circles,
    so no order of the dumps would do: nobody applies events while the snapshots are taken, which is a matter of
    milliseconds.
    """
    taken: dict[str, str] = {}
    with ExitStack() as taking:
        with ExitStack() as locking:
            for service in SERVICES:
                # Whatever applies an event writes a row there.
                _asked(settings, service, locking, f"SET lock_timeout = '{LOCK_SECONDS}s'; LOCK inbox IN SHARE MODE")
            for service in SERVICES:
                taken[service] = _asked(settings, service, taking, "SELECT pg_export_snapshot()", reading=True)
        yield taken


def _asked(settings: Settings, service: str, kept: ExitStack, statement: str, *, reading: bool = False) -> str:
    """Begin a transaction with a statement, and return its answer, if it has one; it lasts as long as ``kept``."""
    try:
        connection = kept.enter_context(closing(_connected(settings, service)))
        if reading:
            connection.set_session("REPEATABLE READ", readonly=True)
        cursor = connection.cursor()
        cursor.execute(statement)
        return str(cursor.fetchone()[0]) if reading else ""
    except psycopg2.Error as error:
        raise complain(f"{service}: {str(error).strip().splitlines()[0]}", EXIT_DATABASE) from None


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
