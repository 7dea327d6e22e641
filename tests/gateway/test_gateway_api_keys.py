"""API keys at the gateway: exchanged at registry, remembered for as long as the token, narrowed to operations."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from chassis.calling.errors import Failure
from contracts.registry.api_keys import KEY_REFUSED
from contracts.roles import Role
from gateway.revocations import EVENT
from tests.gateway.recorded import PERSON, SESSION, Caller, calling

KEY = "lsk_4oEH0wVhR6mC0Lr3n3K2kq2rX6mO1cJbJ7m8yB1qv2k"
HEADERS = {"Authorization": f"Bearer {KEY}"}


@pytest.fixture
def call() -> Iterator[Caller]:
    with calling() as call:
        exchange(call)
        yield call


def exchange(call: Caller, *operations: str, role: Role = Role.REGISTRAR) -> None:
    """Let registry exchange every key for a token for these operations."""
    named = list(operations or ("list_things", "get_thing"))

    def exchanged(_: dict[str, Any]) -> dict[str, str]:
        return {"access_token": call.bus.signer.token(role, operations=named)}

    call.bus.answer("registry", "exchange_api_key", exchanged)


def test_a_key_is_exchanged_once_and_good_for_its_operations_alone(call: Caller) -> None:
    for _ in range(3):
        assert call("GET", "/v1/things", headers=HEADERS).status_code == 200
    assert len(call.bus.named("exchange_api_key")) == 1
    refused = call("POST", "/v1/things", json={"name": "x"}, headers=HEADERS)
    assert (refused.status_code, refused.json()["code"]) == (403, "key-scope")
    assert "create_thing" in refused.json()["detail"]
    assert call("GET", "/v1/open", headers=HEADERS).status_code == 200


def test_a_key_that_is_for_an_operation_still_needs_the_role(call: Caller) -> None:
    exchange(call, "create_thing")
    assert call("POST", "/v1/things", json={"name": "x"}, headers=HEADERS).status_code == 201
    exchange(call, "create_thing", role=Role.SUPERVISOR)
    other = {"Authorization": "Bearer lsk_another"}
    assert call("POST", "/v1/things", json={"name": "x"}, headers=other).json()["code"] == "forbidden"


def test_a_revoked_key_is_refused_and_not_asked_for_again_and_again(call: Caller) -> None:
    assert call("GET", "/v1/things", headers=HEADERS).status_code == 200

    def refuse(_: dict[str, Any]) -> None:
        raise Failure(KEY_REFUSED)

    call.bus.answer("registry", "exchange_api_key", refuse)
    call.publish(EVENT, {"person_id": PERSON, "session_id": SESSION, "before": "2026-01-01T00:00:00+00:00"})
    assert call("GET", "/v1/things", headers=HEADERS).status_code == 200
    now = datetime.now(UTC).isoformat()
    call.publish(EVENT, {"person_id": PERSON, "session_id": SESSION, "before": now})
    for _ in range(3):
        answer = call("GET", "/v1/things", headers=HEADERS)
        assert (answer.status_code, answer.json()["code"]) == (401, "key-refused")
        assert answer.headers["www-authenticate"].startswith("Bearer")
    assert len(call.bus.named("exchange_api_key")) == 2
