"""Writes of organizations."""

from collections.abc import Mapping
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.calling.errors import Failure
from chassis.running.clock import wall
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.problem import INVALID
from contracts.registry.kinds import ORGANIZATION_KIND, OrganizationKind
from contracts.registry.organizations import CHANGE_ORGANIZATION, CREATE_ORGANIZATION
from contracts.registry.problems import CODE_NEEDED, USCC_TAKEN
from services.registry.organizations import domain, queries
from services.registry.organizations.emitting import emit_organizations
from services.registry.organizations.models import Organization
from services.registry.references import check_code


@handles(CREATE_ORGANIZATION)
def create_organization(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Register an organization."""
    check_code(work, Organization, body["code"])
    organization = Organization(
        id=new_id(),
        code=body["code"],
        name=body["name"],
        kind=body["kind"],
        founded=body["founded"],
        active=True,
    )
    _set_uscc(work, organization, body["uscc"])
    organization.attributes = _checked_attributes(body["kind"], body["attributes"])
    work.session.add(organization)
    work.session.flush()
    work.concerns(organization.id)
    emit_organizations(work, [organization.id])
    return queries.organization_on(work, organization.id)


@handles(CHANGE_ORGANIZATION)
def change_organization(work: Work, organization_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change an organization; its relations have operations of their own, because they have a history."""
    organization = work.change(Organization, organization_id)
    if "name" in changes:
        organization.name = changes["name"]
    for plain in ("founded", "active"):
        if plain in changes:
            setattr(organization, plain, changes[plain])
    if "uscc" in changes:
        _set_uscc(work, organization, changes["uscc"])
    if "attributes" in changes:
        given = _checked_attributes(organization.kind, changes["attributes"])
        organization.attributes = {**organization.attributes, **given}
    organization.updated_at = wall()
    work.session.flush()
    emit_organizations(work, [organization.id])
    return queries.organization_on(work, organization.id)


def _set_uscc(work: Work, organization: Organization, given: str | None) -> None:
    if given is None:
        if domain.needs_uscc(organization.kind):
            raise Failure(CODE_NEEDED)
        organization.uscc = None
        return
    owner = work.session.scalar(
        select(Organization.name).where(Organization.uscc == given, Organization.id != organization.id)
    )
    if owner:
        raise Failure(USCC_TAKEN, uscc=given, owner=owner)
    organization.uscc = given


def _checked_attributes(kind: OrganizationKind, attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Return attributes in their stored form. Raises ``Failure`` for attributes that this kind does not have."""
    foreign = domain.foreign_attributes(kind, attributes)
    if foreign:
        words = ORGANIZATION_KIND.words[kind]
        errors = [
            {
                "field": f"attributes.{name}",
                "value": attributes[name].value if isinstance(attributes[name], Enum) else attributes[name],
                "detail": [f"{words.zh}没有此属性。", f"There is no such attribute of a {words.en}."],
            }
            for name in foreign
        ]
        raise Failure(INVALID, errors)
    return {name: value.value if isinstance(value, Enum) else value for name, value in attributes.items()}
