"""Telephone, e-mail and language are changed by oneself, with the password; a new address is confirmed first."""

from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.registry.accounts import PASSWORD_WRONG, SIGN_IN_DELAYED
from contracts.registry.approvals import APPROVE_PROPOSAL, NOT_THE_SECOND
from contracts.registry.own_account import CHANGE_ME, CONFIRM_EMAIL
from contracts.registry.people import CHANGE_PERSON, GET_CONTACT_DETAILS
from contracts.registry.resets import ASK_FOR_RESET, ASKED_TOO_OFTEN, CODE_REFUSED
from contracts.roles import Role
from services.registry.accounts.domain import ONE_GUESSER
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.approvals.people import Office, office
from tests.services.registry.district import OPERATOR, PASSWORD, REGISTRAR, opened_account, person, post, somebody
from tests.services.registry.recovery.mailed import letters

OLD, NEW = "old@example.cn", "new@example.cn"


@pytest.fixture
def yu(registry: ServiceUnderTest) -> Actor:
    found = person(registry, email=OLD)
    opened_account(registry, found["id"], "yu")
    return somebody(found["id"])


def change(registry: ServiceUnderTest, me: Actor, **changes: Any) -> Any:
    return registry.call(CHANGE_ME, me, body={"current_password": PASSWORD, **changes})


def confirm(registry: ServiceUnderTest, me: Actor, code: str | None = None) -> Any:
    return registry.call(CONFIRM_EMAIL, me, body={"code": code or letters(registry)[-1]["code"]})


def details(registry: ServiceUnderTest, me: Actor) -> tuple[str | None, str | None]:
    found = registry.call(GET_CONTACT_DETAILS, me, me.person_id or "")
    return found["phone"], found["email"]


def changes(registry: ServiceUnderTest) -> list[str]:
    return [event["data"]["change"] for event in registry.emitted("account.changed.v1")]


def test_telephone_and_language_change_at_once_and_are_told(registry: ServiceUnderTest, yu: Actor) -> None:
    changed = change(registry, yu, phone="13900000901", locale="en")
    assert (changed["phone"], changed["locale"]) == ("139****0901", "en")
    assert details(registry, yu) == ("13900000901", OLD)
    assert changes(registry) == ["phone_changed"]
    assert registry.call(CHANGE_ME, yu, body={"locale": "zh"})["locale"] == "zh"


def test_a_new_address_counts_once_its_code_has_come_back_and_the_old_one_is_told(
    registry: ServiceUnderTest, yu: Actor
) -> None:
    assert change(registry, yu, email=NEW)["email"] == "o***@example.cn"
    (asked,) = letters(registry)
    assert (asked["kind"], asked["address"]) == ("email_confirmation", NEW)
    assert details(registry, yu) == (None, OLD)
    assert confirm(registry, yu)["email"] == "n***@example.cn"
    assert details(registry, yu) == (None, NEW)
    told = letters(registry)[-1]
    assert (told["kind"], told["address"], told["code"]) == ("email_changed", OLD, None)
    assert changes(registry) == ["email_changed"]
    with pytest.raises(Failure) as failure:
        confirm(registry, yu, asked["code"])
    assert failure.value.problem is CODE_REFUSED


def test_only_the_latest_address_can_be_confirmed_and_only_by_its_owner(registry: ServiceUnderTest, yu: Actor) -> None:
    other = somebody(person(registry, "RY02")["id"])
    opened_account(registry, other.person_id or "", "zhao")
    change(registry, yu, email="first@example.cn")
    change(registry, yu, email=NEW)
    first, second = (letter["code"] for letter in letters(registry))
    for me, code in ((yu, first), (other, second)):
        with pytest.raises(Failure) as failure:
            confirm(registry, me, code)
        assert failure.value.problem is CODE_REFUSED
    confirm(registry, yu, second)


