"""Notifications of resolutions: the organization that is responsible, the convenor, and who supervises the chain."""

from contracts.requests import meetings_items as items
from contracts.requests.meetings_resolutions import RESOLUTION_PASSED, RESOLUTION_TAKEN_BACK
from contracts.requests.meetings_vocabulary import CONVENORS
from contracts.roles import ALL_ROLES
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    ids={"chain": "chain_id", "responsible": "organization_id", "confirming": "convenor_id"},
    audiences={"responsible": ALL_ROLES, "confirming": CONVENORS},
    rules=(
        *(
            rule(event, "responsible", BOTH)
            for event in (RESOLUTION_PASSED, RESOLUTION_TAKEN_BACK, items.RESOLUTION_CONTINUED)
        ),
        rule(items.RESOLUTION_ACCEPTED, "confirming", INBOX),
        rule(items.RESOLUTION_REPORTED, "confirming", BOTH),
        rule(items.RESOLUTION_CONFIRMED, "responsible", INBOX),
        rule(items.RESOLUTION_MOVED, "responsible", INBOX),
        rule(items.RESOLUTION_RUNG_REACHED, "responsible", INBOX, rung=("reminder_*",)),
        *(
            rule(items.RESOLUTION_RUNG_REACHED, audience, BOTH, rung=("overdue", "supervision_notice"))
            for audience in ("responsible", "confirming")
        ),
        rule(items.RESOLUTION_RUNG_REACHED, "supervisor", BOTH, rung=("supervision_notice",)),
        rule(items.RESOLUTION_RUNG_REACHED, "chief", BOTH, rung=("chain_chief",)),
    ),
)
