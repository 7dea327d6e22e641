"""When ``lianshang demo`` ends and with which status; what it plays is shown over real processes elsewhere."""

import contextlib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from demo import session, showing, stack
from demo.client import Unreachable
from demo.year import Outcome
from lianshang.cli.app import app


class Process:
    """A platform that somebody waits for: what comes of it, and whether it was taken down."""

    def __init__(self):
        self.waited, self.gone, self.status, self.fails = False, False, 3, False

    def wait(self):
        self.waited = True
        if self.status is None:
            raise KeyboardInterrupt
        return self.status


class Platform(stack.Stack):
    """One that takes calls at once, unless it does not start."""

    def wait_until_ready(self):
        if self.process.fails:
            raise stack.NotStarted("the platform ended with status 1")


@pytest.fixture
def process(monkeypatch):
    """The platform of the demonstration, which does not run; signals stay those of the test run."""
    process = Process()

    @contextlib.contextmanager
    def running():
        try:
            yield Platform("http://platform", "secret", process, Path())
        finally:
            process.gone = True

    monkeypatch.setattr(stack, "running", running)
    monkeypatch.setattr(session, "_sigterm_is_ctrl_c", lambda: None)
    monkeypatch.setattr(showing, "_invite", lambda *what: None)
    return process


@pytest.fixture
def play(monkeypatch):
    """Have the year end like this."""

    def play(outcome):
        async def demonstrate(url, operator, password, tell):
            assert (url, operator) == ("http://platform", ("operator", "secret"))
            if isinstance(outcome, Exception):
                raise outcome
            return Outcome(outcome, None)

        monkeypatch.setattr(showing, "demonstrate", demonstrate)

    return play


@pytest.mark.parametrize(("agrees", "status"), [(True, 0), (False, 1)])
def test_once_it_ends_after_the_report_and_its_status_says_whether_every_figure_agrees(process, play, agrees, status):
    play(agrees)
    ended = CliRunner().invoke(app, ["demo", "--once"])
    assert (ended.exit_code, process.waited, process.gone) == (status, False, True), ended.output


@pytest.mark.parametrize(("platform", "status"), [(None, 0), (3, 1)])
def test_otherwise_it_stays_up_until_it_is_interrupted_or_its_platform_ends(process, play, platform, status):
    process.status = platform
    play(True)
    ended = CliRunner().invoke(app, ["demo"])
    assert (ended.exit_code, process.waited, process.gone) == (status, True, True), ended.output


def test_what_could_not_be_played_ends_it_at_once(process, play):
    play(Unreachable("nobody answers"))
    ended = CliRunner().invoke(app, ["demo"])
    assert (ended.exit_code, process.waited, process.gone) == (2, False, True), ended.output


def test_a_platform_that_does_not_start_ends_it(process, play):
    process.fails = True
    play(True)
    ended = CliRunner().invoke(app, ["demo", "--once"])
    assert (ended.exit_code, process.gone) == (2, True)
    assert "lianshang: the platform ended with status 1" in ended.output
