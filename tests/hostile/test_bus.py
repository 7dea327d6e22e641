"""Whoever has the account of one service, at the broker or the database, can do nothing in the name of another.

The accounts are those that ``lianshang grant`` makes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import psycopg2
import pytest
from amqp.exceptions import AccessRefused, NotAllowed
from kombu import Connection, Exchange, Queue
from sqlalchemy import create_engine, text
from typer.testing import CliRunner

from chassis.connecting import topology
from contracts.catalogue import EVENTS, SUBSCRIPTIONS
from contracts.platform import SERVICES
from lianshang.accounts import PROCESSES, permissions
from lianshang.cli.app import app
from tests.sample.running import delete_queues
from tests.servers import BrokerServer, DatabaseServer, wait_until
from tests.system.client import User
from tests.system.stack import OPERATOR_PASSWORD, Stack

PASSWORDS = {name: f"secret of {name}" for name in PROCESSES}
ACCOUNTS = ",".join(f"{name}={password}" for name, password in PASSWORDS.items())
DATABASES = "granted_"


@pytest.fixture(scope="module")
def broker(private_broker: BrokerServer, database_server: DatabaseServer, tmp_path_factory: Any) -> Iterator[str]:
    """A template of the broker's URI with ``{service}``, for accounts as the command makes them."""
    file = tmp_path_factory.mktemp("accounts") / "definitions.json"
    databases = database_server.url.replace("{service}", f"{DATABASES}{{service}}")
    for number in range(2):
        # Once more changes nothing, and does not fail.
        done = CliRunner().invoke(
            app, ["grant", "--definitions", str(file)], env={"ACCOUNTS": ACCOUNTS, "DATABASE_URL": databases}
        )
        assert done.exit_code == 0, (number, done.output)
        private_broker.control("import_definitions", str(file))
    assert file.stat().st_mode & 0o777 == 0o600
    yield f"amqp://{{service}}:secret%20of%20{{service}}@127.0.0.1:{private_broker.port}/"
    for name in PROCESSES:
        private_broker.control("delete_user", name)
    delete_queues(private_broker.uri, *(queue.name for queue in topology.durable_queues()))


@contextmanager
def connected(broker: str, name: str) -> Iterator[Connection]:
    with Connection(
        broker.format(service=name), connect_timeout=5, transport_options={"confirm_publish": True}
    ) as connection:
        connection.connect()
        yield connection


def refused(broker: str, name: str, act: Any) -> bool:
    """Whether the broker refuses this to an account."""
    with connected(broker, name) as connection:
        try:
            act(connection.channel())
        except AccessRefused:
            return True
    return False


def publish(exchange: str, routing_key: str, body: Any = None) -> Any:
    def act(channel: Any) -> None:
        producer = channel.connection.client.Producer(channel)
        producer.publish(body or {}, exchange=exchange, routing_key=routing_key, retry=False)

    return act


PAIRS = [(name, other) for name in PROCESSES for other in SERVICES if name != other]


# ---- the broker


@pytest.mark.parametrize(("name", "other"), PAIRS)
def test_nobody_publishes_in_the_name_of_another_service(broker: str, name: str, other: str) -> None:
    for exchange in topology.exchanges_of(other):
        assert refused(broker, name, publish(exchange.name, "access.changed.v1")), exchange.name


@pytest.mark.parametrize("name", PROCESSES)
def test_nobody_publishes_to_a_queue_past_the_exchanges(broker: str, name: str) -> None:
    for queue in topology.durable_queues():
        assert refused(broker, name, publish("", queue.name)), queue.name
    for exchange in ("amq.topic", "amq.direct", "amq.fanout", "amq.headers"):
        assert refused(broker, name, publish(exchange, "access.changed.v1")), exchange


@pytest.mark.parametrize(("name", "other"), PAIRS)
def test_nobody_reads_empties_deletes_or_binds_a_queue_of_another_service(broker: str, name: str, other: str) -> None:
    queues = [queue for queue in topology.durable_queues() if queue.name.startswith(f"{other}.")]
    assert queues
    for queue in queues:
        acts = {
            "get": lambda channel, queue=queue: channel.basic_get(queue.name),
            "consume": lambda channel, queue=queue: channel.basic_consume(queue.name),
            "purge": lambda channel, queue=queue: channel.queue_purge(queue.name),
            "delete": lambda channel, queue=queue: channel.queue_delete(queue.name),
            "bind": lambda channel, queue=queue: channel.queue_bind(queue.name, f"{other}.events", "#"),
            "unbind": lambda channel, queue=queue: channel.queue_unbind(queue.name, f"{other}.events", "#"),
            "declare": lambda channel, queue=queue: queue(channel).queue_declare(),
        }
        for what, act in acts.items():
            assert refused(broker, name, act), (what, queue.name)


