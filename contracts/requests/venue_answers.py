"""What requests listen to about venues."""

from contracts.operation import Subscription
from contracts.problem import Text
from contracts.registry.venue_requests import VENUE_ANSWERED

VENUE_ANSWERS = Subscription(
    consumer="requests.venue_answers",
    events=(VENUE_ANSWERED,),
    summary=Text("登记活动阵地的预订情况", "Notes whether activities have the venues that they have asked for."),
)
