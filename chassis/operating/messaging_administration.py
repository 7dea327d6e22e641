"""The operators' levers of one service: functions of its internal operations (``contracts/messaging/services.py``)."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Row, select

from chassis.calling.errors import invalid
from chassis.operating import gaps, pending_retries
from chassis.publishing import outbox, replays
from chassis.running.work import Work
from chassis.storing import tables
from chassis.storing.pages import page
from contracts.catalogue import SUBSCRIPTIONS, SUBSCRIPTIONS_BY_CONSUMER

LATEST_REPLAYS = 20
_outbox, _replays = tables.outbox, tables.replays


class Levers:
    """One method for each operation, called with ``work`` and the loaded body or query."""

    def __init__(self, service: str) -> None:
        self.service = service
        self.subscriptions = [found for found in SUBSCRIPTIONS if found.service == service]
        self.ordered = frozenset(found.consumer for found in self.subscriptions if found.ordered)

    def named(self, operation: str) -> Callable[..., dict[str, Any]]:
        """The function of an operation."""
        function: Callable[..., dict[str, Any]] = getattr(self, operation)
        return function

    def get_messaging(self, work: Work) -> dict[str, Any]:
        """The state of the service's outbox, consumers and replays."""
        latest = select(_replays).order_by(_replays.c.requested_at.desc()).limit(LATEST_REPLAYS)
        return {
            "service": self.service,
            "available": True,
            "outbox": _outbox_state(work),
            "consumers": self._consumers(work),
            "replays": [self._replay(row) for row in work.session.execute(latest)],
        }

    def list_outbox(self, work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
        """A page of what is not published yet, in order."""
        statement = select(_outbox).where(_outbox.c.published_at.is_(None)).order_by(_outbox.c.id)
        if query["unroutable"] is not None:
            error = _outbox.c.error
            statement = statement.where(error.is_not(None) if query["unroutable"] else error.is_(None))
        if query["type"]:
            statement = statement.where(_outbox.c.type == query["type"])
        return page(work.session, statement, query, _outbox_entry)

    def list_parked(self, work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
        """A page of parked events."""
        return pending_retries.list_parked(work.session, query)

    def get_parked(self, work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
        """One parked event with what it carries."""
        work.concerns(query["parked_event_id"])
        return pending_retries.get_parked(work.session, query["parked_event_id"])

    def replay_parked(self, work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
        """Have one parked event tried again."""
        work.concerns(body["parked_event_id"])
        row = pending_retries.replay(work.session, body["parked_event_id"])
        self._wake(work, [row.consumer])
        return pending_retries.described(row)

    def replay_parked_many(self, work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
        """Have many tried again."""
        count, next_, consumers = pending_retries.replay_many(work.session, body)
        self._wake(work, consumers)
        return {"count": count, "next": next_}

    def drop_parked(self, work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
        """Drop one parked event."""
        work.concerns(body["parked_event_id"])
        row = pending_retries.drop(work.session, body["parked_event_id"], body["reason"], self.ordered)
        self._wake(work, [row.consumer])
        return pending_retries.described(row)

    def drop_parked_many(self, work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
        """Drop many."""
        count, next_, consumers = pending_retries.drop_many(work.session, body, self.ordered)
        self._wake(work, consumers)
        return {"count": count, "next": next_}

    def list_gaps(self, work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
        """A page of the gaps of the service's ordered consumers."""
        return gaps.list_gaps(work.session, query, self.ordered)

    def skip_gap(self, work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
        """Give up events that an ordered consumer waits for."""
        work.concerns(body["key"])
        found = gaps.skip_gap(work.session, body, self.ordered)
        self._wake(work, [body["consumer"]])
        return found

    def start_replay(self, work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
        """Publish this service's events to one consumer again."""
        consumer = body["consumer"]
        subscription = SUBSCRIPTIONS_BY_CONSUMER.get(consumer)
        if subscription is None or not any(event.service == self.service for event in subscription.events):
            raise invalid(
                "consumer",
                consumer,
                f"此消费者未订阅 {self.service} 的事件。",
                f"This consumer takes no events of {self.service}.",
            )
        work.concerns(consumer)
        started = replays.start(work.session.connection(), subscription, body["since"])
        return self._replay(work.session.execute(select(_replays).where(_replays.c.id == started)).one())

    def _consumers(self, work: Work) -> list[dict[str, Any]]:
        parked = pending_retries.count_parked(work.session.connection())
        open_gaps = gaps.count_gaps(work.session, self.ordered)
        # Also those that this release does not know any more, while something of theirs is left.
        names = {found.consumer for found in self.subscriptions}
        names |= {consumer for consumer, _ in parked}
        return [
            {
                "consumer": name,
                "ordered": name in self.ordered,
                "waiting": parked.get((name, "waiting"), 0),
                "dead": parked.get((name, "dead"), 0),
                "gaps": open_gaps.get(name, 0),
            }
            for name in sorted(names)
        ]

    def _replay(self, row: Row[Any]) -> dict[str, Any]:
        return {
            "service": self.service,
            "consumer": row.consumer,
            "since": row.since,
            "requested_at": row.requested_at,
            "published": row.published,
            "finished_at": row.finished_at,
            "error": row.error,
        }

    def _wake(self, work: Work, consumers: Iterable[str]) -> None:
        """Have the consumers look at their parked events after the commit."""
        for found in self.subscriptions:
            if found.consumer in consumers:
                work.ring(found.consumer.split(".", 1)[1])


def _outbox_state(work: Work) -> dict[str, Any]:
    depth, age, unroutable = outbox.unpublished(work.session.connection())
    return {"depth": depth, "age": age, "unroutable": unroutable}


def _outbox_entry(row: Row[Any]) -> dict[str, Any]:
    return {
        "id": row.id,
        "event_id": row.event_id,
        "type": row.type,
        "key": row.key,
        "sequence": row.sequence,
        "created_at": row.created_at,
        "tries": row.tries,
        "retry_at": row.retry_at if row.error else None,
        "error": row.error,
    }
