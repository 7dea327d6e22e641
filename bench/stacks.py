"""The programs to measure: the whole platform on RabbitMQ and PostgreSQL, and the bare program on the same servers."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import httpx

from bench.effects import Rows
from bench.measure import LIMIT, PLATFORM
from bench.rows import FILL, FOUND, execute
from bench.usage import resident_megabytes
from chassis.searching import lexemes
from tests.servers import BrokerServer, DatabaseServer, Server, broker_server, free_ports, private_directory
from tests.system.district import PASSWORD, District, build
from tests.system.stack import Stack, distributed_settings

ROOT = Path(__file__).parents[1]
_OF_SERVICES = ("DATABASE_URL", "FIELD_KEYS", "OPERATOR_PASSWORD")
# The number of requests at the start.
REQUESTS = 1_000
COPIED = ("registry", "requests", "notifications")
# The time that a module run by ``aside`` may take beyond what its plan asks for.
PATIENCE_SECONDS = 300
_NAME = "SELECT name FROM mirror_organizations WHERE id = %(QY1)s"


class DurableDatabase(DatabaseServer):
    """A PostgreSQL server with durable commits, as in production."""

    settings: ClassVar[dict[str, str]] = {
        "listen_addresses": "",
        "max_connections": "200",
        "shared_buffers": "1GB",
        "max_wal_size": "4GB",
        "work_mem": "16MB",
        "log_min_messages": "warning",
    }


class LimitProcess(Server):
    """A process of the bare program: its HTTP server or its consumer."""

    def __init__(self, part: str, directory: Path, settings: Mapping[str, Any], port: int) -> None:
        directory.mkdir()
        super().__init__(directory)
        self.name = f"limit {part}"
        self._part, self._settings, self.url = part, settings, f"http://127.0.0.1:{port}"

    def command(self) -> list[str]:
        """Return the program with its arguments."""
        return [sys.executable, "-m", "bench.limit", self._part]

    def environment(self) -> Mapping[str, str]:
        """Return the environment: its settings, and where its modules are."""
        return {**os.environ, "LIMIT": json.dumps(self._settings), "PYTHONPATH": str(ROOT)}

    def answers(self) -> bool:
        """Whether it is ready; the consumer, which cannot be asked, counts as ready when it runs."""
        if self._part != "door":
            return True
        try:
            return httpx.get(f"{self.url}/readyz", timeout=2, trust_env=False).status_code == 200
        except httpx.TransportError:
            return False


@dataclass(frozen=True)
class Started:
    """The start of a process of the platform: ``seconds`` until it was ready, ``megabytes`` resident then.

    ``megabytes_after`` is its memory after all measurements.
    """

    name: str
    seconds: float
    megabytes: float
    megabytes_after: float = 0.0


class Bench:
    """Both programs, running on the same two servers with the same data after ``start``.

    ``urls`` and ``headers`` are by program: ``platform`` and ``limit``. ``started`` says how each process of the
    platform started.
    """

    def __init__(self, database: DatabaseServer, broker: BrokerServer, stack: Stack, directory: Path) -> None:
        self.database, self.broker, self.stack, self._directory = database, broker, stack, directory
        self.district = District(stack, {})
        self.started: list[Started] = []
        # What the large table takes, in lines of cells.
        self.grown: list[list[str]] = []
        self.limit: dict[str, LimitProcess] = {}
        self.urls: dict[str, str] = {}

    def start(self) -> None:
        """Create the district and the rows, copy them for the bare program, and start both programs."""
        self.stack.start()
        self.district = build(self.stack)
        self.stack.stop()
        self.execute("requests", FILL, {**self.district.ids, "first": 1, "last": REQUESTS})
        self.execute("requests", FOUND, {"first": 1, "last": REQUESTS})
        self.execute("requests", "ANALYZE")
        for name in COPIED:
            self.database.create(f"limit_{name}", template=name)
        for name, process in self.stack.processes.items():
            begun = time.perf_counter()
            process.start()
            seconds = time.perf_counter() - begun
            self.started.append(Started(name, seconds, resident_megabytes(process.pid)))
        self._start_limit()
        self.urls = {PLATFORM: self.stack.url, LIMIT: self.limit["door"].url}
        self.refresh()

    def _start_limit(self) -> None:
        (port,) = free_ports(1)
        ids = self.district.ids
        settings = {
            **{name: f"postgresql://postgres@/limit_{name}?host={self.database.sockets}" for name in COPIED},
            "amqp": self.broker.uri,
            "port": port,
            "enterprise": ids["QY1"],
            "chain": ids["chain"],
            "park": ids["YQ1"],
            "person": ids["contact"],
            "named": named(self.execute("requests", _NAME, ids)[0][0]),
        }
        for part in ("door", "consumer"):
            self.limit[part] = LimitProcess(part, self._directory / part, settings, port)
            self.limit[part].start()

    def weigh(self) -> None:
        """Record the memory of the processes, if it is more than when it was last recorded."""
        now = {one.name: resident_megabytes(self.stack.processes[one.name].pid) for one in self.started}
        self.started = [replace(one, megabytes_after=max(one.megabytes_after, now[one.name])) for one in self.started]

    def refresh(self) -> None:
        """Sign in again: tokens live for five minutes."""
        for user in (self.district.contact, self.district.dispatcher, self.district.handler, self.district.operator):
            user.sign_in()

    def headers(self, login: str) -> dict[str, str]:
        """Return the headers of this person's requests; the bare program only reads the name."""
        user = getattr(self.district, login)
        return {"Authorization": str(user.http.headers["Authorization"]), "Person": user.person_id}

    @property
    def password(self) -> str:
        """The password of everybody in the district."""
        return PASSWORD

    def pids(self, program: str) -> dict[str, int]:
        """Return the processes of a program, by the name under which their processor time is shown."""
        if program == LIMIT:
            return {**{name: process.pid for name, process in self.limit.items()}, **self.servers()}
        return self.servers(*self.stack.processes)

    def servers(self, *services: str) -> dict[str, int]:
        """Return PostgreSQL, RabbitMQ, and the processes of these services."""
        own = {name: self.stack.processes[name].pid for name in services}
        return {**own, "PostgreSQL": self.database.pid, "RabbitMQ": self.broker.pid}

    def load(self, plan: Mapping[str, Any]) -> dict[str, Any]:
        """Run the load generator with one plan."""
        return self.aside("bench.load", plan)

    def aside(self, module: str, plan: Mapping[str, Any]) -> dict[str, Any]:
        """Run a module in a separate process, which reads a plan and prints its measurements."""
        done = subprocess.run(
            [sys.executable, "-m", module],
            input=json.dumps(plan),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            cwd=ROOT,
            timeout=PATIENCE_SECONDS + plan.get("seconds", 0),
            # Ctrl-C reaches this process alone, and the other ends with it.
            start_new_session=True,
        )
        measured: dict[str, Any] = json.loads(done.stdout)
        return measured

    def waiting(self, queue: str) -> int:
        """Return how many messages a queue holds, including those that a consumer has in hand."""
        lines = self.broker.control("list_queues", "--no-table-headers", "name", "messages").splitlines()
        return int(dict(line.split() for line in lines)[queue])

    def execute(self, database: str, statement: str, values: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """Run one statement in one database."""
        return execute(self.database, database, statement, values)

    def latest_event(self, service: str, kind: str) -> dict[str, Any]:
        """Return the envelope of the latest event of a type that a service has emitted."""
        statement = "SELECT envelope FROM outbox WHERE type = %(type)s ORDER BY id DESC LIMIT 1"
        ((envelope,),) = self.execute(service, statement, {"type": kind})
        return dict(envelope)

    def rows(self, program: str) -> Rows:
        """Return the row counter of a program's databases."""
        return Rows(self.database, {name: f"limit_{name}" if program == LIMIT else name for name in COPIED})

    def close(self) -> None:
        """Stop every process that runs."""
        for process in self.limit.values():
            process.stop()
        self.stack.stop()


def named(enterprise: str) -> list[str]:
    """Return what all requests of an enterprise are found by: the bare program need not know how."""
    return [*lexemes.name(enterprise), *lexemes.words(enterprise)]


def _account(broker: BrokerServer) -> str:
    """Make an account at the broker, since production refuses the common one; returns the address with it."""
    broker.control("add_user", "bench", "bench")
    broker.control("set_permissions", "bench", ".*", ".*", ".*")
    return broker.uri.replace("guest:guest@", "bench:bench@")


@contextmanager
def running() -> Iterator[Bench]:
    """Run both programs on private servers, which end with the block."""
    with private_directory("bench-pg") as data, private_directory("bench") as directory, broker_server() as broker:
        database = DurableDatabase(data)
        database.start()
        try:
            # As in production, where the clock stands on the wall; logs are written as there.
            production = {"ENVIRONMENT": "production", "CLOCK_MOVABLE": "false"}
            settings = {**distributed_settings(database, _account(broker)), **production}
            stack = Stack(directory / "platform", settings, embedded=False)
            # In production it refuses to hold what only services need.
            gateway = stack.processes["gateway"]
            gateway.settings = {name: value for name, value in gateway.settings.items() if name not in _OF_SERVICES}
            bench = Bench(database, broker, stack, directory)
            try:
                bench.start()
                yield bench
            finally:
                bench.close()
        finally:
            database.stop_immediately()
