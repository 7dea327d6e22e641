"""Operations that several services answer together, over a recorded bus."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pytest
from marshmallow import fields

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure, invalid
from contracts.common import Strict, line
from contracts.gathering import GatheredSchema, part_of
from contracts.operation import SIGNED_IN, Operation
from contracts.problem import INTERNAL, OVERLOADED, TIMED_OUT, UNAVAILABLE, Text
from contracts.roles import Role
from gateway.gathering import Gathering
from tests.gateway.recorded import PERSON, Caller, calling

WORDS = Text("样例", "Sample")


class FindQuery(Strict):
    q = line(20)
    most = fields.Integer(load_default=10)


class FoundSchema(GatheredSchema):
    items = fields.List(fields.String(), required=True)


FIND = Operation("gateway", "find", "GET", "/v1/find", WORDS, SIGNED_IN, query=FindQuery, result=FoundSchema)
FIND_PART = part_of(FIND, "find_part", FoundSchema)


def holding(actor: Actor, query: Mapping[str, Any]) -> Iterable[str]:
    if query["q"] == "!":
        raise invalid("q", query["q"], "无法查找。", "Cannot be looked for.")
    return ("registry", "requests", *(("talent",) if actor.is_any(Role.REGISTRAR) else ()))


def merged(query: Mapping[str, Any], parts: Mapping[str, Any]) -> dict[str, Any]:
    return {"items": [f"{service}: {item}" for service, part in parts.items() for item in part][: query["most"]]}


def refusing(service: str) -> Callable[[Mapping[str, Any]], Failure]:
    return lambda wire: Failure(UNAVAILABLE, service=service)


@pytest.fixture
def call() -> Iterator[Caller]:
    with calling((FIND,), gatherings=(Gathering(FIND, FIND_PART, holding, merged),)) as caller:
        for service in ("registry", "requests", "talent"):
            caller.bus.answer(service, "find_part", lambda wire: [wire["query"]["q"]])
        yield caller


def test_the_services_are_asked_at_once_for_the_caller_and_their_answers_merged(call: Caller) -> None:
    asked: list[str] = []
    all_asked = asyncio.Event()

    def together(service: str) -> Any:
        async def answer() -> list[str]:
            asked.append(service)
            if len(asked) == 3:
                all_asked.set()
            await all_asked.wait()
            return [service[0], "x"]

        return lambda wire: asyncio.ensure_future(answer())

    for service in ("registry", "requests", "talent"):
        call.bus.answer(service, "find_part", together(service))
    answer = call("GET", "/v1/find?q=x&most=5")
    assert answer.status_code == 200
    assert answer.json() == {
        "items": ["registry: r", "registry: x", "requests: r", "requests: x", "talent: t"],
        "unavailable": [],
    }
    wires = call.bus.named("find_part")
    assert [(wire["actor"]["person_id"], wire["query"]) for wire in wires] == [(PERSON, {"q": "x", "most": "5"})] * 3


def test_only_the_services_are_asked_that_have_something_for_the_caller(call: Caller) -> None:
    answer = call("GET", "/v1/find?q=x", headers=call.bus.signer.bearer(Role.SUPERVISOR))
    assert answer.json()["items"] == ["registry: x", "requests: x"]
    assert [service for service, name, *_ in call.bus.calls if name == "find_part"] == ["registry", "requests"]


@pytest.mark.parametrize("problem", [UNAVAILABLE, TIMED_OUT, OVERLOADED, INTERNAL], ids=lambda problem: problem.code)
def test_a_service_that_does_not_answer_is_named_and_hides_nothing_of_the_others(call: Caller, problem: Any) -> None:
    failure = Failure(problem, service="requests", seconds=1, request_id="x")
    call.bus.answer("requests", "find_part", lambda wire: failure)
    answer = call("GET", "/v1/find?q=x")
    assert (answer.status_code, answer.json()) == (
        200,
        {"items": ["registry: x", "talent: x"], "unavailable": ["requests"]},
    )


def test_without_any_answer_there_is_none(call: Caller) -> None:
    for service in ("registry", "requests", "talent"):
        call.bus.answer(service, "find_part", refusing(service))
    answer = call("GET", "/v1/find?q=x")
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert "retry-after" in answer.headers


def test_what_is_refused_by_the_query_or_by_a_service_is_refused(call: Caller) -> None:
    for query in ("", "?q=!", "?q=x&most=many", "?q=x&other=1"):
        assert call("GET", f"/v1/find{query}").status_code == 422, query
    assert call.bus.named("find_part") == []
    call.bus.answer("talent", "find_part", lambda wire: invalid("q", "x", "不对。", "Wrong."))
    answer = call("GET", "/v1/find?q=x")
    assert (answer.status_code, answer.json()["errors"][0]["value"]) == (422, "x")
    assert call.anonymous("GET", "/v1/find?q=x").status_code == 401
