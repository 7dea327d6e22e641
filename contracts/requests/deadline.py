"""What explains a deadline, and why a clock refuses."""

from marshmallow import fields

from contracts.audiences import EVERYBODY
from contracts.common import Strict, choice, chosen, described
from contracts.problem import Problem, Text
from contracts.requests.explanation import EXPLAINED_STEP
from contracts.requests.marking import mark
from contracts.requests.refusals import EXTENSION_OUT_OF_BOUNDS, RETURN_TOO_LATE, RETURN_USED_UP
from contracts.requests.vocabulary import DEADLINE_STATUS, DUTY, LEDGER_KIND, REQUEST_DUTY, RUNG, Duty
from contracts.roles import ROLE
from contracts.variants import VariantField

CLOCK_CONFLICT = Problem(
    "clock-conflict",
    409,
    Text("时限状态不允许此操作", "The clock does not allow this now"),
    Text(
        "时限的状态为“{status_zh}”,不能执行“{asked_zh}”。",
        "The clock is {status_en}, which does not allow: {asked_en}.",
    ),
)
CLOCK_NOT_STARTED = Problem(
    "clock-not-started",
    409,
    Text("尚未开始计时", "The clock has not started"),
    Text("诉求 {id} 尚未派单,没有办理时限。", "Request {id} has not been dispatched and has no deadline yet."),
)
NEVER_OWED = Problem(
    "never-owed",
    404,
    Text("没有此项时限", "This has never been owed"),
    Text(
        "诉求 {number} 从未进入“{duty_zh}”,没有此项时限。",
        "Request {number} has never waited for this, so it has no deadline: {duty_en}.",
    ),
)
CLOCK_PROBLEMS = (CLOCK_CONFLICT, CLOCK_NOT_STARTED)
RETURN_PROBLEMS = (RETURN_TOO_LATE, RETURN_USED_UP, *CLOCK_PROBLEMS)
EXTENSION_PROBLEMS = (EXTENSION_OUT_OF_BOUNDS, *CLOCK_PROBLEMS)


class DeadlineQuery(Strict):
    """Whose deadline."""

    duty = choice(
        REQUEST_DUTY,
        "What is owed; handling unless said otherwise. What has never been owed is refused (404).",
        load_default=Duty.HANDLING,
    )


class _OwedSchema(Strict):
    duty = chosen(DUTY, "What is owed.", required=True)
    role = chosen(ROLE, "Who owes it: people in this role.", required=True)
    organization_id = fields.UUID(
        required=True, allow_none=True, metadata=described("Whose organization owes it; null if the role alone does.")
    )
    organization_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})


class OpenClockSchema(_OwedSchema):
    """A clock that has not stopped: somebody owes something."""

    status = chosen(DEADLINE_STATUS, "Whether working time counts against it now.", required=True)
    due_at = fields.AwareDateTime(required=True)
    provisional = fields.Boolean(
        required=True, metadata=described("Whether it may still move because the holidays of a year are not published.")
    )
    overdue = fields.Boolean(required=True, metadata=described("Whether it is late, or was when the clock was halted."))
    rung = chosen(RUNG, "The highest rung of the supervision ladder reached.", required=True, allow_none=True)


class SentencesSchema(Strict):
    """The steps in words, as far as they are for the caller."""

    zh = fields.List(fields.String(metadata={"audience": EVERYBODY}), required=True)
    en = fields.List(fields.String(metadata={"audience": EVERYBODY}), required=True)


class LedgerEntrySchema(Strict):
    """One row of the ledger: something that started, halted or moved the clock."""

    position = fields.Integer(required=True)
    kind = chosen(LEDGER_KIND, "What happened.", required=True)
    at = fields.AwareDateTime(required=True)
    days = fields.Integer(required=True, allow_none=True)
    reason = fields.String(
        required=True,
        allow_none=True,
        metadata=described(
            "The words given for it; null where they are not for the caller, as in the steps.", audience=EVERYBODY
        ),
    )
    visible_to_enterprise = mark(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    department_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    approver_id = fields.UUID(
        required=True, allow_none=True, metadata=described("Who decided it; null for time alone.")
    )
    approver = fields.String(
        required=True, allow_none=True, metadata=described("The name of that person.", audience=EVERYBODY)
    )
    due_before = fields.AwareDateTime(required=True, allow_none=True)
    due_at = fields.AwareDateTime(required=True)
    provisional = fields.Boolean(required=True)


class LadderStepSchema(Strict):
    """One rung of the supervision ladder."""

    rung = chosen(RUNG, "The rung; reminders are named by their percentage.", required=True)
    at = fields.AwareDateTime(required=True, allow_none=True, metadata=described("Null while the clock stands still."))
    fired = fields.Boolean(
        required=True, metadata=described("Whether it, or a higher one, was reached for this due date.")
    )
    fired_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When it was last told; null if it was not.")
    )


class ExplainedSchema(_OwedSchema):
    """A deadline and everything that led to it."""

    status = chosen(DEADLINE_STATUS, "Whether working time counts against it now.", required=True)
    due_at = fields.AwareDateTime(required=True, allow_none=True, metadata=described("Null before the dispatch."))
    provisional = fields.Boolean(
        required=True, metadata=described("Whether it may still move because the holidays of a year are not published.")
    )
    used_minutes = fields.Integer(required=True, metadata=described("Working time used so far, whole minutes."))
    extended_days = fields.Integer(required=True, metadata=described("Working days granted in this handling."))
    return_until = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("Until when the department may return the dispatch.")
    )
    steps = fields.List(
        VariantField(EXPLAINED_STEP), required=True, metadata=described("What led to the due date; `due` comes last.")
    )
    sentences = fields.Nested(SentencesSchema, required=True)
    ledger = fields.List(fields.Nested(LedgerEntrySchema), required=True)
    ladder = fields.List(fields.Nested(LadderStepSchema), required=True)


class DeadlineSchema(ExplainedSchema):
    """A deadline of a request and everything that led to it."""

    request_id = fields.UUID(required=True)
