"""Notifications of comments on the things of other rooms than requests: those mentioned, who keeps the thing, and of
public ones of offices the enterprises that see it."""

from typing import Any

from contracts.operation import Event
from contracts.requests.room_comments import KEEPERS, MATTER_COMMENTS, ROOM_COMMENTS
from services.notifications.telling.declaring import BOTH, INBOX, POSTS, Capability, rule

_ON = {declared.comment: declared.on for declared in ROOM_COMMENTS}


def _link(event: Event, envelope: Any) -> str | None:
    return None if event.resource is None else _ON[event.resource].address(envelope["data"]["thing_id"])


CAPABILITY = Capability(
    ids={
        "mentioned_there": "mentioned_posts",
        "enterprise": "outside_ids",
        "chain": "chain_id",
        "having_in_hand": "keeper_ids",
    },
    audiences={"mentioned_there": POSTS, "having_in_hand": KEEPERS},
    rules=(
        *(rule(each.added, "mentioned_there", BOTH, "mentioned") for each in ROOM_COMMENTS),
        *(rule(each.added, "having_in_hand", INBOX) for each in ROOM_COMMENTS),
        # Of an internal one the event names no enterprise.
        *(
            rule(each.added, "enterprise", INBOX, by_enterprise=(False,))
            for each in ROOM_COMMENTS
            if "outside_ids" in each.added.data._declared_fields
        ),
        # Until a meeting has discussed a matter, those of its chain have it in hand.
        rule(MATTER_COMMENTS.added, "dispatcher", INBOX, by_enterprise=(True,)),
    ),
    author="author_id",
    link=_link,
)
