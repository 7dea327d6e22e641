"""A second factor: set up with a code of an app, asked for at each sign-in, and lost in several ways."""

from dataclasses import replace
from typing import Any

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.registry.accounts import CHANGE_ACCOUNT, CHANGE_PASSWORD, GET_ME, OPEN_ACCOUNT, REFRESH_SESSION
from contracts.registry.approvals import APPROVE_PROPOSAL
from contracts.registry.factors import (
    CONFIRM_FACTOR,
    ENROL_FACTOR,
    FACTOR_THERE,
    GET_FACTOR,
    NO_FACTOR,
    REMOVE_FACTOR,
    RENEW_RECOVERY_CODES,
)
from contracts.roles import Role
from tests.harness import ServiceUnderTest
from tests.services.registry.approvals.people import office
from tests.services.registry.district import (
    PASSWORD,
    REGISTRAR,
    opened_account,
    operator_of_the_machine,
    organization,
    person,
    post,
    signed_in,
    somebody,
)
from tests.services.registry.factors.apps import enrolled, first_step, later, second_step, shown


@pytest.fixture
def yu(registry: ServiceUnderTest) -> Actor:
    found = person(registry)
    opened_account(registry, found["id"], "yu")
    return somebody(found["id"])


def changes(registry: ServiceUnderTest) -> list[str]:
    return [event["data"]["change"] for event in registry.emitted("account.changed.v1")]


def test_signing_in_takes_a_code_once_the_factor_is_confirmed(registry: ServiceUnderTest, yu: Actor) -> None:
    made = registry.call(ENROL_FACTOR, yu, body={"current_password": PASSWORD})
    assert made["uri"].startswith("otpauth://totp/Lianshang:yu?secret=" + made["secret"])
    assert signed_in(registry, "yu")["access_token"]
    codes = registry.call(CONFIRM_FACTOR, yu, body={"code": shown(made["secret"])})["recovery_codes"]
    assert len(set(codes)) == 10
    later(registry)
    begun = first_step(registry, "yu")
    assert begun["accepted"]
    assert begun["body"].keys() == {"challenge", "expires_in"}
    device = second_step(registry, begun["body"]["challenge"], shown(made["secret"]))
    assert device["access_token"]
    assert changes(registry) == ["factor_enrolled"]
    found = registry.call(GET_FACTOR, yu)
    assert (found["enrolled"], found["recovery_codes_left"], found["required"]) == (True, 10, False)
    kept = "\n".join(row for _, row in registry.contents())
    assert made["secret"] not in kept
    assert not any(code in kept for code in codes)


def test_a_recovery_code_is_good_once_in_place_of_a_code(registry: ServiceUnderTest, yu: Actor) -> None:
    _, codes = enrolled(registry, yu)
    second_step(registry, first_step(registry, "yu")["body"]["challenge"], codes[0].upper().replace("-", " "))
    challenge = first_step(registry, "yu")["body"]["challenge"]
    with pytest.raises(Failure):
        second_step(registry, challenge, codes[0])
    second_step(registry, challenge, codes[1])
    assert registry.call(GET_FACTOR, yu)["recovery_codes_left"] == 8
    proof = {"current_password": PASSWORD, "code": codes[2]}
    renewed = registry.call(RENEW_RECOVERY_CODES, yu, body=proof)["recovery_codes"]
    challenge = first_step(registry, "yu")["body"]["challenge"]
    with pytest.raises(Failure):
        second_step(registry, challenge, codes[3])
    second_step(registry, challenge, renewed[0])


