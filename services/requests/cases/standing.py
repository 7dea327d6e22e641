"""Where a case stands: what of it waits, and whether it can be changed now."""

from collections.abc import Sequence

from sqlalchemy import select

from chassis.calling.errors import Failure
from chassis.running.work import Work
from contracts.requests.case_refusals import CASE_BEING_ANSWERED, CASE_NOT_OPEN
from contracts.requests.case_vocabulary import CASE_STATUS, CaseMemberStatus, CaseStatus
from services.requests.cases import queries
from services.requests.cases.models import Case, CaseMember

# In these, requests are added to a case, and answered.
_UNDER_WAY = (CaseStatus.OPEN, CaseStatus.PARTLY_ANSWERED)


def check_not_ended(case: Case) -> None:
    """Raise ``Failure`` if the case has been answered or given up."""
    if case.status not in _UNDER_WAY:
        raise Failure(CASE_NOT_OPEN, number=case.number, status=CASE_STATUS.said(case.status))


def check_under_way(work: Work, case: Case) -> None:
    """Raise ``Failure`` if the case has been answered or given up, or is being answered now."""
    check_not_ended(case)
    if queries.open_job(work, case) is not None:
        raise Failure(CASE_BEING_ANSWERED, number=case.number)


def waiting_in(work: Work, case: Case) -> Sequence[CaseMember]:
    """Return the members that wait for an answer, in the order in which their requests are locked."""
    mine = CaseMember.case_id == case.id, CaseMember.status == CaseMemberStatus.WAITING
    return work.session.scalars(select(CaseMember).where(*mine).order_by(CaseMember.request_id)).all()


def settle(work: Work, case: Case) -> None:
    """Set where a case stands by what of it is answered and what waits: all is answered once nothing waits."""
    if case.answered:
        done = case.answered == case.members
        case.status = CaseStatus.ANSWERED if done else CaseStatus.PARTLY_ANSWERED
        case.answered_at = work.now if done else None
