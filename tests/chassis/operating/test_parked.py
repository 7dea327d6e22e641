"""What operators see of parked events and dead letters, and what their decisions do."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text

from chassis.consuming import retries
from chassis.consuming.cursors import OutOfOrder
from chassis.operating import pending_retries
from chassis.storing import retention, tables
from contracts.catalogue import EVENTS_BY_TYPE
from contracts.messaging.operations import REPLAY_PARKED
from contracts.messaging.problems import NOT_REPLAYABLE, PARKED_APPLIED, PARKED_DROPPED
from contracts.notifications.subscriptions import MIRROR, TELL
from contracts.problem import INVALID, NOT_FOUND
from contracts.registry.events import PERSON_CHANGED
from contracts.requests.events import REQUEST_ACCEPTED
from tests.chassis.operating.parking import (
    OPERATOR,
    apply,
    bury,
    call,
    claimed,
    cursor,
    envelope,
    listed,
    park,
    refusal,
    request_event,
    retry,
    states,
)
from tests.harness import ServiceUnderTest
from tests.services.registry.events import person_data


def test_parked_events_are_listed_the_newest_first_and_found_by_what_they_are(notifications: ServiceUnderTest) -> None:
    one, two = request_event(uuid4(), 1), request_event(uuid4(), 1)
    dead = park(notifications, TELL, one)
    waiting = park(notifications, MIRROR, two, dead=False)
    everything = call(notifications, "list_parked")["items"]
    assert [item["id"] for item in everything] == [str(waiting), str(dead)]
    assert everything[1]["error"] == "RuntimeError: no such rule"
    assert (everything[1]["status"], everything[1]["next_try_at"]) == ("dead", None)
    assert everything[0]["next_try_at"] is not None
    assert listed(notifications, consumer=TELL.consumer) == [str(dead)]
    assert listed(notifications, status="waiting") == [str(waiting)]
    assert listed(notifications, key=one["partitionkey"]) == [str(dead)]
    assert listed(notifications, type="nothing.happened.v1") == []
    hour = timedelta(hours=1)
    assert len(listed(notifications, since=(datetime.now(UTC) - hour).isoformat())) == 2
    assert listed(notifications, until=(datetime.now(UTC) - hour).isoformat()) == []
    first = call(notifications, "list_parked", limit=1)
    assert [item["id"] for item in first["items"]] == [str(waiting)]
    assert listed(notifications, after=first["next"]) == [str(dead)]


def test_a_parked_event_is_shown_with_personal_data_masked(notifications: ServiceUnderTest) -> None:
    data = {
        "id": str(uuid4()),
        "name": "赵小明",
        "email": "gAAAAA-sealed",
        "locale": "zh",
        "active": True,
        "later": "x",
    }
    event = envelope(PERSON_CHANGED.type, "person/1", 1, data)
    parked = park(notifications, MIRROR, event, ValueError("cannot write to zhang@example.cn or 13900001234"))
    shown = call(notifications, "get_parked", parked_event_id=str(parked))
    assert shown["envelope"]["correlationid"] == "request-7"
    assert shown["envelope"]["data"] == {**data, "name": "***", "email": "***", "later": "***"}
    assert shown["error"] == "ValueError: cannot write to z***@example.cn or 139****1234"


def test_texts_of_an_event_lose_their_telephone_numbers_and_keep_their_identifiers(
    notifications: ServiceUnderTest,
) -> None:
    event = request_event(UUID("01a20000-0000-7000-8000-139000012345"), 1, title="请致电 13900001234 或 0571-88881234")
    shown = call(notifications, "get_parked", parked_event_id=str(park(notifications, TELL, event)))
    assert shown["envelope"]["data"]["title"] == "请致电 139****1234 或 ****234"
    assert shown["envelope"]["data"]["id"] == "01a20000-0000-7000-8000-139000012345"


def test_of_an_event_that_nobody_here_knows_only_the_shape_is_shown(notifications: ServiceUnderTest) -> None:
    event = envelope("person.changed.v9", "person/1", 1, {"name": "赵小明", "posts": [{"kind": "x"}]})
    shown = call(notifications, "get_parked", parked_event_id=str(park(notifications, MIRROR, event)))
    assert shown["envelope"]["data"] == {"name": "***", "posts": [{"kind": "***"}]}


def test_of_a_message_that_is_no_event_the_beginning_is_shown(notifications: ServiceUnderTest) -> None:
    parked = bury(notifications, "{zhang@example.cn " + "x" * 9000)
    shown = call(notifications, "get_parked", parked_event_id=str(parked))
    assert (shown["envelope"], shown["event_id"], shown["status"]) == (None, None, "dead")
    assert shown["raw"].startswith("{z***@example.cn xxx")
    assert len(shown["raw"]) <= pending_retries.LONGEST_RAW


def test_a_replayed_dead_letter_is_due_at_once_with_its_tries_from_the_beginning(
    notifications: ServiceUnderTest,
) -> None:
    event = request_event(uuid4(), 1)
    parked = park(notifications, TELL, event)
    with notifications.database.engine.begin() as connection:
        connection.execute(text("UPDATE parked SET tries = 8, next_try_at = now() + interval '1 hour'"))
    assert claimed(notifications, TELL) == []
    answer = call(notifications, "replay_parked", parked_event_id=str(parked))
    assert (answer["status"], answer["tries"], answer["actions"]) == ("waiting", 0, ["replay", "drop"])
    assert claimed(notifications, TELL) == [1]
    assert apply(notifications, TELL, event, kept=True)
    assert listed(notifications) == []


def test_replaying_twice_with_one_key_is_done_once(notifications: ServiceUnderTest) -> None:
    parked = park(notifications, TELL, request_event(uuid4(), 1))
    first = notifications.call(REPLAY_PARKED, OPERATOR, parked, key="k")
    with notifications.database.engine.begin() as connection:
        connection.execute(text("UPDATE parked SET state = 'dead', tries = 5"))
    assert notifications.call(REPLAY_PARKED, OPERATOR, parked, key="k") == first
    assert states(notifications) == {1: "dead"}


def test_what_is_no_event_cannot_be_replayed_but_dropped(notifications: ServiceUnderTest) -> None:
    parked = str(bury(notifications, "nonsense"))
    assert call(notifications, "get_parked", parked_event_id=parked)["actions"] == ["drop"]
    replaying = refusal(lambda: call(notifications, "replay_parked", parked_event_id=parked))
    assert replaying.problem is NOT_REPLAYABLE
    assert call(notifications, "replay_parked_many", consumer=TELL.consumer) == {"count": 0, "next": None}
    answer = call(notifications, "drop_parked", parked_event_id=parked, reason="a test message")
    assert (answer["status"], answer["reason"], answer["actions"]) == ("dropped", "a test message", [])


def test_many_are_replayed_by_what_they_are_a_portion_at_a_time(
    notifications: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pending_retries, "MOST_AT_ONCE", 2)
    parked = [park(notifications, TELL, request_event(uuid4(), 1)) for _ in range(3)]
    other = park(notifications, MIRROR, envelope(PERSON_CHANGED.type, "person/1", 1, {}))
    first = call(notifications, "replay_parked_many", consumer=TELL.consumer)
    assert first == {"count": 2, "next": str(parked[1])}
    # One that is dead again at once keeps nobody from coming to the end.
    with notifications.database.engine.begin() as connection:
        connection.execute(text("UPDATE parked SET state = 'dead' WHERE id = :id"), {"id": parked[0]})
    rest = call(notifications, "replay_parked_many", consumer=TELL.consumer, after=first["next"])
    assert rest == {"count": 1, "next": None}
    call(notifications, "replay_parked", parked_event_id=str(parked[0]))
    assert len(claimed(notifications, TELL)) == 3
    assert listed(notifications, status="dead") == [str(other)]


def test_those_that_wait_for_a_later_try_can_be_made_due(notifications: ServiceUnderTest) -> None:
    park(notifications, TELL, request_event(uuid4(), 1), dead=False)
    with notifications.database.engine.begin() as connection:
        connection.execute(text("UPDATE parked SET next_try_at = now() + interval '1 hour'"))
    body = {"consumer": TELL.consumer, "status": "waiting"}
    assert call(notifications, "replay_parked_many", **body) == {"count": 1, "next": None}
    assert call(notifications, "replay_parked_many", **body) == {"count": 0, "next": None}
    assert claimed(notifications, TELL) == [1]


@pytest.mark.parametrize("name", ["replay_parked_many", "drop_parked_many"])
def test_a_decision_about_many_says_which(notifications: ServiceUnderTest, name: str) -> None:
    park(notifications, TELL, request_event(uuid4(), 1))
    content = {"reason": "x"} if name == "drop_parked_many" else {}
    for given in ({}, {"consumer": " "}, {"status": "dead"}, {"consumer": TELL.consumer, "status": "dropped"}):
        assert refusal(lambda given=given: call(notifications, name, **content, **given)).problem is INVALID
    assert states(notifications) == {1: "dead"}


def test_what_there_is_not_is_not_found(notifications: ServiceUnderTest) -> None:
    nothing = str(uuid4())
    for name, content in (("get_parked", {}), ("replay_parked", {}), ("drop_parked", {"reason": "x"})):
        found = refusal(lambda n=name, c=content: call(notifications, n, parked_event_id=nothing, **c))
        assert found.problem is NOT_FOUND, name


@pytest.mark.parametrize("reason", [None, "", "  ", "x" * 501, 5])
def test_dropping_needs_a_reason(notifications: ServiceUnderTest, reason: object) -> None:
    parked = park(notifications, TELL, request_event(uuid4(), 1))
    body = {"parked_event_id": str(parked), **({} if reason is None else {"reason": reason})}
    assert refusal(lambda: call(notifications, "drop_parked", **body)).problem is INVALID


def test_a_dropped_event_does_nothing_for_good_and_stays_on_record(notifications: ServiceUnderTest) -> None:
    event = envelope(PERSON_CHANGED.type, "person/1", 7, _person())
    parked = park(notifications, MIRROR, event)
    answer = call(notifications, "drop_parked", parked_event_id=str(parked), reason="a trial's leftovers")
    assert answer["status"] == "dropped"
    assert answer["dropped_at"] is not None
    assert not apply(notifications, MIRROR, event)
    assert not apply(notifications, MIRROR, event, kept=True)
    assert listed(notifications) == []
    assert listed(notifications, status="dropped") == [str(parked)]
    with notifications.database.engine.begin() as connection:
        audited = connection.execute(select(tables.audit).where(tables.audit.c.operation == "drop_parked")).one()
    assert (audited.actor, audited.object_id) == ("王运维", str(parked))
    assert audited.content["reason"] == "a trial's leftovers"
    again = refusal(lambda: call(notifications, "drop_parked", parked_event_id=str(parked), reason="again"))
    assert again.problem is PARKED_DROPPED
    replayed = refusal(lambda: call(notifications, "replay_parked", parked_event_id=str(parked)))
    assert replayed.problem is PARKED_DROPPED


def test_an_event_that_was_applied_meanwhile_is_not_dropped(notifications: ServiceUnderTest) -> None:
    event = envelope(PERSON_CHANGED.type, "person/1", 1, _person())
    parked = park(notifications, MIRROR, event)
    assert apply(notifications, MIRROR, event)
    dropping = refusal(lambda: call(notifications, "drop_parked", parked_event_id=str(parked), reason="x"))
    assert dropping.problem is PARKED_APPLIED
    assert listed(notifications) == []
    assert listed(notifications, status="dropped") == []


def test_a_try_that_fails_while_its_event_is_dropped_does_not_bring_it_back(notifications: ServiceUnderTest) -> None:
    event = envelope(PERSON_CHANGED.type, "person/1", 1, _person())
    parked = park(notifications, MIRROR, event, dead=False)
    call(notifications, "drop_parked", parked_event_id=str(parked), reason="x")
    with notifications.database.engine.begin() as connection:
        assert retries.schedule(connection, MIRROR.consumer, event, RuntimeError("late"), claimed=True) == "dropped"
    assert states(notifications) == {1: "dropped"}


def test_dropping_an_event_whose_turn_it_is_lets_those_behind_it_go(notifications: ServiceUnderTest) -> None:
    subject = uuid4()
    events = [request_event(subject, number) for number in range(1, 6)]
    key = events[0]["partitionkey"]
    assert apply(notifications, TELL, events[0])
    two, three = (park(notifications, TELL, event) for event in events[1:3])
    park(notifications, TELL, events[3], OutOfOrder("not yet"), dead=False)
    park(notifications, TELL, events[4], OutOfOrder("not yet"), dead=False)
    call(notifications, "drop_parked", parked_event_id=str(three), reason="not its turn")
    assert (cursor(notifications, key), states(notifications)[3]) == (1, "dropping")
    assert retry(notifications, TELL) == []
    call(notifications, "drop_parked", parked_event_id=str(two), reason="its turn")
    assert cursor(notifications, key) == 3
    assert retry(notifications, TELL) == [4, 5]
    assert states(notifications) == {2: "dropped", 3: "dropped"}


def test_an_event_dropped_before_its_turn_is_passed_over_when_its_turn_comes(notifications: ServiceUnderTest) -> None:
    subject = uuid4()
    events = [request_event(subject, number) for number in range(1, 5)]
    dropped = park(notifications, TELL, events[2], OutOfOrder("not yet"), dead=False)
    park(notifications, TELL, events[3], OutOfOrder("not yet"), dead=False)
    call(notifications, "drop_parked", parked_event_id=str(dropped), reason="not its turn")
    assert apply(notifications, TELL, events[0])
    assert apply(notifications, TELL, events[1])
    assert retry(notifications, TELL) == [4]
    assert cursor(notifications, events[0]["partitionkey"]) == 4
    assert not apply(notifications, TELL, events[2])


def test_the_first_event_of_an_aggregate_can_be_dropped(notifications: ServiceUnderTest) -> None:
    subject = uuid4()
    first, second = request_event(subject, 1), request_event(subject, 2)
    parked = park(notifications, TELL, first)
    call(notifications, "drop_parked", parked_event_id=str(parked), reason="x")
    assert apply(notifications, TELL, second)
    assert cursor(notifications, first["partitionkey"]) == 2


def test_many_are_dropped_by_what_they_are(notifications: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pending_retries, "MOST_AT_ONCE", 2)
    subjects = [uuid4(), uuid4(), uuid4()]
    for subject in subjects:
        park(notifications, TELL, request_event(subject, 1))
        park(notifications, TELL, request_event(subject, 2), OutOfOrder("not yet"), dead=False)
    body = {"type": REQUEST_ACCEPTED.type, "reason": "a flood of test data"}
    first = call(notifications, "drop_parked_many", **body)
    assert first["count"] == 2
    assert first["next"] is not None
    assert call(notifications, "drop_parked_many", **body) == {"count": 1, "next": None}
    assert retry(notifications, TELL) == [2, 2, 2]
    assert {cursor(notifications, f"request/{subject}") for subject in subjects} == {2}


def test_the_record_of_what_was_dropped_outlives_the_outbox_but_not_the_inbox(notifications: ServiceUnderTest) -> None:
    assert retention.OUTBOX <= retention.DROPPED < retention.INBOX
    old = park(notifications, MIRROR, envelope(PERSON_CHANGED.type, "person/1", 1, _person()))
    unturned = park(notifications, TELL, request_event(uuid4(), 2))
    dead = park(notifications, MIRROR, envelope(PERSON_CHANGED.type, "person/2", 1, _person()))
    for parked in (old, unturned):
        call(notifications, "drop_parked", parked_event_id=str(parked), reason="x")
    with notifications.database.engine.begin() as connection:
        connection.execute(text("UPDATE parked SET parked_at = now() - interval '400 days', dropped_at = parked_at"))
        connection.execute(text("UPDATE parked SET dropped_at = now() - interval '31 days' WHERE state <> 'dead'"))
    notifications.tick("prune")
    assert listed(notifications, status="dropped") == []
    assert listed(notifications, status="dropping") == [str(unturned)]
    assert listed(notifications) == [str(dead)]


def _person() -> dict[str, Any]:
    data = person_data(uuid4(), "赵小明")
    assert not EVENTS_BY_TYPE[PERSON_CHANGED.type].data().validate(data)
    return data