def test_it_is_removed_with_password_and_code(registry: ServiceUnderTest, yu: Actor) -> None:
    secret, codes = enrolled(registry, yu)
    for body in (
        {"current_password": "wrong wrong wrong", "code": codes[0]},
        {"current_password": PASSWORD, "code": "1"},
    ):
        with pytest.raises(Failure):
            registry.call(REMOVE_FACTOR, yu, body=body)
    later(registry)
    registry.call(REMOVE_FACTOR, yu, body={"current_password": PASSWORD, "code": shown(secret)})
    assert signed_in(registry, "yu")["access_token"]
    for attempt, problem in (
        (lambda: registry.call(REMOVE_FACTOR, yu, body={"current_password": PASSWORD, "code": codes[0]}), NO_FACTOR),
        (lambda: registry.call(CONFIRM_FACTOR, yu, body={"code": "123456"}), NO_FACTOR),
    ):
        with pytest.raises(Failure) as failure:
            attempt()
        assert failure.value.problem is problem


def test_there_is_one_at_a_time(registry: ServiceUnderTest, yu: Actor) -> None:
    enrolled(registry, yu)
    with pytest.raises(Failure) as failure:
        registry.call(ENROL_FACTOR, yu, body={"current_password": PASSWORD})
    assert failure.value.problem is FACTOR_THERE


def test_whose_role_takes_one_gets_no_posts_before(
    registry: ServiceUnderTest, yu: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = replace(registry.settings, factor_roles="supervisor, operator")
    monkeypatch.setattr(registry.runtime, "settings", settings)
    assert signed_in(registry, "yu")["must_enrol_factor"] is False
    post(registry, "supervisor", yu.person_id or "", organization(registry, "BM90", "department")["id"])
    session = signed_in(registry, "yu")
    assert session["must_enrol_factor"] is True
    assert registry.call(GET_FACTOR, yu)["required"] is True
    enrolled(registry, yu)
    renewed = registry.call(REFRESH_SESSION, body={"refresh_token": session["refresh_token"]})
    assert renewed["must_enrol_factor"] is False
    assert registry.emitted("access.changed.v1")


def test_a_registrar_removes_that_of_somebody_who_has_lost_it_and_the_person_is_told(
    registry: ServiceUnderTest, yu: Actor
) -> None:
    enrolled(registry, yu)
    registry.call(CHANGE_ACCOUNT, REGISTRAR, yu.person_id or "", body={"reset_factor": True})
    assert signed_in(registry, "yu")["access_token"]
    assert changes(registry) == ["factor_enrolled", "factor_reset"]


def test_for_a_role_of_trust_that_takes_a_second_person(registry: ServiceUnderTest) -> None:
    found = office(registry)
    person_id, me = found.holder("RY50", Role.SUPERVISOR)
    opened_account(registry, person_id, "chief")
    enrolled(registry, me)
    proposal: Any = found.propose(CHANGE_ACCOUNT, person_id, reset_factor=True)
    assert (proposal["status"], proposal["changes"]) == ("pending", ["reset_factor"])
    assert first_step(registry, "chief")["accepted"]
    registry.call(APPROVE_PROPOSAL, found.other_registrar, proposal["id"])
    assert signed_in(registry, "chief")["access_token"]


def test_one_set_up_under_a_password_that_a_registrar_knows_does_not_outlast_the_first_role_of_trust(
    registry: ServiceUnderTest,
) -> None:
    found = office(registry)
    yu = person(registry)["id"]
    opened = registry.call(OPEN_ACCOUNT, found.registrar, yu, body={"login": "yu"})
    me, body = somebody(yu), {"current_password": opened["one_time_password"], "new_password": PASSWORD}
    registry.call(CHANGE_PASSWORD, me, body=body)
    enrolled(registry, me)
    post(registry, "supervisor", yu, found.department)
    assert registry.call(GET_FACTOR, me)["enrolled"] is False
    assert changes(registry) == ["factor_enrolled", "factor_reset"]


def test_an_operator_who_has_lost_it_gets_in_by_the_machine(registry: ServiceUnderTest) -> None:
    password = operator_of_the_machine(registry, "root")
    me = somebody(signed_in(registry, "root", password)["person"]["id"])
    registry.call(GET_ME, me)
    registry.call(CHANGE_PASSWORD, me, body={"current_password": password, "new_password": PASSWORD})
    enrolled(registry, me)
    again = operator_of_the_machine(registry, "root")
    assert signed_in(registry, "root", again)["must_change_password"] is True
