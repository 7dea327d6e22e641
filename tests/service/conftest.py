"""The services, each on a database of its own in the private PostgreSQL; emptied before each test that asks for one."""

from collections.abc import Callable, Iterator

import pytest

from tests.servers import DatabaseServer
from tests.service.harness import ServiceUnderTest


@pytest.fixture(scope="session")
def services(database_server: DatabaseServer) -> Iterator[Callable[[str], ServiceUnderTest]]:
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
