"""The history of a request: one entry for each step, whose details follow from what happened."""

from typing import Any, ClassVar

from marshmallow import Schema, fields

from contracts.audiences import EVERYBODY, INTERNAL
from contracts.commenting import COMMENT_VISIBILITY
from contracts.common import Strict, chosen, described
from contracts.problem import Text
from contracts.requests.marking import mark, unless_marked
from contracts.requests.vocabulary import (
    DUTY,
    REQUEST_FILE_KIND,
    REQUEST_STATUS,
    REQUEST_STEP,
    REVIEW_DECISION,
    RUNG,
    RequestStep,
)
from contracts.roles import ROLE
from contracts.variants import Variants, constant

_WORDS = "The words given for it; null where none were, or none for the caller."


def _reason(metadata: dict[str, Any]) -> fields.String:
    return fields.String(required=True, allow_none=True, metadata=metadata)


class HistoryEntrySchema(Strict):
    """One step in the life of a request."""

    heads: ClassVar = {
        "at": Text("时间", "when"),
        "action": Text("步骤", "step"),
        "from_status": Text("之前状态", "status before"),
        "to_status": Text("之后状态", "status after"),
        "mandate_id": None,
        "details": None,
    }

    id = fields.UUID(required=True)
    at = fields.AwareDateTime(required=True)
    action = chosen(REQUEST_STEP, "What happened.", required=True)
    from_status = chosen(REQUEST_STATUS, "Where it stood before.", required=True, allow_none=True)
    to_status = chosen(REQUEST_STATUS, "Where it stood then.", required=True)
    person_id = fields.UUID(required=True, allow_none=True, metadata=described("Null where time alone did it."))
    person_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    role = chosen(ROLE, "In which role it was done.", required=True, allow_none=True)
    organization_id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described("For which organization; of a service agent the enterprise in whose name it was done."),
    )
    organization_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    mandate_id = fields.UUID(
        required=True, allow_none=True, metadata=described("The mandate by which a service agent did it, else null.")
    )
    reason = _reason(unless_marked(_WORDS))
    visible_to_enterprise = mark(required=True)
    details = fields.Dict(
        keys=fields.String(), required=True, metadata=described("What else is known, by kind of step.")
    )


class NoDetailsSchema(Strict):
    """Nothing else is known of it."""


def _department(**options: Any) -> fields.String:
    return fields.String(**options, allow_none=True, metadata=described("Its name now.", audience=EVERYBODY))


class WhomDetailsSchema(Strict):
    """Which department had it then."""

    department_id = fields.UUID(required=True, metadata=described("The department."))
    department_name = _department(required=True)


class DispatchDetailsSchema(WhomDetailsSchema):
    """Where it went, and by which rule."""

    working_days = fields.Integer(required=True, metadata=described("The time for handling."))
    rules_version = fields.Integer(required=True, allow_none=True, metadata=described("Null where a person chose."))
    rule_position = fields.Integer(
        required=True, allow_none=True, metadata=described("Null where a person chose, or no rule matched.")
    )


class RedispatchDetailsSchema(DispatchDetailsSchema):
    """Where it went, and from whom."""

    from_department_id = fields.UUID(required=True, metadata=described("The department that had it before."))
    from_department_name = _department(required=True)


class ExtensionDetailsSchema(Strict):
    """How much more time was asked for."""

    days = fields.Integer(required=True, metadata=described("Working days."))


class ExtensionDecisionDetailsSchema(ExtensionDetailsSchema):
    """Whether it was granted."""

    granted = fields.Boolean(required=True, metadata=described("Whether the days were granted."))


class AnswerDetailsSchema(Strict):
    """How long the answer took."""

    on_time = fields.Boolean(required=True, metadata=described("Whether it was given by the due date."))
    used_minutes = fields.Integer(required=True, metadata=described("Working time since the dispatch."))


class EvaluationDetailsSchema(Strict):
    """The marks, 1 to 5."""

    response_time = fields.Integer(required=True, metadata=described("How fast."))
    result = fields.Integer(required=True, metadata=described("With which result."))
    attitude = fields.Integer(required=True, metadata=described("How friendly."))
    overall = fields.Integer(required=True, metadata=described("On the whole."))


class ReviewDetailsSchema(Strict):
    """What the supervisor decided."""

    decision = chosen(REVIEW_DECISION, "What was decided.", required=True)
    department_id = fields.UUID(metadata=described("Who handles it again; left out where the answer stands."))
    department_name = _department()


class CommentDetailsSchema(Strict):
    """Which comment it was; its words are where the comments are."""

    comment_id = fields.UUID(required=True, metadata=described("The comment."))
    visibility = chosen(COMMENT_VISIBILITY, "For whom it is; offices alone read of internal ones.", required=True)


class OfCommentDetailsSchema(Strict):
    """Which public comment came with it."""

    comment_id = fields.UUID(required=True, metadata=described("The comment."))


class SupplementDetailsSchema(OfCommentDetailsSchema):
    """How long the clock waits for the enterprise."""

    days = fields.Integer(required=True, metadata=described("Working days, at most."))
    until = fields.String(required=True, metadata=described("When these are over.", format="date-time"))


class PartDetailsSchema(WhomDetailsSchema):
    """Whose part it was."""

    part_id = fields.UUID(required=True, metadata=described("The part."))


class NewPartDetailsSchema(PartDetailsSchema):
    """Who got a part, and how much time for it."""

    working_days = fields.Integer(required=True, metadata=described("The time for it."))


class PartExtensionDetailsSchema(PartDetailsSchema):
    """How much more time a co-department asked for."""

    days = fields.Integer(required=True, metadata=described("Working days."))


