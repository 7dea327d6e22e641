"""``lianshang up`` with a database of its own: nothing is left behind, and everything is there again."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from lianshang.faults import EXIT_DATABASE
from tests.sample.running import ROOT, eventually, run_sample
from tests.servers import free_ports

pytestmark = pytest.mark.system


class Up:
    """The sample in one process, with its data in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_ports(1)[0]
        self.log = folder / "up.log"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in ("AMQP_URI", "DATABASE_URL")},
            "DATA_DIR": str(folder / "data"),
            "HTTP_PORT": str(self.port),
            "ENVIRONMENT": "test",
        }
        self.process: subprocess.Popen[bytes] | None = None

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        return run_sample(self.environment, *words)

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.sample", "up"], cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )
        eventually(self.serves, 60, self.log.read_text)

    def serves(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.log.read_text()
        try:
            return all(httpx.get(f"http://127.0.0.1:{self.port}/available", trust_env=False).json().values())
        except httpx.TransportError:
            return False

    def call(self, service: str, operation: str, **call: object) -> httpx.Response:
        url = f"http://127.0.0.1:{self.port}/{service}/{operation}"
        return httpx.post(url, json=call, trust_env=False, timeout=20)

    def end(self, how: signal.Signals) -> int:
        assert self.process is not None
        self.process.send_signal(how)
        return self.process.wait(30)

    def servers(self) -> list[int]:
        """The processes of the database that still run."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    command = (entry / "cmdline").read_bytes().decode(errors="replace")
                except (FileNotFoundError, ProcessLookupError):
                    continue
                if f"{self.folder}/data/postgres" in command:
                    found.append(int(entry.name))
        return found


@pytest.fixture
def up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    folder = tmp_path_factory.mktemp("up")
    # Where root runs the tests, PostgreSQL runs as somebody else, who must get to its folder.
    for above in (folder, *folder.parents):
        if above == Path("/tmp"):
            break
        above.chmod(0o711)
    up = Up(folder)
    yield up
    if up.process is not None and up.process.poll() is None:
        up.end(signal.SIGKILL)
    eventually(lambda: not up.servers(), 30, lambda: f"the end of {up.servers()}")


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_it_leaves_no_process_behind_and_loses_nothing_committed(up: Up, how: signal.Signals) -> None:
    up.start()
    assert up.servers()
    assert up.call("ledger", "add_entry", body={"account": "a", "amount": 1}).status_code == 200
    assert up.end(how) == (-signal.SIGKILL if how == signal.SIGKILL else 0)
    eventually(lambda: not up.servers(), 20, lambda: f"the end of {up.servers()}")
    up.start()
    assert up.call("ledger", "add_entry", body={"account": "a", "amount": 1}).json()["body"]["number"] == 2
    eventually(
        lambda: len(up.call("mirror", "list_effects", query={"account": "a"}).json()["body"]["items"]) == 4,
        20,
        up.log.read_text,
    )
    # Ctrl-C, with nothing left behind either.
    assert up.end(signal.SIGINT) == 0
    assert not up.servers()


def test_a_second_one_on_the_same_folder_is_refused_with_the_first_ones_process(up: Up) -> None:
    up.start()
    assert up.process is not None
    second = run_sample({**up.environment, "HTTP_PORT": "0"}, "up")
    assert second.returncode == EXIT_DATABASE
    assert f"in use by process {up.process.pid}" in " ".join(second.stderr.split())


def test_operators_reach_its_database_while_it_runs_and_while_it_does_not(up: Up) -> None:
    up.start()
    running = up.command("events", "status", "--json")
    assert running.returncode == 0, running.stderr
    assert up.end(signal.SIGTERM) == 0
    down = up.command("events", "status", "--json")
    assert down.returncode == 0, down.stderr
    for printed in (running.stdout, down.stdout):
        assert [state["service"] for state in json.loads(printed)["services"]] == ["ledger", "mirror"]
    assert not up.servers()


def test_its_database_can_be_checked_while_it_is_down(up: Up) -> None:
    assert up.command("db", "upgrade").returncode == 0
    checked = up.command("db", "check")
    assert (checked.returncode, checked.stdout.count("agree")) == (0, 2), checked.stdout + checked.stderr
