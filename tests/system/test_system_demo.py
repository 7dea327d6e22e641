"""``lianshang demo`` as somebody runs it who has just cloned the project, and against a platform that runs already."""

import asyncio
import contextlib
import os
import re
import signal
import subprocess
import time
import tomllib
from pathlib import Path

import httpx
import pytest

from contracts import passwords
from demo import plan
from demo.progress import Teller, console
from demo.year import demonstrate
from tests.servers import CLOCK
from tests.system.stack import OPERATOR_PASSWORD, PROGRAM, Stack

pytestmark = [pytest.mark.system, pytest.mark.slow, pytest.mark.timeout(900)]
# A busy machine may take several times as long as an idle one.
PATIENCE_SECONDS = 400
SOME = 20
PUBLISHED = tomllib.loads((Path(__file__).parents[2] / "demo" / "muping" / "published.toml").read_text())


def environment(folder, **more):
    """Nothing of the developer's own settings; temporary files go to a folder that can be looked at."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, **CLOCK, "TMPDIR": str(folder), **more}


def demo(folder, *words, **more):
    """Run the command to its end."""
    return subprocess.run(
        [str(PROGRAM), "demo", *words],
        cwd=folder,
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


def test_in_an_empty_folder_it_agrees_with_every_published_figure_and_stays_up_until_it_is_told_to_end(tmp_path):
    running = subprocess.Popen(
        [str(PROGRAM), "demo"],
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        url, said = wait_for_address(running)
        agrees_with_every_published_figure(said)
        assert httpx.get(f"{url}/docs", trust_env=False).status_code == 200
        session = httpx.post(
            f"{url}/v1/sessions", json={"login": "paidan1", "password": "kunyu-ting-songtao"}, trust_env=False
        )
        assert session.status_code == 201
        others = descendants(running.pid)
        folder = data_of(others)
        assert folder.is_dir()
    finally:
        running.send_signal(signal.SIGTERM)
        rest = running.communicate(timeout=PATIENCE_SECONDS)[0]
    assert running.returncode == 0, rest
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{url}/healthz", trust_env=False)
    assert {pid for pid in others if Path(f"/proc/{pid}").exists()} == set()
    assert not folder.exists()


def agrees_with_every_published_figure(said):
    """Hold the printed report against what the article says."""
    rows = {line.split()[0]: line for line in said.splitlines() if line.strip()}
    for label, value in (("产业链党组织（个）", "87"), ("受理办结企业诉求（件）", "175"), ("培训人次", "278")):
        assert rows[label].count(value) == 2, rows[label]
        assert "✓" in rows[label]
    assert "✗" not in said
    waiting = [figure for figure in PUBLISHED["figure"] if "not_built" in figure]
    assert said.count("not built yet") == len(waiting) < len(PUBLISHED["figure"])
    assert said.count("✓") >= len(PUBLISHED["figure"]) - len(waiting)


def wait_for_address(running):
    """Read what it prints until it says where it is; return that and all that it said before."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    said = []
    while time.monotonic() < deadline:
        line = running.stdout.readline()
        if not line:
            break
        said.append(line)
        if line.rstrip().endswith("/docs"):
            return line.split()[-1].removesuffix("/docs"), "".join(said)
    raise AssertionError("it did not say where it is:\n" + "".join(said))


def descendants(pid):
    """The process ids of everything that a process has started, and what those have started."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            # The name in parentheses may hold blanks.
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def data_of(pids):
    """The folder of the platform among these processes."""
    for pid in sorted(pids):
        settings = dict(entry.partition("=")[::2] for entry in Path(f"/proc/{pid}/environ").read_text().split("\0"))
        if "DATA_DIR" in settings:
            return Path(settings["DATA_DIR"])
    raise AssertionError(f"none of {sorted(pids)} has a folder")


@pytest.fixture
def fixed_stack(tmp_path):
    """A platform whose clock cannot be moved."""
    stack = Stack(tmp_path / "stack", {"CLOCK_MOVABLE": "false"}, embedded=True)
    stack.start()
    try:
        yield stack
    finally:
        stack.stop()


def test_where_the_clock_is_fixed_it_says_what_it_leaves_out_and_a_second_time_it_refuses(
    fixed_stack, tmp_path, monkeypatch, capsys
):
    # That as many are closed there as in a year is a matter of the plan, and tested with it; here some are enough.
    whole = plan.plan
    monkeypatch.setattr(plan, "plan", lambda *given: whole(*given)[:SOME])
    operator = ("operator", OPERATOR_PASSWORD)
    asyncio.run(demonstrate(fixed_stack.url, operator, passwords.DEMONSTRATION, Teller(console())))
    said = capsys.readouterr().out
    assert "The clock of this platform is fixed" in said
    rows = {line.split()[0]: line for line in said.splitlines() if line.strip()}
    closed = next(number for number in re.findall(r"\d+", rows["受理办结企业诉求（件）"]) if number != "175")
    assert 0 < int(closed) <= SOME
    assert "left out" in rows["培训人次"]

    again = demo(tmp_path, "--url", fixed_stack.url, LIANSHANG_PASSWORD=OPERATOR_PASSWORD)
    assert again.returncode == 2
    assert "played once" in again.stdout
