"""The feeds that the gateway listens to, and which of these events clients receive."""

from contracts.notifications.inbox import ENTRIES_ADDED, ENTRY_ADDED
from contracts.operation import SIGNED_IN, Feed, Operation
from contracts.problem import Text
from contracts.registry.events import ACCESS_CHANGED, SIGNING_KEY_CHANGED
from contracts.requests.reference import REFERENCE_CHANGED

LIVE = Feed("gateway.live", ENTRIES_ADDED, Text("推送给在线的人", "Shows each to those who have live updates open"))
# What notifications of the release before emits, which may run beside gateways of this one.
LIVE_SINGLE = Feed("gateway.live-single", ENTRY_ADDED, Text("推送给在线的人", "Shows it to those who are online"))
REVOCATIONS = Feed("gateway.revocations", ACCESS_CHANGED, Text("拒绝旧令牌", "Refuses older tokens from now on"))
SIGNING_KEYS = Feed(
    "gateway.signing-keys", SIGNING_KEY_CHANGED, Text("重新读取签名公钥", "Reads the public keys again at once")
)
CACHE = Feed("gateway.kept", REFERENCE_CHANGED, Text("丢弃内存中的旧答复", "Drops the cached answers"))

GET_LIVE = Operation(
    service="gateway",
    name="get_live",
    method="GET",
    path="/v1/live",
    summary=Text("实时更新(SSE)", "Live updates (server-sent events)"),
    description=(
        "A stream of `text/event-stream`: one event for every new entry of the caller's inbox, with the id and the "
        "data of the entry. After a reconnection read `/v1/inbox` for what was missed."
    ),
    access=SIGNED_IN,
    stream=ENTRY_ADDED,
)
