"""The platform in both forms, each started once for this folder with a small district in it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.collector import Collector, CollectorServer
from tests.filing import S3Server
from tests.servers import BrokerServer, DatabaseServer, private_directory
from tests.services.notifications.deliveries.mailbox import Post, mail_server
from tests.system.district import District, build
from tests.system.stack import Stack, distributed_settings


def _running(stack: Stack) -> Iterator[District]:
    try:
        stack.start()
        yield build(stack)
    finally:
        stack.stop()
        # pytest shows it with whatever failed.
        for name in stack.processes:
            sys.stdout.write(f"--- the end of {name}'s log\n" + "\n".join(stack.log_of(name).splitlines()[-12:]) + "\n")


@pytest.fixture(scope="session")
def workplace() -> Iterator[Path]:
    """A folder for logs and data of the stacks."""
    with private_directory("system") as directory:
        yield directory


@pytest.fixture(scope="session")
def collector() -> Iterator[Collector]:
    """What both forms of the platform tell of their traces."""
    server = CollectorServer()
    yield server.collector
    server.close()


@pytest.fixture(scope="session")
def post() -> Iterator[Post]:
    """The mail server of both forms."""
    with mail_server() as post:
        yield post


@pytest.fixture(scope="package")
def embedded(workplace: Path, collector: Collector, post: Post) -> Iterator[District]:
    """Everything in one process, on the embedded broker and database."""
    yield from _running(
        Stack(workplace / "embedded", {"OTLP_ENDPOINT": collector.url, "SMTP_URL": post.url}, embedded=True)
    )


@pytest.fixture(scope="package")
def bucket(workplace: Path) -> Iterator[S3Server]:
    """A server of S3, for the files of the distributed form."""
    directory = workplace / "s3"
    directory.mkdir()
    server = S3Server(directory)
    server.start()
    try:
        server.make_bucket()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="package")
def distributed(
    workplace: Path,
    database_server: DatabaseServer,
    private_broker: BrokerServer,
    collector: Collector,
    bucket: S3Server,
    post: Post,
) -> Iterator[District]:
    """One process a service, over PostgreSQL, a RabbitMQ that a test may kill, and a server of S3."""
    settings = distributed_settings(database_server, private_broker.uri, prefix="system_")
    settings |= {"OTLP_ENDPOINT": collector.url, "SMTP_URL": post.url}
    settings["FILES_URL"] = bucket.url
    # The loads stand for many clients, as a proxy does: one client has fewer connections.
    settings["TRUSTED_PROXIES"] = "127.0.0.1"
    yield from _running(Stack(workplace / "distributed", settings, embedded=False))


@pytest.fixture(params=["embedded", "distributed"])
def district(request: pytest.FixtureRequest) -> District:
    """The same test in both forms."""
    found: District = request.getfixturevalue(request.param)
    return found
