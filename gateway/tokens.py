"""Verify bearer tokens and find the actor of a request.

Registry signs them; the gateway needs only its public keys, which it follows, and fetches at once when a token names an
unknown one. A token is verified once and remembered until it expires or the keys change. Tokens are valid for five
minutes, and one that says otherwise is refused: whoever has stolen a key can forge nothing that outlives the key by
more. Earlier revocations arrive as events.
"""

import asyncio
import math
import time
import warnings
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from joserfc import jws, jwt
from joserfc.errors import JoseError, SecurityWarning
from joserfc.jwk import OKPKey

from chassis.calling.actor import Actor, posts_from_wire
from chassis.calling.call import Call
from chassis.calling.errors import Failure
from contracts.characters import refused
from contracts.gateway import SIGNING_KEYS
from contracts.problem import UNAUTHENTICATED
from gateway.bus_protocol import Bus
from gateway.following import Following
from gateway.problems import TOKEN_EXPIRED, TOKEN_STALE
from gateway.revocations import SKEW_SECONDS, TOKEN_SECONDS, Revocations

ISSUER = AUDIENCE = "lianshang"
# RFC 9068: nothing else that is signed with the same keys passes for an access token.
TYPE = "at+jwt"
EVENT = SIGNING_KEYS.event.type
# RFC 9864 renames the algorithm; libraries write either name for a signature with an Ed25519 key.
ALGORITHMS = ["Ed25519", "EdDSA"]
LONGEST_TOKEN = 8192
# As long as a session lasts that is not renewed.
LONGEST_STREAM_SECONDS = 12 * 3600.0
# Names of persons have 60 characters at most, that of the first operator those of a login and a few more.
LONGEST_NAME = 100
MOST_REMEMBERED = 20_000
REFETCH_SECONDS = 5.0
RETRY_SECONDS = 1.0

warnings.filterwarnings("ignore", "EdDSA is deprecated", SecurityWarning)
log = structlog.get_logger("gateway.tokens")


@dataclass(frozen=True, slots=True)
class Ticket:
    """The content of a verified token, or of a stream ticket; times are seconds since the epoch.

    ``key`` is the id of the key of a token. ``until`` is how long a stream that is opened with it may last.
    ``operations`` are those that an API key is for, ``None`` for a person.
    """

    actor: Actor
    issued: float
    expires: float
    must_change_password: bool = False
    key: str = ""
    until: float = 0.0
    must_enrol_factor: bool = False
    operations: frozenset[str] | None = None


