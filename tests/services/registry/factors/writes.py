"""A call of every write of the second factor."""

from typing import Any

from chassis.calling.actor import ANONYMOUS
from contracts.registry import factors
from tests.harness import ServiceUnderTest
from tests.services.registry.accounts.writes import account
from tests.services.registry.district import PASSWORD, somebody
from tests.services.registry.factors.apps import enrolled, first_step, shown
from tests.services.writes import Write, Writes


def enrol_factor(registry: ServiceUnderTest) -> Write:
    return Write(somebody(account(registry)), body={"current_password": PASSWORD}, other={"current_password": "other"})


def confirm_factor(registry: ServiceUnderTest) -> Write:
    me = somebody(account(registry))
    secret = registry.call(factors.ENROL_FACTOR, me, body={"current_password": PASSWORD})["secret"]
    return Write(me, body={"code": shown(secret)}, other={"code": "another"})


def proved(registry: ServiceUnderTest) -> Write:
    me = somebody(account(registry))
    _, codes = enrolled(registry, me)
    return Write(me, body={"current_password": PASSWORD, "code": codes[0]}, other={"code": codes[1]})


def complete_sign_in(registry: ServiceUnderTest) -> Write:
    bodies: list[dict[str, Any]] = []
    for number, login in enumerate(("lin", "zhao")):
        _, codes = enrolled(registry, somebody(account(registry, f"RY{number}", login)))
        bodies.append({"challenge": first_step(registry, login)["body"]["challenge"], "code": codes[0]})
    return Write(ANONYMOUS, body=bodies[0], other=bodies[1])


WRITES: Writes = {
    factors.ENROL_FACTOR: enrol_factor,
    factors.CONFIRM_FACTOR: confirm_factor,
    factors.RENEW_RECOVERY_CODES: proved,
    factors.REMOVE_FACTOR: proved,
    factors.COMPLETE_SIGN_IN: complete_sign_in,
}
