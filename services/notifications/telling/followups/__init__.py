"""Notifications of follow-ups: those who call back, who oversees them, and the enterprise once it has been asked.

The department and the dispatcher are told nothing: they are judged. Nor is, while a follow-up is to be made, who has
another post and handles at the department, or is a contact of the enterprise (decision 0048).
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from contracts.requests.followup_kinds import FollowUpStatus
from contracts.requests.followups import (
    FOLLOW_UP_DRAWN,
    FOLLOW_UP_MADE,
    FOLLOW_UP_RUNG_REACHED,
)
from contracts.roles import Role
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule


def _judged(data: Mapping[str, Any]) -> Mapping[Role, UUID]:
    if data["status"] != FollowUpStatus.WAITING:
        return {}
    return {Role.DEPARTMENT_HANDLER: data["department_id"], Role.ENTERPRISE_CONTACT: data["enterprise_id"]}


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
    kept_from=_judged,
)
