"""Events from service to service."""

import json
from typing import Any
from uuid import uuid4

import pytest

from contracts.guarantees import Features
from tests.sample.running import Platform, delete_queues, eventually

pytestmark = pytest.mark.system
# Those of a sample in a hurry.
TRIES = 4


def test_events_are_applied_in_order_by_an_ordered_consumer(platform: Platform) -> None:
    for _ in range(30):
        assert platform.add("ordered").status_code == 200
    platform.await_effects("ordered", 30)
    assert platform.effects("ordered", "follow") == list(range(1, 31))
    assert sorted(platform.effects("ordered", "tally")) == list(range(1, 31))


def test_a_failing_reaction_is_tried_again_and_later_events_wait_for_it(platform: Platform) -> None:
    platform.add("failing", behave="fail:2")
    platform.add("failing")
    platform.add("failing")
    platform.await_effects("failing", 3)
    assert platform.effects("failing", "follow") == [1, 2, 3]
    assert sorted(platform.effects("failing", "tally")) == [1, 2, 3]


def test_an_event_that_nobody_subscribes_to_does_not_stay_in_the_outbox(platform: Platform) -> None:
    assert platform.add("unheard", behave="unheard").status_code == 200
    eventually(lambda: platform.unpublished() == 0, 10, lambda: f"{platform.unpublished()} unpublished")


def test_the_live_feed_tells_of_every_event(platform: Platform, promises: Features) -> None:
    platform.add("live", amount=77, behave="unheard")
    eventually(
        lambda: any(event["data"]["amount"] == 77 for event in platform.client.get("/events").json()),
        10,
        lambda: platform.client.get("/events").text,
    )
    assert promises.live


def test_an_event_that_fails_for_good_is_a_dead_letter_that_is_told_and_blocks_no_other_aggregate(
    platform: Platform,
) -> None:
    platform.add("poisoned", behave="poison")
    platform.add("poisoned")
    platform.add("healthy")
    platform.await_effects("healthy", 1)
    eventually(lambda: len(dead(platform, "poisoned")) == 2, 20, lambda: str(platform.parked()))
    assert [row.tries for row in dead(platform, "poisoned")] == [TRIES, TRIES]
    assert "RuntimeError: told to fail" in dead(platform, "poisoned")[0].error
    # In any order, the next one passes; in order, it waits for an operator.
    eventually(lambda: platform.effects("poisoned", "tally") == [2], 10, lambda: str(platform.parked()))
    assert platform.effects("poisoned", "follow") == []
    eventually(lambda: told_of(platform, "poisoned") == 2, 5, lambda: f"{told_of(platform, 'poisoned')} are told")
    platform.execute("mirror", "DELETE FROM parked")


def dead(platform: Platform, account: str) -> list[Any]:
    """The dead letters of an account."""
    statement = "SELECT tries, error FROM parked WHERE state = 'dead' AND key = :key"
    return platform.rows("mirror", statement, key=f"account/{account}")


def told_of(platform: Platform, account: str) -> int:
    """How many dead letters of an account the mirror has told of."""
    events = platform.rows("ledger", "SELECT event_id FROM outbox WHERE key = :key", key=f"account/{account}")
    statement = (
        "SELECT count(*) FROM outbox WHERE type = 'consumer.gave-up-in-mirror.v1'"
        " AND id NOT IN (SELECT id FROM unpublished) AND envelope -> 'data' ->> 'event_id' = ANY(:ids)"
    )
    return int(platform.rows("mirror", statement, ids=[str(row.event_id) for row in events])[0][0])


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"type": None}, id="no type"),
        pytest.param({"sequence": "1"}, id="no number"),
        pytest.param({"id": "1"}, id="an id that is none"),
        pytest.param({"type": "x" * 101}, id="a type that is too long"),
        pytest.param({"sequence": 2**31}, id="a number that is too large"),
    ],
)
def test_what_is_no_event_is_a_dead_letter_as_it_came(platform: Platform, wrong: dict[str, Any]) -> None:
    # By its data it is known among the dead letters of other tests, whatever else of it is wrong.
    mark = str(uuid4())
    event = {"id": str(uuid4()), "type": "account.changed.v1", "partitionkey": "account/wrong", "sequence": 1}
    event |= {"data": {"mark": mark}, **wrong}
    emit(platform, event)
    statement = "SELECT consumer, raw FROM parked WHERE state = 'dead' AND raw LIKE :sought ORDER BY consumer"

    def found() -> list[Any]:
        return platform.rows("mirror", statement, sought=f"%{mark}%")

    eventually(lambda: len(found()) == 2, 10, lambda: str(platform.parked()))
    for row, consumer in zip(found(), ("mirror.follow", "mirror.tally"), strict=True):
        assert row.consumer == consumer
        assert json.loads(row.raw) == event
    platform.execute("mirror", "DELETE FROM parked WHERE raw LIKE :sought", sought=f"%{mark}%")


def emit(platform: Platform, envelope: dict[str, Any]) -> None:
    """Have the ledger publish something."""
    platform.execute(
        "ledger",
        "INSERT INTO outbox (event_id, type, key, sequence, envelope)"
        " VALUES (:id, 'account.changed.v1', 'account/wrong', 1, CAST(:envelope AS jsonb))",
        id=uuid4(),
        envelope=json.dumps(envelope),
    )


def test_an_event_whose_consumer_was_killed_is_applied_when_it_is_back(platform: Platform, promises: Features) -> None:
    name = platform.process_of("mirror")
    platform.add("kept", behave="slow:2")
    eventually(lambda: platform.unpublished() == 0, 3, lambda: f"{platform.unpublished()} unpublished")
    platform.kill9(name)
    if promises.keeps_events:
        eventually(lambda: platform.queued() == 2, 10, lambda: f"{platform.queued()} are queued")
    begun = len(platform.log_of(name).read_text())
    platform.start(name)
    platform.await_effects("kept", 1)
    assert (platform.effects("kept", "follow"), platform.effects("kept", "tally")) == ([1], [1])
    recovered = "taking up what the last process had not finished" in platform.log_of(name).read_text()[begun:]
    assert recovered != promises.keeps_events


def test_a_new_consumer_is_given_what_was_published_before(platform: Platform, promises: Features) -> None:
    assert promises.catches_up
    for _ in range(2):
        platform.add("late")
    platform.await_effects("late", 2)
    names = {platform.process_of("ledger"), platform.process_of("mirror")}
    platform.stop(*names)
    # As if there had been no such consumer until now.
    if platform.broker:
        delete_queues(platform.broker, "mirror.tally")
    of_account = "SELECT event_id FROM outbox WHERE key = 'account/late'"
    earlier = [row.event_id for row in platform.rows("ledger", of_account)]
    platform.execute(
        "mirror", "DELETE FROM inbox WHERE consumer = 'mirror.tally' AND event_id = ANY(:ids)", ids=earlier
    )
    platform.execute("mirror", "DELETE FROM lines WHERE reaction = 'tally' AND account = 'late'")
    platform.start(*names)
    platform.add("late")
    # By both: neither consumer waits for the other.
    platform.await_effects("late", 3)
    assert sorted(platform.effects("late", "tally")) == [1, 2, 3]
    assert platform.effects("late", "follow") == [1, 2, 3]
