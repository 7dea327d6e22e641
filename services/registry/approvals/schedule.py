"""Schedules of proposals: end those whose time is over."""

from sqlalchemy import select

from chassis.running.handlers import every
from chassis.running.work import Work
from contracts.registry.approvals import PROPOSAL_EXPIRED
from contracts.registry.proposals import ProposalStatus
from services.registry.approvals.emitting import emit_proposal
from services.registry.approvals.models import Proposal

PORTION = 100


@every(seconds=60, portion=PORTION)
def expire_proposals(work: Work) -> int:
    """End a portion of the proposals that nobody has decided on in time."""
    due = (
        select(Proposal)
        .where(Proposal.status == ProposalStatus.PENDING, Proposal.expires_at <= work.now)
        .order_by(Proposal.expires_at)
        .limit(PORTION)
        .with_for_update(skip_locked=True)
    )
    found = work.session.scalars(due).all()
    for proposal in found:
        proposal.status, proposal.content, proposal.decided_at = ProposalStatus.EXPIRED, None, proposal.expires_at
    work.session.flush()
    for proposal in found:
        emit_proposal(work, PROPOSAL_EXPIRED, proposal)
    return len(found)
