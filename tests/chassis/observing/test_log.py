"""Log lines: what each of them tells, and that none of them can end the work that it tells of."""

import io
import json
import logging
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog

from chassis.observing import log as logs
from chassis.running.settings import Settings

TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
Told = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Iterator[Told]:
    """Logging as in production; what has been written since it was asked last."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    logs.configure(Settings(environment="test", log_format="json"), "requests")
    yield lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_line_tells_process_logger_level_and_what_it_is_about(told: Told) -> None:
    with logs.about("r-1", TRACEPARENT, operation="get_request"):
        structlog.get_logger("gateway.access").info("request", status=200)
    (line,) = told()
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "process": "requests", "event": "request", "status": 200, "level": "info", "logger": "gateway.access",
        "operation": "get_request", "correlation": "r-1", "trace": "0af7651916cd43dd8448eb211c80319c",
    }  # fmt: skip


def test_what_a_block_is_about_ends_with_it_and_covers_what_is_within(told: Told) -> None:
    log = structlog.get_logger()
    with logs.about("r-1", None, operation="outer"):
        with logs.about("", TRACEPARENT, operation="inner"):
            log.info("within")
        log.info("between")
    log.info("after")
    assert [(line.get("correlation"), line.get("operation"), "trace" in line) for line in told()] == [
        ("r-1", "inner", True),
        ("r-1", "outer", False),
        (None, None, False),
    ]


def test_a_logger_without_a_name_is_called_by_its_module(told: Told) -> None:
    structlog.get_logger().info("here")
    assert [line["logger"] for line in told()] == [__name__]


def test_a_line_of_a_library_looks_like_our_own(told: Told) -> None:
    with logs.about("r-1", None):
        logging.getLogger("some.library").warning("odd: %s", "thing")
    (line,) = told()
    assert (line["process"], line["event"], line["correlation"], line["logger"], line["level"]) == (
        "requests", "odd: thing", "r-1", "some.library", "warning",
    )  # fmt: skip


def test_what_is_below_the_level_is_not_written(told: Told) -> None:
    structlog.get_logger().debug("detail")
    assert told() == []


def test_an_exception_is_told_with_its_traceback(told: Told) -> None:
    try:
        {}["no such thing"]
    except KeyError:
        structlog.get_logger().exception("it failed")
    (line,) = told()
    assert (line["level"], line["exception"].splitlines()[-1]) == ("error", "KeyError: 'no such thing'")


@pytest.mark.parametrize("value", ["half \ud83d", 2**70, {1, 2}, {(1, 2): 3}], ids=["surrogate", "big", "set", "key"])
def test_no_value_keeps_a_line_from_being_written(told: Told, value: Any) -> None:
    structlog.get_logger().info("odd", value=value)
    assert [line["event"] for line in told()] == ["odd"]


class Full:
    """A standard error that takes nothing."""

    def write(self, text: str) -> int:
        """As on a full disk."""
        raise OSError(28, "No space left on device")


def closed() -> io.StringIO:
    """A standard error that has been closed."""
    stream = io.StringIO()
    stream.close()
    return stream


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    "stream",
    [Full(), closed(), io.TextIOWrapper(io.BytesIO(), "ascii"), None],
    ids=["full disk", "closed", "of another language", "none"],
)
def test_a_standard_error_that_takes_no_line_does_not_end_the_work(
    monkeypatch: pytest.MonkeyPatch, stream: Any
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    structlog.get_logger().info("丢失")
    logging.getLogger("some.library").warning("丢失")


def test_a_line_of_a_library_that_does_not_fit_together_does_not_end_the_work(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Otherwise the standard library tells of it at length, in words of its own.
    monkeypatch.setattr(logging, "raiseExceptions", False)
    logging.getLogger("some.library").warning("%d of %d", "one")
    assert told() == []


def test_numbers_and_addresses_in_what_errors_say_are_masked(told: Told) -> None:
    log = structlog.get_logger()
    log.error("failed", error=ValueError("no such person: 联系13812345678"))
    try:
        {}["zhang@example.cn"]
    except KeyError:
        log.exception("failed too")
        logging.getLogger("nameko").exception("in a library")
    first, second, third = told()
    assert first["error"] == "no such person: 联系138****5678"
    for line in (second, third):
        assert line["exception"].endswith("KeyError: 'z***@example.cn'")
        assert "zhang@" not in line["exception"]
