"""Notifications of follow-ups: those who call back, who oversees them, and the enterprise once it has been asked.

The department and the dispatcher are told nothing: they are judged.
"""

from contracts.requests.followups import (
    FOLLOW_UP_DRAWN,
    FOLLOW_UP_MADE,
    FOLLOW_UP_RUNG_REACHED,
)
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    ids={"chain": "chain_id", "enterprise": "shown_to_id"},
    rules=(
        rule(FOLLOW_UP_DRAWN, "follow_up_clerk", INBOX),
        rule(FOLLOW_UP_MADE, "enterprise", INBOX),
        rule(FOLLOW_UP_RUNG_REACHED, "follow_up_clerk", INBOX, rung=("reminder_*",)),
        rule(FOLLOW_UP_RUNG_REACHED, "follow_up_clerk", BOTH, rung=("overdue", "supervision_notice")),
        rule(FOLLOW_UP_RUNG_REACHED, "supervisor", BOTH, rung=("supervision_notice",)),
        rule(FOLLOW_UP_RUNG_REACHED, "chief", BOTH, rung=("chain_chief",)),
    ),
)
