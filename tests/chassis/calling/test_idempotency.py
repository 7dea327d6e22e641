"""What a key means beyond one call: whose it is, for how long, and what is kept with it."""

import hashlib
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import func, select, update

from chassis.calling.actor import ANONYMOUS, Actor
from chassis.calling.errors import Failure
from chassis.storing import personal, tables
from chassis.storing.database import new_id
from contracts.problem import CHANGED, KEY_IN_USE, KEY_REUSED
from contracts.registry.accounts import (
    CHANGE_PASSWORD,
    LOGIN_REFUSED,
    OPEN_ACCOUNT,
    OPEN_SESSION,
    REFRESH_SESSION,
    SESSION_ENDED,
)
from contracts.registry.people import CHANGE_PERSON, CREATE_PERSON
from contracts.requests.lifecycle import DISPATCH_REQUEST
from contracts.roles import Role
from services.registry.accounts.domain import ONE_GUESSER, RENEWAL_GRACE
from services.registry.accounts.models import FailedSignIns, RefreshToken
from tests.harness import FIELD_KEY, ServiceUnderTest, actor
from tests.services.registry.district import OPERATOR, PASSWORD, opened_account, person, signed_in, somebody
from tests.services.requests.district import District

PERSON = {"name": "林知远", "phone": "13900004321", "email": "linzhiyuan@example.cn", "locale": "zh"}
LOGIN = {"login": "lin", "password": PASSWORD}


@pytest.fixture
def lin(registry: ServiceUnderTest) -> str:
    """Somebody with the login ``lin``."""
    person_id = str(person(registry)["id"])
    opened_account(registry, person_id, "lin")
    return person_id


def refusal(service: ServiceUnderTest, *arguments: Any, **options: Any) -> Any:
    """The problem with which a call is refused."""
    with pytest.raises(Failure) as failure:
        service.call(*arguments, **options)
    return failure.value.problem


# Whose key it is


def test_a_renewal_that_comes_again_with_its_key_gets_its_tokens_and_the_session_lives(
    registry: ServiceUnderTest, lin: str
) -> None:
    body = {"refresh_token": signed_in(registry, "lin")["refresh_token"]}
    renewed = registry.call(REFRESH_SESSION, somebody(lin), body=body, key="once")
    # The access token that went with the first call may have expired before the second.
    assert registry.call(REFRESH_SESSION, ANONYMOUS, body=body, key="once") == renewed
    next_ = registry.call(REFRESH_SESSION, body={"refresh_token": renewed["refresh_token"]}, key="next")
    assert next_["refresh_token"] != renewed["refresh_token"]
    with registry.database.transaction() as session:
        session.execute(update(RefreshToken).values(used_at=RefreshToken.used_at - RENEWAL_GRACE))
    assert refusal(registry, REFRESH_SESSION, body=body, key="thief") is SESSION_ENDED
    assert refusal(registry, REFRESH_SESSION, body={"refresh_token": next_["refresh_token"]}) is SESSION_ENDED


def test_strangers_with_the_same_key_neither_meet_nor_get_each_others_answer(
    registry: ServiceUnderTest, lin: str
) -> None:
    other = str(person(registry, "RY02")["id"])
    opened_account(registry, other, "zhao")
    mine = registry.call(OPEN_SESSION, body=LOGIN, key="1")
    theirs = registry.call(OPEN_SESSION, body={**LOGIN, "login": "zhao"}, key="1")
    assert (mine["person"]["id"], theirs["person"]["id"]) == (lin, other)
    assert refusal(registry, OPEN_SESSION, body={**LOGIN, "password": "guessed-wrongly-1"}, key="1") is LOGIN_REFUSED
    assert registry.call(OPEN_SESSION, body=LOGIN, key="1") == mine


def test_the_same_key_of_two_persons_are_two_keys(registry: ServiceUnderTest) -> None:
    first, second = (actor((Role.REGISTRAR, new_id())) for _ in range(2))
    made = registry.call(CREATE_PERSON, first, body=PERSON, key="1")
    assert registry.call(CREATE_PERSON, second, body={**PERSON, "name": "赵敏之"}, key="1")["id"] != made["id"]


def test_a_wrong_password_that_comes_again_with_its_key_is_counted_once(registry: ServiceUnderTest, lin: str) -> None:
    wrong = {**LOGIN, "password": "guessed-wrongly-1"}
    for _ in range(ONE_GUESSER.free + 1):
        assert refusal(registry, OPEN_SESSION, body=wrong, key="once") is LOGIN_REFUSED
    with registry.database.transaction() as session:
        assert set(session.scalars(select(FailedSignIns.failures))) == {1}


# What it is good for


def test_a_change_that_comes_again_is_not_held_against_the_version_that_it_made(registry: ServiceUnderTest) -> None:
    made = person(registry)
    change = {"body": {"phone": "13900000901"}, "if_match": made["version"]}
    changed = registry.call(CHANGE_PERSON, OPERATOR, made["id"], **change, key="once")
    assert changed["version"] == made["version"] + 1
    assert registry.call(CHANGE_PERSON, OPERATOR, made["id"], **change, key="once") == changed
    assert refusal(registry, CHANGE_PERSON, OPERATOR, made["id"], **change, key="another") is CHANGED
    later = {**change, "if_match": changed["version"]}
    assert refusal(registry, CHANGE_PERSON, OPERATOR, made["id"], **later, key="once") is KEY_REUSED


