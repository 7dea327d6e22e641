"""Replays: published events are sent again to one consumer, new or repaired, whose inbox absorbs repetitions.

A replay is a row, made by an operator or because a queue has lost its messages
(``chassis/publishing/queue_markers.py``). The relay (``chassis/publishing/relay.py``) walks through the outbox for it,
a bounded stretch at a time, and publishes to the consumer's queue alone. The rows of the outbox stay as they are, so
neither their retention nor the age of unpublished events is affected. Unpublished rows are left out: they will reach
all consumers anyway.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from chassis.publishing import outbox
from chassis.storing import tables
from chassis.storing.database import new_id
from contracts.catalogue import SUBSCRIPTIONS_BY_CONSUMER
from contracts.operation import Subscription

_replays, _outbox = tables.replays, tables.outbox
# How many rows of the outbox one statement looks at, whether the consumer takes them or not.
STRETCH = 10_000
# A moment before anything was written.
ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Portion:
    """The next events for ``consumer``: ``rows`` of the outbox in order, from a stretch that ends at ``end``."""

    replay: UUID
    consumer: str
    rows: Sequence[Row[int, str, dict[str, Any]]]
    end: int
    until: int


def start(connection: Connection, subscription: Subscription, since: datetime) -> UUID:
    """Start a replay of all events of this outbox that the consumer takes, written since a moment (wall time).

    An unfinished replay for the consumer starts again, from the earlier of the two moments. Returns its id.
    """
    unfinished = delete(_replays).where(_replays.c.consumer == subscription.consumer, _replays.c.finished_at.is_(None))
    # The row is replaced, so that a relay that is working on the old one does not advance the new one.
    before = connection.scalar(unfinished.returning(_replays.c.since))
    replay = new_id()
    connection.execute(
        insert(_replays).values(
            id=replay,
            consumer=subscription.consumer,
            since=since if before is None else min(since, before),
            position=select(func.coalesce(func.min(_outbox.c.id), 1) - 1).scalar_subquery(),
            until=select(func.coalesce(func.max(_outbox.c.id), 0)).scalar_subquery(),
        )
    )
    return replay


def next_portion(connection: Connection, limit: int) -> Portion | None:
    """Return the next events of the oldest unfinished replay, or ``None``. A replay that is stuck lets others pass."""
    found = connection.execute(
        select(_replays)
        .where(_replays.c.finished_at.is_(None))
        .order_by(_replays.c.error.is_not(None), _replays.c.requested_at)
        .limit(1)
    ).first()
    if found is None:
        return None
    subscription = SUBSCRIPTIONS_BY_CONSUMER.get(found.consumer)
    types = [event.type for event in subscription.taken] if subscription else []
    end = min(found.position + STRETCH, found.until)
    rows = connection.execute(
        select(*outbox.PUBLISHED)
        .where(
            _outbox.c.id > found.position,
            _outbox.c.id <= end,
            _outbox.c.type.in_(types),
            _outbox.c.created_at >= found.since,
            # Events published after the request have reached the consumer in the ordinary way.
            _outbox.c.published_at <= found.requested_at,
            outbox.published(),
        )
        .order_by(_outbox.c.id)
        .limit(limit)
    ).all()
    return Portion(found.id, found.consumer, rows, rows[-1].id if len(rows) == limit else end, found.until)


def settle(connection: Connection, portion: Portion, confirmed: Collection[int], error: str | None) -> None:
    """Record the progress of a replay: up to the first row that the broker has not confirmed."""
    done = next((row.id - 1 for row in portion.rows if row.id not in confirmed), portion.end)
    sent = sum(1 for row in portion.rows if row.id <= done)
    connection.execute(
        update(_replays)
        .where(_replays.c.id == portion.replay)
        .values(
            position=done,
            published=_replays.c.published + sent,
            error=error,
            finished_at=func.clock_timestamp() if done >= portion.until else None,
        )
    )
