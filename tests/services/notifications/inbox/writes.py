"""A call of every write of the inbox."""

from contracts.notifications.inbox import READ_ENTRIES, READ_ENTRY, READ_INBOX
from contracts.requests import events as requests
from tests.harness import ServiceUnderTest, actor
from tests.services.notifications.district import DEPARTMENT, inbox, mirror_person, tell
from tests.services.writes import Write, Writes


def read_entry(notifications: ServiceUnderTest) -> Write:
    reader = mirror_person(notifications, "department_handler", DEPARTMENT)
    tell(notifications, requests.REQUEST_RETURN_CONFIRMED)
    return Write(actor(person=reader), (inbox(notifications, reader)[0]["id"],))


def read_entries(notifications: ServiceUnderTest) -> Write:
    reader = mirror_person(notifications, "department_handler", DEPARTMENT)
    for _ in range(2):
        tell(notifications, requests.REQUEST_RETURN_CONFIRMED)
    items = [{"entry_id": entry["id"]} for entry in inbox(notifications, reader)]
    return Write(actor(person=reader), body={"items": items}, other={"items": items[:1]})


def read_inbox(notifications: ServiceUnderTest) -> Write:
    reader = mirror_person(notifications, "department_handler", DEPARTMENT)
    for _ in range(3):
        tell(notifications, requests.REQUEST_RETURN_CONFIRMED)
    newest, _, oldest = inbox(notifications, reader)
    return Write(actor(person=reader), body={"up_to": oldest["id"]}, other={"up_to": newest["id"]})


WRITES: Writes = {READ_ENTRY: read_entry, READ_ENTRIES: read_entries, READ_INBOX: read_inbox}
