"""Whom a comment mentions: posts that see the thing, in which somebody reads the comment."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select, tuple_

from chassis.calling import actor
from chassis.calling.errors import Failure
from chassis.calling.reach import concerns
from chassis.running.work import Work
from contracts.audiences import INTERNAL
from contracts.problem import INVALID
from contracts.requests.reading import SEEN_BY
from contracts.roles import ROLE, Role
from contracts.sight import SeenBy
from services.requests.mirror.capability import held_on
from services.requests.mirror.models import Person, Post

_UNSEEING = (
    "该岗位当前无人任职,或看不到此事项(内部留言不能提及企业)。",
    "Nobody holds this post today, or it does not see this (an internal comment cannot mention the enterprise).",
)


def mentioned_posts(
    work: Work, thing: Any, mentions: Sequence[Mapping[str, Any]], *, public: bool, seen_by: SeenBy = SEEN_BY
) -> list[UUID]:
    """Return the posts that are mentioned on a request, or another thing that is ``seen_by``, other than the author's.

    Raises ``Failure`` naming each mention of a post or a person that does not see it, or, unless the comment is
    ``public``, sees it as an enterprise.
    """
    held = [post for post in _held(work, mentions, public=public) if _sees(post, thing, seen_by)] if mentions else []
    found = [[post for post in held if _is_meant(post, mention)] for mention in mentions]
    wrong = [
        {"field": f"mentions.{number}", "value": _named(mention), "detail": [*_UNSEEING]}
        for number, (mention, posts) in enumerate(zip(mentions, found, strict=True))
        if not posts
    ]
    if wrong:
        raise Failure(INVALID, wrong)
    others = [post for posts in found for post in posts if str(post.person_id) != work.actor.person_id]
    return sorted({post.id for post in others})


def _held(work: Work, mentions: Sequence[Mapping[str, Any]], *, public: bool) -> list[Post]:
    """Return the posts held today by those whom the mentions name, as far as they may read the comment."""
    posts = [(str(each["role"]), each["organization_id"]) for each in mentions if each["person_id"] is None]
    persons = [each["person_id"] for each in mentions if each["person_id"] is not None]
    statement = (
        select(Post)
        .outerjoin(Person, Person.id == Post.person_id)
        .where(
            or_(tuple_(Post.kind, Post.organization_id).in_(posts), Post.person_id.in_(persons)),
            held_on(Post, work.today),
            Person.active.is_not(False),
        )
    )
    return [
        post
        for post in work.session.scalars(statement)
        if post.kind in ROLE.codes and (public or post.kind in INTERNAL)
    ]


def _sees(post: Post, thing: Any, seen_by: SeenBy) -> bool:
    held = actor.Post(Role(post.kind), str(post.organization_id), str(post.chain_id) if post.chain_id else None)
    return concerns(seen_by, held, thing, str(post.person_id))


def _is_meant(post: Post, mention: Mapping[str, Any]) -> bool:
    if mention["person_id"] is not None:
        return bool(post.person_id == mention["person_id"])
    return (post.kind, post.organization_id) == (str(mention["role"]), mention["organization_id"])


def _named(mention: Mapping[str, Any]) -> str:
    return str(mention["person_id"] or f"{mention['role']} {mention['organization_id']}")
