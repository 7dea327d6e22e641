"""Notifications of comments on requests: those mentioned, and the other side of public ones."""

from contracts.requests.comments import REQUEST_COMMENT_ADDED
from contracts.requests.reading import REQUEST
from contracts.roles import Role
from services.notifications.telling.declaring import BOTH, INBOX, POSTS, Capability, rule

CAPABILITY = Capability(
    ids={
        "agents": "agents",
        "centre": "centre_id",
        "chain": "chain_id",
        "department": "department_id",
        "enterprise": "enterprise_id",
        "mentioned": "mentioned_posts",
        "park": "park_id",
    },
    audiences={"agents": None, "centre": Role.SERVICE_CLERK, "mentioned": POSTS},
    rules=(
        rule(REQUEST_COMMENT_ADDED, "mentioned", BOTH, "mentioned"),
        # Of an internal one the event names no enterprise.
        rule(REQUEST_COMMENT_ADDED, "enterprise", INBOX, by_enterprise=(False,)),
        rule(REQUEST_COMMENT_ADDED, "agents", INBOX, by_enterprise=(False,)),
        # Of a staff request: who speaks for the employee; internal ones are for those mentioned.
        rule(REQUEST_COMMENT_ADDED, "centre", INBOX, public=(True,), by_enterprise=(False,)),
        # Who has it: the department, and dispatchers while no department has.
        rule(REQUEST_COMMENT_ADDED, "department", INBOX, by_enterprise=(True,)),
        rule(REQUEST_COMMENT_ADDED, "dispatcher", INBOX, by_enterprise=(True,), status=("submitted", "returned")),
    ),
    author="author_id",
    link=lambda event, envelope: REQUEST.address(envelope["data"]["request_id"]),
)
