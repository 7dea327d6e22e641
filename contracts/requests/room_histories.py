"""Histories of the things of rooms: what happened, who did it, and what became different. One declaration for each."""

from typing import Any, ClassVar

from marshmallow import fields

from contracts.audiences import EVERYBODY
from contracts.common import PageQuery, Strict, chosen, described, page_of
from contracts.operation import SIGNED_IN, Operation
from contracts.problem import Text
from contracts.requests.activities import ACTIVITY
from contracts.requests.activity_kinds import ACTIVITY_FIELD, ACTIVITY_STEP
from contracts.requests.investment_kinds import (
    NEGOTIATION_FIELD,
    NEGOTIATION_STEP,
    PROSPECT_FIELD,
    PROSPECT_STEP,
    VIEWERS,
)
from contracts.requests.negotiations import NEGOTIATION
from contracts.requests.prospects import PROSPECT
from contracts.requests.visit_findings import READERS
from contracts.requests.visit_kinds import VISIT_FIELD, VISIT_PLAN_FIELD, VISIT_PLAN_STEP, VISIT_STEP
from contracts.requests.visit_plans import OFFICES, VISIT_PLAN
from contracts.requests.visits import VISIT
from contracts.resource import Resource
from contracts.roles import ROLE, Role
from contracts.vocabulary import Vocabulary


def _history(resource: Resource, viewers: frozenset[Role], steps: Vocabulary, changing: Vocabulary) -> Operation:
    """Declare the history of the things of a room, for whoever sees the thing."""
    named, thing = "".join(part.title() for part in resource.name.split("_")), resource.words.en
    change = type(
        f"{named}ChangeSchema",
        (Strict,),
        {
            "__doc__": "What became different.",
            "heads": {
                "field": Text("内容", "what"),
                "before": Text("原为", "before"),
                "after": Text("现为", "after"),
            },
            "field": chosen(changing, "What became different.", required=True),
            "before": fields.String(
                required=True,
                allow_none=True,
                metadata=described("What it was; null for nothing.", audience=EVERYBODY),
            ),
            "after": fields.String(
                required=True,
                allow_none=True,
                metadata=described(
                    "What it is since; null for nothing, or, as `before`, for what is not told.", audience=EVERYBODY
                ),
            ),
        },
    )
    entry = type(
        f"{named}HistorySchema",
        (HistoryEntrySchema,),
        {
            "__doc__": f"One step with a {thing}.",
            "action": chosen(steps, "What happened.", required=True),
            "changed": fields.List(
                fields.Nested(change), required=True, metadata=described("What became different by it.")
            ),
        },
    )
    return resource.part(
        "history",
        Text(f"{resource.words.zh}的过程", f"The history of a {thing}, in the order of its steps"),
        viewers,
        name=f"list_{resource.name}_history",
        query=PageQuery,
        result=page_of(entry),
        example={"limit": 25},
    )


class HistoryEntrySchema(Strict):
    """One step with a thing."""

    heads: ClassVar[dict[str, Any]] = {
        "at": Text("时间", "when"),
        "action": Text("步骤", "step"),
        "changed": Text("变更", "changes"),
    }

    id = fields.UUID(required=True)
    at = fields.AwareDateTime(required=True)
    person_id = fields.UUID(required=True)
    person_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    role = chosen(ROLE, "In which role it was done.", required=True)
    organization_id = fields.UUID(required=True, metadata=described("For which organization."))
    organization_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    reason = fields.String(
        required=True, allow_none=True, metadata=described("The words given for it.", audience=EVERYBODY)
    )


LIST_PROSPECT_HISTORY = _history(PROSPECT, VIEWERS, PROSPECT_STEP, PROSPECT_FIELD)
LIST_NEGOTIATION_HISTORY = _history(NEGOTIATION, VIEWERS, NEGOTIATION_STEP, NEGOTIATION_FIELD)
LIST_VISIT_HISTORY = _history(VISIT, READERS, VISIT_STEP, VISIT_FIELD)
LIST_VISIT_PLAN_HISTORY = _history(VISIT_PLAN, OFFICES, VISIT_PLAN_STEP, VISIT_PLAN_FIELD)
LIST_ACTIVITY_HISTORY = _history(ACTIVITY, SIGNED_IN, ACTIVITY_STEP, ACTIVITY_FIELD)
ROOM_HISTORIES = (
    LIST_PROSPECT_HISTORY,
    LIST_NEGOTIATION_HISTORY,
    LIST_VISIT_HISTORY,
    LIST_VISIT_PLAN_HISTORY,
    LIST_ACTIVITY_HISTORY,
)
