"""Reads and moves the business clocks of all services together."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import datetime

from chassis.calling.call import Call, Reply
from chassis.calling.errors import Failure
from contracts.operation import Operation
from contracts.platform import CLOCK_FIXED, GET_TIME, MOVE_TIME, SERVICES
from gateway.asking import Ask, all_replies

# Moving the clock runs everything that falls due on the way: a month of reminders takes its time.
MOVE_SECONDS = 300.0


@dataclass(frozen=True)
class Clocks:
    """The clocks of all services; ``ask(service, operation, call, seconds)`` makes one call."""

    ask: Ask
    movable: bool

    async def get_clock(self, call: Call) -> Reply:
        """Return the time of the platform: the earliest of the services' clocks, which the next move brings in line."""
        return _earliest(await self._all(call))

    async def put_clock(self, call: Call) -> Reply:
        """Move every clock and reply when each service has run what fell due.

        Every service must reply before any clock is moved. If a service is lost in between, its ``Failure`` is the
        reply, and the same move, repeated, brings all clocks in line. The key of the call goes to every service: those
        that have moved with it repeat their reply, the others move.
        """
        if not self.movable:
            raise Failure(CLOCK_FIXED)
        await self._all(Call(actor=call.actor, correlation=call.correlation, traceparent=call.traceparent))
        return _earliest(await all_replies(self._calls(MOVE_TIME, call, MOVE_SECONDS)))

    async def _all(self, call: Call) -> list[Reply]:
        return list(await asyncio.gather(*self._calls(GET_TIME, call, None)))

    def _calls(self, operation: Operation, call: Call, seconds: float | None) -> list[Awaitable[Reply]]:
        return [self.ask(service, operation, call, seconds) for service in SERVICES]


def _earliest(replies: list[Reply]) -> Reply:
    """Return the reply of the clock that is behind all others."""
    earliest = min(replies, key=lambda reply: datetime.fromisoformat(reply.body["now"]))
    return Reply({"now": earliest.body["now"], "movable": earliest.body["movable"]})
