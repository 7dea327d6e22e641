"""Notifications of activities: the contacts of the chain that one is for, whoever has registered, and of the venue the
organizer."""

from contracts.requests.activities import ACTIVITY_ANNOUNCED, ACTIVITY_VENUE_BOOKED, ACTIVITY_VENUE_REFUSED, ORGANIZERS
from contracts.requests.activity_registrations import (
    REGISTRATION_CONFIRMED,
    REGISTRATION_MOVED,
    REGISTRATION_PROMOTED,
    REGISTRATION_WAITLISTED,
    REGISTRATION_WAS_CANCELLED,
)
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    ids={
        "chain": "chain_id",
        "department": "organizer_id",
        "organizing": "organizer_id",
        "person": "person_id",
        "enterprise": "organization_id",
    },
    audiences={"organizing": ORGANIZERS},
    rules=(
        rule(ACTIVITY_ANNOUNCED, "chain_contacts", INBOX, ahead=(True,)),
        rule(ACTIVITY_VENUE_BOOKED, "organizing", INBOX, ahead=(True,)),
        rule(ACTIVITY_VENUE_REFUSED, "organizing", BOTH, ahead=(True,)),
        # Of one that is over and is entered afterwards nobody is told that he can come.
        *(rule(event, "person", INBOX, ahead=(True,)) for event in (REGISTRATION_CONFIRMED, REGISTRATION_WAITLISTED)),
        *(rule(event, "person", BOTH, ahead=(True,)) for event in (REGISTRATION_PROMOTED, REGISTRATION_MOVED)),
        rule(REGISTRATION_WAS_CANCELLED, "person", BOTH),
    ),
)
