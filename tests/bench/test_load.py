"""The load generator: what it sends, and which live updates it waits for."""

import asyncio
import uuid
from typing import Any

import pytest

from bench.load import Load
from contracts.gateway import CHANGED, ENTRY, WORKLIST
from gateway.live_client import frame_of

RATE, SECONDS = 20, 0.2


class Told:
    """A server that creates a thing for each request, and tells its one listener of it as the gateway does.

    Other live updates come before each entry. With ``ends`` the stream ends with the first request.
    """

    def __init__(self, *, ends: bool = False) -> None:
        self._ends = ends
        self._listeners: list[asyncio.StreamWriter] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        while head := await reader.readline():
            while await reader.readline() != b"\r\n":
                pass
            if head.startswith(b"GET /v1/live"):
                writer.write(b"HTTP/1.1 200 OK\r\n\r\nretry: 2000\n\n")
                self._listeners.append(writer)
                return
            new = str(uuid.uuid4())
            body = f'{{"id": "{new}"}}'.encode()
            writer.write(b"HTTP/1.1 201 Created\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
            (listener,) = self._listeners
            listener.write(frame_of(CHANGED, {"things": [{"type": "request", "id": new, "version": 1}]}))
            listener.write(frame_of(WORKLIST, {"kinds": ["requests.to_dispatch"]}))
            if self._ends:
                listener.close()
            listener.write(frame_of(ENTRY, {"id": new, "link": f"/v1/requests/{new}"}, new))


def told_by(server: Told) -> dict[str, Any]:
    """Run a plan against this server; return the measurements."""

    async def run() -> dict[str, Any]:
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
        port = listening.sockets[0].getsockname()[1]
        plan = {"url": f"http://127.0.0.1:{port}", "rate": RATE, "seconds": SECONDS, "method": "POST", "headers": {}}
        async with listening:
            return await Load({**plan, "paths": ["/v1/requests"], "live": {"Person": "somebody"}}).run()

    return asyncio.run(run())


def test_it_waits_for_entries_and_passes_over_the_other_live_updates() -> None:
    measured = told_by(Told())

    count = int(RATE * SECONDS)
    assert (measured["statuses"], measured["untold"], len(measured["told"])) == ({201: count}, 0, count)


def test_a_stream_that_ends_ends_the_measurement() -> None:
    with pytest.raises(ConnectionError, match="has ended"):
        told_by(Told(ends=True))
