"""Notifications of leads: the commissioner, who follows them when a step is due, supervisors of what is lost."""

from contracts.requests.lead_steps import LEAD_COMMISSIONED, LEAD_CONVERTED, LEAD_LOST, LEAD_TASK_DUE
from contracts.roles import Role
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    # Who follows it is a department, or a park with dispatchers and clerks.
    ids={"department": "owner_id", "park": "owner_id", "lead_clerk": "owner_id", "person": "commissioner_id"},
    audiences={"lead_clerk": Role.SERVICE_CLERK},
    rules=(
        rule(LEAD_COMMISSIONED, "person", BOTH),
        *(rule(LEAD_TASK_DUE, audience, BOTH) for audience in ("person", "department", "dispatcher", "lead_clerk")),
        rule(LEAD_CONVERTED, "person", INBOX),
        rule(LEAD_CONVERTED, "supervisor", INBOX),
        rule(LEAD_LOST, "person", INBOX, imported=(False,)),
        rule(LEAD_LOST, "supervisor", INBOX, imported=(False,)),
    ),
)
