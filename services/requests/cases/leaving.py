"""Requests leave a case: removed from it, or left behind by it because they have ended."""

from uuid import UUID

from chassis.running.work import Work
from contracts.requests.case_vocabulary import CaseMemberStatus
from contracts.requests.cases import KEEPERS, LEAD
from services.requests.cases.models import Case, CaseMember
from services.requests.lifecycle import steps
from services.requests.lifecycle.access import posts_on
from services.requests.lifecycle.domain import Action, Status
from services.requests.lifecycle.models import Request


def let_go(work: Work, case: Case, member: CaseMember, request: Request, reason: str) -> None:
    """Let a request that waits in a case go on without it."""
    member.status, member.reason = CaseMemberStatus.REMOVED, reason
    member.removed_at, member.removed_by = work.now, UUID(work.actor.person_id)
    case.members -= 1
    trace(work, request, Action.CASE_REMOVAL, case, reason)


def trace(work: Work, request: Request, action: Action, case: Case, reason: str | None) -> None:
    """Note in the history of a request that it was added or removed, which the enterprise does not learn of."""
    post = next((held for held in posts_on(work.actor, request) if held.role in KEEPERS | LEAD), None)
    details = {"case_id": str(case.id), "number": case.number}
    steps.trace(
        work,
        request,
        action,
        Status(request.status),
        post=post,
        reason=reason,
        details=details,
        internal=True,
        at=work.now,
    )
