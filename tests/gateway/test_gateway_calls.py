"""Calls to processes of a service that stand in for real ones: choosing, waiting, losing and retrying."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest

from chassis.calling import answers
from chassis.calling.answers import NotRun
from chassis.calling.call import Call, Reply
from chassis.calling.errors import Failure
from chassis.calling.incoming import Incoming, Reader
from chassis.running.settings import Settings
from contracts.problem import KEY_IN_USE, OVERLOADED, TIMED_OUT, UNAVAILABLE
from gateway import replicas as replicas_module
from gateway.calls import Calls
from tests.gateway.recorded import CHANGE_THING, GET_THING, THING_LOCKED
from tests.servers import free_ports

SERVICE = "samples"
OPERATIONS = {(SERVICE, "get_thing"): GET_THING, (SERVICE, "change_thing"): CHANGE_THING}
CALL = Call(correlation="req-1", traceparent="00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")


class Process:
    """Stands in for a process of the service: answers what ``reply`` says, later or never."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self.received: list[Incoming] = []
        self.reply: Callable[[Incoming], Awaitable[bytes | None]] = self._tell_call
        self.name = SERVICE
        self.full = False
        self._writers: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None

    async def _tell_call(self, request: Incoming) -> bytes:
        return answers.result(Reply({"call": json.loads(request.content), "by": self.host}, 7))

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, self.host, self.port)

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        for writer in tuple(self._writers):
            writer.transport.abort()
        await self._server.wait_closed()

    @property
    def connections(self) -> int:
        return len(self._writers)

    async def tell_that_it_stops(self) -> None:
        assert self._server is not None
        self._server.close()
        for writer in tuple(self._writers):
            writer.write(answers.not_run(NotRun.STOPPING))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        incoming = Reader()
        try:
            while data := await reader.read(65536):
                incoming.feed(data)
                while incoming.complete:
                    request = incoming.complete.popleft()
                    if request.method == "GET":
                        hello = answers.result(Reply({"service": self.name}))
                        writer.write(answers.not_run(NotRun.FULL) if self.full else hello)
                        continue
                    self.received.append(request)
                    answer = await self.reply(request)
                    if answer is None:
                        writer.transport.abort()
                        return
                    writer.write(answer)
        except ConnectionError:
            return
        finally:
            self._writers.discard(writer)
            writer.close()


@asynccontextmanager
async def platform(count: int = 1, *, started: int | None = None) -> AsyncIterator[tuple[Calls, list[Process]]]:
    """Calls to this many processes, of which so many are started."""
    (port,) = free_ports(1)
    processes = [Process(f"127.0.0.{number + 1}", port) for number in range(count)]
    urls = ",".join(f"http://{process.host}:{port}" for process in processes)
    calls = Calls(Settings(environment="test", service_urls=urls), OPERATIONS, (SERVICE,))
    async with AsyncExitStack() as stack:
        for process in processes:
            stack.push_async_callback(stopped, process)
        for process in processes[:started]:
            await process.start()
        await calls.start()
        stack.push_async_callback(calls.stop)
        wanted = count if started is None else started
        await until(lambda: len(calls._services[SERVICE].up) == wanted)
        yield calls, processes


async def stopped(process: Process) -> None:
    if process._server is not None:
        await process.stop()


async def until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


def run(scenario: Coroutine[Any, Any, None]) -> None:
    asyncio.run(scenario)


async def refused(calls: Calls, name: str = "get_thing", call: Call = CALL, timeout: float = 5.0) -> Failure:
    with pytest.raises(Failure) as caught:
        await calls.make(SERVICE, name, call, timeout)
    return caught.value


def test_a_call_is_an_http_request_and_gets_its_reply() -> None:
    async def scenario() -> None:
        async with platform() as (calls, (process,)):
            before = time.time()
            reply = await calls.make(SERVICE, "get_thing", CALL, 5.0)
            assert (reply.body["call"], reply.version) == (CALL.to_wire(), 7)
            (request,) = process.received
            assert (request.method, request.path) == ("POST", "/samples/get_thing")
            assert request.deadline is not None
            assert before + 4.9 < request.deadline < time.time() + 5.001
            assert request.sent is not None
            assert before - 0.01 < request.sent < time.time() + 0.01

    run(scenario())


def test_many_calls_at_once_get_their_own_replies() -> None:
    async def scenario() -> None:
        async with platform() as (calls, (process,)):
            made = [calls.make(SERVICE, "get_thing", Call(correlation=str(n)), 10.0) for n in range(200)]
            replies = await asyncio.gather(*made)
            assert [reply.body["call"]["correlation"] for reply in replies] == [str(n) for n in range(200)]
            assert process.connections <= 200

    run(scenario())


