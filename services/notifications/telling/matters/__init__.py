"""Notifications of matters: those of the chain, the proposer, the convenor of the last meeting, and who studies one."""

from contracts.requests import meetings_matters as matters
from contracts.requests.meetings_vocabulary import CONVENORS
from contracts.roles import ALL_ROLES
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    ids={
        "chain": "chain_id",
        "proposing": "organization_id",
        "settling": "convenor_id",
        "studying": "studying_id",
    },
    audiences={"proposing": ALL_ROLES, "settling": CONVENORS, "studying": ALL_ROLES},
    rules=(
        # The event names it as long as it has to study the matter.
        rule(matters.MATTER_RAISED, "studying", BOTH, "study"),
        rule(matters.MATTER_DISCUSSED, "studying", BOTH, "study"),
        rule(matters.MATTER_CONTINUED, "studying", BOTH, "study"),
        rule(matters.MATTER_WITHDRAWN, "studying", INBOX),
        rule(matters.MATTER_RAISED, "dispatcher", INBOX),
        rule(matters.MATTER_DISCUSSED, "proposing", INBOX),
        rule(matters.MATTER_SETTLED, "proposing", BOTH),
        rule(matters.MATTER_CONFIRMED, "settling", INBOX),
        rule(matters.MATTER_CONTINUED, "settling", BOTH),
        rule(matters.MATTER_STUDIED, "proposing", INBOX),
        rule(matters.MATTER_WITHDRAWN, "dispatcher", INBOX),
    ),
)