def test_contact_details_take_the_password_in_use(registry: ServiceUnderTest, yu: Actor) -> None:
    for body, field in (
        ({"phone": "13900000901"}, "current_password"),
        ({"current_password": PASSWORD}, ""),
        ({"email": "no address", "current_password": PASSWORD}, "email"),
    ):
        with pytest.raises(Failure) as failure:
            registry.call(CHANGE_ME, yu, body=body)
        assert [error["field"] for error in failure.value.errors] == [field]
    problems = []
    for _ in range(ONE_GUESSER.free + 1):
        with pytest.raises(Failure) as failure:
            registry.call(CHANGE_ME, yu, body={"phone": "13900000901", "current_password": "guessed wrongly"})
        problems.append(failure.value.problem)
    assert problems == [PASSWORD_WRONG] * ONE_GUESSER.free + [SIGN_IN_DELAYED]
    assert details(registry, yu) == (None, OLD)


def test_the_mailbox_of_somebody_else_is_not_filled(registry: ServiceUnderTest, yu: Actor) -> None:
    for _ in range(ONE_GUESSER.free):
        change(registry, yu, email="somebody.else@example.cn")
    with pytest.raises(Failure) as failure:
        change(registry, yu, email="somebody.else@example.cn")
    assert failure.value.problem is ASKED_TOO_OFTEN


def test_an_address_can_be_taken_away(registry: ServiceUnderTest, yu: Actor) -> None:
    assert change(registry, yu, email=None)["email"] is None
    assert letters(registry)[-1]["address"] == OLD


@pytest.fixture
def found(registry: ServiceUnderTest) -> Office:
    return office(registry)


def chief(registry: ServiceUnderTest, found: Office, role: Role = Role.SUPERVISOR) -> Actor:
    person_id, me = found.holder("RY50", role)
    opened_account(registry, person_id, "chief")
    registry.call(CHANGE_PERSON, OPERATOR, person_id, body={"email": OLD}, if_match=1)
    return me


def test_a_holder_of_trust_proposes_and_somebody_else_approves(registry: ServiceUnderTest, found: Office) -> None:
    me = chief(registry, found)
    proposal = change(registry, me, phone="13900000901", email=NEW)
    assert (proposal["act"], proposal["changes"]) == ("change_person", ["phone"])
    later = confirm(registry, me)
    assert later["changes"] == ["email"]
    assert details(registry, me) == (None, OLD)
    with pytest.raises(Failure) as failure:
        registry.call(APPROVE_PROPOSAL, actor((Role.REGISTRAR, found.department), person=_id(me)), proposal["id"])
    assert failure.value.problem is NOT_THE_SECOND
    for each in (proposal, later):
        registry.call(APPROVE_PROPOSAL, found.registrar, each["id"])
    assert details(registry, me) == ("13900000901", NEW)
    registry.call(ASK_FOR_RESET, body={"login": "chief"})
    registry.tick("mail_codes")
    assert letters(registry)[-1]["address"] == NEW


def test_whoever_confirms_the_address_that_is_there_gets_codes_there(registry: ServiceUnderTest, found: Office) -> None:
    person_id = person(registry, "RY51", email=OLD)["id"]
    opened_account(registry, person_id, "chief")
    assert registry.call(CHANGE_PERSON, REGISTRAR, person_id, body={"email": NEW}, if_match=1)["email"]
    me = somebody(person_id)
    post(registry, "supervisor", person_id, found.department)
    registry.call(ASK_FOR_RESET, body={"login": "chief"})
    assert registry.tick("mail_codes") == 1
    assert [letter["kind"] for letter in letters(registry)] == ["email_changed"]
    change(registry, me, email=NEW)
    confirm(registry, me)
    registry.call(ASK_FOR_RESET, body={"login": "chief"})
    registry.tick("mail_codes")
    assert letters(registry)[-1]["kind"] == "password_reset"


def _id(me: Actor) -> UUID:
    return UUID(me.person_id or "")
