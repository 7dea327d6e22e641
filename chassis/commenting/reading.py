"""Reads of comments. The service finds the thing first, which decides who the caller is to it (``work.readers``)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import literal, select, union_all

from chassis.commenting.thread import PUBLIC, Thread, changeable_until, reads_internal, reads_withdrawn
from chassis.running.work import Work
from chassis.storing import tables
from chassis.storing.dumping import names_of, shown
from chassis.storing.filters import equal, filtered
from chassis.storing.pages import page
from contracts.commenting import CommentFileSchema, CommentSchema


def list_comments(thread: Thread, work: Work, object_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the comments on a thing that the caller may read, the latest first."""
    comments = thread.comments
    statement = select(comments).where(comments.object_id == object_id).order_by(comments.id.desc())
    if not reads_internal(work):
        statement = statement.where(comments.visibility == PUBLIC)
    statement = filtered(statement, work, query, {"visibility": equal(comments.visibility)})
    return page(work.transaction, statement, query, lambda rows: shown_comments(thread, work, rows))


def list_versions(
    thread: Thread, work: Work, object_id: UUID, comment_id: UUID, query: Mapping[str, Any]
) -> dict[str, Any]:
    """Return a page of the words that a comment has had, the earliest first.

    Words that were withdrawn are for their author and for supervisors of the thing.
    """
    comment = thread.find(work, object_id, comment_id)
    open_ = comment.withdrawn_at is None or reads_withdrawn(work, comment)
    former = thread.versions.__table__.c
    last = (literal(comment.edits + 1), literal(comment.content), literal(comment.edited_at or comment.created_at))
    every = union_all(
        select(former.number, former.content, former.at).where(former.comment_id == comment_id),
        select(*(value.label(name) for value, name in zip(last, ("number", "content", "at"), strict=True))),
    ).subquery("versions")
    statement = select(every.c.number, every.c.content, every.c.at).order_by(every.c.number)

    def told(rows: Sequence[Any]) -> list[dict[str, Any]]:
        return [{"number": row.number, "content": row.content if open_ else None, "at": row.at} for row in rows]

    return page(work.transaction, statement, query, told)


def shown_comment(thread: Thread, work: Work, comment: Any) -> dict[str, Any]:
    """Return one comment in the form of ``CommentSchema``."""
    return shown_comments(thread, work, [comment])[0]


def shown_comments(thread: Thread, work: Work, comments: Sequence[Any]) -> list[dict[str, Any]]:
    """Return comments in the form of ``CommentSchema``."""
    places = thread.names(
        work.session, {*_mentioned(comments, "organization_id"), *(one.organization_id for one in comments)}
    )
    persons = thread.persons(work.session, _mentioned(comments, "person_id"))
    names = {**places, **persons}
    # Whom it mentions and what hangs on it goes with a comment that is withdrawn, as its words do.
    open_ = [one.id for one in comments if one.withdrawn_at is None or reads_withdrawn(work, one)]
    files = _files_of(thread, work, open_) if open_ else {}
    return [
        _shown(work, one, names, one.mentions if one.id in open_ else [], files.get(one.id, [])) for one in comments
    ]


def _mentioned(comments: Sequence[Any], what: str) -> set[UUID]:
    return {UUID(each[what]) for one in comments for each in one.mentions if each[what]}


def _files_of(thread: Thread, work: Work, comments: Sequence[UUID]) -> dict[UUID, list[Any]]:
    """Return the files that hang on these comments, by their ids."""
    kept = tables.files.c
    statement = (
        select(kept.thing_id, *(kept[name] for name in names_of(CommentFileSchema)))
        .where(kept.thing == thread.declared.comment.name, kept.thing_id.in_(comments), kept.state == "attached")
        .order_by(kept.attached_at, kept.id)
    )
    found: dict[UUID, list[Any]] = {}
    for row in work.rows(statement):
        found.setdefault(UUID(str(row.thing_id)), []).append(row)
    return found


def _shown(
    work: Work, comment: Any, names: Mapping[UUID, str], mentions: Sequence[Mapping[str, Any]], files: Sequence[Any]
) -> dict[str, Any]:
    def name_of(identifier: str | None) -> str | None:
        return names.get(UUID(identifier)) if identifier else None

    return shown(
        comment,
        CommentSchema,
        content=comment.content if comment.withdrawn_at is None else None,
        organization_name=names.get(comment.organization_id),
        mentions=[
            {
                **each,
                "organization_name": name_of(each["organization_id"]),
                "person_name": name_of(each["person_id"]),
            }
            for each in mentions
        ],
        files=[shown(file, CommentFileSchema) for file in files],
        changeable_until=changeable_until(work, comment),
    )
