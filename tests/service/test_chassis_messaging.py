"""Calls and events between real processes, on RabbitMQ and embedded."""

from collections.abc import Iterator

import pytest

from tests.sample.running import Platform, eventually
from tests.servers import DatabaseServer

pytestmark = pytest.mark.system
PERSON = "01a20000-0000-7000-8000-000000000001"


@pytest.fixture(scope="module", params=["rabbitmq", "embedded"])
def platform(
    request: pytest.FixtureRequest, database_server: DatabaseServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Platform]:
    """The sample, started."""
    broker = request.getfixturevalue("broker_server") if request.param == "rabbitmq" else None
    platform = Platform(broker, database_server, tmp_path_factory.mktemp("sample"))
    try:
        platform.start()
        yield platform
        platform.stop()
    finally:
        platform.close()


def test_a_call_is_answered(platform: Platform) -> None:
    reply = platform.add("answered", amount=3)
    assert reply.status_code == 200, reply.text
    assert reply.json()["body"]["number"] == 1


def test_a_refusal_reaches_the_caller_with_its_parameters_as_they_were(platform: Platform) -> None:
    reply = platform.add("refused", behave="refuse")
    assert (reply.status_code, reply.json()["code"], reply.json()["params"]) == (409, "no-money", {"missing": 7})


def test_wrong_content_is_refused_with_field_and_value(platform: Platform) -> None:
    reply = platform.call("ledger", "add_entry", body={"account": "a", "amount": [1]}, correlation="test")
    assert reply.json()["code"] == "invalid"
    assert [(error["field"], error["value"]) for error in reply.json()["errors"]] == [("amount", [1])]


def test_an_unexpected_error_is_answered_as_internal_and_logged_with_the_request_id(platform: Platform) -> None:
    reply = platform.add("broken", behave="break")
    assert (reply.status_code, reply.json()["params"]) == (500, {"request_id": "test"})
    assert "ZeroDivisionError" in platform.log_of(platform.process_of("ledger")).read_text()


def test_json_that_looks_like_a_serialized_type_is_taken_as_it_is(platform: Platform) -> None:
    body = {"account": {"__type__": "uuid", "__value__": "x"}, "amount": 1}
    reply = platform.call("ledger", "add_entry", body=body, correlation="test")
    assert (reply.status_code, reply.json()["code"]) == (422, "invalid")


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


def test_the_live_feed_tells_of_every_event(platform: Platform) -> None:
    platform.add("live", amount=77, behave="unheard")
    eventually(
        lambda: any(event["data"]["amount"] == 77 for event in platform.client.get("/events").json()),
        10,
        lambda: platform.client.get("/events").text,
    )


def test_an_unknown_service_is_unavailable_at_once(platform: Platform) -> None:
    reply = platform.call("nobody", "add_entry", body={})
    assert (reply.status_code, reply.elapsed.total_seconds() < 5) == (503, True)


def test_a_caller_who_gives_up_is_told_that_the_outcome_is_unknown(platform: Platform) -> None:
    reply = platform.call("ledger", "add_entry", timeout=0.3, body={"account": "slow", "amount": 1, "hold": 1.0})
    assert (reply.status_code, reply.json()["code"]) == (504, "timed-out")


def test_moving_the_clock_runs_the_schedules_before_it_answers(platform: Platform) -> None:
    now = platform.call("ledger", "get_time").json()["body"]["now"]
    year = int(now[:4]) + 1
    actor = {"name": "op", "person_id": PERSON, "session_id": PERSON, "posts": [["operator", PERSON, None]]}
    moment = f"{year}-03-01T09:00:00+08:00"
    reply = platform.call("ledger", "move_time", body={"now": moment}, actor=actor)
    assert reply.status_code == 200, reply.text
    days = platform.rows("ledger", "SELECT account FROM lines WHERE reaction = 'schedule'")
    assert f"day {year}-03-01" in {row.account for row in days}


def test_a_schedule_that_is_rung_for_runs_after_the_commit_without_waiting_for_its_turn(platform: Platform) -> None:
    for expected in (1, 2):
        platform.add("rings", behave="ring")
        rung = "SELECT count(*) AS lines FROM lines WHERE account = 'rings' AND reaction = 'rung'"
        eventually(lambda: platform.rows("ledger", rung)[0].lines == expected, 5, lambda: f"{expected} lines")  # noqa: B023


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
    assert "Everything is in order" in printed, printed
