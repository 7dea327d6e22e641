"""A process that serves holds in memory what it uses: neither the command line nor what libraries load on the way."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness import FIELD_KEY

ROOT = Path(__file__).parents[2]
NEEDLESS = {
    # The command line and what it brings.
    "typer", "pydantic", "shellingham", "rich", "pygments", "attr", "demo", "lianshang.cli.app",
    # What is used by commands, or when a certain file or call comes.
    "alembic", "httpx", "httpcore", "python_calamine", "stdnum", "xlsxwriter", "icalendar",
    "opentelemetry.sdk",
    # What dependencies name and never use here.
    "limits", "mock", "path", "requests", "watchfiles", "websockets", "werkzeug", "yaml", "dns", "pkg_resources",
    "holidays.countries.japan",
}  # fmt: skip
OF_OTHERS = {
    "registry": {"babel", "jinja2", "holidays", "starlette"},
    "requests": {"babel", "jinja2", "cryptography", "argon2", "joserfc", "starlette"},
    "talent": {"babel", "jinja2", "cryptography", "argon2", "joserfc", "holidays", "starlette"},
    "notifications": {"argon2", "joserfc", "holidays", "cryptography", "starlette"},
    "gateway": {"babel", "jinja2", "argon2", "holidays", "sqlalchemy", "eventlet", "greenlet"},
}
# Started like the program that setup makes, it prints at its end what it has loaded.
PROGRAM = (
    "import atexit, sys\natexit.register(lambda: print(*sorted(sys.modules)))\nfrom lianshang.cli import main\nmain()\n"
)


@pytest.mark.parametrize("process", OF_OTHERS)
def test_a_process_loads_only_what_it_uses(process: str) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "FIELD_KEYS": FIELD_KEY,
        "HTTP_PORT": "0",
        "AMQP_URI": "amqp://nobody@127.0.0.1:1/",
        "DATABASE_URL": "postgresql+psycopg2://nobody@127.0.0.1:1/{service}",
    }
    command = [sys.executable, "-W", "ignore", "-c", PROGRAM, "run", process]
    running = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=-1, stderr=-1, text=True)
    assert running.stderr is not None
    lines = []
    for line in running.stderr:
        lines.append(line)
        if "waiting for the database" in line or "Application startup complete" in line:
            break
    running.send_signal(signal.SIGTERM)
    printed, rest = running.communicate(timeout=120)
    assert running.returncode == 0, "".join(lines) + rest
    loaded = set(printed.split())
    assert {"structlog", "uvicorn" if process == "gateway" else f"services.{process}.service"} <= loaded
    assert loaded & (NEEDLESS | OF_OTHERS[process]) == set()
