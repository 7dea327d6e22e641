"""Revocations: tokens refused before they expire, because their session ended or the person's posts changed.

Registry emits every revocation as an event and lists the recent ones on demand. The list is read before the first
token is accepted and regularly after that, because events published while the broker is away are missed.

Whatever an event says, it shuts nobody out for longer than the tokens issued so far are valid: those issued from now
on are accepted. An event that is not plausible is left to the list, which registry itself answers.
"""

import asyncio
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog

from chassis.calling.actor import Actor
from chassis.calling.call import Call
from chassis.calling.errors import Failure
from contracts.gateway import REVOCATIONS
from gateway.bus_protocol import Bus
from gateway.following import RETRY_SECONDS, Following

EVENT = REVOCATIONS.event.type
# Access tokens are valid for five minutes; after that a revocation need not be remembered.
TOKEN_SECONDS = 300.0
SPARE_SECONDS = 60.0
# The clocks of two machines differ by no more than this.
SKEW_SECONDS = 5.0

log = structlog.get_logger("gateway.tokens")


class Revocations:
    """The moments up to which tokens of a session or person are refused."""

    def __init__(self, bus: Bus, call_timeout: float, clock: Callable[[], float] = time.time) -> None:
        self._bus = bus
        self._timeout = call_timeout
        self._clock = clock
        self._before: dict[tuple[str, str | None], float] = {}
        self._listed = False
        self._read_at = 0.0
        self._failed: tuple[float, Failure] | None = None
        self._reading = asyncio.Lock()
        self._following = Following(bus, EVENT, self._reread, self._hear)
        # Called with each new revocation, not with those that are known already and listed again.
        self.listeners: list[Callable[[str], None]] = []

    def start(self) -> None:
        """Start to listen."""
        self._following.start()

    async def stop(self) -> None:
        """Stop listening."""
        await self._following.stop()

    async def ready(self) -> None:
        """Return once the list has been read; raises the ``Failure`` of registry when it cannot be."""
        if not self._listed:
            async with self._reading:
                if not self._listed:
                    # Requests that waited for the same failed attempt must not each make another one.
                    if self._failed and time.monotonic() - self._failed[0] < RETRY_SECONDS:
                        raise self._failed[1]
                    await self.read()

    def refuses(self, actor: Actor, issued: float) -> bool:
        """Whether a token of this actor, issued at this moment (seconds since the epoch), is refused."""
        if not self._before or actor.person_id is None:
            return False
        moments = (
            self._before.get((actor.person_id, None), 0.0),
            self._before.get((actor.person_id, actor.session_id), 0.0) if actor.session_id else 0.0,
        )
        return issued <= max(moments)

    def add(self, data: Mapping[str, Any]) -> None:
        """Add one entry: ``person_id``, ``session_id`` (``None`` for all sessions) and ``before`` (RFC 3339).

        Raises ``ValueError``, ``KeyError`` or ``TypeError`` for one of another form, and for a moment to come.
        """
        before = datetime.fromisoformat(data["before"]).timestamp()
        session = data["session_id"]
        key = (str(UUID(data["person_id"])), None if session is None else str(UUID(session)))
        if before > self._clock() + SKEW_SECONDS:
            raise ValueError("a revocation of tokens that nobody has issued yet")
        if before <= self._before.get(key, 0.0):
            return
        self._before[key] = before
        for listener in self.listeners:
            listener(key[0])

    def forget(self) -> None:
        """Drop the entries older than any valid token."""
        oldest = self._clock() - TOKEN_SECONDS - SPARE_SECONDS
        self._before = {key: before for key, before in self._before.items() if before > oldest}

    @property
    def known(self) -> bool:
        """Whether the list has been read: no token is accepted before."""
        return self._listed

    @property
    def outdated(self) -> bool:
        """Whether something may have been revoked that the next list will not have, because it is too old by then."""
        return time.monotonic() - self._read_at > TOKEN_SECONDS

    @property
    def entries(self) -> int:
        """The number of entries remembered."""
        return len(self._before)

    async def read(self) -> None:
        """Read the list of registry."""
        try:
            reply = await self._bus.call("registry", "list_revocations", Call(), self._timeout)
        except Failure as failure:
            self._failed = (time.monotonic(), failure)
            raise
        for item in reply.body["items"]:
            self._try_to_add(item)
        self._listed, self._read_at = True, time.monotonic()

    async def _hear(self, data: Mapping[str, Any]) -> None:
        self._try_to_add(data)

    def _try_to_add(self, data: Any) -> None:
        """Add an entry unless it is malformed or implausible, which must not end the listening."""
        try:
            self.add(data)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            log.warning("revocation not believed", reason=repr(error))

    async def _reread(self) -> None:
        async with self._reading:
            await self.read()
        self.forget()
