"""Many clients with live updates: ``python -m bench.listen`` reads a plan and prints figures, as JSON.

Plan: ``url``; ``clients``, the headers of each; ``rest``, seconds in which nothing happens once all are connected;
``amqp``, ``exchange``, ``key`` and ``events``, which are published at once ``bursts`` times, ``{unique}`` replaced;
``updates``, how many updates all clients together receive from one burst; ``pids``, the processes whose processor time
counts, by name, and ``server``, the name of the one whose memory counts.
"""

import asyncio
import json
import sys
import time
import uuid
from typing import Any

import aio_pika
import uvloop

from bench.usage import Meter, resident_megabytes

# How many clients connect at the same time, so that none is refused for too many requests in hand.
AT_ONCE = 50
PATIENCE_SECONDS = 60
_CONNECTED, _UPDATE = b"retry:", b"\ndata: {"


class Client(asyncio.Protocol):
    """One open stream; ``told`` is called for each update that arrives."""

    def __init__(self, request: bytes, listener: "Listeners") -> None:
        self._request, self._listener = request, listener
        self._tail = b""
        self.connected: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Request the stream."""
        self.transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        """Count updates; one that is cut in two is counted with its second half."""
        now, text = time.perf_counter(), self._tail + data
        if not self.connected.done() and _CONNECTED in text:
            self.connected.set_result(None)
        for _ in range(text.count(_UPDATE)):
            self._listener.told(now)
        self._tail = text[1 - len(_UPDATE) :]

    def connection_lost(self, error: Exception | None) -> None:
        """Note the end of the stream, which must not end by itself."""
        if not self.connected.done():
            self.connected.set_exception(ConnectionError(f"not connected: {self._tail!r} {error}"))


class Listeners:
    """One run of a plan."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan = plan
        self._arrived: list[float] = []
        self._complete = asyncio.Event()

    def told(self, moment: float) -> None:
        """Note that an update has arrived at a client."""
        self._arrived.append(moment)
        if len(self._arrived) == self.plan["updates"]:
            self._complete.set()

    async def run(self) -> dict[str, Any]:
        """Connect, rest, receive the bursts, disconnect."""
        plan, server = self.plan, self.plan["pids"][self.plan["server"]]
        memory, meter, begun = resident_megabytes(server), Meter(plan["pids"]), time.perf_counter()
        clients = await self._connect()
        seconds, used = time.perf_counter() - begun, meter.seconds()
        found = {"seconds": seconds, "cpu": used, "kilobytes": (resident_megabytes(server) - memory) * 1000}
        meter = Meter(plan["pids"])
        await asyncio.sleep(plan["rest"])
        resting = meter.seconds()[plan["server"]]
        found["resting"] = resting / plan["rest"] if plan["rest"] else 0.0
        found["burst"] = await self._bursts()
        for client in clients:
            client.transport.close()
        return found

    async def _connect(self) -> list[Client]:
        host, _, port = self.plan["url"].removeprefix("http://").partition(":")
        loop, room = asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE)

        async def one(headers: dict[str, str]) -> Client:
            lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
            request = f"GET /v1/live HTTP/1.1\r\nHost: bench\r\n{lines}\r\n".encode()
            async with room:
                _, client = await loop.create_connection(lambda: Client(request, self), host, int(port))
                await asyncio.wait_for(client.connected, PATIENCE_SECONDS)
            return client

        return await asyncio.gather(*(one(headers) for headers in self.plan["clients"]))

    async def _bursts(self) -> dict[str, Any]:
        """Publish a burst and wait until all clients have received it, again and again."""
        plan = self.plan
        async with await aio_pika.connect(plan["amqp"]) as connection:
            channel = await connection.channel(publisher_confirms=False)
            exchange = await channel.get_exchange(plan["exchange"], ensure=True)
            delays: list[float] = []
            seconds, meter, own = 0.0, Meter(plan["pids"]), time.process_time()
            for _ in range(plan["bursts"]):
                bodies = [event.replace("{unique}", str(uuid.uuid4())).encode() for event in plan["events"]]
                messages = [aio_pika.Message(body, content_type="application/json") for body in bodies]
                self._arrived.clear()
                self._complete.clear()
                begun = time.perf_counter()
                for message in messages:
                    await exchange.publish(message, plan["key"])
                await asyncio.wait_for(self._complete.wait(), PATIENCE_SECONDS)
                delays += [moment - begun for moment in self._arrived]
                seconds += self._arrived[-1] - begun
            share = (time.process_time() - own) / seconds if seconds else 0.0
            return {"delays": delays, "seconds": seconds, "cpu": meter.seconds(), "cpu_share": share}


async def _main() -> dict[str, Any]:
    return await Listeners(json.load(sys.stdin)).run()


if __name__ == "__main__":
    json.dump(uvloop.run(_main()), sys.stdout)
