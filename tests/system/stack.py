"""The whole platform as real processes: in one process on the embedded broker, or distributed over RabbitMQ."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx

from contracts.platform import SERVICES
from tests.harness import FIELD_KEY
from tests.servers import CLOCK, DatabaseServer, Server, free_ports, replica_urls, wait_until

OPERATOR_PASSWORD = "tide-lantern-moss-violin"
# As many addresses as one service may have processes at once.
MOST_REPLICAS = 5
PROGRAM = Path(sys.executable).with_name("lianshang")


class Process(Server):
    """One process of the platform, ready when its /readyz says so."""

    orphan_signal = signal.SIGTERM

    def __init__(
        self, name: str, directory: Path, command: list[str], environment: Mapping[str, str], port: int
    ) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        super().__init__(directory)
        self.name = name
        self.url = f"http://127.0.0.1:{port}"
        self.arguments = command
        self.settings = environment

    def command(self) -> list[str]:
        """The program with its arguments."""
        return [str(PROGRAM), *self.arguments]

    def environment(self) -> Mapping[str, str]:
        """Nothing of the developer's own settings gets in."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return {**kept, **CLOCK, **self.settings}

    def answers(self) -> bool:
        """Whether it can serve."""
        try:
            return httpx.get(f"{self.url}/readyz", timeout=2, trust_env=False).status_code == 200
        except httpx.TransportError:
            return False


class Stack:
    """The processes of one platform; ``url`` is the gateway's."""

    def __init__(self, directory: Path, settings: Mapping[str, str], embedded: bool) -> None:
        ports = free_ports(2 + len(SERVICES))
        common = {
            "ENVIRONMENT": "test",
            "FIELD_KEYS": FIELD_KEY,
            "CLOCK_MOVABLE": "true",
            "OPERATOR_PASSWORD": OPERATOR_PASSWORD,
            "HTTP_PORT": str(ports[0]),
            "DATA_DIR": str(directory / "data"),
            "LOG_FORMAT": "json",
            "RATE_LIMIT": "0",
            **settings,
        }
        self.directory = directory
        self.common = common
        self.url = f"http://127.0.0.1:{ports[0]}"
        # Of the gateway, and of all that runs in one process with it.
        self.figures = f"http://127.0.0.1:{ports[-1]}/metrics"
        self.processes: dict[str, Process] = {}
        if embedded:
            environment = {**common, "HEALTH_PORT": str(ports[-1])}
            self.processes["up"] = Process("up", directory / "up", ["up"], environment, ports[0])
            return
        self.urls = replica_urls(SERVICES, MOST_REPLICAS)
        for service, port in zip(SERVICES, ports[1:-1], strict=True):
            environment = {**common, "HEALTH_PORT": str(port), "SERVICE_URLS": self.urls[service][0]}
            self.processes[service] = Process(service, directory / service, ["run", service], environment, port)
        everywhere = ",".join(url for urls in self.urls.values() for url in urls)
        environment = {
            **common,
            "HEALTH_PORT": str(ports[-1]),
            "HTTP_SHARE_PORT": "true",
            "SERVICE_URLS": everywhere,
        }
        self.processes["gateway"] = Process(
            "gateway", directory / "gateway", ["run", "gateway"], environment, ports[-1]
        )

    def start(self) -> None:
        """Bring the databases up to this release and start everything."""
        if "up" not in self.processes:
            environment = {**self.common, **self.processes["gateway"].environment()}
            subprocess.run([str(PROGRAM), "db", "upgrade"], env=environment, check=True, capture_output=True)
        for process in self.processes.values():
            process.launch()
        for process in self.processes.values():
            process.wait_until_it_answers()

    def replace(self, name: str) -> None:
        """Put a new process in the place of one: it is started and ready before the old one is told to stop."""
        old = self.processes[name]
        (port,) = free_ports(1)
        environment = {**old.settings, "HEALTH_PORT": str(port), **self._own_address(name)}
        new = Process(name, old.directory.with_name(f"{name}-{port}"), old.arguments, environment, port)
        try:
            new.start()
        finally:
            self.processes[name] = new
            old.stop()

    def start_again(self, name: str) -> None:
        """Start a process that has ended, and wait until the gateway calls it: it looks again ever more slowly."""
        self.processes[name].start()
        gateway = self.processes["gateway"]

        def seen() -> bool:
            return bool(httpx.get(f"{gateway.url}/readyz", timeout=5, trust_env=False).json()["services"][name])

        wait_until(seen, seconds=60, what=f"the gateway calls {name}")

    @contextmanager
    def replicas(self, name: str, count: int) -> Iterator[list[Process]]:
        """Have ``count`` processes of a service for the block, each ready; the one that runs already is the first."""
        first = self.processes[name]
        added = []
        try:
            for port in free_ports(count - 1):
                environment = {**first.settings, "HEALTH_PORT": str(port), **self._own_address(name)}
                new = Process(name, first.directory.with_name(f"{name}-{port}"), first.arguments, environment, port)
                self.processes[f"{name}-{port}"] = new
                added.append(new)
                new.launch()
            for new in added:
                new.wait_until_it_answers()
            yield [first, *added]
        finally:
            for new in added:
                del self.processes[f"{name}-{new.settings['HEALTH_PORT']}"]
                new.stop()

    def _own_address(self, name: str) -> dict[str, str]:
        """Return the setting that gives one more process of a service an address that no other has."""
        if name not in self.urls:
            return {}
        taken = {process.settings["SERVICE_URLS"] for process in self.processes.values()}
        return {"SERVICE_URLS": next(url for url in self.urls[name] if url not in taken)}

    def stop(self) -> None:
        """End everything: the gateway first, then the services at the same time; fails if one had ended by itself."""
        ended = [
            f"{process.name} ended by itself with {process.ended_with}: {process.last_words()}"
            for process in self._broken()
        ]
        self.processes[list(self.processes)[-1]].stop()
        for process in self.processes.values():
            if process.running:
                os.kill(process.pid, signal.SIGTERM)
        for process in self.processes.values():
            process.stop()
        assert not ended, "\n".join(ended)

    def _broken(self) -> list[Process]:
        """The processes that ended without being asked to, other than by a signal that a test may have sent."""
        asked = (None, 0, -signal.SIGTERM, -signal.SIGKILL)
        return [process for process in self.processes.values() if process.ended_with not in asked]

    def log_of(self, name: str) -> str:
        """What a process has printed."""
        return self.processes[name].log.read_text(errors="replace")


def distributed_settings(database: DatabaseServer, broker: str, prefix: str = "") -> dict[str, str]:
    """Databases made and named for a distributed stack; ``prefix`` keeps several stacks apart."""
    for service in SERVICES:
        database.create(f"{prefix}{service}")
    return {"AMQP_URI": broker, "DATABASE_URL": database.url.replace("{service}", f"{prefix}{{service}}")}
