"""Notifications of kinds of meetings: who owes meetings, and the operators when a kind is changed."""

from contracts.requests.meetings_kinds import MEETING_KIND_CHANGED, MEETINGS_OWED_SOON, MEETINGS_SHORT
from contracts.requests.meetings_vocabulary import CONVENORS
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    ids={"owing": "organization_id"},
    audiences={"owing": CONVENORS},
    rules=(
        rule(MEETING_KIND_CHANGED, "operator", INBOX),
        *(rule(event, "owing", BOTH) for event in (MEETINGS_OWED_SOON, MEETINGS_SHORT)),
    ),
)
