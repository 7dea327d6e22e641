"""Measures the flow of events: the relay against bare confirmed publishing, a consumer against bare consuming."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

from bench import rows
from bench.measure import PLATFORM, Case, Options, Round, at_least
from bench.raw import TABLE
from bench.stacks import Bench
from bench.usage import Meter, microseconds_each
from tests.servers import wait_until

RELAY, REACT = "relay events", "react to events"
RAW = "raw"
# The platform's values: unconfirmed messages at a time, and events in hand at a time.
BATCH, PREFETCH = 200, 20
# A consumer that writes a single row for each event, as the bare consumer does, and a type of event that it takes.
CONSUMER, MIRRORED = "notifications.mirror", "organization.changed.v1"
RELAYED, TELL = "request.submitted.v1", "notifications.tell"
PATIENCE_SECONDS = 300
SHORT = 10
# Counting what is left costs PostgreSQL some milliseconds.
LOOK_SECONDS = 0.1

# Copies of an event that the service has emitted, as if all had been emitted just now.
_EMIT = """
WITH written AS (
    INSERT INTO outbox (event_id, type, key, sequence, envelope, published_at)
    SELECT event, type, 'request/' || event, 1, %(envelope)s || jsonb_build_object(
        'id', event, 'subject', event, 'partitionkey', 'request/' || event, 'sequence', 1
    ), now()
    FROM (SELECT gen_random_uuid() AS event, %(type)s AS type FROM generate_series(1, %(count)s)) AS made
    RETURNING id, key
)
INSERT INTO unpublished (id, key) SELECT id, key FROM written
"""
# The time from when a tenth was done until the end, and how many were done in it: the beginning depends on when each
# was observed. Events finished together with the first of them do not count, because they were done before.
_APPLIED = """
WITH later AS (
    SELECT applied_at AS done FROM inbox WHERE consumer = %(consumer)s ORDER BY applied_at DESC LIMIT %(count)s * 9 / 10
)
SELECT count(*) FILTER (WHERE done > (SELECT min(done) FROM later)), extract(epoch FROM max(done) - min(done))
FROM later
"""
_UNPUBLISHED = "SELECT count(*) FROM unpublished"
_ALL_APPLIED = "SELECT count(*) = %(count)s FROM inbox WHERE consumer = %(consumer)s"
_INBOX = "SELECT count(*) FROM inbox WHERE consumer = %(consumer)s"


def cases(bench: Bench, options: Options) -> Iterator[Case]:
    """Yield the cases in the order in which they are run."""
    if not any(options.wants(name) for name in (RELAY, REACT)):
        return
    bench.database.create("raw")
    bench.execute("raw", TABLE)
    relayed, applied = relay(bench, options.events), react(bench, options.events // 2)
    yield Case(RELAY, relayed, at_least(0.5), programs=(RAW, PLATFORM))
    yield Case(REACT, applied, at_least(0.5), programs=(RAW, PLATFORM))


def relay(bench: Bench, events: int) -> Callable[[str, bool], Round]:
    """Measure how fast the relay of requests empties its outbox, while the consumer of its events is stopped."""
    envelope = bench.latest_event("requests", RELAYED)

    def run(program: str, short: bool) -> Round:
        count = events // SHORT if short else events
        if program == RAW:
            done = _bare(bench, count, {"body": _body(envelope), "exchange": "raw.events", "key": "raw.published"})
            bench.broker.control("purge_queue", "raw.published")
            return done
        consumer = bench.stack.processes["notifications"]
        consumer.pause()
        try:
            values = {"type": RELAYED, "envelope": json.dumps(envelope), "count": count}
            bench.execute("requests", _EMIT, values)
            meter = Meter(bench.servers("requests"))
            later, seconds = _published(bench, count)
            used = meter.seconds()
            bench.broker.control("purge_queue", TELL)
        finally:
            consumer.resume()
        # Events handed to the consumer before are finished before anything else is measured.
        wait_until(lambda: not bench.waiting(TELL), PATIENCE_SECONDS, "an empty queue")
        return _round(later, seconds, used, count)

    return run


def _published(bench: Bench, count: int) -> tuple[int, float]:
    """Wait until everything is published; returns how many were since a tenth had been, and in how many seconds."""
    connection = bench.database.connect("requests")
    began: tuple[int, float] | None = None
    try:
        with connection.cursor() as cursor:
            deadline = time.monotonic() + PATIENCE_SECONDS
            while time.monotonic() < deadline:
                cursor.execute(_UNPUBLISHED)
                left, now = cursor.fetchone()[0], time.monotonic()
                if began is None and left <= count * 9 // 10:
                    began = left, now
                if left == 0 and began is not None:
                    return began[0], now - began[1]
                time.sleep(LOOK_SECONDS)
    finally:
        connection.close()
    raise AssertionError(f"{left} of {count} events not published in {PATIENCE_SECONDS} s")


def react(bench: Bench, events: int) -> Callable[[str, bool], Round]:
    """Measure how fast a consumer of notifications empties its queue."""
    envelope = bench.latest_event("registry", MIRRORED)

    def run(program: str, short: bool) -> Round:
        count = events // SHORT if short else events
        if program == RAW:
            _bare(bench, count, {"body": _body(envelope), "exchange": "raw.events", "key": "raw.consumed"})
            database = f"postgresql://postgres@/raw?host={bench.database.sockets}"
            return _bare(bench, count, {"key": "raw.consumed", "database": database, "batch": PREFETCH})
        consumer = bench.stack.processes["notifications"]
        before = bench.execute("notifications", _INBOX, {"consumer": CONSUMER})[0][0]
        consumer.pause()
        try:
            _bare(bench, count, {"body": _body(envelope), "exchange": "", "key": CONSUMER})
            meter = Meter(bench.servers("notifications"))
        finally:
            consumer.resume()

        _await(bench, "notifications", _ALL_APPLIED, {"consumer": CONSUMER, "count": before + count})
        used = meter.seconds()
        later, seconds = bench.execute("notifications", _APPLIED, {"consumer": CONSUMER, "count": count})[0]
        return _round(later, float(seconds), used, count)

    return run


def _bare(bench: Bench, count: int, plan: dict[str, Any]) -> Round:
    """Run a round of the bare publisher or consumer."""
    meter = Meter(bench.servers())
    asked = {"amqp": bench.broker.uri, "count": count, "batch": BATCH, "queue": True, **plan}
    got = bench.aside("bench.raw", asked)
    return _round(count, got["seconds"], {RAW: got["cpu"], **meter.seconds()}, count)


def _round(done: int, seconds: float, used: dict[str, float], count: int) -> Round:
    return Round(done, seconds, microseconds_each(used, count))


def _body(envelope: dict[str, Any]) -> str:
    """Return an event as a message body, with a placeholder so that each message is about another object."""
    made = {"id": "{unique}", "subject": "{unique}", "partitionkey": "organization/{unique}", "sequence": 1}
    data = {**envelope["data"], "id": "{unique}"}
    return json.dumps({**envelope, **made, "data": data}, ensure_ascii=False, separators=(",", ":"))


def _await(bench: Bench, database: str, question: str, values: dict[str, Any]) -> None:
    if not rows.wait_until(bench.database, database, question, values, PATIENCE_SECONDS):
        raise AssertionError(f"not in {PATIENCE_SECONDS} s: {question} with {values}")
