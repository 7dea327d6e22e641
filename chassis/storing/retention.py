"""Retention: how long rows of the machinery are kept.

The inbox outlives the outbox and the record of dropped events, so that replaying anything still in the outbox is
harmless. Dead letters stay until an operator decides about them; audit rows are not the machinery's to delete.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, and_, delete, select, tuple_
from sqlalchemy.orm import Session

from chassis.connecting.topology import routable_types
from chassis.publishing import outbox
from chassis.running.clock import wall
from chassis.storing import tables
from contracts.catalogue import EVENTS
from contracts.jobs import DAYS_KEPT
from contracts.platform import EVENTS_KEPT, EVENTS_REMEMBERED

OUTBOX = EVENTS_KEPT
# Nobody can be sent again what no queue takes, such as what gateways show to those who look on; it is kept for looking
# into what has happened.
UNHEARD = timedelta(hours=1)
INBOX = EVENTS_REMEMBERED
# The record of a dropped event is kept as long as a published event.
DROPPED = EVENTS_KEPT
REPLAYS = EVENTS_KEPT
IDEMPOTENCY_KEYS = timedelta(hours=24)
JOBS = timedelta(days=DAYS_KEPT)
PORTION = 5000


def prune(session: Session) -> int:
    """Delete a bounded portion of the rows whose retention has ended; returns how many rows that was."""
    now, retries, keys = wall(), tables.pending_retries, tables.idempotency_keys
    return (
        _discard_events(session, now)
        # Unfinished replays have no such moment, so they are not found.
        + _discard(session, tables.replays, tables.replays.c.finished_at < now - REPLAYS)
        # Dropped events whose turn has not come stay.
        + _discard(session, retries, and_(retries.c.state == "dropped", retries.c.dropped_at < now - DROPPED))
        + _discard(session, tables.inbox, tables.inbox.c.applied_at < now - INBOX)
        + _discard(session, tables.jobs, tables.jobs.c.finished_at < now - JOBS)
        + _discard(session, keys, keys.c.created_at < now - IDEMPOTENCY_KEYS)
    )


def _discard(session: Session, table: Table, old: ColumnElement[bool]) -> int:
    key = list(table.primary_key.columns)
    portion = select(*key).where(old).limit(PORTION)
    return session.connection().execute(delete(table).where(tuple_(*key).in_(portion))).rowcount


def _discard_events(session: Session, now: datetime) -> int:
    """Delete published events: the oldest by their ids, and what no queue takes by type and age."""
    events = tables.outbox
    first = select(events.c.id, events.c.created_at).where(outbox.published()).order_by(events.c.id).limit(PORTION)
    oldest = first.subquery("oldest")
    old = events.c.id.in_(select(oldest.c.id).where(oldest.c.created_at < now - OUTBOX))
    unheard = sorted({event.type for event in EVENTS} - routable_types())
    return session.connection().execute(delete(events).where(old)).rowcount + _discard(
        session, events, and_(events.c.type.in_(unheard), events.c.created_at < now - UNHEARD, outbox.published())
    )
