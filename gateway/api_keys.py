"""API keys: each is exchanged at registry for an access token, which stands for it until it expires.

A gateway keeps neither keys nor what they are for. It asks registry once in five minutes for each key, and whenever
the token was revoked: a key that is taken back is refused within seconds, as a session is.
"""

import asyncio
import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

from chassis.calling.call import Call
from chassis.calling.errors import Failure
from contracts.registry.api_keys import EXCHANGE_API_KEY, KEY_REFUSED, PREFIX
from gateway.asking import Ask
from gateway.tokens import Ticket, Tokens

Value = TypeVar("Value")
LONGEST_KEY = 100
MOST_REMEMBERED = 5_000
# For so long a key that registry has refused is not asked for again.
REFUSED_SECONDS = 5.0


def key_in(authorization: str | None) -> str | None:
    """Return the API key of an Authorization header, or ``None`` where it holds another thing."""
    scheme, _, given = (authorization or "").partition(" ")
    given = given.strip()
    return given if scheme.lower() == "bearer" and given.startswith(PREFIX) and len(given) <= LONGEST_KEY else None


class ApiKeys:
    """Turns API keys into tickets."""

    def __init__(self, ask: Ask, tokens: Tokens, clock: Callable[[], float] = time.monotonic) -> None:
        self._ask = ask
        self._tokens = tokens
        self._clock = clock
        # By the hash of the key: the token that stands for it, and until when it is refused unasked.
        self._known: OrderedDict[str, str] = OrderedDict()
        self._refused: OrderedDict[str, float] = OrderedDict()
        self._asking: dict[str, asyncio.Task[str]] = {}

    def knows(self, key: str) -> bool:
        """Whether a token stands for a key, so that registry need not be asked."""
        return _hash(key) in self._known

    async def read(self, key: str, correlation: str, address: str) -> Ticket:
        """Return the ticket of a key. Raises ``Failure`` with ``KEY_REFUSED``, or that of registry."""
        hashed = _hash(key)
        if token := self._known.get(hashed):
            try:
                return await self._tokens.read(f"Bearer {token}")
            except Failure as failure:
                if failure.problem.status != KEY_REFUSED.status:
                    raise
                self._known.pop(hashed, None)
        if self._refused.get(hashed, 0.0) > self._clock():
            raise Failure(KEY_REFUSED)
        # Requests at the same time wait for the same answer.
        asking = self._asking.get(hashed)
        if asking is None:
            asking = self._asking[hashed] = asyncio.create_task(self._exchange(key, correlation, address))
            asking.add_done_callback(lambda _: self._asking.pop(hashed, None))
        try:
            token = await asyncio.shield(asking)
        except Failure as failure:
            if failure.problem.code == KEY_REFUSED.code:
                _remember(self._refused, hashed, self._clock() + REFUSED_SECONDS)
            raise
        _remember(self._known, hashed, token)
        return await self._tokens.read(f"Bearer {token}")

    async def _exchange(self, key: str, correlation: str, address: str) -> str:
        call = Call(body={"key": key}, correlation=correlation, address=address)
        reply = await self._ask(EXCHANGE_API_KEY.service, EXCHANGE_API_KEY, call)
        return str(reply.body["access_token"])


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _remember(known: OrderedDict[str, Value], hashed: str, value: Value) -> None:
    known[hashed] = value
    if len(known) > MOST_REMEMBERED:
        known.popitem(last=False)
