"""What services cannot read reaches the inbox of the operators."""

from kombu import Connection, Exchange
from sqlalchemy import create_engine, text

from tests.servers import DatabaseServer
from tests.system.client import eventually
from tests.system.district import District

LISTENERS = ("requests", "talent")


def test_an_undecodable_event_is_told_to_the_operator_once_for_each_consumer(
    distributed: District, broker_server: str, database_server: DatabaseServer
) -> None:
    operator = distributed.operator
    with Connection(broker_server) as connection:
        producer = connection.Producer(exchange=Exchange("registry.events", type="topic", durable=True))
        for _ in range(3):
            producer.publish(b"{not json", routing_key="chain.changed.v1", content_type="application/json")
    for service in LISTENERS:
        engine = create_engine(database_server.url.format(service=f"system_{service}"), isolation_level="AUTOCOMMIT")
        with engine.connect() as database:
            dead = text("SELECT count(*) FROM parked WHERE consumer = :consumer AND state = 'dead'")
            told = text("SELECT count(*) FROM outbox WHERE type LIKE 'consumer.%' AND published_at IS NOT NULL")
            eventually(lambda: database.scalar(dead, {"consumer": f"{service}.mirror"}) == 3)  # noqa: B023
            eventually(lambda: database.scalar(told) == 3)  # noqa: B023
            # They would be in the way of whoever counts dead letters after this.
            database.execute(text("DELETE FROM parked"))
        engine.dispose()
    kinds = [f"consumer.gave-up-in-{service}" for service in LISTENERS]
    eventually(lambda: sorted(entry["kind"] for entry in operator.get("/v1/inbox", kind="consumer")["items"]) == kinds)
    for entry in operator.get("/v1/inbox", kind="consumer")["items"]:
        service = entry["kind"].removeprefix("consumer.gave-up-in-")
        assert f"{service}.mirror" in entry["title"]["zh"]
        assert f"{service}.mirror" in entry["body"]["en"]
        assert "not json" not in entry["body"]["en"]
    operator.do("/v1/inbox/read")
