"""Rules of agreements that need no database: how one stands on a day, and who is the same party."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from contracts.identifiers import folded, identity_of
from contracts.registry.kinds import OrganizationKind
from contracts.requests.agreement_kinds import AgreementStatus, PartyKind

# The last day of an agreement without an end.
FOREVER = date.max
_KINDS = {
    OrganizationKind.ENTERPRISE: PartyKind.ENTERPRISE,
    OrganizationKind.DEPARTMENT: PartyKind.GOVERNMENT,
    OrganizationKind.PARK: PartyKind.GOVERNMENT,
    OrganizationKind.STREET: PartyKind.GOVERNMENT,
    OrganizationKind.UNIVERSITY: PartyKind.UNIVERSITY,
    OrganizationKind.INSTITUTE: PartyKind.INSTITUTE,
    OrganizationKind.BANK: PartyKind.BANK,
}


def status(starts_on: date, until: date, ended_on: date | None, today: date) -> AgreementStatus:
    """Return how an agreement stands on a day, from its days alone."""
    if until < today:
        return AgreementStatus.EXPIRED if ended_on is None else AgreementStatus.ENDED
    return AgreementStatus.UPCOMING if starts_on > today else AgreementStatus.IN_FORCE


def days_left(starts_on: date, until: date, today: date) -> int | None:
    """Return the days until the last one while an agreement is in force; nothing before, after or without an end."""
    return (until - today).days if starts_on <= today <= until < FOREVER else None


def kind_of(organization_kind: str) -> PartyKind:
    """Return what an organization of the district is as a party; those not named are party organizations."""
    return _KINDS.get(OrganizationKind(organization_kind), PartyKind.PARTY_ORGANIZATION)


def identity(party: Mapping[str, Any]) -> str:
    """Return by what a party is the same in several agreements: its id, or kind, name and where an expert works."""
    if party["organization_id"] is not None:
        return str(party["organization_id"])
    # Separated by what no line can contain.
    return identity_of("\n".join((str(party["kind"]), folded(party["name"]), folded(party["affiliation"] or ""))))
