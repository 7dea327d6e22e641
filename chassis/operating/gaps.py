"""Gaps: aggregates that block an ordered consumer, since the next event is missing, dead or failing."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Select, Text, and_, case, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from chassis.calling.errors import Failure
from chassis.operating import dropping
from chassis.storing import tables
from chassis.storing.database import Transaction
from chassis.storing.dumping import shown
from chassis.storing.pages import page
from contracts.catalogue import subscriptions_of
from contracts.messaging.problems import NO_GAP
from contracts.messaging.schemas import GapSchema

_retries, _cursors = tables.pending_retries, tables.cursors


def ordered_consumers(service: str) -> frozenset[str]:
    """Return the consumers of a service that get events in order, which alone can have gaps."""
    return frozenset(found.consumer for found in subscriptions_of(service) if found.ordered)


def list_gaps(transaction: Transaction, query: Mapping[str, Any], ordered: frozenset[str]) -> dict[str, Any]:
    """Return a page of the gaps of these consumers."""
    statement = _gaps(ordered & {query["consumer"]} if query["consumer"] else ordered)
    columns = statement.selected_columns
    return page(
        transaction,
        statement.order_by(columns.consumer, columns.key),
        query,
        lambda rows: [shown(row, GapSchema) for row in rows],
    )


def count_gaps(
    session: Session | Connection, ordered: frozenset[str], since: timedelta = timedelta(0)
) -> dict[str, int]:
    """Count the gaps of each consumer that have existed for so long; consumers without any are left out."""
    found = _gaps(ordered).subquery()
    counted = select(found.c.consumer, func.count()).where(found.c.since <= func.clock_timestamp() - since)
    return {row[0]: row[1] for row in session.execute(counted.group_by(found.c.consumer))}


def skip_gap(session: Session, body: Mapping[str, Any], ordered: frozenset[str]) -> dict[str, Any]:
    """Give up the missing events: move the cursor to just before the first event that waits."""
    consumer, key = body["consumer"], body["key"]
    connection = session.connection()
    # The cursor's lock keeps out a reaction that is applying the missing event at this moment.
    here = select(_cursors.c.sequence).where(_cursors.c.consumer == consumer, _cursors.c.key == key)
    session.execute(here.with_for_update())
    found = _gaps(ordered & {consumer})
    gap = session.execute(found.where(found.selected_columns.key == key)).first()
    if gap is None or gap.cause != "missing":
        raise Failure(NO_GAP, consumer=consumer, key=key)
    cursor = gap.first_waiting - 1
    row = insert(_cursors).values(consumer=consumer, key=key, sequence=cursor)
    # Without a cursor to lock, a reaction may have made one meanwhile and got further: the cursor never moves back.
    further = func.greatest(_cursors.c.sequence, row.excluded.sequence)
    connection.execute(row.on_conflict_do_update(index_elements=["consumer", "key"], set_={"sequence": further}))
    dropping.pass_over(connection, consumer)
    return {"consumer": consumer, "key": key, "cursor": cursor, "skipped": cursor - gap.cursor}


def _gaps(ordered: frozenset[str]) -> Select[Any]:
    """Select ``consumer, key, cursor, cause, parked_event_id, waiting, first_waiting, since`` of the gaps."""
    cursor = func.coalesce(_cursors.c.sequence, 0)
    is_next, later = _retries.c.sequence == cursor + 1, _retries.c.sequence > cursor + 1
    state = func.max(case((is_next, _retries.c.state)))
    waiting = func.count().filter(later)
    found = (
        select(
            _retries.c.consumer,
            # It is null only for a message that is no event, which has no place in any order.
            func.coalesce(_retries.c.key, "").label("key"),
            cursor.label("cursor"),
            case((state == "dead", "dead"), (state == "waiting", "retrying"), else_="missing").label("cause"),
            func.max(case((is_next, _retries.c.id.cast(Text)))).label("parked_event_id"),
            waiting.label("waiting"),
            func.min(_retries.c.sequence).filter(later).label("first_waiting"),
            func.min(_retries.c.parked_at).label("since"),
        )
        .select_from(_retries)
        .outerjoin(_cursors, and_(_cursors.c.consumer == _retries.c.consumer, _cursors.c.key == _retries.c.key))
        .where(
            _retries.c.consumer.in_(ordered),
            _retries.c.state.in_(dropping.UNDECIDED),
            or_(is_next, later),
        )
        .group_by(_retries.c.consumer, _retries.c.key, _cursors.c.sequence)
        .having(or_(waiting > 0, state == "dead"))
        .subquery("gaps")
    )
    return select(found)
