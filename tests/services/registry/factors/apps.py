"""Somebody with an app that shows codes."""

from datetime import timedelta
from typing import Any

import pyotp
from sqlalchemy import update

from chassis.calling.actor import Actor
from chassis.calling.call import Call
from chassis.running.clock import wall
from contracts.registry.accounts import OPEN_SESSION
from contracts.registry.factors import COMPLETE_SIGN_IN, CONFIRM_FACTOR, ENROL_FACTOR
from services.registry.factors.models import SecondFactor
from tests.harness import ServiceUnderTest
from tests.services.registry.district import PASSWORD


def shown(secret: str, steps: int = 0) -> str:
    """What the app shows, some steps of half a minute from now."""
    return pyotp.TOTP(secret).at(wall() + timedelta(seconds=30 * steps))


def enrolled(registry: ServiceUnderTest, me: Actor) -> tuple[str, list[str]]:
    """Set up a second factor; returns the secret and the recovery codes."""
    secret = str(registry.call(ENROL_FACTOR, me, body={"current_password": PASSWORD})["secret"])
    codes = registry.call(CONFIRM_FACTOR, me, body={"code": shown(secret)})["recovery_codes"]
    return secret, list(codes)


def later(registry: ServiceUnderTest) -> None:
    """Let the step of the code that was used be past."""
    with registry.database.transaction() as session:
        session.execute(update(SecondFactor).values(last_step=SecondFactor.last_step - 10))


def first_step(registry: ServiceUnderTest, login: str, **more: Any) -> dict[str, Any]:
    call = Call(body={"login": login, "password": PASSWORD, **more}, correlation="test")
    return dict(registry.serve(OPEN_SESSION, call))


def second_step(registry: ServiceUnderTest, challenge: str, code: str, **more: Any) -> Any:
    return registry.call(COMPLETE_SIGN_IN, body={"challenge": challenge, "code": code, **more})
