"""Notifications of agreements: who keeps them before they end, departments that are parties, supervisors."""

from contracts.requests.agreement_events import AGREEMENT_ENDED, AGREEMENT_ENDS_SOON, AGREEMENT_REGISTERED
from contracts.roles import Role
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    # Who keeps it is a department, or a park with dispatchers and clerks.
    ids={
        "department": "owner_id",
        "park": "owner_id",
        "agreement_clerk": "owner_id",
        "agreement_party": "party_ids",
    },
    audiences={"agreement_clerk": Role.SERVICE_CLERK, "agreement_party": Role.DEPARTMENT_HANDLER},
    rules=(
        *(
            rule(AGREEMENT_ENDS_SOON, audience, BOTH)
            for audience in ("department", "dispatcher", "agreement_clerk", "agreement_party")
        ),
        rule(AGREEMENT_REGISTERED, "agreement_party", INBOX, imported=(False,)),
        rule(AGREEMENT_ENDED, "agreement_party", BOTH, imported=(False,)),
        rule(AGREEMENT_ENDED, "supervisor", INBOX, imported=(False,)),
    ),
)
