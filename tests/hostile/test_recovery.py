"""Attacks on codes by mail: who has an account, other people's mailboxes, guessing, and a registrar's own address."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event, func, select

from chassis.calling.call import Call
from chassis.calling.errors import Failure
from contracts.registry.accounts import CHANGE_ACCOUNT, OPEN_ACCOUNT
from contracts.registry.approvals import APPROVE_PROPOSAL
from contracts.registry.people import CHANGE_PERSON, GIVE_POST
from contracts.registry.resets import ASK_FOR_RESET, ASKED_TOO_OFTEN, CODE_REFUSED, RESET_PASSWORD
from contracts.roles import Role
from services.registry.accounts.domain import ADDRESS, ONE_GUESSER
from services.registry.recovery.models import MailedCode
from tests.harness import ServiceUnderTest
from tests.services.registry.accounts.writes import ANOTHER_PASSWORD
from tests.services.registry.approvals.people import office
from tests.services.registry.district import OPERATOR, opened_account, person, signed_in
from tests.services.registry.recovery.mailed import letters

STRANGER = "203.0.113.9"


@pytest.fixture
def yu(registry: ServiceUnderTest) -> dict[str, Any]:
    found = person(registry, email="yu@example.cn")
    opened_account(registry, found["id"], "yu")
    return found


@contextmanager
def sent_to(registry: ServiceUnderTest, statements: list[str]) -> Iterator[None]:
    """Every statement that the database is sent meanwhile."""

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    event.listen(registry.database.engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(registry.database.engine, "before_cursor_execute", note)


def ask(registry: ServiceUnderTest, login: str, address: str = STRANGER) -> dict[str, Any]:
    return registry.serve(ASK_FOR_RESET, Call(body={"login": login}, address=address, correlation="test"))


def test_neither_the_answer_nor_what_is_done_for_it_tells_of_an_account(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    asked = {}
    for login in ("yu", "nobody"):
        statements: list[str] = []
        # A first call of its kind has its statements compiled and the connection set up.
        ask(registry, f"{login}-2")
        with sent_to(registry, statements):
            answer = ask(registry, login)
        asked[login] = (answer, statements)
    assert asked["yu"] == asked["nobody"]


@pytest.mark.parametrize("login", ["yu", "nobody"])
def test_whoever_asks_too_often_waits_whether_there_is_an_account_or_not(
    registry: ServiceUnderTest, yu: dict[str, Any], login: str
) -> None:
    for _ in range(ONE_GUESSER.free):
        ask(registry, login)
    with pytest.raises(Failure) as failure:
        ask(registry, login)
    assert failure.value.problem is ASKED_TOO_OFTEN
    registry.tick("mail_codes")
    assert len(letters(registry)) == (1 if login == "yu" else 0)
    # The owner signs in all the same.
    signed_in(registry, "yu", address=STRANGER)


def test_guessing_codes_is_bounded_by_address(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    problems = []
    for number in range(ADDRESS.free + 3):
        body = {"code": f"aaaa-bbbb-cccc-{number:04}", "new_password": ANOTHER_PASSWORD}
        with pytest.raises(Failure) as failure:
            registry.serve(RESET_PASSWORD, Call(body=body, address=STRANGER, correlation="test"))
        problems.append(failure.value.problem)
    assert problems == [CODE_REFUSED] * ADDRESS.free + [ASKED_TOO_OFTEN] * 3


def test_a_registrar_does_not_get_into_an_account_of_trust_by_an_address_of_their_own(
    registry: ServiceUnderTest,
) -> None:
    found = office(registry)
    change = {"email": "registrar@example.cn"}
    registry.call(CHANGE_PERSON, found.registrar, found.somebody, body=change, if_match=1)
    proposal = found.propose(GIVE_POST, kind="supervisor", person_id=found.somebody)
    registry.call(APPROVE_PROPOSAL, found.other_registrar, proposal["id"])
    proposal = found.propose(OPEN_ACCOUNT, found.somebody, login="chief")
    password = registry.call(APPROVE_PROPOSAL, found.other_registrar, proposal["id"])["one_time_password"]
    signed_in(registry, "chief", password)
    ask(registry, "chief")
    registry.tick("mail_codes")
    assert letters(registry) == []
    with pytest.raises(Failure) as failure:
        found.propose(OPEN_ACCOUNT, found.holder("RY71", Role.SUPERVISOR)[0], login="paidan", invite=True)
    assert [error["field"] for error in failure.value.errors] == ["invite"]


def test_a_code_that_went_to_an_address_of_a_registrars_own_is_no_good_once_there_is_a_role_of_trust(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    found = office(registry)
    invited = person(registry, "RY80", email="registrar@example.cn")
    registry.call(OPEN_ACCOUNT, found.registrar, invited["id"], body={"login": "chief", "invite": True})
    # Neither has the registrar alone been told a password: what an operator has given stays at the appointment.
    registry.call(CHANGE_ACCOUNT, OPERATOR, yu["id"], body={"reset_password": True})
    ask(registry, "yu")
    registry.tick("mail_codes")
    codes = {letter["login"]: letter["code"] for letter in letters(registry)}
    for each in (yu, invited):
        proposal = found.propose(GIVE_POST, kind="supervisor", person_id=each["id"])
        registry.call(APPROVE_PROPOSAL, found.other_registrar, proposal["id"])
    for login in ("yu", "chief"):
        with pytest.raises(Failure) as failure:
            registry.call(RESET_PASSWORD, body={"code": codes[login], "new_password": ANOTHER_PASSWORD})
        assert failure.value.problem is CODE_REFUSED


def test_a_code_that_went_to_another_address_than_the_one_of_now_is_no_good(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    ask(registry, "yu")
    registry.tick("mail_codes")
    (letter,) = letters(registry)
    registry.call(CHANGE_PERSON, OPERATOR, yu["id"], body={"email": "other@example.cn"}, if_match=1)
    with pytest.raises(Failure) as failure:
        registry.call(RESET_PASSWORD, body={"code": letter["code"], "new_password": ANOTHER_PASSWORD})
    assert failure.value.problem is CODE_REFUSED


def test_a_code_asked_for_by_anybody_is_known_to_nobody_but_the_mailbox(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    ask(registry, "yu")
    registry.tick("mail_codes")
    with registry.database.transaction() as session:
        hashed = session.scalar(select(func.max(MailedCode.hash)))
    for guess in (hashed, letters(registry)[0]["sealed"][:40], "yu"):
        with pytest.raises(Failure) as failure:
            registry.call(RESET_PASSWORD, body={"code": str(guess)[:40], "new_password": ANOTHER_PASSWORD})
        assert failure.value.problem is CODE_REFUSED
