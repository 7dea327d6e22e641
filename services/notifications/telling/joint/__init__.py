"""Notifications of the parts of co-departments.

What a co-department asks goes to the dispatcher alone, that of a staff request to its service centre; that a part is
done, or need not be, the lead is told.
"""

from contracts.requests import part_events as events
from contracts.roles import Role
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

_OWN, _REVIEW = ("part",), ("part_review",)
_LATE = ("overdue", "supervision_notice")
_NOTICED = ("supervision_notice", "chain_chief")

CAPABILITY = Capability(
    ids={
        "centre": "centre_id",
        "chain": "chain_id",
        "co_department": "part_department_id",
        "department": "department_id",
        "park": "park_id",
    },
    audiences={"centre": Role.SERVICE_CLERK, "co_department": Role.DEPARTMENT_HANDLER},
    rules=(
        rule(events.PART_ADDED, "co_department", BOTH, "co_department"),
        rule(events.PART_ADDED, "department", INBOX, "department"),
        rule(events.PART_ACCEPTED, "department", INBOX),
        rule(events.PART_RETURNED, "dispatcher", BOTH),
        rule(events.PART_RETURNED, "centre", BOTH),
        rule(events.PART_CONFIRMED, "co_department", BOTH),
        rule(events.PART_EXTENSION_REQUESTED, "dispatcher", BOTH),
        rule(events.PART_EXTENSION_REQUESTED, "centre", BOTH),
        rule(events.PART_EXTENSION_DECIDED, "co_department", BOTH, "co_department"),
        # The lead has to answer by its own deadline and plans by that of the part.
        rule(events.PART_EXTENSION_DECIDED, "department", INBOX, "department", granted=(True,)),
        rule(events.PART_DONE, "department", BOTH),
        rule(events.PART_RELEASED, "co_department", BOTH, "co_department"),
        rule(events.PART_RELEASED, "department", BOTH, "department"),
        rule(events.PART_LAPSED, "co_department", INBOX),
        rule(
            events.PART_RUNG_REACHED,
            "co_department",
            BOTH,
            duty=_OWN,
            rung=("reminder_*", "overdue", "supervision_notice"),
        ),
        rule(events.PART_RUNG_REACHED, "department", INBOX, duty=_OWN, rung=("overdue",)),
        rule(events.PART_RUNG_REACHED, "dispatcher", INBOX, duty=_OWN, rung=("overdue",)),
        rule(events.PART_RUNG_REACHED, "dispatcher", INBOX, duty=_REVIEW, rung=("reminder_*",)),
        rule(events.PART_RUNG_REACHED, "dispatcher", BOTH, duty=_REVIEW, rung=_LATE),
        rule(events.PART_RUNG_REACHED, "centre", INBOX, duty=_OWN, rung=("overdue",)),
        rule(events.PART_RUNG_REACHED, "centre", INBOX, duty=_REVIEW, rung=("reminder_*", *_LATE)),
        rule(events.PART_RUNG_REACHED, "supervisor", BOTH, rung=_NOTICED),
        rule(events.PART_RUNG_REACHED, "chief", BOTH, rung=("chain_chief",)),
        rule(events.PART_DEADLINE_MOVED, "co_department", INBOX, duty=_OWN),
    ),
)
