"""Notifications of negotiations: the organizations that take part, beside the one that holds them."""

from contracts.requests.negotiation_steps import CANCELLED, CHANGED, PLANNED
from contracts.roles import Role
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

_PARTIES = {"negotiation_handler": Role.DEPARTMENT_HANDLER, "negotiation_clerk": Role.SERVICE_CLERK}
CAPABILITY = Capability(
    ids=dict.fromkeys(_PARTIES, "organization_ids"),
    audiences=dict(_PARTIES),
    rules=tuple(
        rule(event, audience, channels)
        for event, channels in ((PLANNED, BOTH), (CHANGED, INBOX), (CANCELLED, BOTH))
        for audience in _PARTIES
    ),
)
