"""What an operator does wrong is told in one line on the error output, with an exit status for its kind."""

import errno
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from cryptography.fernet import Fernet
from sqlalchemy import create_engine, text

from lianshang import faults
from lianshang.faults import EXIT_ADDRESS, EXIT_DATABASE, EXIT_FAILED, EXIT_FILES, EXIT_SETTINGS
from tests.harness import FIELD_KEY
from tests.servers import DatabaseServer, free_ports, wait_until

ROOT = Path(__file__).parents[2]
MAIN = [sys.executable, "-W", "ignore", "-c", "from lianshang.cli import main; main()"]
AWAY = "postgresql+psycopg2://me:geheim@127.0.0.1:1/{service}"
NO_BROKER = "amqp://me:geheim@127.0.0.1:1/"
OTHER_KEY = Fernet.generate_key().decode()


def environment(folder: Path, **more: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "DATA_DIR": str(folder / "data"), "COLUMNS": "1000", **more}


def call(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*MAIN, *words], cwd=ROOT, env=environment(folder, **more), capture_output=True, text=True, timeout=120
    )


def refused(done: subprocess.CompletedProcess[str], status: int, *told: str) -> str:
    """The one line with which a command has ended."""
    assert done.returncode == status, done.stdout + done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("lianshang: ")
    for words in told:
        assert words in line
    assert "geheim" not in line
    return line


