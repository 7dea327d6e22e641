"""Who is calling: tokens, their keys, and what takes them away before they expire."""

import asyncio
import base64
import json
import time
from typing import Any

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.problem import TIMED_OUT, UNAVAILABLE
from contracts.registry.accounts import CHANGE_PASSWORD, GET_ME
from contracts.registry.factors import GET_FACTOR
from contracts.roles import Role
from gateway.revocations import EVENT, SKEW_SECONDS, Revocations
from gateway.tokens import REFETCH_SECONDS, Tokens
from tests.gateway.recorded import (
    OPERATIONS,
    PERSON,
    SESSION,
    THING,
    Caller,
    RecordedBus,
    Signer,
    calling,
    moment,
    unused_id,
)

PATH = f"/v1/things/{THING}"
OTHER = "01a20000-0000-7000-8000-0000000000ff"


def status(call: Caller, authorization: str) -> int:
    answered: int = call.anonymous("GET", PATH, headers={"Authorization": authorization}).status_code
    return answered


@pytest.mark.filterwarnings("ignore:EdDSA is deprecated")
@pytest.mark.parametrize("algorithm", ["Ed25519", "EdDSA"])
def test_both_names_of_the_algorithm_are_taken(call: Caller, algorithm: str) -> None:
    assert status(call, f"bearer  {call.bus.signer.token(algorithm=algorithm)}") == 200


def test_keys_are_fetched_once_and_a_token_is_verified_once(call: Caller) -> None:
    for _ in range(3):
        assert call("GET", PATH).status_code == 200
    assert len(call.bus.named("list_signing_keys")) == 1


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer ", "Basic abc", "Bearer a.b.c", "Bearer " + "x" * 9000, "x"])
def test_what_is_no_token_is_refused(call: Caller, given: str) -> None:
    assert status(call, given) == 401


def test_two_authorization_headers_are_refused(call: Caller) -> None:
    headers = [*call.bearer.items(), *call.bearer.items()]
    assert call.client.get(PATH, headers=headers).status_code == 401


def unsigned(**claims: Any) -> str:
    def part(content: dict[str, Any]) -> str:
        return base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=").decode()

    return f"{part({'alg': 'none', 'kid': 'key-1', 'typ': 'at+jwt'})}.{part(claims)}."


def test_an_unsigned_token_is_refused(call: Caller) -> None:
    now = time.time()
    claims = {"iss": "lianshang", "sub": PERSON, "sid": SESSION, "name": "x", "posts": [], "iat": now, "exp": now + 60}
    assert status(call, f"Bearer {unsigned(**claims)}") == 401


def test_a_token_of_another_signer_is_refused(call: Caller) -> None:
    assert status(call, f"Bearer {Signer().token()}") == 401


def test_a_changed_token_is_refused(call: Caller) -> None:
    head, content, signature = call.bus.signer.token().split(".")
    assert status(call, f"Bearer {head}.{content[:-4]}AAAA.{signature}") == 401


@pytest.mark.parametrize("claim", ["iss", "aud", "sub", "sid", "name", "posts", "iat", "exp"])
def test_a_token_needs_every_claim(call: Caller, claim: str) -> None:
    wrong: dict[str, Any] = {"posts": [["registrar"]], "iat": "soon", "exp": "later", "iss": "somebody", "aud": "other"}
    given = {claim: wrong[claim]} if claim in wrong else {}
    token = call.bus.signer.token(**given) if given else call.bus.signer.token_without(claim)
    assert status(call, f"Bearer {token}") == 401


def test_an_expired_token_is_told_to_be_refreshed(call: Caller) -> None:
    now = time.time()
    answer = call("GET", PATH, headers=call.bus.signer.bearer(iat=now - 400, exp=now - 100))
    assert answer.status_code == 401
    assert answer.json()["code"] == "token-expired"
    assert "/v1/sessions/refresh" in answer.json()["detail"]
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]


