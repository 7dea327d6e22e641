"""A call of every write of deliveries."""

from sqlalchemy import update

from contracts.notifications.deliveries import RETRY_DELIVERY
from services.notifications.models import Delivery
from tests.harness import ServiceUnderTest
from tests.services.notifications.deliveries.deciding import decide, deliveries
from tests.services.notifications.district import NOW, OPERATOR
from tests.services.writes import Write, Writes


def retry_delivery(notifications: ServiceUnderTest) -> Write:
    notifications.move_clock(NOW)
    decide(notifications)
    with notifications.database.transaction() as session:
        session.execute(update(Delivery).values(state="dead", tries=3))
    (dead,) = deliveries(notifications)
    return Write(OPERATOR, (dead["id"],))


WRITES: Writes = {RETRY_DELIVERY: retry_delivery}
