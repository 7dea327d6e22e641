"""One client that listens to live updates: a bounded queue of frames."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import structlog

from contracts.gateway import RESYNC
from contracts.operation import Frame
from gateway.tokens import Ticket

MOST_WAITING = 100

log = structlog.get_logger("gateway.live")


def frame_of(kind: Frame, data: Mapping[str, Any], identifier: str = "") -> bytes:
    """Convert data to an event of a stream; only what has an id moves the client's `Last-Event-ID`."""
    if identifier and not identifier.isprintable():
        # A line break would begin another event of the stream.
        raise ValueError("an id that is no line")
    # This JSON contains no line breaks, so one data line suffices.
    content = json.dumps(data, ensure_ascii=False)
    line = f"id: {identifier}\n" if identifier else ""
    return f"{line}event: {kind.name}\ndata: {content}\n\n".encode()


RESYNCHRONIZE = frame_of(RESYNC, {})


class Client:
    """One listening connection: a bounded queue of frames, and whether it is to end.

    ``kinds`` are the kinds of things whose changes it wants; ``None`` for all.
    """

    def __init__(self, ticket: Ticket, kinds: frozenset[str] | None = None) -> None:
        self.ticket = ticket
        self.kinds = kinds
        self.roles = ticket.actor.roles
        self._frames: asyncio.Queue[bytes | None] = asyncio.Queue(MOST_WAITING)
        self.ended = False

    def wants(self, kind: str) -> bool:
        """Whether it wants to hear of things of this kind."""
        return self.kinds is None or kind in self.kinds

    def put(self, frame: bytes) -> None:
        """Queue a frame; beyond ``MOST_WAITING`` of them the client is told to read again in place of them all.

        It need not be slow: a bulk brings somebody 200 entries in one moment.
        """
        if self.ended:
            return
        if self._frames.full():
            log.info("client told to read again", person=self.ticket.actor.person_id)
            self._forget()
            frame = RESYNCHRONIZE
        self._frames.put_nowait(frame)

    def end(self) -> None:
        """End the stream at the next frame."""
        if not self.ended:
            self.ended = True
            self._forget()
            self._frames.put_nowait(None)

    def _forget(self) -> None:
        while not self._frames.empty():
            self._frames.get_nowait()

    async def next(self, seconds: float) -> bytes | None:
        """Return the next frame, a heartbeat if none comes within ``seconds``, ``None`` at the end."""
        try:
            return await asyncio.wait_for(self._frames.get(), seconds)
        except TimeoutError:
            return b": heartbeat\n\n"
