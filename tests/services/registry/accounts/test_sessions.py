"""Signing in, refreshing and signing out."""

import base64
import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from joserfc import jwt
from joserfc.errors import BadSignatureError
from joserfc.jwk import KeySet
from sqlalchemy import func, select, update

from chassis.calling.actor import posts_from_wire
from chassis.calling.errors import Failure
from chassis.running.clock import wall
from chassis.storing import passwords
from contracts.registry.accounts import (
    CHANGE_ACCOUNT,
    CHANGE_PASSWORD,
    CLOSE_SESSION,
    GET_ME,
    LOGIN_REFUSED,
    OPEN_ACCOUNT,
    OPEN_SESSION,
    PASSWORD_WRONG,
    REFRESH_SESSION,
    SESSION_ENDED,
    SIGN_IN_DELAYED,
)
from contracts.registry.people import END_POST
from contracts.registry.signing_keys import LIST_REVOCATIONS, LIST_SIGNING_KEYS, ROTATE_SIGNING_KEY
from contracts.roles import Role
from services.registry.accounts.domain import RENEWAL_GRACE
from services.registry.accounts.models import Account, FailedSignIns, LoginSession, RefreshToken, SigningKey
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.district import (
    OPERATOR,
    PASSWORD,
    chain,
    opened_account,
    organization,
    person,
    post,
    signed_in,
    somebody,
)


def claims_of(registry: ServiceUnderTest, tokens: dict[str, Any]) -> dict[str, Any]:
    """What a token says, verified with the published keys as the gateway does."""
    keys = KeySet.import_key_set(registry.call(LIST_SIGNING_KEYS))
    return dict(jwt.decode(tokens["access_token"], keys, algorithms=["EdDSA"]).claims)


def refused(registry: ServiceUnderTest, login: str, password: str) -> Failure:
    with pytest.raises(Failure) as failure:
        signed_in(registry, login, password)
    return failure.value


def let_waits_end(registry: ServiceUnderTest) -> None:
    """Whoever has to wait has waited."""
    with registry.database.transaction() as session:
        session.execute(update(FailedSignIns).values(until=wall()))


@pytest.fixture
def yu(registry: ServiceUnderTest) -> dict[str, Any]:
    found = person(registry)
    opened_account(registry, found["id"], "Yu.Si")
    return found


