"""The operators' levers on events: each is handed to the service it is about, the summary is asked of all of them."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from chassis.calling.call import Call, Reply
from chassis.calling.errors import Failure, invalid, not_found
from contracts.catalogue import SUBSCRIPTIONS_BY_CONSUMER
from contracts.messaging.services import MESSAGING_OPERATIONS
from contracts.problem import TIMED_OUT, UNAVAILABLE

# A service that does not answer the summary within this is shown as away.
SUMMARY_SECONDS = 5.0

# Answered by one service: the name of the operation is the same there.
HANDED_OVER = (
    "list_outbox", "list_parked", "get_parked", "replay_parked", "replay_parked_many", "drop_parked",
    "drop_parked_many", "list_gaps", "skip_gap",
)  # fmt: skip


@dataclass(frozen=True)
class Messaging:
    """The levers of all services; ``ask(operation, call, seconds)`` makes one call."""

    ask: Callable[..., Awaitable[Reply]]

    @property
    def own(self) -> dict[str, Callable[[Call], Awaitable[Reply]]]:
        """What answers each operation."""
        found: dict[str, Callable[[Call], Awaitable[Reply]]] = {
            "get_messaging": self.get_messaging,
            "start_replay": self.start_replay,
        }
        return found | {name: self._hand_over(name) for name in HANDED_OVER}

    async def get_messaging(self, call: Call) -> Reply:
        """Ask every service; one that is away is shown as such."""
        return Reply(
            {"services": list(await asyncio.gather(*(self._state(name, call) for name in MESSAGING_OPERATIONS)))}
        )

    async def start_replay(self, call: Call) -> Reply:
        """Ask every service whose events the consumer takes. Asked twice, a service begins anew, which is harmless."""
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
        replies = await asyncio.gather(
            *(self.ask(MESSAGING_OPERATIONS[name]["start_replay"], call) for name in services), return_exceptions=True
        )
        for reply in replies:
            if isinstance(reply, BaseException):
                raise reply
        return Reply({"items": [reply.body for reply in replies if isinstance(reply, Reply)]})

    def _hand_over(self, name: str) -> Callable[[Call], Awaitable[Reply]]:
        async def hand_over(call: Call) -> Reply:
            path = dict(call.path)
            service = path.pop("service")
            if service not in MESSAGING_OPERATIONS:
                raise not_found("service", service)
            operation = MESSAGING_OPERATIONS[service][name]
            # A service takes the identifier with the rest of the content: its own operation has no path.
            content: dict[str, Any] = {**path, **(call.query or {}), **(call.body or {})}
            if operation.writes:
                return await self.ask(operation, replace(call, path={}, body=content))
            return await self.ask(operation, replace(call, path={}, query=content))

        return hand_over

    async def _state(self, service: str, call: Call) -> dict[str, Any]:
        try:
            reply = await self.ask(MESSAGING_OPERATIONS[service]["get_messaging"], call, SUMMARY_SECONDS)
        except Failure as failure:
            if failure.problem not in (UNAVAILABLE, TIMED_OUT):
                raise
            return {"service": service, "available": False, "outbox": None, "consumers": [], "replays": []}
        body: dict[str, Any] = reply.body
        return body
