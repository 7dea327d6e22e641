"""A cached response is what the service would answer, whoever asks and whatever happens meanwhile."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest
from marshmallow import fields

from chassis.calling.actor import Actor, Post
from chassis.calling.errors import Failure
from contracts.common import Strict, Tolerant
from contracts.operation import SIGNED_IN, Cacheable, Event
from contracts.problem import TIMED_OUT, Text
from contracts.roles import Role
from gateway import cache
from gateway.cache import ResponseCache
from gateway.metrics import Metrics
from gateway.request_context import RequestContext, Response, read_head
from tests.gateway.recorded import (
    OPERATIONS,
    ORGANIZATION,
    PERSON,
    Caller,
    RecordedBus,
    ThingSchema,
    calling,
    moment,
    sample,
)

SHELF_CHANGED = Event("shelf.changed.v1", "samples", Text("书架已变更", "The shelf changed"), Tolerant)
CACHEABLE = Cacheable((SHELF_CHANGED,), frozenset({Role.REGISTRAR}))


class ShelfQuery(Strict):
    inactive = fields.Boolean(load_default=False)


GET_SHELF = sample(
    "get_shelf",
    "GET",
    "/v1/shelves/{name}",
    access=SIGNED_IN,
    query=ShelfQuery,
    result=ThingSchema,
    cacheable=CACHEABLE,
)
CHANGE_SHELF = sample("change_shelf", "POST", "/v1/shelves", access=frozenset({Role.REGISTRAR}), result=ThingSchema)
GET_PLAN = sample(
    "get_plan",
    "GET",
    "/v1/plan",
    access=frozenset({Role.DISPATCHER, Role.REGISTRAR}),
    result=ThingSchema,
    cacheable=CACHEABLE,
)
SHELF = "/v1/shelves/A1"


@pytest.fixture
def call() -> Iterator[Caller]:
    """A dispatcher, who reads the shelf and changes nothing."""
    with calling((*OPERATIONS, GET_SHELF, CHANGE_SHELF, GET_PLAN)) as caller:
        caller.bearer = caller.bus.signer.bearer(Role.DISPATCHER)
        show(caller, "第一版")
        yield caller


def show(call: Caller, name: str) -> None:
    """Let every read of the samples show this."""
    for operation in (GET_SHELF, CHANGE_SHELF, GET_PLAN):
        call.bus.always(operation.name, {"id": PERSON, "name": name, "version": 1})


def shown(call: Caller, path: str = SHELF, **options: Any) -> str:
    answer = call("GET", path, **options)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["name"])


def asked(call: Caller) -> int:
    """How often the service was asked for the shelf."""
    return len(call.bus.named("get_shelf"))


def told(call: Caller) -> None:
    """Have an event come, and be taken note of."""
    call.publish(SHELF_CHANGED.type, {})
    call.run(asyncio.sleep, 0)


def test_a_cached_response_is_given_without_asking_the_service(call: Caller) -> None:
    first, second = call("GET", SHELF), call("GET", SHELF)
    assert asked(call) == 1
    assert second.content == first.content
    for name in ("etag", "content-type", "cache-control", "vary"):
        assert second.headers[name] == first.headers[name]
    assert second.headers["cache-control"] == "private, no-cache"
    assert second.headers["x-request-id"] != first.headers["x-request-id"]
    assert "gateway_kept_answers_total" in call.figures()


def test_a_client_that_has_it_gets_no_content_from_memory_either(call: Caller) -> None:
    tag = call("GET", SHELF).headers["etag"]
    answer = call("GET", SHELF, headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
    assert "content-type" not in answer.headers
    assert call("GET", SHELF, headers={"If-None-Match": '"1"'}).status_code == 200
    assert call("HEAD", SHELF).headers["content-length"] == str(len(call("GET", SHELF).content))
    assert asked(call) == 1


def test_an_event_makes_it_new(call: Caller) -> None:
    shown(call)
    show(call, "第二版")
    assert shown(call) == "第一版"
    told(call)
    assert shown(call) == "第二版"


def test_a_write_through_this_gateway_makes_it_new_for_everybody_without_waiting_for_the_event(call: Caller) -> None:
    shown(call)
    show(call, "第二版")
    assert call("POST", "/v1/shelves", headers=call.bus.signer.bearer(Role.REGISTRAR)).status_code == 200
    assert shown(call) == "第二版"


def test_who_may_write_is_always_answered_by_the_service(call: Caller) -> None:
    shown(call)
    show(call, "第二版,经另一个网关写入")
    writer = call.bus.signer.bearer(Role.REGISTRAR, Role.DISPATCHER)
    assert shown(call, headers=writer) == "第二版,经另一个网关写入"
    # What the service has told one is as new for all others.
    assert shown(call) == "第二版,经另一个网关写入"
    assert asked(call) == 2


def test_another_path_and_another_query_have_an_answer_of_their_own(call: Caller) -> None:
    call.bus.answer("samples", "get_shelf", lambda wire: {"name": f"{wire['path']['name']} {wire['query']}"})
    paths = [SHELF, "/v1/shelves/B2", f"{SHELF}?inactive=true", f"{SHELF}?inactive=false"]
    first = [shown(call, path) for path in paths]
    assert len(set(first)) == len(paths)
    assert [shown(call, path) for path in paths] == first
    assert asked(call) == len(paths)
    assert call("GET", f"{SHELF}?other=1").status_code == 422


def test_a_cached_response_is_shown_only_to_those_who_may_call(call: Caller) -> None:
    shown(call)
    assert shown(call, "/v1/plan") == "第一版"
    assert call.anonymous("GET", SHELF).status_code == 401
    assert call("GET", "/v1/plan", headers=call.bus.signer.bearer(Role.OPERATOR)).status_code == 403
    first_password = call.bus.signer.bearer(Role.DISPATCHER, must_change_password=True)
    assert call("GET", SHELF, headers=first_password).status_code == 403
    call.publish("access.changed.v1", {"person_id": PERSON, "session_id": None, "before": moment(time.time())})
    assert call("GET", SHELF).status_code == 401


def test_a_refusal_is_not_cached(call: Caller) -> None:
    call.bus.fail("get_shelf", Failure(TIMED_OUT, service="samples"))
    assert call("GET", SHELF).status_code == 504
    show(call, "第一版")
    assert shown(call) == "第一版"


def test_what_was_asked_through_an_earlier_connection_is_not_answered(call: Caller) -> None:
    shown(call)
    call.bus.connections += 1
    show(call, "第二版")
    assert shown(call) == "第二版"
    assert shown(call) == "第二版"
    assert asked(call) == 2


def test_while_no_events_arrive_the_service_is_asked(call: Caller) -> None:
    shown(call)
    call.bus.listening = False
    show(call, "第二版")
    assert shown(call) == "第二版"
    assert shown(call) == "第二版"
    assert asked(call) == 3


# The moments between: with a cache alone, called as the endpoint calls it.


class Desk:
    """A cache whose clock stands still, asked by a dispatcher unless a test says otherwise."""

    def __init__(self) -> None:
        self.bus = RecordedBus()
        self.now = 0.0
        self.cache = ResponseCache(self.bus, (GET_SHELF, CHANGE_SHELF), Metrics(), lambda: self.now)

    def find(self, path: str = SHELF) -> bytes | None:
        found = self.cache.find(GET_SHELF, request(path))
        return found.body if found else None

    def store(self, body: bytes = b"{}", path: str = SHELF) -> None:
        self.cache.store(GET_SHELF, request(path), self.cache.mark(), Response(200, body))

    async def told(self) -> None:
        self.bus.publish(SHELF_CHANGED.type, {})
        await asyncio.sleep(0)


def request(path: str) -> RequestContext:
    async def receive() -> dict[str, Any]:
        raise AssertionError("nothing is received")

    found = read_head({"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b""}, receive)
    found.actor = Actor("somebody", PERSON, None, (Post(Role.DISPATCHER, ORGANIZATION),))
    return found


def with_desk(test: Callable[[Desk], Coroutine[Any, Any, None]]) -> None:
    """Run a test with a cache that listens."""

    async def run() -> None:
        desk = Desk()
        desk.cache.start()
        await asyncio.sleep(0)
        try:
            await test(desk)
        finally:
            await desk.cache.stop()

    asyncio.run(run())


def test_a_response_that_was_under_way_when_the_event_came_is_not_cached() -> None:
    async def test(desk: Desk) -> None:
        mark = desk.cache.mark()
        await desk.told()
        desk.cache.store(GET_SHELF, request(SHELF), mark, Response(200, b"read before the change"))
        assert desk.find() is None
        desk.store(b"read after it")
        assert desk.find() == b"read after it"

    with_desk(test)


def test_a_response_that_came_just_before_the_event_was_seen_is_dropped_with_the_rest() -> None:
    async def test(desk: Desk) -> None:
        desk.bus.publish(SHELF_CHANGED.type, {})
        desk.store(b"read before the change")
        await asyncio.sleep(0)
        assert desk.find() is None

    with_desk(test)


def test_a_response_that_was_asked_for_earlier_does_not_take_the_place_of_a_later_one() -> None:
    async def test(desk: Desk) -> None:
        mark = desk.cache.mark()
        desk.now += 0.1
        desk.store(b"read after the change, whose event is still on its way")
        desk.cache.store(GET_SHELF, request(SHELF), mark, Response(200, b"read before it"))
        assert desk.find() == b"read after the change, whose event is still on its way"

    with_desk(test)


def test_a_response_that_was_under_way_during_a_write_is_not_cached() -> None:
    async def test(desk: Desk) -> None:
        mark = desk.cache.mark()
        desk.cache.store(CHANGE_SHELF, request("/v1/shelves"), desk.cache.mark(), Response(200))
        desk.cache.store(GET_SHELF, request(SHELF), mark, Response(200, b"read before the change"))
        assert desk.find() is None

    with_desk(test)


def test_a_response_that_was_under_way_when_the_connection_was_lost_is_not_cached() -> None:
    async def test(desk: Desk) -> None:
        mark = desk.cache.mark()
        desk.bus.connections += 1
        desk.cache.store(GET_SHELF, request(SHELF), mark, Response(200, b"events may have been missed since"))
        assert desk.find() is None

    with_desk(test)


def test_nothing_is_cached_for_longer_than_an_event_may_be_late() -> None:
    async def test(desk: Desk) -> None:
        desk.store()
        desk.now = cache.LONGEST_SECONDS
        assert desk.find() == b"{}"
        desk.now += 0.1
        assert desk.find() is None
        desk.store(b"anew")
        assert desk.find() == b"anew"

    with_desk(test)


def test_what_is_cached_stays_within_its_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_RESPONSES", 3)
    monkeypatch.setattr(cache, "MOST_BYTES", 10)

    async def test(desk: Desk) -> None:
        for number in range(50):
            desk.store(b"x", f"/v1/shelves/{number % 7}")
            assert sum(desk.find(f"/v1/shelves/{each}") is not None for each in range(7)) <= 3
        # One that replaces another takes its room, not room of its own.
        for _ in range(50):
            desk.store(b"12345")
            assert desk.find() == b"12345"
        desk.store(b"123456", "/v1/shelves/other")
        assert desk.find() is None
        desk.store(b"12345678901", "/v1/shelves/large")
        assert desk.find("/v1/shelves/large") is None

    with_desk(test)
