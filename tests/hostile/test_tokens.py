"""Stolen and forged tokens: a stolen signing key, tokens that outlive it, and refresh tokens used by two."""

import asyncio
import time
from datetime import timedelta
from typing import Any

import pytest
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey
from sqlalchemy import select, update

from chassis.calling.errors import Failure
from chassis.running.clock import wall
from chassis.storing import tables
from contracts.registry.accounts import REFRESH_SESSION, SESSION_ENDED
from contracts.registry.signing_keys import LIST_SIGNING_KEYS, ROTATE_SIGNING_KEY, WITHDRAW_SIGNING_KEYS
from contracts.roles import Role
from gateway.revocations import SKEW_SECONDS, Revocations
from gateway.tokens import EVENT, Tokens
from services.registry.accounts.domain import RENEWAL_GRACE
from services.registry.accounts.models import LoginSession, RefreshToken, SigningKey
from tests.gateway.recorded import PERSON, THING, Caller, RecordedBus, Signer, calling, moment
from tests.harness import ServiceUnderTest
from tests.services.registry.district import OPERATOR, REGISTRAR, opened_account, person, signed_in

PATH = f"/v1/things/{THING}"
YEAR_2099 = 4_070_908_800.0
NO_IDENTIFIERS = ["x", "", "\0", None, 5, True, [1], {"a": 1}, PERSON.upper(), f"{{{PERSON}}}", f"{PERSON}\n"]
NO_POSTS = [
    None,
    5,
    "abc",
    {},
    {"abc": 1},
    ["abc"],
    [None],
    [[]],
    [["operator"]],
    [["operator", THING]],
    [["operator", THING, None, None]],
    [["root", "x", None]],
    [[None, None, None]],
    [[["operator"], THING, None]],
    *([["operator", organization, None]] for organization in NO_IDENTIFIERS),
    *([["operator", THING, chain]] for chain in NO_IDENTIFIERS if chain is not None),
]
NO_NAMES = [None, 5, {"zh": "x"}, ["x"], "", "x" * 3000, "x\r\nx: y", "x\0", "x\u2028"]


@pytest.fixture
def call() -> Any:
    with calling() as caller:
        yield caller


def answered(call: Caller, **claims: Any) -> int:
    """How the gateway answers to a rightly signed token with these claims."""
    return int(call("GET", PATH, headers=call.bus.signer.bearer(Role.OPERATOR, **claims)).status_code)


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": YEAR_2099},
        {"iat": YEAR_2099, "exp": YEAR_2099 + 300},
        {"iat": 0, "exp": YEAR_2099},
        {"iat": float("nan")},
        {"exp": float("nan")},
        {"exp": float("inf")},
        {"iat": float("-inf")},
        {"iat": 10**400},
        {"exp": 10**400},
        {"exp": True, "iat": False},
        {"exp": str(YEAR_2099)},
        {"exp": [YEAR_2099]},
        {"iat": None},
        {"aud": "another platform"},
        {"aud": ["lianshang", "another platform"]},
        {"aud": None},
        {"iss": ["lianshang"]},
        {"typ": "JWT"},
        {"typ": ""},
        {"typ": "refresh+jwt"},
        *({name: value} for name in ("sub", "sid") for value in NO_IDENTIFIERS),
        *({"posts": value} for value in NO_POSTS),
        *({"must_change_password": value} for value in ("true", 1, 0, None, [True])),
        *({"nbf": value} for value in (YEAR_2099, float("nan"), float("inf"), str(YEAR_2099), None, True, 10**400)),
        *({"name": value} for value in NO_NAMES),
    ],
    ids=lambda claims: ascii(claims)[:60],
)
def test_a_rightly_signed_token_that_registry_would_never_make_is_refused(call: Caller, claims: dict[str, Any]) -> None:
    assert answered(call) == 200
    assert answered(call, **claims) == 401


@pytest.mark.parametrize(
    "content",
    ["[" * 3000, '{"a":' * 1000, '{"sub":' + "[" * 3000 + "]" * 3000 + "}", "[]", "5", "null", '"x"', "x", "", b"\xff"],
    ids=lambda content: ascii(content)[:20],
)
def test_rightly_signed_content_that_is_no_object_of_claims_is_refused(call: Caller, content: str | bytes) -> None:
    signer = call.bus.signer
    header = {"alg": "Ed25519", "kid": signer.public["kid"], "typ": "at+jwt"}
    token = jws.serialize_compact(header, content, signer.key, algorithms=["Ed25519"])
    assert call("GET", PATH, headers={"Authorization": f"Bearer {token}"}).status_code == 401


