"""What registry listens to."""

from contracts.operation import Subscription
from contracts.problem import Text
from contracts.requests.activities import ACTIVITY_ANNOUNCED, ACTIVITY_CANCELLED, ACTIVITY_CHANGED, ACTIVITY_HELD

VENUE_REQUESTS = Subscription(
    consumer="registry.venue_requests",
    events=(ACTIVITY_ANNOUNCED, ACTIVITY_CHANGED, ACTIVITY_HELD, ACTIVITY_CANCELLED),
    summary=Text("为活动预订阵地", "Books the venues that activities ask for, moves the bookings, and frees them."),
)
