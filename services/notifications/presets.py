"""The rules that hold until an operator sets others."""

from collections.abc import Iterator
from typing import Any

from contracts.platform import DEAD_LETTER_EVENTS
from contracts.requests import events as requests
from contracts.talent import events as talent
from services.notifications.domain import Rule

_INBOX = ("inbox",)
_BOTH = ("inbox", "email")

_TABLE: list[tuple[Any, str, tuple[str, ...], str, dict[str, tuple[Any, ...]]]] = [
    # event, audience, channels, variant of the template, when
    (requests.REQUEST_SUBMITTED, "dispatcher", _BOTH, "dispatcher", {}),
    (requests.REQUEST_SUBMITTED, "submitter", _INBOX, "enterprise", {}),
    (requests.REQUEST_SUBMITTED, "enterprise", _INBOX, "enterprise", {}),
    (requests.REQUEST_DISPATCHED, "department", _BOTH, "department", {}),
    (requests.REQUEST_DISPATCHED, "enterprise", _INBOX, "enterprise", {}),
    (requests.REQUEST_ACCEPTED, "enterprise", _INBOX, "", {}),
    (requests.REQUEST_RETURNED, "dispatcher", _BOTH, "", {}),
    (requests.REQUEST_RETURN_CONFIRMED, "department", _BOTH, "", {}),
    (requests.REQUEST_REDISPATCHED, "department", _BOTH, "department", {}),
    (requests.REQUEST_REDISPATCHED, "previous_department", _INBOX, "previous", {}),
    (requests.REQUEST_REDISPATCHED, "enterprise", _INBOX, "enterprise", {}),
    (requests.REQUEST_EXTENSION_REQUESTED, "dispatcher", _BOTH, "", {}),
    (requests.REQUEST_EXTENSION_DECIDED, "department", _BOTH, "department", {}),
    (requests.REQUEST_EXTENSION_DECIDED, "enterprise", _INBOX, "enterprise", {"granted": (True,)}),
    (requests.REQUEST_ANSWERED, "enterprise", _BOTH, "", {}),
    # A poor evaluation goes to the supervisor and never back to the department that answered.
    (requests.REQUEST_EVALUATED, "supervisor", _BOTH, "supervisor", {"poor": (True,)}),
    (requests.REQUEST_EVALUATED, "department", _INBOX, "department", {"poor": (False,)}),
    (requests.REQUEST_WITHDRAWN, "department", _INBOX, "", {}),
    (requests.REQUEST_WITHDRAWN, "dispatcher", _INBOX, "", {}),
    (requests.REQUEST_REOPENED, "department", _BOTH, "department", {}),
    (requests.REQUEST_REOPENED, "enterprise", _INBOX, "enterprise", {}),
    (requests.REQUEST_UPHELD, "enterprise", _INBOX, "", {}),
    (requests.REQUEST_CLOSED, "enterprise", _INBOX, "", {}),
    # Reminders are named by their percentages, which are terms that can be set.
    (requests.REQUEST_RUNG_REACHED, "department", _BOTH, "", {"rung": ("reminder_*", "overdue", "supervision_notice")}),
    (requests.REQUEST_RUNG_REACHED, "dispatcher", _INBOX, "", {"rung": ("overdue",)}),
    (requests.REQUEST_RUNG_REACHED, "supervisor", _BOTH, "", {"rung": ("supervision_notice", "chain_chief")}),
    (requests.REQUEST_RUNG_REACHED, "chief", _BOTH, "", {"rung": ("chain_chief",)}),
    (requests.REQUEST_DEADLINE_MOVED, "department", _INBOX, "", {}),
    (requests.REQUEST_DEADLINE_MOVED, "enterprise", _INBOX, "", {}),
    (talent.COURSE_ANNOUNCED, "chain_contacts", _INBOX, "", {}),
    (talent.COURSE_WAS_CANCELLED, "chain_contacts", _INBOX, "", {}),
    (talent.ENROLMENT_CONFIRMED, "person", _BOTH, "person", {}),
    (talent.ENROLMENT_CONFIRMED, "enterprise", _INBOX, "enterprise", {}),
    (talent.ENROLMENT_WAITLISTED, "person", _INBOX, "", {}),
    (talent.ENROLMENT_PROMOTED, "person", _BOTH, "person", {}),
    (talent.ENROLMENT_PROMOTED, "enterprise", _INBOX, "enterprise", {}),
    (talent.ENROLMENT_MOVED, "person", _BOTH, "", {}),
    (talent.ENROLMENT_WAS_CANCELLED, "person", _BOTH, "person", {}),
    (talent.ENROLMENT_WAS_CANCELLED, "enterprise", _INBOX, "enterprise", {}),
    (talent.ATTENDANCE_RECORDED, "person", _INBOX, "", {}),
    *((event, "operator", _BOTH, "", {}) for event in DEAD_LETTER_EVENTS.values()),
]


def _rules() -> Iterator[Rule]:
    for event, audience, channels, variant, when in _TABLE:
        stem = event.type.rpartition(".")[0]
        yield Rule(event.type, audience, channels, f"{stem}/{variant}" if variant else stem, when)


PRESET = tuple(_rules())