@pytest.fixture
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that PostgreSQL gets to, where root runs the tests and it runs as somebody else."""
    folder = tmp_path_factory.mktemp("mistakes")
    for above in (folder, *folder.parents):
        if above == Path("/tmp"):
            break
        above.chmod(0o711)
    return folder


@pytest.fixture
def taken() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield str(server.getsockname()[1])


SETTINGS = {"TIMEZONE": "Asia/Shangai", "FIELD_KEYS": "abc", "LOG_LEVEL": "trace", "WORKERS": "0", "PUBLIC_URL": "foo"}


@pytest.mark.parametrize(
    ("words", "name"),
    zip([["up"], ["run", "requests"], ["run", "gateway"], ["db", "upgrade"], ["doctor"]], SETTINGS, strict=True),
)
def test_a_setting_that_cannot_be_is_refused_by_whatever_is_started(
    words: list[str], name: str, tmp_path: Path
) -> None:
    done = call(tmp_path, *words, **{name: SETTINGS[name]})
    if words == ["doctor"]:
        assert (done.returncode, name in done.stdout) == (EXIT_FAILED, True)
    else:
        refused(done, EXIT_SETTINGS, f"{name} is ", "it must be ")
    assert not (tmp_path / "data").exists()


def test_a_port_that_is_taken_is_named(taken: str, tmp_path: Path) -> None:
    gateway = {"AMQP_URI": NO_BROKER, "HTTP_PORT": taken}
    refused(call(tmp_path, "run", "gateway", **gateway), EXIT_ADDRESS, f"HTTP_PORT is {taken}", "in use")
    refused(call(tmp_path, "up", HTTP_PORT=taken), EXIT_ADDRESS, f"HTTP_PORT is {taken}", "in use")
    refused(call(tmp_path, "up", HTTP_PORT="0", HEALTH_PORT=taken), EXIT_ADDRESS, f"HEALTH_PORT is {taken}", "in use")
    assert not (tmp_path / "data").exists()
    probes = {"AMQP_URI": NO_BROKER, "HTTP_PORT": "0", "HEALTH_PORT": taken}
    last = call(tmp_path, "run", "gateway", **probes).stderr.splitlines()[-1]
    assert last.startswith(f"lianshang: HEALTH_PORT is {taken}")
    service = {**probes, "DATABASE_URL": AWAY, "FIELD_KEYS": FIELD_KEY}
    done = call(tmp_path, "run", "talent", **service)
    assert done.returncode == EXIT_ADDRESS
    assert done.stderr.splitlines()[-1].startswith(f"lianshang: HEALTH_PORT is {taken}")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "host"),
    [
        (["up"], "nowhere.invalid"),
        (["run", "gateway"], "192.0.2.1"),
        (["run", "talent"], "192.0.2.1"),
        (["doctor"], "192.0.2.1"),
    ],
)
def test_a_host_that_is_not_this_machine_is_named(words: list[str], host: str, tmp_path: Path) -> None:
    servers = {} if words in (["up"], ["doctor"]) else {"AMQP_URI": NO_BROKER, "DATABASE_URL": AWAY}
    done = call(tmp_path, *words, HTTP_HOST=host, **servers)
    if words == ["doctor"]:
        assert (done.returncode, f"HTTP_HOST is '{host}'" in done.stdout) == (EXIT_FAILED, True)
    else:
        refused(done, EXIT_ADDRESS, f"HTTP_HOST is '{host}'", "0.0.0.0")


@pytest.mark.parametrize(
    "words", [["up"], ["db", "upgrade"], ["doctor"], ["events", "status"], ["account", "operator", "me"]]
)
def test_a_data_folder_that_is_a_file_is_named(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    done = call(tmp_path, *words)
    assert "Traceback" not in done.stderr
    if words == ["doctor"]:
        assert (done.returncode, "is no folder" in done.stdout) == (EXIT_FAILED, True)
    elif words in (["up"], ["db", "upgrade"]):
        refused(done, EXIT_FILES, f"DATA_DIR is '{tmp_path / 'data'}'", "is no folder")
    else:
        refused(done, EXIT_DATABASE, str(tmp_path / "data"), "no database")


def test_a_data_folder_in_which_nothing_can_be_written_is_named(tmp_path: Path) -> None:
    # Nobody writes there, not even root.
    for words in (["up"], ["db", "upgrade"], ["doctor"]):
        done = call(tmp_path, *words, DATA_DIR="/proc/lianshang")
        assert "DATA_DIR is '/proc/lianshang', where this user cannot write" in done.stdout + done.stderr
        assert done.returncode == (EXIT_FAILED if words == ["doctor"] else EXIT_FILES)
        assert "Traceback" not in done.stderr


COMMANDS = [["db", "upgrade"], ["account", "operator", "me"], ["run", "registry"], ["db", "compare"]]


ADDRESSES = [
    ("{service}?nosuch=1", "nosuch"),
    ("{service}?sslmode=quatsch", "sslmode"),
    ("{service}?connect_timeout=x&target_session_attrs=quatsch", "target_session_attrs"),
    ("{servce}", "{service}"),
    ("x?options=-crole%3D{srvice}", "{service}"),
]


@pytest.mark.parametrize(
    ("words", "behind", "told"),
    # Each command with what libpq refuses and with what is refused before, and one of them with each address.
    [(words, *address) for words in COMMANDS for address in (ADDRESSES if words is COMMANDS[0] else ADDRESSES[1::2])],
)
def test_an_address_of_a_database_that_cannot_be_is_refused_at_once(
    words: list[str], behind: str, told: str, tmp_path: Path
) -> None:
    url = f"postgresql+psycopg2://me:geheim@127.0.0.1:1/{behind}"
    done = call(tmp_path, *words, DATABASE_URL=url, AMQP_URI=NO_BROKER, FIELD_KEYS=FIELD_KEY)
    assert done.returncode == EXIT_SETTINGS, done.stderr
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("lianshang: ")]
    assert "DATABASE_URL" in line
    assert told in line
    assert "Traceback" not in done.stderr
    assert "geheim" not in done.stderr
    if words[0] != "run":
        assert done.stderr.splitlines() == [line]


def test_doctor_refuses_what_a_start_refuses(tmp_path: Path) -> None:
    for name, more in {
        "FIELD_KEYS": {"ENVIRONMENT": "production"},
        "CERTIFICATES": {"SERVICE_URLS": "https://10.0.0.7:8100"},
        "SERVICE_URLS": {"SERVICE_URLS": "requests=http://127.0.0.1:8100"},
    }.items():
        done = call(tmp_path, "doctor", **more)
        assert (done.returncode, name in done.stdout, "1 to mend" in done.stdout) == (EXIT_FAILED, True, True)
        assert "in order" not in done.stdout


def test_doctor_says_how_many_things_are_to_be_looked_at(tmp_path: Path) -> None:
    done = call(tmp_path, "doctor", HTTP_PROT="1", FIELD_KEY="x")
    assert (done.returncode, "2 to look at" in done.stdout, "in order" in done.stdout) == (0, True, False)
    done = call(tmp_path, "doctor")
    assert (done.returncode, "to look at" in done.stdout, "in order" in done.stdout) == (0, False, True)


@pytest.mark.parametrize(
    "words",
    [
        ["events", "status"],
        ["events", "gaps"],
        ["db", "compare"],
        ["db", "upgrade"],
        ["account", "operator", "me"],
        ["audit", "archive", "/tmp"],
    ],
    ids=" ".join,
)
def test_a_database_that_is_away_is_named(words: list[str], tmp_path: Path) -> None:
    done = call(tmp_path, *words, DATABASE_URL=AWAY, FIELD_KEYS=FIELD_KEY)
    assert done.returncode == EXIT_DATABASE
    lines = done.stderr.splitlines()
    assert len(lines) == (4 if words == ["events", "status"] else 1)
    assert all(line.startswith("lianshang: ") and "Connection refused" in line for line in lines)
    assert "geheim" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["events", "status"],
        ["events", "parked"],
        ["events", "gaps"],
        ["events", "outbox"],
        ["db", "compare"],
        ["account", "operator", "me"],
        ["audit", "archive", "/tmp"],
        ["doctor"],
    ],
    ids=" ".join,
)
def test_a_command_that_looks_makes_no_database(words: list[str], tmp_path: Path) -> None:
    done = call(tmp_path, *words)
    if words == ["doctor"]:
        assert done.returncode == 0
    else:
        refused(done, EXIT_DATABASE, "there is no database in", "lianshang up")
    assert list(tmp_path.iterdir()) == []


def test_the_version_is_told(tmp_path: Path) -> None:
    assert call(tmp_path, "--version").stdout.startswith("lianshang 0.")


def test_a_disk_that_is_full_and_a_file_without_rights_are_named() -> None:
    full = OSError(errno.ENOSPC, "No space left on device", "/srv/x")
    assert faults.told(full) == ("/srv/x: the disk is full; make room", EXIT_FILES)
    closed = PermissionError(errno.EACCES, "Permission denied", "/srv/x")
    assert faults.told(closed) == ("/srv/x cannot be used: Permission denied", EXIT_FILES)
    # What is a mistake of the program keeps its traceback.
    assert faults.told(ConnectionResetError(errno.ECONNRESET, "Connection reset by peer")) is None


def own_database(server: DatabaseServer) -> str:
    """The setting DATABASE_URL for an empty database of registry beside that of other tests."""
    server.create("mistaken_registry")
    return server.url.replace("{service}", "mistaken_{service}")


def test_commands_that_need_migrations_name_the_command_that_applies_them(
    tmp_path: Path, database_server: DatabaseServer
) -> None:
    done = call(tmp_path, "account", "operator", "me", DATABASE_URL=own_database(database_server), FIELD_KEYS=FIELD_KEY)
    refused(done, EXIT_DATABASE, "registry: its migrations are missing; run `lianshang db upgrade registry`")


@pytest.mark.parametrize("named", [False, True], ids=["every key", "one key"])
def test_signing_keys_are_withdrawn_only_with_the_keys_that_encrypt_them(
    tmp_path: Path, database_server: DatabaseServer, named: bool
) -> None:
    keys = {"DATABASE_URL": own_database(database_server), "FIELD_KEYS": FIELD_KEY}
    assert call(tmp_path, "db", "upgrade", "registry", **keys).returncode == 0

    def withdraw(*kid: str, **more: str) -> subprocess.CompletedProcess[str]:
        return call(tmp_path, "account", "withdraw-keys", *kid, **keys, **more)

    def key_in_use(done: subprocess.CompletedProcess[str]) -> str:
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()[-1].split()[0]

    first = key_in_use(withdraw(SIGNING_KEYS=OTHER_KEY))
    kid = [first] if named else []
    refused(withdraw(*kid), EXIT_SETTINGS, "SIGNING_KEYS lacks the key")
    assert key_in_use(withdraw(*kid, SIGNING_KEYS=OTHER_KEY)) != first


class Up:
    """``lianshang up`` with its data in a folder."""

    def __init__(self, folder: Path, **more: str) -> None:
        (self.port,) = free_ports(1)
        self.log = folder / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*MAIN, "up"],
                cwd=ROOT,
                env=environment(folder, HTTP_PORT=str(self.port), LOG_FORMAT="json", **more),
                stdout=log,
                stderr=log,
            )

    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.log.read_text().splitlines() if line.startswith("{")]

    def up(self) -> bool:
        assert self.process.poll() is None, self.log.read_text()
        return any(line["event"] == "up" for line in self.lines())

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


@pytest.mark.slow
def test_it_is_up_when_it_says_so_and_its_keys_are_tried_on_its_data(data: Path) -> None:
    first = Up(data)
    try:
        wait_until(first.up, 60, "the line that it is up")
        assert httpx.get(f"http://127.0.0.1:{first.port}/healthz", trust_env=False).status_code == 200
        beside = call(data, "account", "operator", "me")
        assert beside.returncode == 0, beside.stderr
        assert call(data, "db", "compare").returncode == 0
    finally:
        assert first.end() == 0
    assert call(data, "doctor").returncode == 0
    looked = call(data, "doctor", FIELD_KEYS=OTHER_KEY)
    assert looked.returncode == EXIT_FAILED
    assert "FIELD_KEYS lacks a key" in looked.stdout
    second = call(data, "up", FIELD_KEYS=OTHER_KEY, HTTP_PORT="0", LOG_LEVEL="ERROR")
    line = refused(second, EXIT_SETTINGS, "FIELD_KEYS lacks a key", "registry")
    assert OTHER_KEY not in line
    refused(call(data, "account", "operator", "me", FIELD_KEYS=OTHER_KEY), EXIT_SETTINGS, "FIELD_KEYS lacks a key")
    own = (data / "data" / "field.key").read_text()
    # A new key in front is what changing keys means.
    assert call(data, "doctor", FIELD_KEYS=f"{OTHER_KEY},{own}").returncode == 0
    assert "looked up" in call(data, "doctor", FIELD_KEYS=f"{own},{OTHER_KEY}").stdout
    (data / "data" / "field.key").write_text("abc")
    refused(call(data, "up", HTTP_PORT="0"), EXIT_SETTINGS, "field.key holds no key")


def test_a_service_with_other_keys_than_its_data_ends_with_a_line(
    tmp_path: Path, services: Callable[..., object], database_server: DatabaseServer
) -> None:
    services("talent")
    engine = create_engine(database_server.url.replace("{service}", "talent"))
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM field_keys"))
    given = {"DATABASE_URL": database_server.url, "AMQP_URI": NO_BROKER, "LOG_LEVEL": "ERROR"}
    running = subprocess.Popen(
        [*MAIN, "run", "talent"], cwd=ROOT, env=environment(tmp_path, FIELD_KEYS=FIELD_KEY, **given)
    )
    try:
        with engine.connect() as connection:
            wait_until(
                lambda: connection.scalar(text("SELECT count(*) FROM field_keys")) == 2, 60, "the marks of the keys"
            )
    finally:
        running.terminate()
        running.wait(60)
    done = call(tmp_path, "run", "talent", FIELD_KEYS=OTHER_KEY, **given)
    refused(done, EXIT_SETTINGS, "FIELD_KEYS lacks a key", "talent")
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM field_keys"))
    engine.dispose()


def test_a_store_of_files_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    done = call(tmp_path, "doctor", FILES_URL=f"file://{tmp_path}/taken/files")
    assert (done.returncode, "FILES_URL" in done.stdout) == (EXIT_FAILED, True)
    assert "FILES_URL" not in call(tmp_path, "doctor", FILES_URL=f"file://{tmp_path}/files").stdout
