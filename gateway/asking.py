"""Asks several services for the same."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable

from chassis.calling.call import Reply

# Makes one call: ``ask(service, operation, call, seconds)``.
Ask = Callable[..., Awaitable[Reply]]


async def all_replies(calls: Iterable[Awaitable[Reply]]) -> list[Reply]:
    """Return the replies when every call has ended; raises the first error only then, so that no call is cut off."""
    outcomes = await asyncio.gather(*calls, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            raise outcome
    return [outcome for outcome in outcomes if isinstance(outcome, Reply)]
