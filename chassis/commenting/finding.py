"""Things are found by what is said of them: by public comments for all who see the thing, by others for offices."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from types import SimpleNamespace
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.reach import concerns
from chassis.commenting.thread import Thread
from chassis.running.work import Work
from chassis.searching.sources import Document, Source
from contracts.commenting import CommentVisibility
from contracts.roles import Role

# What is said of a thing without end is not worth its entry growing without end.
LATEST = 100
_FIELDS = {CommentVisibility.PUBLIC.value: "comments", CommentVisibility.INTERNAL.value: "internal_comments"}


@cache
def found_by_comments(source: Source, thread: Thread) -> Source:
    """Return the source of things with what is said of them, and told by the events of comments."""
    search = source.search
    told = replace(
        search,
        told_by=(*search.told_by, *thread.declared.events),
        words=(*search.words, "comments"),
        internal=(*search.internal, "internal_comments"),
    )

    def documents(work: Work, ids: Sequence[UUID]) -> list[Document]:
        said = _said(work, thread, ids)
        nothing: dict[str, list[str]] = {name: [] for name in _FIELDS.values()}
        return [
            replace(
                each,
                texts={**each.texts, **nothing, **said.get(each.id, {})},
                readers=each.readers & _readers(work, source, each),
            )
            for each in source.documents(work, ids)
        ]

    return Source(told, source.ids, documents)


def _said(work: Work, thread: Thread, ids: Sequence[UUID]) -> dict[UUID, dict[str, list[str]]]:
    """Return the latest comments on these things that are not withdrawn."""
    kept = thread.comments.__table__.c
    place = func.row_number().over(partition_by=(kept.object_id, kept.visibility), order_by=kept.id.desc())
    ranked = (
        select(kept.id, kept.object_id, kept.visibility, kept.content, place.label("place"))
        .where(kept.object_id.in_(ids), kept.withdrawn_at.is_(None))
        .subquery()
    )
    found: dict[UUID, dict[str, list[str]]] = {}
    for row in work.session.execute(select(ranked).where(ranked.c.place <= LATEST).order_by(ranked.c.id.desc())):
        found.setdefault(row.object_id, {}).setdefault(_FIELDS[row.visibility], []).append(row.content)
    return found


def _readers(work: Work, source: Source, document: Document) -> frozenset[Role]:
    """Return the roles in which the actor sees a thing; a mandate is for requests."""
    seen_by = source.search.resource.seen_by
    if seen_by is None:
        return document.readers
    thing = SimpleNamespace(**{"id": document.id, **document.scope})
    return frozenset(
        post.role
        for post in work.actor.by_posts_held().posts
        if seen_by.everybody or concerns(seen_by, post, thing, work.actor.person_id)
    )
