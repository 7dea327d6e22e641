"""How long rows of the machinery are kept.

The inbox outlives the outbox, so that replaying anything still there is harmless; so it does the record of what was
dropped. Dead letters stay until an operator decides about them; audit rows are not the machinery's to delete.
"""

from datetime import datetime, timedelta

from sqlalchemy import Column, Table, delete, select, tuple_
from sqlalchemy.orm import Session

from chassis import dropping, outbox, replays, tables
from chassis.clock import wall
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
    now, connection = wall(), session.connection()
    return (
        outbox.discard_published(connection, now - OUTBOX, PORTION)
        + dropping.discard_dropped(connection, now - DROPPED, PORTION)
        + replays.discard_finished(connection, now - REPLAYS, PORTION)
        + _discard(session, tables.inbox, tables.inbox.c.applied_at, now - INBOX)
        + _discard(session, tables.idempotency_keys, tables.idempotency_keys.c.created_at, now - IDEMPOTENCY_KEYS)
    )


def _discard(session: Session, table: Table, moment: Column[datetime], before: datetime) -> int:
    key = list(table.primary_key.columns)
    old = select(*key).where(moment < before).limit(PORTION)
    return session.connection().execute(delete(table).where(tuple_(*key).in_(old))).rowcount
