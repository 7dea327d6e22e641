"""Operations of the gateway that several services answer together: asks them at once and merges what they answer."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from chassis.calling.actor import Actor
from chassis.calling.call import Call, Reply
from chassis.calling.errors import Failure
from contracts.common import Strict
from contracts.operation import Operation
from gateway.asking import Ask
from gateway.exporting import Tabulate

Query = Mapping[str, Any]
Parts = Mapping[str, Any]


@dataclass(frozen=True)
class Gathering:
    """Answers ``operation``, a read of the service ``gateway``, from what services answer to ``part``.

    Example: ``Gathering(SEARCH, SEARCH_SERVICE, services=asked, merge=merged)``, listed in ``GATHERINGS`` of
    ``gateway/app.py``.

    - ``operation`` has a result that inherits ``contracts.gathering.GatheredSchema``; ``part`` is made of it by
      ``part_of``.
    - ``services(actor, query)`` names the services to ask, in the order of the parts: those alone that declare
      something that the actor may be answered from. ``query`` is loaded. It may raise ``Failure``.
    - ``merge(query, parts)`` returns the result as JSON, without ``unavailable``; ``parts`` has the result of ``part``
      as JSON by service, of those that have answered.
    - ``table(query, result, language)``, of an operation that is ``filed``, returns the heads and the rows of a file.

    All calls are made at once, with the caller's actor and the time of any call. A service that is away, overloaded,
    late or failing (5xx) is named in ``unavailable`` of the result; if none has answered, its failure is the answer.
    What a service refuses (4xx) is refused.
    """

    operation: Operation
    part: Operation
    services: Callable[[Actor, Query], Iterable[str]]
    merge: Callable[[Query, Parts], dict[str, Any]]
    table: Tabulate | None = None

    def asking(self, ask: Ask) -> Callable[[Call], Awaitable[Reply]]:
        """Return the function that answers the operation; ``ask(service, operation, call)`` makes one call."""
        schema = (self.part.query or Strict)()

        async def answer(call: Call) -> Reply:
            query: Query = schema.load(call.query or {})
            services = list(self.services(call.actor, query))
            calls = [ask(service, self.part, call) for service in services]
            outcomes = await asyncio.gather(*calls, return_exceptions=True)
            parts: dict[str, Any] = {}
            missing: dict[str, Failure] = {}
            for service, outcome in zip(services, outcomes, strict=True):
                if isinstance(outcome, Reply):
                    parts[service] = outcome.body
                elif isinstance(outcome, Failure) and outcome.problem.status >= 500:
                    missing[service] = outcome
                else:
                    raise outcome
            if missing and not parts:
                raise next(iter(missing.values()))
            return Reply({**self.merge(query, parts), "unavailable": list(missing)})

        return answer
