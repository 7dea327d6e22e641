"""Calls from the gateway to services in other processes, or in its own."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from contracts.guarantees import Features
from tests.conformance.conftest import WORKERS
from tests.sample.running import Platform, eventually

pytestmark = pytest.mark.system


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


def test_an_unknown_service_is_unavailable_at_once(platform: Platform) -> None:
    reply = platform.call("nobody", "add_entry", body={})
    assert (reply.status_code, reply.elapsed.total_seconds() < 5) == (503, True)


def test_a_caller_who_gives_up_is_told_that_the_outcome_is_unknown(platform: Platform) -> None:
    reply = platform.call("ledger", "add_entry", timeout=0.3, body={"account": "slow", "amount": 1, "hold": 1.0})
    assert (reply.status_code, reply.json()["code"]) == (504, "timed-out")


def test_a_call_whose_caller_has_given_up_is_not_run(platform: Platform) -> None:
    name, before = platform.process_of("ledger"), abandoned(platform)
    with ThreadPoolExecutor(WORKERS) as pool:
        held = [pool.submit(platform.add, f"held{number}", hold=2.0) for number in range(WORKERS)]
        eventually(lambda: busy(platform) == WORKERS, 10, lambda: f"{busy(platform)} are busy")
        reply = platform.call("ledger", "add_entry", timeout=0.5, body={"account": "given up", "amount": 1})
        assert (reply.status_code, reply.json()["code"]) == (504, "timed-out")
        assert [one.result().status_code for one in held] == [200] * WORKERS
    # What comes after it is answered, so it would have been run by now.
    assert platform.add("after it").status_code == 200
    assert platform.rows("ledger", "SELECT count(*) FROM lines WHERE account = 'given up'")[0][0] == 0
    assert abandoned(platform) == before + 1, platform.last_words(name)


def busy(platform: Platform) -> int:
    """How many calls of the ledger are in the middle of their work."""
    statement = "SELECT count(*) FROM pg_stat_activity WHERE datname = 'ledger' AND state = 'idle in transaction'"
    return int(platform.rows("ledger", statement)[0][0])


def abandoned(platform: Platform) -> int:
    """How many calls the ledger has dropped by itself."""
    return platform.figure(platform.process_of("ledger"), "lianshang_calls_abandoned_total")


def test_services_are_processes_of_their_own_or_refuse_to_be(platform: Platform, promises: Features) -> None:
    if not promises.shares:
        with pytest.raises(AssertionError, match="set AMQP_URI to a RabbitMQ"):
            platform.command("run", "mirror")
        return
    platform.start("mirror-2", "ledger-2")
    for number in range(4 * WORKERS):
        assert platform.add(f"shared{number}", behave="slow:0.2").status_code == 200
    for name in ("mirror", "mirror-2"):
        eventually(lambda: reacted(platform, name) > 0, 15, lambda: f"{name} has nothing to do")  # noqa: B023
    platform.kill9("ledger")
    platform.kill9("mirror")
    assert platform.add("shared0", key="after a death").status_code == 200
    platform.await_effects("shared0", 2)


def reacted(platform: Platform, name: str) -> int:
    """How many events a process has applied."""
    lines = platform.health(name, "metrics").text.splitlines()
    counts = [line for line in lines if line.startswith('lianshang_handler_seconds_count{kind="reaction"')]
    return int(sum(float(line.rsplit(" ", 1)[1]) for line in counts))
