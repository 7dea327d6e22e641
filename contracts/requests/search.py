"""What of requests is found by text."""

from contracts.requests import events
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
        events.REQUEST_ANSWERED,
    ),
    names=("enterprise_name",),
    codes=("number",),
    words=("title", "description", "form", "answers"),
)
