"""Notifications of visits: the enterprise that was visited."""

from contracts.requests.visits import VISIT_RECORDED, VISIT_WITHDRAWN
from services.notifications.telling.declaring import INBOX, Capability, rule

CAPABILITY = Capability(
    ids={"enterprise": "enterprise_id", "chain": "chain_id", "park": "park_id"},
    rules=(
        rule(VISIT_RECORDED, "enterprise", INBOX, imported=(False,)),
        rule(VISIT_WITHDRAWN, "enterprise", INBOX),
    ),
)
