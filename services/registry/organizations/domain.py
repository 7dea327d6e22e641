"""Rules of organizations: the attributes of each kind, its possible relations, and those that exclude each other."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any
from uuid import UUID

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
# Those who read what lies in the park of their post.
OF_THEIR_PARKS = (Role.DISPATCHER, Role.SERVICE_CLERK, Role.GRID_WORKER)


def attributes_of(kind: OrganizationKind) -> frozenset[str]:
    """Return the attributes that organizations of a kind have."""
    if kind is OrganizationKind.ENTERPRISE:
        return _ENTERPRISE_ATTRIBUTES
    return _PARTY_ATTRIBUTES if kind in PARTY_KINDS else frozenset()


def foreign_attributes(kind: OrganizationKind, attributes: Mapping[str, Any]) -> list[str]:
    """Return those of the attributes that this kind does not have."""
    return sorted(set(attributes) - attributes_of(kind))


def circular(above: Mapping[UUID, Collection[UUID]]) -> set[UUID]:
    """Return those that are above themselves, in time that grows with their number, however deep they lie.

    They are the strongly connected components of more than one, by Kosaraju's algorithm.
    """
    below: dict[UUID, list[UUID]] = {}
    for each, superiors in above.items():
        for superior in superiors:
            below.setdefault(superior, []).append(each)
    reached: set[UUID] = set()
    # Whoever comes last is above none that come before, unless they are above it too.
    last_first = reversed([found for each in above for found in _reached(each, above, reached)])
    circles, reached = set[UUID](), set()
    for each in last_first:
        circle = list(_reached(each, below, reached))
        if len(circle) > 1 or each in above.get(each, ()):
            circles |= set(circle)
    return circles


def _reached(start: UUID, links: Mapping[UUID, Collection[UUID]], reached: set[UUID]) -> Iterator[UUID]:
    """Yield what is reached from one, each after all that is reached from it, without what was ``reached`` before."""
    if start in reached:
        return
    reached.add(start)
    path = [(start, iter(links.get(start, ())))]
    while path:
        each, rest = path[-1]
        following = next((one for one in rest if one not in reached), None)
        if following is None:
            path.pop()
            yield each
        else:
            reached.add(following)
            path.append((following, iter(links.get(following, ()))))


def needs_uscc(kind: OrganizationKind) -> bool:
    """Whether an organization of this kind cannot be registered without its unified social credit code."""
    return kind is OrganizationKind.ENTERPRISE
