"""What the embedded broker lost with its process is put back at the next start.

An event that its outbox says is published, and that a declared subscriber has neither applied nor parked, was in a
queue when the process ended: it is published again. A new subscription is given everything that the outbox still holds.
"""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

import structlog
from sqlalchemy import select, union, update

from chassis import tables
from chassis.database import Database
from contracts.catalogue import SUBSCRIPTIONS
from contracts.operation import Subscription

log = structlog.get_logger()

PORTION = 5000


def republish_lost(databases: Mapping[str, Database]) -> int:
    """Mark lost events as not yet published in the outbox of each service, before the relays run; returns how many."""
    found = 0
    for service, database in databases.items():
        subscribers: dict[str, list[Subscription]] = {}
        for subscription in SUBSCRIPTIONS:
            for event in subscription.events:
                if event.service == service and subscription.service in databases:
                    subscribers.setdefault(event.type, []).append(subscription)
        if subscribers:
            found += _republish_from(database, databases, subscribers)
    if found:
        log.info("publishing again what the last process had not finished", events=found)
    return found


def _republish_from(
    database: Database, databases: Mapping[str, Database], subscribers: Mapping[str, Sequence[Subscription]]
) -> int:
    found, last = 0, 0
    table = tables.outbox
    while True:
        with database.engine.begin() as connection:
            rows = connection.execute(
                select(table.c.id, table.c.event_id, table.c.type)
                .where(table.c.id > last, table.c.published_at.is_not(None), table.c.type.in_(list(subscribers)))
                .order_by(table.c.id)
                .limit(PORTION)
            ).all()
        if not rows:
            return found
        last = rows[-1].id
        lost: set[int] = set()
        for consumer in {s.consumer: s for group in subscribers.values() for s in group}.values():
            wanted = {row.event_id: row.id for row in rows if consumer in subscribers[row.type]}
            lost |= {wanted[event] for event in wanted.keys() - _settled(databases[consumer.service], consumer, wanted)}
        if lost:
            with database.engine.begin() as connection:
                connection.execute(update(table).where(table.c.id.in_(lost)).values(published_at=None))
        found += len(lost)


def _settled(database: Database, consumer: Subscription, events: Collection[UUID]) -> set[UUID]:
    """Which of these events the consumer has applied, or keeps parked."""
    if not events:
        return set()
    inbox, parked = tables.inbox, tables.parked
    statement = union(
        select(inbox.c.event_id).where(inbox.c.consumer == consumer.consumer, inbox.c.event_id.in_(events)),
        select(parked.c.event_id).where(parked.c.consumer == consumer.consumer, parked.c.event_id.in_(events)),
    )
    with database.engine.connect() as connection:
        return set(connection.scalars(statement))
