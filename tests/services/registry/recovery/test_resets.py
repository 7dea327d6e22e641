"""A password forgotten is set anew with a code that comes by mail; an invitation brings such a code too."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from chassis.calling.errors import Failure
from contracts.problem import INVALID
from contracts.registry.accounts import CHANGE_ACCOUNT, GET_ACCOUNT, LOGIN_REFUSED, OPEN_ACCOUNT, REFRESH_SESSION
from contracts.registry.people import CHANGE_PERSON
from contracts.registry.resets import ASK_FOR_RESET, CODE_REFUSED, RESET_PASSWORD
from services.registry.accounts.models import Account
from services.registry.recovery.models import MailedCode
from tests.harness import ServiceUnderTest
from tests.services.registry.accounts.writes import ANOTHER_PASSWORD
from tests.services.registry.district import (
    OPERATOR,
    PASSWORD,
    REGISTRAR,
    opened_account,
    organization,
    person,
    post,
    signed_in,
)
from tests.services.registry.recovery.mailed import asked_code, letters

ADDRESS = "yu@example.cn"


@pytest.fixture
def yu(registry: ServiceUnderTest) -> dict[str, Any]:
    """Somebody with an account, and an address that a registrar has entered."""
    found = person(registry, email=ADDRESS)
    opened_account(registry, found["id"], "yu")
    return found


def ask(registry: ServiceUnderTest, login: str = "yu") -> list[dict[str, Any]]:
    """Ask for a code; returns every letter since the beginning."""
    registry.call(ASK_FOR_RESET, body={"login": login})
    registry.tick("mail_codes")
    return letters(registry)


def complete(registry: ServiceUnderTest, code: str, password: str = ANOTHER_PASSWORD) -> None:
    registry.call(RESET_PASSWORD, body={"code": code, "new_password": password})


def refused(registry: ServiceUnderTest, code: str, password: str = ANOTHER_PASSWORD) -> Failure:
    with pytest.raises(Failure) as failure:
        complete(registry, code, password)
    return failure.value


def age(registry: ServiceUnderTest, by: timedelta) -> None:
    """Let time pass for every code that was asked for."""
    with registry.database.transaction() as session:
        session.execute(
            update(MailedCode).values(asked_at=MailedCode.asked_at - by, expires_at=MailedCode.expires_at - by)
        )


def test_a_code_of_the_mail_sets_a_password_and_ends_the_sessions(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    before = signed_in(registry, "yu")
    (letter,) = ask(registry, "YU")
    assert (letter["person_id"], letter["kind"], letter["address"]) == (yu["id"], "password_reset", ADDRESS)
    # However it is typed.
    complete(registry, f" {letter['code'].upper().replace('-', ' ')} ")
    assert signed_in(registry, "yu", ANOTHER_PASSWORD)["must_change_password"] is False
    for attempt in (
        lambda: signed_in(registry, "yu", PASSWORD),
        lambda: registry.call(REFRESH_SESSION, body={"refresh_token": before["refresh_token"]}),
    ):
        with pytest.raises(Failure):
            attempt()
    assert refused(registry, letter["code"]).problem is CODE_REFUSED
    (told,) = registry.emitted("account.changed.v1")
    assert told["data"]["change"] == "password_set"


def test_a_code_is_good_for_an_hour(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    code = asked_code(registry, "yu")
    age(registry, timedelta(minutes=59))
    assert refused(registry, code, "password").problem is INVALID
    age(registry, timedelta(minutes=1))
    assert refused(registry, code).problem is CODE_REFUSED
    age(registry, timedelta(days=1))
    assert registry.tick("forget_mailed_codes") == 1


def test_a_password_that_is_refused_leaves_the_code_as_it_is(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    code = asked_code(registry, "yu")
    failure = refused(registry, code, "yu-yu-yu-yu")
    assert [error["field"] for error in failure.errors] == ["new_password"]
    complete(registry, code)


def test_whoever_asks_again_and_again_gets_one_mail_in_ten_minutes(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    assert [len(ask(registry)) for _ in range(3)] == [1, 1, 1]
    age(registry, timedelta(minutes=11))
    first, second = ask(registry)
    complete(registry, second["code"])
    assert refused(registry, first["code"]).problem is CODE_REFUSED


def test_no_code_goes_to_somebody_who_cannot_sign_in(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    without = person(registry, "RY02")
    opened_account(registry, without["id"], "zhao")
    person(registry, "RY03", email="lin@example.cn")
    registry.call(CHANGE_ACCOUNT, REGISTRAR, yu["id"], body={"active": False})
    for login in ("yu", "zhao", "lin", "nobody"):
        assert ask(registry, login) == []
    with registry.database.transaction() as session:
        assert session.scalars(select(MailedCode.id)).all() == []


def test_a_code_does_not_open_an_account_that_was_closed_meanwhile(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    code = asked_code(registry, "yu")
    registry.call(CHANGE_ACCOUNT, REGISTRAR, yu["id"], body={"active": False})
    assert refused(registry, code).problem is CODE_REFUSED


def invited(registry: ServiceUnderTest, found: dict[str, Any], login: str = "lin") -> Any:
    return registry.call(OPEN_ACCOUNT, REGISTRAR, found["id"], body={"login": login, "invite": True})


def test_an_invitation_lets_somebody_set_the_first_password(registry: ServiceUnderTest) -> None:
    found = person(registry, email=ADDRESS)
    opened = invited(registry, found)
    assert (opened["one_time_password"], opened["opened"]) == (None, False)
    again = invited(registry, found)
    assert again["opened"] is False
    first, second = letters(registry)
    assert (second["kind"], second["login"]) == ("invitation", "lin")
    with pytest.raises(Failure) as failure:
        signed_in(registry, "lin", second["code"])
    assert failure.value.problem is LOGIN_REFUSED
    assert refused(registry, first["code"]).problem is CODE_REFUSED
    age(registry, timedelta(days=6))
    complete(registry, second["code"])
    assert signed_in(registry, "lin", ANOTHER_PASSWORD)["must_change_password"] is False
    assert registry.call(GET_ACCOUNT, REGISTRAR, found["id"])["opened"] is True
    assert registry.emitted("person.changed.v1")[-1]["data"]["signs_in"] is True


def test_an_invitation_needs_an_address(registry: ServiceUnderTest) -> None:
    found = person(registry)
    with pytest.raises(Failure) as failure:
        invited(registry, found)
    assert [error["field"] for error in failure.value.errors] == ["invite"]
    with registry.database.transaction() as session:
        assert session.scalars(select(Account.id)).all() == []


def test_codes_go_to_holders_of_trust_only_at_an_address_that_more_than_a_registrar_stands_for(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    post(registry, "supervisor", yu["id"], organization(registry, "BM90", "department")["id"])
    assert ask(registry) == []
    version = registry.call(CHANGE_PERSON, OPERATOR, yu["id"], body={"email": ADDRESS}, if_match=1)["version"]
    (letter,) = ask(registry)
    complete(registry, letter["code"])
    changes = [event["data"]["change"] for event in registry.emitted("trust.account-changed.v1")]
    assert changes == ["reset_by_mail"]
    proposed = registry.call(CHANGE_PERSON, REGISTRAR, yu["id"], body={"email": "x@example.cn"}, if_match=version)
    assert proposed["status"] == "pending"


def test_a_password_set_at_an_address_that_a_registrar_entered_is_not_good_enough_for_a_role_of_trust(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    complete(registry, asked_code(registry, "yu"))
    post(registry, "supervisor", yu["id"], organization(registry, "BM90", "department")["id"])
    assert registry.call(GET_ACCOUNT, REGISTRAR, yu["id"])["opened"] is False


def test_the_secret_is_in_no_row_and_no_event_in_the_clear(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    code = asked_code(registry, "yu")
    kept = "\n".join(row for _, row in registry.contents())
    assert "letter.asked.v1" in kept
    assert code not in kept
    assert ADDRESS not in kept


def test_an_account_that_somebody_holds_keeps_no_other_code_waiting(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    opened_account(registry, person(registry, "RY02", email="lin@example.cn")["id"], "lin")
    for login in ("yu", "lin"):
        registry.call(ASK_FOR_RESET, body={"login": login})
    with registry.database.transaction() as session:
        session.scalars(select(Account).where(Account.login == "yu").with_for_update()).one()
        registry.tick("mail_codes")
        assert [letter["login"] for letter in letters(registry)] == ["lin"]
    registry.tick("mail_codes")
    assert [letter["login"] for letter in letters(registry)] == ["lin", "yu"]
