"""The ladder as the schedule climbs it: each rung once, whoever climbs, and nobody waits for anybody."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, func, insert, select, text, update

from chassis.running.runtime import Runtime
from chassis.running.work import Work
from chassis.storing.database import Database, new_id
from contracts.requests.calendar import SET_TERMS
from contracts.requests.vocabulary import Duty
from contracts.roles import Role
from services.requests.clocks import commands, duties, schedule, telling
from services.requests.clocks.models import Clock, ClockFiring
from services.requests.lifecycle.models import Request
from tests.harness import ServiceUnderTest, actor
from tests.services.requests.clocks.running import DUE, at, clock, do, reached, request_values, started

ALL = ["reminder_50", "reminder_80", "overdue", "supervision_notice", "chain_chief"]
LONG_AFTER = at(2027, 1, 11, 10)


@contextmanager
def replica(service: ServiceUnderTest) -> Iterator[Runtime]:
    """Another process of the service, as there are in the distributed form: connections and runtime of its own."""
    settings = replace(service.settings, amqp_uri="amqp://broker.test/")
    database = Database(service.name, settings)
    yield Runtime(service.name, settings, database)
    database.close()


def firings(service: ServiceUnderTest, request_id: UUID) -> int:
    with service.database.transaction() as session:
        statement = select(func.count()).select_from(ClockFiring).where(ClockFiring.clock_id == request_id)
        return session.scalar(statement) or 0


def test_each_rung_is_told_when_its_moment_comes_and_once(requests: ServiceUnderTest) -> None:
    request_id = started(requests)
    told = []
    for moment in (
        at(2026, 11, 12, 9, 29),
        at(2026, 11, 12, 9, 31),
        at(2026, 11, 13, 16, 19),
        at(2026, 11, 16, 17, 31),
        at(2026, 11, 23, 17, 31),
        at(2026, 11, 30, 17, 31),
        LONG_AFTER,
    ):
        requests.move_clock(moment)
        requests.tick("climb_ladder")
        requests.tick("climb_ladder")
        told.append(len(reached(requests, request_id)))
    assert told == [0, 1, 2, 3, 4, 5, 5]
    assert reached(requests, request_id) == ALL
    assert clock(requests, request_id).next_step_at is None


def test_a_ladder_that_was_not_climbed_for_long_is_caught_up_in_order(requests: ServiceUnderTest) -> None:
    request_id = started(requests)
    requests.move_clock(LONG_AFTER)
    assert requests.tick("climb_ladder") == 1
    assert reached(requests, request_id) == ALL
    told = do(requests, telling.explain, request_id)["ladder"]
    assert [step["fired"] for step in told] == [True] * 5
    assert all(step["fired_at"] >= LONG_AFTER > step["at"] for step in told)


def test_a_process_that_starts_anew_fires_nothing_again(requests: ServiceUnderTest) -> None:
    request_id = started(requests)
    requests.move_clock(at(2026, 11, 13, 9))
    requests.tick("climb_ladder")
    with replica(requests) as other:
        assert other.tick(schedule.climb_ladder) == 0
        requests.move_clock(at(2026, 11, 17, 9))
        assert other.tick(schedule.climb_ladder) == 1
    assert reached(requests, request_id) == ["reminder_50", "reminder_80", "overdue"]


def test_two_replicas_that_climb_at_once_fire_each_rung_once(requests: ServiceUnderTest) -> None:
    ids = [started(requests) for _ in range(12)]
    requests.move_clock(LONG_AFTER)
    together = threading.Barrier(2)

    def climb(runtime: Runtime) -> int:
        together.wait(timeout=30)
        return sum(iter(lambda: runtime.tick(schedule.climb_ladder), 0))

    with replica(requests) as other, ThreadPoolExecutor(2) as threads:
        done = list(threads.map(climb, (requests.runtime, other)))
    assert sum(done) == len(ids)
    assert all(reached(requests, request_id) == ALL for request_id in ids)
    assert all(firings(requests, request_id) == len(ALL) for request_id in ids)


def test_a_clock_that_another_replica_climbs_with_is_passed_over(
    requests: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    request_id = started(requests)
    requests.move_clock(LONG_AFTER)
    inside, go_on = threading.Event(), threading.Event()
    real = duties.DUTIES[Duty.HANDLING]

    def slow(work: Work, *arguments: Any) -> None:
        inside.set()
        assert go_on.wait(timeout=30)
        real.rung_reached(work, *arguments)

    monkeypatch.setitem(duties.DUTIES, Duty.HANDLING, replace(real, rung_reached=slow))
    with replica(requests) as other, ThreadPoolExecutor(1) as threads:
        first = threads.submit(other.tick, schedule.climb_ladder)
        assert inside.wait(timeout=30)
        try:
            # Without waiting for the other: it holds the only clock that is due.
            assert requests.runtime.tick(schedule.climb_ladder) == 0
        finally:
            go_on.set()
        assert first.result(timeout=30) == 1
    assert requests.runtime.tick(schedule.climb_ladder) == 0
    assert reached(requests, request_id) == ALL


def test_a_request_that_somebody_is_working_on_is_passed_over_until_they_are_done(requests: ServiceUnderTest) -> None:
    busy, free = started(requests), started(requests)
    requests.move_clock(LONG_AFTER)
    with requests.database.transaction() as session:
        session.get_one(Request, busy, with_for_update=True)
        assert requests.runtime.tick(schedule.climb_ladder) == 1
        assert (reached(requests, busy), reached(requests, free)) == ([], ALL)
    requests.tick("climb_ladder")
    assert reached(requests, busy) == ALL


def test_a_rung_that_cannot_be_told_holds_up_no_other_clock_and_is_tried_again(
    requests: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, sound = started(requests), started(requests)
    requests.move_clock(at(2026, 11, 17, 9))
    real = duties.DUTIES[Duty.HANDLING]

    def failing(work: Work, clock: Clock, rung: str) -> None:
        real.rung_reached(work, clock, rung)
        if clock.id == broken and rung == "overdue":
            raise TypeError("an event that does not fit its schema")

    with monkeypatch.context() as patched:
        patched.setitem(duties.DUTIES, Duty.HANDLING, replace(real, rung_reached=failing))
        requests.tick("climb_ladder")
    assert (reached(requests, broken), reached(requests, sound)) == ([], ALL[:3])
    assert firings(requests, broken) == 0
    requests.move_clock(at(2026, 11, 17, 9, 11))
    requests.tick("climb_ladder")
    assert reached(requests, broken) == ALL[:3]


def test_a_portion_is_bounded_and_the_rest_follows(requests: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "PORTION", 2)
    ids = [started(requests) for _ in range(5)]
    requests.move_clock(LONG_AFTER)
    assert [requests.runtime.tick(schedule.climb_ladder) for _ in range(4)] == [2, 2, 1, 0]
    assert all(reached(requests, request_id) == ALL for request_id in ids)


def test_halted_clocks_climb_no_further(requests: ServiceUnderTest) -> None:
    paused, stopped = started(requests), started(requests)
    requests.move_clock(at(2026, 11, 10, 10))
    do(requests, commands.pause, paused, "等待企业补正材料")
    do(requests, commands.stop, stopped, "已答复")
    requests.move_clock(LONG_AFTER)
    assert requests.tick("climb_ladder") == 0
    assert reached(requests, paused) == reached(requests, stopped) == []


def test_an_extension_arms_what_lies_ahead_again(requests: ServiceUnderTest) -> None:
    request_id = started(requests)
    requests.move_clock(at(2026, 11, 17, 9))
    requests.tick("climb_ladder")
    do(requests, commands.extend, request_id, 3, "需专家论证", uuid4())
    requests.move_clock(at(2026, 11, 19, 17, 31))
    requests.tick("climb_ladder")
    assert reached(requests, request_id) == ["reminder_50", "reminder_80", "overdue", "reminder_80", "overdue"]


def test_a_new_run_has_a_ladder_of_its_own(requests: ServiceUnderTest) -> None:
    request_id = started(requests)
    requests.move_clock(at(2026, 11, 17, 9))
    requests.tick("climb_ladder")
    do(requests, commands.stop, request_id, "已答复")
    do(requests, commands.restart, request_id, 1, department_id=uuid4(), reason="评价不满意")
    assert requests.tick("climb_ladder") == 0
    requests.move_clock(at(2026, 11, 18, 17, 31))
    requests.tick("climb_ladder")
    assert reached(requests, request_id) == ALL[:3] * 2


def test_the_schedule_finds_the_few_clocks_that_are_due_by_an_index(requests: ServiceUnderTest) -> None:
    ids, enterprise_id = [new_id() for _ in range(3000)], new_id()
    reckoned = {"generation": 0, "calendar_version": 0, "known_until": 2020, "terms_version": 0, "version": 1}
    with requests.database.transaction() as session:
        session.execute(insert(Request), [request_values(request_id, enterprise_id) for request_id in ids])
        session.execute(
            insert(Clock),
            [
                {"id": request_id, "status": "stopped", "due_at": DUE, "provisional": False, **reckoned}
                for request_id in ids
            ],
        )
        session.execute(text("ANALYZE clocks"))
        session.execute(text("ANALYZE requests"))
    schedules = {schedule.climb_ladder: "ix_clocks_next_step_at", schedule.recompute_deadlines: "ix_clocks_reckoned"}
    for function, index in schedules.items():
        # Nothing is due, so nothing is claimed.
        (look,) = plans_of(requests, function)
        assert index in look
    with requests.database.transaction() as session:
        session.execute(update(Clock).where(Clock.id == ids[0]).values(status="running", next_step_at=DUE))
    for function, index in schedules.items():
        _, claim = plans_of(requests, function)
        assert index in claim


def plans_of(service: ServiceUnderTest, function: Callable[[Work], int]) -> list[str]:
    """How PostgreSQL reads what a schedule looks for and claims."""
    seen: list[tuple[str, Any]] = []

    def listen(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        if "FROM clocks" in statement and "LIMIT" in statement:
            seen.append((statement, parameters))

    event.listen(service.database.engine, "before_cursor_execute", listen)
    try:
        service.runtime.tick(function)
    finally:
        event.remove(service.database.engine, "before_cursor_execute", listen)
    with service.database.engine.connect() as connection:
        plans = [connection.exec_driver_sql("EXPLAIN " + statement, parameters) for statement, parameters in seen]
        return ["\n".join(row[0] for row in plan) for plan in plans]


def test_reminders_that_are_changed_remind_nobody_of_what_is_long_overdue(requests: ServiceUnderTest) -> None:
    late, early = started(requests), started(requests, LONG_AFTER)
    requests.tick("climb_ladder")
    assert reached(requests, late) == ALL
    changed = {**(SET_TERMS.example or {}), "reminders": [45, 80]}
    requests.call(SET_TERMS, actor((Role.OPERATOR, uuid4())), body=changed, if_match=0)
    requests.tick("recompute_deadlines")
    requests.tick("climb_ladder")
    assert reached(requests, late) == ALL
    told = {step["rung"]: step for step in do(requests, telling.explain, late)["ladder"]}
    assert (told["reminder_45"]["fired"], told["reminder_45"]["fired_at"]) == (True, None)
    requests.move_clock(at(2027, 1, 18, 17))
    requests.tick("climb_ladder")
    assert reached(requests, early) == ["reminder_45", "reminder_80"]
