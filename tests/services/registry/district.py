"""A small district in the register, made through the operations."""

from typing import Any
from uuid import UUID, uuid4

from chassis.calling.actor import Actor
from chassis.calling.call import Call
from contracts.registry.accounts import CHANGE_PASSWORD, OPEN_ACCOUNT, OPEN_SESSION
from contracts.registry.chains import CREATE_CHAIN
from contracts.registry.operators import MAKE_OPERATOR
from contracts.registry.organizations import CREATE_ORGANIZATION
from contracts.registry.people import CREATE_PERSON, GIVE_POST
from contracts.registry.relations import OPEN_MEMBERSHIP, OPEN_RELATION
from contracts.roles import Role
from demo.muping.names import social_credit_code
from tests.harness import ServiceUnderTest, actor

REGISTRAR = actor((Role.REGISTRAR, uuid4()))
OPERATOR = actor((Role.OPERATOR, uuid4()))
NOBODY_IN_PARTICULAR = actor()

PASSWORD = "kiefer-wolke-7-hafen"


def chain(registry: ServiceUnderTest, code: str = "SWYY", **content: Any) -> dict[str, Any]:
    body = {
        "code": code,
        "name": f"产业链{code}",
        "segments": ["研发", "生产"],
        "sub_industries": ["创新药"],
        **content,
    }
    return dict(registry.call(CREATE_CHAIN, REGISTRAR, body=body))


def organization(registry: ServiceUnderTest, code: str, kind: str = "enterprise", **content: Any) -> dict[str, Any]:
    body = {"code": code, "name": f"烟台岚屿{code}", "kind": kind, **content}
    if kind == "enterprise":
        body.setdefault("uscc", social_credit_code("91", "test", code))
    return dict(registry.call(CREATE_ORGANIZATION, REGISTRAR, body=body))


def person(registry: ServiceUnderTest, code: str = "RY01", **content: Any) -> dict[str, Any]:
    body = {"code": code, "name": f"于思{code}", **content}
    return dict(registry.call(CREATE_PERSON, REGISTRAR, body=body))


def post(registry: ServiceUnderTest, kind: str, person_id: str, organization_id: str, **content: Any) -> dict[str, Any]:
    body = {"kind": kind, "person_id": person_id, "organization_id": organization_id, **content}
    return dict(registry.call(GIVE_POST, OPERATOR, body=body))


def relate(registry: ServiceUnderTest, kind: str, subject: str, object_: str, **content: Any) -> dict[str, Any]:
    body = {"kind": kind, "object_id": object_, **content}
    return dict(registry.call(OPEN_RELATION, REGISTRAR, subject, body=body))


def join(registry: ServiceUnderTest, subject: str, chain_id: str, **content: Any) -> dict[str, Any]:
    return dict(registry.call(OPEN_MEMBERSHIP, REGISTRAR, subject, body={"chain_id": chain_id, **content}))


def somebody(person_id: str, *posts: tuple[Any, ...]) -> Actor:
    return actor(*posts, person=UUID(person_id))


def opened_account(registry: ServiceUnderTest, person_id: str, login: str) -> None:
    """An account whose password is ``PASSWORD``."""
    opened = registry.call(OPEN_ACCOUNT, OPERATOR, person_id, body={"login": login})
    body = {"current_password": opened["one_time_password"], "new_password": PASSWORD}
    registry.call(CHANGE_PASSWORD, somebody(person_id), body=body)


def signed_in(
    registry: ServiceUnderTest,
    login: str,
    password: str = PASSWORD,
    *,
    address: str = "",
    device_key: str | None = None,
) -> dict[str, Any]:
    body = {"login": login, "password": password, **({"device_key": device_key} if device_key else {})}
    call = Call(body=body, address=address, correlation="test")
    return dict(registry.serve(OPEN_SESSION, call)["body"])


def operator_of_the_machine(registry: ServiceUnderTest, login: str) -> str:
    """What `lianshang account operator` prints."""
    return str(registry.call(MAKE_OPERATOR, OPERATOR, body={"login": login})["one_time_password"])