@pytest.mark.parametrize(("name", "other"), PAIRS)
def test_nobody_changes_an_exchange_of_another_service(broker: str, name: str, other: str) -> None:
    for exchange in topology.exchanges_of(other):
        assert refused(broker, name, lambda channel, exchange=exchange: exchange(channel).declare())
        assert refused(broker, name, lambda channel, exchange=exchange: channel.exchange_delete(exchange.name))


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_hears_only_those_that_it_listens_to(broker: str, name: str) -> None:
    heard = {event.service for each in SUBSCRIPTIONS if each.service == name for event in each.taken} | {name}
    own = Queue(f"{name}.overheard", queue_arguments={"x-queue-type": "quorum"})
    with connected(broker, name) as connection:
        own(connection.channel()).queue_declare()
    for other in SERVICES:
        bind = lambda channel, other=other: own(channel).bind_to(topology.event_exchange(other), "#")  # noqa: E731
        assert refused(broker, name, bind) is (other not in heard)
    with connected(broker, name) as connection:
        connection.channel().queue_delete(own.name)


def test_a_gateway_publishes_nothing_and_keeps_nothing(broker: str) -> None:
    assert refused(broker, "gateway", lambda channel: Queue("kept", durable=True)(channel).queue_declare())
    assert refused(broker, "gateway", lambda channel: Exchange("gateway.events", type="topic")(channel).declare())
    for service in SERVICES:
        assert refused(broker, "gateway", publish(f"{service}.events", "inbox.entries-added.v1"))


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_declares_and_uses_what_is_its_own(broker: str, name: str) -> None:
    with connected(broker, name) as connection:
        topology.declare(connection)
        for queue in topology.durable_queues():
            if queue.name.startswith(f"{name}."):
                assert connection.channel().basic_get(queue.name) is None
        kind = next((event.type for event in EVENTS if event.service == name), "nothing")
        publish(f"{name}.events", f"{kind}.unheard")(connection.channel())


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_restores_its_own_queue_when_it_is_deleted(
    broker: str, service: str, private_broker: BrokerServer
) -> None:
    queues = [each.consumer for each in SUBSCRIPTIONS if each.service == service]
    delete_queues(private_broker.uri, *queues)
    with connected(broker, service) as connection:
        topology.declare(connection)
        for queue in queues:
            assert connection.channel().queue_declare(queue, passive=True).queue == queue


def test_another_password_lets_nobody_in(broker: str) -> None:
    for name in PROCESSES:
        with (
            pytest.raises((AccessRefused, NotAllowed)),
            Connection(broker.format(service=name).replace("secret", "guess"), connect_timeout=5) as connection,
        ):
            connection.connect()


def test_no_account_writes_the_default_exchange_or_everything() -> None:
    for name in PROCESSES:
        for pattern in permissions(name).values():
            assert pattern.startswith("^")
            assert ".*" not in pattern


# ---- the databases


@pytest.mark.usefixtures("broker")
@pytest.mark.parametrize(("name", "other"), [pair for pair in PAIRS if pair[0] != "gateway"])
def test_a_role_is_refused_at_the_database_of_another_service(
    database_server: DatabaseServer, name: str, other: str
) -> None:
    with pytest.raises(psycopg2.OperationalError, match="permission denied for database"):
        psycopg2.connect(host=str(database_server.sockets), user=name, dbname=f"{DATABASES}{other}")


@pytest.mark.usefixtures("broker")
@pytest.mark.parametrize("name", SERVICES)
def test_a_role_may_make_no_roles_and_no_databases_and_reads_no_files(
    database_server: DatabaseServer, name: str
) -> None:
    session = psycopg2.connect(host=str(database_server.sockets), user=name, dbname=f"{DATABASES}{name}")
    session.autocommit = True
    with session.cursor() as cursor:
        for statement in (
            "CREATE ROLE another",
            "CREATE DATABASE another",
            "COPY (SELECT 1) TO PROGRAM 'true'",
            "SELECT pg_read_file('postgresql.conf')",
            "SELECT rolpassword FROM pg_authid",
            "SET ROLE postgres",
        ):
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                cursor.execute(statement)
    session.close()


def test_there_is_no_role_of_the_gateway(broker: str, database_server: DatabaseServer) -> None:
    with pytest.raises(psycopg2.OperationalError, match="does not exist"):
        psycopg2.connect(host=str(database_server.sockets), user="gateway", dbname=f"{DATABASES}registry")


def test_what_an_administrator_has_made_before_is_given_to_the_roles(database_server: DatabaseServer) -> None:
    template = database_server.url.replace("{service}", "before_{service}")
    for service in SERVICES:
        database_server.create(f"before_{service}")
    environment = {"DATABASE_URL": template, "ACCOUNTS": ACCOUNTS}
    upgraded = CliRunner().invoke(app, ["db", "upgrade"], env=environment)
    assert upgraded.exit_code == 0, upgraded.output
    # As for migrations after it: the role that is named does not count here.
    environment["DATABASE_URL"] += "&options=-c%20role%3D{service}"
    granted = CliRunner().invoke(app, ["grant"], env=environment)
    assert granted.exit_code == 0, granted.output
    for service in SERVICES:
        session = database_server.connect(f"before_{service}")
        with session.cursor() as cursor:
            cursor.execute(
                "SELECT count(*), count(*) FILTER (WHERE relowner <> %s::regrole) FROM pg_class"
                " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S', 'i')",
                [service],
            )
            (found, foreign) = cursor.fetchone()
        session.close()
        assert found > 10
        assert foreign == 0
    again = CliRunner().invoke(app, ["db", "upgrade"], env=environment)
    assert again.exit_code == 0, again.output