def test_claims_that_registry_does_not_make_but_that_say_nothing_wrong_are_passed_over(call: Caller) -> None:
    assert answered(call, nbf=time.time(), jti="x", must_change_password=False, later={"a": 1}) == 200


@pytest.mark.parametrize(("later", "status"), [(SKEW_SECONDS - 2, 200), (SKEW_SECONDS + 5, 401)])
def test_a_token_comes_from_the_future_only_by_the_difference_of_two_clocks(
    call: Caller, later: float, status: int
) -> None:
    now = time.time() + later
    assert answered(call, iat=now, exp=now + 300) == status


def test_a_token_lives_five_minutes_and_no_longer(call: Caller) -> None:
    now = time.time()
    assert answered(call, iat=now, exp=now + 300) == 200
    assert answered(call, iat=now - 100, exp=now + 300) == 401


def test_tokens_of_a_withdrawn_key_are_refused_at_once_also_those_verified_before(call: Caller) -> None:
    stolen, successor = call.bus.signer, Signer("key-2")
    token = stolen.bearer(Role.OPERATOR)
    assert call("GET", PATH, headers=token).status_code == 200
    call.bus.answer("registry", "list_signing_keys", lambda wire: {"keys": [successor.public]})
    call.publish(EVENT, {"kid": "key-1"})
    answer = call("GET", PATH, headers=token)
    assert answer.status_code == 401
    assert answer.json()["code"] == "token-stale"
    assert call("GET", PATH, headers=stolen.bearer(Role.OPERATOR)).status_code == 401
    assert call("GET", PATH, headers=successor.bearer(Role.OPERATOR)).status_code == 200


def test_another_key_under_the_same_id_is_not_believed_by_memory(call: Caller) -> None:
    token = call.bus.signer.bearer(Role.OPERATOR)
    assert call("GET", PATH, headers=token).status_code == 200
    call.bus.answer("registry", "list_signing_keys", lambda wire: {"keys": [Signer("key-1").public]})
    call.publish(EVENT, {"kid": "key-1"})
    assert call("GET", PATH, headers=token).status_code == 401


def test_a_forged_event_about_keys_takes_no_key_away(call: Caller) -> None:
    for data in ({"kid": "key-1"}, {"kid": None}, {}, {"kid": ["key-1"] * 100}):
        call.publish(EVENT, data)
    assert answered(call) == 200


def test_a_replaced_key_leaves_at_its_time_although_registry_is_away() -> None:
    now = [1000.0]

    async def scenario() -> None:
        bus = RecordedBus()
        tokens = Tokens(bus, Revocations(bus, 1.0, lambda: now[0]), 1.0, lambda: now[0])
        listed = {"keys": [{**bus.signer.public, "expires_at": moment(1420.0)}]}
        bus.answer("registry", "list_signing_keys", lambda wire: listed)

        def bearer() -> str:
            return bus.signer.bearer(iat=now[0], exp=now[0] + 300)["Authorization"]

        before = bearer()
        assert (await tokens.read(before)).actor.person_id == PERSON
        now[0] = 1419.0
        assert (await tokens.read(bearer())).actor.person_id == PERSON
        now[0] = 1421.0
        with pytest.raises(Failure) as caught:
            await tokens.read(bearer())
        assert caught.value.problem.code == "token-stale"

    asyncio.run(scenario())


def test_a_flood_of_tokens_with_invented_keys_does_not_flood_registry(call: Caller) -> None:
    assert answered(call) == 200
    before = len(call.bus.named("list_signing_keys"))
    for number in range(50):
        assert call("GET", PATH, headers=Signer(f"invented-{number}").bearer()).status_code == 401
    assert len(call.bus.named("list_signing_keys")) <= before + 1


@pytest.mark.parametrize("named", [True, False])
def test_withdrawing_a_key_deletes_it_tells_gateways_and_makes_another(registry: ServiceUnderTest, named: bool) -> None:
    leaked = registry.call(LIST_SIGNING_KEYS)["keys"][0]["kid"]
    later = registry.call(ROTATE_SIGNING_KEY, OPERATOR)["keys"][0]["kid"]
    left = registry.call(WITHDRAW_SIGNING_KEYS, OPERATOR, body={"kid": leaked} if named else {})["keys"]
    gone = {leaked} if named else {leaked, later}
    assert len(left) == 1
    assert (left[0]["kid"] == later) is named
    assert not gone & {key["kid"] for key in left}
    told = {event["data"]["kid"] for event in registry.emitted("signing-key.changed.v1")}
    assert gone <= told
    with registry.database.transaction() as session:
        assert not gone & set(session.scalars(select(SigningKey.kid)))
        assert "withdraw_signing_keys" in session.scalars(select(tables.audit.c.operation)).all()


