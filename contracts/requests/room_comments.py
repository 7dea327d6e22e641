"""Comments on the things of other rooms than requests, for whoever sees the thing. One declaration for each."""

from typing import Any

from marshmallow import fields

from contracts.audiences import EVERYBODY
from contracts.commenting import CommentData, Commented, told_of
from contracts.common import described
from contracts.operation import SIGNED_IN
from contracts.problem import Text
from contracts.requests.activities import ACTIVITY
from contracts.requests.agreements import AGREEMENT
from contracts.requests.agreements import VIEWERS as AGREEMENT_VIEWERS
from contracts.requests.investment_kinds import VIEWERS as INVESTMENT_VIEWERS
from contracts.requests.leads import LEAD
from contracts.requests.meetings import MEETING
from contracts.requests.meetings_matters import MATTER
from contracts.requests.meetings_resolutions import RESOLUTION
from contracts.requests.negotiations import NEGOTIATION
from contracts.requests.projects import PROJECT
from contracts.requests.projects import VIEWERS as PROJECT_VIEWERS
from contracts.requests.prospects import PROSPECT
from contracts.requests.visit_findings import READERS as VISIT_READERS
from contracts.requests.visits import VISIT
from contracts.resource import Resource
from contracts.roles import Role
from contracts.telling import Told


class ThingCommentData(CommentData):
    """A comment, with what it is about."""

    thing_id = fields.UUID(required=True, metadata=described("What it is about."))
    number = fields.String(required=True, metadata=described("The number that people know it by.", audience=EVERYBODY))
    title = fields.String(required=True, metadata=described("What it is called.", audience=EVERYBODY))
    keeper_ids = fields.List(
        fields.UUID(), load_default=list, metadata=described("The organizations that have it in hand.")
    )


def _seen(name: str, several: tuple[str, ...]) -> fields.Field[Any]:
    metadata = described("By this it is seen.")
    if name in several:
        return fields.List(fields.UUID(), required=True, metadata=metadata)
    return fields.UUID(required=True, allow_none=True, metadata=metadata)


def _commented(resource: Resource, viewers: frozenset[Role]) -> Commented:
    """Declare comments on the things of a room; operators see them and are no party."""
    if resource.seen_by is None:
        raise TypeError(f"a {resource.name} says who sees it")
    told = told_of(resource.seen_by)
    by = {name: _seen(name, told.several) for name in told.fields}
    by |= {
        name: fields.List(fields.String(), required=True, metadata=described("The roles by which it is seen besides."))
        for name in told.lists
    }
    named = "".join(part.title() for part in resource.name.split("_"))
    data = type(f"{named}CommentData", (ThingCommentData,), {"__doc__": ThingCommentData.__doc__, **by})
    return Commented(resource, viewers, viewers - {Role.OPERATOR}, data, told)


PROJECT_COMMENTS = _commented(PROJECT, PROJECT_VIEWERS)
AGREEMENT_COMMENTS = _commented(AGREEMENT, AGREEMENT_VIEWERS)
PROSPECT_COMMENTS = _commented(PROSPECT, INVESTMENT_VIEWERS)
LEAD_COMMENTS = _commented(LEAD, INVESTMENT_VIEWERS)
NEGOTIATION_COMMENTS = _commented(NEGOTIATION, INVESTMENT_VIEWERS)
MEETING_COMMENTS = _commented(MEETING, SIGNED_IN)
MATTER_COMMENTS = _commented(MATTER, SIGNED_IN)
RESOLUTION_COMMENTS = _commented(RESOLUTION, SIGNED_IN)
ACTIVITY_COMMENTS = _commented(ACTIVITY, SIGNED_IN)
VISIT_COMMENTS = _commented(VISIT, VISIT_READERS)
ROOM_COMMENTS = (
    PROJECT_COMMENTS,
    AGREEMENT_COMMENTS,
    PROSPECT_COMMENTS,
    LEAD_COMMENTS,
    NEGOTIATION_COMMENTS,
    MEETING_COMMENTS,
    MATTER_COMMENTS,
    RESOLUTION_COMMENTS,
    ACTIVITY_COMMENTS,
    VISIT_COMMENTS,
)

# Who is told of them at the organization that has the thing in hand.
KEEPERS = frozenset({Role.DEPARTMENT_HANDLER, Role.DISPATCHER, Role.CHAIN_CHIEF, Role.SERVICE_CLERK})
TOLD = Told(
    tuple(each.comment for each in ROOM_COMMENTS),
    audiences={
        "mentioned_there": Text("被提及的岗位的任职人", "the holders of the posts mentioned"),
        "having_in_hand": Text(
            "承办单位的经办人、派单员、链长和服务中心工作人员",
            "the handlers, dispatchers, chain chiefs and clerks at the organization that has it in hand",
        ),
    },
)
