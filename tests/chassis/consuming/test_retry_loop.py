"""Pending retries are run when they are due, in the order of their aggregate, each try counted before it is made."""

import threading
from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, select, text
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from chassis.calling.errors import Failure
from chassis.consuming import inbox, retries, retry_loop
from chassis.consuming.applying import Envelope, NoMoreWorkers
from chassis.consuming.cursors import OutOfOrder
from chassis.consuming.deliveries import Deliveries
from chassis.consuming.errors import UnknownType, Unprocessable
from chassis.consuming.failures import Failures
from chassis.consuming.out_of_order import OutOfOrderEvents
from chassis.consuming.persistence import DATABASE_PAUSE
from chassis.consuming.retry_loop import LONGEST_SLEEP, SHORTEST_SLEEP, RetryLoop, pause_before
from chassis.consuming.turns import Turns
from chassis.storing import tables
from chassis.storing.database import to_json
from contracts.notifications.subscriptions import TELL
from contracts.problem import UNAVAILABLE
from tests.chassis.consuming.fakes import NotingQueue, Threads, envelope, message
from tests.servers import DatabaseServer


@pytest.fixture(scope="module")
def database(database_server: DatabaseServer) -> Iterator[Engine]:
    engine = create_engine(database_server.create("retries"), json_serializer=to_json)
    tables.metadata.create_all(engine)
    yield engine
    engine.dispose()
    database_server.drop("retries")


@pytest.fixture
def engine(database: Engine) -> Engine:
    with database.begin() as connection:
        connection.execute(text("TRUNCATE parked, inbox, cursors, outbox, sequences"))
    return database


