"""The clock of the platform, read from and moved in every service."""

import pytest

from chassis.calling.errors import Failure
from contracts.platform import SERVICES
from contracts.problem import UNAVAILABLE
from contracts.roles import Role
from tests.gateway.recorded import calling, clock_of

LATER = "2026-12-01T09:00:00+08:00"


def test_anybody_may_read_the_time() -> None:
    with calling() as call:
        clock_of(call.bus, movable=False)
        assert call.anonymous("GET", "/v1/clock").json() == {"now": "2026-11-21T09:00:00+08:00", "movable": False}


def test_services_that_disagree_show_the_earliest_time() -> None:
    with calling() as call:
        moments = clock_of(call.bus)
        moments["talent"] = "2026-11-21T00:59:00+00:00"
        assert call.anonymous("GET", "/v1/clock").json()["now"] == "2026-11-21T00:59:00+00:00"


def test_an_operator_moves_the_clock_of_every_service() -> None:
    with calling(clock_movable=True) as call:
        moments = clock_of(call.bus)
        answer = call("PUT", "/v1/clock", json={"now": LATER}, headers=call.bus.signer.bearer(Role.OPERATOR))
        assert answer.status_code == 200
        assert answer.json() == {"now": LATER, "movable": True}
        assert moments == dict.fromkeys(SERVICES, LATER)
        moved = call.bus.named("move_time")
        assert {wire["actor"]["name"] for wire in moved} == {"王小样"}
        assert {wire["correlation"] for wire in moved} == {answer.headers["x-request-id"]}


def test_the_key_of_a_move_goes_to_every_service_and_its_answer_is_theirs() -> None:
    with calling(clock_movable=True) as call:
        moments = clock_of(call.bus)
        headers = {**call.bus.signer.bearer(Role.OPERATOR), "Idempotency-Key": "once"}
        first = call("PUT", "/v1/clock", json={"now": LATER}, headers=headers)
        assert {wire["idempotency_key"] for wire in call.bus.named("move_time")} == {"once"}
        assert {wire["idempotency_key"] for wire in call.bus.named("get_time")} == {None}
        # Time goes on; services that have moved with this key say again what they said then.
        moved = {"now": LATER, "movable": True}
        moments.update(dict.fromkeys(SERVICES, "2026-12-01T09:07:00+08:00"))
        for service in SERVICES:
            call.bus.answer(service, "move_time", lambda wire: moved)
        assert call("PUT", "/v1/clock", json={"now": LATER}, headers=headers).json() == first.json()


def test_nobody_else_moves_it() -> None:
    with calling(clock_movable=True) as call:
        moments = clock_of(call.bus)
        assert call("PUT", "/v1/clock", json={"now": LATER}).status_code == 403
        assert call.anonymous("PUT", "/v1/clock", json={"now": LATER}).status_code == 401
        assert LATER not in moments.values()


def test_where_the_clock_is_fixed_it_is_not_even_asked() -> None:
    with calling() as call:
        clock_of(call.bus)
        answer = call("PUT", "/v1/clock", json={"now": LATER}, headers=call.bus.signer.bearer(Role.OPERATOR))
        assert answer.status_code == 409
        assert answer.json()["code"] == "clock-fixed"
        assert not call.bus.named("move_time")


def test_nothing_moves_while_a_service_is_away() -> None:
    with calling(clock_movable=True) as call:
        moments = clock_of(call.bus)
        call.bus.answer("talent", "get_time", lambda wire: Failure(UNAVAILABLE, service="talent"))
        answer = call("PUT", "/v1/clock", json={"now": LATER}, headers=call.bus.signer.bearer(Role.OPERATOR))
        assert answer.status_code == 503
        assert "talent" in answer.json()["detail"]
        assert LATER not in moments.values()


@pytest.mark.parametrize("now", ["2026-12-01T09:00:00", "tomorrow", None, 5])
def test_a_moment_without_its_offset_is_refused(now: object) -> None:
    with calling(clock_movable=True) as call:
        clock_of(call.bus)
        answer = call("PUT", "/v1/clock", json={"now": now}, headers=call.bus.signer.bearer(Role.OPERATOR))
        assert answer.status_code == 422
