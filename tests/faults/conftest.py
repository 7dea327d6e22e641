"""The sample platform to be broken: on a RabbitMQ and a PostgreSQL of these tests alone, and embedded.

A module's tests share one platform; whatever a test has done to processes, broker or database is mended before the
next. When a test has failed, the next one begins with nothing, so that what was spoiled does not fail all the others.
"""

from collections.abc import Generator, Iterator

import pytest

from tests import servers
from tests.faults.run import Run
from tests.sample.running import Platform, delete_queues
from tests.servers import BrokerServer, DatabaseServer

_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[_FAILED] = item.stash.get(_FAILED, False) or report.failed
    return report


@pytest.fixture(scope="package")
def database() -> Iterator[DatabaseServer]:
    """A PostgreSQL that only the tests of this folder use, and may stop."""
    with servers.database_server() as server:
        yield server


@pytest.fixture(scope="package")
def broker() -> Iterator[BrokerServer]:
    """A RabbitMQ that only the tests of this folder use, and may stop, freeze and kill."""
    with servers.broker_server() as server:
        yield server


class Stage:
    """Where a module's tests run: one platform, emptied after a test that failed."""

    def __init__(self, kind: str, request: pytest.FixtureRequest) -> None:
        self.database: DatabaseServer = request.getfixturevalue("database")
        self.broker: BrokerServer | None = request.getfixturevalue("broker") if kind == "rabbitmq" else None
        self._folders: pytest.TempPathFactory = request.getfixturevalue("tmp_path_factory")
        self._run: Run | None = None

    def mend_servers(self) -> None:
        """Bring broker and database back, whatever was done to them."""
        for server in (self.database, self.broker):
            if server is not None:
                if server.running:
                    server.resume()
                server.start()

    def run(self) -> Run:
        """The platform, serving, with what was promised so far."""
        self.mend_servers()
        if self._run is None:
            self._run = self._begin()
        elif self._run.spoiled:
            self._run = self._begin_again(self._run.platform)
        else:
            self._run.platform.mend()
        return self._run

    def _begin_again(self, platform: Platform) -> Run:
        """The same platform with nothing in its databases and queues."""
        for name in platform.processes:
            # The gateway keeps nothing.
            if name != "gateway" or name in platform.special:
                platform.kill9(name)
        self._delete_queues()
        platform.empty()
        platform.mend()
        return Run(platform)

    def _delete_queues(self) -> None:
        """Throw away what the platform before has left on the broker."""
        if self.broker is not None:
            delete_queues(self.broker.uri)

    def _begin(self) -> Run:
        self._delete_queues()
        uri = self.broker.uri if self.broker else None
        platform = Platform(uri, self.database, self._folders.mktemp("sample"), SAMPLE_HURRY="1")
        try:
            platform.start()
        except BaseException:
            platform.close()
            raise
        return Run(platform)

    def close(self) -> None:
        """End the platform."""
        run, self._run = self._run, None
        if run is not None:
            run.platform.close()


@pytest.fixture(scope="module", params=["rabbitmq", "embedded"])
def stage(request: pytest.FixtureRequest) -> Iterator[Stage]:
    """On RabbitMQ and embedded; ``ON_RABBITMQ`` of ``tests.faults.run`` is for what the embedded broker cannot do."""
    stage = Stage(request.param, request)
    yield stage
    stage.close()


@pytest.fixture
def run(stage: Stage, request: pytest.FixtureRequest) -> Iterator[Run]:
    """The sample with short time-outs, mended, for one test, which ends with ``run.check()``."""
    run = stage.run()
    run.checked = False
    yield run
    if request.node.stash.get(_FAILED, False):
        run.spoiled = True
    else:
        assert run.checked, "a fault test ends with run.check(), which holds the shared invariants against what it did"


@pytest.fixture
def platform(run: Run) -> Platform:
    """The processes of the run."""
    return run.platform
