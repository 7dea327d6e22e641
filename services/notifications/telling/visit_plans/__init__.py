"""Notifications of plans of visits: the organization that visits, and the supervisors of what is overdue."""

from contracts.requests.visit_plans import VISIT_PLAN_ENDED, VISITS_OVERDUE, VISITS_OWED, VISITS_REMINDED
from contracts.roles import Role
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

_VISITING = ("department", "visiting_dispatcher", "visiting_chief", "visiting_clerk")

CAPABILITY = Capability(
    ids=dict.fromkeys(_VISITING, "organization_id"),
    rules=(
        *(rule(event, audience, INBOX) for event in (VISITS_OWED, VISIT_PLAN_ENDED) for audience in _VISITING),
        *(rule(event, audience, BOTH) for event in (VISITS_REMINDED, VISITS_OVERDUE) for audience in _VISITING),
        rule(VISITS_OVERDUE, "supervisor", INBOX),
    ),
    audiences={
        "visiting_dispatcher": Role.DISPATCHER,
        "visiting_chief": Role.CHAIN_CHIEF,
        "visiting_clerk": Role.SERVICE_CLERK,
    },
)
