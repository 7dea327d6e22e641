"""What tests share: a private PostgreSQL and a private RabbitMQ, started when a test first asks for one, and services.

Each service has a database of its own in the private PostgreSQL, emptied before each test that asks for the service.
"""

from __future__ import annotations

import gc
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import structlog

from tests import servers
from tests.harness import ServiceUnderTest

HERE = Path(__file__).parent
# Names the folder in which pytest keeps its temporary ones.
TEMPORARY = "PYTEST_DEBUG_TEMPROOT"
_MADE = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    servers.end_in_order_when_told()
    # How long an example takes says something of the machine, not of what is tested.
    unhurried = [hypothesis.HealthCheck.too_slow]
    hypothesis.settings.register_profile("lianshang", deadline=None, suppress_health_check=unhurried)
    hypothesis.settings.load_profile("lianshang")
    # Hundreds of processes are started; a machine where nothing is kept of compiling would compile for each anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False

    # What is collected stays, so looking through all of it again and again finds nothing.
    gc.set_threshold(50_000, 20, 100)

    # A command that a test runs in this process sets up logging. Loggers cached then would write to the stream of that
    # test for ever, and be deaf to whoever captures lines later.
    configure = structlog.configure
    structlog.configure = lambda **options: configure(**{**options, "cache_logger_on_first_use": False})

    # At the start of every run pytest closes to others the folder that all runs of a user share. Runs beside this one,
    # of which a test starts some, would so shut the embedded database, which root runs as another user, out of its own.
    # What xdist starts takes the folder over.
    if TEMPORARY not in os.environ:
        os.environ[TEMPORARY] = tempfile.mkdtemp(prefix="lianshang-tests-")
        config.stash[_MADE] = Path(os.environ[TEMPORARY])


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.collect()
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    made = session.config.stash.get(_MADE, None)
    if made is not None and exitstatus == pytest.ExitCode.OK:
        # After a failure it stays, to be looked into.
        shutil.rmtree(made, ignore_errors=True)


# What takes longest comes first, so that no worker is left alone with it at the end.
LONGEST = ("system", "console", "faults", "conformance", "chassis", "services", "bench", "lianshang")
# The files of these folders share platforms that take longer to start than most of their tests.
SHARING = ("tests/system/", "tests/console/", "tests/conformance/")
# Those that start platforms of their own.
NOT_SHARING = ("tests/system/test_system_demo.py", "tests/system/test_system_restore.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        if item.get_closest_marker("slow"):
            return -1
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


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With ``--dist loadfile``: keep together on one worker also the files that share a platform."""
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class LoadPlatformScheduling(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file: str = super()._split_scope(nodeid)
            if file in NOT_SHARING:
                return file
            return next((folder for folder in SHARING if file.startswith(folder)), file)

    return LoadPlatformScheduling(config, log)


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


@pytest.fixture(scope="session")
def services(database_server: servers.DatabaseServer) -> Iterator[Callable[[str], ServiceUnderTest]]:
    """Each service, migrated when first asked for."""
    started: dict[str, ServiceUnderTest] = {}

    def get(name: str) -> ServiceUnderTest:
        if name not in started:
            started[name] = ServiceUnderTest(name, database_server)
        return started[name]

    yield get
    for service in started.values():
        service.database.close()


def _fixture(name: str) -> Callable[..., ServiceUnderTest]:
    @pytest.fixture(name=name)
    def service(services: Callable[[str], ServiceUnderTest]) -> ServiceUnderTest:
        found = services(name)
        found.empty()
        return found

    return service


registry = _fixture("registry")
requests = _fixture("requests")
talent = _fixture("talent")
notifications = _fixture("notifications")
