"""Both brokers, each with what it promises; the tests say the same of both and take the difference from the flags."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from chassis.connecting import topology
from chassis.running.settings import Settings
from contracts.guarantees import EMBEDDED, RABBITMQ, Features
from tests.conformance.port import SERVICE, SUBSCRIPTIONS, Port
from tests.sample.running import Platform, delete_queues
from tests.servers import BrokerServer, DatabaseServer


@dataclass(frozen=True)
class Side:
    """One broker: what it promises, and the node that it runs on, unless it is embedded."""

    features: Features
    node: BrokerServer | None

    @property
    def uri(self) -> str | None:
        """Where it is reached."""
        return self.node.uri if self.node else None


@pytest.fixture(scope="package", params=["rabbitmq", "embedded"])
def side(request: pytest.FixtureRequest) -> Side:
    """The broker that the tests are about."""
    if request.param == "embedded":
        return Side(EMBEDDED, None)
    return Side(RABBITMQ, request.getfixturevalue("private_broker"))


@pytest.fixture(scope="package")
def promises(side: Side) -> Features:
    """What this broker promises."""
    return side.features


@pytest.fixture
def port(side: Side, monkeypatch: pytest.MonkeyPatch) -> Iterator[Port]:
    """The broker as a service uses it, with the empty queues of two consumers."""
    monkeypatch.setattr(topology, "SERVICES", (SERVICE,))
    monkeypatch.setattr(topology, "SUBSCRIPTIONS", SUBSCRIPTIONS)
    port = Port(Settings(environment="test", amqp_uri=side.uri or "embedded://"))
    port.declare_anew()
    yield port
    port.close()


@pytest.fixture(scope="package")
def shared(side: Side, database_server: DatabaseServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """The sample, started, with short time-outs and few workers."""
    if side.uri:
        delete_queues(side.uri)
    platform = Platform(
        side.uri, database_server, tmp_path_factory.mktemp("sample"), SAMPLE_HURRY="1", WORKERS=str(WORKERS)
    )
    with platform.serving():
        yield platform


WORKERS = 4


@pytest.fixture
def platform(shared: Platform) -> Platform:
    """The sample as it was started, whatever the test before has done to its processes."""
    shared.mend()
    return shared
