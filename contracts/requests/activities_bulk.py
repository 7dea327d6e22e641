"""Several activities at once."""

from contracts.bulk import bulk_of
from contracts.problem import Text
from contracts.requests.activities import ACTIVITY, ANNOUNCE_ACTIVITY, SUMMARIZE_ACTIVITY

ANNOUNCE_ACTIVITIES = bulk_of(
    ANNOUNCE_ACTIVITY,
    "announce_activities",
    f"{ACTIVITY.path}/several",
    Text("批量发布活动", "Announce several activities"),
)
SUMMARIZE_ACTIVITIES = bulk_of(
    SUMMARIZE_ACTIVITY,
    "summarize_activities",
    f"{ACTIVITY.path}/summary",
    Text("批量登记活动总结", "Enter what came of several activities"),
)
