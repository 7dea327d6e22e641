"""The command line, as far as it needs no servers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from typer.testing import CliRunner

from lianshang.cli.app import app

ROOT = Path(__file__).parents[2]


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    for name in ("AMQP_URI", "DATABASE_URL", "FIELD_KEYS"):
        monkeypatch.delenv(name, raising=False)
    return CliRunner()


def test_help_names_every_command_and_where_to_begin(runner: CliRunner) -> None:
    printed = runner.invoke(app, ["--help"]).output
    for word in ("up", "run", "db", "doctor", "key", "import", "demo", "lianshang up"):
        assert word in printed


@pytest.mark.parametrize("command", [["up"], ["run"], ["db", "upgrade"], ["doctor"], ["key"], ["audit", "archive"]])
def test_each_command_explains_itself(runner: CliRunner, command: list[str]) -> None:
    result = runner.invoke(app, [*command, "--help"])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 8


def test_the_id_of_a_signing_key_may_begin_with_a_hyphen(runner: CliRunner) -> None:
    assert "No such option" not in runner.invoke(app, ["account", "withdraw-keys", "-8fQ"]).output


def test_a_key_is_usable(runner: CliRunner) -> None:
    Fernet(runner.invoke(app, ["key"]).output.strip())


def test_an_unknown_service_is_refused_with_those_there_are(runner: CliRunner) -> None:
    result = runner.invoke(app, ["run", "nonsense"])
    assert result.exit_code == 2
    assert "registry, requests, talent, notifications and gateway" in " ".join(result.output.split())


def test_a_service_alone_needs_a_broker(runner: CliRunner) -> None:
    result = runner.invoke(app, ["run", "requests"])
    assert result.exit_code == 2
    assert "AMQP_URI" in result.output


def test_a_service_alone_needs_a_database(runner: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMQP_URI", "amqp://127.0.0.1:1/")
    result = runner.invoke(app, ["run", "requests"])
    assert result.exit_code == 2
    assert "DATABASE_URL" in result.output


def test_a_wrong_setting_is_named(runner: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere/x")
    result = runner.invoke(app, ["run", "requests"])
    assert result.exit_code == 2
    assert "postgresql+psycopg2://" in result.output


def test_the_gateway_runs_without_the_machinery_of_the_services() -> None:
    script = (
        "import sys; sys.argv = ['lianshang', 'run', 'gateway']\n"
        "import lianshang.cli.app, gateway.serve\n"
        "print([name for name in ('eventlet', 'nameko', 'kombu', 'sqlalchemy', 'psycopg2') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("module", ["database", "doctor", "events", "messaging"])
def test_what_only_looks_into_the_databases_loads_no_machinery_of_processes(module: str) -> None:
    # eventlet says on the error output, at every command, that it is deprecated.
    script = f"import sys, lianshang.cli.{module}, lianshang.composition; assert 'eventlet' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


LACKS_A_FUNCTION = "from services.talent.training import commands\ndel commands.cancel_course.lianshang_handles\n"
LACKS_ITS_CLASS = (
    "import services.talent.service as module\n"
    "from lianshang.composition import class_of\n"
    "delattr(module, class_of('talent').__name__)\n"
)


@pytest.mark.parametrize("words", [["up"], ["run", "talent"], ["check"]])
@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (LACKS_A_FUNCTION, "talent has no function for cancel_course: mark it"),
        (LACKS_ITS_CLASS, "services/talent/service.py holds no service named 'talent'"),
    ],
    ids=["function", "class"],
)
def test_a_service_that_lacks_a_part_does_not_start_and_says_which_in_one_line(
    words: list[str], fault: str, told: str, tmp_path: Path
) -> None:
    script = f"import sys\n{fault}from lianshang.cli.app import app\napp({words!r})\n"
    environment = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path),
        "AMQP_URI": "amqp://nobody@127.0.0.1:1/",
        "DATABASE_URL": "postgresql+psycopg2://nobody@127.0.0.1:1/{service}",
        "FIELD_KEYS": Fernet.generate_key().decode(),
    }
    command = [sys.executable, "-W", "ignore", "-c", script]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 2, done.stderr
    assert " ".join(done.stderr.split()).startswith(f"lianshang: {told}")
    assert "Traceback" not in done.stderr
