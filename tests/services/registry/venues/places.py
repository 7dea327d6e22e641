"""Venues of a small district, made through the operations."""

from typing import Any

from contracts.registry.organizations import LIST_ORGANIZATIONS
from contracts.registry.venues import REGISTER_VENUE
from tests.harness import ServiceUnderTest
from tests.services.registry.district import REGISTRAR, organization

OWNER = "JD01"


def owner_id(registry: ServiceUnderTest) -> str:
    """The street that owns venues, registered where it is not yet."""
    found = registry.call(LIST_ORGANIZATIONS, REGISTRAR, query={"q": OWNER})["items"]
    return str(found[0]["id"] if found else organization(registry, OWNER, "street")["id"])


def content(registry: ServiceUnderTest, **different: Any) -> dict[str, Any]:
    """The content of a new venue."""
    return {**dict(REGISTER_VENUE.example or {}), "owner_id": owner_id(registry), **different}


def venue(registry: ServiceUnderTest, code: str = "ZD01", **different: Any) -> dict[str, Any]:
    """A registered venue."""
    return dict(registry.call(REGISTER_VENUE, REGISTRAR, body=content(registry, code=code, **different)))
