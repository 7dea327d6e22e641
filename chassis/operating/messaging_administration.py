"""Messaging administration of one service: the functions of ``contracts/messaging/operations.py``."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select

from chassis.calling.errors import invalid
from chassis.operating import gaps, pending_retries
from chassis.publishing import outbox, replays
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing import tables
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, equal, filtered
from chassis.storing.pages import page
from contracts.catalogue import SUBSCRIPTIONS_BY_CONSUMER, subscriptions_of
from contracts.messaging.operations import (
    DROP_PARKED,
    DROP_PARKED_MANY,
    GET_PARKED,
    GET_SERVICE_MESSAGING,
    LIST_GAPS,
    LIST_OUTBOX,
    LIST_PARKED,
    REPLAY_PARKED,
    REPLAY_PARKED_MANY,
    SKIP_GAP,
    START_SERVICE_REPLAY,
)
from contracts.messaging.schemas import OutboxEntrySchema, ReplaySchema

LATEST_REPLAYS = 20
_outbox, _unpublished, _replays = tables.outbox, tables.unpublished, tables.replays
_OUTBOX_FILTERS: Filters = {
    "unroutable": lambda _work, wanted: _unpublished.c.error.is_not(None) if wanted else _unpublished.c.error.is_(None),
    "type": equal(_outbox.c.type),
}


@handles(GET_SERVICE_MESSAGING)
def get_messaging(work: Work) -> dict[str, Any]:
    """Return the state of the service's outbox, consumers and replays."""
    latest = select(_replays).order_by(_replays.c.requested_at.desc()).limit(LATEST_REPLAYS)
    return {
        "service": work.service,
        "available": True,
        "outbox": _outbox_state(work),
        "consumers": _consumers(work),
        "replays": [_replay(work, row) for row in work.session.execute(latest)],
    }


@handles(LIST_OUTBOX)
def list_outbox(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the events that are not published yet, in order."""
    told = (_outbox.c[name] for name in ("id", "event_id", "type", "key", "sequence", "created_at"))
    waits = (_unpublished.c[name] for name in ("tries", "retry_at", "error"))
    joined = _outbox.join(_unpublished, _unpublished.c.id == _outbox.c.id)
    statement = select(*told, *waits).select_from(joined).order_by(_outbox.c.id)
    statement = filtered(statement, work, query, _OUTBOX_FILTERS)
    return page(work.transaction, statement, query, lambda rows: [_outbox_entry(row) for row in rows])


@handles(LIST_PARKED)
def list_parked(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of pending retries."""
    return pending_retries.list_retries(work, query)


@handles(GET_PARKED)
def get_parked(work: Work, parked_event_id: UUID) -> dict[str, Any]:
    """Return one pending retry with its envelope."""
    return pending_retries.get_retry(work, parked_event_id)


@handles(REPLAY_PARKED)
def replay_parked(work: Work, parked_event_id: UUID) -> dict[str, Any]:
    """Retry one pending retry at once."""
    row = pending_retries.replay(work.session, parked_event_id)
    _wake(work, [row.consumer])
    return pending_retries.described(work, row)


@handles(REPLAY_PARKED_MANY)
def replay_parked_many(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Retry many pending retries at once."""
    count, next_, consumers = pending_retries.replay_many(work.session, body)
    _wake(work, consumers)
    return {"count": count, "next": next_}


@handles(DROP_PARKED)
def drop_parked(work: Work, parked_event_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Drop one pending retry."""
    row = pending_retries.drop(work.session, parked_event_id, body["reason"], gaps.ordered_consumers(work.service))
    _wake(work, [row.consumer])
    return pending_retries.described(work, row)


@handles(DROP_PARKED_MANY)
def drop_parked_many(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Drop many pending retries."""
    count, next_, consumers = pending_retries.drop_many(work.session, body, gaps.ordered_consumers(work.service))
    _wake(work, consumers)
    return {"count": count, "next": next_}


@handles(LIST_GAPS)
def list_gaps(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the gaps of the service's ordered consumers."""
    return gaps.list_gaps(work.transaction, query, gaps.ordered_consumers(work.service))


@handles(SKIP_GAP)
def skip_gap(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Give up the events that an ordered consumer waits for."""
    work.concerns(body["key"])
    found = gaps.skip_gap(work.session, body, gaps.ordered_consumers(work.service))
    _wake(work, [body["consumer"]])
    return found


@handles(START_SERVICE_REPLAY)
def start_replay(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Publish this service's events to one consumer again."""
    consumer = body["consumer"]
    subscription = SUBSCRIPTIONS_BY_CONSUMER.get(consumer)
    if subscription is None or not any(event.service == work.service for event in subscription.events):
        raise invalid(
            "consumer",
            consumer,
            f"此消费者未订阅 {work.service} 的事件。",
            f"This consumer takes no events of {work.service}.",
        )
    work.concerns(consumer)
    started = replays.start(work.session.connection(), subscription, body["since"])
    return _replay(work, work.session.execute(select(_replays).where(_replays.c.id == started)).one())


def _consumers(work: Work) -> list[dict[str, Any]]:
    counts, ordered = pending_retries.count_retries(work.session.connection()), gaps.ordered_consumers(work.service)
    open_gaps = gaps.count_gaps(work.session, ordered)
    # Consumers that this release no longer declares are included while rows of theirs remain.
    names = {found.consumer for found in subscriptions_of(work.service)} | {consumer for consumer, _ in counts}
    return [
        {
            "consumer": name,
            "ordered": name in ordered,
            "waiting": counts.get((name, "waiting"), 0),
            "dead": counts.get((name, "dead"), 0),
            "gaps": open_gaps.get(name, 0),
        }
        for name in sorted(names)
    ]


def _replay(work: Work, row: Row[Any]) -> dict[str, Any]:
    return shown(row, ReplaySchema, service=work.service)


def _wake(work: Work, consumers: Iterable[str]) -> None:
    """Wake the retry loops of the consumers after the commit."""
    for found in subscriptions_of(work.service):
        if found.consumer in consumers:
            work.wake(found.reaction)


def _outbox_state(work: Work) -> dict[str, Any]:
    depth, age, unroutable = outbox.unpublished(work.session.connection())
    return {"depth": depth, "age": age, "unroutable": unroutable}


def _outbox_entry(row: Row[Any]) -> dict[str, Any]:
    return shown(row, OutboxEntrySchema, retry_at=row.retry_at if row.error else None)
