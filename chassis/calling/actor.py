"""Actors: a person with the posts held today, or a service itself, on whose behalf a unit of work runs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from contracts.roles import Role

# Posts are built for each call; looking a role up in the enumeration each time would take a twentieth of the call.
_ROLES = {role.value: role for role in Role}


@dataclass(frozen=True)
class Mandate:
    """By what somebody acts for an organization at which the person holds no post.

    It may reach only things ``within`` some values of the field that their ``SeenBy`` names.
    """

    id: str
    within: frozenset[str] | None = None


@dataclass(frozen=True)
class Post:
    """One post as far as authorization needs it: a role at an organization, and the chain it is for, if any.

    One by a ``mandate`` is not held: the service that keeps mandates adds it to the actor, in each transaction anew
    (``chassis.running.handlers.delegates``); it is never on the wire.
    """

    role: Role
    organization_id: str
    chain_id: str | None = None
    mandate: Mandate | None = None

    @property
    def within(self) -> frozenset[str] | None:
        """The values that bound what the post reaches, ``None`` if it is not bounded."""
        return self.mandate.within if self.mandate else None


@dataclass(frozen=True)
class Actor:
    """The person or service on whose behalf a unit of work runs.

    ``person_id`` is ``None`` for a service acting by itself (a reaction, a schedule) and for somebody not signed in;
    ``name`` tells which of them it is and stands in the audit table.
    """

    name: str
    person_id: str | None = None
    session_id: str | None = None
    posts: tuple[Post, ...] = ()

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that follow from the posts."""
        return frozenset(post.role for post in self.posts)

    @property
    def signed_in(self) -> bool:
        """Whether the actor is a signed-in person."""
        return self.person_id is not None

    def is_any(self, *roles: Role) -> bool:
        """Whether the actor holds at least one of these roles, at any organization."""
        return bool(self.roles & set(roles))

    def organizations(self, *roles: Role) -> frozenset[str]:
        """The identifiers of the organizations at which the actor holds one of these roles."""
        return frozenset(post.organization_id for post in self.posts if post.role in roles)

    def chains(self, *roles: Role) -> frozenset[str]:
        """The identifiers of the chains for which the actor holds one of these roles."""
        return frozenset(post.chain_id for post in self.posts if post.role in roles and post.chain_id)

    def for_all_chains(self, *roles: Role) -> bool:
        """Whether the actor holds one of these roles in a post that names no chain, which is for all of them."""
        return any(post.role in roles and post.chain_id is None for post in self.posts)

    def by_posts_held(self) -> "Actor":
        """Return the actor without posts by mandate, for what mandates do not reach."""
        return replace(self, posts=tuple(post for post in self.posts if post.mandate is None))

    def to_wire(self) -> dict[str, Any]:
        """Convert to the JSON form used in calls and tokens."""
        return {
            "name": self.name,
            "person_id": self.person_id,
            "session_id": self.session_id,
            "posts": [[post.role.value, post.organization_id, post.chain_id] for post in self.posts],
        }

    @classmethod
    def from_wire(cls, wire: Mapping[str, Any]) -> "Actor":
        """Build an actor from the form that ``to_wire`` writes; roles unknown to this release are left out."""
        return cls(
            name=wire["name"],
            person_id=wire["person_id"],
            session_id=wire["session_id"],
            posts=posts_from_wire(wire["posts"]),
        )


def posts_from_wire(posts: Iterable[tuple[str, str, str | None]]) -> tuple[Post, ...]:
    """Build posts from ``[role, organization, chain]`` triples."""
    return tuple(Post(_ROLES[role], organization, chain) for role, organization, chain in posts if role in _ROLES)


ANONYMOUS = Actor(name="anonymous")


def service_actor(service: str) -> Actor:
    """Return the actor for what a service does by itself."""
    return Actor(name=f"service:{service}")
