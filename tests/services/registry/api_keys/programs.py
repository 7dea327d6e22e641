"""A program that acts for somebody in a department."""

from typing import Any
from uuid import UUID

from chassis.calling.actor import Actor
from contracts.registry.api_keys import CREATE_API_KEY
from contracts.roles import Role
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.district import opened_account, organization, person, post


def operator_of(registry: ServiceUnderTest) -> Actor:
    """An operator who is registered."""
    place = organization(registry, "BM99", "department")["id"]
    found = person(registry, "PT1")["id"]
    post(registry, "operator", found, place)
    return actor((Role.OPERATOR, place), person=UUID(found))


def owner(registry: ServiceUnderTest, kind: str = "department_handler") -> tuple[str, str]:
    """Somebody with an account and a post; returns the ids of person and department."""
    place = organization(registry, "BM01", "department")["id"]
    found = person(registry, "RY60")["id"]
    opened_account(registry, found, "jingban")
    post(registry, kind, found, place)
    return found, place


def made(registry: ServiceUnderTest, operator: Actor, person_id: str, place: str, **content: Any) -> dict[str, Any]:
    """A new key, told once."""
    body = {
        "name": "办公系统",
        "person_id": person_id,
        "organization_id": place,
        "roles": ["department_handler"],
        "operations": ["list_requests", "get_request"],
        "expires_on": registry.now().date().isoformat(),
        **content,
    }
    return dict(registry.call(CREATE_API_KEY, operator, body=body))
