"""What the dispatcher and the supervisor owe a request, each step on a clock of its own.

A request waits for one of them at a time at most. Which one follows from the status that a step has led to, so no step
needs to know of these clocks.
"""

from collections.abc import Callable, Mapping

from chassis.running.work import Work
from contracts.requests.vocabulary import Duty
from services.requests.clocks import commands as clocks
from services.requests.clocks.bounds import Terms
from services.requests.clocks.queries import terms
from services.requests.duties.beginning import begun, clock_of
from services.requests.lifecycle.domain import Action, Status
from services.requests.lifecycle.models import Request

# What is owed in a status; the decision on an extension from the step that asks for it to the one that decides.
OWED_IN: Mapping[Status, Duty] = {
    Status.SUBMITTED: Duty.DISPATCH,
    Status.RETURNED: Duty.RETURN_REVIEW,
    Status.UNDER_REVIEW: Duty.REVIEW,
}
_DAYS: Mapping[Duty, Callable[[Terms], int]] = {
    Duty.DISPATCH: lambda terms: terms.dispatch_days,
    Duty.RETURN_REVIEW: lambda terms: terms.return_review_days,
    Duty.EXTENSION_DECISION: lambda terms: terms.extension_decision_days,
    Duty.REVIEW: lambda terms: terms.review_days,
}


def follow(work: Work, request: Request, action: Action) -> None:
    """Stop the clock of what was owed, and begin that of what is owed after a step, if that is something else."""
    owe(work, request, _owed_after(request, action))


def owe(work: Work, request: Request, duty: Duty | None) -> None:
    """Let the dispatcher or the supervisor owe this from now on, and nothing else."""
    before = Duty(request.step_duty) if request.step_duty else None
    if duty is before:
        return
    if before is not None:
        clocks.stop(work, clock_of(request.id, before), "", unwritten=begun(work, request))
    request.step_duty, request.step_due_at, request.step_rung = duty, None, None
    if duty is not None:
        days = _DAYS[duty](terms(work))
        state = clocks.begin(work, clock_of(request.id, duty), days, duty=duty, subject_id=request.id)
        request.step_due_at = state.due_at


def _owed_after(request: Request, action: Action) -> Duty | None:
    if action is Action.EXTENSION:
        return Duty.EXTENSION_DECISION
    undecided = action is not Action.EXTENSION_DECISION and request.step_duty == Duty.EXTENSION_DECISION
    if request.status == Status.HANDLING and undecided:
        return Duty.EXTENSION_DECISION
    return OWED_IN.get(Status(request.status))