# ---- the platform with these accounts


@pytest.fixture(scope="module")
def stack(broker: str, database_server: DatabaseServer, tmp_path_factory: Any) -> Iterator[Stack]:
    """The platform, each process with its own account; its databases have been migrated by their own roles."""
    databases = f"postgresql+psycopg2://{{role}}@/{DATABASES}{{service}}?host={database_server.sockets}"
    stack = Stack(tmp_path_factory.mktemp("granted"), {"DATABASE_URL": databases}, embedded=False)
    for name, process in stack.processes.items():
        own = {"AMQP_URI": broker.format(service=name), "DATABASE_URL": databases.replace("{role}", name)}
        process.settings = {**process.settings, **own}
    migrating = {**stack.processes["gateway"].settings, "DATABASE_URL": databases.replace("{role}", "{service}")}
    stack.processes["gateway"].settings = migrating
    try:
        stack.start()
        yield stack
    finally:
        stack.stop()


def envelope(**fields: Any) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": str(uuid4()),
        "source": "/registry",
        "time": datetime.now(UTC).isoformat(),
        "subject": "x",
        "partitionkey": f"access/{uuid4()}",
        "sequence": 1,
        **fields,
    }


def sign_in(stack: Stack) -> User:
    return User(stack.url, "operator", OPERATOR_PASSWORD)


def test_events_reach_whoever_listens_with_accounts_of_services(stack: Stack, database_server: DatabaseServer) -> None:
    operator = sign_in(stack)
    operator.do("/v1/chains", {"name": "智能装备产业链", "code": "ZNZB"})
    for service in ("requests", "talent"):
        engine = create_engine(database_server.url_for(f"{DATABASES}{service}"), isolation_level="AUTOCOMMIT")
        with engine.connect() as database:
            applied = text("SELECT count(*) FROM inbox")
            wait_until(lambda: database.scalar(applied) > 0, 30, f"an event in {service}")  # noqa: B023
        engine.dispose()


@pytest.mark.parametrize("before", ["2100-01-01T00:00:00+00:00", "9999-12-31T00:00:00+00:00"])
def test_a_forged_revocation_locks_nobody_out(stack: Stack, broker: str, before: str) -> None:
    """Even with the account of registry; the account of another service cannot send one at all."""
    operator = sign_in(stack)
    person = operator.person_id
    data = {"person_id": person, "session_id": None, "before": before}
    forged = envelope(type="access.changed.v1", data=data)
    for name in SERVICES:
        refusal = refused(broker, name, publish("registry.events", "access.changed.v1", forged))
        assert refusal is (name != "registry")
    # An event behind it, on the same way, tells when the gateway must have heard it.
    now = datetime.now(UTC).isoformat()
    marked = envelope(type="access.changed.v1", data={"person_id": str(uuid4()), "session_id": None, "before": now})
    with connected(broker, "registry") as connection:
        publish("registry.events", "access.changed.v1", marked)(connection.channel())
    wait_until(lambda: "revocation not believed" in stack.log_of("gateway"), 10, "the gateway's answer to the forgery")
    assert operator.http.get("/v1/me").status_code == 200
    assert sign_in(stack).http.get("/v1/me").status_code == 200


def test_a_forged_event_is_not_applied(stack: Stack, broker: str, database_server: DatabaseServer) -> None:
    """Talent sends what belongs to registry by the only exchange that it may publish to."""
    listeners = [each for each in SUBSCRIPTIONS if any(event.service == "talent" for event in each.taken)]
    consumer = next(each for each in listeners if each.service != "talent")
    heard = next(event.type for event in consumer.taken if event.service == "talent")
    forged = envelope(type="post.changed.v1", data={"nobody": "would take this"})
    with connected(broker, "talent") as connection:
        publish("talent.events", heard, forged)(connection.channel())
    engine = create_engine(database_server.url_for(f"{DATABASES}{consumer.service}"), isolation_level="AUTOCOMMIT")
    kept = text("SELECT error FROM parked WHERE raw LIKE :id AND state = 'dead' AND event_id IS NULL")
    found: list[Any] = []

    def is_kept() -> bool:
        with engine.connect() as database:
            found[:] = database.scalars(kept, {"id": f"%{forged['id']}%"}).all()
        return bool(found)

    wait_until(is_kept, 30, "the forged event among the dead letters")
    assert "not from its owner" in found[0]
    with engine.connect() as database:
        assert database.scalar(text("SELECT count(*) FROM inbox WHERE event_id = :id"), {"id": forged["id"]}) == 0
    engine.dispose()
