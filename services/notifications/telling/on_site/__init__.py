"""Notifications of on-site days: the departments and the agents who come."""

from contracts.requests.on_site import ON_SITE_DAY_CANCELLED, ON_SITE_DAY_CHANGED, ON_SITE_DAY_HELD, ON_SITE_DAY_PLANNED
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    ids={"department": "department_ids", "person": "agent_ids"},
    rules=(
        *(
            rule(event, audience, BOTH)
            for event in (ON_SITE_DAY_PLANNED, ON_SITE_DAY_CHANGED, ON_SITE_DAY_CANCELLED)
            for audience in ("department", "person")
        ),
        rule(ON_SITE_DAY_HELD, "department", INBOX),
    ),
)
