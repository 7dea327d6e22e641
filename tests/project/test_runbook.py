"""The runbook names only what there is: commands and their options, settings, figures, operations."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from chassis.running.settings import Settings
from contracts.catalogue import OPERATIONS, SUBSCRIPTIONS_BY_CONSUMER
from contracts.platform import SERVICES
from lianshang import faults
from lianshang.cli.app import app

ROOT = Path(__file__).parents[2]
RUNBOOK = (ROOT / "docs" / "runbook.md").read_text()
# Continued lines are one; a span of code may go over the end of a line.
PLAIN = RUNBOOK.replace("\\\n", " ")
COMMANDS = sorted(
    {line.partition("#")[0].strip() for line in PLAIN.splitlines() if line.strip().startswith("lianshang ")}
    | {" ".join(span.split()) for span in re.findall(r"`(lianshang [^`]+)`", PLAIN)}
)


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_exists_with_its_options(line: str) -> None:
    command: Any = typer.main.get_command(app)
    words = shlex.split(line)[1:]
    while words and (commands := getattr(command, "commands", None)):
        assert words[0] in commands
        command, words = commands[words[0]], words[1:]
    known = {name for parameter in command.params for name in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known
    if "--consumer" in words:
        assert words[words.index("--consumer") + 1] in SUBSCRIPTIONS_BY_CONSUMER
    if line.startswith("lianshang run"):
        assert words[0] in (*SERVICES, "gateway")


def test_there_are_commands() -> None:
    assert len(COMMANDS) > 20


def test_every_setting_exists() -> None:
    known = {name.upper() for name in Settings.__dataclass_fields__}
    named = set(re.findall(r"`([A-Z]{3,}(?:_[A-Z]+)+)(?:=[^`]*)?`", RUNBOOK))
    assert named
    assert named <= known


def test_every_figure_exists() -> None:
    sources = "".join(path.read_text() for folder in ("chassis", "gateway") for path in (ROOT / folder).rglob("*.py"))
    figures = set(re.findall(r"`((?:lianshang|gateway)_[a-z_]+)`", RUNBOOK))
    assert len(figures) > 8
    # Counters are named without the ending that Prometheus' client adds.
    assert [
        name for name in figures if f'"{name}"' not in sources and f'"{name.removesuffix("_total")}"' not in sources
    ] == []


def test_every_path_is_an_operation() -> None:
    known = {operation.path for operation in OPERATIONS if operation.path}
    paths = set(re.findall(r"`(?:GET |POST |PUT |PATCH )?(/v1/[^`?]+)`", RUNBOOK))
    assert paths
    assert paths <= known


def test_every_file_exists() -> None:
    for name in set(re.findall(r"(?:scripts|tests)/[a-z_/]+\.(?:sh|py)", RUNBOOK)):
        assert (ROOT / name).is_file(), name


def test_every_exit_status_is_in_the_table() -> None:
    told = set(map(int, re.findall(r"^\| (\d) \| ", RUNBOOK, re.MULTILINE)))
    assert told == {0, *(value for name, value in vars(faults).items() if name.startswith("EXIT_"))}
