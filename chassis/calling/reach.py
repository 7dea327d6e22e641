"""How far an actor reaches among things of a kind: what the posts make of a declared ``SeenBy``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from chassis.calling.actor import Actor, Post
from contracts.roles import AT_LARGE
from contracts.sight import SeenBy


@dataclass(frozen=True)
class Reach:
    """Whether the actor sees ``everything`` of a kind, else the ids of each field ``by`` which a thing is seen.

    ``bounded`` are the ids of a field by which only those things are seen that have one of some values in the field
    that the ``SeenBy`` names as ``within``: ``(field, id, value)``.
    """

    everything: bool
    by: Mapping[str, frozenset[str]]
    bounded: frozenset[tuple[str, str, str]] = frozenset()

    def all_by(self, name: str) -> frozenset[str]:
        """Return the ids of a field by which any things are seen, also if not all."""
        return self.by[name] | {identifier for field, identifier, _ in self.bounded if field == name}


@lru_cache(maxsize=1_000)
def reach(seen_by: SeenBy, actor: Actor) -> Reach:
    """Return how far an actor reaches."""
    whole = tuple(post for post in actor.posts if post.within is None)
    by = {
        name: frozenset(post.organization_id for post in whole if post.role in roles)
        for name, roles in seen_by.organizations.items()
    }
    by.update((name, actor.chains(*roles)) for name, roles in seen_by.chains.items())
    own = frozenset([actor.person_id] if actor.person_id else ())
    by.update((name, own) for name in seen_by.persons)
    by.update((name, own if actor.is_any(*roles) else frozenset()) for name, roles in seen_by.own.items())
    everything = (seen_by.everybody and actor.signed_in) or any(_reaches_all(seen_by, post) for post in actor.posts)
    bounded = (
        (name, post.organization_id, value)
        for name, roles in seen_by.organizations.items()
        for post in actor.posts
        if post.role in roles
        for value in post.within or ()
    )
    return Reach(everything, by, frozenset(bounded))


def concerns(seen_by: SeenBy, post: Post, thing: Any, holder: str | None = None) -> bool:
    """Whether a thing, with the ids as attributes, is seen in this post; ``holder`` is the person who holds it."""
    if _reaches_all(seen_by, post):
        return True
    # Plain loops: lists ask this of each row.
    for name, roles in seen_by.organizations.items():
        if post.role not in roles or not _is_within(seen_by, post, thing):
            continue
        if (_has if name in seen_by.several else _is)(thing, name, post.organization_id):
            return True
    for name, roles in seen_by.chains.items():
        if post.role in roles and post.chain_id is not None and _is(thing, name, post.chain_id):
            return True
    for name, roles in seen_by.own.items():
        if post.role in roles and holder is not None and _is(thing, name, holder):
            return True
    return False


def _is_within(seen_by: SeenBy, post: Post, thing: Any) -> bool:
    within = post.within
    if within is None:
        return True
    # Nothing of a kind that cannot be bounded is within a bound.
    return bool(seen_by.within) and str(getattr(thing, seen_by.within)) in within


def _is(thing: Any, name: str, identifier: str) -> bool:
    return str(getattr(thing, name)) == identifier


def _has(thing: Any, name: str, identifier: str) -> bool:
    return any(str(each) == identifier for each in getattr(thing, name) or ())


def _reaches_all(seen_by: SeenBy, post: Post) -> bool:
    if post.role in seen_by.everything:
        return True
    for_all_chains = post.role in AT_LARGE and post.chain_id is None
    return for_all_chains and any(post.role in roles for roles in seen_by.chains.values())