def test_connections_are_kept() -> None:
    async def scenario() -> None:
        async with platform() as (calls, (process,)):
            for _ in range(50):
                await calls.make(SERVICE, "get_thing", CALL, 5.0)
            assert process.connections == 1

    run(scenario())


def test_a_failure_of_the_service_is_built_again() -> None:
    async def scenario() -> None:
        failure = Failure(THING_LOCKED, [{"field": "a", "value": 1, "detail": ["甲", "a"]}], who="李四")

        async def reply(request: Incoming) -> bytes:
            return answers.refusal(failure)

        async with platform() as (calls, (process,)):
            process.reply = reply
            found = await refused(calls, "change_thing")
            assert (found.problem, found.params, found.errors) == (THING_LOCKED, {"who": "李四"}, failure.errors)

    run(scenario())


@pytest.mark.parametrize(
    "answer",
    [
        answers.refusal(Failure(THING_LOCKED, who="x")),
        b"HTTP/1.1 500 Oops\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\nnope",
    ],
    ids=["undeclared", "no code", "no JSON"],
)
def test_any_other_answer_is_an_internal_error(answer: bytes) -> None:
    async def reply(request: Incoming) -> bytes:
        return answer

    async def scenario() -> None:
        async with platform() as (calls, (process,)):
            process.reply = reply
            found = await refused(calls, "get_thing")
            assert (found.problem.code, found.params) == ("internal", {"request_id": "req-1"})

    run(scenario())


def test_a_service_that_is_not_there_is_unavailable_at_once() -> None:
    async def scenario() -> None:
        async with platform(started=0) as (calls, _):
            began = time.monotonic()
            assert (await refused(calls, timeout=30.0)).problem == UNAVAILABLE
            assert time.monotonic() - began < 5
            assert not calls.available(SERVICE)

    run(scenario())


def test_another_program_at_the_address_gets_no_calls() -> None:
    async def scenario() -> None:
        async with platform(started=0) as (calls, (process,)):
            process.name = "others"
            await process.start()
            assert (await refused(calls)).problem == UNAVAILABLE
            assert process.received == []

    run(scenario())


def test_a_silent_service_times_out_and_its_late_answer_is_nobodys() -> None:
    async def scenario() -> None:
        async with platform() as (calls, (process,)):
            go_on = asyncio.Event()

            async def late(request: Incoming) -> bytes:
                await go_on.wait()
                return answers.result(Reply("late"))

            tell, process.reply = process.reply, late
            assert (await refused(calls, timeout=0.2)).problem == TIMED_OUT
            # One that is slow is not taken for one that is away.
            assert calls.available(SERVICE)
            go_on.set()
            process.reply = tell
            assert (await calls.make(SERVICE, "get_thing", CALL, 5.0)).version == 7

    run(scenario())


@pytest.mark.parametrize(
    ("name", "key", "again"),
    [("get_thing", None, True), ("change_thing", "a key", True), ("change_thing", None, False)],
)
def test_a_lost_call_is_made_again_if_it_reads_or_has_a_key(name: str, key: str | None, again: bool) -> None:
    async def scenario() -> None:
        async with platform() as (calls, (process,)):
            tell = process.reply

            async def lose_the_first(request: Incoming) -> bytes | None:
                return None if len(process.received) == 1 else await tell(request)

            process.reply = lose_the_first
            call = Call(idempotency_key=key)
            if again:
                assert (await calls.make(SERVICE, name, call, 10.0)).version == 7
                assert len(process.received) == 2
            else:
                assert (await refused(calls, name, call)).problem == TIMED_OUT
                assert len(process.received) == 1

    run(scenario())


def test_a_write_that_was_sent_and_lost_has_an_unknown_outcome_whatever_comes_after() -> None:
    async def scenario(then: bytes | None) -> None:
        async with platform() as (calls, (process,)):

            async def lose_and_go(request: Incoming) -> bytes | None:
                if len(process.received) > 1:
                    return then
                if then is None and process._server is not None:
                    process._server.close()
                return None

            process.reply = lose_and_go
            call = Call(idempotency_key="a key")
            assert (await refused(calls, "change_thing", call, timeout=1.0)).problem == TIMED_OUT

    run(scenario(None))
    run(scenario(answers.not_run(NotRun.FULL)))
    run(scenario(answers.not_run(NotRun.UNKNOWN)))


