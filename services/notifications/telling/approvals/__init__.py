"""Notifications of proposals that wait for a second person, and of what happens to roles of trust."""

from collections.abc import Mapping
from typing import Any

from contracts.operation import Event
from contracts.registry import approvals
from contracts.registry.people import PERSON
from contracts.registry.proposals import PROPOSAL
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule


def _link(event: Event, envelope: Mapping[str, Any]) -> str | None:
    """Return the path of the proposal, or of the person."""
    if event.resource is PROPOSAL:
        return PROPOSAL.address(envelope["subject"])
    person_id = envelope["data"].get("person_id")
    return person_id and PERSON.address(person_id)


CAPABILITY = Capability(
    ids={"person": "person_id", "proposer": "proposed_by", "decider": "decided_by"},
    audiences={"proposer": None, "decider": None},
    link=_link,
    rules=(
        rule(approvals.PROPOSAL_MADE, "proposer", INBOX, "proposer"),
        rule(approvals.PROPOSAL_MADE, "person", BOTH, "person"),
        rule(approvals.PROPOSAL_MADE, "registrar", BOTH),
        rule(approvals.PROPOSAL_MADE, "operator", BOTH),
        rule(approvals.PROPOSAL_APPROVED, "proposer", BOTH),
        rule(approvals.PROPOSAL_APPROVED, "decider", INBOX),
        rule(approvals.PROPOSAL_APPROVED, "operator", INBOX),
        rule(approvals.PROPOSAL_REFUSED, "proposer", BOTH),
        rule(approvals.PROPOSAL_REFUSED, "decider", INBOX),
        rule(approvals.PROPOSAL_REFUSED, "person", INBOX),
        rule(approvals.PROPOSAL_WITHDRAWN, "person", INBOX),
        rule(approvals.PROPOSAL_EXPIRED, "proposer", BOTH),
        rule(approvals.PROPOSAL_EXPIRED, "person", INBOX),
        rule(approvals.TRUST_GIVEN, "person", BOTH, "person"),
        # Of an import operators are told once.
        rule(approvals.TRUST_GIVEN, "operator", INBOX, imported=(False,)),
        rule(approvals.TRUST_ENDED, "person", BOTH, "person"),
        rule(approvals.TRUST_ENDED, "operator", INBOX, imported=(False,)),
        rule(approvals.TRUST_IMPORTED, "operator", INBOX),
        rule(approvals.TRUST_ACCOUNT, "person", BOTH, "person"),
        rule(approvals.TRUST_ACCOUNT, "operator", INBOX),
        rule(approvals.TRUST_KEYS, "operator", BOTH),
    ),
)
