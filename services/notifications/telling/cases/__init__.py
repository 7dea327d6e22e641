"""Notifications of cases; the enterprises of its requests are told of the answers, each of its own."""

from contracts.requests import case_events
from contracts.roles import Role
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    ids={
        "chain": "chain_id",
        "department": "department_id",
        "park": "park_id",
        "previous_department": "from_department_id",
    },
    audiences={"previous_department": Role.DEPARTMENT_HANDLER},
    rules=(
        rule(case_events.CASE_OPENED, "department", BOTH),
        rule(case_events.CASE_CHANGED, "department", INBOX, "department"),
        rule(case_events.CASE_CHANGED, "previous_department", INBOX, "previous"),
        rule(case_events.CASE_MEMBERS_ADDED, "department", INBOX),
        rule(case_events.CASE_MEMBERS_REMOVED, "department", INBOX),
        rule(case_events.CASE_ANSWERED, "dispatcher", INBOX),
        rule(case_events.CASE_ANSWERED, "supervisor", INBOX),
        rule(case_events.CASE_ENDED, "department", INBOX),
    ),
)
