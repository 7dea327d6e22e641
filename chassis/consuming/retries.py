"""Pending retries: an event whose reaction failed waits in the database for its next try.

The event becomes a dead letter when the tries are used up. The database schedules the tries, so that they behave alike
on every broker. The table, the HTTP API and the command line call these events ``parked``: a pending retry is a row of
that table in the state ``waiting``, a dead letter one in the state ``dead``.
"""

import random
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, delete, false, func, select, update
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.orm import Session

from chassis.consuming import dead_letters
from chassis.consuming.cursors import OutOfOrder
from chassis.consuming.errors import CrashedTooOften, UnknownType, Unprocessable, describe, storable
from chassis.operating import dropping
from chassis.storing import tables
from chassis.storing.database import new_id
from contracts.operation import Subscription
from contracts.platform import EVENT_TRIES

MAX_TRIES = EVENT_TRIES
LEASE = timedelta(seconds=30)
# In seconds: the wait before the first retry, the longest wait before any, and the wait of an event out of order.
FIRST_WAIT = 0.2
LONGEST_WAIT = 300.0
OUT_OF_ORDER_WAIT = 0.2
# A process of the release that knows the type may run already, or be about to.
UNKNOWN_TYPE_WAIT = 15.0
UNKNOWN_TYPE_KEPT = timedelta(days=1)
PORTION = 20
# The error stored with a pending retry while it runs, and so what remains if the process ends before it is done.
CUT_OFF = "The process or its connection was lost while this was in hand."


def clear(session: Session, consumer: str, event_ids: Collection[str]) -> None:
    """Delete the pending retries of events that have been applied; records of dropped events stay."""
    session.execute(
        delete(tables.pending_retries).where(
            tables.pending_retries.c.consumer == consumer,
            tables.pending_retries.c.event_id.in_(event_ids),
            tables.pending_retries.c.state.in_(dropping.UNDECIDED),
        )
    )


def schedule(
    connection: Connection,
    consumer: str,
    envelope: Mapping[str, Any],
    error: BaseException,
    *,
    dead: bool = False,
    claimed: bool = False,
) -> str:
    """Store an event that could not be applied; returns its state: ``waiting``, ``dead``, or dropped meanwhile.

    An event out of order counts no try; its try is counted when it is claimed. Nor does one of an unknown type, which
    waits for a process of a later release, though for no longer than a day. For others the wait doubles each time, up
    to five minutes, with a random part so that many do not come back at once. A dead letter stays dead until an
    operator replays it; an event announces each new one. ``claimed`` says that the try was counted when the event was
    claimed.
    """
    out_of_order, unknown = isinstance(error, OutOfOrder), isinstance(error, UnknownType)
    counted = (0 if out_of_order or unknown else 1) - (1 if claimed else 0)
    dead = dead or isinstance(error, Unprocessable)
    fixed = OUT_OF_ORDER_WAIT if out_of_order else UNKNOWN_TYPE_WAIT * _jitter() if unknown else None
    row = _entry(
        consumer,
        envelope,
        state="dead" if dead else "waiting",
        tries=max(counted, 0),
        next_try_at=_after(fixed or FIRST_WAIT * _jitter()),
        error=describe(error),
    )
    tries = tables.pending_retries.c.tries + counted
    longer = func.least(LONGEST_WAIT, FIRST_WAIT * func.power(2, func.least(tries, 12))) * _jitter()
    used_up: ColumnElement[bool] = tries >= MAX_TRIES
    if out_of_order:
        used_up = false()
    elif unknown:
        used_up = tables.pending_retries.c.parked_at < func.clock_timestamp() - UNKNOWN_TYPE_KEPT
    statement = row.on_conflict_do_update(
        index_elements=["consumer", "event_id"],
        set_={
            "tries": tries,
            "next_try_at": _after(fixed or longer),
            "error": row.excluded.error,
            "state": "dead" if dead else case((used_up, "dead"), else_="waiting"),
        },
        where=tables.pending_retries.c.state == "waiting",
    ).returning(tables.pending_retries.c.state)
    state: str | None = connection.scalar(statement)
    if state == "dead":
        dead_letters.tell(connection, consumer, type(error), envelope)
    if state is None:
        # It was dead already, which has been announced, or an operator has dropped it meanwhile.
        kept = select(tables.pending_retries.c.state).where(
            tables.pending_retries.c.consumer == consumer, tables.pending_retries.c.event_id == envelope["id"]
        )
        state = connection.scalar(kept) or "dead"
    return state


def take_over(connection: Connection, consumer: str, envelope: Mapping[str, Any]) -> bool:
    """Store an event that the broker delivers again, so that it is run from the database.

    Its reaction may have ended the process, which no ``except`` sees: so a try is counted before it runs again. Events
    that are applied or stored already are left alone. Returns ``False`` if the event has been applied.
    """
    applied = connection.scalar(
        select(tables.inbox.c.event_id).where(
            tables.inbox.c.consumer == consumer, tables.inbox.c.event_id == envelope["id"]
        )
    )
    if applied is None:
        entry = _entry(consumer, envelope, state="waiting", tries=1, error=CUT_OFF)
        connection.execute(entry.on_conflict_do_nothing())
    return applied is None