def test_a_call_that_was_never_sent_is_not_of_unknown_outcome() -> None:
    async def scenario() -> None:
        async with platform() as (calls, (process,)):
            await process.stop()
            await until(lambda: not calls.available(SERVICE))
            assert (await refused(calls, "change_thing", timeout=0.5)).problem == UNAVAILABLE

    run(scenario())


def test_a_call_given_up_in_the_moment_of_its_answer_leaves_no_connection_behind() -> None:
    async def scenario() -> None:
        async with platform() as (calls, (process,)):
            (replica,) = calls._services[SERVICE].up
            answered = asyncio.Event()

            async def hold(request: Incoming) -> bytes:
                await answered.wait()
                return answers.result(Reply("held"))

            process.reply = hold
            call = asyncio.create_task(calls.make(SERVICE, "get_thing", CALL, 10.0))
            await until(lambda: bool(process.received))
            (connection,) = replica._all
            receive = connection.data_received

            def cancelled_then(data: bytes) -> None:
                receive(data)
                call.cancel()

            connection.data_received = cancelled_then  # type: ignore[method-assign]
            answered.set()
            (outcome,) = await asyncio.gather(call, return_exceptions=True)
            assert isinstance(outcome, asyncio.CancelledError)
            assert len(replica._all) == len(replica._idle)

    run(scenario())


def test_connections_of_a_process_that_has_left_are_closed_when_their_calls_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hosts = ["127.0.0.1", "127.0.0.2"]

    async def look_up(address: Any) -> list[str]:
        return list(hosts)

    monkeypatch.setattr(replicas_module, "_hosts_of", look_up)
    monkeypatch.setattr(replicas_module, "LOOK_SECONDS", 0.05)

    async def scenario() -> None:
        async with platform(2) as (calls, (first, _)):
            go_on = asyncio.Event()

            async def hold(request: Incoming) -> bytes:
                await go_on.wait()
                return answers.result(Reply("held"))

            first.reply = hold
            held = [asyncio.create_task(calls.make(SERVICE, "get_thing", CALL, 20.0)) for _ in range(4)]
            await until(lambda: len(first.received) >= 2)
            hosts.remove("127.0.0.1")
            await until(lambda: len(calls._services[SERVICE]._replicas) == 1)
            go_on.set()
            await asyncio.gather(*held)
            await until(lambda: first.connections == 0)

    run(scenario())


def test_a_key_that_a_lost_call_still_holds_is_waited_for_and_no_other() -> None:
    async def scenario() -> None:
        async with platform() as (calls, (process,)):
            tell = process.reply
            script: list[bytes | None] = []

            async def play(request: Incoming) -> bytes | None:
                return script.pop(0) if script else await tell(request)

            process.reply = play
            in_use = answers.refusal(Failure(KEY_IN_USE))
            script[:] = [None, in_use, in_use]
            reply = await calls.make(SERVICE, "change_thing", Call(idempotency_key="a key"), 10.0)
            assert (reply.version, script) == (7, [])
            script[:] = [in_use]
            assert (await refused(calls, "change_thing", Call(idempotency_key="a key"))).problem == KEY_IN_USE

    run(scenario())


def test_a_call_that_is_lost_again_is_given_up() -> None:
    async def lose(request: Incoming) -> None:
        return None

    async def scenario() -> None:
        async with platform() as (calls, (process,)):
            process.reply = lose
            assert (await refused(calls)).problem == TIMED_OUT
            assert len(process.received) == 2

    run(scenario())


def test_what_a_process_has_not_begun_is_made_elsewhere() -> None:
    async def scenario() -> None:
        async with platform(2) as (calls, processes):
            for process, why in zip(processes, (NotRun.FULL, NotRun.STOPPING), strict=True):
                tell = process.reply

                async def refuse(request: Incoming, why: NotRun = why) -> bytes:
                    return answers.not_run(why)

                process.reply = refuse
                for _ in range(4):
                    # A write without a key, which nobody would repeat if it might have been begun.
                    assert (await calls.make(SERVICE, "change_thing", CALL, 5.0)).body["by"] != process.host
                process.reply = tell
                await until(lambda: len(calls._services[SERVICE].up) == 2)

    run(scenario())


def test_a_service_that_is_full_is_overloaded() -> None:
    async def full(request: Incoming) -> bytes:
        return answers.not_run(NotRun.FULL)

    async def scenario() -> None:
        async with platform(2) as (calls, processes):
            for process in processes:
                process.reply = full
            assert (await refused(calls, "change_thing")).problem == OVERLOADED

    run(scenario())


