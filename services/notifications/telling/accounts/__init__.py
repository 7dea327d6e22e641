"""Notifications of what happens to one's own account: whoever did not do it must hear of it."""

from contracts.registry.account_changes import ACCOUNT_CHANGED
from services.notifications.telling.declaring import BOTH, Capability, rule

CAPABILITY = Capability(
    ids={"person": "person_id"},
    link=lambda _event, _envelope: "/v1/me",
    rules=(rule(ACCOUNT_CHANGED, "person", BOTH),),
)
