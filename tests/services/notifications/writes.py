"""A call of every write of notifications."""

from sqlalchemy import update

from contracts.notifications.deliveries import RETRY_DELIVERY
from contracts.notifications.inbox import READ_ENTRY, READ_INBOX
from contracts.notifications.rules import PUT_NOTIFICATION_RULES
from contracts.requests import events as requests
from services.notifications.models import Delivery
from tests.harness import ServiceUnderTest, actor
from tests.services.notifications.deliveries.deciding import decide, deliveries
from tests.services.notifications.district import (
    DEPARTMENT,
    NOW,
    OPERATOR,
    inbox,
    mirror_person,
    rule,
    tell,
)
from tests.services.writes import Write, Writes


def retry_delivery(notifications: ServiceUnderTest) -> Write:
    notifications.move_clock(NOW)
    decide(notifications)
    with notifications.database.transaction() as session:
        session.execute(update(Delivery).values(state="dead", tries=3))
    (dead,) = deliveries(notifications)
    return Write(OPERATOR, (dead["id"],))


def read_entry(notifications: ServiceUnderTest) -> Write:
    reader = mirror_person(notifications, "department_handler", DEPARTMENT)
    tell(notifications, requests.REQUEST_RETURN_CONFIRMED)
    return Write(actor(person=reader), (inbox(notifications, reader)[0]["id"],))


def read_inbox(notifications: ServiceUnderTest) -> Write:
    reader = mirror_person(notifications, "department_handler", DEPARTMENT)
    for _ in range(3):
        tell(notifications, requests.REQUEST_RETURN_CONFIRMED)
    newest, _, oldest = inbox(notifications, reader)
    return Write(actor(person=reader), body={"up_to": oldest["id"]}, other={"up_to": newest["id"]})


def put_rules(_notifications: ServiceUnderTest) -> Write:
    mail = rule(channels=["inbox", "email"])
    return Write(OPERATOR, body={"rules": [rule()]}, other={"rules": [mail]}, if_match=1)


WRITES: Writes = {
    RETRY_DELIVERY: retry_delivery,
    READ_ENTRY: read_entry,
    READ_INBOX: read_inbox,
    PUT_NOTIFICATION_RULES: put_rules,
}