class PartExtensionDecisionDetailsSchema(PartExtensionDetailsSchema):
    """Whether it was granted."""

    granted = fields.Boolean(required=True, metadata=described("Whether the days were granted."))


class PartContributionDetailsSchema(PartDetailsSchema):
    """How long the part took."""

    on_time = fields.Boolean(required=True, metadata=described("Whether it was done by the due date."))
    used_minutes = fields.Integer(required=True, metadata=described("Working time it took."))


class _OfDutySchema(Strict):
    duty = chosen(DUTY, "Of whose clock; left out where it is that of handling.")
    part_id = fields.UUID(metadata=described("Of which part; left out where it is of none."))
    department_id = fields.UUID(metadata=described("Which co-department's part; left out where it is none's."))
    department_name = _department()


class RungDetailsSchema(_OfDutySchema):
    """Which rung was reached."""

    rung = chosen(RUNG, "The rung.", required=True)


class DeadlineDetailsSchema(_OfDutySchema):
    """How the due date moved."""

    before = fields.String(
        attribute="from",
        data_key="from",
        required=True,
        allow_none=True,
        metadata=described("The due date before.", format="date-time"),
    )
    to = fields.String(required=True, metadata=described("The due date after.", format="date-time"))
    provisional = fields.Boolean(required=True, metadata=described("Whether it may still move."))


class OpeningDetailsSchema(Strict):
    """Whether the employer may read a staff request from then on."""

    opened = fields.Boolean(required=True, metadata=described("Whether it may."))


class FileDetailsSchema(Strict):
    """Which file it was."""

    file_id = fields.UUID(required=True, metadata=described("The file."))
    kind = chosen(REQUEST_FILE_KIND, "What it is to the request.", required=True)
    name = fields.String(
        required=True,
        allow_none=True,
        metadata=described("Its name, for offices; others find in the list what they may see.", audience=INTERNAL),
    )


class CaseDetailsSchema(Strict):
    """Which case it was."""

    case_id = fields.UUID(required=True, metadata=described("The case."))
    number = fields.String(required=True, metadata=described("Its number.", audience=INTERNAL))


_DETAILS: dict[RequestStep, type[Schema]] = {
    RequestStep.SUBMISSION: NoDetailsSchema,
    RequestStep.DISPATCH: DispatchDetailsSchema,
    RequestStep.ACCEPT: NoDetailsSchema,
    RequestStep.RETURN: WhomDetailsSchema,
    RequestStep.REDISPATCH: RedispatchDetailsSchema,
    RequestStep.CONFIRMATION: WhomDetailsSchema,
    RequestStep.EXTENSION: ExtensionDetailsSchema,
    RequestStep.EXTENSION_DECISION: ExtensionDecisionDetailsSchema,
    RequestStep.SUPPLEMENT: SupplementDetailsSchema,
    RequestStep.SUPPLY: OfCommentDetailsSchema,
    RequestStep.PROGRESS: OfCommentDetailsSchema,
    RequestStep.ANSWER: AnswerDetailsSchema,
    RequestStep.EVALUATION: EvaluationDetailsSchema,
    RequestStep.WITHDRAWAL: NoDetailsSchema,
    RequestStep.REVIEW: ReviewDetailsSchema,
    RequestStep.COMMENT: CommentDetailsSchema,
    RequestStep.COMMENT_EDIT: CommentDetailsSchema,
    RequestStep.COMMENT_WITHDRAWAL: CommentDetailsSchema,
    RequestStep.SUPPLEMENT_EXPIRY: NoDetailsSchema,
    RequestStep.EXPIRY: NoDetailsSchema,
    RequestStep.RUNG: RungDetailsSchema,
    RequestStep.DEADLINE: DeadlineDetailsSchema,
    RequestStep.OPENING: OpeningDetailsSchema,
    RequestStep.FILE: FileDetailsSchema,
    RequestStep.FILE_REMOVAL: FileDetailsSchema,
    RequestStep.FOLLOW_UP: EvaluationDetailsSchema,
    RequestStep.CASE: CaseDetailsSchema,
    RequestStep.CASE_REMOVAL: CaseDetailsSchema,
    RequestStep.PART: NewPartDetailsSchema,
    RequestStep.PART_ACCEPT: PartDetailsSchema,
    RequestStep.PART_RETURN: PartDetailsSchema,
    RequestStep.PART_CONFIRMATION: PartDetailsSchema,
    RequestStep.PART_EXTENSION: PartExtensionDetailsSchema,
    RequestStep.PART_EXTENSION_DECISION: PartExtensionDecisionDetailsSchema,
    RequestStep.PART_CONTRIBUTION: PartContributionDetailsSchema,
    RequestStep.PART_RELEASE: PartDetailsSchema,
    RequestStep.PART_LAPSE: PartDetailsSchema,
}


# What the enterprise itself has written, or what is written to it; what else offices write is for each other, unless
# they mark it for the enterprise.
_FOR_ALL = frozenset(
    {
        RequestStep.EVALUATION,
        RequestStep.WITHDRAWAL,
        RequestStep.SUPPLEMENT,
        RequestStep.SUPPLY,
        RequestStep.PROGRESS,
        RequestStep.FOLLOW_UP,
    }
)


def _entry(step: RequestStep, details: type[Schema]) -> type[Schema]:
    return HistoryEntrySchema.from_dict(
        {
            "action": constant(step),
            "reason": _reason(described(_WORDS, audience=EVERYBODY) if step in _FOR_ALL else unless_marked(_WORDS)),
            "details": fields.Nested(details, required=True),
        },
        name=f"{step.title().replace('_', '')}HistoryEntrySchema",
    )


HISTORY_ENTRY = Variants(
    "HistoryEntry", "action", {step: _entry(step, details) for step, details in _DETAILS.items()}, HistoryEntrySchema
)
