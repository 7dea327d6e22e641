"""Verify bearer tokens and find the actor of a request.

Registry signs them; the gateway needs only its public keys, fetched when a token first names them. A token is verified
once and remembered until it expires. Tokens are valid for five minutes; earlier revocations arrive as events.
"""

import asyncio
import time
import warnings
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import structlog
from joserfc import jws, jwt
from joserfc.errors import JoseError, SecurityWarning
from joserfc.jwk import KeySet

from chassis.calling.actor import Actor, posts_from_wire
from chassis.calling.call import Call
from chassis.calling.errors import Failure
from contracts.problem import UNAUTHENTICATED
from gateway.bus_protocol import Bus
from gateway.problems import TOKEN_EXPIRED, TOKEN_STALE
from gateway.revocations import Revocations

ISSUER = "lianshang"
# RFC 9864 renames the algorithm; libraries write either name for a signature with an Ed25519 key.
ALGORITHMS = ["Ed25519", "EdDSA"]
LONGEST_TOKEN = 8192
MOST_REMEMBERED = 20_000
REFETCH_SECONDS = 5.0
PUBLISHED_SECONDS = 60.0
RETRY_SECONDS = 1.0
# The clocks of two machines differ by no more than this.
LEEWAY = 5.0

warnings.filterwarnings("ignore", "EdDSA is deprecated", SecurityWarning)
log = structlog.get_logger("gateway.tokens")


@dataclass(frozen=True, slots=True)
class Ticket:
    """The content of a verified token; times are seconds since the epoch."""

    actor: Actor
    issued: float
    expires: float
    must_change_password: bool = False


class Tokens:
    """Turns Authorization headers into tickets."""

    def __init__(
        self, bus: Bus, revocations: Revocations, call_timeout: float, clock: Callable[[], float] = time.time
    ) -> None:
        self._bus = bus
        self._revocations = revocations
        self._timeout = call_timeout
        self._clock = clock
        self._keys = KeySet([])
        self._listed: list[dict[str, Any]] = []
        self._fetched = float("-inf")
        self._failed: tuple[float, Failure] | None = None
        self._fetching = asyncio.Lock()
        self._verified: OrderedDict[str, Ticket] = OrderedDict()

    async def read(self, authorization: str) -> Ticket:
        """Return the ticket of an Authorization header.

        Raises ``Failure`` with ``UNAUTHENTICATED``, ``TOKEN_EXPIRED`` or ``TOKEN_STALE``, or with ``UNAVAILABLE`` when
        registry does not reply with its keys.
        """
        scheme, _, token = authorization.partition(" ")
        token = token.strip()
        if scheme.lower() != "bearer" or not token or len(token) > LONGEST_TOKEN:
            raise Failure(UNAUTHENTICATED)
        ticket = self._verified.get(token)
        if ticket is None:
            ticket = await self._verify(token)
            self._remember(token, ticket)
        if ticket.expires + LEEWAY <= self._clock():
            self._verified.pop(token, None)
            raise Failure(TOKEN_EXPIRED)
        await self._revocations.ready()
        if self._revocations.refuses(ticket.actor, ticket.issued):
            raise Failure(TOKEN_STALE)
        return ticket

    def _remember(self, token: str, ticket: Ticket) -> None:
        self._verified[token] = ticket
        if len(self._verified) > MOST_REMEMBERED:
            self._verified.popitem(last=False)

    async def _verify(self, token: str) -> Ticket:
        try:
            header = jwt_header(token)
            keys = await self._keys_for(str(header.get("kid", "")))
            claims = jwt.decode(token, keys, algorithms=ALGORITHMS).claims
            return ticket_of(claims)
        except (JoseError, ValueError, KeyError, TypeError) as error:
            log.info("token refused", reason=str(error))
            raise Failure(UNAUTHENTICATED) from None

    async def public_keys(self) -> list[dict[str, Any]]:
        """Return the keys as JSON Web Keys, at most ``PUBLISHED_SECONDS`` old, or raise registry's ``Failure``."""
        async with self._fetching:
            if time.monotonic() - self._fetched > PUBLISHED_SECONDS:
                await self._fetch()
            return self._listed

    async def _keys_for(self, key_id: str) -> KeySet:
        """Return the public keys, fetched again for an unknown id, but not more often than every few seconds."""
        async with self._fetching:
            known = any(key.get("kid") == key_id for key in self._listed)
            if not known and time.monotonic() - self._fetched > REFETCH_SECONDS:
                await self._fetch()
            return self._keys

    async def _fetch(self) -> None:
        # Requests that waited for the same failed attempt must not each make another one.
        if self._failed and time.monotonic() - self._failed[0] < RETRY_SECONDS:
            raise self._failed[1]
        try:
            reply = await self._bus.call("registry", "list_signing_keys", Call(), self._timeout)
        except Failure as failure:
            self._failed = (time.monotonic(), failure)
            raise
        self._listed = reply.body["keys"]
        self._keys = KeySet.import_key_set({"keys": self._listed})
        self._fetched = time.monotonic()


def jwt_header(token: str) -> dict[str, Any]:
    """Return the header of a token that is not verified yet."""
    return dict(jws.extract_compact(token.encode("ascii")).headers())


def ticket_of(claims: dict[str, Any]) -> Ticket:
    """Build a ticket from claims; raises ``ValueError``, ``KeyError`` or ``TypeError`` for claims of another form."""
    if claims["iss"] != ISSUER:
        raise ValueError("not issued by this platform")
    actor = Actor(
        name=str(claims["name"]),
        person_id=str(claims["sub"]),
        session_id=str(claims["sid"]),
        posts=posts_from_wire((role, organization, chain) for role, organization, chain in claims["posts"]),
    )
    return Ticket(actor, float(claims["iat"]), float(claims["exp"]), claims.get("must_change_password") is True)
