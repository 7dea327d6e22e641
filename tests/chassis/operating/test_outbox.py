"""The outbox as operators see it, and its events published again to one consumer."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from chassis.publishing import outbox, relay, replays
from chassis.publishing.outbox import Emitted
from chassis.publishing.relay import Outgoing, Relay
from chassis.storing import retention, tables
from contracts.notifications.subscriptions import MIRROR, TELL
from contracts.operation import Event, Subscription, Upcast
from contracts.problem import INVALID
from contracts.registry.events import CHAIN_CHANGED, PERSON_CHANGED
from tests.chassis.operating.parking import call, refusal
from tests.chassis.publishing.recorded import Recorder, emit
from tests.harness import ServiceUnderTest

NOW = datetime.now(UTC)
LONG_AGO = (NOW - timedelta(days=365)).isoformat()


def relayed(service: ServiceUnderTest, broker: Recorder) -> list[Outgoing]:
    """What one run of the relay sends until there is nothing more, or it fails."""
    relay = Relay("registry", service.database, broker)
    broker.sent.clear()
    try:
        while relay._round_or_pause():
            pass
    finally:
        relay._let_go()
    return list(broker.sent)


def start(service: ServiceUnderTest, consumer: str = MIRROR.consumer, since: str = LONG_AGO) -> Any:
    return call(service, "start_replay", consumer=consumer, since=since)


def replay_rows(service: ServiceUnderTest) -> list[Any]:
    with service.database.engine.begin() as connection:
        return list(connection.execute(select(tables.replays)))


def outbox_rows(service: ServiceUnderTest) -> list[tuple[Any, ...]]:
    with service.database.engine.begin() as connection:
        return [tuple(row) for row in connection.execute(select(tables.outbox).order_by(tables.outbox.c.id))]


def test_events_of_a_large_transaction_are_numbered_as_those_of_a_small_one(registry: ServiceUnderTest) -> None:
    of_two = [Emitted(PERSON_CHANGED, f"p{number % 2}", {"n": number, "text": "链上“%s”\\ "}) for number in range(120)]
    with registry.database.transaction() as session:
        outbox.write(session.connection(), of_two[:3], NOW)
    with registry.database.transaction() as session:
        ids = outbox.write(session.connection(), of_two[3:], NOW)
    with registry.database.engine.begin() as connection:
        rows = connection.execute(select(tables.outbox).order_by(tables.outbox.c.id)).all()
        waiting = connection.scalars(select(tables.unpublished.c.id).order_by(tables.unpublished.c.id)).all()
    assert [row.envelope["data"] for row in rows] == [each.data for each in of_two]
    assert [row.key for row in rows] == [each.key for each in of_two]
    assert [row.sequence for row in rows] == [number // 2 + 1 for number in range(120)]
    assert [row.envelope["sequence"] for row in rows] == [row.sequence for row in rows]
    assert [row.event_id for row in rows][3:] == ids
    assert waiting == [row.id for row in rows]


def test_depth_and_age_tell_of_what_is_not_published(registry: ServiceUnderTest) -> None:
    assert call(registry, "get_messaging")["outbox"] == {"depth": 0, "age": 0.0, "unroutable": 0}
    emit(registry, 2, age=timedelta(days=3))
    emit(registry, 3, age=timedelta(minutes=10), published=False)
    state = call(registry, "get_messaging")
    assert (state["service"], state["available"], state["outbox"]["depth"]) == ("registry", True, 3)
    assert 600 <= state["outbox"]["age"] < 660


def test_events_that_no_queue_takes_are_listed_with_the_error(registry: ServiceUnderTest) -> None:
    ids = emit(registry, 3, published=False)
    other = emit(registry, 1, published=False)
    with registry.database.engine.begin() as connection:
        rows = list(connection.scalars(select(tables.outbox.c.id).order_by(tables.outbox.c.id)))
        outbox.defer(connection, rows[:1], "no queue is bound for this type")
    assert call(registry, "get_messaging")["outbox"]["unroutable"] == 1
    [refused] = call(registry, "list_outbox", unroutable=True)["items"]
    assert (refused["event_id"], refused["tries"], refused["error"]) == (ids[0], 1, "no queue is bound for this type")
    assert refused["retry_at"] is not None
    waiting = call(registry, "list_outbox", unroutable=False)["items"]
    assert [item["event_id"] for item in waiting] == [*ids[1:], *other]
    assert waiting[0]["retry_at"] is None
    first = call(registry, "list_outbox", limit=3)
    assert [item["event_id"] for item in first["items"]] == ids
    assert [item["event_id"] for item in call(registry, "list_outbox", after=first["next"])["items"]] == other
    assert call(registry, "list_outbox", type=CHAIN_CHANGED.type)["items"] == []


def test_publishing_writes_no_row_of_the_outbox_again(registry: ServiceUnderTest) -> None:
    emit(registry, 3, published=False)
    places = text("SELECT id, ctid::text, xmin::text FROM outbox ORDER BY id")
    with registry.database.engine.connect() as connection:
        before = connection.execute(places).all()
    assert len(relayed(registry, Recorder())) == 3
    with registry.database.engine.connect() as connection:
        assert connection.execute(places).all() == before
        assert connection.scalar(text("SELECT count(*) FROM unpublished")) == 0


def test_what_the_release_before_has_left_is_published_once(
    registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "TAKEN_OVER", 2)
    ids = emit(registry, 5)
    with registry.database.transaction() as session:
        session.execute(text("UPDATE outbox SET published_at = NULL"))
    broker = Recorder()
    assert [event.event_id for event in relayed(registry, broker)] == ids
    assert relayed(registry, broker) == []


@pytest.mark.parametrize("published", [True, False])
def test_published_events_are_thrown_away_in_time(registry: ServiceUnderTest, published: bool) -> None:
    old = emit(registry, 3, age=retention.OUTBOX + timedelta(minutes=1), published=published)
    new = emit(registry, 2, age=retention.OUTBOX - timedelta(minutes=1))
    registry.tick("prune")
    assert [str(row[1]) for row in outbox_rows(registry)] == ([] if published else old) + new


def test_events_that_no_queue_takes_are_kept_an_hour(
    registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = retention.routable_types() - {PERSON_CHANGED.type}
    monkeypatch.setattr(retention, "routable_types", lambda: taken)
    emit(registry, 3, age=retention.UNHEARD + timedelta(minutes=1))
    waiting = emit(registry, 1, age=retention.UNHEARD + timedelta(minutes=1), published=False)
    new = emit(registry, 2, age=retention.UNHEARD - timedelta(minutes=1))
    registry.tick("prune")
    assert [str(row[1]) for row in outbox_rows(registry)] == waiting + new


def test_a_replay_publishes_to_the_queue_of_one_consumer_in_order(registry: ServiceUnderTest) -> None:
    ids = emit(registry, 250) + emit(registry, 30)
    before, broker = outbox_rows(registry), Recorder()
    started = start(registry)
    assert (started["service"], started["consumer"], started["published"]) == ("registry", MIRROR.consumer, 0)
    sent = relayed(registry, broker)
    assert [event.event_id for event in sent] == ids
    assert {(event.exchange, event.routing_key, event.mandatory) for event in sent} == {
        ("registry.replays", MIRROR.consumer, True)
    }
    assert json.loads(sent[7].body)["sequence"] == 8
    assert outbox_rows(registry) == before, "neither retention nor age may see a replay"
    [shown] = call(registry, "get_messaging")["replays"]
    assert (shown["published"], shown["error"]) == (280, None)
    assert shown["finished_at"] is not None
    assert relayed(registry, broker) == []


def test_a_replay_begins_at_a_moment_and_leaves_out_what_the_consumer_does_not_take(registry: ServiceUnderTest) -> None:
    emit(registry, 2, age=timedelta(days=5))
    recent = emit(registry, 2, age=timedelta(days=1))
    with registry.database.transaction() as session:
        outbox.write(session, [Emitted(CHAIN_CHANGED, "c", {})], NOW)
        session.execute(text("DELETE FROM unpublished"))
    start(registry, since=(NOW - timedelta(days=2)).isoformat())
    assert [event.event_id for event in relayed(registry, Recorder())] == recent


def test_a_replay_brings_the_earlier_versions_that_the_consumer_can_read(
    registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    upcast = Upcast(PERSON_CHANGED, lambda data: data)
    later = Event("person.changed.v2", "registry", PERSON_CHANGED.summary, PERSON_CHANGED.data, earlier=upcast)
    consumer = Subscription(MIRROR.consumer, (later,), MIRROR.summary)
    monkeypatch.setitem(replays.SUBSCRIPTIONS_BY_CONSUMER, MIRROR.consumer, consumer)
    ids = emit(registry, 2)
    start(registry)
    assert [event.event_id for event in relayed(registry, Recorder())] == ids


def test_what_is_not_published_yet_goes_to_everybody_and_only_once(registry: ServiceUnderTest) -> None:
    emit(registry, 1)
    fresh = emit(registry, 1, published=False)
    start(registry)
    sent = relayed(registry, Recorder())
    assert [event.exchange for event in sent] == ["registry.events", "registry.replays"]
    assert sent[0].event_id == fresh[0]


def test_a_replay_goes_through_an_outbox_a_stretch_at_a_time(
    registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replays, "STRETCH", 4)
    old = emit(registry, 9, age=timedelta(days=9))
    new = emit(registry, 6)
    start(registry, since=(NOW - timedelta(days=1)).isoformat())
    assert [event.event_id for event in relayed(registry, Recorder())] == new
    start(registry)
    assert [event.event_id for event in relayed(registry, Recorder())] == old + new


def test_a_replay_goes_on_after_the_last_event_that_the_broker_has_confirmed(registry: ServiceUnderTest) -> None:
    ids = emit(registry, 5)
    start(registry)
    broker = Recorder(at_most=2)
    assert [event.event_id for event in relayed(registry, broker)] == ids[:2]
    [row] = replay_rows(registry)
    assert (row.published, row.finished_at, row.error) == (2, None, "TimeoutError('no answer')")
    broker.at_most = None
    assert [event.event_id for event in relayed(registry, broker)] == ids[2:]
    [row] = replay_rows(registry)
    assert (row.published, row.error) == (5, None)


def test_a_replay_without_a_queue_says_so_and_lets_others_pass(registry: ServiceUnderTest) -> None:
    ids = emit(registry, 2)
    start(registry, consumer="talent.mirror")
    assert relayed(registry, Recorder(unroutable=True)) == []
    assert replay_rows(registry)[0].error == "there is no queue talent.mirror"
    start(registry)
    sent = relayed(registry, Recorder())
    assert [event.routing_key for event in sent[:2]] == [MIRROR.consumer] * 2
    assert [event.event_id for event in sent] == ids * 2
    assert all(row.finished_at for row in replay_rows(registry))


def test_a_queue_that_is_new_is_sent_what_the_outbox_still_holds(registry: ServiceUnderTest) -> None:
    held, waiting = emit(registry, 3, age=timedelta(days=20)), emit(registry, 1, published=False)
    broker = Recorder(new=[TELL.consumer, MIRROR.consumer])
    sent = relayed(registry, broker)
    assert [event.event_id for event in sent if event.routing_key == MIRROR.consumer] == held
    assert [event.event_id for event in sent if event.routing_key == PERSON_CHANGED.type] == waiting
    assert broker.new == []
    # The other one takes nothing of what there is.
    assert [(row.consumer, row.finished_at is not None) for row in replay_rows(registry)] == [(MIRROR.consumer, True)]


def test_a_queue_stays_new_when_the_relay_could_not_note_what_it_lacks(
    registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    emit(registry, 1)
    broker = Recorder(new=[MIRROR.consumer])
    with monkeypatch.context() as patched:
        patched.setattr(replays, "start", lambda *_: 1 / 0)
        assert relayed(registry, broker) == []
    assert broker.new == [MIRROR.consumer]


def test_a_replay_asked_for_again_begins_anew_from_the_earlier_moment(registry: ServiceUnderTest) -> None:
    ids = emit(registry, 3, age=timedelta(days=3)) + emit(registry, 3)
    start(registry)
    broker = Recorder(at_most=4)
    relayed(registry, broker)
    start(registry, since=(NOW - timedelta(days=1)).isoformat())
    broker.at_most = None
    assert [event.event_id for event in relayed(registry, broker)] == ids
    assert len(replay_rows(registry)) == 1


@pytest.mark.parametrize(
    ("consumer", "since"),
    [
        ("nobody.listens", "2026-01-05T09:00:00+08:00"),
        (MIRROR.consumer, "yesterday"),
        (MIRROR.consumer, None),
    ],
)
def test_a_replay_needs_a_consumer_of_these_events_and_a_moment(
    registry: ServiceUnderTest, consumer: str, since: Any
) -> None:
    assert refusal(lambda: start(registry, consumer=consumer, since=since)).problem is INVALID
    assert replay_rows(registry) == []


def test_a_relay_that_met_a_blocked_broker_is_not_blocked_when_another_has_taken_over(
    registry: ServiceUnderTest,
) -> None:
    with registry.database.transaction() as session:
        outbox.write(session, [Emitted(CHAIN_CHANGED, "c", {})], NOW)
    first, second = (Relay("registry", registry.database, broker) for broker in (Recorder(at_most=0), Recorder()))
    first._publisher.blocked = True
    first._round_or_pause()
    assert first.blocked
    try:
        second._round_or_pause()
        first._round_or_pause()
        assert not first.blocked
    finally:
        second._let_go()


def test_the_record_of_a_replay_is_thrown_away_in_time(registry: ServiceUnderTest) -> None:
    emit(registry, 1)
    start(registry)
    relayed(registry, Recorder())
    with registry.database.engine.begin() as connection:
        connection.execute(text("UPDATE replays SET finished_at = now() - make_interval(secs => :age)"),
                           {"age": retention.REPLAYS.total_seconds() + 60})  # fmt: skip
    start(registry)
    registry.tick("prune")
    [left] = replay_rows(registry)
    assert left.finished_at is None
