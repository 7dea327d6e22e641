"""What else is the same whether services run each by itself or all in one process."""

import pytest

from tests.sample.running import Platform, eventually

pytestmark = pytest.mark.system
PERSON = "01a20000-0000-7000-8000-000000000001"


def test_moving_the_clock_runs_the_schedules_before_it_answers(platform: Platform) -> None:
    now = platform.call("ledger", "get_time").json()["body"]["now"]
    year = int(now[:4]) + 1
    actor = {"name": "op", "person_id": PERSON, "session_id": PERSON, "posts": [["operator", PERSON, None]]}
    moment = f"{year}-03-01T09:00:00+08:00"
    reply = platform.call("ledger", "move_time", body={"now": moment}, actor=actor)
    assert reply.status_code == 200, reply.text
    days = platform.rows("ledger", "SELECT account FROM lines WHERE reaction = 'schedule'")
    assert f"day {year}-03-01" in {row.account for row in days}


def test_a_schedule_that_is_woken_runs_after_the_commit_without_waiting_for_its_turn(platform: Platform) -> None:
    for expected in (1, 2):
        platform.add("woken", behave="wake")
        stamped = "SELECT count(*) AS lines FROM lines WHERE account = 'woken' AND reaction = 'stamped'"
        eventually(lambda: platform.rows("ledger", stamped)[0].lines == expected, 5, lambda: f"{expected} lines")  # noqa: B023


def test_metrics_and_health_are_served(platform: Platform) -> None:
    platform.add("metrics")
    name = platform.process_of("ledger")
    assert platform.health(name, "healthz").text == "alive\n"
    assert platform.health(name, "readyz").text == "ready\n"
    figures = platform.health(name, "metrics").text
    assert 'lianshang_handler_seconds_count{kind="operation",name="add_entry",outcome="ok",service="ledger"}' in figures
    assert 'lianshang_outbox_depth{service="ledger"}' in figures


def test_the_doctor_finds_everything_in_order(platform: Platform) -> None:
    printed = platform.command("doctor")
    # Time can be moved on the sample platform.
    assert "1 to look at" in printed, printed
    assert "✗" not in printed


def test_what_must_come_first_is_over_before_the_service_serves(platform: Platform) -> None:
    log = platform.log_of(platform.process_of("ledger")).read_text()
    serving = "[info     ] serving" if platform.broker else "[info     ] up"
    assert 0 < log.index("books opened") < log.index(serving)
