"""How long rows of the machinery are kept.

The inbox outlives the outbox, so that replaying anything still there is harmless; so it does the record of what was
dropped. Dead letters stay until an operator decides about them; audit rows are not the machinery's to delete.
"""

from datetime import timedelta

from sqlalchemy import ColumnElement, Table, and_, delete, select, tuple_
from sqlalchemy.orm import Session

from chassis.running.clock import wall
from chassis.storing import tables
from contracts.platform import EVENTS_KEPT, EVENTS_REMEMBERED

OUTBOX = EVENTS_KEPT
INBOX = EVENTS_REMEMBERED
# As long as an event is kept that was dropped.
DROPPED = EVENTS_KEPT
REPLAYS = EVENTS_KEPT
IDEMPOTENCY_KEYS = timedelta(hours=24)
PORTION = 5000


def prune(session: Session) -> int:
    """Delete a bounded portion of what has outlived its retention; returns how many rows that was."""
    now, outbox, retries, keys = wall(), tables.outbox, tables.pending_retries, tables.idempotency_keys
    return (
        # What is not published has no such moment, and neither has a replay that goes on.
        _discard(session, outbox, outbox.c.published_at < now - OUTBOX)
        + _discard(session, tables.replays, tables.replays.c.finished_at < now - REPLAYS)
        # What was dropped and waits for its turn stays.
        + _discard(session, retries, and_(retries.c.state == "dropped", retries.c.dropped_at < now - DROPPED))
        + _discard(session, tables.inbox, tables.inbox.c.applied_at < now - INBOX)
        + _discard(session, keys, keys.c.created_at < now - IDEMPOTENCY_KEYS)
    )


def _discard(session: Session, table: Table, old: ColumnElement[bool]) -> int:
    key = list(table.primary_key.columns)
    portion = select(*key).where(old).limit(PORTION)
    return session.connection().execute(delete(table).where(tuple_(*key).in_(portion))).rowcount