def test_a_remembered_token_expires_too() -> None:
    now = [1000.0]

    async def scenario() -> None:
        bus = RecordedBus()
        revocations = Revocations(bus, 1.0, lambda: now[0])
        tokens = Tokens(bus, revocations, 1.0, lambda: now[0])
        header = f"Bearer {bus.signer.token(iat=1000.0, exp=1300.0)}"
        assert (await tokens.read(header)).actor.person_id == PERSON
        now[0] = 1306.0
        with pytest.raises(Failure) as caught:
            await tokens.read(header)
        assert caught.value.problem.code == "token-expired"

    asyncio.run(scenario())


def test_an_unknown_role_in_a_token_is_passed_over(call: Caller) -> None:
    token = call.bus.signer.token(posts=[["wizard", THING, None]])
    assert status(call, f"Bearer {token}") == 200
    assert call.bus.named("get_thing")[-1]["actor"]["posts"] == []


def test_where_anybody_may_call_a_bad_token_is_as_none(call: Caller) -> None:
    assert call.anonymous("GET", "/v1/open", headers={"Authorization": "Bearer x"}).status_code == 200
    assert call.bus.named("get_open")[-1]["actor"]["person_id"] is None
    assert call("GET", "/v1/open").status_code == 200
    assert call.bus.named("get_open")[-1]["actor"]["person_id"] == PERSON


def test_a_new_key_is_fetched_when_a_token_names_it_but_not_all_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = [0.0]
    monkeypatch.setattr("gateway.tokens.time.monotonic", lambda: moments[0])

    async def scenario() -> None:
        bus = RecordedBus()
        tokens = Tokens(bus, Revocations(bus, 1.0), 1.0)
        await tokens.read(f"Bearer {bus.signer.token()}")
        later, stranger = Signer("key-2"), Signer("key-3")
        bus.answer("registry", "list_signing_keys", lambda call: {"keys": [bus.signer.public, later.public]})
        with pytest.raises(Failure):
            await tokens.read(f"Bearer {later.token()}")
        moments[0] = REFETCH_SECONDS + 1
        assert (await tokens.read(f"Bearer {later.token()}")).actor.person_id == PERSON
        for _ in range(10):
            with pytest.raises(Failure):
                await tokens.read(f"Bearer {stranger.token()}")
        assert len(bus.named("list_signing_keys")) == 2

    asyncio.run(scenario())