class Tokens:
    """Turns Authorization headers into tickets."""

    def __init__(
        self, bus: Bus, revocations: Revocations, call_timeout: float, clock: Callable[[], float] = time.time
    ) -> None:
        self._bus = bus
        self._revocations = revocations
        self._timeout = call_timeout
        self._clock = clock
        # The keys as registry lists them, by id, and ready for verifying.
        self._listed: dict[str, dict[str, Any]] = {}
        self._keys: dict[str, OKPKey] = {}
        # When the keys were last fetched because a token named an unknown one.
        self._asked = float("-inf")
        self._failed: tuple[float, Failure] | None = None
        self._fetching = asyncio.Lock()
        self._verified: OrderedDict[str, Ticket] = OrderedDict()
        self._following = Following(bus, EVENT, self._reread, self._hear)
        # Called when a key is gone: what was opened with a token of it ends.
        self.listeners: list[Callable[[], None]] = []

    def start(self) -> None:
        """Start to follow the keys."""
        self._following.start()

    async def stop(self) -> None:
        """Stop following the keys."""
        await self._following.stop()

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
        if ticket.expires + SKEW_SECONDS <= self._clock():
            self._verified.pop(token, None)
            raise Failure(TOKEN_EXPIRED)
        if not self.accepts(ticket):
            raise Failure(TOKEN_STALE)
        await self.admit(ticket)
        return ticket

    async def admit(self, ticket: Ticket) -> None:
        """Raise ``Failure`` with ``TOKEN_STALE`` if what the ticket says was revoked, or that of registry."""
        await self._revocations.ready()
        if self._revocations.refuses(ticket.actor, ticket.issued):
            raise Failure(TOKEN_STALE)

    def _remember(self, token: str, ticket: Ticket) -> None:
        self._verified[token] = ticket
        if len(self._verified) > MOST_REMEMBERED:
            self._verified.popitem(last=False)

    async def _verify(self, token: str) -> Ticket:
        try:
            key_id = key_id_of(token)
            if key := await self._key(key_id):
                return ticket_of(jwt.decode(token, key, algorithms=ALGORITHMS).claims, key_id, self._clock())
        except (JoseError, ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
            log.info("token refused", reason=str(error))
            raise Failure(UNAUTHENTICATED) from None
        log.info("token refused", reason="its key is unknown or was taken back")
        raise Failure(TOKEN_STALE)

    def accepts(self, ticket: Ticket) -> bool:
        """Whether the key of a verified token is still one of registry's."""
        return self._usable(ticket.key) is not None

    def holds(self, ticket: Ticket) -> bool:
        """Whether a token that was read is still good, its age aside: neither revoked nor of a key that is gone."""
        return self.accepts(ticket) and not self._revocations.refuses(ticket.actor, ticket.issued)

    async def public_keys(self) -> list[dict[str, Any]]:
        """Return the keys as JSON Web Keys, or raise registry's ``Failure``."""
        if not self._listed:
            async with self._fetching:
                if not self._listed:
                    await self._fetch()
        return [_jwk(key) for key in self._listed.values()]

    async def _key(self, key_id: str) -> OKPKey | None:
        """Return a public key; the keys are fetched for an unknown id, but not more often than every few seconds."""
        # Whoever has a key that is known does not wait for a registry that is asked about another one.
        if key := self._usable(key_id):
            return key
        async with self._fetching:
            if key_id not in self._keys and time.monotonic() - self._asked > REFETCH_SECONDS:
                await self._fetch()
                self._asked = time.monotonic()
            return self._usable(key_id)

    def _usable(self, key_id: str) -> OKPKey | None:
        # A key that was replaced leaves at its time also while registry cannot be asked.
        expires = self._listed.get(key_id, {}).get("expires_at")
        if expires and datetime.fromisoformat(expires).timestamp() <= self._clock():
            return None
        return self._keys.get(key_id)

    async def _hear(self, data: Mapping[str, Any]) -> None:
        # Registry is asked, whatever the event says, so that a forged one takes no key away.
        await self._following.until_read()

    async def _reread(self) -> None:
        async with self._fetching:
            await self._fetch()

    async def _fetch(self) -> None:
        # Requests that waited for the same failed attempt must not each make another one.
        if self._failed and time.monotonic() - self._failed[0] < RETRY_SECONDS:
            raise self._failed[1]
        try:
            reply = await self._bus.call("registry", "list_signing_keys", Call(), self._timeout)
        except Failure as failure:
            self._failed = (time.monotonic(), failure)
            raise
        listed = {str(key["kid"]): key for key in reply.body["keys"]}
        if listed != self._listed:
            self._keys = {key_id: OKPKey.import_key(_verifying(key)) for key_id, key in listed.items()}
            self._listed = listed
            # What was verified with the keys before is verified again with these.
            self._verified.clear()
            for listener in self.listeners:
                listener()


def _jwk(key: Mapping[str, Any]) -> dict[str, Any]:
    """Return the JSON Web Key alone, without what registry says about it."""
    return {name: value for name, value in key.items() if name != "expires_at"}


def _verifying(key: Mapping[str, Any]) -> dict[str, Any]:
    """Return the JSON Web Key without the one name of its algorithm, for which the other would be refused."""
    return {name: value for name, value in _jwk(key).items() if name != "alg"}


def key_id_of(token: str) -> str:
    """Return the id of the key that an access token names; raises ``ValueError`` for a token of another type."""
    header = jws.extract_compact(token.encode("ascii")).headers()
    if str(header.get("typ", "")).lower() != TYPE:
        raise ValueError("its type is not that of an access token")
    return str(header.get("kid", ""))


def ticket_of(claims: dict[str, Any], key: str, now: float) -> Ticket:
    """Build a ticket from claims; raises ``ValueError``, ``KeyError`` or ``TypeError`` for those registry never makes.

    A token is for this platform, was issued by ``now`` and lives for ``TOKEN_SECONDS`` at most. The form of every claim
    that is read is checked, so that services get no other; claims of other names are passed over.
    """
    if claims["iss"] != ISSUER or claims["aud"] != AUDIENCE:
        raise ValueError("not issued by this platform, or not for it")
    issued, expires = _moment(claims["iat"]), _moment(claims["exp"])
    if issued > now + SKEW_SECONDS:
        raise ValueError("issued in the future")
    if not 0 < expires - issued <= TOKEN_SECONDS + 1:
        raise ValueError("its life is not that of an access token")
    if "nbf" in claims and _moment(claims["nbf"]) > now + SKEW_SECONDS:
        raise ValueError("not valid yet")
    must_change_password, must_enrol_factor = (
        _truth(claims.get(name, False)) for name in ("must_change_password", "must_enrol_factor")
    )
    until = _moment(claims.get("stream_until", expires))
    if until - issued > LONGEST_STREAM_SECONDS + 1:
        raise ValueError("streams of it would last longer than those of an access token")
    posts = [_post(*_list(post)) for post in _list(claims["posts"])]
    actor = Actor(_name(claims["name"]), _id(claims["sub"]), _id(claims["sid"]), posts_from_wire(posts))
    return Ticket(
        actor,
        issued,
        expires,
        must_change_password,
        key,
        until,
        must_enrol_factor,
        _operations(claims.get("operations")),
    )


def _name(value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_NAME or refused(value, one_line=True):
        raise ValueError("not the name of a person")
    return value


def _operations(value: Any) -> frozenset[str] | None:
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise TypeError("not the names of operations")
    return frozenset(value)


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("neither true nor false")
    return value


def _id(value: Any) -> str:
    """Return an identifier as registry writes it: revocations compare the text."""
    if not isinstance(value, str) or str(UUID(value)) != value:
        raise ValueError("not an identifier")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def _post(role: Any, organization: Any, chain: Any) -> tuple[str, str, str | None]:
    """Return a post of ``posts_from_wire``; roles of a later release are strings too."""
    if not isinstance(role, str):
        raise TypeError("not a role")
    return role, _id(organization), None if chain is None else _id(chain)


def _moment(value: Any) -> float:
    """Return seconds since the epoch; JSON as Python reads it has NaN, of which no comparison is true."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("not a moment")
    return float(value)
