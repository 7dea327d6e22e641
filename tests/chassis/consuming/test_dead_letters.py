"""A dead letter is told, in the transaction that makes it, and reaches the operators' inboxes without flooding them."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, insert, select, update

from chassis.calling.errors import Failure
from chassis.consuming import retries
from chassis.consuming.cursors import OutOfOrder
from chassis.consuming.errors import Unprocessable
from chassis.storing import tables
from chassis.storing.database import new_id
from chassis.storing.personal import encrypt
from contracts.messaging.operations import LIST_PARKED
from contracts.messaging.schemas import ParkedQuery
from contracts.notifications.inbox import READ_INBOX
from contracts.notifications.rules import PUT_NOTIFICATION_RULES
from contracts.notifications.subscriptions import ALERT, MIRROR, TELL
from contracts.operation import Subscription
from contracts.platform import DEAD_LETTER_EVENTS
from contracts.registry.events import PERSON_CHANGED, POST_CHANGED
from contracts.roles import Role
from services.notifications.models import Delivery
from tests.harness import ServiceUnderTest, actor
from tests.services.notifications.district import announced, inbox
from tests.services.registry.events import person_data, post_data

GAVE_UP = "consumer.gave-up-in-notifications.v1"
SECRET = "林知夏 13800000000"


def event(**fields: Any) -> dict[str, Any]:
    """An event that a consumer of notifications could not apply."""
    return {
        "id": str(uuid4()),
        "type": "person.changed.v1",
        "partitionkey": "person/1",
        "sequence": 1,
        "correlationid": "request-1",
        "traceparent": "00-0123",
        "data": {"name": SECRET},
        **fields,
    }


@contextmanager
def transaction(service: ServiceUnderTest) -> Iterator[Connection]:
    with service.database.engine.begin() as connection:
        yield connection


def park(service: ServiceUnderTest, envelope: dict[str, Any], error: Exception, consumer: str = MIRROR.consumer) -> str:
    with transaction(service) as connection:
        return retries.schedule(connection, consumer, envelope, error)


# ---- telling


def test_what_no_try_will_help_is_told_at_once(notifications: ServiceUnderTest) -> None:
    dead = event()
    assert park(notifications, dead, Unprocessable(SECRET)) == "dead"
    (told,) = notifications.emitted()
    assert (told["type"], told["subject"]) == (GAVE_UP, MIRROR.consumer)
    assert told["data"] == {
        "consumer": "notifications.mirror",
        "event_type": "person.changed.v1",
        "event_id": dead["id"],
        "error": "Unprocessable",
    }
    assert (told["correlationid"], told["causationid"], told["traceparent"]) == ("request-1", dead["id"], "00-0123")
    assert SECRET not in str(told)


def test_an_event_is_told_when_its_tries_are_used_up_and_not_before(notifications: ServiceUnderTest) -> None:
    failing = event()
    states = [park(notifications, failing, KeyError("name")) for _ in range(retries.MAX_TRIES)]
    assert states == ["waiting"] * (retries.MAX_TRIES - 1) + ["dead"]
    (told,) = notifications.emitted()
    assert told["data"]["error"] == "KeyError"


def test_a_dead_letter_that_comes_again_is_not_told_again(notifications: ServiceUnderTest) -> None:
    dead = event()
    for _ in range(2):
        assert park(notifications, dead, Unprocessable("no")) == "dead"
    assert len(notifications.emitted()) == 1


def test_an_event_before_its_turn_is_not_told(notifications: ServiceUnderTest) -> None:
    assert park(notifications, event(), OutOfOrder("later"), TELL.consumer) == "waiting"
    assert notifications.emitted() == []


def test_what_ended_the_process_in_every_try_is_told(notifications: ServiceUnderTest) -> None:
    with transaction(notifications) as connection:
        for envelope in (event(), event()):
            retries.take_over(connection, MIRROR.consumer, envelope)
        connection.execute(update(tables.pending_retries).values(tries=retries.MAX_TRIES))
    with transaction(notifications) as connection:
        assert len(retries.give_up(connection, MIRROR)) == 2
        assert retries.give_up(connection, MIRROR) == []
        assert retries.claim(connection, MIRROR) == []
    assert [told["data"]["error"] for told in notifications.emitted()] == ["CrashedTooOften"] * 2
    assert [told["sequence"] for told in notifications.emitted()] == [1, 2]


def test_what_is_no_event_is_told_without_its_content(notifications: ServiceUnderTest) -> None:
    with transaction(notifications) as connection:
        retries.keep_unreadable(connection, MIRROR.consumer, f"{{{SECRET}", Unprocessable("the broker gave it up"))
    (told,) = notifications.emitted()
    assert told["data"] == {
        "consumer": "notifications.mirror",
        "event_type": None,
        "event_id": None,
        "error": "Unprocessable",
    }
    assert SECRET not in str(told)


def test_a_dead_letter_and_its_event_are_there_together_or_not_at_all(notifications: ServiceUnderTest) -> None:
    with notifications.database.engine.connect() as connection:
        retries.schedule(connection, MIRROR.consumer, event(), Unprocessable("no"))
        connection.rollback()
        assert connection.execute(select(tables.pending_retries.c.id)).all() == []
    assert notifications.emitted() == []


def test_a_dead_letter_of_the_consumer_of_these_events_is_not_told(notifications: ServiceUnderTest) -> None:
    assert park(notifications, event(), Unprocessable("no"), ALERT.consumer) == "dead"
    with transaction(notifications) as connection:
        retries.keep_unreadable(connection, ALERT.consumer, "{", Unprocessable("no"))
        used_up = {"consumer": ALERT.consumer, "event_id": uuid4(), "envelope": event(), "tries": retries.MAX_TRIES}
        connection.execute(
            insert(tables.pending_retries).values(id=new_id(), **used_up, state="waiting", error="before")
        )
        assert len(retries.give_up(connection, ALERT)) == 1
    assert notifications.emitted() == []


# ---- the operators' inboxes


def operator(notifications: ServiceUnderTest, kind: str = "operator", **values: Any) -> UUID:
    """Somebody of whom registry has told, with a post."""
    person, post = uuid4(), uuid4()
    told = person_data(person, **values)
    notifications.react(MIRROR, PERSON_CHANGED, person, told)
    notifications.react(MIRROR, POST_CHANGED, post, post_data(post, kind, person, uuid4()))
    return person


def alert(notifications: ServiceUnderTest, service: str = "requests", **fields: Any) -> None:
    """A service tells of a dead letter of its mirror."""
    consumer = fields.get("consumer", f"{service}.mirror")
    data = {"consumer": consumer, "event_type": "chain.changed.v1", "event_id": str(uuid4()), "error": "KeyError"}
    notifications.react(ALERT, DEAD_LETTER_EVENTS[service], consumer, {**data, **fields})


def read(notifications: ServiceUnderTest, person: UUID) -> None:
    notifications.call(READ_INBOX, actor(person=person), body={})


def test_every_operator_is_told_and_nobody_else(notifications: ServiceUnderTest) -> None:
    operators = [operator(notifications) for _ in range(2)]
    others = [operator(notifications, role) for role in Role if role is not Role.OPERATOR]
    away = operator(notifications, active=False)
    alert(notifications)
    for person in operators:
        (entry,) = inbox(notifications, person)
        assert entry["kind"] == "consumer.gave-up-in-requests"
        for words in (entry["title"]["zh"], entry["title"]["en"], entry["body"]["zh"], entry["body"]["en"]):
            assert "requests.mirror" in words
            assert "chain.changed.v1" in words
        for body in entry["body"].values():
            assert "KeyError" in body
            assert "lianshang events parked --consumer requests.mirror --status dead" in body
            assert "/v1/messaging/requests/parked" in body
    assert all(inbox(notifications, person) == [] for person in [*others, away])
    live = announced(notifications)
    assert {(told["person_id"], told["unread"]) for told in live} == {(str(one), 1) for one in operators}


def test_the_link_lists_the_dead_letters_of_the_consumer(notifications: ServiceUnderTest) -> None:
    person = operator(notifications)
    alert(notifications)
    path, _, query = inbox(notifications, person)[0]["link"].partition("?")
    assert LIST_PARKED.path is not None
    assert path == LIST_PARKED.path.format(service="requests")
    asked = ParkedQuery().load(dict(parse_qsl(query)))
    assert (asked["consumer"], asked["state"]) == ("requests.mirror", "dead")


def test_many_dead_letters_of_one_consumer_and_type_are_one_entry_until_it_is_read(
    notifications: ServiceUnderTest,
) -> None:
    person = operator(notifications)
    for _ in range(25):
        alert(notifications)
    assert len(inbox(notifications, person)) == 1
    read(notifications, person)
    for _ in range(2):
        alert(notifications)
    assert [entry["read_at"] is None for entry in inbox(notifications, person)] == [True, False]


def test_an_operator_who_has_read_is_told_again_and_one_who_has_not_is_not(notifications: ServiceUnderTest) -> None:
    reader, sleeper = operator(notifications), operator(notifications)
    alert(notifications)
    read(notifications, reader)
    alert(notifications)
    assert (len(inbox(notifications, reader)), len(inbox(notifications, sleeper))) == (2, 1)


def test_each_consumer_and_type_has_an_entry_of_its_own(notifications: ServiceUnderTest) -> None:
    person = operator(notifications)
    alert(notifications)
    alert(notifications, event_type="organization.changed.v1")
    alert(notifications, event_type=None, event_id=None)
    alert(notifications, "talent")
    alert(notifications, "registry", consumer="registry.unknown", event_type=None, event_id=None)
    assert len(inbox(notifications, person)) == 5
    assert len(inbox(notifications, person, kind="consumer")) == 5
    assert "一条无法识别的消息" in inbox(notifications, person)[0]["body"]["zh"]


def test_dead_letters_that_arrive_together_are_one_entry(notifications: ServiceUnderTest) -> None:
    person = operator(notifications)
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: alert(notifications), range(24)))
    assert len(inbox(notifications, person)) == 1


def test_a_mail_is_decided_on_with_each_entry_and_not_with_each_dead_letter(notifications: ServiceUnderTest) -> None:
    operator(notifications)
    mailed = operator(notifications, email=encrypt("ops@example.cn"))
    for _ in range(3):
        alert(notifications)
    read(notifications, mailed)
    alert(notifications)
    with notifications.database.transaction() as session:
        assert session.scalars(select(Delivery.person_id)).all() == [mailed, mailed]


def test_only_who_operates_on_the_business_day_is_told(notifications: ServiceUnderTest) -> None:
    notifications.move_clock(datetime.fromisoformat("2024-06-01T09:00:00+08:00"))
    person = operator(notifications)
    alert(notifications)
    assert inbox(notifications, person) == []


def test_a_rule_about_dead_letters_must_name_the_inbox(notifications: ServiceUnderTest) -> None:
    rule = {
        "event": GAVE_UP,
        "audience": "operator",
        "channels": ["email"],
        "template": "consumer.gave-up-in-notifications",
    }
    caller = actor((Role.OPERATOR, uuid4()))
    with pytest.raises(Failure, match="invalid") as failure:
        notifications.call(PUT_NOTIFICATION_RULES, caller, body={"rules": [rule]}, if_match=1)
    assert [error["field"] for error in failure.value.errors] == ["rules.0.channels"]
    right = {**rule, "channels": ["inbox"], "when": {"consumer": ["notifications.*"]}}
    assert notifications.call(PUT_NOTIFICATION_RULES, caller, body={"rules": [right]}, if_match=1)["version"] == 2


def test_the_words_are_about_every_service(notifications: ServiceUnderTest) -> None:
    person = operator(notifications)
    for service in DEAD_LETTER_EVENTS:
        alert(notifications, service)
    assert len(inbox(notifications, person)) == len(DEAD_LETTER_EVENTS)


def test_both_consumers_take_what_they_must() -> None:
    taken: Subscription = ALERT
    assert set(taken.events) == set(DEAD_LETTER_EVENTS.values())
    assert not taken.ordered
    assert not set(TELL.events) & set(taken.events)