def test_without_registry_nobody_is_let_in_and_it_is_said_why(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        bus = RecordedBus()
        bus.answer("registry", "list_signing_keys", lambda wire: Failure(UNAVAILABLE, service="registry"))
        tokens, header = Tokens(bus, Revocations(bus, 1.0), 1.0), f"Bearer {bus.signer.token()}"
        with pytest.raises(Failure) as caught:
            await tokens.read(header)
        assert (caught.value.problem, caught.value.params) == (UNAVAILABLE, {"service": "registry"})
        bus.answer("registry", "list_signing_keys", lambda wire: {"keys": [bus.signer.public]})
        monkeypatch.setattr("gateway.tokens.RETRY_SECONDS", 0.0)
        assert (await tokens.read(header)).actor.person_id == PERSON

    asyncio.run(scenario())


def test_many_who_wait_for_a_silent_registry_wait_once() -> None:
    async def scenario() -> None:
        bus = RecordedBus()

        async def silent() -> Failure:
            await asyncio.sleep(0.05)
            return Failure(TIMED_OUT, service="registry")

        bus.answer("registry", "list_signing_keys", lambda call: asyncio.ensure_future(silent()))
        tokens = Tokens(bus, Revocations(bus, 1.0), 1.0)
        token = bus.signer.token()
        outcomes = await asyncio.gather(*(tokens.read(f"Bearer {token}") for _ in range(20)), return_exceptions=True)
        assert [type(outcome) for outcome in outcomes] == [Failure] * 20
        assert len(bus.named("list_signing_keys")) == 1

    asyncio.run(scenario())


def test_nobody_with_a_known_key_waits_while_registry_is_asked_about_another() -> None:
    async def scenario() -> None:
        bus = RecordedBus()
        tokens = Tokens(bus, Revocations(bus, 1.0), 1.0)
        await tokens.read(f"Bearer {bus.signer.token()}")
        asked, never = asyncio.Event(), asyncio.Event()

        async def silent() -> None:
            asked.set()
            await never.wait()

        bus.answer("registry", "list_signing_keys", lambda call: asyncio.ensure_future(silent()))
        unknown = asyncio.create_task(tokens.read(f"Bearer {Signer('key-2').token()}"))
        async with asyncio.timeout(5):
            # What asked first was the first token; the second asks only after a while.
            tokens._asked = float("-inf")
            await asked.wait()
            ticket = await tokens.read(f"Bearer {bus.signer.token(name='另一人')}")
            assert ticket.actor.name == "另一人"
            assert await tokens.public_keys() == [bus.signer.public]
        unknown.cancel()

    asyncio.run(scenario())


def test_no_token_is_believed_before_the_revocations_are_known() -> None:
    async def scenario() -> None:
        bus = RecordedBus()
        bus.answer("registry", "list_revocations", lambda call: Failure(UNAVAILABLE, service="registry"))
        tokens = Tokens(bus, Revocations(bus, 1.0), 1.0)
        with pytest.raises(Failure) as caught:
            await tokens.read(f"Bearer {bus.signer.token()}")
        assert caught.value.problem == UNAVAILABLE

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("entry", "issued", "refused"),
    [
        ({"session_id": SESSION}, 99.0, True),
        ({"session_id": SESSION}, 100.0, True),
        ({"session_id": SESSION}, 100.5, False),
        ({"session_id": OTHER}, 99.0, False),
        ({"session_id": None}, 99.0, True),
        ({"session_id": None}, 101.0, False),
        ({"session_id": None, "person_id": OTHER}, 99.0, False),
    ],
)
def test_revocation_takes_a_session_or_all_of_a_person(entry: dict[str, Any], issued: float, refused: bool) -> None:
    bus = RecordedBus()
    revocations = Revocations(bus, 1.0)
    revocations.add({"person_id": PERSON, "before": moment(100.0), **entry})
    actor_of = asyncio.run(Tokens(bus, Revocations(bus, 1.0), 1.0).read(f"Bearer {bus.signer.token()}")).actor
    assert revocations.refuses(actor_of, issued) is refused


def test_revocations_are_forgotten_when_no_token_is_that_old() -> None:
    now = [1000.0]
    revocations = Revocations(RecordedBus(), 1.0, lambda: now[0])
    revocations.add({"person_id": PERSON, "session_id": None, "before": moment(1000.0)})
    now[0] = 1300.0
    revocations.forget()
    assert revocations.entries == 1
    now[0] = 1361.0
    revocations.forget()
    assert revocations.entries == 0


def test_a_token_revoked_before_the_start_is_refused() -> None:
    with calling() as call:
        call.bus.revocations.append({"person_id": PERSON, "session_id": None, "before": moment(time.time() + 2)})
        call.run(call.app.state.revocations.read)
        answer = call("GET", PATH)
        assert answer.status_code == 401
        assert answer.json()["code"] == "token-stale"


def test_an_event_takes_a_token_away_at_once(call: Caller) -> None:
    assert call("GET", PATH).status_code == 200
    data = {"person_id": PERSON, "session_id": SESSION, "before": moment(time.time())}
    call.publish(EVENT, data)
    answer = call("GET", PATH)
    assert answer.status_code == 401
    assert answer.json()["code"] == "token-stale"
    fresh = call.bus.signer.bearer(iat=time.time() + 1)
    assert call("GET", PATH, headers=fresh).status_code == 200


def test_an_event_that_is_not_understood_does_not_end_the_listening(call: Caller) -> None:
    call.publish(EVENT, {"person_id": PERSON})
    call.publish(EVENT, {"person_id": PERSON, "session_id": None, "before": "soon"})
    data = {"person_id": PERSON, "session_id": None, "before": moment(time.time())}
    call.publish(EVENT, data)
    assert call("GET", PATH).status_code == 401


