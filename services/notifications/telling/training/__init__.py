"""Notifications of courses, enrolments and attendance, from talent."""

from contracts.talent import events
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    ids={"chain": "chain_id", "enterprise": "organization_id", "person": "person_id"},
    rules=(
        rule(events.COURSE_ANNOUNCED, "chain_contacts", INBOX),
        rule(events.COURSE_WAS_CANCELLED, "chain_contacts", INBOX),
        rule(events.ENROLMENT_CONFIRMED, "person", BOTH, "person"),
        rule(events.ENROLMENT_CONFIRMED, "enterprise", INBOX, "enterprise"),
        rule(events.ENROLMENT_WAITLISTED, "person", INBOX),
        rule(events.ENROLMENT_PROMOTED, "person", BOTH, "person"),
        rule(events.ENROLMENT_PROMOTED, "enterprise", INBOX, "enterprise"),
        rule(events.ENROLMENT_MOVED, "person", BOTH),
        rule(events.ENROLMENT_WAS_CANCELLED, "person", BOTH, "person"),
        rule(events.ENROLMENT_WAS_CANCELLED, "enterprise", INBOX, "enterprise"),
        rule(events.ATTENDANCE_RECORDED, "person", INBOX),
    ),
)
