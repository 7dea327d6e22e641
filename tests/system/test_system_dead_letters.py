"""What services cannot read reaches the inbox of the operators."""

from typing import Any

from kombu import Connection, Exchange
from sqlalchemy import Engine, create_engine, text

from tests.servers import DatabaseServer
from tests.system.client import eventually
from tests.system.district import District

LISTENERS = ("requests", "talent")


def rows(database: Engine, consumer: str) -> list[Any]:
    """The text, state and error of what a consumer could not read."""
    statement = text("SELECT raw, state, error FROM parked WHERE consumer = :consumer AND raw IS NOT NULL")
    with database.connect() as connected:
        return list(connected.execute(statement, {"consumer": consumer}))


def told(database: Engine) -> int:
    """How many dead letters a service has told of, and the broker has confirmed."""
    statement = text(
        "SELECT count(*) FROM outbox WHERE type LIKE 'consumer.%' AND id NOT IN (SELECT id FROM unpublished)"
    )
    with database.connect() as connected:
        return int(connected.scalar(statement) or 0)


def test_an_undecodable_event_is_told_to_the_operator_once_for_each_consumer(
    distributed: District, broker_server: str, database_server: DatabaseServer
) -> None:
    operator = distributed.operator
    databases = {
        service: create_engine(database_server.url.format(service=f"system_{service}"), isolation_level="AUTOCOMMIT")
        for service in LISTENERS
    }
    told_before = {service: told(database) for service, database in databases.items()}
    bodies = {f"{{not json {number}" for number in range(3)}
    # RabbitMQ loses some of what nobody waits for when the connection is closed right behind it (3.10: 1 time in 100).
    with Connection(broker_server, transport_options={"confirm_publish": True}) as connection:
        producer = connection.Producer(exchange=Exchange("registry.events", type="topic", durable=True))
        for body in bodies:
            producer.publish(body.encode(), routing_key="chain.changed.v1", content_type="application/json")
    for service, database in databases.items():
        seen: list[Any] = []

        def all_are_kept(service: str = service, database: Engine = database, seen: list[Any] = seen) -> bool:
            seen[:] = rows(database, f"{service}.mirror")
            return {raw for raw, _state, _error in seen} == bodies

        try:
            eventually(all_are_kept)
        except AssertionError as error:
            raise AssertionError(f"{service} has kept {seen}\n{distributed.stack.log_of(service)[-4000:]}") from error
        assert {state for _raw, state, _error in seen} == {"dead"}
        # One whose acknowledgement was lost with a connection is kept, and told, once more.
        eventually(lambda: told(database) - told_before[service] >= len(bodies))  # noqa: B023
        # They would be in the way of whoever counts dead letters after this.
        with database.connect() as connected:
            connected.execute(text("DELETE FROM parked"))
        database.dispose()
    kinds = [f"consumer.gave-up-in-{service}" for service in LISTENERS]
    eventually(lambda: sorted(entry["kind"] for entry in operator.get("/v1/inbox", kind="consumer")["items"]) == kinds)
    for entry in operator.get("/v1/inbox", kind="consumer")["items"]:
        service = entry["kind"].removeprefix("consumer.gave-up-in-")
        assert f"{service}.mirror" in entry["title"]["zh"]
        assert f"{service}.mirror" in entry["body"]["en"]
        assert "not json" not in entry["body"]["en"]
    operator.do("/v1/inbox/read")