def test_a_token_names_person_session_and_posts_and_verifies_with_the_published_key(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    swyy, committee = chain(registry), organization(registry, "LW01", "chain_committee")
    park = organization(registry, "YQ01", "park")
    post(registry, "dispatcher", yu["id"], committee["id"], chain_id=swyy["id"])
    post(registry, "dispatcher", yu["id"], park["id"])
    post(registry, "liaison", yu["id"], committee["id"])
    before = time.time()
    tokens = signed_in(registry, "yu.si")
    claims = claims_of(registry, tokens)
    assert claims["iss"] == "lianshang"
    assert claims["sub"] == yu["id"]
    assert claims["name"] == yu["name"]
    assert UUID(claims["sid"])
    assert posts_from_wire(claims["posts"]) == (
        *actor((Role.DISPATCHER, committee["id"], swyy["id"]), (Role.DISPATCHER, park["id"])).posts,
    )
    assert before - 1 < claims["iat"] <= time.time()
    assert claims["exp"] - claims["iat"] == pytest.approx(300)
    assert tokens["token_type"] == "Bearer"
    assert tokens["expires_in"] == 300
    assert tokens["person"] == {"id": yu["id"], "name": yu["name"]}
    assert tokens["must_change_password"] is False


def test_a_token_that_was_changed_does_not_verify(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    tokens = signed_in(registry, "yu.si")
    head, body, signature = tokens["access_token"].split(".")
    said = json.loads(base64.urlsafe_b64decode(body + "=="))
    said["posts"] = [["operator", yu["id"], None]]
    forged = base64.urlsafe_b64encode(json.dumps(said).encode()).rstrip(b"=").decode()
    with pytest.raises(BadSignatureError):
        claims_of(registry, {"access_token": f"{head}.{forged}.{signature}"})


def test_only_posts_held_today_are_in_the_token(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    office = organization(registry, "BM01", "department")
    other = organization(registry, "BM02", "department")
    post(registry, "department_handler", yu["id"], office["id"], valid_from="2026-01-01", valid_to="2026-06-30")
    post(registry, "department_handler", yu["id"], other["id"], valid_from="2026-07-01")
    for day, place in (("2026-06-30", office), ("2026-07-01", other)):
        registry.move_clock(datetime.fromisoformat(f"{day}T23:00:00+08:00"))
        claims = claims_of(registry, signed_in(registry, "yu.si"))
        assert claims["posts"] == [["department_handler", place["id"], None]]
        # Tokens live in wall time, however far the business clock is moved.
        assert abs(claims["iat"] - time.time()) < 60


def test_unknown_login_wrong_password_and_closed_account_look_alike(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    other = person(registry, "RY02")
    opened_account(registry, other["id"], "closed")
    registry.call(CHANGE_ACCOUNT, OPERATOR, other["id"], body={"active": False})
    for wanted, count in ((LOGIN_REFUSED, 5), (SIGN_IN_DELAYED, 2)):
        attempts = [("nobody", PASSWORD), ("closed", PASSWORD), ("yu.si", "wrong-password")] * count
        answers = [refused(registry, *attempt) for attempt in attempts]
        assert {failure.problem for failure in answers} == {wanted}
        assert {tuple(failure.params) for failure in answers} == {tuple(answers[0].params)}
        assert not any(failure.errors for failure in answers)


def test_after_five_failures_each_try_waits_in_wall_time_and_a_success_begins_anew(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    for _ in range(4):
        refused(registry, "yu.si", "wrong-password")
    signed_in(registry, "yu.si")
    for _ in range(5):
        assert refused(registry, "YU.SI", "wrong-password").problem is LOGIN_REFUSED
    assert refused(registry, "yu.si", PASSWORD).problem is SIGN_IN_DELAYED
    registry.move_clock(datetime.fromisoformat("2030-01-01T00:00:00+08:00"))
    assert refused(registry, "yu.si", PASSWORD).params["seconds"] <= 10
    let_waits_end(registry)
    refused(registry, "yu.si", "wrong-password")
    assert refused(registry, "yu.si", PASSWORD).params["seconds"] > 10
    let_waits_end(registry)
    signed_in(registry, "yu.si")
    refused(registry, "yu.si", "wrong-password")
    signed_in(registry, "yu.si")


def test_no_connection_is_held_while_a_password_is_hashed(
    registry: ServiceUnderTest, yu: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    held = []

    def noting(slow: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*arguments: Any) -> Any:
            held.append(registry.database.engine.pool.checkedout())  # type: ignore[attr-defined]
            return slow(*arguments)

        return noted

    for module, function in (
        ("commands", passwords.verify_password),
        ("proving", passwords.verify_password),
        ("commands", passwords.hash_password),
    ):
        monkeypatch.setattr(f"services.registry.accounts.{module}.{function.__name__}", noting(function))
    for key in (None, "first", "first"):
        registry.call(OPEN_SESSION, body={"login": "yu.si", "password": PASSWORD}, key=key)
    body = {"current_password": PASSWORD, "new_password": "birke-sonne-4-kahn"}
    registry.call(CHANGE_PASSWORD, somebody(yu["id"]), body=body, key="second")
    assert held == [0] * 4, "one for each, one more for the new password, and none for an answer that was kept"


@pytest.mark.parametrize(
    "change",
    [
        {"active": False},
        {"password_hash": passwords.hash_password("birke-sonne-4-kahn")},
        {"password_hash": None},
    ],
    ids=["closed", "another password", "no password"],
)
def test_what_happens_to_an_account_while_the_password_is_verified_counts(
    registry: ServiceUnderTest, yu: dict[str, Any], monkeypatch: pytest.MonkeyPatch, change: dict[str, Any]
) -> None:
    def verify(hashed: str | None, password: str) -> str | None:
        with registry.database.transaction() as session:
            session.execute(update(Account).values(**change))
        return passwords.verify_password(hashed, password)

    monkeypatch.setattr("services.registry.accounts.commands.verify_password", verify)
    assert refused(registry, "yu.si", PASSWORD).problem is LOGIN_REFUSED
    with registry.database.transaction() as session:
        assert session.scalar(select(func.count(LoginSession.id))) == 0


def test_only_who_may_sign_in_has_an_outdated_hash_made_again(
    registry: ServiceUnderTest, yu: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def noted(password: str) -> str:
        made.append(passwords.hash_password(password))
        return made[-1]

    monkeypatch.setattr("services.registry.accounts.commands.hash_password", noted)
    monkeypatch.setattr("services.registry.accounts.commands.is_outdated", lambda hashed, form: hashed not in made)
    for _ in range(5):
        refused(registry, "yu.si", "wrong-password")
    refused(registry, "yu.si", PASSWORD)
    assert made == [], "how long it takes would tell who guesses which password is right"
    let_waits_end(registry)
    for _ in range(2):
        signed_in(registry, "yu.si")
    with registry.database.transaction() as session:
        assert [session.scalar(select(Account.password_hash))] == made


def test_failed_sign_ins_do_not_end_the_sessions_that_run(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    tokens = signed_in(registry, "yu.si")
    for _ in range(5):
        refused(registry, "yu.si", "wrong-password")
    registry.call(REFRESH_SESSION, body={"refresh_token": tokens["refresh_token"]})


def test_an_unknown_login_costs_the_time_of_a_wrong_password(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    def median(login: str) -> float:
        taken = []
        for _ in range(5):
            # Of the processor, since on a busy machine anything may take any time.
            began = time.process_time()
            refused(registry, login, "wrong-password")
            taken.append(time.process_time() - began)
        return sorted(taken)[2]

    # Hashing dominates both; without it an unknown login would take a tenth of the time.
    assert median("nobody") > 0.4 * median("yu.si")


def test_a_refresh_token_is_good_once_and_brings_the_next(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    first = signed_in(registry, "yu.si")
    second = registry.call(REFRESH_SESSION, body={"refresh_token": first["refresh_token"]})
    third = registry.call(REFRESH_SESSION, body={"refresh_token": second["refresh_token"]})
    assert claims_of(registry, first)["sid"] == claims_of(registry, third)["sid"]
    assert len({tokens["refresh_token"] for tokens in (first, second, third)}) == 3


def test_a_refresh_token_that_comes_again_after_the_grace_ends_the_session(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    first = signed_in(registry, "yu.si")
    second = registry.call(REFRESH_SESSION, body={"refresh_token": first["refresh_token"]})
    with registry.database.transaction() as session:
        used = RefreshToken.used_at - RENEWAL_GRACE
        session.execute(update(RefreshToken).where(RefreshToken.used_at.is_not(None)).values(used_at=used))
    for token in (first, second):
        with pytest.raises(Failure) as failure:
            registry.call(REFRESH_SESSION, body={"refresh_token": token["refresh_token"]})
        assert failure.value.problem is SESSION_ENDED
    session_id = claims_of(registry, first)["sid"]
    assert registry.call(LIST_REVOCATIONS)["items"][-1]["session_id"] == session_id
    assert registry.emitted("access.changed.v1")[-1]["data"]["session_id"] == session_id


def test_two_windows_that_refresh_at_once_get_the_same_successor_and_go_on(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    token = signed_in(registry, "yu.si")["refresh_token"]
    for _ in range(3):
        with ThreadPoolExecutor(2) as pool:
            asked = [pool.submit(registry.call, REFRESH_SESSION, body={"refresh_token": token}) for _ in range(2)]
            answers = [each.result() for each in asked]
        assert answers[0]["refresh_token"] == answers[1]["refresh_token"] != token
        assert all(claims_of(registry, answer)["sub"] == yu["id"] for answer in answers)
        token = answers[0]["refresh_token"]


@pytest.mark.parametrize("column", ["ends_at", "used_at"])
def test_a_session_ends_by_age_and_by_idleness(registry: ServiceUnderTest, yu: dict[str, Any], column: str) -> None:
    tokens = signed_in(registry, "yu.si")
    past = wall() - (timedelta() if column == "ends_at" else timedelta(hours=12))
    with registry.database.transaction() as session:
        session.execute(update(LoginSession).values({column: past}))
    with pytest.raises(Failure) as failure:
        registry.call(REFRESH_SESSION, body={"refresh_token": tokens["refresh_token"]})
    assert failure.value.problem is SESSION_ENDED


def test_an_invented_refresh_token_gets_nothing(registry: ServiceUnderTest) -> None:
    with pytest.raises(Failure) as failure:
        registry.call(REFRESH_SESSION, body={"refresh_token": "x" * 43})
    assert failure.value.problem is SESSION_ENDED


def test_signing_out_ends_the_session_and_refuses_its_tokens(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    tokens = signed_in(registry, "yu.si")
    claims = claims_of(registry, tokens)
    caller = registry.call(GET_ME, somebody(yu["id"]))
    assert caller["login"] == "Yu.Si"
    me = actor(person=UUID(yu["id"]))
    object.__setattr__(me, "session_id", claims["sid"])
    registry.call(CLOSE_SESSION, me)
    with pytest.raises(Failure):
        registry.call(REFRESH_SESSION, body={"refresh_token": tokens["refresh_token"]})
    told = registry.emitted("access.changed.v1")[-1]["data"]
    assert (told["person_id"], told["session_id"]) == (yu["id"], claims["sid"])
    assert datetime.fromisoformat(told["before"]).timestamp() >= claims["iat"]


def test_refresh_tokens_and_private_keys_are_not_stored_plainly(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    tokens = signed_in(registry, "yu.si")
    with registry.database.engine.connect() as connection:
        hashes = connection.scalars(select(RefreshToken.hash)).all()
        private = connection.exec_driver_sql("SELECT private FROM signing_keys").scalar_one()
        stored = connection.exec_driver_sql("SELECT content::text FROM audit").scalars().all()
    assert tokens["refresh_token"] not in hashes
    assert '"d"' not in private
    assert not any(PASSWORD in content or tokens["refresh_token"] in content for content in stored)


def test_two_replicas_that_sign_at_once_make_one_key(registry: ServiceUnderTest) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: registry.call(LIST_SIGNING_KEYS), range(4)))
    assert all(answer == answers[0] for answer in answers)
    assert len(answers[0]["keys"]) == 1


def test_a_retired_key_still_verifies_while_its_tokens_live(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    old = signed_in(registry, "yu.si")
    registry.call(ROTATE_SIGNING_KEY, OPERATOR)
    new = signed_in(registry, "yu.si")
    assert claims_of(registry, old)["sub"] == claims_of(registry, new)["sub"]
    assert old["access_token"].split(".")[0] != new["access_token"].split(".")[0]
    with registry.database.transaction() as session:
        session.execute(
            update(SigningKey).where(SigningKey.retired_at.is_not(None)).values(retired_at=wall() - timedelta(hours=1))
        )
    assert len(registry.call(LIST_SIGNING_KEYS)["keys"]) == 1


def test_a_key_that_was_replaced_says_when_it_leaves(registry: ServiceUnderTest) -> None:
    registry.call(LIST_SIGNING_KEYS)
    before = wall()
    new, old = registry.call(ROTATE_SIGNING_KEY, OPERATOR)["keys"]
    assert new["expires_at"] is None
    assert timedelta(minutes=5) < datetime.fromisoformat(old["expires_at"]) - before < timedelta(minutes=8)
    assert registry.emitted("signing-key.changed.v1")[-1]["data"] == {"kid": new["kid"]}


def test_the_initial_password_gives_no_posts_until_it_is_changed(registry: ServiceUnderTest) -> None:
    found = person(registry)
    office = organization(registry, "BM01", "department")
    post(registry, "department_handler", found["id"], office["id"])
    initial = registry.call(OPEN_ACCOUNT, OPERATOR, found["id"], body={"login": "yu"})["one_time_password"]
    tokens = signed_in(registry, "yu", initial)
    claims = claims_of(registry, tokens)
    assert tokens["must_change_password"] is True
    assert claims["must_change_password"] is True
    assert claims["posts"] == []
    me = actor(person=UUID(found["id"]))
    object.__setattr__(me, "session_id", claims["sid"])
    registry.call(CHANGE_PASSWORD, me, body={"current_password": initial, "new_password": PASSWORD})
    renewed = registry.call(REFRESH_SESSION, body={"refresh_token": tokens["refresh_token"]})
    assert renewed["must_change_password"] is False
    assert claims_of(registry, renewed)["posts"] == [["department_handler", office["id"], None]]


def test_changing_the_password_ends_the_other_sessions(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    mine, other = signed_in(registry, "yu.si"), signed_in(registry, "yu.si")
    me = actor(person=UUID(yu["id"]))
    object.__setattr__(me, "session_id", claims_of(registry, mine)["sid"])
    body = {"current_password": PASSWORD, "new_password": "birke-sonne-4-kahn"}
    registry.call(CHANGE_PASSWORD, me, body=body)
    registry.call(REFRESH_SESSION, body={"refresh_token": mine["refresh_token"]})
    with pytest.raises(Failure) as failure:
        registry.call(REFRESH_SESSION, body={"refresh_token": other["refresh_token"]})
    assert failure.value.problem is SESSION_ENDED
    refused(registry, "yu.si", PASSWORD)
    signed_in(registry, "yu.si", "birke-sonne-4-kahn")


def test_a_wrong_current_password_makes_one_wait_as_at_sign_in(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    body = {"current_password": "wrong-password", "new_password": "birke-sonne-4-kahn"}
    for _ in range(5):
        with pytest.raises(Failure) as failure:
            registry.call(CHANGE_PASSWORD, somebody(yu["id"]), body=body)
        assert failure.value.problem is PASSWORD_WRONG
    with pytest.raises(Failure) as failure:
        registry.call(
            CHANGE_PASSWORD, somebody(yu["id"]), body={"current_password": PASSWORD, "new_password": PASSWORD}
        )
    assert failure.value.problem is SIGN_IN_DELAYED, "who has to wait is not told which password is right"
    signed_in(registry, "yu.si")


@pytest.mark.parametrize("password", ["short", "PASSWORD123", "1234567890", "aaaaaaaaaaaa", PASSWORD])
def test_bad_passwords_are_refused_with_a_reason(registry: ServiceUnderTest, yu: dict[str, Any], password: str) -> None:
    with pytest.raises(Failure) as failure:
        registry.call(
            CHANGE_PASSWORD, somebody(yu["id"]), body={"current_password": PASSWORD, "new_password": password}
        )
    assert failure.value.errors[0]["field"] == "new_password"
    assert failure.value.errors[0]["value"] is None


def test_ending_a_post_refuses_the_tokens_that_name_it(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    office = organization(registry, "BM01", "department")
    given = post(registry, "department_handler", yu["id"], office["id"])
    tokens = signed_in(registry, "yu.si")
    registry.call(END_POST, OPERATOR, given["id"], body={})
    told = registry.call(LIST_REVOCATIONS)["items"][-1]
    assert (told["person_id"], told["session_id"]) == (yu["id"], None)
    assert datetime.fromisoformat(told["before"]).timestamp() >= claims_of(registry, tokens)["iat"]


def test_a_token_issued_while_a_post_is_given_names_it_or_is_refused(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    """Whichever comes first: nobody keeps a token that misses the change and is not refused."""
    office = organization(registry, "BM01", "department")
    tokens = [signed_in(registry, "yu.si") for _ in range(3)]
    with ThreadPoolExecutor(4) as pool:
        giving = pool.submit(post, registry, "department_handler", yu["id"], office["id"])
        refreshed = list(
            pool.map(lambda each: registry.call(REFRESH_SESSION, body={"refresh_token": each["refresh_token"]}), tokens)
        )
        giving.result()
    moments = [datetime.fromisoformat(item["before"]).timestamp() for item in registry.call(LIST_REVOCATIONS)["items"]]
    for each in refreshed:
        claims = claims_of(registry, each)
        assert claims["posts"] or claims["iat"] <= max(moments)


def test_old_sessions_and_revocations_are_forgotten(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    signed_in(registry, "yu.si")
    kept = signed_in(registry, "yu.si")
    sid = UUID(claims_of(registry, kept)["sid"])
    with registry.database.transaction() as session:
        session.execute(update(LoginSession).where(LoginSession.id != sid).values(ended_at=wall() - timedelta(days=8)))
    assert registry.tick("forget_sessions") == 1
    with registry.database.transaction() as session:
        assert session.scalars(select(LoginSession.id)).all() == [sid]
        assert session.scalar(select(func.count()).select_from(RefreshToken)) == 1


def test_signing_in_is_open_to_all_and_takes_no_unknown_field(registry: ServiceUnderTest) -> None:
    with pytest.raises(Failure) as failure:
        registry.call(OPEN_SESSION, body={"login": "a", "password": "b", "remember": True})
    assert failure.value.errors[0]["field"] == "remember"
