"""Notifications of meetings: whoever is expected, the chain chief, and those who approve the minutes."""

from contracts.requests import meetings
from contracts.requests.meetings_vocabulary import CONVENORS
from contracts.roles import ALL_ROLES
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    ids={
        "chain": "chain_id",
        "expected": "expected_ids",
        "convening": "organization_id",
    },
    audiences={"expected": ALL_ROLES, "convening": CONVENORS},
    rules=(
        *(
            rule(event, "expected", BOTH)
            for event in (meetings.MEETING_CONVENED, meetings.MEETING_CHANGED, meetings.MEETING_CANCELLED)
        ),
        rule(meetings.MEETING_HELD, "chief", INBOX),
        rule(meetings.MEETING_MINUTED, "convening", INBOX),
        *(
            rule(event, "expected", INBOX, imported=(False,))
            for event in (meetings.MEETING_APPROVED, meetings.MEETING_AMENDED)
        ),
    ),
)
