"""Rules of posts: the kinds of organizations at which they are held, and which of them need a chain."""

from contracts.registry.kinds import PARTY_KINDS, OrganizationKind, PostKind

_OFFICES = frozenset({OrganizationKind.DEPARTMENT, OrganizationKind.STREET})

# The kinds of organizations for each kind of post; a post that is not listed may be held anywhere.
PLACES: dict[PostKind, frozenset[OrganizationKind]] = {
    PostKind.ENTERPRISE_CONTACT: frozenset({OrganizationKind.ENTERPRISE}),
    PostKind.COMMISSIONER: frozenset({OrganizationKind.ENTERPRISE}),
    PostKind.DISPATCHER: frozenset({OrganizationKind.CHAIN_COMMITTEE, OrganizationKind.PARK}),
    PostKind.DEPARTMENT_HANDLER: _OFFICES,
    PostKind.FOLLOW_UP_CLERK: _OFFICES | {OrganizationKind.CHAIN_COMMITTEE},
    PostKind.SERVICE_AGENT: _OFFICES | {OrganizationKind.PARK},
    PostKind.SERVICE_CLERK: frozenset({OrganizationKind.PARK}),
    PostKind.GRID_WORKER: frozenset({OrganizationKind.PARK}),
    PostKind.INSTRUCTOR: PARTY_KINDS,
    PostKind.LIAISON: PARTY_KINDS | {OrganizationKind.ENTERPRISE},
}


def fits(kind: PostKind, place: OrganizationKind) -> bool:
    """Whether a post of this kind can be held at an organization of that kind."""
    return kind not in PLACES or place in PLACES[kind]


def needs_chain(kind: PostKind, place: OrganizationKind) -> bool:
    """Whether the post needs a chain: a chief's always, a dispatcher's at a chain committee."""
    return kind is PostKind.CHAIN_CHIEF or (kind is PostKind.DISPATCHER and place is OrganizationKind.CHAIN_COMMITTEE)


def only_one(kind: PostKind) -> bool:
    """Whether a chain has one holder of this kind of post at a time."""
    return kind is PostKind.CHAIN_CHIEF
