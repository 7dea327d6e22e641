"""The relays of several processes of a service: they take turns, and none waits for another's next look."""

import contextlib
import threading
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from sqlalchemy import Connection, text

from chassis.publishing import outbox, relay
from chassis.publishing.relay import Outcome, Outgoing, Relay
from chassis.storing import database
from chassis.storing.database import Database
from tests.chassis.publishing.recorded import Recorder, emit
from tests.harness import ServiceUnderTest
from tests.sample.running import eventually

SECONDS = 15
WAITING = (
    "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database"
    " WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()"
)


@dataclass
class Slow(Recorder):
    """A broker that answers only when a test lets it."""

    asked: threading.Event = field(default_factory=threading.Event)
    answers: threading.Event = field(default_factory=threading.Event)

    def publish(self, events: Sequence[Outgoing]) -> Outcome:
        self.asked.set()
        assert self.answers.wait(SECONDS)
        return super().publish(events)


@dataclass
class Portions(Recorder):
    """A broker that counts what it is sent at once."""

    portions: list[int] = field(default_factory=list)

    def publish(self, events: Sequence[Outgoing]) -> Outcome:
        self.portions.append(len(events))
        return super().publish(events)


@dataclass
class Delivering(Recorder):
    """A broker of the process; it notes how many events are ``left`` unmarked when it delivers any."""

    service: ServiceUnderTest = field(kw_only=True)
    left: list[int] = field(default_factory=list)

    def deliver(self) -> None:
        if self.sent:
            self.left.append(unpublished(self.service))


@dataclass
class Lost(Recorder):
    """A broker that a process has ``lost``, or loses by publishing: it connects again for as long as a test likes."""

    lost: bool = False
    connecting: threading.Event = field(default_factory=threading.Event)
    fails: threading.Event = field(default_factory=threading.Event)

    def connect(self) -> None:
        if self.lost:
            self.connecting.set()
            assert self.fails.wait(2 * SECONDS)
            raise ConnectionError

    def publish(self, events: Sequence[Outgoing]) -> Outcome:
        # As with the broker itself, nothing is published without a connection.
        self.connect()
        self.lost = True
        return Outcome(error=ConnectionError())


@contextlib.contextmanager
def relaying(service: ServiceUnderTest, *brokers: Recorder, pace: float = 0.0) -> Iterator[list[Relay]]:
    """A relay for each broker, each with connections of its own, as processes have them."""
    databases = [Database(service.name, service.settings) for _ in brokers]
    relays = [Relay(service.name, *pair, pace) for pair in zip(databases, brokers, strict=True)]
    threads = [threading.Thread(target=one.run) for one in relays]
    for thread in threads:
        thread.start()
    try:
        yield relays
    finally:
        for one in relays:
            one.stop()
        for thread in threads:
            thread.join()
        for each in databases:
            each.close()


def waiting(service: ServiceUnderTest) -> int:
    """How many relays wait for their turn."""
    with service.database.engine.connect() as connection:
        return int(connection.scalar(text(WAITING)) or 0)


def unpublished(service: ServiceUnderTest) -> int:
    """How many events nobody has published and marked."""
    with service.database.engine.connect() as connection:
        return int(connection.scalar(text("SELECT count(*) FROM unpublished")) or 0)


def test_what_each_process_commits_is_published_without_waiting_for_anybodys_poll(
    registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "POLL_SECONDS", 20.0)
    brokers = [Recorder(), Recorder(), Recorder()]
    with relaying(registry, *brokers) as relays:
        for one in [*relays, *reversed(relays)]:
            emit(registry, 1, published=False)
            one.nudge()
            eventually(lambda: unpublished(registry) == 0, SECONDS, lambda: "the event of this process, published")
    assert sum(len(broker.sent) for broker in brokers) == 6


