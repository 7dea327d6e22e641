"""A call of every write of accounts and sessions."""

from typing import Any

from sqlalchemy import select

from chassis.calling.actor import ANONYMOUS, Actor
from contracts.registry import accounts, operators, signing_keys
from services.registry.accounts.models import LoginSession
from tests.harness import ServiceUnderTest
from tests.services.registry.district import OPERATOR, PASSWORD, opened_account, person, signed_in, somebody
from tests.services.writes import Write, Writes

ANOTHER_PASSWORD = "regen-haus-11-birke"


def account(registry: ServiceUnderTest, code: str = "RY01", login: str = "lin") -> Any:
    """Somebody with an account whose password is ``PASSWORD``; returns the id."""
    person_id = person(registry, code)["id"]
    opened_account(registry, person_id, login)
    return person_id


def session_holder(registry: ServiceUnderTest) -> Actor:
    """Somebody who has signed in, in that session."""
    person_id = account(registry)
    signed_in(registry, "lin")
    with registry.database.transaction() as session:
        session_id = session.scalars(select(LoginSession.id)).one()
    return Actor(name="somebody", person_id=person_id, session_id=str(session_id))


def open_session(registry: ServiceUnderTest) -> Write:
    account(registry)
    account(registry, "RY02", "zhao")
    return Write(ANONYMOUS, body={"login": "lin", "password": PASSWORD}, other={"login": "zhao"})


def refresh_session(registry: ServiceUnderTest) -> Write:
    account(registry)
    first, other = (signed_in(registry, "lin")["refresh_token"] for _ in range(2))
    return Write(ANONYMOUS, body={"refresh_token": first}, other={"refresh_token": other})


def change_password(registry: ServiceUnderTest) -> Write:
    body = {"current_password": PASSWORD, "new_password": ANOTHER_PASSWORD}
    return Write(somebody(account(registry)), body=body, other={"new_password": "noch-ein-anderes-5"})


def open_account(registry: ServiceUnderTest) -> Write:
    return Write(OPERATOR, (person(registry)["id"],), {"login": "lin"}, {"login": "zhao"})


def open_accounts(registry: ServiceUnderTest) -> Write:
    items = [{"person_id": person(registry, f"RY0{n}")["id"], "body": {"login": f"lin{n}"}} for n in (1, 2)]
    return Write(OPERATOR, body={"items": items}, other={"items": items[:1]})


def change_account(registry: ServiceUnderTest) -> Write:
    return Write(OPERATOR, (account(registry),), {"reset_password": True}, {"unlock": True})


WRITES: Writes = {
    accounts.OPEN_SESSION: open_session,
    accounts.REFRESH_SESSION: refresh_session,
    accounts.CLOSE_SESSION: lambda registry: Write(session_holder(registry)),
    accounts.CHANGE_PASSWORD: change_password,
    accounts.OPEN_ACCOUNT: open_account,
    accounts.OPEN_ACCOUNTS: open_accounts,
    accounts.CHANGE_ACCOUNT: change_account,
    operators.MAKE_OPERATOR: lambda _registry: Write(OPERATOR, body={"login": "root"}, other={"login": "admin"}),
    signing_keys.ROTATE_SIGNING_KEY: lambda _registry: Write(OPERATOR),
    signing_keys.WITHDRAW_SIGNING_KEYS: lambda _registry: Write(OPERATOR, body={"kid": None}, other={"kid": "another"}),
}
