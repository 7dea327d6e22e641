"""The sample platform as real processes, distributed over RabbitMQ or embedded in one."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
from kombu import Connection
from sqlalchemy import Engine, create_engine, text

from tests.harness import FIELD_KEY
from tests.servers import DatabaseServer, free_ports, replica_urls, wait_until

ROOT = Path(__file__).parents[2]
START_SECONDS = 90
STOP_SECONDS = 60
QUEUES = (
    *("mirror.follow", "mirror.tally", "mirror.figures_computed", "ledger.figures_requested"),
    *("mirror.dead-letters", "ledger.dead-letters"),
)


def run_sample(environment: Mapping[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line of the sample to its end."""
    return subprocess.run(
        [sys.executable, "-m", "tests.sample", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


class Platform:
    """The sample on one broker and one database server. Processes are named ``up``, or by service and ``gateway``.

    A second replica of a service is named with a number: ``mirror-2``. ``certificates`` holds a folder for each.
    """

    def __init__(
        self,
        broker: str | None,
        server: DatabaseServer,
        folder: Path,
        certificates: Path | None = None,
        **environment: str,
    ) -> None:
        self.broker = broker
        self.folder = folder
        self.port = free_ports(1)[0]
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in ("AMQP_URI", "DATABASE_URL")},
            "DATABASE_URL": server.url,
            "DATA_DIR": str(folder / "data"),
            "FIELD_KEYS": FIELD_KEY,
            "HTTP_PORT": str(self.port),
            "CLOCK_MOVABLE": "true",
            "ENVIRONMENT": "test",
            "PYTHONWARNINGS": "ignore",
            **({"AMQP_URI": broker} if broker else {}),
            **environment,
        }
        self.certificates = certificates
        self._urls = replica_urls(("ledger", "mirror"), 2, "https" if certificates else "http")
        self.environment["SERVICE_URLS"] = ",".join(url for urls in self._urls.values() for url in urls)
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        # Those that were started with something else in their environment than the rest.
        self.special: set[str] = set()
        self._suppressed_before = 0
        self.health_ports: dict[str, int] = {}
        self.engines: dict[str, Engine] = {}
        for service in ("ledger", "mirror"):
            self.engines[service] = create_engine(
                server.create(service), isolation_level="AUTOCOMMIT", pool_pre_ping=True
            )
        self.client = httpx.Client(base_url=self.url, timeout=60, trust_env=False)
        if broker:
            self.command("db", "upgrade")

    def command(self, *words: str) -> str:
        """Run the command line to its end and return what it printed."""
        done = run_sample(self.environment, *words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @property
    def names(self) -> tuple[str, ...]:
        """The processes of which the platform consists."""
        return ("ledger", "mirror", "gateway") if self.broker else ("up",)

    def process_of(self, service: str) -> str:
        """The process that a service runs in."""
        return service if self.broker else "up"

    def start(self, *names: str, **environment: str) -> None:
        """Start these processes, or all, and wait until the platform serves."""
        for name in names or self.names:
            self.launch(name, **environment)
        for name in names or self.names:
            self.await_ready(name)

    @contextlib.contextmanager
    def serving(self, **environment: str) -> Iterator["Platform"]:
        """Started for a block; it must stop when asked to, unless something has gone wrong before."""
        try:
            self.start(**environment)
            yield self
            self.stop()
        finally:
            self.close()

    def address_of(self, name: str) -> str:
        """Where a process of a service takes calls."""
        service, _, number = name.partition("-")
        return self._urls[service][int(number or 1) - 1].partition("=")[2]

    def restart(self, name: str, **environment: str) -> None:
        """Stop a process and start it with something else in its environment; returns when callers have found it.

        They do not wait for one that was away for long, as it is where the start takes long.
        """
        self.stop(name)
        self.start(name, **environment)
        wait_until(lambda: self._is_found(name), START_SECONDS, f"that callers find {name}")

    def _is_found(self, name: str) -> bool:
        return bool(self.client.get("/available").json().get(name, True))

    def mend(self, *replicas: str) -> None:
        """Bring back the platform as it was started: woken, without special environments and all but these replicas."""
        names = (*self.names, *replicas)
        for name, process in self.processes.items():
            if process.poll() is None:
                process.send_signal(signal.SIGCONT)
                if name in self.special or name not in names:
                    self.kill9(name)
        for name in names:
            if self.processes[name].poll() is not None:
                self.launch(name)
        for name in names:
            self.await_ready(name)

    def launch(self, name: str, **environment: str) -> None:
        """Start one process and do not wait."""
        words = ["up"] if name == "up" else ["run", name.split("-", maxsplit=1)[0]]
        service = name.partition("-")[0]
        own = {"SERVICE_URLS": f"{service}={self.address_of(name)}"} if service in self._urls else {}
        if self.certificates:
            own["CERTIFICATES"] = str(self.certificates / service)
        (self.special.add if environment else self.special.discard)(name)
        self.health_ports[name] = free_ports(1)[0]
        with self.log_of(name).open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, "-m", "tests.sample", *words],
                cwd=ROOT,
                env={**self.environment, "HEALTH_PORT": str(self.health_ports[name]), **own, **environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def await_ready(self, name: str) -> None:
        """Wait until a process says that it is ready."""
        wait_until(lambda: self.is_ready(name), START_SECONDS, f"readiness of {name}, see {self.log_of(name)}")

    def is_ready(self, name: str) -> bool:
        """Whether a process says that it is ready."""
        status = self.processes[name].poll()
        assert status is None, f"{name} ended with {status}:\n{self.last_words(name)}"
        try:
            if name == "gateway":
                return all(self.client.get("/available").json().values())
            return self.health(name, "readyz").status_code == 200
        except httpx.TransportError:
            return False

    def health(self, name: str, page: str, timeout: float = 10) -> httpx.Response:
        """One page of a process's health server."""
        return self.client.get(f"http://127.0.0.1:{self.health_ports[name]}/{page}", timeout=timeout)

    def figure(self, name: str, metric: str) -> int:
        """The sum of a metric of one process over its labels; 0 when the process does not answer or has none."""
        if name.startswith("gateway") or name not in self.processes or self.processes[name].poll() is not None:
            return 0
        try:
            lines = self.health(name, "metrics", timeout=1).text.splitlines()
        except httpx.TransportError:
            return 0
        return int(sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(f"{metric}{{")))

    def suppressed(self) -> int:
        """How many events have come again and were not applied again, as far as the processes could still say."""
        name = "lianshang_duplicates_suppressed_total"
        return self._suppressed_before + sum(self.figure(process, name) for process in self.processes)

    def in_hand(self) -> int:
        """How many messages the processes have fetched and not settled."""
        return sum(self.figure(process, "lianshang_messages_in_hand") for process in self.processes)

    def queued(self) -> int:
        """How many events and dead letters wait in RabbitMQ's queues; those of the embedded broker cannot be seen."""
        if not self.broker:
            return 0
        with Connection(self.broker) as connection:
            channel = connection.default_channel
            return sum(channel.queue_declare(queue, passive=True).message_count for queue in QUEUES)

    def log_of(self, name: str) -> Path:
        """Where a process writes."""
        return self.folder / f"{name}.log"

    def last_words(self, name: str) -> str:
        """The end of what a process wrote."""
        return "\n".join(self.log_of(name).read_text(errors="replace").splitlines()[-40:])

    def kill9(self, name: str) -> None:
        """End a process as a power cut would."""
        self._suppressed_before += self.figure(name, "lianshang_duplicates_suppressed_total")
        self.processes[name].kill()
        self.processes[name].wait()

    def await_death(self, name: str) -> None:
        """Wait until a process has ended by itself."""
        self.processes[name].wait(START_SECONDS)

    def await_stopped(self, name: str) -> None:
        """Wait until a process stands still (SIGSTOP), by a failpoint or by a signal of ours."""
        status = Path(f"/proc/{self.processes[name].pid}/stat")
        what = f"{name} does not stand still, see {self.log_of(name)}"
        wait_until(lambda: status.read_text().rsplit(")", 1)[1].split()[0] == "T", START_SECONDS, what)

    def wake(self, name: str) -> None:
        """Let a process that stands still go on."""
        self.processes[name].send_signal(signal.SIGCONT)

    def await_transaction(self, service: str) -> None:
        """Wait until a handler of a service is in the middle of its transaction."""
        statement = "SELECT 1 FROM pg_stat_activity WHERE datname = :name AND state = 'idle in transaction'"
        wait_until(lambda: bool(self.rows(service, statement, name=service)), START_SECONDS, f"work of {service}")

    def stop(self, *names: str) -> None:
        """Ask processes, or all that run, to end (SIGTERM), and see that they do."""
        stopping = [name for name in names or list(self.processes) if self.processes[name].poll() is None]
        for name in stopping:
            self._suppressed_before += self.figure(name, "lianshang_duplicates_suppressed_total")
            self.processes[name].send_signal(signal.SIGTERM)
        for name in stopping:
            status = self.processes[name].wait(STOP_SECONDS)
            # uvicorn ends by the signal that it was told to end with.
            expected = -signal.SIGTERM if name == "gateway" else 0
            assert status == expected, f"{name} ended with {status}:\n{self.last_words(name)}"

    def close(self) -> None:
        """End everything."""
        for process in self.processes.values():
            if process.poll() is None:
                process.kill()
                process.wait()
        for engine in self.engines.values():
            engine.dispose()
        self.client.close()

    def call(self, service: str, operation: str, *, timeout: float = 10, **call: Any) -> httpx.Response:
        """Call an operation through the door."""
        return self.client.post(f"/{service}/{operation}", json=call, params={"timeout": timeout})

    def add(self, account: str, *, amount: int = 1, key: str | None = None, **body: Any) -> httpx.Response:
        """Add an entry."""
        content = {"account": account, "amount": amount, **body}
        return self.call("ledger", "add_entry", body=content, idempotency_key=key, correlation="test")

    def rows(self, service: str, statement: str, **values: Any) -> list[Any]:
        """Ask a service's database."""
        with self.engines[service].connect() as connection:
            return list(connection.execute(text(statement), values))

    def execute(self, service: str, statement: str, **values: Any) -> None:
        """Change a service's database."""
        with self.engines[service].connect() as connection:
            connection.execute(text(statement), values)

    def empty(self) -> None:
        """Throw away everything in the databases; no process may be at work."""
        for service in self.engines:
            tables = self.rows(service, "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
            names = ", ".join(row.name for row in tables if not row.name.startswith("alembic"))
            self.execute(service, f"TRUNCATE {names}")

    def effects(self, account: str, reaction: str) -> list[int]:
        """The numbers that a reaction has applied to an account, in that order."""
        statement = "SELECT number FROM lines WHERE account = :account AND reaction = :reaction ORDER BY id"
        return [row.number for row in self.rows("mirror", statement, account=account, reaction=reaction)]

    def await_effects(self, account: str, count: int, seconds: float = 20) -> None:
        """Wait until both reactions have applied this many."""

        def done() -> bool:
            return all(len(self.effects(account, reaction)) >= count for reaction in ("follow", "tally"))

        eventually(done, seconds, lambda: f"{count} effects of {account}; parked: {self.parked()}")

    def parked(self) -> list[tuple[str, str, int, str]]:
        """Consumer, state, tries and error of what is parked at the mirror."""
        statement = "SELECT consumer, state, tries, error FROM parked ORDER BY consumer, sequence"
        return [tuple(row) for row in self.rows("mirror", statement)]

    def unpublished(self) -> int:
        """How many events the ledger has not published."""
        return int(
            self.rows(
                "ledger", "SELECT (SELECT count(*) FROM unpublished) + count(*) FROM outbox WHERE published_at IS NULL"
            )[0][0]
        )


def delete_queues(broker: str, *queues: str) -> None:
    """Take these queues of the sample away from a broker, or all, with what is in them."""
    with Connection(broker) as connection:
        for queue in queues or QUEUES:
            connection.default_channel.queue_delete(queue)


def eventually(condition: Callable[[], bool], seconds: float, what: Callable[[], str]) -> None:
    """Wait until a condition holds; the message is made only when it does not."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds:g} s: {what()}")
        time.sleep(0.05)
