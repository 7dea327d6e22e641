"""The steps that lead to a due date: entries of the ledger, days, the end of the period, and the due date itself."""

from typing import Any

from marshmallow import fields

from contracts.audiences import EVERYBODY
from contracts.common import Strict, chosen, described
from contracts.requests.marking import mark, unless_marked
from contracts.requests.vocabulary import DAY_OUTCOME, DAY_REASON, DEADLINE_STATUS
from contracts.variants import Variants, constant


def _at(description: str, **options: Any) -> fields.String:
    """A moment of the explanation: RFC 3339, in the zone of the working calendar."""
    return fields.String(metadata=described(description, format="date-time"), **options)


_WORDS = "The words given for it, where words were given, for the caller."


def _for_all() -> fields.String:
    return fields.String(metadata=described(_WORDS, audience=EVERYBODY))


class _Entry(Strict):
    """What every step has that tells of an entry of the ledger."""

    at = _at("When the entry was made.", required=True)
    reason = fields.String(metadata=unless_marked(_WORDS))
    visible_to_enterprise = mark()


class _Decided(_Entry):
    """An entry that somebody decided on, and that moved the due date."""

    approver = fields.String(metadata=described("The name of who decided it.", audience=EVERYBODY))
    due_before = _at("The due date before it.", required=True)
    due_at = _at("The due date after it.", required=True)


class StartedStepSchema(_Entry):
    """The clock started."""

    step = constant("started")
    days = fields.Integer(required=True, metadata=described("Working days of the period."))
    ends_on = fields.String(
        metadata=described("The day that was named; left out where working days were given.", format="date")
    )
    department = fields.String(metadata=described("The name of who handles it.", audience=EVERYBODY))


class PausedStepSchema(_Entry):
    """The clock was paused, because the enterprise has to supply something."""

    step = constant("paused")
    days = fields.Integer(metadata=described("For how many working days at most, where that is known."))
    until = _at("When these are over, where that is known.")


class ResumedStepSchema(_Decided):
    """The clock goes on after a pause."""

    step = constant("resumed")
    minutes = fields.Integer(required=True, metadata=described("Working time that the pause took, in whole minutes."))
    returned = fields.Boolean(required=True, metadata=described("Whether the pause was the review of a return."))
    expired = fields.Boolean(required=True, metadata=described("Whether the time to supply something was over."))


class ExtendedStepSchema(_Decided):
    """More time was granted."""

    step = constant("extended")
    days = fields.Integer(required=True, metadata=described("Working days that were granted."))
    total_days = fields.Integer(required=True, metadata=described("Working days of all extensions so far."))


class ReturnedStepSchema(_Entry):
    """The department returned the dispatch; the clock stands still during the review."""

    step = constant("returned")
    department = fields.String(metadata=described("The name of who returned it.", audience=EVERYBODY))


class _BegunAgain(_Decided):
    days = fields.Integer(required=True, metadata=described("Working days of the new period."))
    department = fields.String(metadata=described("The name of who handles it now.", audience=EVERYBODY))


class RedispatchedStepSchema(_BegunAgain):
    """It went to another department, with a period of its own."""

    step = constant("redispatched")


class RestartedStepSchema(_BegunAgain):
    """It is handled again, with a period of its own."""

    step = constant("restarted")


class RecomputedStepSchema(_Entry):
    """A changed calendar moved the due date, or confirmed it."""

    step = constant("recomputed")
    reason = _for_all()
    due_before = _at("The due date before it.", required=True)
    due_at = _at("The due date after it.", required=True)


class StoppedStepSchema(_Entry):
    """The clock stopped: the request was answered, or withdrawn by the enterprise with these words."""

    step = constant("stopped")
    reason = _for_all()


class DayStepSchema(Strict):
    """A day of the period, or one that does not count for it."""

    step = constant("day")
    date = fields.String(required=True, metadata=described("The day.", format="date"))
    outcome = chosen(DAY_OUTCOME, "What the day counts for.", required=True)
    number = fields.Integer(metadata=described("The number of the counted day; left out of others."))
    why = chosen(DAY_REASON, "Why the day is worked or not, as in the working calendar.", required=True)
    name = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        metadata=described("The festival, or the reason of the override, as `zh` and `en`; left out of other days."),
    )
    exchanged_with = fields.String(
        metadata=described("The other day of an exchange; left out of other days.", format="date")
    )
    half = fields.Boolean(required=True, metadata=described("Whether only the first shift is worked."))


class PeriodStepSchema(Strict):
    """The period ends."""

    step = constant("period")
    days = fields.Integer(required=True, metadata=described("Working days of the period."))
    ends_at = _at("When the period ends.", required=True)


class DueStepSchema(Strict):
    """What comes of it all."""

    step = constant("due")
    due_at = _at("The due date.", required=True)
    paused_minutes = fields.Integer(
        required=True, metadata=described("By how much the due date lies after the period: working time of pauses.")
    )
    used_minutes = fields.Integer(required=True, metadata=described("Working time used so far, whole minutes."))
    status = chosen(DEADLINE_STATUS, "Whether working time counts against it now.", required=True)
    provisional = fields.Boolean(required=True, metadata=described("Whether it may still move."))
    unpublished_years = fields.List(
        fields.Integer(), required=True, metadata=described("The years whose holidays are not published yet.")
    )


EXPLAINED_STEP = Variants(
    "ExplainedStep",
    "step",
    {
        "started": StartedStepSchema,
        "paused": PausedStepSchema,
        "resumed": ResumedStepSchema,
        "extended": ExtendedStepSchema,
        "returned": ReturnedStepSchema,
        "redispatched": RedispatchedStepSchema,
        "restarted": RestartedStepSchema,
        "recomputed": RecomputedStepSchema,
        "stopped": StoppedStepSchema,
        "day": DayStepSchema,
        "period": PeriodStepSchema,
        "due": DueStepSchema,
    },
)
