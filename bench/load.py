"""The load generator: a separate process that reads a plan from standard input and prints its measurements, as JSON.

Plan: ``url``; ``clients`` (closed loop: each sends its next request when it has the response) or ``rate`` (open loop:
requests a second, however long responses take); ``seconds``; ``method``, ``paths`` (requested in turn), ``headers`` and
``body`` of the request, in which ``{unique}`` is replaced; ``live``, headers for listening to ``/v1/live`` meanwhile,
so that the time from sending to the live update is measured.

It speaks HTTP/1.1 by hand over persistent connections, because a client library would cost more than the server.
"""

import asyncio
import itertools
import json
import sys
import time
import uuid
from collections import Counter
from typing import Any

import uvloop

from contracts.gateway import ENTRY

CONNECT_SECONDS = 10
PATIENCE_SECONDS = 30
# The status of a server that is overloaded.
REFUSED = 503
# The kind of the live updates that are waited for. The bare program sends no others, and does not name it.
AWAITED = ENTRY.name.encode()


class Connection:
    """One persistent HTTP connection."""

    def __init__(self, host: str, port: int) -> None:
        self._where = (host, port)
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, request: bytes) -> tuple[int, bytes, int]:
        """Send one request; returns status, body, and the seconds after which to retry, if the server says so.

        A connection that the server has closed is replaced.
        """
        if self._writer is None or self._writer.is_closing():
            self._reader, self._writer = await asyncio.open_connection(*self._where)
        if self._reader is None:
            raise RuntimeError("no connection")
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        status = int(head[9:12])
        lower = head.lower()
        length = _number(lower, b"\r\ncontent-length:")
        body = await self._reader.readexactly(length) if length else b""
        if b"connection: close" in lower:
            self._writer.close()
        return status, body, _number(lower, b"\r\nretry-after:")

    def close(self) -> None:
        """Close the connection."""
        if self._writer is not None:
            self._writer.close()


def _number(head: bytes, name: bytes) -> int:
    """Return the value of a header; 0 if it is missing."""
    start = head.find(name)
    return int(head[start + len(name) : head.find(b"\r", start + 2)]) if start >= 0 else 0


class Load:
    """One run of a plan."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan = plan
        host, _, port = plan["url"].removeprefix("http://").partition(":")
        self.where = (host, int(port))
        self.body: str = plan.get("body") or ""
        headers = {"Host": plan["url"].removeprefix("http://"), **plan["headers"]}
        if self.body:
            headers["Content-Type"] = "application/json"
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.heads = itertools.cycle([f"{plan['method']} {path} HTTP/1.1\r\n{lines}" for path in plan["paths"]])
        self.latencies: list[float] = []
        self.statuses: Counter[int] = Counter()
        # By the id of what was created: when its request was sent, and when the live update arrived.
        self.sent: dict[str, float] = {}
        self.heard: dict[str, float] = {}
        self.listening = asyncio.Event()

    def request(self) -> bytes:
        """Return the next request."""
        unique = uuid.uuid4().hex
        body = self.body.replace("{unique}", unique).encode()
        length = f"Content-Length: {len(body)}\r\n" if body else ""
        return f"{next(self.heads).replace('{unique}', unique)}{length}\r\n".encode() + body

    async def once(self, connection: Connection) -> int:
        """Send one request and await its response; returns the seconds after which to retry, if it was refused."""
        begun = time.perf_counter()
        try:
            status, body, wait = await connection.ask(self.request())
        except (OSError, asyncio.IncompleteReadError):
            connection.close()
            self.statuses[0] += 1
            return 0
        self.latencies.append(time.perf_counter() - begun)
        self.statuses[status] += 1
        if self.plan.get("live") and status == 201:
            self.sent[json.loads(body)["id"]] = begun
        return wait if status == REFUSED else 0

    async def closed(self) -> None:
        """Run the closed loop: each client sends its next request when it has a response."""
        end = time.perf_counter() + self.plan["seconds"]

        async def client() -> None:
            connection = Connection(*self.where)
            while time.perf_counter() < end:
                wait = await self.once(connection)
                await asyncio.sleep(max(0.0, min(wait, end - time.perf_counter())))
            connection.close()

        await asyncio.gather(*(client() for _ in range(self.plan["clients"])))

    async def open(self) -> None:
        """Run the open loop: requests are sent at their time, whatever became of those before."""
        free: list[Connection] = []
        running: set[asyncio.Task[None]] = set()
        begun, count = time.perf_counter(), int(self.plan["rate"] * self.plan["seconds"])

        async def one() -> None:
            connection = free.pop() if free else Connection(*self.where)
            await self.once(connection)
            free.append(connection)

        for number in range(count):
            await asyncio.sleep(max(0.0, begun + number / self.plan["rate"] - time.perf_counter()))
            task = asyncio.create_task(one())
            running.add(task)
            task.add_done_callback(running.discard)
        await asyncio.gather(*running)

    async def listen(self) -> None:
        """Note when the live update about each request arrives."""
        reader, writer = await asyncio.open_connection(*self.where)
        headers = "".join(f"{name}: {value}\r\n" for name, value in self.plan["live"].items())
        writer.write(f"GET /v1/live HTTP/1.1\r\nHost: bench\r\n{headers}\r\n".encode())
        kind = AWAITED
        while line := await reader.readline():
            if line.startswith(b"retry:"):
                self.listening.set()
            elif line.startswith(b"event:"):
                kind = line[6:].strip()
            elif line.startswith(b"data:") and kind == AWAITED:
                self.heard[json.loads(line[5:])["link"].rpartition("/")[2]] = time.perf_counter()
            elif line == b"\n":
                kind = AWAITED
        raise ConnectionError("the stream of live updates has ended")

    async def run(self) -> dict[str, Any]:
        """Run the plan and return the measurements."""
        listener = asyncio.create_task(self.listen()) if self.plan.get("live") else None
        if listener:
            await asyncio.wait_for(self.listening.wait(), CONNECT_SECONDS)
        wall, cpu = time.perf_counter(), time.process_time()
        await (self.open() if "rate" in self.plan else self.closed())
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        patience = time.perf_counter() + PATIENCE_SECONDS
        while listener and self.sent.keys() - self.heard.keys() and time.perf_counter() < patience:
            if listener.done():
                # Otherwise what it was told afterwards would look like a loss.
                await listener
            await asyncio.sleep(0.01)
        if listener:
            listener.cancel()
        told = [self.heard[each] - begun for each, begun in self.sent.items() if each in self.heard]
        return {
            "seconds": wall,
            "cpu_share": cpu / wall,
            "statuses": dict(self.statuses),
            "latencies": self.latencies,
            "told": told,
            "untold": len(self.sent) - len(told),
        }


if __name__ == "__main__":
    json.dump(uvloop.run(Load(json.load(sys.stdin)).run()), sys.stdout)