def keep_unreadable(connection: Connection, consumer: str, raw: str, error: BaseException) -> None:
    """Store a message that is no event as a dead letter, unchanged, and emit the event that announces it."""
    kept = storable(raw)[:100_000]
    connection.execute(
        insert(tables.pending_retries).values(
            id=new_id(), consumer=consumer, raw=kept, state="dead", error=describe(error)
        )
    )
    dead_letters.tell(connection, consumer, type(error), None)


def _entry(consumer: str, envelope: Mapping[str, Any], **state: Any) -> Insert:
    """Return the insert of the row of an event that is stored for the first time."""
    return insert(tables.pending_retries).values(
        id=new_id(),
        consumer=consumer,
        event_id=envelope["id"],
        type=envelope["type"],
        key=envelope["partitionkey"],
        sequence=envelope["sequence"],
        envelope=dict(envelope),
        **state,
    )


def _after(seconds: float | ColumnElement[float]) -> ColumnElement[datetime]:
    """Return the moment this many seconds from now, as an SQL expression."""
    return func.clock_timestamp() + func.make_interval(0, 0, 0, 0, 0, 0, seconds)


def _jitter() -> float:
    return random.uniform(0.5, 1.5)  # noqa: S311 (nothing secret is drawn here)


def give_up(connection: Connection, subscription: Subscription) -> Sequence[Mapping[str, Any]]:
    """Turn pending retries whose tries are used up, with no error to show, into dead letters; returns the envelopes."""
    error = CrashedTooOften("the process ended, or was cut off, during every try")
    envelopes = connection.scalars(
        update(tables.pending_retries)
        .where(_due(subscription), tables.pending_retries.c.tries >= MAX_TRIES)
        .values(state="dead", error=describe(error))
        .returning(tables.pending_retries.c.envelope)
    ).all()
    for envelope in envelopes:
        dead_letters.tell(connection, subscription.consumer, type(error), envelope)
    return envelopes


def claim(connection: Connection, subscription: Subscription, *, cut_off: bool = False) -> Sequence[Row[Any]]:
    """Claim pending retries that are due: ``key, sequence, envelope``, in order, leased to this process.

    If the process dies, the lease expires and they are claimed again. The try is counted here, before they run, so that
    an event whose reaction ends the process is given up eventually too. Those whose last run was cut off may be such
    events, so they are left out; with ``cut_off`` one of them is claimed, to be run alone.
    """
    due = (
        select(tables.pending_retries.c.id)
        .where(_due(subscription), (tables.pending_retries.c.error == CUT_OFF) == cut_off)
        .order_by(tables.pending_retries.c.sequence, tables.pending_retries.c.next_try_at)
        .limit(1 if cut_off else PORTION)
        .with_for_update(skip_locked=True)
    )
    claimed = connection.execute(
        update(tables.pending_retries)
        .where(tables.pending_retries.c.id.in_(due))
        .values(next_try_at=func.clock_timestamp() + LEASE, tries=tables.pending_retries.c.tries + 1, error=CUT_OFF)
        .returning(tables.pending_retries.c.key, tables.pending_retries.c.sequence, tables.pending_retries.c.envelope)
    ).all()
    return sorted(claimed, key=lambda row: (row.key, row.sequence))


def any_cut_off(connection: Connection, subscription: Subscription) -> bool:
    """Whether pending retries are due that must be claimed one by one, since their last run was cut off."""
    found = (
        select(tables.pending_retries.c.id)
        .where(_due(subscription), tables.pending_retries.c.error == CUT_OFF)
        .limit(1)
    )
    return connection.scalar(found) is not None


def any_waiting(connection: Connection, subscription: Subscription) -> bool:
    """Whether there are pending retries that will be run at some time, whether or not it is their turn."""
    found = select(tables.pending_retries.c.id).where(_waiting(subscription)).limit(1)
    return connection.scalar(found) is not None


def _due(subscription: Subscription) -> ColumnElement[bool]:
    """Return the condition for pending retries of a consumer that may be run now."""
    return and_(_waiting_turn(subscription), tables.pending_retries.c.next_try_at <= func.now())


def _waiting_turn(subscription: Subscription) -> ColumnElement[bool]:
    """Return the condition for retries whose turn it is: where order matters, the next one of each aggregate.

    Later ones wait as long as the gap before them stays open, without using up tries.
    """
    waiting = _waiting(subscription)
    if not subscription.ordered:
        return waiting
    cursor = (
        select(tables.cursors.c.sequence)
        .where(tables.cursors.c.consumer == subscription.consumer, tables.cursors.c.key == tables.pending_retries.c.key)
        .scalar_subquery()
    )
    return and_(waiting, tables.pending_retries.c.sequence <= func.coalesce(cursor, 0) + 1)


def _waiting(subscription: Subscription) -> ColumnElement[bool]:
    return and_(tables.pending_retries.c.consumer == subscription.consumer, tables.pending_retries.c.state == "waiting")


def seconds_to_next(connection: Connection, subscription: Subscription) -> float | None:
    """Seconds until the next pending retry of a consumer is due, 0 if it is; ``None`` when none can be run.

    Where order matters, what follows a dropped one whose turn had come can be run.
    """
    if subscription.ordered:
        dropping.pass_over(connection, subscription.consumer)
    due = connection.scalar(
        select(func.extract("epoch", func.min(tables.pending_retries.c.next_try_at) - func.clock_timestamp())).where(
            _waiting_turn(subscription)
        )
    )
    return None if due is None else max(0.0, float(due))
