"""Ledgers of clocks: what each entry does to the due date, the bounds, and the explanation."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chassis.storing.dumping import dumper_of
from contracts.requests.deadline import DeadlineSchema
from contracts.requests.explanation import EXPLAINED_STEP
from services.requests.clocks.bounds import Terms, check_extension, check_return, return_closes_at
from services.requests.clocks.calendar import WorkingCalendar, build_calendar
from services.requests.clocks.domain import Entry, Kind, Refusal, Status, fold, possible_kinds, recomputation, record
from services.requests.clocks.explanation import explain
from services.requests.clocks.sentences import sentences
from tests.services.requests.clocks.plain import PLAIN, at

TERMS = Terms()


def ledger(*entries: Entry, calendar: WorkingCalendar = PLAIN) -> list[Entry]:
    rows: list[Entry] = []
    for entry in entries:
        rows.append(record(rows, entry, calendar))
    return rows


def started(moment: datetime, days: int = 5, department: str = "市场监管局") -> Entry:
    return Entry(Kind.STARTED, moment, days=days, department=department)


MONDAY = at(2026, 11, 9, 10)
START = started(MONDAY)


def test_a_started_clock_is_due_after_its_period() -> None:
    state = fold([START], PLAIN, at(2026, 11, 10, 10))
    assert (state.status, state.due_at, state.provisional) == (Status.RUNNING, at(2026, 11, 16, 17, 30), False)
    assert state.used_minutes == 420
    assert not state.overdue(at(2026, 11, 16, 17, 30))
    assert state.overdue(at(2026, 11, 16, 17, 31))


def test_a_pause_moves_the_due_date_by_the_working_time_paused() -> None:
    rows = ledger(START, Entry(Kind.PAUSED, at(2026, 11, 10, 16)), Entry(Kind.RESUMED, at(2026, 11, 12, 11)))
    assert rows[-1].due_before == at(2026, 11, 16, 17, 30)
    # The pause took 90, 420 and 120 minutes on its three days: a day and a half.
    assert rows[-1].due_at == at(2026, 11, 18, 14, 0)
    assert fold(rows, PLAIN, at(2026, 11, 12, 12)).used_minutes == 360 + 330 + 60


def test_a_pause_over_a_weekend_moves_nothing() -> None:
    rows = ledger(START, Entry(Kind.PAUSED, at(2026, 11, 13, 18)), Entry(Kind.RESUMED, at(2026, 11, 16, 8)))
    assert fold(rows, PLAIN).due_at == at(2026, 11, 16, 17, 30)


def test_a_pause_after_the_due_date_does_not_mend_lateness() -> None:
    rows = ledger(START, Entry(Kind.PAUSED, at(2026, 11, 17, 10)), Entry(Kind.RESUMED, at(2026, 11, 19, 10)))
    assert fold(rows, PLAIN).due_at == at(2026, 11, 16, 17, 30)


def test_a_paused_clock_uses_no_time_and_is_not_overdue() -> None:
    state = fold(ledger(START, Entry(Kind.PAUSED, at(2026, 11, 9, 11))), PLAIN, at(2026, 12, 1))
    assert (state.status, state.used_minutes) == (Status.PAUSED, 60)
    assert not state.overdue(at(2026, 12, 1))


def test_an_extension_adds_working_days_at_the_end() -> None:
    rows = ledger(started(at(2026, 9, 22, 10), 5), Entry(Kind.EXTENDED, at(2026, 9, 24, 10), days=3, reason="专家论证"))
    # 25 September is Mid-Autumn, 1 to 7 October National Day.
    assert [row.due_at for row in rows] == [at(2026, 9, 30, 17, 30), at(2026, 10, 10, 17, 30)]


def test_pauses_and_extensions_lead_to_the_same_date_in_either_order() -> None:
    extension = Entry(Kind.EXTENDED, at(2026, 11, 10, 15), days=2, reason="专家论证")
    pause = (Entry(Kind.PAUSED, at(2026, 11, 10, 15)), Entry(Kind.RESUMED, at(2026, 11, 10, 15, 45)))
    first = fold(ledger(START, extension, *pause), PLAIN).due_at
    second = fold(ledger(START, *pause, Entry(Kind.EXTENDED, at(2026, 11, 10, 16), days=2)), PLAIN).due_at
    assert first == second == at(2026, 11, 19, 9, 45)


def test_a_return_stops_the_clock_until_the_dispatcher_confirms() -> None:
    rows = ledger(START, Entry(Kind.RETURNED, at(2026, 11, 9, 14), reason="非本部门职责", department="市场监管局"))
    state = fold(rows, PLAIN, at(2026, 11, 11))
    assert (state.status, state.returned, state.returns, state.used_minutes) == (Status.PAUSED, True, 1, 150)
    confirmed = fold(ledger(*rows, Entry(Kind.RESUMED, at(2026, 11, 10, 14), reason="属本部门职责")), PLAIN)
    assert (confirmed.returned, confirmed.due_at) == (False, at(2026, 11, 17, 17, 30))


def test_a_redispatch_begins_a_period_of_its_own() -> None:
    rows = ledger(
        START,
        Entry(Kind.EXTENDED, at(2026, 11, 9, 11), days=10, reason="专家论证"),
        Entry(Kind.RETURNED, at(2026, 11, 9, 14), reason="非本部门职责", department="市场监管局"),
        Entry(Kind.REDISPATCHED, at(2026, 11, 11, 9), days=3, department="卫生健康局"),
    )
    state = fold(rows, PLAIN, at(2026, 11, 11, 10))
    assert (state.department, state.started_at, state.due_at) == (
        "卫生健康局",
        at(2026, 11, 11, 9),
        at(2026, 11, 16, 17, 30),
    )
    assert (state.extended_days, state.used_minutes, state.returns, state.run_generation) == (0, 60, 1, 2)


def test_a_stopped_clock_keeps_its_due_date_when_the_calendar_changes() -> None:
    rows = ledger(started(at(2026, 12, 28, 10)), Entry(Kind.STOPPED, at(2026, 12, 29, 10)))
    changed = build_calendar([{"day": "2026-12-30", "setting": "off", "reason": "大雪"}], published_years=[2027])
    state = fold(rows, changed, at(2027, 2, 1))
    assert (state.due_at, state.provisional, state.used_minutes) == (rows[0].due_at, False, 420)
    assert recomputation(rows, changed, at(2027, 2, 1), "大雪停工") is None


def test_rows_read_back_in_another_time_zone_give_the_same_clock() -> None:
    rows = ledger(*EVENTFUL, Entry(Kind.STOPPED, at(2026, 10, 9, 10)))
    read = [replace(row, at=row.at.astimezone(UTC), due_at=row.due_at.astimezone(UTC)) for row in rows if row.due_at]
    assert fold(read, PLAIN) == fold(rows, PLAIN)
    assert explain(read, PLAIN) == explain(rows, PLAIN)


def test_a_stopped_clock_can_be_restarted() -> None:
    rows = ledger(
        START,
        Entry(Kind.STOPPED, at(2026, 11, 10, 10)),
        Entry(Kind.RESTARTED, at(2026, 11, 20, 10), days=5, reason="评价不满意"),
    )
    state = fold(rows, PLAIN)
    assert (state.status, state.due_at) == (Status.RUNNING, at(2026, 11, 27, 17, 30))
    assert not state.overdue(at(2026, 11, 21))


def test_a_provisional_deadline_is_recomputed_when_the_year_is_published() -> None:
    rows = ledger(started(at(2026, 12, 28, 10)))
    assert (rows[0].due_at, rows[0].provisional) == (at(2027, 1, 5, 17, 30), True)
    assert recomputation(rows, PLAIN, at(2026, 12, 29), "2027 年放假安排公布") is None
    arrangement = [
        {"day": "2027-01-03", "setting": "working", "reason": "元旦调休上班"},
        {"day": "2027-01-04", "setting": "off", "reason": "元旦调休"},
    ]
    published = build_calendar(arrangement, published_years=[2027])
    same = recomputation(rows, published, at(2026, 12, 29), "2027 年放假安排公布")
    assert same is not None
    assert (same.due_before, same.due_at, same.provisional) == (rows[0].due_at, rows[0].due_at, False)
    moved = recomputation(
        rows, build_calendar(arrangement[1:], published_years=[2027]), at(2026, 12, 29), "2027 年放假安排公布"
    )
    assert moved is not None
    assert (moved.kind, moved.due_before, moved.due_at) == (Kind.RECOMPUTED, rows[0].due_at, at(2027, 1, 6, 17, 30))
    assert recomputation([*rows, same], published, at(2026, 12, 30), "再次核对") is None


def test_an_entry_that_cannot_follow_names_the_status_and_what_was_asked() -> None:
    rows = ledger(START, Entry(Kind.STOPPED, at(2026, 11, 10)))
    with pytest.raises(Refusal) as refused:
        record(rows, Entry(Kind.PAUSED, at(2026, 11, 11)), PLAIN)
    assert refused.value.code == "clock-conflict"
    assert refused.value.params == {"status": Status.STOPPED, "asked": Kind.PAUSED}
    with pytest.raises(Refusal, match="clock-not-started"):
        fold([], PLAIN)


@pytest.mark.parametrize("status", [None, *Status])
def test_every_kind_is_either_possible_or_refused(status: Status | None) -> None:
    rows = {
        None: [],
        Status.RUNNING: [START],
        Status.PAUSED: [START, Entry(Kind.PAUSED, MONDAY)],
        Status.STOPPED: [START, Entry(Kind.STOPPED, MONDAY)],
    }[status]
    for kind in Kind:
        followed = [*rows, Entry(kind, MONDAY, days=1)]
        if kind in possible_kinds(status):
            assert fold(followed, PLAIN).last_entry_at == MONDAY
        else:
            with pytest.raises(Refusal, match="clock-conflict"):
                fold(followed, PLAIN)


def test_entries_that_make_no_sense_are_errors() -> None:
    with pytest.raises(ValueError, match="earlier than the entry before"):
        fold([START, Entry(Kind.PAUSED, at(2026, 11, 9, 9))], PLAIN)
    with pytest.raises(ValueError, match="number of working days"):
        fold([Entry(Kind.STARTED, MONDAY)], PLAIN)


def test_extensions_are_bounded_in_total_and_need_a_reason() -> None:
    state = fold(ledger(START, Entry(Kind.EXTENDED, at(2026, 11, 10), days=6, reason="专家论证")), PLAIN)
    check_extension(state, TERMS, 4, "设备到货延迟")
    with pytest.raises(Refusal) as refused:
        check_extension(state, TERMS, 5, "设备到货延迟")
    assert refused.value.code == "extension-out-of-bounds"
    assert refused.value.params == {"asked": 5, "used": 6, "limit": 10, "remaining": 4}
    with pytest.raises(Refusal, match="extension-out-of-bounds"):
        check_extension(state, TERMS, 0, "设备到货延迟")
    with pytest.raises(Refusal, match="extension-reason-missing"):
        check_extension(state, TERMS, 1, "  ")
    check_extension(state, Terms(extension_days=20), 14, "设备到货延迟")


def test_a_department_returns_within_the_bound_once_and_with_a_reason() -> None:
    rows = ledger(START)
    closes_at = at(2026, 11, 11, 17, 30)
    assert return_closes_at(fold(rows, PLAIN), TERMS, PLAIN) == closes_at
    check_return(rows, PLAIN, TERMS, "市场监管局", "非本部门职责", closes_at)
    with pytest.raises(Refusal, match="return-too-late"):
        check_return(rows, PLAIN, TERMS, "市场监管局", "非本部门职责", closes_at + timedelta(seconds=1))
    with pytest.raises(Refusal, match="return-reason-missing"):
        check_return(rows, PLAIN, TERMS, "市场监管局", "", closes_at)

    again = ledger(
        *rows,
        Entry(Kind.RETURNED, at(2026, 11, 10, 9), reason="非本部门职责", department="市场监管局"),
        Entry(Kind.REDISPATCHED, at(2026, 11, 10, 15), days=5, department="卫生健康局"),
    )
    check_return(again, PLAIN, TERMS, "卫生健康局", "非本部门职责", at(2026, 11, 11, 9))
    with pytest.raises(Refusal, match="return-used-up"):
        check_return(again, PLAIN, TERMS, "市场监管局", "非本部门职责", at(2026, 11, 11, 9))
    with pytest.raises(Refusal, match="clock-conflict"):
        check_return(again[:2], PLAIN, TERMS, "市场监管局", "非本部门职责", at(2026, 11, 10, 10))


@pytest.mark.parametrize(
    "wrong", [{"handling_days": 0}, {"extension_days": -1}, {"reminders": (80, 50)}, {"reminders": (0,)}]
)
def test_terms_that_make_no_sense_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Terms(**wrong)  # type: ignore[arg-type]


steps_in_minutes = st.lists(st.integers(0, 4 * 24 * 60), max_size=8)


@given(st.integers(0, 400 * 24 * 60), st.integers(1, 15), steps_in_minutes, st.integers(0, 10))
def test_the_due_date_leaves_exactly_the_period_in_working_time(
    offset: int, days: int, gaps: list[int], extension: int
) -> None:
    moment = at(2025, 9, 1) + timedelta(minutes=offset)
    rows = [started(moment, days)]
    for number, gap in enumerate(gaps):
        moment += timedelta(minutes=gap)
        rows.append(Entry(Kind.RESUMED if number % 2 else Kind.PAUSED, moment))
    if extension:
        rows.append(Entry(Kind.EXTENDED, moment, days=extension, reason="专家论证"))
    state = fold(rows, PLAIN)

    assert state.period_ends_at == PLAIN.deadline(state.started_at, days + extension)
    paused = sum(
        (PLAIN.working_time(pause.start, pause.end) for pause in state.pauses if pause.start < state.due_at),
        timedelta(0),
    )
    period = PLAIN.working_time(state.started_at, state.period_ends_at)
    assert PLAIN.working_time(state.started_at, state.due_at) == period + paused


@given(st.integers(0, 400 * 24 * 60), steps_in_minutes)
def test_used_time_and_paused_time_make_up_all_working_time(offset: int, gaps: list[int]) -> None:
    moment = at(2025, 9, 1) + timedelta(minutes=offset)
    rows = [started(moment)]
    for number, gap in enumerate(gaps):
        moment += timedelta(minutes=gap)
        rows.append(Entry(Kind.RESUMED if number % 2 else Kind.PAUSED, moment))
    counted = sum(
        (
            PLAIN.working_time(earlier.at, later.at)
            for earlier, later in pairwise(rows)
            if earlier.kind is not Kind.PAUSED
        ),
        timedelta(0),
    )
    assert fold(rows, PLAIN).used == counted


EVENTFUL = (
    started(at(2026, 9, 17, 10)),
    Entry(Kind.PAUSED, at(2026, 9, 21, 10), reason="等待企业补正材料。"),
    Entry(Kind.RESUMED, at(2026, 9, 22, 11)),
    Entry(Kind.EXTENDED, at(2026, 9, 24, 11), days=7, reason="需专家论证", approver="王科长"),
    Entry(Kind.RETURNED, at(2026, 9, 24, 12), reason="非本部门职责", department="市场监管局"),
    Entry(Kind.RESUMED, at(2026, 9, 24, 15), reason="属本部门职责", approver="李主任"),
)


@pytest.mark.parametrize("stopped", [False, True])
def test_the_steps_of_an_explanation_go_out_as_they_are(stopped: bool) -> None:
    more = [
        Entry(Kind.REDISPATCHED, at(2026, 9, 28, 9), days=5, department="人社局", reason="改派", approver="李主任"),
        Entry(Kind.RECOMPUTED, at(2026, 9, 28, 10), reason="暴雪停工"),
        Entry(Kind.STOPPED, at(2026, 9, 29, 10)),
        Entry(Kind.RESTARTED, at(2026, 9, 30, 10), days=3, department="人社局", reason="重办", approver="王督查"),
    ]
    steps = explain(ledger(*EVENTFUL, *(more[:3] if stopped else more)), PLAIN)
    assert {step["step"] for step in steps} >= (set(map(str, EXPLAINED_STEP.kinds)) - {"restarted"})
    dump = dumper_of(DeadlineSchema)
    assert dump({"steps": steps})["steps"] == steps
    for step in steps:
        assert EXPLAINED_STEP.schema_of(step)().validate(step) == {}, step


def test_an_explanation_counts_every_day_from_the_start_to_the_end_of_the_period() -> None:
    rows = ledger(*EVENTFUL)
    steps = explain(rows, PLAIN, at(2026, 9, 28))
    days = [step for step in steps if step["step"] == "day"]
    assert [day["date"] for day in days] == [
        str(day.on) for day in PLAIN.days(rows[0].at.date(), fold(rows, PLAIN).period_ends_at.date())
    ]
    assert [day["number"] for day in days if day["outcome"] == "counted"] == list(range(1, 13))
    assert rows[-1].due_at == at(2026, 10, 13, 11, 30)
    assert steps[-1]["due_at"] == "2026-10-13T11:30:00+08:00"
    assert steps[-1]["paused_minutes"] == 480 + 90
    assert json.loads(json.dumps(steps)) == steps


def test_an_explanation_reads_in_both_languages() -> None:
    steps = explain(ledger(*EVENTFUL), PLAIN, at(2026, 9, 28, 9, 30))
    chinese, english = sentences(steps, "zh"), sentences(steps, "en")
    assert len(chinese) == len(english)
    for sentence in (
        "2026年9月17日（周四）为起算当日，不计入。",
        "2026年9月19日（周六）为周末，不计入。",
        "2026年9月20日（周日）为第 2 个工作日，国庆节调休上班（与 2026年10月6日（周二） 对调）。",
        "2026年9月21日（周一）10:00 暂停计时。理由：等待企业补正材料。",
        "2026年9月24日（周四）11:00 批准延期 7 个工作日（累计 7 个），到期时间由 2026年9月28日（周一）10:00 变为 "
        "2026年10月13日（周二）10:00。理由：需专家论证。批准人：王科长。",
        "2026年10月1日（周四）至2026年10月3日（周六）为国庆节，不计入。",
    ):
        assert sentence in chinese
    for sentence in (
        "Thursday 17 September 2026 is the day on which the period begins and does not count.",
        "Thursday 1 October 2026 to Saturday 3 October 2026: National Day, not counted.",
        "Sunday 20 September 2026 is working day 2, a make-up working day for National Day, "
        "worked for Tuesday 6 October 2026.",
    ):
        assert sentence in english
    with pytest.raises(ValueError, match="'fr'"):
        sentences(steps, "fr")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_of_entry_has_a_sentence(language: str) -> None:
    rows = ledger(
        *EVENTFUL,
        Entry(Kind.REDISPATCHED, at(2026, 12, 28, 9), days=3, department="卫生健康局"),
        Entry(Kind.RECOMPUTED, at(2026, 12, 29, 9), reason="核对"),
        Entry(Kind.STOPPED, at(2026, 12, 30, 9)),
        Entry(Kind.RESTARTED, at(2026, 12, 30, 10), days=4),
    )
    assert {row.kind for row in rows} == set(Kind)
    written = sentences(explain(rows, PLAIN), language)
    assert all(written)
    assert not any("{" in sentence or "None" in sentence for sentence in written)
    assert "2027" in written[-1]
    assert ("暂定" if language == "zh" else "provisional") in written[-1]


def test_a_half_day_and_a_local_day_off_are_explained_with_their_reasons() -> None:
    calendar = build_calendar(
        [
            {"day": "2026-11-10", "setting": "off", "reason": "停电检修"},
            {"day": "2026-11-11", "setting": "half", "reason": "下午学习"},
        ]
    )
    written = sentences(explain([started(MONDAY, 1)], calendar), "zh")
    assert "2026年11月10日（周二）为停电检修，不计入。" in written
    assert "2026年11月11日（周三）为第 1 个工作日，下午学习，半日。" in written
    assert "1 个工作日届满于 2026年11月11日（周三）12:00。" in written


microseconds = st.lists(st.integers(0, 3 * 24 * 3600 * 10**6), max_size=8)


def paused_and_resumed(moment: datetime, gaps: list[int]) -> list[Entry]:
    """A ledger with pauses that begin and end at any microsecond."""
    rows = [started(moment)]
    for number, gap in enumerate(gaps):
        moment += timedelta(microseconds=gap)
        rows.append(Entry(Kind.RESUMED if number % 2 else Kind.PAUSED, moment))
    return rows


@given(st.integers(0, 400 * 24 * 3600 * 10**6), microseconds)
def test_the_due_date_moves_by_just_the_minutes_that_are_told(offset: int, gaps: list[int]) -> None:
    rows = paused_and_resumed(at(2025, 9, 1) + timedelta(microseconds=offset), gaps)
    state, steps = fold(rows, PLAIN), explain(rows, PLAIN)
    moved = PLAIN.working_time(state.period_ends_at, state.due_at)
    assert (state.due_at.second, state.due_at.microsecond) == (0, 0)
    assert moved == timedelta(minutes=steps[-1]["paused_minutes"])
    pauses = [step["minutes"] for step in steps if step["step"] == "resumed"]
    assert sum(pauses) >= steps[-1]["paused_minutes"]
    if steps[-1]["paused_minutes"] == 0:
        assert state.due_at == state.period_ends_at


@given(
    st.integers(0, 400 * 24 * 3600 * 10**6),
    st.lists(st.tuples(st.integers(0, 2 * 24 * 3600 * 10**6), st.integers(0, 6 * 10**7 - 1)), max_size=5),
)
def test_pauses_of_less_than_a_minute_move_nothing(offset: int, pauses: list[tuple[int, int]]) -> None:
    gaps = [gap for pause in pauses for gap in pause]
    state = fold(paused_and_resumed(at(2025, 9, 1) + timedelta(microseconds=offset), gaps), PLAIN)
    assert state.due_at == state.period_ends_at


@given(st.integers(0, 400 * 24 * 3600 * 10**6), microseconds)
def test_the_time_used_and_the_minutes_paused_make_up_all_working_time(offset: int, gaps: list[int]) -> None:
    rows = paused_and_resumed(at(2025, 9, 1) + timedelta(microseconds=offset), gaps)
    state = fold(rows, PLAIN)
    paused = sum((pause.time(PLAIN) for pause in state.pauses), timedelta(0))
    passed = PLAIN.working_time(state.started_at, state.halted_at or state.last_entry_at)
    assert state.used == passed - paused


def test_a_return_that_is_confirmed_at_once_does_not_move_the_due_date_over_a_weekend() -> None:
    moment = at(2026, 11, 9, 10)
    rows = ledger(
        started(moment, 4),
        Entry(Kind.RETURNED, moment + timedelta(hours=1), reason="非本部门职责", department="市场监管局"),
        Entry(Kind.RESUMED, moment + timedelta(hours=1, milliseconds=74), reason="属本部门职责"),
    )
    assert rows[-1].due_at == at(2026, 11, 13, 17, 30)


def test_a_period_that_ends_at_midnight_is_explained_by_the_day_that_ends_then() -> None:
    calendar = build_calendar(shifts=[("08:00", "24:00")])
    rows = [started(at(2026, 11, 9, 10), 2), Entry(Kind.EXTENDED, at(2026, 11, 10, 9), days=1, reason="需论证")]
    steps = explain(rows, calendar)
    assert [step["date"] for step in steps if step["step"] == "day"] == [
        "2026-11-09",
        "2026-11-10",
        "2026-11-11",
        "2026-11-12",
    ]
    assert sentences(steps, "zh")[-1].startswith("到期时间为 2026年11月12日（周四）24:00。")
    assert sentences(steps, "en")[-1].startswith("It is due Thursday 12 November 2026, 24:00.")
