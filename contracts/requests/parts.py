"""What the part of a co-department in a request looks like."""

from typing import Any

from marshmallow import fields

from contracts.actions import listing
from contracts.audiences import EVERYBODY, INTERNAL
from contracts.common import Strict, chosen, described
from contracts.requests.vocabulary import PART_ACTION, PART_STATUS, RUNG

# As many co-departments work on a request at once, or have done their part in this handling.
MOST_PARTS = 10


def _internal(what: str, **options: Any) -> fields.String:
    """Return words that offices write for each other; they are never the enterprise's, who gets the one answer."""
    return fields.String(required=True, allow_none=True, metadata=described(what, audience=INTERNAL), **options)


class PartExtensionSchema(Strict):
    """An extension of a part that waits for the dispatcher's decision."""

    days = fields.Integer(required=True)
    reason = _internal("What the co-department says; null where it is not for the caller.")
    asked_at = fields.AwareDateTime(required=True)


class PartSchema(Strict):
    """The part of a co-department in a request."""

    id = fields.UUID(required=True)
    department_id = fields.UUID(required=True, metadata=described("The co-department."))
    department_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    status = chosen(PART_STATUS, "Where it stands.", required=True)
    current = fields.Boolean(
        required=True, metadata=described("Whether it belongs to this handling, not to one before the reopening.")
    )
    note = _internal("What the dispatcher wrote to the co-department; null where it is not for the caller.")
    working_days = fields.Integer(required=True, metadata=described("The time for it."))
    added_at = fields.AwareDateTime(required=True)
    accepted_at = fields.AwareDateTime(required=True, allow_none=True)
    due_at = fields.AwareDateTime(required=True, metadata=described("Until when it is due, or was when it ended."))
    provisional = fields.Boolean(
        required=True, metadata=described("Whether `due_at` may change when the holidays of a year are published.")
    )
    overdue = fields.Boolean(required=True, metadata=described("Whether it is late and still to be done."))
    rung = chosen(RUNG, "The highest rung of its supervision ladder reached.", required=True, allow_none=True)
    extended_days = fields.Integer(required=True, metadata=described("Working days granted."))
    pending_extension = fields.Nested(PartExtensionSchema, required=True, allow_none=True)
    return_reason = _internal("Why the co-department returned it, while that is under review; null otherwise.")
    contribution = _internal("What the co-department has contributed; null before, or where it is not for the caller.")
    done_at = fields.AwareDateTime(required=True, allow_none=True)
    on_time = fields.Boolean(
        required=True, allow_none=True, metadata=described("Whether it was done by the due date; null until it is.")
    )
    used_minutes = fields.Integer(
        required=True, allow_none=True, metadata=described("Working time it took; null until it is done.")
    )
    ended_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When it was released, or ended with the request.")
    )
    end_reason = _internal("Why it was released; null otherwise, or where it is not for the caller.")
    return_until = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("Until when the co-department may return it.")
    )
    actions = listing(PART_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))