def test_a_refusal_that_changed_nothing_leaves_the_key_free(registry: ServiceUnderTest) -> None:
    made = person(registry)
    body = {"phone": "13900000901"}
    assert refusal(registry, CHANGE_PERSON, OPERATOR, made["id"], body=body, if_match=99, key="once") is CHANGED
    registry.call(CHANGE_PERSON, OPERATOR, made["id"], body=body, if_match=made["version"], key="once")


def test_whoever_comes_while_the_answer_is_committed_gets_it_or_is_told_to_wait(requests: ServiceUnderTest) -> None:
    """A dispatch cannot be made twice, so that a call which missed the answer would be refused as too late."""
    district, together = District(requests), 6
    asked = [district.submit() for _ in range(12)]

    def stubbornly(caller: Actor, request_id: str, key: str, start: Barrier) -> Any:
        start.wait(20)
        while True:
            try:
                return district.call(DISPATCH_REQUEST, caller, request_id, body={}, key=key)
            except Failure as failure:
                if failure.problem is not KEY_IN_USE:
                    raise

    with ThreadPoolExecutor(together) as pool:
        for request in asked:
            start = Barrier(together)
            call = (stubbornly, district.dispatcher, request["id"], request["id"], start)
            answers = [future.result() for future in [pool.submit(*call) for _ in range(together)]]
            assert answers == [answers[0]] * together
    assert len(requests.emitted("request.dispatched.v1")) == len(asked)


def test_repetitions_of_what_has_been_answered_do_not_hold_up_each_other(registry: ServiceUnderTest) -> None:
    made = registry.call(CREATE_PERSON, OPERATOR, body=PERSON, key="once")
    operator = OPERATOR.person_id or OPERATOR.name
    with registry.database.transaction() as session:
        # As a repetition does that is a moment ahead.
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"create_person/{operator}/once", 0))))
        assert registry.call(CREATE_PERSON, OPERATOR, body=PERSON, key="once") == made
        other = f"create_person/{operator}/other"
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(other, 0))))
        assert refusal(registry, CREATE_PERSON, OPERATOR, body=PERSON, key="other") is KEY_IN_USE


# What is kept, and for how long


def kept(service: ServiceUnderTest) -> str:
    """The table of keys, as somebody reads it who has the database and nothing else."""
    with service.database.transaction() as session:
        return str(session.execute(select(tables.idempotency_keys)).all())


def test_what_is_kept_tells_nothing_to_who_reads_the_table(registry: ServiceUnderTest, lin: str) -> None:
    registry.call(CREATE_PERSON, OPERATOR, body=PERSON, key="person")
    session = registry.call(OPEN_SESSION, body=LOGIN, key="session")
    change = {"current_password": PASSWORD, "new_password": "regen-haus-11-birke"}
    registry.call(CHANGE_PASSWORD, somebody(lin), body=change, key="password")
    other = person(registry, "RY02")["id"]
    opened = registry.call(OPEN_ACCOUNT, OPERATOR, other, body={"login": "zhao"}, key="account")
    told = kept(registry)
    secrets = (PERSON["name"], "example.cn", PASSWORD, session["refresh_token"], opened["one_time_password"])
    assert [secret for secret in secrets if secret in told] == []
    # Nor can a password be guessed by its hash without the key of this deployment.
    content = json.dumps([{}, LOGIN, None], sort_keys=True, ensure_ascii=False)
    assert personal.keyed_hashes(content)[0] in told
    assert hashlib.sha256(content.encode()).hexdigest() not in told


@pytest.fixture
def new_field_key(registry: ServiceUnderTest) -> Iterator[None]:
    """Field keys are changed in the middle of a test: call ``next`` on what this gives."""

    def change() -> Iterator[None]:
        keys = f"{Fernet.generate_key().decode()},{FIELD_KEY}"
        personal.configure(type(registry.settings)(environment="test", field_keys=keys))
        yield

    yield change()
    personal.configure(registry.settings)


def test_a_new_field_key_leaves_the_answers_that_are_kept(
    registry: ServiceUnderTest, lin: str, new_field_key: Iterator[None]
) -> None:
    made = registry.call(CREATE_PERSON, OPERATOR, body=PERSON, key="once")
    session = registry.call(OPEN_SESSION, body=LOGIN, key="once")
    next(new_field_key)
    assert registry.call(CREATE_PERSON, OPERATOR, body=PERSON, key="once") == made
    assert refusal(registry, CREATE_PERSON, OPERATOR, body={**PERSON, "name": "赵"}, key="once") is KEY_REUSED
    assert registry.call(OPEN_SESSION, body=LOGIN, key="once") == session
    registry.call(CREATE_PERSON, OPERATOR, body=PERSON, key="under the new one")
    assert personal.keyed_hashes(json.dumps([{}, PERSON, None], sort_keys=True, ensure_ascii=False))[0] in kept(
        registry
    )


def test_a_key_is_forgotten_after_a_day_and_not_before(registry: ServiceUnderTest) -> None:
    for key, hours in (("older", 24.1), ("younger", 23.9)):
        registry.call(CREATE_PERSON, OPERATOR, body=PERSON, key=key)
        with registry.database.transaction() as session:
            age = update(tables.idempotency_keys).where(tables.idempotency_keys.c.key == key)
            session.execute(age.values(created_at=func.now() - timedelta(hours=hours)))
    assert registry.tick("prune") == 1
    other = {**PERSON, "name": "赵敏之"}
    assert refusal(registry, CREATE_PERSON, OPERATOR, body=other, key="younger") is KEY_REUSED
    assert registry.call(CREATE_PERSON, OPERATOR, body=other, key="older")["name"] == "赵敏之"
