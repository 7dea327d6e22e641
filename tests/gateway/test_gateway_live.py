"""Live updates, heard by a client that speaks ASGI itself, since the streams never end on their own."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import pytest

from chassis.calling.errors import Failure
from chassis.running.settings import Settings
from contracts.registry.stream_tickets import STREAM_TICKET_REFUSED
from gateway.app import create_app
from gateway.live import ENTRIES_READ, EVENT, MOST_PER_PERSON, SINGLE
from gateway.live_client import MOST_WAITING
from gateway.revocations import EVENT as REVOKED
from tests.gateway.recorded import OPERATIONS, PERSON, SESSION, RecordedBus, moment, unused_id


class Listener:
    """One open stream."""

    def __init__(self) -> None:
        self.sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.given: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.task: asyncio.Task[None] | None = None
        self.stalled = asyncio.Event()
        self.stalled.set()
        self.asked = asyncio.Event()

    async def send(self, message: dict[str, Any]) -> None:
        self.asked.set()
        await self.stalled.wait()
        self.sent.put_nowait(message)

    async def head(self) -> dict[str, Any]:
        return await asyncio.wait_for(self.sent.get(), 5)

    async def frame(self) -> str:
        message = await asyncio.wait_for(self.sent.get(), 5)
        return str(message.get("body", b"").decode()) if message.get("more_body") else ""

    async def begun(self) -> None:
        """The stream has begun, and nothing has come yet."""
        assert (await self.head())["status"] == 200
        assert (await self.frame()).startswith("retry: 2000\n")

    async def told(self) -> tuple[str, Any]:
        """The name and the data of the next frame."""
        lines = dict(line.split(": ", 1) for line in (await self.frame()).strip().split("\n"))
        return lines["event"], json.loads(lines["data"])

    async def ended(self) -> None:
        assert self.task is not None
        await asyncio.wait_for(self.task, 5)


class Gateway:
    def __init__(self, app: Any, bus: RecordedBus) -> None:
        self.app = app
        self.bus = bus

    def listen(
        self,
        method: str = "GET",
        *,
        query: str = "",
        headers: dict[str, str] | None = None,
        signed: bool = True,
        **claims: Any,
    ) -> Listener:
        listener = Listener()
        given = {**(self.bus.signer.bearer(**claims) if signed else {}), **(headers or {})}
        scope = {
            "type": "http",
            "method": method,
            "path": "/v1/live",
            "query_string": query.encode(),
            "headers": [(name.lower().encode(), value.encode()) for name, value in given.items()],
            "client": ("127.0.0.1", 1),
        }
        listener.task = asyncio.create_task(self.app(scope, listener.given.get, listener.send))
        return listener

    def entry(self, *texts: str, person: str = PERSON) -> None:
        self.bus.publish(EVENT, {"entries": [entry_of(text, person) for text in texts]})

    @property
    def connections(self) -> float:
        return float(self.app.state.live.connections)


def entry_of(text: str, person: str = PERSON) -> dict[str, str]:
    return {"person_id": person, "id": f"id-{text}", "title": text}


@asynccontextmanager
async def gateway() -> AsyncIterator[Gateway]:
    bus = RecordedBus()
    app = create_app(Settings(environment="test"), bus, OPERATIONS, ("samples",))
    async with app.router.lifespan_context(app):
        while not bus.listeners:
            await asyncio.sleep(0)
        yield Gateway(app, bus)


def in_a_loop(scenario: Callable[[], Coroutine[Any, Any, None]]) -> Callable[[], None]:
    """Make a test of a coroutine function."""

    def test() -> None:
        asyncio.run(scenario())

    test.__name__, test.__doc__ = scenario.__name__, scenario.__doc__
    return test


@in_a_loop
async def test_an_entry_reaches_every_client_of_its_person_and_nobody_else() -> None:
    async with gateway() as running:
        mine, also_mine, other = running.listen(), running.listen(), running.listen(sub=unused_id())
        for listener in (mine, also_mine, other):
            head = await listener.head()
            assert head["status"] == 200
            assert dict(head["headers"])[b"content-type"] == b"text/event-stream"
            assert (await listener.frame()).startswith("retry: 2000\n")
        running.entry("新诉求")
        expected = {"person_id": PERSON, "id": "id-新诉求", "title": "新诉求"}
        for listener in (mine, also_mine):
            identifier, kind, data, *_ = (await listener.frame()).split("\n")
            assert identifier == "id: id-新诉求"
            assert kind == "event: inbox.entry-added"
            assert json.loads(data.removeprefix("data: ")) == expected
        assert other.sent.empty()


@in_a_loop
async def test_of_entries_added_together_each_reaches_its_own_person_in_order() -> None:
    async with gateway() as running:
        someone = unused_id()
        mine, other = running.listen(), running.listen(sub=someone)
        for listener in (mine, other):
            await listener.head()
            await listener.frame()
        entries = [entry_of("1"), entry_of("2", someone), entry_of("3"), entry_of("4", unused_id())]
        running.bus.publish(EVENT, {"entries": entries})
        for listener, told in ((mine, ("1", "3")), (other, ("2",))):
            for text in told:
                assert (await listener.frame()).startswith(f"id: id-{text}\n")
            assert listener.sent.empty()


@in_a_loop
async def test_an_entry_from_notifications_of_the_release_before_is_sent_alike() -> None:
    async with gateway() as running:
        listener = running.listen()
        await listener.head()
        await listener.frame()
        running.entry("新诉求")
        running.bus.publish(SINGLE, entry_of("新诉求"))
        assert await listener.frame() == await listener.frame()


@in_a_loop
async def test_a_quiet_stream_has_heartbeats() -> None:
    async with gateway() as running:
        running.app.state.live.heartbeat = 0.01
        listener = running.listen()
        await listener.head()
        await listener.frame()
        assert await listener.frame() == ": heartbeat\n\n"


@in_a_loop
async def test_a_stream_ends_with_its_token() -> None:
    async with gateway() as running:
        listener = running.listen(exp=time.time() + 0.2)
        await listener.ended()
        assert running.connections == 0


@in_a_loop
async def test_a_stream_ends_when_its_session_is_revoked() -> None:
    async with gateway() as running:
        revoked, other = running.listen(), running.listen(sid=unused_id())
        for listener in (revoked, other):
            await listener.head()
            await listener.frame()
        running.bus.publish(REVOKED, {"person_id": PERSON, "session_id": SESSION, "before": moment(time.time())})
        await revoked.ended()
        running.entry("x")
        assert "id-x" in await other.frame()


@in_a_loop
async def test_a_stream_whose_session_is_revoked_while_it_opens_does_not_begin() -> None:
    async with gateway() as running:
        listener = running.listen()
        listener.stalled.clear()
        await asyncio.wait_for(listener.asked.wait(), 5)
        running.bus.publish(REVOKED, {"person_id": PERSON, "session_id": SESSION, "before": moment(time.time())})
        while not running.app.state.revocations.entries:
            await asyncio.sleep(0)
        listener.stalled.set()
        await listener.ended()
        assert running.connections == 0


@in_a_loop
async def test_what_is_revoked_already_is_not_told_again() -> None:
    async with gateway() as running:
        revocations = running.app.state.revocations
        told: list[str] = []
        revocations.listeners.append(told.append)
        entry = {"person_id": PERSON, "session_id": SESSION, "before": moment(time.time())}
        revocations.add(entry)
        revocations.add(entry)
        assert told == [PERSON]


@in_a_loop
async def test_a_stream_ends_when_the_client_leaves() -> None:
    async with gateway() as running:
        listener = running.listen()
        await listener.head()
        await listener.frame()
        assert running.connections == 1
        listener.given.put_nowait({"type": "http.disconnect"})
        await listener.ended()
        assert running.connections == 0


@in_a_loop
async def test_a_client_that_does_not_take_its_entries_is_told_to_read_again() -> None:
    async with gateway() as running:
        listener = running.listen()
        await listener.begun()
        listener.stalled.clear()
        listener.asked.clear()
        running.entry("taken")
        await listener.asked.wait()
        for number in range(3 * MOST_WAITING - 10):
            running.entry(str(number))
        (arriving,) = [queue for types, queue in running.bus.listeners if EVENT in types]
        while not arriving.empty():
            await asyncio.sleep(0)
        running.entry("last")
        listener.stalled.set()
        told = []
        while not told or told[-1][1].get("id") != "id-last":
            told.append(await listener.told())
        assert told[0][1]["id"] == "id-taken"
        assert told[1] == ("resync", {})
        assert len(told) <= MOST_WAITING + 2


@in_a_loop
async def test_many_entries_of_one_moment_end_no_stream() -> None:
    """A bulk brings somebody who is quick as many as it has items."""
    async with gateway() as running:
        listener = running.listen()
        await listener.begun()
        running.entry(*map(str, range(2 * MOST_WAITING)))
        assert await listener.told() == ("resync", {})
        running.entry("next")
        told = await listener.told()
        while told[1]["id"] != "id-next":
            told = await listener.told()


@in_a_loop
async def test_entries_are_asked_of_the_bus_only_while_somebody_listens() -> None:
    async with gateway() as running:
        idle = len(running.bus.listeners)
        assert [types for types, _ in running.bus.listeners if EVENT in types] == []
        listener = running.listen()
        await listener.head()
        await listener.frame()
        assert len(running.bus.listeners) == idle + 2
        running.app.state.live._rest()
        await asyncio.sleep(0)
        assert len(running.bus.listeners) == idle + 2
        listener.given.put_nowait({"type": "http.disconnect"})
        await listener.ended()
        running.app.state.live._rest()
        while len(running.bus.listeners) > idle:
            await asyncio.sleep(0)
        again = running.listen()
        await again.head()
        await again.frame()
        running.entry("again")
        assert (await again.frame()).startswith("id: id-again\n")


@in_a_loop
async def test_a_person_may_listen_so_many_times() -> None:
    async with gateway() as running:
        listeners = [running.listen() for _ in range(MOST_PER_PERSON)]
        for listener in listeners:
            await listener.head()
            await listener.frame()
        refused = await running.listen().head()
        assert refused["status"] == 429
        listeners[0].given.put_nowait({"type": "http.disconnect"})
        await listeners[0].ended()
        assert (await running.listen().head())["status"] == 200


@in_a_loop
async def test_closing_ends_every_stream_and_takes_no_new_one() -> None:
    async with gateway() as running:
        listener = running.listen()
        await listener.head()
        running.app.state.live.close()
        await listener.ended()
        late = running.listen()
        assert (await late.head())["status"] == 200
        await late.ended()


@in_a_loop
async def test_head_tells_the_kind_without_opening_a_stream() -> None:
    async with gateway() as running:
        listener = running.listen("HEAD")
        assert (await listener.head())["status"] == 200
        await listener.ended()
        assert running.connections == 0


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"person_id": PERSON},
        {"person_id": PERSON, "id": {"x"}, "title": {"x"}},
        {"person_id": PERSON, "id": "1\nevent: forged\ndata: {}\n\n", "title": "x"},
    ],
)
def test_an_event_that_is_not_understood_is_passed_over(data: dict[str, Any]) -> None:
    async def scenario() -> None:
        async with gateway() as running:
            listener = running.listen()
            await listener.head()
            await listener.frame()
            running.bus.publish(SINGLE, data)
            running.bus.publish(EVENT, data)
            running.bus.publish(EVENT, {"entries": [data]})
            running.entry("next")
            assert "id-next" in await listener.frame()

    asyncio.run(scenario())


REQUEST_ID, ENTERPRISE = unused_id(), unused_id()


def changed(**ids: str) -> dict[str, Any]:
    return {"id": REQUEST_ID, "enterprise_id": ENTERPRISE, "version": 2, **ids}


@in_a_loop
async def test_a_change_is_told_to_those_who_see_the_thing_and_to_nobody_else() -> None:
    async with gateway() as running:
        contact = running.listen(posts=[["enterprise_contact", ENTERPRISE, None]])
        other = running.listen(sub=unused_id(), posts=[["enterprise_contact", unused_id(), None]])
        await contact.begun()
        await other.begun()
        running.bus.publish("request.submitted.v1", changed())
        assert await contact.told() == (
            "changed",
            {"things": [{"type": "request", "id": REQUEST_ID, "version": 2}]},
        )
        assert (await contact.told())[0] == "worklist"
        running.entry("x", person=PERSON)
        assert "id-x" in await contact.frame()
        assert other.sent.empty()


@in_a_loop
async def test_kinds_that_there_are_not_are_refused() -> None:
    async with gateway() as running:
        refused = running.listen(query="types=request,wish&types=venue", headers={"Accept-Language": "en"})
        assert (await refused.head())["status"] == 422
        (error,) = json.loads((await refused.head())["body"])["errors"]
        assert (error["field"], error["in"], error["value"]) == ("types", "query", "wish")
        assert "venue" in error["detail"]
        await running.listen(query="types=request,venue").begun()


@in_a_loop
async def test_what_is_read_in_one_window_is_told_to_the_others() -> None:
    async with gateway() as running:
        here, there, other = running.listen(), running.listen(), running.listen(sub=unused_id())
        for listener in (here, there, other):
            await listener.begun()
        running.bus.publish(ENTRIES_READ, {"person_id": PERSON, "unread": 4})
        for listener in (here, there):
            assert await listener.told() == ("inbox.entries-read", {"unread": 4})
        assert other.sent.empty()


@in_a_loop
async def test_a_client_that_was_sent_no_entry_has_an_id_to_come_again_with() -> None:
    """Without it a browser's EventSource would miss what changed meanwhile."""
    async with gateway() as running:
        listener = running.listen()
        await listener.head()
        (identifier,) = (line[4:] for line in (await listener.frame()).split("\n") if line.startswith("id: "))
        for options in ({"headers": {"Last-Event-ID": identifier}}, {"query": f"after={identifier}"}):
            again = running.listen(**options)
            await again.head()
            # It keeps the id that it came with.
            assert await again.frame() == "retry: 2000\n\n"
            assert await again.told() == ("resync", {})


