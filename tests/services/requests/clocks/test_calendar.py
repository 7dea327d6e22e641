"""The working calendar and the terms: who keeps them, what they take, and what they move."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text, update

from chassis.calling.actor import ANONYMOUS, Actor
from chassis.calling.errors import Failure
from contracts.operation import Operation
from contracts.requests.calendar import (
    FIRST_YEAR,
    GET_TERMS,
    GET_WORKING_CALENDAR,
    LAST_YEAR,
    REMOVE_CALENDAR_DAY,
    SET_CALENDAR_DAY,
    SET_CALENDAR_YEAR,
    SET_TERMS,
    SET_WORKING_HOURS,
)
from contracts.roles import Role
from services.requests.clocks import calendar as calendar_rules
from services.requests.clocks import commands, queries, schedule, telling
from services.requests.clocks.models import ClockEntry
from services.requests.clocks.statutory import has_arrangement, known_until, statutory_days
from tests.harness import ServiceUnderTest, actor
from tests.services.requests.clocks.running import DUE, at, clock, do, ledger, reached, started

OPERATOR = actor((Role.OPERATOR, uuid4()))
SUPERVISOR = actor((Role.SUPERVISOR, uuid4()))
OTHERS = [role for role in Role if role not in (Role.OPERATOR, Role.SUPERVISOR)]

OFF = {"setting": "off", "reason": "停电检修"}
HOURS = {"shifts": [{"start": "08:30", "end": "12:00"}], "reason": "夏季作息"}
YEAR = {"published": True, "reason": "2027 年放假安排"}
TERMS = {
    "handling_days": 7,
    "extension_days": 4,
    "return_days": 1,
    "returns_per_department": 2,
    "reminders": [60],
    "supervision_days": 3,
    "chain_chief_days": 2,
    "evaluation_days": 20,
    "poor_at_most": 3,
    "dispatch_days": 3,
    "return_review_days": 2,
    "extension_decision_days": 3,
    "review_days": 4,
    "follow_up_days": 6,
    "follow_up_share": 25,
    "supplements": 2,
    "supplement_days": 3,
}
# Each write with a path and a body that it takes.
WRITES: list[tuple[Operation, tuple[str, ...], dict[str, Any] | None]] = [
    (SET_CALENDAR_DAY, ("2026-11-11",), OFF),
    (REMOVE_CALENDAR_DAY, ("2026-11-11",), None),
    (SET_WORKING_HOURS, (), HOURS),
    (SET_CALENDAR_YEAR, ("2027",), YEAR),
    (SET_TERMS, (), TERMS),
]
names = [operation.name for operation, _, _ in WRITES]


def refused(service: ServiceUnderTest, operation: Operation, caller: Actor, *path: str, **options: Any) -> Failure:
    with pytest.raises(Failure) as failure:
        service.call(operation, caller, *path, **options)
    return failure.value


def read(service: ServiceUnderTest, first: str = "2026-11-09", last: str = "2026-11-16") -> Any:
    return service.call(GET_WORKING_CALENDAR, OPERATOR, query={"from": first, "to": last})


def change(service: ServiceUnderTest, operation: Operation, *path: str, body: Any = None) -> int:
    """Change the calendar on its present version and reckon anew what follows from it; returns the new version."""
    version: int = read(service)["version"]
    changed = service.call(operation, OPERATOR, *path, body=body, if_match=version)
    assert changed == {"version": version + 1}
    service.tick("recompute_deadlines")
    return version + 1


def moved(service: ServiceUnderTest) -> dict[str, tuple[str, bool]]:
    """What has been told of deadlines that moved, the last word for each request."""
    return {
        envelope["subject"]: (envelope["data"]["due_at"], envelope["data"]["provisional"])
        for envelope in service.emitted("request.deadline-moved.v1")
    }


@pytest.mark.parametrize(("operation", "path", "body"), WRITES, ids=names)
def test_only_operator_and_supervisor_change_calendar_and_terms(
    requests: ServiceUnderTest, operation: Operation, path: tuple[str, ...], body: dict[str, Any] | None
) -> None:
    assert refused(requests, operation, ANONYMOUS, *path, body=body, if_match=0).problem.code == "unauthenticated"
    for role in OTHERS:
        caller = actor((role, uuid4(), uuid4()))
        assert refused(requests, operation, caller, *path, body=body, if_match=0).problem.code == "forbidden"
    if operation is REMOVE_CALENDAR_DAY:
        requests.call(SET_CALENDAR_DAY, SUPERVISOR, *path, body=OFF, if_match=0)
        requests.call(operation, SUPERVISOR, *path, if_match=1)
    else:
        requests.call(operation, SUPERVISOR, *path, body=body, if_match=0)


@pytest.mark.parametrize(
    ("operation", "query"),
    [(GET_WORKING_CALENDAR, {"from": "2026-11-09", "to": "2026-11-09"}), (GET_TERMS, None)],
    ids=["get_working_calendar", "get_terms"],
)
def test_everybody_signed_in_reads_calendar_and_terms(
    requests: ServiceUnderTest, operation: Operation, query: dict[str, str] | None
) -> None:
    assert refused(requests, operation, ANONYMOUS, query=query).problem.code == "unauthenticated"
    for caller in (actor(), *(actor((role, uuid4())) for role in Role)):
        assert requests.call(operation, caller, query=query)["version"] == 0


@pytest.mark.parametrize(("operation", "path", "body"), WRITES, ids=names)
def test_a_change_needs_the_version_it_was_made_for(
    requests: ServiceUnderTest, operation: Operation, path: tuple[str, ...], body: dict[str, Any] | None
) -> None:
    requests.call(SET_CALENDAR_DAY, OPERATOR, "2026-11-11", body=OFF, if_match=0)
    requests.call(SET_TERMS, OPERATOR, body=TERMS, if_match=0)
    assert refused(requests, operation, OPERATOR, *path, body=body).problem.code == "precondition-required"
    for version in (0, 2):
        stale = refused(requests, operation, OPERATOR, *path, body=body, if_match=version)
        assert (stale.problem.code, stale.params["current"]) == ("changed-meanwhile", '"1"')
    requests.call(operation, OPERATOR, *path, body=body, if_match=1)


@pytest.mark.parametrize(
    ("operation", "path", "body", "field"),
    [
        (SET_CALENDAR_DAY, ("2026-02-30",), OFF, "day"),
        (SET_CALENDAR_DAY, ("20261110",), OFF, "day"),
        (SET_CALENDAR_DAY, ("morgen",), OFF, "day"),
        (SET_CALENDAR_DAY, ("2000-12-31",), OFF, "day"),
        (SET_CALENDAR_DAY, ("2101-01-01",), OFF, "day"),
        (SET_CALENDAR_DAY, ("2026-11-11",), {**OFF, "setting": "quarter"}, "setting"),
        (SET_CALENDAR_DAY, ("2026-11-11",), {**OFF, "reason": "  "}, "reason"),
        (SET_CALENDAR_DAY, ("2026-11-11",), {**OFF, "reason": "长" * 201}, "reason"),
        (SET_CALENDAR_DAY, ("2026-11-11",), {**OFF, "reason": "a\x00b"}, "reason"),
        (SET_CALENDAR_DAY, ("2026-11-11",), {**OFF, "colour": "red"}, "colour"),
        (SET_CALENDAR_DAY, ("2026-11-11",), {"setting": "off"}, "reason"),
        (REMOVE_CALENDAR_DAY, ("2026-13-01",), None, "day"),
        (SET_WORKING_HOURS, (), {**HOURS, "shifts": []}, "shifts"),
        (SET_WORKING_HOURS, (), {**HOURS, "shifts": HOURS["shifts"] * 5}, "shifts"),
        (SET_WORKING_HOURS, (), {**HOURS, "shifts": [{"start": "9:00", "end": "12:00"}]}, "shifts.0.start"),
        (SET_WORKING_HOURS, (), {**HOURS, "shifts": [{"start": "24:00", "end": "24:30"}]}, "shifts.0.start"),
        (
            SET_WORKING_HOURS,
            (),
            {**HOURS, "shifts": [{"start": "0\N{FULLWIDTH DIGIT NINE}:00", "end": "12:00"}]},
            "shifts.0.start",
        ),
        (SET_WORKING_HOURS, (), {**HOURS, "shifts": [{"start": "12:00", "end": "12:00"}]}, "shifts.0.end"),
        (
            SET_WORKING_HOURS,
            (),
            {**HOURS, "shifts": [{"start": "09:00", "end": "12:00"}, {"start": "11:00", "end": "17:00"}]},
            "shifts.1.start",
        ),
        (SET_WORKING_HOURS, (), {"shifts": HOURS["shifts"]}, "reason"),
        (SET_CALENDAR_YEAR, ("27",), YEAR, "year"),
        (SET_CALENDAR_YEAR, ("２０２７",), YEAR, "year"),
        (SET_CALENDAR_YEAR, ("2000",), YEAR, "year"),
        (SET_CALENDAR_YEAR, ("2101",), YEAR, "year"),
        (SET_CALENDAR_YEAR, ("2027",), {**YEAR, "published": "yes"}, "published"),
        (SET_CALENDAR_YEAR, ("2027",), {**YEAR, "published": None}, "published"),
        (SET_TERMS, (), {**TERMS, "handling_days": 0}, "handling_days"),
        (SET_TERMS, (), {**TERMS, "handling_days": 2.5}, "handling_days"),
        (SET_TERMS, (), {**TERMS, "extension_days": -1}, "extension_days"),
        (SET_TERMS, (), {**TERMS, "return_days": 61}, "return_days"),
        (SET_TERMS, (), {**TERMS, "returns_per_department": -1}, "returns_per_department"),
        (SET_TERMS, (), {**TERMS, "reminders": [80, 50]}, "reminders"),
        (SET_TERMS, (), {**TERMS, "reminders": [50, 50]}, "reminders"),
        (SET_TERMS, (), {**TERMS, "reminders": [100]}, "reminders.0"),
        (SET_TERMS, (), {**TERMS, "supervision_days": 0}, "supervision_days"),
        (SET_TERMS, (), {**TERMS, "chain_chief_days": 0}, "chain_chief_days"),
        (SET_TERMS, (), {**TERMS, "evaluation_days": 0}, "evaluation_days"),
        (SET_TERMS, (), {**TERMS, "poor_at_most": 5}, "poor_at_most"),
        (SET_TERMS, (), {**TERMS, "dispatch_days": 0}, "dispatch_days"),
        (SET_TERMS, (), {name: value for name, value in TERMS.items() if name != "return_days"}, "return_days"),
    ],
)
def test_what_makes_no_sense_is_refused_by_field(
    requests: ServiceUnderTest, operation: Operation, path: tuple[str, ...], body: Any, field: str
) -> None:
    failure = refused(requests, operation, OPERATOR, *path, body=body, if_match=0)
    assert (failure.problem.code, failure.errors[0]["field"]) == ("invalid", field)
    assert read(requests)["version"] == 0
    assert requests.call(GET_TERMS, OPERATOR)["version"] == 0


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({}, "from"),
        ({"from": "2026-11-09"}, "to"),
        ({"from": "2026-11-09", "to": "2026-11-08"}, "to"),
        ({"from": "2026-01-01", "to": "2027-02-05"}, "to"),
        ({"from": "2000-12-31", "to": "2001-01-01"}, "from"),
        ({"from": "2100-12-31", "to": "2101-01-01"}, "to"),
        ({"from": "9.11.", "to": "2026-11-09"}, "from"),
        ({"from": "2026-11-09", "to": "2026-11-09", "day": "1"}, "day"),
    ],
)
def test_a_stretch_of_the_calendar_is_bounded(requests: ServiceUnderTest, query: dict[str, str], field: str) -> None:
    failure = refused(requests, GET_WORKING_CALENDAR, OPERATOR, query=query)
    assert failure.problem.code == "invalid"
    assert field in [error["field"] for error in failure.errors]


def test_the_calendar_tells_every_day_and_why(requests: ServiceUnderTest) -> None:
    told = read(requests, "2026-01-01", "2027-02-04")
    assert len(told["days"]) == 400
    by_day = {day["day"]: day for day in told["days"]}
    assert by_day["2026-10-10"] == {
        "day": "2026-10-10",
        "working": True,
        "half": False,
        "why": "make_up",
        "name": {"zh": "国庆节", "en": "National Day"},
        "exchanged_with": "2026-10-07",
    }
    assert by_day["2026-11-21"] == {
        "day": "2026-11-21",
        "working": False,
        "half": False,
        "why": "weekend",
        "name": None,
        "exchanged_with": None,
    }
    assert told["shifts"] == [{"start": "09:00", "end": "12:00"}, {"start": "13:30", "end": "17:30"}]
    assert told["years"][0] == {"year": 2026, "published": True, "source": "statutory"}


def test_what_is_changed_is_what_is_read(requests: ServiceUnderTest) -> None:
    change(requests, SET_CALENDAR_DAY, "2026-11-11", body={"setting": "half", "reason": "下午学习"})
    change(requests, SET_WORKING_HOURS, body=HOURS)
    change(requests, SET_CALENDAR_YEAR, "2031", body=YEAR)
    told = read(requests, "2026-11-11", "2026-11-11")
    assert (told["version"], told["shifts"]) == (3, HOURS["shifts"])
    assert told["days"][0] == {
        "day": "2026-11-11",
        "working": True,
        "half": True,
        "why": "override",
        "name": {"zh": "下午学习", "en": "下午学习"},
        "exchanged_with": None,
    }
    assert read(requests, "2031-05-01", "2031-05-01")["years"] == [
        {"year": 2031, "published": True, "source": "declared"}
    ]
    change(requests, SET_CALENDAR_DAY, "2026-11-11", body=OFF)
    assert read(requests)["days"][2]["working"] is False
    change(requests, REMOVE_CALENDAR_DAY, "2026-11-11")
    assert read(requests)["days"][2]["why"] == "workday"
    change(requests, SET_CALENDAR_YEAR, "2031", body={**YEAR, "published": False})
    assert read(requests, "2031-05-01", "2031-05-01")["years"][0]["published"] is False
    absent = refused(requests, REMOVE_CALENDAR_DAY, OPERATOR, "2026-11-11", if_match=6)
    assert (absent.problem.code, absent.params) == ("not-overridden", {"day": "2026-11-11"})


def test_a_change_moves_running_deadlines_and_says_so(requests: ServiceUnderTest) -> None:
    request_id = started(requests)
    other = started(requests, at(2026, 11, 20, 10))
    requests.move_clock(at(2026, 11, 10, 9, 30))
    change(requests, SET_CALENDAR_DAY, "2026-11-12", body=OFF)
    row = clock(requests, request_id)
    assert row.due_at == at(2026, 11, 17, 17, 30)
    assert row.next_step_at is not None
    assert row.next_step_at > at(2026, 11, 12, 9, 31)
    entry = ledger(requests, request_id)[-1]
    assert (entry.kind, entry.reason, entry.due_before, entry.due_at, entry.approver_id) == (
        "recomputed",
        "停电检修",
        DUE,
        at(2026, 11, 17, 17, 30),
        UUID(OPERATOR.person_id),
    )
    assert moved(requests) == {str(request_id): ("2026-11-17T17:30:00+08:00", False)}
    assert [row.kind for row in ledger(requests, other)] == ["started"]
    change(requests, REMOVE_CALENDAR_DAY, "2026-11-12")
    assert clock(requests, request_id).due_at == DUE
    assert ledger(requests, request_id)[-1].reason == "取消特殊安排:停电检修"
    told = do(requests, telling.explain, request_id)
    assert any("停电检修" in sentence for sentence in told["sentences"]["zh"])


def test_other_hours_move_what_lies_within_a_day(requests: ServiceUnderTest) -> None:
    request_id = started(requests)
    change(requests, SET_WORKING_HOURS, body=HOURS)
    assert clock(requests, request_id).due_at == at(2026, 11, 16, 12, 0)
    assert ledger(requests, request_id)[-1].reason == "夏季作息"


def test_halted_clocks_are_reckoned_anew_only_where_they_go_on(requests: ServiceUnderTest) -> None:
    paused, stopped = started(requests), started(requests)
    do(requests, commands.pause, paused, "等待企业补正材料")
    do(requests, commands.stop, stopped, "已答复")
    change(requests, SET_CALENDAR_DAY, "2026-11-12", body=OFF)
    assert moved(requests) == {str(paused): ("2026-11-17T17:30:00+08:00", False)}
    assert clock(requests, stopped).due_at == DUE
    requests.move_clock(at(2026, 11, 18, 10))
    do(requests, commands.restart, stopped, 1, department_id=uuid4(), reason="评价不满意")
    assert [row.kind for row in ledger(requests, stopped)] == ["started", "stopped", "restarted"]


def test_whatever_touches_a_clock_first_reckons_it_anew(requests: ServiceUnderTest) -> None:
    request_id = started(requests)
    requests.call(SET_CALENDAR_DAY, OPERATOR, "2026-11-12", body=OFF, if_match=0)
    extended = do(requests, commands.extend, request_id, 1, "需专家论证", uuid4())
    assert extended.due_at == at(2026, 11, 18, 17, 30)
    rows = ledger(requests, request_id)
    assert [(row.kind, row.due_at) for row in rows[1:]] == [
        ("recomputed", at(2026, 11, 17, 17, 30)),
        ("extended", at(2026, 11, 18, 17, 30)),
    ]


def test_a_rung_is_not_told_by_a_calendar_that_has_changed(requests: ServiceUnderTest) -> None:
    request_id = started(requests)
    requests.move_clock(at(2026, 11, 16, 9))
    requests.tick("climb_ladder")
    requests.call(SET_CALENDAR_DAY, OPERATOR, "2026-11-16", body=OFF, if_match=0)
    requests.move_clock(at(2026, 11, 16, 17, 31))
    requests.tick("climb_ladder")
    assert "overdue" not in reached(requests, request_id)
    assert moved(requests) == {str(request_id): ("2026-11-17T17:30:00+08:00", False)}
    requests.move_clock(at(2026, 11, 17, 17, 31))
    requests.tick("climb_ladder")
    assert reached(requests, request_id)[-1] == "overdue"


def test_recomputing_is_done_in_portions_by_two_replicas_at_once(
    requests: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schedule, "PORTION", 3)
    ids = [started(requests) for _ in range(10)]
    requests.call(SET_CALENDAR_DAY, OPERATOR, "2026-11-12", body=OFF, if_match=0)
    together = threading.Barrier(2)

    def recompute(_: int) -> int:
        together.wait(timeout=30)
        return sum(iter(lambda: requests.runtime.tick(schedule.recompute_deadlines), 0))

    with ThreadPoolExecutor(2) as threads:
        assert sum(threads.map(recompute, range(2))) == len(ids)
    assert requests.runtime.tick(schedule.recompute_deadlines) == 0
    assert len(requests.emitted("request.deadline-moved.v1")) == len(ids)
    assert {clock(requests, request_id).due_at for request_id in ids} == {at(2026, 11, 17, 17, 30)}


# Reaches 2100, whose arrangement no release of the library will know for long.
FAR = at(2099, 12, 28, 10)


def test_a_clock_that_cannot_be_reckoned_holds_up_no_other(requests: ServiceUnderTest) -> None:
    broken, sound = started(requests), started(requests)
    with requests.database.transaction() as session:
        session.execute(update(ClockEntry).where(ClockEntry.clock_id == broken).values(days=0))
    requests.call(SET_CALENDAR_DAY, OPERATOR, "2026-11-12", body=OFF, if_match=0)
    assert requests.tick("recompute_deadlines") == 1
    assert clock(requests, sound).due_at == at(2026, 11, 17, 17, 30)
    assert [row.kind for row in ledger(requests, broken)] == ["started"]
    assert len(requests.emitted("request.deadline-moved.v1")) == 1


def test_what_the_release_before_writes_is_reckoned_anew_whenever_it_does(requests: ServiceUnderTest) -> None:
    request_id, other = started(requests), started(requests)
    due = clock(requests, request_id).due_at
    for _ in range(2):
        assert requests.tick("recompute_deadlines") == 0
        # It counts pauses to the second, and signs with versions of the rules that are no older.
        with requests.database.transaction() as session:
            for table in ("clocks", "clock_entries"):
                moved = f"UPDATE {table} SET due_at = due_at + interval '7 seconds' WHERE request_id = :id"
                session.execute(text(moved), {"id": request_id})
            session.execute(text("UPDATE clocks SET version = version + 1 WHERE request_id = :id"), {"id": request_id})
        assert requests.tick("recompute_deadlines") == 1
        assert clock(requests, request_id).due_at == due
        assert ledger(requests, request_id)[-1].kind == "recomputed"
    assert [row.kind for row in ledger(requests, other)] == ["started"]


def test_a_clock_that_refuses_on_the_ladder_is_not_taken_for_one_of_before(requests: ServiceUnderTest) -> None:
    request_id = started(requests)
    with requests.database.transaction() as session:
        session.execute(update(ClockEntry).where(ClockEntry.clock_id == request_id).values(days=0))
    requests.move_clock(at(2026, 11, 12, 9, 31))
    assert requests.tick("climb_ladder") == 1
    row = clock(requests, request_id)
    assert row.next_step_at > at(2026, 11, 12, 9, 31)
    assert row.reckoned_version == row.version


def test_a_term_that_a_change_leaves_out_stays(requests: ServiceUnderTest) -> None:
    requests.call(SET_TERMS, OPERATOR, body={**TERMS, "dispatch_days": 5}, if_match=0)
    of_before = {name: value for name, value in TERMS.items() if name != "dispatch_days"}
    assert requests.call(SET_TERMS, OPERATOR, body={**of_before, "return_days": 4}, if_match=1)["dispatch_days"] == 5
    told = requests.call(GET_TERMS, OPERATOR)
    assert (told["dispatch_days"], told["return_days"]) == (5, 4)


def test_a_provisional_deadline_is_confirmed_when_its_year_is_declared(requests: ServiceUnderTest) -> None:
    request_id = started(requests, FAR)
    assert clock(requests, request_id).provisional
    change(requests, SET_CALENDAR_YEAR, "2099", body=YEAR)
    assert clock(requests, request_id).provisional
    assert moved(requests) == {}
    change(requests, SET_CALENDAR_YEAR, "2100", body=YEAR)
    row = clock(requests, request_id)
    assert not row.provisional
    assert moved(requests) == {str(request_id): (row.due_at.astimezone(FAR.tzinfo).isoformat(), False)}
    assert ledger(requests, request_id)[-1].reason == YEAR["reason"]
    change(requests, SET_CALENDAR_YEAR, "2100", body={**YEAR, "published": False, "reason": "录入有误"})
    assert clock(requests, request_id).provisional


def learn(monkeypatch: pytest.MonkeyPatch, year: int) -> None:
    """Another release of the holiday library, that knows the arrangements up to ``year``."""
    monkeypatch.setattr(queries, "known_until", lambda: year)
    monkeypatch.setattr(calendar_rules, "has_arrangement", lambda asked: asked <= year)


def test_a_release_that_knows_a_new_year_confirms_what_was_provisional(
    requests: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = known_until()
    request_id = started(requests, at(newest, 12, 28, 10), days=5)
    assert clock(requests, request_id).provisional
    with monkeypatch.context() as patched:
        learn(patched, newest + 1)
        assert requests.tick("recompute_deadlines") == 1
        assert not clock(requests, request_id).provisional
        assert ledger(requests, request_id)[-1].reason == f"{newest + 1} 年节假日安排已公布"
        assert moved(requests)[str(request_id)][1] is False
        assert requests.tick("recompute_deadlines") == 0
    # A replica that has not been updated yet leaves alone what the newer one knows, also after a change.
    change(requests, SET_CALENDAR_DAY, f"{newest}-11-12", body=OFF)
    assert not clock(requests, request_id).provisional
    with monkeypatch.context() as patched:
        learn(patched, newest + 1)
        assert requests.tick("recompute_deadlines") == 1
    assert [row.kind for row in ledger(requests, request_id)] == ["started", "recomputed"]


def test_the_last_year_known_has_an_arrangement_and_the_next_has_none() -> None:
    assert has_arrangement(known_until())
    assert not has_arrangement(known_until() + 1)


def test_terms_are_presets_until_somebody_sets_them(requests: ServiceUnderTest) -> None:
    assert requests.call(GET_TERMS, OPERATOR) == {
        "handling_days": 5,
        "extension_days": 10,
        "return_days": 2,
        "returns_per_department": 1,
        "reminders": [50, 80],
        "supervision_days": 5,
        "chain_chief_days": 5,
        "evaluation_days": 10,
        "poor_at_most": 2,
        "dispatch_days": 1,
        "return_review_days": 1,
        "extension_decision_days": 1,
        "review_days": 3,
        "follow_up_days": 5,
        "follow_up_share": 20,
        "supplements": 1,
        "supplement_days": 5,
        "version": 0,
    }
    assert requests.call(SET_TERMS, OPERATOR, body=TERMS, if_match=0) == {**TERMS, "version": 1}
    assert requests.call(SET_TERMS, OPERATOR, body={**TERMS, "reminders": []}, if_match=1)["version"] == 2
    assert requests.call(GET_TERMS, OPERATOR) == {**TERMS, "reminders": [], "version": 2}


def test_new_terms_hold_for_requests_under_way(requests: ServiceUnderTest) -> None:
    request_id = started(requests)
    requests.call(SET_TERMS, OPERATOR, body=TERMS, if_match=0)
    assert requests.tick("recompute_deadlines") == 1
    assert [row.kind for row in ledger(requests, request_id)] == ["started"]
    with pytest.raises(Failure) as failure:
        do(requests, commands.check_extension, request_id, 5, "需专家论证")
    assert failure.value.params["limit"] == 4
    requests.move_clock(at(2026, 11, 23, 17, 31))
    requests.tick("climb_ladder")
    assert reached(requests, request_id) == ["reminder_60", "overdue", "supervision_notice", "chain_chief"]


@pytest.mark.parametrize(
    ("operation", "paths", "bodies"),
    [
        (SET_CALENDAR_DAY, (("2026-12-01",), ("2026-12-02",)), (OFF, OFF)),
        (SET_TERMS, ((), ()), (TERMS, {**TERMS, "handling_days": 9})),
    ],
    ids=["calendar", "terms"],
)
def test_of_two_changes_at_once_one_wins_and_the_other_is_told(
    requests: ServiceUnderTest, operation: Operation, paths: Any, bodies: Any
) -> None:
    together = threading.Barrier(2)

    def attempt(number: int) -> str:
        together.wait(timeout=30)
        try:
            requests.call(operation, OPERATOR, *paths[number], body=bodies[number], if_match=0)
        except Failure as failure:
            return failure.problem.code
        return "done"

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(attempt, range(2))) == ["changed-meanwhile", "done"]


def test_every_year_of_the_calendar_can_be_read(requests: ServiceUnderTest) -> None:
    statutory_days.cache_clear()
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        told = read(requests, f"{year}-01-01", f"{year}-12-31")
        assert {day["day"][:4] for day in told["days"]} == {str(year)}


def test_hours_until_midnight_are_taken_and_told_as_they_were_given(requests: ServiceUnderTest) -> None:
    request_id = started(requests)
    shifts = [{"start": "00:00", "end": "06:00"}, {"start": "22:00", "end": "24:00"}]
    change(requests, SET_WORKING_HOURS, body={"shifts": shifts, "reason": "夜间值守"})
    assert read(requests)["shifts"] == shifts
    assert clock(requests, request_id).due_at == at(2026, 11, 17)
    whole_day = [{"start": "00:00", "end": "24:00"}]
    change(requests, SET_WORKING_HOURS, body={"shifts": whole_day, "reason": "全天值守"})
    assert read(requests)["shifts"] == whole_day


@pytest.mark.parametrize(
    ("start", "end", "zh", "en"),
    [
        (
            "22:00",
            "06:00",
            "班次不能跨越零点;请分为两个班次:00:00 至 06:00(列在最前)和 22:00 至 24:00(列在最后)。",
            "A shift does not cross midnight; enter two: 00:00 to 06:00 as the first and 22:00 to 24:00 as the last.",
        ),
        (
            "18:00",
            "00:00",
            "班次的结束应晚于开始;当日结束请写 24:00,即 18:00 至 24:00。",
            "A shift ends after it starts; write the end of the day as 24:00: 18:00 to 24:00.",
        ),
        (
            "00:00",
            "00:00",
            "班次的结束应晚于开始;全天为 00:00 至 24:00。",
            "A shift ends after it starts; a whole day is 00:00 to 24:00.",
        ),
    ],
)
def test_a_shift_over_midnight_is_refused_with_words_that_say_how_to_enter_it(
    requests: ServiceUnderTest, start: str, end: str, zh: str, en: str
) -> None:
    body = {"shifts": [{"start": start, "end": end}], "reason": "夜间值守"}
    failure = refused(requests, SET_WORKING_HOURS, OPERATOR, body=body, if_match=0)
    assert [(error["field"], error["detail"]) for error in failure.errors] == [("shifts.0.end", [zh, en])]
    assert read(requests)["version"] == 0
