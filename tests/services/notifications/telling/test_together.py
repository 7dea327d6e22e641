"""Events that notifications is given together: one transaction, and all as if they had come one by one."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text
from structlog.testing import capture_logs

from chassis.consuming.errors import Unprocessable
from contracts.notifications.deliveries import LIST_DELIVERIES
from contracts.notifications.inbox import GET_UNREAD_COUNT
from contracts.notifications.subscriptions import ALERT, MIRROR, TELL
from contracts.operation import Event
from contracts.platform import DEAD_LETTER_EVENTS
from contracts.registry.events import PERSON_CHANGED
from contracts.requests import events as requests
from contracts.roles import Role
from services.notifications.models import Person
from tests.harness import ServiceUnderTest, actor
from tests.servers import wait_until
from tests.services.notifications.district import (
    CHAIN,
    DEPARTMENT,
    PARK,
    announced,
    inbox,
    mirror_person,
    request_data,
)
from tests.services.registry.events import person_data

pytestmark = pytest.mark.usefixtures("notifications")
OPERATOR = actor((Role.OPERATOR, uuid4()))


def arrives(notifications: ServiceUnderTest, event: Event, sequence: int = 1, **fields: Any) -> dict[str, Any]:
    data = request_data(**fields)
    return notifications.envelope(event, data["id"], data, sequence, correlation=f"cause of {data['title']}")


def test_events_told_together_are_numbered_counted_and_traced_one_by_one(notifications: ServiceUnderTest) -> None:
    dispatcher = mirror_person(notifications, "dispatcher", PARK, email="d@example.cn")
    handler = mirror_person(notifications, "department_handler", DEPARTMENT)
    one = arrives(notifications, requests.REQUEST_SUBMITTED, title="甲")
    two = arrives(notifications, requests.REQUEST_SUBMITTED, title="乙")
    after = notifications.envelope(
        requests.REQUEST_DISPATCHED, one["subject"], {**one["data"], "note": "", "rules_version": None}, 2
    )
    assert notifications.deliver_together(TELL, [one, two, after]) == [True, True, True]
    assert [entry["title"]["zh"][-1] for entry in inbox(notifications, dispatcher)] == ["乙", "甲"]
    assert len(inbox(notifications, handler)) == 1
    assert notifications.call(GET_UNREAD_COUNT, actor(person=dispatcher)) == {"unread": 2}
    emitted = notifications.emitted("inbox.entries-added.v1")
    assert len(emitted) == 3
    of_dispatcher = [
        (event, entry["unread"])
        for event in emitted
        for entry in event["data"]["entries"]
        if entry["person_id"] == str(dispatcher)
    ]
    assert [unread for _, unread in of_dispatcher] == [1, 2]
    assert [event["sequence"] for event, _ in of_dispatcher] == [1, 2]
    assert [event["correlationid"] for event, _ in of_dispatcher] == ["cause of 甲", "cause of 乙"]
    assert [event["causationid"] for event, _ in of_dispatcher] == [one["id"], two["id"]]
    mails = notifications.call(LIST_DELIVERIES, OPERATOR, query={})["items"]
    assert len(mails) == 2


def test_one_event_tells_of_all_entries_that_another_causes(notifications: ServiceUnderTest) -> None:
    dispatchers = {mirror_person(notifications, "dispatcher", PARK) for _ in range(3)}
    arrived = arrives(notifications, requests.REQUEST_SUBMITTED)
    everybody = {*dispatchers, UUID(arrived["data"]["submitted_by"])}
    notifications.deliver(TELL, arrived)
    (event,) = notifications.emitted("inbox.entries-added.v1")
    entries = event["data"]["entries"]
    assert {UUID(entry["person_id"]) for entry in entries} == everybody
    assert event["subject"] == entries[0]["person_id"]
    for person in everybody:
        (kept,) = inbox(notifications, person)
        (shown,) = (entry for entry in entries if entry["person_id"] == str(person))
        assert {name: shown[name] for name in ("id", "title", "body")} == {
            name: kept[name] for name in ("id", "title", "body")
        }


def test_very_many_entries_are_told_of_by_several_events(
    notifications: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.notifications.emitting.MOST_ENTRIES", 2)
    dispatchers = {mirror_person(notifications, "dispatcher", PARK) for _ in range(4)}
    arrived = arrives(notifications, requests.REQUEST_SUBMITTED)
    notifications.deliver(TELL, arrived)
    events = notifications.emitted("inbox.entries-added.v1")
    assert [len(event["data"]["entries"]) for event in events] == [2, 2, 1]
    assert {UUID(entry["person_id"]) for entry in announced(notifications)} == {
        *dispatchers,
        UUID(arrived["data"]["submitted_by"]),
    }


def test_of_events_told_together_each_finds_its_own_audience(notifications: ServiceUnderTest) -> None:
    on_chain = mirror_person(notifications, "dispatcher", uuid4(), CHAIN)
    elsewhere = uuid4()
    other = mirror_person(notifications, "dispatcher", elsewhere)
    came = [
        arrives(notifications, requests.REQUEST_SUBMITTED, title="甲"),
        arrives(notifications, requests.REQUEST_SUBMITTED, title="乙", chain_id=None, park_id=str(elsewhere)),
        arrives(notifications, requests.REQUEST_SUBMITTED, title="丙", chain_id=None, park_id=None),
    ]
    notifications.deliver_together(TELL, came)
    assert [entry["title"]["zh"][-1] for entry in inbox(notifications, on_chain)] == ["甲"]
    assert [entry["title"]["zh"][-1] for entry in inbox(notifications, other)] == ["乙"]


def test_what_was_told_before_is_not_told_again_with_others(notifications: ServiceUnderTest) -> None:
    dispatcher = mirror_person(notifications, "dispatcher", PARK)
    one, two = (arrives(notifications, requests.REQUEST_SUBMITTED, title=title) for title in "甲乙")
    notifications.deliver(TELL, one)
    assert notifications.deliver_together(TELL, [one, two, two]) == [False, True, False]
    assert len(inbox(notifications, dispatcher)) == 2


def test_what_comes_twice_among_others_is_told_in_the_order_of_its_aggregate(notifications: ServiceUnderTest) -> None:
    mirror_person(notifications, "dispatcher", PARK)
    mirror_person(notifications, "department_handler", DEPARTMENT)
    one = arrives(notifications, requests.REQUEST_SUBMITTED, title="甲")
    after = notifications.envelope(
        requests.REQUEST_DISPATCHED, one["subject"], {**one["data"], "note": "", "rules_version": None}, 2
    )
    # A relay that died between confirm and mark has published both; the next one begins anew.
    assert notifications.deliver_together(TELL, [one, after, one]) == [True, True, False]
    causes = [event["causationid"] for event in notifications.emitted("inbox.entries-added.v1")]
    assert causes == [one["id"], after["id"]]


def test_where_one_cannot_be_read_nothing_is_told(notifications: ServiceUnderTest) -> None:
    dispatcher = mirror_person(notifications, "dispatcher", PARK)
    one, two = (arrives(notifications, requests.REQUEST_SUBMITTED, title=title) for title in "甲乙")
    broken = {**two, "data": {}}
    with pytest.raises(Unprocessable):
        notifications.deliver_together(TELL, [one, broken])
    assert inbox(notifications, dispatcher) == []
    assert notifications.deliver(TELL, one)


def test_of_several_states_of_a_person_the_latest_is_kept(notifications: ServiceUnderTest) -> None:
    person = str(uuid4())
    data = person_data(person)
    states = [
        notifications.envelope(PERSON_CHANGED, person, data, 1),
        notifications.envelope(PERSON_CHANGED, person, {**data, "active": False}, 3),
        notifications.envelope(PERSON_CHANGED, person, {**data, "locale": "en"}, 2),
    ]
    assert notifications.deliver_together(MIRROR, states) == [True, True, True]
    with notifications.database.transaction() as session:
        kept = session.scalars(select(Person)).one()
    assert (kept.sequence, kept.active, kept.locale) == (3, False, "zh")


def test_of_dead_letters_that_come_together_one_is_told_for_each_fault(notifications: ServiceUnderTest) -> None:
    operator = mirror_person(notifications, "operator")
    event = DEAD_LETTER_EVENTS["requests"]
    data = {"consumer": "requests.mirror", "event_type": "chain.changed.v1", "event_id": str(uuid4()), "error": "E"}
    came = [notifications.envelope(event, "requests.mirror", data, sequence) for sequence in (1, 2)]
    came.append(notifications.envelope(event, "requests.mirror", {**data, "event_type": "person.changed.v1"}, 3))
    notifications.deliver_together(ALERT, came)
    assert len(inbox(notifications, operator)) == 2


def dead_letter(notifications: ServiceUnderTest, consumer: str, sequence: int = 1) -> dict[str, Any]:
    service = consumer.partition(".")[0]
    data = {"consumer": consumer, "event_type": "chain.changed.v1", "event_id": str(uuid4()), "error": "E"}
    return notifications.envelope(DEAD_LETTER_EVENTS[service], consumer, data, sequence)


def await_waiting(notifications: ServiceUnderTest, count: int) -> None:
    """Wait until this many transactions wait for one another."""
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    with notifications.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        wait_until(lambda: connection.scalar(waiting) == count, 10, f"{count} waiting transactions")


def test_replicas_that_tell_of_the_same_dead_letters_never_wait_in_a_circle(notifications: ServiceUnderTest) -> None:
    operator = mirror_person(notifications, "operator")
    notifications.deliver(ALERT, dead_letter(notifications, "registry.other"))
    lock = text("SELECT 1 FROM inboxes WHERE person_id = :person FOR UPDATE")
    with ThreadPoolExecutor(2) as pool, capture_logs() as lines:
        with notifications.database.transaction() as session:
            session.execute(lock, {"person": operator})
            both = [dead_letter(notifications, consumer) for consumer in ("requests.mirror", "talent.mirror")]
            one = pool.submit(notifications.deliver_together, ALERT, both)
            await_waiting(notifications, 1)
            other = pool.submit(notifications.deliver, ALERT, dead_letter(notifications, "talent.mirror", 2))
            await_waiting(notifications, 2)
        assert (one.result(20), other.result(20)) == ([True, True], True)
    assert "transaction runs again" not in {line["event"] for line in lines}
    assert len(inbox(notifications, operator)) == 3