def test_what_is_committed_soon_after_a_round_is_published_together_by_the_next(
    registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    pausing, over, pauses = threading.Event(), threading.Event(), list[float]()

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        pausing.set()
        assert over.wait(SECONDS)

    monkeypatch.setattr(relay, "POLL_SECONDS", 60.0)
    monkeypatch.setattr(relay, "BATCH", 2)
    monkeypatch.setattr(relay, "time", SimpleNamespace(monotonic=time.monotonic, time_ns=time.time_ns, sleep=pause))
    emit(registry, 5, published=False)
    broker = Portions()
    with relaying(registry, broker, pace=0.5) as [one]:
        eventually(lambda: unpublished(registry) == 0, SECONDS, lambda: "full portions, without a pause")
        assert pauses == []
        emit(registry, 1, published=False)
        one.nudge()
        assert pausing.wait(SECONDS)
        emit(registry, 1, published=False)
        one.nudge()
        over.set()
        eventually(lambda: unpublished(registry) == 0, SECONDS, lambda: "both published")
    assert broker.portions == [2, 2, 1, 2]
    assert 0 <= pauses[0] <= 0.5


def test_a_relay_waits_for_its_turn_and_publishes_only_what_is_left(registry: ServiceUnderTest) -> None:
    slow, other = Slow(), Recorder()
    first = emit(registry, 3, published=False)
    with relaying(registry, slow) as [one]:
        assert slow.asked.wait(SECONDS)
        with relaying(registry, other):
            eventually(lambda: waiting(registry) == 1, SECONDS, lambda: "a relay that waits")
            second = emit(registry, 2, published=False)
            assert other.sent == []
            slow.answers.set()
            eventually(lambda: unpublished(registry) == 0, SECONDS, lambda: "both published")
        one.nudge()
    assert [event.event_id for event in slow.sent] == first
    assert [event.event_id for event in other.sent] == second


def test_the_turn_of_a_relay_that_failed_is_over(registry: ServiceUnderTest) -> None:
    ids = emit(registry, 3, published=False)
    failing, other = Slow(at_most=0), Recorder()
    failing.answers.set()
    with relaying(registry, failing):
        assert failing.asked.wait(SECONDS)
        with relaying(registry, other):
            eventually(lambda: unpublished(registry) == 0, SECONDS, lambda: "all published by the other")
    assert [event.event_id for event in other.sent] == ids


def test_what_the_broker_has_confirmed_before_it_failed_is_not_published_again(registry: ServiceUnderTest) -> None:
    ids = emit(registry, 3, published=False)
    failing = Recorder(at_most=2)
    with relaying(registry, failing):
        eventually(lambda: unpublished(registry) == 0, SECONDS, lambda: "all published, two and then the third")
    assert [event.event_id for event in failing.sent] == ids


@pytest.mark.parametrize("marking", [True, False], ids=["marked", "that cannot be marked"])
def test_what_is_published_is_delivered_when_marking_is_over(
    registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch, marking: bool
) -> None:
    """The process may end of what is delivered, and must not publish it anew at each start."""

    def fail(_connection: Connection, _ids: Collection[int]) -> None:
        raise ConnectionError

    emit(registry, 3, published=False)
    broker = Delivering(service=registry)
    with monkeypatch.context() as patched:
        if not marking:
            patched.setattr(outbox, "mark_published", fail)
        with relaying(registry, broker):
            eventually(lambda: bool(broker.left), SECONDS, lambda: "a delivery")
    assert broker.left[0] == (0 if marking else 3)


@pytest.mark.parametrize("lost", [True, False], ids=["from the beginning", "while it published"])
def test_a_relay_that_does_not_reach_the_broker_keeps_nobody_from_their_turn(
    registry: ServiceUnderTest, lost: bool
) -> None:
    ids = emit(registry, 3, published=False)
    cut_off, other = Lost(lost=lost), Recorder()
    with relaying(registry, cut_off):
        assert cut_off.connecting.wait(SECONDS)
        with relaying(registry, other):
            eventually(lambda: unpublished(registry) == 0, SECONDS, lambda: "all published by the other")
        cut_off.fails.set()
    assert [event.event_id for event in other.sent] == ids


def test_a_relay_whose_turn_does_not_come_lives_and_goes_on_when_it_does(
    registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LOCK_SECONDS", 0.2)
    monkeypatch.setattr(relay, "PAUSE_AFTER_ERROR", 0.1)
    monkeypatch.setattr(relay, "POLL_SECONDS", 0.1)
    ids = emit(registry, 1, published=False)
    slow, other = Slow(), Recorder()
    with relaying(registry, slow):
        assert slow.asked.wait(SECONDS)
        with relaying(registry, other) as [two]:
            heartbeats = {two.heartbeat}

            def beaten() -> bool:
                heartbeats.add(two.heartbeat)
                return len(heartbeats) > 3

            eventually(beaten, SECONDS, lambda: "a relay that tells of itself while it waits")
            slow.answers.set()
            eventually(lambda: unpublished(registry) == 0, SECONDS, lambda: "published")
            [last] = emit(registry, 1, published=False)
            two.nudge()
            eventually(lambda: unpublished(registry) == 0, SECONDS, lambda: "the last published")
    assert [event.event_id for event in slow.sent][:1] == ids
    assert [event.event_id for event in [*slow.sent, *other.sent]] == [*ids, last]


def test_the_others_go_on_when_a_relay_is_frozen_in_its_turn(
    registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "IDLE_SECONDS", 1)
    ids = emit(registry, 2, published=False)
    frozen, other = Slow(), Recorder()
    with relaying(registry, frozen) as [one]:
        assert frozen.asked.wait(SECONDS)
        monkeypatch.undo()
        with relaying(registry, other):
            eventually(lambda: unpublished(registry) == 0, SECONDS, lambda: "published by the other")
            assert frozen.sent == []
            frozen.answers.set()
        [last] = emit(registry, 1, published=False)
        one.nudge()
        eventually(lambda: unpublished(registry) == 0, SECONDS, lambda: "published by the one that has thawed")
    assert [event.event_id for event in other.sent] == ids
    # Not marked, what it held when it froze is published twice, and what came later after it.
    assert [event.event_id for event in frozen.sent] == [*ids, last]
