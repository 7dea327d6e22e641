"""Writes of the comments on requests."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from chassis.calling.actor import Post
from chassis.calling.errors import forbidden
from chassis.commenting import reading, writing
from chassis.commenting.thread import PUBLIC
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.audiences import INTERNAL
from contracts.commenting import CommentKind
from contracts.operation import Event
from contracts.requests.comments import (
    CHANGE_REQUEST_COMMENT,
    CREATE_REQUEST_COMMENT,
    REQUEST_COMMENT_ADDED,
    REQUEST_COMMENT_EDITED,
    REQUEST_COMMENT_WITHDRAWN,
    REQUEST_COMMENTS,
    WITHDRAW_REQUEST_COMMENT,
    RequestCommentData,
)
from contracts.requests.vocabulary import RequestChannel
from contracts.roles import FOR_ENTERPRISES, Role
from services.requests.comments.mentions import mentioned_posts
from services.requests.comments.models import RequestComment
from services.requests.comments.queries import THREAD, seen_by_of
from services.requests.lifecycle import queries, steps
from services.requests.lifecycle.access import posts_on
from services.requests.lifecycle.domain import Action, Status, taker
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.names import names_for
from services.requests.lifecycle.steps import Step


@handles(CREATE_REQUEST_COMMENT)
def create_comment(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Comment on a request. Raises ``Failure`` for what the actor may not write, or whom a comment cannot mention."""
    request = _lock(work, request_id)
    writing.check_visibility(work, body["visibility"])
    posts = mentioned_posts(work, request, body["mentions"], public=body["visibility"] == PUBLIC)
    comment = writing.add(
        THREAD,
        work,
        request_id,
        _post_to_write(work, request, body["visibility"]),
        body["content"],
        visibility=body["visibility"],
        mentions=body["mentions"],
    )
    _count(request, comment, 1)
    _note(work, request, comment, Action.COMMENT)
    _emit(work, request, comment, REQUEST_COMMENT_ADDED, posts)
    return reading.shown_comment(THREAD, work, comment)


@handles(CHANGE_REQUEST_COMMENT)
def edit_comment(work: Work, request_id: UUID, comment_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Edit a comment of the actor's."""
    request = _lock(work, request_id)
    comment = writing.edit(THREAD, work, request_id, comment_id, body["content"])
    _note(work, request, comment, Action.COMMENT_EDIT)
    _emit(work, request, comment, REQUEST_COMMENT_EDITED)
    return reading.shown_comment(THREAD, work, comment)


@handles(WITHDRAW_REQUEST_COMMENT)
def withdraw_comment(work: Work, request_id: UUID, comment_id: UUID) -> dict[str, Any]:
    """Withdraw a comment of the actor's."""
    request = _lock(work, request_id)
    comment = writing.withdraw(THREAD, work, request_id, comment_id)
    _count(request, comment, -1)
    _note(work, request, comment, Action.COMMENT_WITHDRAWAL)
    _emit(work, request, comment, REQUEST_COMMENT_WITHDRAWN)
    return reading.shown_comment(THREAD, work, comment)


def add_of_step(step: Step, kind: CommentKind, content: str) -> RequestComment:
    """Add the public comment that comes with a step; the step itself notes and tells of it."""
    if step.post is None:
        raise ValueError(f"{step.action} is taken in a post")
    comment: RequestComment = writing.add(THREAD, step.work, step.request.id, step.post, content, kind=kind)
    _count(step.request, comment, 1)
    return comment


def _lock(work: Work, request_id: UUID) -> Request:
    request = queries.lock_visible(work, request_id)
    work.not_before(steps.last_moved_at(request))
    return request


def _post_to_write(work: Work, request: Request, visibility: str) -> Post:
    """Return the first post in which the actor sees the request and may write such a comment.

    Somebody who speaks for the enterprise and sees the request in an office too writes in public for the enterprise.
    """
    writers = REQUEST_COMMENTS.add.access & (REQUEST_COMMENTS.add.access if visibility == PUBLIC else INTERNAL)
    if request.channel == RequestChannel.STAFF:
        # To whom it was opened reads it and no more.
        writers -= FOR_ENTERPRISES
    posts = [post for post in posts_on(work.actor, request) if post.role in writers]
    if not posts:
        raise forbidden(work.actor, *writers)
    return min(posts, key=lambda post: (post.role not in FOR_ENTERPRISES, list(Role).index(post.role)))


def _count(request: Request, comment: RequestComment, by: int) -> None:
    request.comments += by
    if comment.visibility == PUBLIC:
        request.public_comments += by


def _note(work: Work, request: Request, comment: RequestComment, action: Action) -> None:
    """Write the row of the history; the request itself stays as it is, and so does its version.

    Nor is what is internal its latest step, by whose moment the enterprise would learn of it.
    """
    if comment.visibility == PUBLIC:
        request.moved_at = work.now
    steps.trace(
        work,
        request,
        action,
        Status(request.status),
        post=_written_in(work, request, comment),
        details={"comment_id": str(comment.id), "visibility": comment.visibility},
        internal=comment.visibility != PUBLIC,
        at=work.now,
    )


def _written_in(work: Work, request: Request, comment: RequestComment) -> Post:
    """Return the post in which the actor wrote a comment."""
    post = Post(Role(comment.role), str(comment.organization_id), None)
    same = (
        each
        for each in posts_on(work.actor, request)
        if (each.role, each.organization_id) == (post.role, post.organization_id)
    )
    return next((each for each in same if each.mandate), post)


def _is_of_who_asks(request: Request, comment: RequestComment) -> bool:
    """Whether a comment comes from the side that asks; in public the clerk speaks for the employee."""
    clerk = taker(Role.ENTERPRISE_CONTACT, request.channel)
    return comment.role in FOR_ENTERPRISES or (comment.visibility == PUBLIC and comment.role == clerk)


def _emit(work: Work, request: Request, comment: RequestComment, event: Event, mentioned: Sequence[UUID] = ()) -> None:
    names = names_for(work, request)
    data = shown(
        comment,
        RequestCommentData,
        public=comment.visibility == PUBLIC,
        content=comment.content if comment.withdrawn_at is None else None,
        by_enterprise=_is_of_who_asks(request, comment),
        organization_name=THREAD.names(work.session, [comment.organization_id]).get(comment.organization_id),
        mentioned_posts=list(mentioned),
        request_id=request.id,
        enterprise_name=names.enterprise or "",
        agents=list(names.agents) if comment.visibility == PUBLIC else [],
        **{name: getattr(request, name) for name in ("number", "title", "status")},
        **seen_by_of(request, comment),
    )
    work.emit(event, comment.id, data)
