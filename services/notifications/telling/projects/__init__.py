"""Notifications of projects: who owns them, departments that have to reach a milestone, supervisors."""

from contracts.requests.project_events import MILESTONE_LATE, PROJECT_ENDED, PROJECT_MOVED
from contracts.roles import Role
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    # Who owns it is a department, or a park with dispatchers and clerks.
    ids={
        "department": "owner_id",
        "park": "owner_id",
        "project_clerk": "owner_id",
        "milestone_owner": "milestone_owner_id",
    },
    audiences={"project_clerk": Role.SERVICE_CLERK, "milestone_owner": Role.DEPARTMENT_HANDLER},
    rules=(
        *(
            rule(MILESTONE_LATE, audience, BOTH)
            for audience in ("department", "dispatcher", "project_clerk", "milestone_owner")
        ),
        rule(MILESTONE_LATE, "supervisor", INBOX),
        rule(PROJECT_MOVED, "supervisor", INBOX, imported=(False,)),
        rule(PROJECT_ENDED, "supervisor", INBOX, imported=(False,)),
    ),
)
