"""Backups: in an order that can be restored, for nobody else to read, and without a password that others can see."""

import itertools
import os
import stat
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg2
import pytest
from typer.testing import CliRunner, Result

from contracts.platform import SERVICES
from lianshang.cli import backups
from lianshang.cli.app import app
from lianshang.faults import EXIT_DATABASE
from tests.servers import DatabaseServer

SECRET = "secret+word"
CHANGED = "changed_"


def lianshang(url: str, path: str, *words: str) -> Result:
    return CliRunner().invoke(app, list(words), env={"DATABASE_URL": url, "PATH": path})


@pytest.fixture
def spied(tmp_path: Path, database_server: DatabaseServer) -> tuple[str, Path]:
    """A search path on which PostgreSQL's programs note their arguments before they run, and where the notes are."""
    programs, notes = tmp_path / "bin", tmp_path / "arguments"
    programs.mkdir()
    for name in ("pg_dump", "pg_restore"):
        program = programs / name
        program.write_text(f'#!/bin/sh\necho "$0 $@" >> {notes}\nexec {database_server.programs / name} "$@"\n')
        program.chmod(0o755)
    return f"{programs}:{os.environ['PATH']}", notes


def databases(server: DatabaseServer, prefix: str) -> str:
    """The template of the addresses of databases with something in each, with a password, which the server ignores."""
    for service in SERVICES:
        server.create(f"{prefix}{service}")
        connection = server.connect(f"{prefix}{service}")
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE inbox (number integer); CREATE TABLE things AS SELECT %s AS name", [service])
        connection.close()
    return server.url.replace("postgres@", f"postgres:{SECRET}@").replace("{service}", f"{prefix}{{service}}")


def things(server: DatabaseServer, database: str) -> list[tuple[str]]:
    connection = server.connect(database)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM things")
            return cursor.fetchall()
    finally:
        connection.close()


def test_no_consumer_is_dumped_with_an_event_that_its_producer_is_dumped_without(
    database_server: DatabaseServer, spied: tuple[str, Path], tmp_path: Path
) -> None:
    url, folder = databases(database_server, "circle_"), tmp_path / "dumps"
    for service in SERVICES:
        with database_server.connect(f"circle_{service}").cursor() as cursor:
            cursor.execute("CREATE TABLE outbox (number integer); ALTER TABLE inbox ADD COLUMN producer text")
    over, rounds = threading.Event(), threading.Event()

    def go_round() -> None:
        """Each service publishes an event, and then every other one applies it."""
        cursors = {service: database_server.connect(f"circle_{service}").cursor() for service in SERVICES}
        for number in itertools.count(1):
            for producer, consumer in itertools.permutations(SERVICES, 2):
                cursors[producer].execute("INSERT INTO outbox VALUES (%s)", [number])
                cursors[consumer].execute("INSERT INTO inbox VALUES (%s, %s)", [number, producer])
            rounds.set()
            if over.is_set():
                return

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(go_round)
        try:
            assert rounds.wait(30)
            done = lianshang(url, spied[0], "db", "backup", str(folder))
        finally:
            over.set()
        running.result()
    assert done.exit_code == 0, done.output
    assert lianshang(url, spied[0], "db", "restore", str(folder)).exit_code == 0
    published, applied = {}, []
    for service in SERVICES:
        with database_server.connect(f"circle_{service}").cursor() as cursor:
            cursor.execute("SELECT max(number) FROM outbox")
            ((published[service],),) = cursor.fetchall()
            cursor.execute("SELECT producer, max(number) FROM inbox GROUP BY producer")
            applied += cursor.fetchall()
    assert len(applied) == len(SERVICES) * (len(SERVICES) - 1)
    assert [(producer, number) for producer, number in applied if number > published[producer]] == []


def test_a_backup_does_not_wait_for_ever_for_who_applies_an_event(
    database_server: DatabaseServer, spied: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "LOCK_SECONDS", 1)
    url = databases(database_server, "held_")
    connection = database_server.connect("held_requests")
    connection.autocommit = False
    connection.cursor().execute("INSERT INTO inbox VALUES (1)")
    done = lianshang(url, spied[0], "db", "backup", str(tmp_path / "dumps"))
    connection.close()
    assert done.exit_code == EXIT_DATABASE
    (line,) = done.output.strip().splitlines()
    assert "requests: " in line
    assert "lock timeout" in line
    assert list((tmp_path / "dumps").glob("*.dump")) == []


def test_dumps_are_for_nobody_else_and_bring_back_what_was_there(
    database_server: DatabaseServer, spied: tuple[str, Path], tmp_path: Path
) -> None:
    path, notes = spied
    url, folder = databases(database_server, "kept_"), tmp_path / "dumps"
    before = os.umask(0)
    try:
        done = lianshang(url, path, "db", "backup", str(folder))
    finally:
        os.umask(before)
    assert done.exit_code == 0, done.output
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    dumps = sorted(folder.glob("*.dump"))
    assert [dump.stem for dump in dumps] == sorted(SERVICES)
    assert {stat.S_IMODE(dump.stat().st_mode) for dump in dumps} == {0o600}
    for service in SERVICES:
        connection = database_server.connect(f"kept_{service}")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE things SET name = 'changed'; CREATE TABLE later ()")
        connection.close()
    done = lianshang(url, path, "db", "restore", str(folder))
    assert done.exit_code == 0, done.output
    for service in SERVICES:
        assert things(database_server, f"kept_{service}") == [(service,)]
        with pytest.raises(psycopg2.errors.UndefinedTable):
            database_server.connect(f"kept_{service}").cursor().execute("SELECT FROM later")
    assert len(notes.read_text().splitlines()) == 3 * len(SERVICES)
    assert SECRET not in notes.read_text()