class Consumer:
    """One consumer of a process: its deliveries and its retries, whose reaction does nothing but enter the event."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.now = 1000.0
        self.wake = threading.Event()
        self.nudged: list[bool] = []
        self.stopping = False
        self.applied: list[int] = []
        self.alone: dict[int, bool] = {}
        # By sequence: what the reaction raises, or does before it is applied.
        self.fails: dict[int, BaseException] = {}
        self.side_by_side: list[int] = []
        self.threads = Threads()
        self.out_of_order = OutOfOrderEvents(self.wake.set, lambda: self.now)
        turns = Turns(TELL.ordered)
        self.failures = Failures(
            TELL.consumer,
            engine,
            out_of_order=self.out_of_order,
            wake=self.wake.set,
            after_emit=lambda: self.nudged.append(True),
        )
        self.deliveries = Deliveries(
            TELL.consumer,
            NotingQueue(),
            apply=self.apply,
            failures=self.failures,
            out_of_order=self.out_of_order,
            turns=turns,
            spawn=self.threads,
            stopping=lambda: self.stopping,
            sleep=lambda seconds: None,
        )
        self.retries = RetryLoop(
            TELL,
            engine,
            apply=self.apply,
            failures=self.failures,
            out_of_order=self.out_of_order,
            turns=turns,
            wake=self.wake,
            together=self.run_together,
            stopping=lambda: self.stopping,
        )

    def apply(self, envelopes: Iterable[Envelope], *, kept: bool = False) -> BaseException | None:
        (one,) = envelopes
        error = self.fails.get(one["sequence"])
        if isinstance(error, NoMoreWorkers):
            raise error
        try:
            with Session(self.engine) as session:
                fresh = inbox.begin(session, TELL, [one])
                if error is not None:
                    return error
                if kept:
                    retries.clear(session, TELL.consumer, [one["id"]])
                session.commit()
        except OutOfOrder as error:
            return error
        for entered in fresh:
            self.applied.append(entered["sequence"])
            self.alone[entered["sequence"]] = retry_loop._ALONE.locked()
        return None

    def run_together(self, functions: Iterable[Callable[[], None]]) -> None:
        begun = list(functions)
        self.side_by_side.append(len(begun))
        for function in begun:
            function()

    def arrives(self, sequence: int, key: str = "request/1") -> bool:
        """Whether an event that arrives has the pending retries looked at."""
        self.wake.clear()
        self.deliveries.take(envelope(sequence, key), message(sequence))
        self.threads.run()
        return self.wake.is_set()

    def keep(self, sequence: int, error: BaseException, key: str = "request/1") -> None:
        self.failures.keep(envelope(sequence, key), error, claimed=False)

    def all_are_due(self) -> None:
        with self.engine.begin() as connection:
            connection.execute(text("UPDATE parked SET next_try_at = now()"))

    def kept(self) -> list[tuple[int, str, int]]:
        """Sequence, state and tries of each row."""
        columns = (tables.pending_retries.c.sequence, tables.pending_retries.c.state, tables.pending_retries.c.tries)
        with self.engine.begin() as connection:
            return [
                tuple(row) for row in connection.execute(select(*columns).order_by(tables.pending_retries.c.sequence))
            ]


@pytest.fixture
def consumer(engine: Engine) -> Consumer:
    return Consumer(engine)


def test_waiting_events_are_looked_at_only_while_there_are_any(consumer: Consumer) -> None:
    assert not consumer.arrives(1)
    assert consumer.arrives(4)
    # It is not its turn yet, however often one looks.
    assert consumer.retries.run_those_due() < LONGEST_SLEEP
    assert consumer.arrives(2)
    assert consumer.retries.run_those_due() < LONGEST_SLEEP
    assert consumer.arrives(3)
    consumer.all_are_due()
    assert consumer.retries.run_those_due() == 0.0
    assert consumer.retries.run_those_due() == LONGEST_SLEEP
    assert not consumer.arrives(5)
    assert consumer.applied == [1, 2, 3, 4, 5]


def test_what_another_replica_lets_go_is_looked_for_again_after_as_long_as_it_has_waited(consumer: Consumer) -> None:
    consumer.arrives(2)

    def look(after: float) -> float:
        consumer.now = 1000.0 + after
        return consumer.retries.run_those_due()

    assert [look(after) for after in (0, 0.5, 2, 3600)] == [SHORTEST_SLEEP, 0.5, 2, LONGEST_SLEEP]
    # The other replica, which knows nothing of what waits here.
    assert not Consumer(consumer.engine).arrives(1)
    consumer.all_are_due()
    assert look(3600) == 0.0
    assert look(3600) == LONGEST_SLEEP


def test_the_next_look_is_when_the_next_retry_is_due_and_neither_at_once_nor_never() -> None:
    nothing = OutOfOrderEvents(lambda: None)
    assert [pause_before(due, nothing) for due in (0.0, 1.5, 60.0, None)] == [
        SHORTEST_SLEEP, 1.5, LONGEST_SLEEP, LONGEST_SLEEP,
    ]  # fmt: skip


def test_those_of_one_aggregate_are_run_in_order_and_aggregates_side_by_side(consumer: Consumer) -> None:
    with consumer.engine.begin() as connection:
        connection.execute(text("INSERT INTO cursors VALUES ('notifications.tell', 'request/1', 9)"))
    for sequence in (3, 2):
        consumer.keep(sequence, KeyError("name"))
    consumer.keep(1, KeyError("name"), "request/2")
    consumer.all_are_due()
    assert consumer.retries.run_those_due() == 0.0
    assert consumer.side_by_side == [2]
    assert consumer.applied == [2, 3, 1]
    assert consumer.kept() == []


def test_a_retry_that_fails_again_is_counted_once_and_waits_again(consumer: Consumer) -> None:
    consumer.fails[1] = KeyError("name")
    consumer.arrives(1)
    assert consumer.kept() == [(1, "waiting", 1)]
    consumer.all_are_due()
    assert consumer.retries.run_those_due() == 0.0
    assert consumer.kept() == [(1, "waiting", 2)]
    with consumer.engine.begin() as connection:
        # Four times the first wait, at least half of it by the random part.
        assert connection.scalar(text("SELECT next_try_at - parked_at > interval '0.3 s' FROM parked"))


def test_a_database_that_is_away_uses_up_no_try(consumer: Consumer) -> None:
    consumer.fails[1] = Failure(UNAVAILABLE, service="notifications")
    consumer.arrives(1)
    assert consumer.kept() == [(1, "waiting", 0)]
    assert consumer.out_of_order.count == 1


def test_what_becomes_a_dead_letter_is_told_at_once(consumer: Consumer) -> None:
    consumer.keep(1, KeyError("name"))
    assert consumer.nudged == []
    with capture_logs() as lines:
        consumer.keep(2, Unprocessable("no such version"))
    assert consumer.nudged == [True]
    assert [line["event"] for line in lines] == ["dead letter"]
    assert consumer.kept() == [(1, "waiting", 1), (2, "dead", 1)]


def test_an_event_of_a_type_that_is_not_known_yet_waits_for_a_process_that_knows_it(consumer: Consumer) -> None:
    consumer.fails[1] = UnknownType("this release knows no event request.praised.v1")
    consumer.arrives(1)
    consumer.arrives(2)
    for _ in range(retries.MAX_TRIES + 1):
        consumer.all_are_due()
        consumer.retries.run_those_due()
    assert consumer.kept() == [(1, "waiting", 0), (2, "waiting", 0)]
    assert (consumer.applied, consumer.nudged) == ([], [])
    # A process of the next release looks.
    del consumer.fails[1]
    consumer.all_are_due()
    while consumer.retries.run_those_due() == 0.0:
        pass
    assert consumer.applied == [1, 2]
    assert consumer.kept() == []


def test_an_event_that_no_release_has_known_for_a_day_is_a_dead_letter(consumer: Consumer) -> None:
    consumer.fails[1] = UnknownType("this release knows no event request.praised.v1")
    consumer.arrives(1)
    with consumer.engine.begin() as connection:
        connection.execute(text("UPDATE parked SET parked_at = now() - interval '25 h'"))
    consumer.all_are_due()
    consumer.retries.run_those_due()
    assert [state for _, state, _ in consumer.kept()] == ["dead"]
    assert consumer.nudged == [True]


def test_those_that_were_in_hand_when_their_process_died_are_run_one_at_a_time_after_the_others(
    consumer: Consumer,
) -> None:
    with consumer.engine.begin() as connection:
        for sequence in (1, 3):
            retries.take_over(connection, TELL.consumer, envelope(sequence, f"request/{sequence}"))
        connection.execute(
            text("INSERT INTO cursors VALUES (:consumer, 'request/2', 1), (:consumer, 'request/3', 2)"),
            {"consumer": TELL.consumer},
        )
    consumer.keep(2, KeyError("name"), "request/2")
    consumer.all_are_due()
    assert consumer.retries.run_those_due() == 0.0
    assert consumer.applied == [2, 1]
    assert consumer.side_by_side == [1]
    assert consumer.retries.run_those_due() == 0.0
    assert consumer.applied == [2, 1, 3]
    # Whichever consumer or service the others are for.
    assert consumer.alone == {1: True, 2: False, 3: True}


def test_one_that_its_process_died_of_each_time_is_given_up_and_told(consumer: Consumer) -> None:
    with consumer.engine.begin() as connection:
        retries.take_over(connection, TELL.consumer, envelope(1))
        connection.execute(text("UPDATE parked SET tries = 100"))
    with capture_logs() as lines:
        consumer.retries.run_those_due()
    assert consumer.kept() == [(1, "dead", 100)]
    assert consumer.nudged == [True]
    assert [line["event"] for line in lines] == ["dead letter"]


def test_an_event_delivered_again_that_has_been_applied_is_not_run_again(consumer: Consumer) -> None:
    consumer.arrives(1)
    consumer.failures.take_over(envelope(1))
    assert consumer.kept() == []
    consumer.failures.take_over(envelope(2))
    assert consumer.kept() == [(2, "waiting", 1)]


@pytest.mark.parametrize("ends", ["no more workers", "stopping"])
def test_a_process_that_ends_leaves_the_rest_to_the_end_of_their_lease(consumer: Consumer, ends: str) -> None:
    for sequence in (1, 2):
        consumer.keep(sequence, KeyError("name"), f"request/{sequence}")
    with consumer.engine.begin() as connection:
        connection.execute(text("INSERT INTO cursors VALUES ('notifications.tell', 'request/2', 1)"))
    consumer.all_are_due()
    if ends == "stopping":
        consumer.stopping = True
    else:
        consumer.fails = {1: NoMoreWorkers(), 2: NoMoreWorkers()}
    consumer.retries.run_those_due()
    assert consumer.applied == []
    # Claimed, so counted; and due again when the lease ends.
    assert consumer.kept() == [(1, "waiting", 2), (2, "waiting", 2)]


def test_one_whose_failure_cannot_be_kept_keeps_none_of_the_others_from_being_run(
    consumer: Consumer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for sequence in (1, 2):
        consumer.keep(sequence, KeyError("name"), f"request/{sequence}")
    with consumer.engine.begin() as connection:
        connection.execute(text("INSERT INTO cursors VALUES ('notifications.tell', 'request/2', 1)"))
    consumer.all_are_due()
    consumer.fails[1] = KeyError("again")

    def away(*_args: Any, **_kwargs: Any) -> None:
        raise ConnectionError("away")

    monkeypatch.setattr(consumer.failures, "keep", away)
    assert consumer.retries.run_those_due() == 0.0
    assert consumer.applied == [2]


def test_a_database_that_is_away_does_not_end_the_loop() -> None:
    class Away:
        """A database that is away when it is first asked, and a process that stops then."""

        def begin(self) -> Any:
            raise ConnectionError("away")

    waits: list[float] = []
    wake: Any = SimpleNamespace(clear=lambda: None, wait=waits.append)
    loop = RetryLoop(
        TELL,
        Away(),  # type: ignore[arg-type]
        apply=lambda envelopes, kept=False: None,
        failures=None,  # type: ignore[arg-type]
        out_of_order=OutOfOrderEvents(lambda: None),
        turns=Turns(),
        wake=wake,
        together=lambda functions: None,
        stopping=lambda: len(waits) == 3,
    )
    loop.run()
    assert waits == [DATABASE_PAUSE] * 3
