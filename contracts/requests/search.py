"""What of requests is found by text."""

from contracts.requests import comments, events, part_events
from contracts.requests.reading import LIST_REQUESTS, REQUEST
from contracts.search import Search

SEARCH_REQUESTS = Search(
    REQUEST,
    LIST_REQUESTS,
    (
        events.REQUEST_SUBMITTED,
        events.REQUEST_DISPATCHED,
        events.REQUEST_REDISPATCHED,
        events.REQUEST_REOPENED,
        events.REQUEST_OPENING_CHANGED,
        events.REQUEST_ANSWERED,
        events.REQUEST_SUPPLEMENT_REQUESTED,
        events.REQUEST_SUPPLIED,
        events.REQUEST_PROGRESS_REPORTED,
        part_events.PART_ADDED,
        part_events.PART_RELEASED,
        part_events.PART_DONE,
        comments.REQUEST_COMMENT_ADDED,
        comments.REQUEST_COMMENT_EDITED,
        comments.REQUEST_COMMENT_WITHDRAWN,
    ),
    names=("enterprise_name",),
    codes=("number",),
    words=("title", "description", "form", "answers", "comments"),
    internal=("internal_comments", "contributions"),
)
