"""What the gateway listens to."""

from contracts.notifications.inbox import ENTRY_ADDED
from contracts.operation import Feed
from contracts.problem import Text
from contracts.registry.events import ACCESS_CHANGED
from contracts.requests.reference import REFERENCE_CHANGED

LIVE = Feed("gateway.live", ENTRY_ADDED, Text("推送给在线的人", "Shows it to those who have live updates open"))
REVOCATIONS = Feed("gateway.revocations", ACCESS_CHANGED, Text("拒绝旧令牌", "Refuses older tokens from now on"))
CACHE = Feed("gateway.kept", REFERENCE_CHANGED, Text("丢弃内存中的旧答复", "Drops the cached answers"))
