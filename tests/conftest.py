"""Servers that tests share: a private PostgreSQL and a private RabbitMQ, started when a test first asks for one."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest
import structlog

from tests import servers

HERE = Path(__file__).parent


def pytest_configure() -> None:
    # A test run that is told to end takes its servers with it; Ctrl-C counts also where a shell has it ignored.
    def end(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    # Hundreds of processes are started; a machine where nothing is kept of compiling would compile for each anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False

    # A command that a test runs in this process sets up logging. Loggers cached then would write to the stream of that
    # test for ever, and be deaf to whoever captures lines later.
    configure = structlog.configure
    structlog.configure = lambda **options: configure(**{**options, "cache_logger_on_first_use": False})


# What waits most comes first, so that no worker is left alone with it at the end.
LONGEST = ("faults", "system", "conformance", "service")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        folder = item.path.relative_to(HERE).parts[0]
        return LONGEST.index(folder) if folder in LONGEST else len(LONGEST)

    items.sort(key=place)


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """Undo the set-up of logging that a test, or a command in it, has made."""
    yield
    if structlog.is_configured():
        structlog.reset_defaults()
        root = logging.getLogger()
        root.handlers.clear()
        root.setLevel(logging.WARNING)


@pytest.fixture(scope="session")
def database_server() -> Iterator[servers.DatabaseServer]:
    """A running PostgreSQL; ``.url`` is a template with ``{service}``, ``.create(name)`` makes an empty database."""
    with servers.database_server() as server:
        yield server


@pytest.fixture(scope="session")
def private_broker() -> Iterator[servers.BrokerServer]:
    """A running RabbitMQ node that a test may stop, freeze and kill; always our own, whatever AMQP_URI says."""
    with servers.broker_server() as server:
        yield server


@pytest.fixture(scope="session")
def broker_server(request: pytest.FixtureRequest) -> str:
    """The AMQP URI of a real RabbitMQ: the one named in AMQP_URI, else that of a private node."""
    given = os.environ.get("AMQP_URI", "")
    if given.startswith(("amqp://", "amqps://")):
        return given
    private: servers.BrokerServer = request.getfixturevalue("private_broker")
    return private.uri
