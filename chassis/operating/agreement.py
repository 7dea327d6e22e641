"""Compares what producers have published with what consumers have applied, for after a restore (docs/runbook.md).

A consumer may *lack* events that its producer has published, because they were in a queue that is lost. A replay cures
that. Or it may be *ahead*: it has applied events unknown to any producer, since the producer was restored to an earlier
moment than the consumer. Only restoring the consumer to that moment too cures that: the producer gives the numbers of
those events to others, and copies that hold a higher number ignore updates until it is reached again.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Row, select, union

from chassis.publishing import outbox
from chassis.running.clock import wall
from chassis.storing import retention, tables
from chassis.storing.database import Database
from contracts.catalogue import SUBSCRIPTIONS
from contracts.operation import Subscription

PORTION = 1000
# Events nearly as old as the outbox's retention are left out, so that no pruned event is taken for an unknown one.
MARGIN = timedelta(days=1)


@dataclass(frozen=True)
class Agreement:
    """The state of one consumer: how many events it lacks, when the oldest was written, and how many it is ahead."""

    consumer: str
    lacking: int
    oldest: datetime | None
    ahead: int


def compare(databases: Mapping[str, Database]) -> list[Agreement]:
    """Compare every consumer with its producers. Events in transit count as lacking, so nothing should be running."""
    return [_compare(subscription, databases) for subscription in SUBSCRIPTIONS]


def _compare(subscription: Subscription, databases: Mapping[str, Database]) -> Agreement:
    target = databases[subscription.service]
    producers = sorted({event.service for event in subscription.taken})
    lacking: list[datetime] = []
    for service in producers:
        types = [event.type for event in subscription.taken if event.service == service]
        lacking += _lacking(subscription.consumer, types, databases[service], target)
    ahead = _ahead(subscription.consumer, [databases[service] for service in producers], target)
    return Agreement(subscription.consumer, len(lacking), min(lacking, default=None), ahead)


def _lacking(consumer: str, types: Sequence[str], source: Database, target: Database) -> list[datetime]:
    """Return when the published events were written that the consumer has neither applied nor stored for a retry."""
    found, last = [], 0
    while rows := published(source, types, last):
        last = rows[-1].id
        known = settled(target, consumer, [row.event_id for row in rows])
        found += [row.created_at for row in rows if row.event_id not in known]
    return found


def published(
    source: Database, types: Sequence[str], after: int
) -> Sequence[Row[int, UUID, datetime, dict[str, object]]]:
    """Return a portion of the events that a service has published, in the order of the outbox."""
    table = tables.outbox
    with source.engine.connect() as connection:
        return connection.execute(
            select(table.c.id, table.c.event_id, table.c.created_at, table.c.envelope)
            .where(table.c.id > after, outbox.published(), table.c.type.in_(types))
            .order_by(table.c.id)
            .limit(PORTION)
        ).all()


def settled(target: Database, consumer: str, events: Collection[UUID]) -> set[UUID]:
    """Return which of these events the consumer has applied or stored for a retry."""
    applied, retries = tables.inbox, tables.pending_retries
    statement = union(
        select(applied.c.event_id).where(applied.c.consumer == consumer, applied.c.event_id.in_(events)),
        select(retries.c.event_id).where(retries.c.consumer == consumer, retries.c.event_id.in_(events)),
    )
    with target.engine.connect() as connection:
        return set(connection.scalars(statement))


def _ahead(consumer: str, producers: Sequence[Database], target: Database) -> int:
    """Return how many recent events the consumer has applied that none of its producers has written."""
    found, last = 0, _first_id_of(wall() - retention.OUTBOX + MARGIN)
    while events := _known_after(target, consumer, last):
        last = events[-1]
        found += len(set(events).difference(*(_written(producer, events) for producer in producers)))
    return found


def _first_id_of(moment: datetime) -> UUID:
    """Return the smallest identifier of a moment: UUIDv7 begins with 48 bits of milliseconds."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)


def _known_after(target: Database, consumer: str, last: UUID) -> list[UUID]:
    table = tables.inbox
    with target.engine.connect() as connection:
        return list(
            connection.scalars(
                select(table.c.event_id)
                .where(table.c.consumer == consumer, table.c.event_id > last)
                .order_by(table.c.event_id)
                .limit(PORTION)
            )
        )


def _written(producer: Database, events: Collection[UUID]) -> set[UUID]:
    with producer.engine.connect() as connection:
        return set(connection.scalars(select(tables.outbox.c.event_id).where(tables.outbox.c.event_id.in_(events))))
