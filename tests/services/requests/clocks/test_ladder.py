"""The ladder of supervision: when each rung is reached, and that none fires twice for one due date."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.requests.clocks.bounds import Terms
from services.requests.clocks.domain import Entry, Kind, fold
from services.requests.clocks.ladder import Firing, due_steps, ladder, next_step_at, rungs
from tests.services.requests.clocks.plain import PLAIN, at

TERMS = Terms()


# Due on Monday 16 November 2026 at 17:30, after 41 hours of working time.
START = Entry(Kind.STARTED, at(2026, 11, 9, 10), days=5)
DUE = at(2026, 11, 16, 17, 30)


def moments(*rows: Entry, terms: Terms = TERMS) -> dict[str, datetime | None]:
    return {step.rung: step.at for step in ladder(fold(rows, PLAIN), PLAIN, terms)}


def climb(rows: list[Entry], fired: list[Firing], now: datetime) -> list[str]:
    """Fire what is due, as the schedule does, and name it."""
    steps = due_steps(fold(rows, PLAIN), PLAIN, TERMS, fired, now)
    fired.extend(Firing(step.rung, step.generation) for step in steps)
    return [step.rung for step in steps]


def test_the_rungs_are_reached_in_working_time() -> None:
    assert moments(START) == {
        "reminder_50": at(2026, 11, 12, 9, 30),
        "reminder_80": at(2026, 11, 13, 16, 18),
        "overdue": DUE,
        "supervision_notice": at(2026, 11, 23, 17, 30),
        "chain_chief": at(2026, 11, 30, 17, 30),
    }


def test_terms_move_the_rungs() -> None:
    terms = Terms(reminders=(25,), supervision_days=1, chain_chief_days=2)
    assert list(moments(START, terms=terms)) == list(rungs(terms))
    assert list(moments(START, terms=terms).values())[1:] == [DUE, at(2026, 11, 17, 17, 30), at(2026, 11, 19, 17, 30)]


def test_each_rung_fires_once() -> None:
    fired: list[Firing] = []
    assert climb([START], fired, at(2026, 11, 12, 9, 29)) == []
    assert climb([START], fired, at(2026, 11, 12, 9, 30)) == ["reminder_50"]
    assert climb([START], fired, at(2026, 11, 12, 9, 30)) == []
    assert climb([START], fired, at(2026, 11, 30, 17, 30)) == [
        "reminder_80",
        "overdue",
        "supervision_notice",
        "chain_chief",
    ]
    assert climb([START], fired, at(2027, 11, 30)) == []


def test_an_extension_before_the_due_date_arms_only_what_then_lies_ahead() -> None:
    fired: list[Firing] = []
    climb([START], fired, at(2026, 11, 13, 17))
    assert [firing.rung for firing in fired] == ["reminder_50", "reminder_80"]
    rows = [START, Entry(Kind.EXTENDED, at(2026, 11, 16, 10), days=1, reason="专家论证")]
    # Half of the longer period had passed before the extension; eighty percent had not.
    state = fold(rows, PLAIN)
    assert [(step.rung, step.fired) for step in ladder(state, PLAIN, TERMS, fired)][:3] == [
        ("reminder_50", True),
        ("reminder_80", False),
        ("overdue", False),
    ]
    assert climb(rows, fired, at(2026, 11, 17, 17, 30)) == ["reminder_80", "overdue"]
    assert Firing("overdue", 1) in fired


def test_an_overdue_clock_that_is_extended_into_the_future_is_overdue_again_later() -> None:
    fired: list[Firing] = []
    climb([START], fired, at(2026, 11, 17, 9))
    rows = [START, Entry(Kind.EXTENDED, at(2026, 11, 17, 10), days=3, reason="专家论证")]
    assert climb(rows, fired, at(2026, 11, 19, 17, 29)) == ["reminder_80"]
    assert climb(rows, fired, at(2026, 11, 19, 17, 30)) == ["overdue"]
    assert climb(rows, fired, at(2026, 11, 26, 17, 30)) == ["supervision_notice"]


def test_an_extension_that_ends_before_it_is_granted_tells_nobody_again() -> None:
    fired: list[Firing] = []
    climb([START], fired, at(2026, 11, 19, 9))
    rows = [START, Entry(Kind.EXTENDED, at(2026, 11, 19, 10), days=1, reason="补办手续")]
    assert climb(rows, fired, at(2026, 11, 19, 10)) == []


def test_a_rung_armed_again_is_not_lost_when_the_due_date_moves_once_more_before_it_fires() -> None:
    fired: list[Firing] = []
    climb([START], fired, at(2026, 11, 17, 9))
    rows = [
        START,
        Entry(Kind.EXTENDED, at(2026, 11, 17, 10), days=1, reason="专家论证"),
        # The schedule did not look between 17:30 and this entry, which leaves the due date where it is.
        Entry(Kind.RECOMPUTED, at(2026, 11, 17, 17, 31), reason="核对"),
    ]
    assert "overdue" in climb(rows, fired, at(2026, 11, 17, 17, 32))


def test_a_pause_holds_the_rungs_back_and_arms_none_again() -> None:
    fired: list[Firing] = []
    climb([START], fired, at(2026, 11, 12, 9, 30))
    rows = [START, Entry(Kind.PAUSED, at(2026, 11, 12, 10))]
    assert [step.at is None for step in ladder(fold(rows, PLAIN), PLAIN, TERMS)] == [False, True, True, True, True]
    assert climb(rows, fired, at(2027, 1, 1)) == []
    assert next_step_at(fold(rows, PLAIN), PLAIN, TERMS, fired) is None

    rows.append(Entry(Kind.RESUMED, at(2026, 11, 13, 10)))
    assert moments(*rows) == {
        "reminder_50": at(2026, 11, 12, 9, 30),
        "reminder_80": at(2026, 11, 16, 16, 18),
        "overdue": at(2026, 11, 17, 17, 30),
        "supervision_notice": at(2026, 11, 24, 17, 30),
        "chain_chief": at(2026, 12, 1, 17, 30),
    }
    assert climb(rows, fired, at(2026, 11, 17, 17, 30)) == ["reminder_80", "overdue"]


def test_a_pause_of_an_overdue_clock_holds_back_the_supervision() -> None:
    rows = [START, Entry(Kind.PAUSED, at(2026, 11, 18, 9)), Entry(Kind.RESUMED, at(2026, 11, 19, 9))]
    reached = moments(*rows)
    assert reached["overdue"] == DUE
    assert reached["supervision_notice"] == at(2026, 11, 24, 17, 30)
    assert reached["chain_chief"] == at(2026, 12, 1, 17, 30)


def test_a_rung_reached_before_a_pause_still_fires_during_it() -> None:
    rows = [START, Entry(Kind.PAUSED, at(2026, 11, 12, 10))]
    assert climb(rows, [], at(2026, 11, 12, 11)) == ["reminder_50"]


def test_a_stopped_clock_fires_nothing() -> None:
    rows = [START, Entry(Kind.STOPPED, at(2026, 11, 20))]
    assert climb(rows, [], at(2026, 12, 20)) == []
    assert next_step_at(fold(rows, PLAIN), PLAIN, TERMS) is None


def test_a_new_run_begins_with_a_fresh_ladder() -> None:
    fired: list[Firing] = []
    climb([START], fired, at(2026, 11, 30, 18))
    rows = [
        START,
        Entry(Kind.STOPPED, at(2026, 12, 1, 9)),
        Entry(Kind.RESTARTED, at(2026, 12, 1, 10), days=1, reason="评价不满意"),
    ]
    assert climb(rows, fired, at(2026, 12, 1, 10)) == []
    assert climb(rows, fired, at(2026, 12, 2, 17, 30)) == ["reminder_50", "reminder_80", "overdue"]


def test_the_schedule_is_told_when_to_look_next() -> None:
    state = fold([START], PLAIN)
    assert next_step_at(state, PLAIN, TERMS) == at(2026, 11, 12, 9, 30)
    done = [Firing(rung, 0) for rung in rungs(TERMS)]
    assert next_step_at(state, PLAIN, TERMS, done[:2]) == DUE
    assert next_step_at(state, PLAIN, TERMS, done) is None


histories = st.lists(
    st.tuples(st.sampled_from(["pause", "extend", "recompute"]), st.integers(0, 3 * 24 * 60)), max_size=6
)


@given(st.integers(0, 300 * 24 * 60), histories, st.integers(1, 2000))
def test_no_rung_fires_twice_in_a_generation_and_all_fire_in_the_end(
    offset: int, history: list[tuple[str, int]], stride: int
) -> None:
    now = at(2025, 9, 1) + timedelta(minutes=offset)
    rows, fired = [Entry(Kind.STARTED, now, days=3)], list[Firing]()
    paused = False
    for what, minutes in history:
        for _ in range(3):
            now += timedelta(minutes=minutes // 3)
            climb(rows, fired, now)
        kind = {"pause": Kind.RESUMED if paused else Kind.PAUSED, "extend": Kind.EXTENDED}.get(what, Kind.RECOMPUTED)
        paused ^= what == "pause"
        rows.append(Entry(kind, now, days=1 if kind is Kind.EXTENDED else None))
    if paused:
        rows.append(Entry(Kind.RESUMED, now))
    state = fold(rows, PLAIN)
    moment = next_step_at(state, PLAIN, TERMS, fired)
    while moment is not None:
        # The schedule comes late, and more than once.
        now = max(now, moment) + timedelta(minutes=stride)
        assert climb(rows, fired, now)
        assert climb(rows, fired, now) == []
        moment = next_step_at(state, PLAIN, TERMS, fired)
    assert len(fired) == len(set(fired))
    assert {firing.rung for firing in fired} == set(rungs(TERMS))
    ordered = [step.at for step in ladder(state, PLAIN, TERMS, fired)]
    assert ordered == sorted(moment for moment in ordered if moment is not None)


def test_reminders_that_are_set_later_do_not_fire_below_what_has_fired() -> None:
    fired: list[Firing] = []
    assert climb([START], fired, at(2026, 11, 30, 17, 30))[-1] == "chain_chief"
    changed = Terms(reminders=(45, 80, 95))
    state = fold([START], PLAIN)
    assert due_steps(state, PLAIN, changed, fired, at(2027, 3, 1)) == ()
    assert next_step_at(state, PLAIN, changed, fired) is None


def test_a_reminder_that_is_set_later_above_what_has_fired_fires() -> None:
    fired: list[Firing] = []
    climb([START], fired, at(2026, 11, 13, 16, 18))
    steps = due_steps(fold([START], PLAIN), PLAIN, Terms(reminders=(45, 70, 85)), fired, at(2026, 11, 16, 17))
    assert [step.rung for step in steps] == ["reminder_85"]


def test_a_reminder_that_is_set_later_fires_where_an_extension_has_put_it_ahead() -> None:
    fired: list[Firing] = []
    climb([START], fired, at(2026, 11, 17, 9))
    rows = [START, Entry(Kind.EXTENDED, at(2026, 11, 17, 9), days=10, reason="需论证")]
    changed = Terms(reminders=(20, 60))
    steps = due_steps(fold(rows, PLAIN), PLAIN, changed, fired, at(2026, 11, 27, 9))
    # 20 % of the longer period had passed when it was extended.
    assert [step.rung for step in steps] == ["reminder_60"]


def test_a_new_run_has_the_reminders_of_the_changed_terms() -> None:
    fired: list[Firing] = []
    climb([START], fired, at(2026, 11, 17, 9))
    rows = [START, Entry(Kind.REDISPATCHED, at(2026, 11, 17, 9), days=5)]
    steps = due_steps(fold(rows, PLAIN), PLAIN, Terms(reminders=(10,)), fired, at(2026, 11, 19, 9))
    assert [step.rung for step in steps] == ["reminder_10"]