@pytest.mark.parametrize(
    "forged",
    [
        {"before": "2100-01-01T00:00:00+00:00"},
        {"before": "2100-01-01T00:00:00"},
        {"before": "9999-12-31T23:59:59+00:00", "session_id": SESSION},
        {"person_id": "*"},
        {"person_id": None},
        {"person_id": ["x"]},
        {"session_id": "*"},
        {"session_id": 0},
    ],
)
def test_a_revocation_that_registry_would_not_write_is_not_believed(call: Caller, forged: dict[str, Any]) -> None:
    data = {"person_id": PERSON, "session_id": None, "before": moment(time.time()), **forged}
    call.publish(EVENT, data)
    call.bus.revocations.append(data)
    call.run(call.app.state.revocations.read)
    assert call.app.state.revocations.entries == 0
    assert call("GET", PATH).status_code == 200


def test_whatever_a_revocation_says_a_person_can_sign_in_again_soon() -> None:
    now = [1000.0]
    revocations = Revocations(RecordedBus(), 1.0, lambda: now[0])
    revocations.add({"person_id": PERSON, "session_id": None, "before": moment(1000.0 + SKEW_SECONDS)})
    actor = Actor("林知远", PERSON, SESSION)
    assert revocations.refuses(actor, 1000.0)
    assert not revocations.refuses(actor, 1000.0 + SKEW_SECONDS + 0.1)


def test_posts_of_other_people_do_not_matter(call: Caller) -> None:
    data = {"person_id": unused_id(), "session_id": None, "before": moment(time.time() + 2)}
    call.publish(EVENT, data)
    assert call("GET", PATH).status_code == 200


def test_roles_come_from_the_token_alone(call: Caller) -> None:
    headers = call.bus.signer.bearer(Role.OPERATOR)
    assert call("POST", "/v1/things", json={"name": "x"}, headers=headers).status_code == 201


def test_an_initial_password_is_only_good_for_choosing_another() -> None:
    with calling((GET_ME, CHANGE_PASSWORD, *OPERATIONS)) as call:
        call.bus.answer("registry", "get_me", lambda wire: {"id": PERSON})
        call.bus.answer("registry", "change_password", lambda wire: None)
        initial = call.bus.signer.bearer(must_change_password=True)
        refused = call("GET", PATH, headers=initial)
        assert refused.status_code == 403
        assert refused.json()["code"] == "password-change-required"
        assert call("GET", "/v1/open", headers=initial).status_code == 200
        assert call("GET", "/v1/me", headers=initial).status_code == 200
        passwords = {"current_password": "a", "new_password": "b"}
        assert call("PUT", "/v1/me/password", json=passwords, headers=initial).status_code == 204


def test_whose_role_takes_a_second_factor_sets_one_up_first() -> None:
    with calling((GET_ME, GET_FACTOR, *OPERATIONS)) as call:
        call.bus.answer("registry", "get_me", lambda wire: {"id": PERSON})
        call.bus.answer("registry", "get_factor", lambda wire: {"enrolled": False})
        without = call.bus.signer.bearer(must_enrol_factor=True)
        refused = call("GET", PATH, headers=without)
        assert refused.status_code == 403
        assert refused.json()["code"] == "second-factor-required"
        assert call("GET", "/v1/open", headers=without).status_code == 200
        assert call("GET", "/v1/me/factor", headers=without).status_code == 200


def test_the_public_keys_are_published_and_not_asked_for_every_time(call: Caller) -> None:
    for _ in range(3):
        answer = call.anonymous("GET", "/.well-known/jwks.json")
        assert answer.json() == {"keys": [call.bus.signer.public]}
        assert answer.headers["content-type"] == "application/jwk-set+json"
    assert len(call.bus.named("list_signing_keys")) == 1
