"""What the embedded broker lost with its process is found again at the next start.

An event that its outbox says is published, and that a declared subscriber has neither applied nor parked, was in a
queue or in hand when the process ended. It is put among the subscriber's parked events, which are tried at once; there
a try is counted before it is made, so that an event that ends the process each time does not do so for ever. A new
subscription is given everything that the outbox still holds.
"""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

import structlog
from sqlalchemy import Row, select, union

from chassis import inbox, tables
from chassis.database import Database
from contracts.catalogue import SUBSCRIPTIONS
from contracts.operation import Subscription

log = structlog.get_logger()

PORTION = 1000


def recover_lost(databases: Mapping[str, Database]) -> int:
    """Give each subscriber the published events that it has not seen, before anything runs; returns how many."""
    found = 0
    for subscription in SUBSCRIPTIONS:
        if subscription.service in databases:
            for service in sorted({event.service for event in subscription.taken} & databases.keys()):
                types = [event.type for event in subscription.taken if event.service == service]
                found += _recover(subscription, types, databases[service], databases[subscription.service])
    if found:
        log.info("taking up what the last process had not finished", events=found)
    return found


def _recover(subscription: Subscription, types: Sequence[str], source: Database, target: Database) -> int:
    found, last = 0, 0
    while rows := _published(source, types, last):
        last = rows[-1].id
        with target.engine.begin() as connection:
            settled = _settled(target, subscription.consumer, [row.event_id for row in rows])
            for row in rows:
                if row.event_id not in settled:
                    inbox.take_over(connection, subscription.consumer, row.envelope)
                    found += 1
    return found


def _published(source: Database, types: Sequence[str], after: int) -> Sequence[Row[int, UUID, dict[str, object]]]:
    table = tables.outbox
    with source.engine.connect() as connection:
        return connection.execute(
            select(table.c.id, table.c.event_id, table.c.envelope)
            .where(table.c.id > after, table.c.published_at.is_not(None), table.c.type.in_(types))
            .order_by(table.c.id)
            .limit(PORTION)
        ).all()


def _settled(target: Database, consumer: str, events: Collection[UUID]) -> set[UUID]:
    """Which of these events the consumer has applied, or keeps parked."""
    applied, parked = tables.inbox, tables.parked
    statement = union(
        select(applied.c.event_id).where(applied.c.consumer == consumer, applied.c.event_id.in_(events)),
        select(parked.c.event_id).where(parked.c.consumer == consumer, parked.c.event_id.in_(events)),
    )
    with target.engine.connect() as connection:
        return set(connection.scalars(statement))
