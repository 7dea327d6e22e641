"""Attacks on the second factor: codes again, codes guessed, challenges kept, and what a first step tells."""

from datetime import timedelta
from typing import Any

import pyotp
import pytest
from sqlalchemy import select, update

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from chassis.running.clock import wall
from contracts.registry.accounts import CHANGE_PASSWORD, LOGIN_REFUSED, SIGN_IN_DELAYED
from contracts.registry.factors import CHALLENGE_ENDED, CODE_WRONG, CONFIRM_FACTOR, ENROL_FACTOR
from contracts.registry.resets import RESET_PASSWORD
from services.registry.accounts.domain import ONE_GUESSER
from services.registry.factors.models import SecondFactor, SignInChallenge
from tests.harness import ServiceUnderTest
from tests.services.registry.accounts.writes import ANOTHER_PASSWORD
from tests.services.registry.district import PASSWORD, opened_account, person, signed_in, somebody
from tests.services.registry.factors.apps import enrolled, first_step, later, second_step, shown
from tests.services.registry.recovery.mailed import asked_code


@pytest.fixture
def yu(registry: ServiceUnderTest) -> Actor:
    found = person(registry, email="yu@example.cn")
    opened_account(registry, found["id"], "yu")
    return somebody(found["id"])


def begin(registry: ServiceUnderTest, login: str = "yu") -> str:
    return str(first_step(registry, login)["body"]["challenge"])


def used(registry: ServiceUnderTest, secret: str, steps: int = 0) -> str:
    """The code that was used last, or one of some steps after it."""
    with registry.database.transaction() as session:
        return pyotp.TOTP(secret).generate_otp(session.scalars(select(SecondFactor.last_step)).one() + steps)


def refused(registry: ServiceUnderTest, challenge: str, code: str, **more: Any) -> Any:
    with pytest.raises(Failure) as failure:
        second_step(registry, challenge, code, **more)
    return failure.value.problem


def test_a_code_is_good_once_also_that_of_the_step_before(registry: ServiceUnderTest, yu: Actor) -> None:
    secret, _ = enrolled(registry, yu)
    challenge = begin(registry)
    # The one by which the factor was confirmed has been seen by whoever looked over the shoulder.
    assert refused(registry, challenge, used(registry, secret)) is CODE_WRONG
    later(registry)
    second_step(registry, challenge, shown(secret))
    for steps in (-1, 0):
        assert refused(registry, begin(registry), used(registry, secret, steps)) is CODE_WRONG


def test_whoever_knows_the_password_guesses_few_codes(registry: ServiceUnderTest, yu: Actor) -> None:
    secret, _ = enrolled(registry, yu)
    later(registry)
    wrong = f"{(int(shown(secret)) + 7) % 1_000_000:06}"
    problems = [refused(registry, begin(registry), wrong) for _ in range(ONE_GUESSER.free + 2)]
    assert problems == [CODE_WRONG] * ONE_GUESSER.free + [SIGN_IN_DELAYED] * 2
    assert refused(registry, begin(registry), shown(secret)) is SIGN_IN_DELAYED


def test_a_known_device_does_not_wait_for_them(registry: ServiceUnderTest, yu: Actor) -> None:
    device_key = signed_in(registry, "yu")["device_key"]
    secret, _ = enrolled(registry, yu)
    later(registry)
    for _ in range(ONE_GUESSER.free):
        refused(registry, begin(registry), "000000")
    begun = first_step(registry, "yu", device_key=device_key)["body"]["challenge"]
    assert second_step(registry, begun, shown(secret), device_key=device_key)["device_key"] == device_key


def test_a_challenge_ends_after_five_tries_after_its_time_and_when_it_is_used(
    registry: ServiceUnderTest, yu: Actor
) -> None:
    _, codes = enrolled(registry, yu)
    challenge = begin(registry)
    second_step(registry, challenge, codes[0])
    assert refused(registry, challenge, codes[1]) is CHALLENGE_ENDED
    challenge = begin(registry)
    with registry.database.transaction() as session:
        session.execute(update(SignInChallenge).values(tries=5))
    assert refused(registry, challenge, codes[1]) is CHALLENGE_ENDED
    challenge = begin(registry)
    with registry.database.transaction() as session:
        session.execute(update(SignInChallenge).values(expires_at=wall() - timedelta(seconds=1)))
    assert refused(registry, challenge, codes[1]) is CHALLENGE_ENDED
    assert refused(registry, "invented", codes[1]) is CHALLENGE_ENDED


def test_a_challenge_ends_with_the_password_that_it_began_with(registry: ServiceUnderTest, yu: Actor) -> None:
    _, codes = enrolled(registry, yu)
    challenge = begin(registry)
    registry.call(CHANGE_PASSWORD, yu, body={"current_password": PASSWORD, "new_password": ANOTHER_PASSWORD})
    assert refused(registry, challenge, codes[0]) is CHALLENGE_ENDED


def test_a_code_in_full_width_is_one_and_other_signs_are_a_wrong_one(registry: ServiceUnderTest, yu: Actor) -> None:
    secret = registry.call(ENROL_FACTOR, yu, body={"current_password": PASSWORD})["secret"]
    for code in ("一二三四五六", "١٢٣٤٥٦", "é"):
        with pytest.raises(Failure) as failure:
            registry.call(CONFIRM_FACTOR, yu, body={"code": code})
        assert failure.value.problem is CODE_WRONG
    full_width = str.maketrans("0123456789", "０１２３４５６７８９")
    assert registry.call(CONFIRM_FACTOR, yu, body={"code": shown(secret).translate(full_width)})["recovery_codes"]


def test_a_challenge_of_one_takes_no_code_of_another(registry: ServiceUnderTest, yu: Actor) -> None:
    other = somebody(person(registry, "RY02")["id"])
    opened_account(registry, other.person_id or "", "mallory")
    enrolled(registry, yu)
    secret, codes = enrolled(registry, other)
    later(registry)
    challenge = begin(registry)
    for code in (shown(secret), codes[0]):
        assert refused(registry, challenge, code) is CODE_WRONG


def test_a_wrong_password_tells_nothing_of_the_factor(registry: ServiceUnderTest, yu: Actor) -> None:
    enrolled(registry, yu)
    with pytest.raises(Failure) as failure:
        signed_in(registry, "yu", "wrong-wrong-wrong")
    assert failure.value.problem is LOGIN_REFUSED


def test_whoever_has_the_mailbox_alone_does_not_get_in(registry: ServiceUnderTest, yu: Actor) -> None:
    enrolled(registry, yu)
    registry.call(RESET_PASSWORD, body={"code": asked_code(registry, "yu"), "new_password": ANOTHER_PASSWORD})
    assert signed_in(registry, "yu", ANOTHER_PASSWORD).keys() == {"challenge", "expires_in"}