def test_a_backup_that_fails_says_why_in_a_line_and_leaves_no_dump(
    database_server: DatabaseServer, spied: tuple[str, Path], tmp_path: Path
) -> None:
    url = databases(database_server, "gone_")
    database_server.drop("gone_talent")
    done = lianshang(url, spied[0], "db", "backup", str(tmp_path / "dumps"))
    assert done.exit_code != 0
    assert "talent" in done.output
    assert len(done.output.strip().splitlines()) == 1
    assert list((tmp_path / "dumps").glob("*.dump")) == []


def test_a_backup_that_fails_leaves_the_dumps_of_the_one_before_together(
    database_server: DatabaseServer, spied: tuple[str, Path], tmp_path: Path
) -> None:
    url, folder = databases(database_server, "twice_"), tmp_path / "dumps"
    assert lianshang(url, spied[0], "db", "backup", str(folder)).exit_code == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    database_server.drop("twice_registry")
    assert lianshang(url, spied[0], "db", "backup", str(folder)).exit_code != 0
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".part"} == before


def test_nothing_is_changed_when_a_dump_is_missing(
    database_server: DatabaseServer, spied: tuple[str, Path], tmp_path: Path
) -> None:
    url, folder = databases(database_server, "partly_"), tmp_path / "dumps"
    assert lianshang(url, spied[0], "db", "backup", str(folder)).exit_code == 0
    (folder / "registry.dump").unlink()
    done = lianshang(url, spied[0], "db", "restore", str(folder))
    assert done.exit_code != 0
    assert "registry.dump is missing; nothing was changed" in done.output.replace("\n", "")
    assert things(database_server, "partly_notifications") == [("notifications",)]


@pytest.fixture
def changed_since(database_server: DatabaseServer, spied: tuple[str, Path], tmp_path: Path) -> tuple[str, Path]:
    """The template of the addresses of databases that have changed since a backup, and the folder of its dumps."""
    url, folder = databases(database_server, CHANGED), tmp_path / "dumps"
    assert lianshang(url, spied[0], "db", "backup", str(folder)).exit_code == 0
    for service in SERVICES:
        with database_server.connect(f"{CHANGED}{service}").cursor() as cursor:
            cursor.execute("UPDATE things SET name = 'changed'")
    return url, folder


def nothing_is_changed(server: DatabaseServer, done: Result, told: str) -> None:
    assert done.exit_code not in (0, 1), done.output
    (line,) = done.output.strip().splitlines()
    assert told in line
    for service in SERVICES:
        assert things(server, f"{CHANGED}{service}") == [("changed",)]


def cut(dump: Path) -> None:
    """Cut a dump off behind its table of contents."""
    dump.write_bytes(dump.read_bytes()[:-20])


def overwrite(dump: Path) -> None:
    dump.write_bytes(b"x" * dump.stat().st_size)


@pytest.mark.parametrize("damage", [cut, overwrite])
def test_nothing_is_changed_when_a_dump_is_not_whole(
    database_server: DatabaseServer,
    spied: tuple[str, Path],
    changed_since: tuple[str, Path],
    damage: Callable[[Path], None],
) -> None:
    url, folder = changed_since
    damage(folder / f"{SERVICES[-1]}.dump")
    nothing_is_changed(database_server, lianshang(url, spied[0], "db", "restore", str(folder)), SERVICES[-1])


def test_nothing_is_changed_when_the_program_is_missing_or_cannot_be_told_an_option(
    database_server: DatabaseServer, spied: tuple[str, Path], changed_since: tuple[str, Path]
) -> None:
    url, folder = changed_since
    nothing_is_changed(database_server, lianshang(url, "/nowhere", "db", "restore", str(folder)), "pg_restore")
    more = f"{url}{'&' if '?' in url else '?'}application_name=restoring"
    nothing_is_changed(database_server, lianshang(more, spied[0], "db", "restore", str(folder)), "application_name")


def test_nothing_is_changed_when_a_database_does_not_answer(
    database_server: DatabaseServer, spied: tuple[str, Path], changed_since: tuple[str, Path]
) -> None:
    url, folder = changed_since
    database_server.drop(f"{CHANGED}{SERVICES[-1]}")
    assert lianshang(url, spied[0], "db", "restore", str(folder)).exit_code != 0
    assert things(database_server, f"{CHANGED}{SERVICES[0]}") == [("changed",)]


def test_embedded_mode_is_copied_and_not_dumped(tmp_path: Path) -> None:
    environment = {"DATABASE_URL": "", "DATA_DIR": str(tmp_path)}
    done = CliRunner().invoke(app, ["db", "backup", str(tmp_path / "dumps")], env=environment)
    assert done.exit_code != 0
    assert "copy that folder" in done.output
