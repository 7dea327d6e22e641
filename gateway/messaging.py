"""Messaging administration of the whole platform: asks each service for its part."""

import asyncio
from dataclasses import dataclass
from typing import Any

from chassis.calling.call import Call, Reply
from chassis.calling.errors import Failure, invalid
from contracts.catalogue import SUBSCRIPTIONS_BY_CONSUMER
from contracts.messaging.operations import GET_SERVICE_MESSAGING, START_SERVICE_REPLAY
from contracts.platform import SERVICES
from contracts.problem import TIMED_OUT, UNAVAILABLE
from gateway.asking import Ask, all_replies

# A service that does not reply to the summary within this time is shown as away.
SUMMARY_SECONDS = 5.0


@dataclass(frozen=True)
class Messaging:
    """The messaging of all services; ``ask(service, operation, call, seconds)`` makes one call."""

    ask: Ask

    async def get_messaging(self, call: Call) -> Reply:
        """Ask every service; one that is away is shown as such."""
        return Reply({"services": list(await asyncio.gather(*(self._state(name, call) for name in SERVICES)))})

    async def start_replay(self, call: Call) -> Reply:
        """Ask every service whose events the consumer takes; asked again, a service begins anew, which is harmless."""
        given = dict(call.body or {})
        subscription = SUBSCRIPTIONS_BY_CONSUMER.get(given["consumer"])
        if subscription is None:
            known = ", ".join(sorted(SUBSCRIPTIONS_BY_CONSUMER))
            raise invalid(
                "consumer",
                given["consumer"],
                f"没有此消费者;现有:{known}。",
                f"There is no such consumer; there are {known}.",
            )
        services = sorted({event.service for event in subscription.events})
        replies = await all_replies(self.ask(name, START_SERVICE_REPLAY, call) for name in services)
        return Reply({"items": [reply.body for reply in replies]})

    async def _state(self, service: str, call: Call) -> dict[str, Any]:
        try:
            reply = await self.ask(service, GET_SERVICE_MESSAGING, call, SUMMARY_SECONDS)
        except Failure as failure:
            if failure.problem not in (UNAVAILABLE, TIMED_OUT):
                raise
            return {"service": service, "available": False, "outbox": None, "consumers": [], "replays": []}
        body: dict[str, Any] = reply.body
        return body
