"""Events that a service has given up, made in the embedded database."""

from uuid import uuid4

from sqlalchemy import create_engine, text

from chassis.embedded.database import EmbeddedDatabase
from tests.system.district import District

CONSUMER = "requests.mirror"
_TYPE = "chain.changed.v1"


def abandon_event(district: District) -> str:
    """Let requests have given up an event of the registry, which would succeed now; returns the id it is parked under.

    As if it had failed for as long as events are retried.
    """
    database = EmbeddedDatabase(district.stack.directory / "data")
    database.start_or_join(())
    registry, requests = (create_engine(database.url.format(service=name)) for name in ("registry", "requests"))
    parked_id = str(uuid4())
    with registry.connect() as source, requests.begin() as target:
        read = "SELECT event_id, type, key, sequence, envelope::text AS envelope FROM outbox WHERE type = :type LIMIT 1"
        event = source.execute(text(read), {"type": _TYPE}).mappings().one()
        write = (
            "INSERT INTO parked (id, consumer, event_id, type, key, sequence, envelope, state, tries, error) "
            "VALUES (:id, :consumer, :event_id, :type, :key, :sequence, CAST(:envelope AS jsonb), 'dead', 12, :error) "
            "ON CONFLICT (consumer, event_id) DO UPDATE SET id = excluded.id, state = excluded.state"
        )
        error = "OperationalError: the disk was full"
        target.execute(text(write), {**event, "id": parked_id, "consumer": CONSUMER, "error": error})
    for engine in (registry, requests):
        engine.dispose()
    database.stop()
    return parked_id
