"""Reads of the comments on requests."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.commenting import reading
from chassis.commenting.thread import PUBLIC, Thread
from chassis.running.handlers import handles
from chassis.running.work import Work
from contracts.requests.comments import (
    GET_REQUEST_COMMENT,
    LIST_REQUEST_COMMENT_VERSIONS,
    LIST_REQUEST_COMMENTS,
    REQUEST_COMMENTS,
)
from contracts.requests.reading import SEEN_BY
from services.requests.comments.models import RequestComment, RequestCommentVersion
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.queries import find_visible
from services.requests.mirror.queries import names_of, persons_of

THREAD = Thread(REQUEST_COMMENTS, RequestComment, RequestCommentVersion, names_of, persons_of)


# By these ids a request is seen by some who read what the enterprise reads.
_OUTSIDE = ("enterprise_id", "opened_to_id", "taken_in_by")


def seen_by_of(request: Request, comment: RequestComment) -> dict[str, Any]:
    """Return the ids by which a comment is seen: those of its request, if it is internal without who reads no such."""
    ids = {name: getattr(request, name) for name in SEEN_BY.fields}
    ids |= {name: ids[name] or [] for name in SEEN_BY.several}
    return ids if comment.visibility == PUBLIC else {**ids, **dict.fromkeys(_OUTSIDE)}


@handles(LIST_REQUEST_COMMENTS)
def list_comments(work: Work, request_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the comments on a request. Raises ``Failure`` if there is no request that the actor may see."""
    find_visible(work, request_id)
    return reading.list_comments(THREAD, work, request_id, query)


@handles(GET_REQUEST_COMMENT)
def get_comment(work: Work, request_id: UUID, comment_id: UUID) -> dict[str, Any]:
    """Return one comment. Raises ``Failure`` like ``list_comments``, or if the actor sees no such comment on it."""
    find_visible(work, request_id)
    return reading.shown_comment(THREAD, work, THREAD.find(work, request_id, comment_id))


@handles(LIST_REQUEST_COMMENT_VERSIONS)
def list_versions(work: Work, request_id: UUID, comment_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the words that a comment has had. Raises ``Failure`` like ``get_comment``."""
    find_visible(work, request_id)
    return reading.list_versions(THREAD, work, request_id, comment_id, query)
