"""What explains a deadline, and why a clock refuses."""

from marshmallow import fields

from contracts.common import Strict, chosen, described
from contracts.problem import Problem, Text
from contracts.requests.refusals import EXTENSION_OUT_OF_BOUNDS, RETURN_TOO_LATE, RETURN_USED_UP
from contracts.requests.vocabulary import DAY_OUTCOME, DAY_REASON, DEADLINE_STATUS, DEADLINE_STEP, LEDGER_KIND, RUNG

CLOCK_CONFLICT = Problem(
    "clock-conflict",
    409,
    Text("时限状态不允许此操作", "The clock does not allow this now"),
    Text(
        "时限的状态为 {state},不能执行 {asked};现在可以:{possible}。",
        "The clock is {state}, which does not allow {asked}; possible now: {possible}.",
    ),
)
CLOCK_NOT_STARTED = Problem(
    "clock-not-started",
    409,
    Text("尚未开始计时", "The clock has not started"),
    Text("诉求 {id} 尚未派单,没有办理时限。", "Request {id} has not been dispatched and has no deadline yet."),
)
CLOCK_PROBLEMS = (CLOCK_CONFLICT, CLOCK_NOT_STARTED)
RETURN_PROBLEMS = (RETURN_TOO_LATE, RETURN_USED_UP, *CLOCK_PROBLEMS)
EXTENSION_PROBLEMS = (EXTENSION_OUT_OF_BOUNDS, *CLOCK_PROBLEMS)


class ExplainedStepSchema(Strict):
    """One step on the way to a due date; which fields it has follows from its kind."""

    step = chosen(DEADLINE_STEP, "A kind of ledger entry, `day`, `period`, or `due` (always last).", required=True)
    at = fields.String(metadata=described("When the entry was made."))
    days = fields.Integer(metadata=described("Working days of the entry or the period."))
    total_days = fields.Integer(metadata=described("Working days of all extensions so far."))
    reason = fields.String()
    approver = fields.String()
    department = fields.String()
    minutes = fields.Integer(metadata=described("Working time that a pause took, in whole minutes."))
    returned = fields.Boolean(metadata=described("Whether the pause was the review of a return."))
    due_before = fields.String()
    due_at = fields.String()
    date = fields.String()
    outcome = chosen(DAY_OUTCOME, "What the day counts for.")
    number = fields.Integer(metadata=described("The number of the counted day."))
    why = chosen(DAY_REASON, "Why the day is worked or not, as in the working calendar.")
    name = fields.Dict(keys=fields.String(), values=fields.String())
    exchanged_with = fields.String()
    half = fields.Boolean()
    ends_at = fields.String(metadata=described("When the period ends."))
    paused_minutes = fields.Integer(metadata=described("By how much the due date lies after the period."))
    used_minutes = fields.Integer()
    status = chosen(DEADLINE_STATUS)
    provisional = fields.Boolean()
    unpublished_years = fields.List(fields.Integer())


class SentencesSchema(Strict):
    """The steps in words."""

    zh = fields.List(fields.String(), required=True)
    en = fields.List(fields.String(), required=True)


class LedgerEntrySchema(Strict):
    """One row of the ledger: something that started, halted or moved the clock."""

    position = fields.Integer(required=True)
    kind = chosen(LEDGER_KIND, "What happened.", required=True)
    at = fields.AwareDateTime(required=True)
    days = fields.Integer(required=True, allow_none=True)
    reason = fields.String(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    approver_id = fields.UUID(
        required=True, allow_none=True, metadata=described("Who decided it; null for time alone.")
    )
    approver = fields.String(required=True, allow_none=True, metadata=described("The name of that person."))
    due_before = fields.AwareDateTime(required=True, allow_none=True)
    due_at = fields.AwareDateTime(required=True)
    provisional = fields.Boolean(required=True)


class LadderStepSchema(Strict):
    """One rung of the supervision ladder."""

    rung = chosen(RUNG, "The rung; reminders are named by their percentage.", required=True)
    at = fields.AwareDateTime(required=True, allow_none=True, metadata=described("Null while the clock stands still."))
    fired = fields.Boolean(required=True, metadata=described("Whether it has been reached for this due date."))
    fired_at = fields.AwareDateTime(required=True, allow_none=True, metadata=described("When it was last told."))


class DeadlineSchema(Strict):
    """A deadline and everything that led to it."""

    request_id = fields.UUID(required=True)
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
    steps = fields.List(fields.Nested(ExplainedStepSchema), required=True)
    sentences = fields.Nested(SentencesSchema, required=True)
    ledger = fields.List(fields.Nested(LedgerEntrySchema), required=True)
    ladder = fields.List(fields.Nested(LadderStepSchema), required=True)
