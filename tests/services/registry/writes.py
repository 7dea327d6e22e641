"""A call of every write of registry."""

import base64
from typing import Any

from sqlalchemy import select

from chassis.calling.actor import ANONYMOUS, Actor
from contracts.registry import accounts, chains, organizations, people, relations
from contracts.registry.imports import IMPORT_FILE
from services.registry.accounts.models import LoginSession
from tests.harness import ServiceUnderTest
from tests.services.registry.district import (
    OPERATOR,
    PASSWORD,
    REGISTRAR,
    chain,
    join,
    opened_account,
    organization,
    person,
    post,
    relate,
    signed_in,
    somebody,
)
from tests.services.writes import Write, Writes

ANOTHER_PASSWORD = "regen-haus-11-birke"
END = {"body": {"last_day": "2099-06-30"}, "other": {"last_day": "2099-07-31"}}
ENTERPRISE_CHAINS = "编码,名称,环节,细分产业\n{code},生物医药,研发、生产,创新药\n"


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


def change_account(registry: ServiceUnderTest) -> Write:
    return Write(OPERATOR, (account(registry),), {"reset_password": True}, {"unlock": True})


def change_chain(registry: ServiceUnderTest) -> Write:
    made = chain(registry)
    return Write(REGISTRAR, (made["id"],), {"name": "生物医药产业链"}, {"name": "别的"}, made["version"])


def import_file(_registry: ServiceUnderTest) -> Write:
    first, other = (base64.b64encode(ENTERPRISE_CHAINS.format(code=code).encode()).decode() for code in ("A1", "A2"))
    return Write(
        REGISTRAR, body={"filename": "产业链.csv", "content": first, "sheet": "chains"}, other={"content": other}
    )


def change_organization(registry: ServiceUnderTest) -> Write:
    made = organization(registry, "QY01")
    attributes = ({"attributes": {"headcount": count}} for count in (70, 71))
    return Write(REGISTRAR, (made["id"],), *attributes, if_match=made["version"])


def change_person(registry: ServiceUnderTest) -> Write:
    made = person(registry)
    return Write(REGISTRAR, (made["id"],), {"phone": "13900000901"}, {"phone": "13900000902"}, made["version"])


def _post_content(registry: ServiceUnderTest) -> dict[str, Any]:
    department = organization(registry, "BM01", "department")
    return {
        "kind": "department_handler",
        "person_id": person(registry)["id"],
        "organization_id": department["id"],
        "valid_from": "2026-07-01",
    }


def give_post(registry: ServiceUnderTest) -> Write:
    return Write(OPERATOR, body=_post_content(registry), other={"valid_from": "2026-08-01"})


def end_post(registry: ServiceUnderTest) -> Write:
    given = _post_content(registry)
    made = post(registry, given["kind"], given["person_id"], given["organization_id"], valid_from="2026-07-01")
    return Write(OPERATOR, (made["id"],), **END)


def _park_and_enterprise(registry: ServiceUnderTest) -> tuple[str, str]:
    return organization(registry, "YQ01", "park")["id"], organization(registry, "QY01")["id"]


def open_relation(registry: ServiceUnderTest) -> Write:
    park, enterprise = _park_and_enterprise(registry)
    body = {"kind": "park", "object_id": park, "valid_from": "2026-07-01"}
    return Write(REGISTRAR, (enterprise,), body, {"valid_from": "2026-08-01"})


def end_relation(registry: ServiceUnderTest) -> Write:
    park, enterprise = _park_and_enterprise(registry)
    return Write(REGISTRAR, (enterprise, relate(registry, "park", enterprise, park)["id"]), **END)


def open_membership(registry: ServiceUnderTest) -> Write:
    enterprise, made = organization(registry, "QY01")["id"], chain(registry)["id"]
    return Write(REGISTRAR, (enterprise,), {"chain_id": made, "segments": ["研发"]}, {"segments": ["生产"]})


def end_membership(registry: ServiceUnderTest) -> Write:
    enterprise = organization(registry, "QY01")["id"]
    return Write(REGISTRAR, (enterprise, join(registry, enterprise, chain(registry)["id"])["id"]), **END)


def _new(operation: Any) -> Any:
    """A call with the example of the contract, and with another name."""
    return lambda _registry: Write(REGISTRAR, body=dict(operation.example), other={"name": "另一个名称"})


WRITES: Writes = {
    accounts.OPEN_SESSION: open_session,
    accounts.REFRESH_SESSION: refresh_session,
    accounts.CLOSE_SESSION: lambda registry: Write(session_holder(registry)),
    accounts.CHANGE_PASSWORD: change_password,
    accounts.OPEN_ACCOUNT: open_account,
    accounts.CHANGE_ACCOUNT: change_account,
    accounts.ROTATE_SIGNING_KEY: lambda _registry: Write(OPERATOR),
    chains.CREATE_CHAIN: _new(chains.CREATE_CHAIN),
    chains.CHANGE_CHAIN: change_chain,
    IMPORT_FILE: import_file,
    organizations.CREATE_ORGANIZATION: _new(organizations.CREATE_ORGANIZATION),
    organizations.CHANGE_ORGANIZATION: change_organization,
    people.CREATE_PERSON: _new(people.CREATE_PERSON),
    people.CHANGE_PERSON: change_person,
    people.GIVE_POST: give_post,
    people.END_POST: end_post,
    relations.OPEN_RELATION: open_relation,
    relations.END_RELATION: end_relation,
    relations.OPEN_MEMBERSHIP: open_membership,
    relations.END_MEMBERSHIP: end_membership,
}