def test_a_key_that_there_is_not_is_not_withdrawn_in_silence(registry: ServiceUnderTest) -> None:
    kept = registry.call(LIST_SIGNING_KEYS)
    with pytest.raises(Failure) as failure:
        registry.call(WITHDRAW_SIGNING_KEYS, OPERATOR, body={"kid": "mistyped"})
    assert failure.value.errors[0]["field"] == "kid"
    with pytest.raises(Failure):
        registry.call(WITHDRAW_SIGNING_KEYS, REGISTRAR, body={})
    assert registry.call(LIST_SIGNING_KEYS) == kept


def test_sessions_go_on_when_the_key_is_withdrawn(registry: ServiceUnderTest) -> None:
    opened_account(registry, person(registry)["id"], "yu")
    tokens = signed_in(registry, "yu")
    registry.call(WITHDRAW_SIGNING_KEYS, OPERATOR, body={})
    renewed = registry.call(REFRESH_SESSION, body={"refresh_token": tokens["refresh_token"]})
    (published,) = registry.call(LIST_SIGNING_KEYS)["keys"]
    assert verifies(renewed["access_token"], published)
    assert not verifies(tokens["access_token"], published)


def verifies(token: str, published: dict[str, Any]) -> bool:
    """Whether the gateway's library accepts the signature."""
    try:
        key = OKPKey.import_key({name: value for name, value in published.items() if name != "expires_at"})
        return bool(jwt.decode(token, key, algorithms=["EdDSA"]).claims)
    except JoseError:
        return False


class Victim:
    """Somebody who is signed in, whose refresh token a thief has got hold of."""

    def __init__(self, registry: ServiceUnderTest) -> None:
        self._registry = registry
        opened_account(registry, person(registry)["id"], "yu")
        self.stolen = signed_in(registry, "yu")["refresh_token"]

    def refresh(self, token: str) -> str:
        return str(self._registry.call(REFRESH_SESSION, body={"refresh_token": token})["refresh_token"])

    def wait(self, gone: timedelta) -> None:
        with self._registry.database.transaction() as session:
            session.execute(update(RefreshToken).values(used_at=RefreshToken.used_at - gone))

    def has_lost(self, token: str) -> bool:
        with pytest.raises(Failure) as failure:
            self.refresh(token)
        with self._registry.database.transaction() as session:
            ended = session.scalars(select(LoginSession.ended_at)).one()
        return failure.value.problem is SESSION_ENDED and ended is not None and ended <= wall()


@pytest.fixture
def victim(registry: ServiceUnderTest) -> Victim:
    return Victim(registry)


def test_a_thief_within_the_grace_gets_nothing_of_their_own_and_is_noticed_next_time(victim: Victim) -> None:
    successor = victim.refresh(victim.stolen)
    assert victim.refresh(victim.stolen) == successor
    victim.refresh(successor)
    victim.wait(RENEWAL_GRACE)
    assert victim.has_lost(successor), "whoever of the two comes second ends the session of both"


def test_a_thief_after_the_grace_ends_the_session(victim: Victim) -> None:
    successor = victim.refresh(victim.stolen)
    victim.wait(RENEWAL_GRACE)
    assert victim.has_lost(victim.stolen)
    assert victim.has_lost(successor)


def test_a_token_of_an_older_generation_brings_nothing_of_its_own_and_ends_the_session_after_its_grace(
    victim: Victim,
) -> None:
    latest = victim.refresh(victim.refresh(victim.stolen))
    assert victim.refresh(victim.stolen) == latest
    victim.wait(RENEWAL_GRACE)
    following = victim.refresh(latest)
    assert victim.has_lost(victim.stolen)
    assert victim.has_lost(following)


def test_using_a_token_often_within_the_grace_does_not_prolong_it(victim: Victim) -> None:
    victim.refresh(victim.stolen)
    victim.wait(RENEWAL_GRACE - timedelta(seconds=20))
    victim.refresh(victim.stolen)
    victim.wait(timedelta(seconds=20))
    assert victim.has_lost(victim.stolen)


def test_the_successor_is_not_stored_in_clear(registry: ServiceUnderTest, victim: Victim) -> None:
    successor = victim.refresh(victim.stolen)
    with registry.database.engine.connect() as connection:
        stored = connection.exec_driver_sql("SELECT successor FROM refresh_tokens").scalars().all()
    assert any(stored)
    assert all(successor not in kept for kept in stored if kept)
