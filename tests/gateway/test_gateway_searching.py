"""The search over everything, over a recorded bus."""

from collections.abc import Iterator

import pytest

from contracts.platform import SERVICES
from contracts.roles import Role
from contracts.search import SEARCH_EVERYTHING
from tests.gateway.recorded import Caller, calling


@pytest.fixture
def call() -> Iterator[Caller]:
    with calling((SEARCH_EVERYTHING,)) as caller:
        for service in SERVICES:
            kind = {"kind": service[-1], "items": [], "more": False, "link": "/"}
            caller.bus.answer(service, "search_service", lambda wire, kind=kind: {"kinds": [kind]})
        yield caller


def asked(call: Caller) -> list[str]:
    return [service for service, name, *_ in call.bus.calls if name == "search_service"]


def test_the_services_with_kinds_that_the_caller_may_list_are_asked(call: Caller) -> None:
    answer = call("GET", "/v1/search?q=污水", headers=call.bus.signer.bearer(Role.SUPERVISOR))
    assert [kind["kind"] for kind in answer.json()["kinds"]] == ["s", "t", "y"]
    assert asked(call) == ["registry", "requests", "talent"]
    call.bus.calls.clear()
    # A registrar sees no requests, but the board of what can be claimed.
    call("GET", "/v1/search?q=污水&kinds=request&kinds=person", headers=call.bus.signer.bearer(Role.REGISTRAR))
    assert asked(call) == ["registry"]
    call.bus.calls.clear()
    call("GET", "/v1/search?q=污水&kinds=course&kinds=person", headers=call.bus.signer.bearer(Role.SUPERVISOR))
    assert asked(call) == ["talent"]


def test_unknown_kinds_and_too_short_texts_are_refused_and_nobody_unknown_searches(call: Caller) -> None:
    for query, field in (
        ("q=污水&kinds=tax", "kinds"),
        ("q=污", "q"),
        ("q=(污)", "q"),
        ("", "q"),
        ("q=污水&limit=99", "limit"),
    ):
        answer = call("GET", f"/v1/search?{query}")
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field), query
    assert asked(call) == []
    assert call.anonymous("GET", "/v1/search?q=污水").status_code == 401
