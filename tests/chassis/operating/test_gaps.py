"""Gaps of ordered consumers: seen, explained, and skipped where nothing else helps."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.event import listens_for, remove

from chassis.consuming.cursors import OutOfOrder
from contracts.messaging.problems import NO_GAP
from contracts.notifications.subscriptions import MIRROR, TELL
from contracts.problem import INVALID
from contracts.registry.events import PERSON_CHANGED
from tests.chassis.operating.parking import apply, call, cursor, envelope, park, refusal, request_event, retry
from tests.harness import ServiceUnderTest

NOT_YET = OutOfOrder("not yet")


def test_a_missing_event_shows_as_a_gap_with_what_waits_behind_it(notifications: ServiceUnderTest) -> None:
    subject = uuid4()
    events = [request_event(subject, number) for number in range(1, 7)]
    key = events[0]["partitionkey"]
    assert apply(notifications, TELL, events[0])
    park(notifications, TELL, events[4], NOT_YET, dead=False)
    park(notifications, TELL, events[3], NOT_YET, dead=False)
    with notifications.database.engine.begin() as connection:
        connection.execute(text("UPDATE parked SET parked_at = '2026-11-20T08:00:00Z' WHERE sequence = 5"))
    [gap] = call(notifications, "list_gaps")["items"]
    since = gap.pop("since")
    assert gap == {
        "consumer": TELL.consumer, "key": key, "cursor": 1, "cause": "missing", "parked_event_id": None,
        "waiting": 2, "first_waiting": 4,
    }  # fmt: skip
    assert since == "2026-11-20T16:00:00+08:00"
    status = {found["consumer"]: found for found in call(notifications, "get_messaging")["consumers"]}
    assert status[TELL.consumer] == {
        "consumer": TELL.consumer, "ordered": True, "waiting": 2, "dead": 0, "gaps": 1
    }  # fmt: skip
    assert status[MIRROR.consumer]["gaps"] == 0
    # It closes when the missing ones come.
    for event in events[1:3]:
        assert apply(notifications, TELL, event)
    assert retry(notifications, TELL) == [4, 5]
    assert call(notifications, "list_gaps")["items"] == []


def test_a_dead_letter_in_the_way_is_named(notifications: ServiceUnderTest) -> None:
    one, two = uuid4(), uuid4()
    dead = park(notifications, TELL, request_event(one, 1))
    failing = park(notifications, TELL, request_event(two, 1), dead=False)
    park(notifications, TELL, request_event(two, 2), NOT_YET, dead=False)
    # What keeps no order cannot have a gap.
    park(notifications, MIRROR, envelope(PERSON_CHANGED.type, "person/1", 7, {}))
    found = {gap["key"]: gap for gap in call(notifications, "list_gaps")["items"]}
    assert found.keys() == {f"request/{one}", f"request/{two}"}
    first, second = found[f"request/{one}"], found[f"request/{two}"]
    assert (first["cause"], first["parked_event_id"], first["waiting"]) == ("dead", str(dead), 0)
    assert (second["cause"], second["parked_event_id"], second["waiting"]) == ("retrying", str(failing), 1)
    for gap in (first, second):
        body = {"consumer": TELL.consumer, "key": gap["key"], "reason": "x"}
        assert refusal(lambda body=body: call(notifications, "skip_gap", **body)).problem is NO_GAP


def test_gaps_come_in_pages(notifications: ServiceUnderTest) -> None:
    keys = sorted(f"request/{uuid4()}" for _ in range(3))
    for key in keys:
        park(notifications, TELL, {**request_event(uuid4(), 5), "partitionkey": key}, NOT_YET, dead=False)
    first = call(notifications, "list_gaps", limit=2, consumer=TELL.consumer)
    second = call(notifications, "list_gaps", limit=2, after=first["next"], consumer=TELL.consumer)
    assert [gap["key"] for gap in first["items"] + second["items"]] == keys
    assert second["next"] is None
    assert call(notifications, "list_gaps", consumer=MIRROR.consumer)["items"] == []


def test_a_skipped_gap_lets_the_first_one_that_waits_go(notifications: ServiceUnderTest) -> None:
    subject = uuid4()
    events = [request_event(subject, number) for number in range(1, 8)]
    key = events[0]["partitionkey"]
    assert apply(notifications, TELL, events[0])
    park(notifications, TELL, events[4], NOT_YET, dead=False)
    park(notifications, TELL, events[6], NOT_YET, dead=False)
    body = {"consumer": TELL.consumer, "key": key, "reason": "lost with a disk"}
    assert call(notifications, "skip_gap", **body) == {
        "consumer": TELL.consumer, "key": key, "cursor": 4, "skipped": 3
    }  # fmt: skip
    assert retry(notifications, TELL) == [5]
    assert cursor(notifications, key) == 5
    # It comes after all: applied late, and the cursor stays.
    assert apply(notifications, TELL, events[2])
    assert cursor(notifications, key) == 5


def test_a_consumer_that_has_never_seen_an_aggregate_can_begin_in_its_middle(notifications: ServiceUnderTest) -> None:
    event = request_event(uuid4(), 40)
    park(notifications, TELL, event, NOT_YET, dead=False)
    body = {"consumer": TELL.consumer, "key": event["partitionkey"], "reason": "older ones are not kept"}
    assert call(notifications, "skip_gap", **body)["cursor"] == 39
    assert retry(notifications, TELL) == [40]


def test_a_cursor_that_gets_further_while_the_gap_is_skipped_does_not_go_back(notifications: ServiceUnderTest) -> None:
    events = [request_event(uuid4(), number) for number in range(1, 5)]
    events = [{**event, "partitionkey": events[0]["partitionkey"]} for event in events]
    key = events[0]["partitionkey"]
    park(notifications, TELL, events[2], NOT_YET, dead=False)
    meanwhile = events[:3]

    @listens_for(notifications.database.engine, "before_cursor_execute")
    def apply_what_was_missing(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        # The gap has been found; before the cursor is set, the missing events come.
        if statement.startswith("INSERT INTO cursors"):
            coming = list(meanwhile)
            meanwhile.clear()
            for event in coming:
                assert apply(notifications, TELL, event)

    try:
        call(notifications, "skip_gap", consumer=TELL.consumer, key=key, reason="lost with a disk")
    finally:
        remove(notifications.database.engine, "before_cursor_execute", apply_what_was_missing)
    assert meanwhile == []
    assert cursor(notifications, key) == 3
    assert apply(notifications, TELL, events[3])


@pytest.mark.parametrize(
    "changed", [{"reason": None}, {"reason": " "}, {"consumer": ""}, {"key": 5}, {"key": "k" * 101}, {"more": 1}]
)
def test_skipping_says_what_and_why(notifications: ServiceUnderTest, changed: dict[str, object]) -> None:
    body = {"consumer": TELL.consumer, "key": "request/1", "reason": "x", **changed}
    assert refusal(lambda: call(notifications, "skip_gap", **body)).problem is INVALID


def test_where_nothing_is_missing_nothing_is_skipped(notifications: ServiceUnderTest) -> None:
    for consumer in (TELL.consumer, MIRROR.consumer, "nobody.listens"):
        body = {"consumer": consumer, "key": "request/1", "reason": "x"}
        assert refusal(lambda body=body: call(notifications, "skip_gap", **body)).problem is NO_GAP
