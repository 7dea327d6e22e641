"""A call of every write of proposals."""

from contracts.registry import approvals
from tests.harness import ServiceUnderTest
from tests.services.registry.approvals.people import office
from tests.services.writes import Write, Writes


def approve_proposal(registry: ServiceUnderTest) -> Write:
    found = office(registry)
    return Write(found.other_registrar, (found.proposed_post()["id"],))


def refuse_proposal(registry: ServiceUnderTest) -> Write:
    found = office(registry)
    return Write(found.operator, (found.proposed_post()["id"],), {"reason": "未经研究"}, {"reason": "人选不当"})


def withdraw_proposal(registry: ServiceUnderTest) -> Write:
    found = office(registry)
    return Write(found.registrar, (found.proposed_post()["id"],))


WRITES: Writes = {
    approvals.APPROVE_PROPOSAL: approve_proposal,
    approvals.REFUSE_PROPOSAL: refuse_proposal,
    approvals.WITHDRAW_PROPOSAL: withdraw_proposal,
}