@pytest.mark.parametrize(
    "options", [{"headers": {"Last-Event-ID": "x"}}, {"query": f"after={unused_id()}"}], ids=["header", "query"]
)
def test_after_a_reconnection_a_client_is_told_to_read_again(options: dict[str, Any]) -> None:
    async def scenario() -> None:
        async with gateway() as running:
            again = running.listen(**options)
            await again.begun()
            assert await again.told() == ("resync", {})

    asyncio.run(scenario())


@in_a_loop
async def test_a_client_is_told_when_the_gateway_itself_has_missed_something() -> None:
    async with gateway() as running:
        listener = running.listen()
        await listener.begun()
        running.bus.connections += 1
        running.entry("x")
        assert await listener.told() == ("resync", {})
        assert "id-x" in await listener.frame()


@in_a_loop
async def test_a_stream_outlives_its_token_and_ends_at_the_time_that_registry_gave() -> None:
    async with gateway() as running:
        now = time.time()
        listener = running.listen(exp=now + 0.1, stream_until=now + 0.6)
        await listener.begun()
        while time.time() <= now + 0.2:
            await asyncio.sleep(0.01)
        running.entry("x")
        assert "id-x" in await listener.frame()
        await listener.ended()


@in_a_loop
async def test_a_stream_of_an_expired_token_ends_when_revocations_may_be_unknown() -> None:
    async with gateway() as running:
        running.app.state.live.heartbeat = 0.01
        listener = running.listen(exp=time.time() + 0.05, stream_until=time.time() + 60)
        await listener.begun()
        running.app.state.revocations._read_at -= 1000
        await listener.ended()


