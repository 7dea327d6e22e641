"""Messaging administration at the gateway: handed to the service it is about, or asked of all."""

from collections.abc import Iterator
from typing import Any

import pytest

from chassis.calling.errors import Failure
from contracts.catalogue import OPERATIONS
from contracts.operation import Operation
from contracts.platform import SERVICES
from contracts.problem import TIMED_OUT, UNAVAILABLE
from contracts.roles import Role
from tests.gateway.recorded import Caller, calling

ADMINISTRATION = tuple(one for one in OPERATIONS if one.path and one.path.startswith("/v1/messaging"))
PARKED = "01990000-0000-7000-8000-000000000001"
CONSUMER = "notifications.mirror"
SINCE = "2026-11-20T00:00:00+08:00"


@pytest.fixture(scope="module")
def call() -> Iterator[Caller]:
    with calling(ADMINISTRATION) as caller:
        caller.bearer = caller.bus.signer.bearer(Role.OPERATOR)
        yield caller


def state_of(service: str) -> dict[str, Any]:
    outbox = {"depth": 1, "age": 2.5, "unroutable": 0}
    return {"service": service, "available": True, "outbox": outbox, "consumers": [], "replays": []}


def test_the_summary_is_of_every_service_and_shows_which_are_away(call: Caller) -> None:
    for service in SERVICES:
        call.bus.answer(service, "get_messaging", lambda wire, service=service: state_of(service))
    call.bus.answer("talent", "get_messaging", lambda wire: Failure(UNAVAILABLE, service="talent"))
    call.bus.answer("requests", "get_messaging", lambda wire: Failure(TIMED_OUT, service="requests"))
    answer = call("GET", "/v1/messaging")
    assert answer.status_code == 200
    found = {state["service"]: state for state in answer.json()["services"]}
    assert list(found) == list(SERVICES)
    assert found["registry"] == state_of("registry")
    away = {"available": False, "outbox": None, "consumers": [], "replays": []}
    assert found["talent"] == {"service": "talent", **away}
    assert found["requests"] == {"service": "requests", **away}


@pytest.mark.parametrize(
    ("method", "path", "given", "name", "taken"),
    [
        ("GET", "outbox?unroutable=true", None, "list_outbox", {"unroutable": "true"}),
        ("GET", "parked?status=dead&limit=5", None, "list_parked", {"status": "dead", "limit": "5"}),
        ("GET", f"parked/{PARKED}", None, "get_parked", None),
        ("POST", f"parked/{PARKED}/replay", None, "replay_parked", None),
        ("POST", "parked/replay", {"consumer": CONSUMER}, "replay_parked_many", {"consumer": CONSUMER}),
        ("POST", f"parked/{PARKED}/drop", {"reason": "x"}, "drop_parked", {"reason": "x"}),
        ("POST", "parked/drop", {"key": "k", "reason": "x"}, "drop_parked_many", {"key": "k", "reason": "x"}),
        ("GET", f"gaps?consumer={CONSUMER}", None, "list_gaps", {"consumer": CONSUMER}),
        ("POST", "gaps/skip", {"consumer": "c", "key": "k", "reason": "x"}, "skip_gap",
         {"consumer": "c", "key": "k", "reason": "x"}),
    ],
)  # fmt: skip
def test_an_operation_is_handed_to_the_service_with_who_asks_and_his_key(
    call: Caller, method: str, path: str, given: Any, name: str, taken: dict[str, Any]
) -> None:
    call.bus.calls.clear()
    call.bus.answer("talent", name, lambda wire: {"name": name})
    headers = {"Idempotency-Key": "k-1"} if method == "POST" else {}
    answer = call(method, f"/v1/messaging/talent/{path}", headers=headers, **({"json": given} if given else {}))
    assert (answer.status_code, answer.json()) == (200, {"name": name})
    [(service, called, wire, _)] = [one for one in call.bus.calls if one[0] == "talent"]
    assert (service, called, wire["actor"]["name"]) == ("talent", name, "王小样")
    assert wire["idempotency_key"] == ("k-1" if method == "POST" else None)
    assert wire["body" if method == "POST" else "query"] == taken
    assert wire["path"] == ({"parked_event_id": PARKED} if PARKED in path else {})
    assert wire["correlation"] == answer.headers["x-request-id"]


def test_a_replay_is_asked_of_every_service_that_sends_to_the_consumer(call: Caller) -> None:
    call.bus.calls.clear()
    for service in SERVICES:
        call.bus.answer(service, "start_replay", lambda wire, service=service: {"service": service})
    answer = call("POST", "/v1/messaging/replays", json={"consumer": "notifications.tell", "since": SINCE})
    assert answer.status_code == 202
    assert answer.json() == {"items": [{"service": "registry"}, {"service": "requests"}, {"service": "talent"}]}
    wires = call.bus.named("start_replay")
    assert [wire["body"] for wire in wires] == [{"consumer": "notifications.tell", "since": SINCE}] * 3


def test_a_replay_that_one_service_cannot_begin_is_refused(call: Caller) -> None:
    call.bus.answer("registry", "start_replay", lambda wire: Failure(UNAVAILABLE, service="registry"))
    answer = call("POST", "/v1/messaging/replays", json={"consumer": CONSUMER, "since": SINCE})
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")


def test_a_consumer_that_there_is_not_is_named_with_those_there_are(call: Caller) -> None:
    for language, word in (("zh", "没有此消费者"), ("en", "There is no such consumer")):
        answer = call(
            "POST",
            "/v1/messaging/replays",
            json={"consumer": "nobody.listens", "since": SINCE},
            headers={"Accept-Language": language},
        )
        assert answer.status_code == 422
        [error] = answer.json()["errors"]
        assert (error["field"], error["value"]) == ("consumer", "nobody.listens")
        assert error["detail"].startswith(word)
        assert CONSUMER in error["detail"]


@pytest.mark.parametrize("service", ["gateway", "nobody", "REGISTRY"])
def test_an_unknown_service_is_not_found(call: Caller, service: str) -> None:
    answer = call("GET", f"/v1/messaging/{service}/parked", headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    assert f"no service {service}" in answer.json()["detail"]


def test_of_a_long_name_only_the_beginning_is_told_back(call: Caller) -> None:
    answer = call("GET", f"/v1/messaging/{'n' * 150}/parked", headers={"Accept-Language": "en"})
    assert f"no service {'n' * 60}," in answer.json()["detail"]


def test_what_is_wrong_is_refused_at_the_door(call: Caller) -> None:
    for method, path, given in (
        ("GET", "registry/parked?status=gone", None),
        ("GET", "registry/parked?sort=x", None),
        ("POST", "registry/parked/replay", {}),
        ("POST", "registry/parked/drop", {"consumer": CONSUMER}),
        ("POST", f"registry/parked/{PARKED}/drop", {"reason": " "}),
        ("POST", "replays", {"consumer": CONSUMER, "since": "2026-11-20"}),
    ):
        answer = call(method, f"/v1/messaging/{path}", **({"json": given} if given is not None else {}))
        assert answer.status_code == 422, path
    assert call("GET", "/v1/messaging/registry/parked/nonsense").status_code == 404


@pytest.mark.parametrize("operation", ADMINISTRATION, ids=lambda operation: operation.name)
def test_administration_is_for_operators(call: Caller, operation: Operation) -> None:
    assert operation.path is not None
    path = operation.path.format(service="registry", parked_event_id=PARKED)
    assert call(operation.method, path, headers=call.bus.signer.bearer(Role.REGISTRAR)).status_code == 403
    assert call.anonymous(operation.method, path).status_code == 401
