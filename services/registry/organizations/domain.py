"""Rules of organizations: the attributes of each kind, its possible relations, and those that exclude each other."""

from collections.abc import Mapping
from typing import Any

from contracts.registry.kinds import PARTY_KINDS, AllianceRole, OrganizationKind, Ownership, RelationKind, Scale
from contracts.roles import Role

_BRANCHES = frozenset({OrganizationKind.BRANCH, OrganizationKind.JOINT_BRANCH, OrganizationKind.FUNCTIONAL_BRANCH})
_EVERY = frozenset(OrganizationKind)
_LOCATED = frozenset(
    {OrganizationKind.ENTERPRISE, OrganizationKind.UNIVERSITY, OrganizationKind.INSTITUTE, OrganizationKind.BANK}
)

_ENTERPRISE_ATTRIBUTES = frozenset({"headcount", "member_count", "ownership", "scale", "honors"})
_PARTY_ATTRIBUTES = frozenset({"member_count", "honors"})
# Everybody signed in may read these; the others reveal staff, party membership and owners.
PUBLIC_ATTRIBUTES = frozenset({"scale", "honors"})

# Attributes with enumerated values.
WORDED: dict[str, type[Ownership] | type[Scale]] = {"ownership": Ownership, "scale": Scale}

SUBJECTS: dict[RelationKind, frozenset[OrganizationKind]] = {
    RelationKind.AFFILIATION: PARTY_KINDS,
    RelationKind.DUAL_MANAGEMENT: PARTY_KINDS - {OrganizationKind.CHAIN_COMMITTEE},
    RelationKind.COVERAGE: PARTY_KINDS,
    RelationKind.ALLIANCE: _EVERY - {OrganizationKind.ALLIANCE},
    RelationKind.PARK: _LOCATED,
}
OBJECTS: dict[RelationKind, frozenset[OrganizationKind]] = {
    RelationKind.AFFILIATION: PARTY_KINDS - _BRANCHES,
    RelationKind.DUAL_MANAGEMENT: frozenset({OrganizationKind.CHAIN_COMMITTEE}),
    RelationKind.COVERAGE: frozenset({OrganizationKind.ENTERPRISE}),
    RelationKind.ALLIANCE: frozenset({OrganizationKind.ALLIANCE}),
    RelationKind.PARK: frozenset({OrganizationKind.PARK}),
}
# An organization has one of each of these at a time.
SINGLE = frozenset({RelationKind.AFFILIATION, RelationKind.PARK})
# An alliance has one of each of these at a time.
SINGLE_ROLES = frozenset({AllianceRole.LEAD, AllianceRole.ROTATING_CHAIR})

# Beside supervisors whose posts name no chain, see ``queries.sees_everything``.
SEES_EVERYTHING = (Role.REGISTRAR, Role.OPERATOR)
# Those who read what belongs to the chain of their post.
OF_THEIR_CHAINS = (Role.DISPATCHER, Role.CHAIN_CHIEF, Role.SUPERVISOR)


def attributes_of(kind: OrganizationKind) -> frozenset[str]:
    """Return the attributes that organizations of a kind have."""
    if kind is OrganizationKind.ENTERPRISE:
        return _ENTERPRISE_ATTRIBUTES
    return _PARTY_ATTRIBUTES if kind in PARTY_KINDS else frozenset()


def foreign_attributes(kind: OrganizationKind, attributes: Mapping[str, Any]) -> list[str]:
    """Return those of the attributes that this kind does not have."""
    return sorted(set(attributes) - attributes_of(kind))


def needs_uscc(kind: OrganizationKind) -> bool:
    """Whether an organization of this kind cannot be registered without its unified social credit code."""
    return kind is OrganizationKind.ENTERPRISE
