"""Notifications of mandates: the agent, and the enterprise where it has not done it itself."""

from contracts.requests.mandates import MANDATE_ENDED, MANDATE_GRANTED, MANDATE_REVOKED
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    ids={"enterprise": "enterprise_id", "person": "agent_id"},
    rules=(
        rule(MANDATE_GRANTED, "person", BOTH),
        rule(MANDATE_REVOKED, "person", BOTH),
        rule(MANDATE_ENDED, "person", INBOX),
        rule(MANDATE_ENDED, "enterprise", BOTH),
    ),
)