def ticket_holder(running: Gateway, *, until: float = 60) -> list[dict[str, Any]]:
    """Have registry redeem a ticket once; returns the calls."""
    calls: list[dict[str, Any]] = []
    now = time.time()

    def redeem(call: dict[str, Any]) -> Any:
        calls.append(call)
        if len(calls) > 1 or call["body"] != {"ticket": "abc"}:
            return Failure(STREAM_TICKET_REFUSED)
        post = {"role": "enterprise_contact", "organization_id": ENTERPRISE, "chain_id": None}
        return {
            "person_id": PERSON,
            "session_id": SESSION,
            "name": "王小样",
            "posts": [post],
            "issued_at": moment(now),
            "until": moment(now + until),
        }

    running.bus.answer("registry", "redeem_stream_ticket", redeem)
    return calls


@in_a_loop
async def test_a_ticket_opens_one_stream_of_its_holder() -> None:
    async with gateway() as running:
        ticket_holder(running)
        listener = running.listen(signed=False, query="ticket=abc&types=request")
        await listener.begun()
        running.bus.publish("request.submitted.v1", changed())
        assert (await listener.told())[0] == "changed"
        for query in ("ticket=abc", "ticket=other"):
            assert (await running.listen(signed=False, query=query).head())["status"] == 401
        running.bus.publish(REVOKED, {"person_id": PERSON, "session_id": SESSION, "before": moment(time.time())})
        await listener.ended()


@in_a_loop
async def test_a_stream_of_a_ticket_ends_when_the_signing_keys_change() -> None:
    """By which key its holder was believed is not known: it may be the one that was stolen."""
    async with gateway() as running:
        ticket_holder(running)
        listener = running.listen(signed=False, query="ticket=abc")
        await listener.begun()
        for told in running.app.state.live._tokens.listeners:
            told()
        await listener.ended()


@in_a_loop
async def test_a_ticket_is_no_way_to_anything_else() -> None:
    async with gateway() as running:
        calls = ticket_holder(running)
        assert (await running.listen(query="ticket=abc").head())["status"] == 200
        assert calls == []
        listener = running.listen(signed=False)
        assert (await listener.head())["status"] == 401