def test_a_process_with_fewer_calls_under_way_is_chosen() -> None:
    async def scenario() -> None:
        async with platform(2) as (calls, (first, second)):
            go_on = asyncio.Event()

            async def hold(request: Incoming) -> bytes:
                await go_on.wait()
                return answers.result(Reply("held"))

            first.reply = hold
            held = [asyncio.create_task(calls.make(SERVICE, "get_thing", CALL, 20.0)) for _ in range(2)]
            await until(lambda: len(first.received) == 1)
            for _ in range(20):
                assert (await calls.make(SERVICE, "get_thing", CALL, 5.0)).body["by"] == second.host
            go_on.set()
            await asyncio.gather(*held)

    run(scenario())


def test_calls_under_way_and_new_ones_survive_a_stop_in_order() -> None:
    async def scenario() -> None:
        async with platform(2) as (calls, (first, second)):
            for _ in range(4):
                await calls.make(SERVICE, "get_thing", CALL, 5.0)
            await first.tell_that_it_stops()
            for _ in range(10):
                assert (await calls.make(SERVICE, "change_thing", CALL, 5.0)).version == 7
            await until(lambda: first.connections == 0)
            assert [replica.address.host for replica in calls._services[SERVICE].up] == [second.host]

    run(scenario())


def test_a_process_that_is_restarted_is_waited_for() -> None:
    async def scenario() -> None:
        async with platform() as (calls, (process,)):
            await process.stop()
            await until(lambda: not calls.available(SERVICE))
            waiting = asyncio.create_task(calls.make(SERVICE, "change_thing", CALL, 20.0))
            await asyncio.sleep(0)
            await process.start()
            assert (await waiting).version == 7

    run(scenario())


def test_a_name_is_looked_up_again_and_a_new_process_gets_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    hosts = ["127.0.0.1"]

    async def look_up(address: Any) -> list[str]:
        if not hosts:
            raise OSError("the name server is away")
        return hosts

    monkeypatch.setattr(replicas_module, "_hosts_of", look_up)
    monkeypatch.setattr(replicas_module, "LOOK_SECONDS", 0.05)

    async def scenario() -> None:
        (port,) = free_ports(1)
        first, second = Process("127.0.0.1", port), Process("127.0.0.2", port)
        settings = Settings(environment="test", service_urls=f"http://localhost:{port}")
        calls = Calls(settings, OPERATIONS, (SERVICE,))
        await first.start()
        await second.start()
        await calls.start()
        await until(lambda: calls.available(SERVICE))
        hosts.append("127.0.0.2")
        await until(lambda: len(calls._services[SERVICE].up) == 2)
        by = [(await calls.make(SERVICE, "get_thing", CALL, 5.0)).body["by"] for _ in range(10)]
        assert by.count("127.0.0.2") == 5
        hosts.remove("127.0.0.1")
        await until(lambda: first.connections == 0)
        assert (await calls.make(SERVICE, "get_thing", CALL, 5.0)).body["by"] == "127.0.0.2"
        hosts.clear()
        await asyncio.sleep(0)
        assert (await calls.make(SERVICE, "get_thing", CALL, 5.0)).body["by"] == "127.0.0.2"
        await calls.stop()
        await first.stop()
        await second.stop()

    run(scenario())


def test_a_process_that_hangs_gets_no_further_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replicas_module, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr(replicas_module, "ANSWER_SECONDS", 0.1)

    async def scenario() -> None:
        async with platform(2) as (calls, (first, second)):
            waits = asyncio.Event()
            first._serve = lambda *_: waits.wait()  # type: ignore[assignment,method-assign,misc]
            await first.stop()
            await first.start()
            await until(lambda: [one.address.host for one in calls._services[SERVICE].up] == [second.host])
            for _ in range(5):
                assert (await calls.make(SERVICE, "change_thing", CALL, 5.0)).body["by"] == second.host

    run(scenario())


def test_a_process_that_takes_no_further_connection_is_full_and_not_away() -> None:
    async def scenario() -> None:
        async with platform() as (calls, [process]):
            arrived, leave = asyncio.Event(), asyncio.Event()

            async def hold(request: Incoming) -> bytes:
                arrived.set()
                await leave.wait()
                return await process._tell_call(request)

            process.reply, process.full = hold, False
            first = asyncio.create_task(calls.make(SERVICE, "get_thing", CALL, 10))
            await asyncio.wait_for(arrived.wait(), 5)
            process.full = True
            with pytest.raises(Failure) as refused:
                await calls.make(SERVICE, "get_thing", CALL, 10)
            assert refused.value.problem is OVERLOADED
            assert calls.available(SERVICE)
            leave.set()
            assert (await first).body["by"] == process.host

    asyncio.run(scenario())
