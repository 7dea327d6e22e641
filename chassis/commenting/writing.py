"""Writes of comments. The service locks the thing first, and afterwards notes in its own way what happened to it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, invalid
from chassis.commenting.thread import PUBLIC, Thread, closes_at, is_own, reads_internal
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.commenting import (
    COMMENT_KIND,
    COMMENT_NOT_YOURS,
    COMMENT_OF_A_STEP,
    COMMENT_TOO_OLD,
    COMMENT_WITHDRAWN,
    COMMENTS_FULL,
    MOST_COMMENTS,
    CommentKind,
)


def check_visibility(work: Work, visibility: str) -> None:
    """Raise ``Failure`` if the caller, who sees the thing as an enterprise alone, would write to offices alone."""
    if visibility != PUBLIC and not reads_internal(work):
        raise invalid(
            "visibility",
            visibility,
            "企业的留言均为公开,请填写 public。",
            "What the enterprise writes is public; give `public`.",
        )


def add(
    thread: Thread,
    work: Work,
    object_id: UUID,
    post: Post,
    content: str,
    *,
    kind: CommentKind = CommentKind.COMMENT,
    visibility: str = PUBLIC,
    mentions: Sequence[Mapping[str, Any]] = (),
) -> Any:
    """Add a comment that the actor writes in a post. Raises ``Failure`` if the thing has all that it can have."""
    comments = thread.comments
    has = select(func.count()).where(comments.object_id == object_id)
    if (work.session.scalar(has) or 0) >= MOST_COMMENTS:
        raise Failure(COMMENTS_FULL, limit=MOST_COMMENTS)
    added = comments(
        id=new_id(),
        object_id=object_id,
        kind=kind.value,
        visibility=visibility,
        content=content,
        author_id=UUID(work.actor.person_id),
        author_name=work.actor.name,
        role=post.role.value,
        organization_id=UUID(post.organization_id),
        mentions=[{name: str(value) if value else None for name, value in each.items()} for each in mentions],
        created_at=work.now,
        edits=0,
    )
    work.session.add(added)
    work.session.flush()
    work.concerns(added.id)
    return added


def edit(thread: Thread, work: Work, object_id: UUID, comment_id: UUID, content: str) -> Any:
    """Change the words of a comment of the actor's, and keep those of before. Raises ``Failure`` like ``withdraw``."""
    comment = _changeable(thread, work, object_id, comment_id)
    if content != comment.content:
        comment.edits += 1
        former = {"content": comment.content, "at": comment.edited_at or comment.created_at}
        work.session.add(thread.versions(comment_id=comment.id, number=comment.edits, **former))
        comment.content, comment.edited_at = content, work.now
        work.session.flush()
    return comment


def withdraw(thread: Thread, work: Work, object_id: UUID, comment_id: UUID) -> Any:
    """Withdraw a comment of the actor's, of which only its words are no longer shown.

    Raises ``Failure``: 404 if the caller sees none such, 403 if it is somebody else's, 409 if it came with a step, was
    withdrawn or is too old, 412 if it was changed meanwhile.
    """
    comment = _changeable(thread, work, object_id, comment_id)
    comment.withdrawn_at = work.now
    work.session.flush()
    return comment


def _changeable(thread: Thread, work: Work, object_id: UUID, comment_id: UUID) -> Any:
    comment = thread.find(work, object_id, comment_id, lock=True)
    if not is_own(work, comment):
        raise Failure(COMMENT_NOT_YOURS, author=comment.author_name)
    work.check_version(comment.version)
    if comment.kind != CommentKind.COMMENT:
        raise Failure(COMMENT_OF_A_STEP, kind=COMMENT_KIND.said(comment.kind))
    if comment.withdrawn_at is not None:
        raise Failure(COMMENT_WITHDRAWN, at=work.minute_of(comment.withdrawn_at))
    until = closes_at(work, comment)
    if work.now > until:
        raise Failure(COMMENT_TOO_OLD, minutes=work.settings.comment_minutes, until=work.minute_of(until))
    return comment
