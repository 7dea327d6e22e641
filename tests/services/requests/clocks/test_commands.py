"""Clocks in their tables: every step leaves a row in the ledger, and what may not be is refused."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from chassis.calling.errors import Failure
from chassis.running.work import Work
from contracts.requests.calendar import SET_CALENDAR_DAY
from contracts.requests.deadline import DeadlineSchema
from contracts.roles import Role
from services.requests.clocks import commands, queries, telling
from services.requests.mirror.models import Organization
from tests.harness import ServiceUnderTest, actor
from tests.services.requests.clocks.running import DUE, START, add_request, at, clock, do, ledger, started

SECOND = timedelta(seconds=1)
DISPATCHER = actor((Role.DISPATCHER, uuid4()))


def refusal(service: ServiceUnderTest, function: Callable[..., Any], *arguments: Any, **options: Any) -> Failure:
    with pytest.raises(Failure) as refused:
        do(service, function, *arguments, **options)
    return refused.value


def test_a_clock_starts_with_a_row_in_its_ledger_and_knows_when_the_ladder_looks_next(
    requests: ServiceUnderTest,
) -> None:
    department = uuid4()
    request_id = started(requests, department=department)
    row = clock(requests, request_id)
    assert (row.status, row.due_at, row.provisional) == ("running", DUE, False)
    assert row.next_step_at is not None
    assert timedelta(0) <= row.next_step_at - at(2026, 11, 12, 9, 30) < timedelta(minutes=1)
    (entry,) = ledger(requests, request_id)
    assert (entry.position, entry.kind, entry.days, entry.department_id) == (1, "started", 5, department)
    assert (entry.due_before, entry.due_at, entry.approver_id) == (None, DUE, None)


def test_every_step_of_a_handling_is_a_row_with_its_reason_and_who_decided(requests: ServiceUnderTest) -> None:
    first, second = uuid4(), uuid4()
    request_id = started(requests, department=first)
    person = UUID(DISPATCHER.person_id)

    requests.move_clock(at(2026, 11, 10, 10))
    do(requests, commands.pause, request_id, "等待企业补正材料", by=DISPATCHER)
    # The clock of the platform runs on while the test does, so moments keep a distance from round ones.
    requests.move_clock(at(2026, 11, 11, 9, 59))
    resumed = do(requests, commands.resume, request_id, "材料已补正")
    assert resumed.due_at.date() == at(2026, 11, 17).date()
    extended = do(requests, commands.extend, request_id, 2, "需专家论证", person, by=DISPATCHER)
    assert extended.due_at.date() == at(2026, 11, 19).date()
    do(requests, commands.returned, request_id, first, "非本部门职责")
    moved = do(requests, commands.redispatch, request_id, 3, department_id=second, reason="属水利部门", by=DISPATCHER)
    assert (moved.department, moved.due_at, moved.extended_days) == (str(second), at(2026, 11, 16, 17, 30), 0)
    requests.move_clock(at(2026, 11, 12, 17, 0) + 30 * SECOND)
    stopped = do(requests, commands.stop, request_id, "已答复")
    assert (str(stopped.status), stopped.used_minutes) == ("stopped", 1 + 120 + 240 + 180 + 210)
    requests.move_clock(at(2026, 11, 20, 10))
    restarted = do(requests, commands.restart, request_id, 5, department_id=second, reason="评价不满意", by=DISPATCHER)
    assert restarted.due_at == at(2026, 11, 27, 17, 30)

    rows = ledger(requests, request_id)
    assert [row.kind for row in rows] == [
        "started",
        "paused",
        "resumed",
        "extended",
        "returned",
        "redispatched",
        "stopped",
        "restarted",
    ]
    assert [row.approver_id for row in rows] == [None, person, None, person, None, person, None, person]
    assert rows[3].approver == DISPATCHER.name
    assert rows[3].reason == "需专家论证"
    row = clock(requests, request_id)
    assert (row.status, row.due_at, row.generation) == ("running", at(2026, 11, 27, 17, 30), 4)


def test_a_confirmed_return_lets_the_same_period_go_on(requests: ServiceUnderTest) -> None:
    department = uuid4()
    request_id = started(requests, department=department)
    requests.move_clock(at(2026, 11, 9, 14))
    do(requests, commands.returned, request_id, department, "非本部门职责")
    assert clock(requests, request_id).next_step_at is None
    requests.move_clock(at(2026, 11, 10, 13, 59, 30))
    confirmed = do(requests, commands.resume, request_id, "属本部门职责")
    assert (confirmed.returned, confirmed.returns) == (False, 1)
    # A working day less a minute, and the seconds of half a minute do not count.
    assert confirmed.due_at == at(2026, 11, 17, 17, 29)
    assert refusal(requests, commands.returned, request_id, department, "再退一次").problem.code == "return-used-up"


@pytest.mark.parametrize(
    ("before", "step"),
    [
        ((), "start"),
        ((), "resume"),
        ((), "restart"),
        (("pause",), "pause"),
        (("pause",), "restart"),
        (("pause",), "start"),
        (("stop",), "stop"),
        (("stop",), "pause"),
        (("stop",), "resume"),
        (("stop",), "redispatch"),
        (("stop",), "extend"),
        (("stop",), "returned"),
        (("pause",), "returned"),
    ],
)
def test_a_step_that_cannot_follow_is_a_conflict_that_names_what_can(
    requests: ServiceUnderTest, before: tuple[str, ...], step: str
) -> None:
    request_id = started(requests)
    for earlier in before:
        _take(requests, earlier, request_id)
    written = len(ledger(requests, request_id))
    with pytest.raises(Failure) as refused:
        _take(requests, step, request_id)
    assert refused.value.problem.code == "clock-conflict"
    assert refused.value.params["status_en"] == {(): "running", ("pause",): "paused", ("stop",): "stopped"}[before]
    assert len(ledger(requests, request_id)) == written


@pytest.mark.parametrize("step", ["pause", "resume", "stop", "redispatch", "restart", "extend", "returned"])
def test_a_clock_that_has_not_started_refuses_everything_else(requests: ServiceUnderTest, step: str) -> None:
    request_id = add_request(requests)
    with pytest.raises(Failure) as refused:
        _take(requests, step, request_id)
    assert refused.value.problem.code == "clock-not-started"


def _take(service: ServiceUnderTest, step: str, request_id: UUID) -> None:
    match step:
        case "start":
            do(service, commands.start, request_id, 5, department_id=uuid4())
        case "redispatch" | "restart":
            do(service, getattr(commands, step), request_id, 5, department_id=uuid4(), reason="改派")
        case "extend":
            do(service, commands.extend, request_id, 1, "需专家论证", uuid4())
        case "returned":
            do(service, commands.returned, request_id, uuid4(), "非本部门职责")
        case _:
            do(service, getattr(commands, step), request_id, "理由")


def test_extensions_are_bounded_altogether(requests: ServiceUnderTest) -> None:
    request_id = started(requests)
    do(requests, commands.extend, request_id, 6, "需专家论证", uuid4())
    do(requests, commands.check_extension, request_id, 4, "设备到货延迟")
    for function, more in ((commands.check_extension, ()), (commands.extend, (uuid4(),))):
        refused = refusal(requests, function, request_id, 5, "设备到货延迟", *more)
        assert refused.problem.code == "extension-out-of-bounds"
        assert refused.params == {"asked": 5, "used": 6, "limit": 10, "remaining": 4}
        blank = refusal(requests, function, request_id, 1, "  ", *more)
        assert (blank.problem.code, blank.errors[0]["field"]) == ("invalid", "reason")
    assert len(ledger(requests, request_id)) == 2


def test_a_return_needs_a_reason_and_comes_in_time(requests: ServiceUnderTest) -> None:
    department = uuid4()
    request_id = started(requests, department=department)
    requests.move_clock(at(2026, 11, 11, 17, 29))
    assert do(requests, queries.return_until, request_id) == at(2026, 11, 11, 17, 30)
    blank = refusal(requests, commands.returned, request_id, department, "")
    assert (blank.problem.code, blank.errors[0]["field"]) == ("invalid", "reason")
    requests.move_clock(at(2026, 11, 11, 17, 31))
    assert do(requests, queries.return_until, request_id) is None
    late = refusal(requests, commands.returned, request_id, department, "非本部门职责")
    assert (late.problem.code, late.params) == (
        "return-too-late",
        {"days": 2, "closed_at": "2026-11-11 17:30"},
    )


def test_a_ledger_goes_on_where_the_clock_of_the_platform_is_moved_back(requests: ServiceUnderTest) -> None:
    request_id = started(requests)
    requests.move_clock(at(2026, 11, 2, 10))
    stopped = do(requests, commands.stop, request_id, "已撤回")
    rows = ledger(requests, request_id)
    assert rows[1].at == rows[0].at
    assert stopped.due_at == DUE


def test_two_steps_in_one_transaction_see_each_other(requests: ServiceUnderTest) -> None:
    request_id = started(requests)

    def both(work: Work) -> Any:
        commands.pause(work, request_id, "等待")
        return commands.resume(work, request_id, "继续")

    assert str(do(requests, both).status) == "running"
    assert [row.kind for row in ledger(requests, request_id)] == ["started", "paused", "resumed"]


def test_the_time_used_counts_up_to_now(requests: ServiceUnderTest) -> None:
    request_id = started(requests)
    requests.move_clock(at(2026, 11, 9, 11, 30) + SECOND)
    assert do(requests, telling.explain, request_id)["used_minutes"] == 90


def test_an_explanation_names_the_department_and_fits_its_schema(requests: ServiceUnderTest) -> None:
    department = uuid4()
    with requests.database.transaction() as session:
        session.add(
            Organization(
                id=department,
                sequence=1,
                code="SL",
                name="牟平区水利局",
                kind="department",
                park_id=None,
                chains=[],
                active=True,
            )
        )
    request_id = started(requests, department=department)
    do(requests, commands.extend, request_id, 2, "需专家论证", UUID(DISPATCHER.person_id), by=DISPATCHER)
    explained = do(requests, telling.explain, request_id, by=DISPATCHER)
    told = DeadlineSchema().dump({"request_id": request_id, **explained})
    assert told["steps"] == explained["steps"]
    assert DeadlineSchema().validate(json.loads(json.dumps(told))) == {}
    assert (told["status"], told["due_at"], told["extended_days"]) == ("running", "2026-11-18T17:30:00+08:00", 2)
    assert told["return_until"] == "2026-11-11T17:30:00+08:00"
    assert "部门：牟平区水利局。" in told["sentences"]["zh"][0]
    assert any("需专家论证" in sentence and DISPATCHER.name in sentence for sentence in told["sentences"]["zh"])
    assert any("extended by 2 working days" in sentence for sentence in told["sentences"]["en"])
    assert [row["kind"] for row in told["ledger"]] == ["started", "extended"]
    assert [step["rung"] for step in told["ladder"]] == [
        "reminder_50",
        "reminder_80",
        "overdue",
        "supervision_notice",
        "chain_chief",
    ]
    assert not any(step["fired"] or step["fired_at"] for step in told["ladder"])


def test_a_request_that_was_never_dispatched_has_an_explanation_without_a_deadline(requests: ServiceUnderTest) -> None:
    request_id = uuid4()
    told = DeadlineSchema().dump({"request_id": request_id, **do(requests, telling.explain, request_id)})
    assert DeadlineSchema().validate(told) == {}
    assert (told["status"], told["due_at"], told["ledger"]) == ("not_started", None, [])


def test_the_calendar_is_built_once_for_each_version(
    requests: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[int] = []
    real = queries.build_calendar

    def counting(**options: Any) -> Any:
        built.append(1)
        return real(**options)

    monkeypatch.setattr(queries, "build_calendar", counting)
    operator = actor((Role.OPERATOR, uuid4()))
    for number, day in enumerate(("2026-12-01", "2026-12-02")):
        body = {"setting": "off", "reason": "停电检修"}
        requests.call(SET_CALENDAR_DAY, operator, day, body=body, if_match=number)
        for _ in range(3):
            found = do(requests, queries.calendar)
        assert not found.day(at(2026, 12, number + 1).date()).working
    assert len(built) == 2


def test_a_calendar_that_nobody_has_changed_is_the_preset_one(requests: ServiceUnderTest) -> None:
    requests.move_clock(START)
    first, second = do(requests, queries.calendar), do(requests, queries.calendar)
    assert first is second
    assert first.deadline(START, 5) == DUE
