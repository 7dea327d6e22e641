"""The feeds that the gateway listens to, and which of these events clients receive."""

from marshmallow import fields, validate

from contracts.common import Strict, described, opaque
from contracts.notifications.inbox import ENTRIES_ADDED, ENTRIES_READ, ENTRY_ADDED, UnreadCountSchema
from contracts.operation import SIGNED_IN, Feed, Frame, Operation
from contracts.problem import Text
from contracts.registry.events import ACCESS_CHANGED, SIGNING_KEY_CHANGED
from contracts.registry.stream_tickets import STREAM, STREAM_TICKET_REFUSED
from contracts.requests.reference import REFERENCE_CHANGED

LIVE = Feed("gateway.live", (ENTRIES_ADDED,), Text("推送给在线的人", "Shows each to those who have live updates open"))
# What notifications of the release before emits, which may run beside gateways of this one.
LIVE_SINGLE = Feed("gateway.live-single", (ENTRY_ADDED,), Text("推送给在线的人", "Shows it to those who are online"))
LIVE_READ = Feed(
    "gateway.live-read", (ENTRIES_READ,), Text("推送未读数", "Shows the new count to whoever has live updates open")
)
REVOCATIONS = Feed("gateway.revocations", (ACCESS_CHANGED,), Text("拒绝旧令牌", "Refuses older tokens from now on"))
SIGNING_KEYS = Feed(
    "gateway.signing-keys", (SIGNING_KEY_CHANGED,), Text("重新读取签名公钥", "Reads the public keys again at once")
)
CACHE = Feed("gateway.kept", (REFERENCE_CHANGED,), Text("丢弃内存中的旧答复", "Drops the cached answers"))


class LiveQuery(Strict):
    """Of what to be told, and who asks if there is no header that says it."""

    types = fields.List(
        fields.String(validate=validate.Regexp(r"[a-z_]{1,40}(,[a-z_]{1,40}){0,40}\Z")),
        load_default=None,
        validate=validate.Length(max=40),
        metadata=described(
            "Only changes of things of these kinds, separated by commas or given several times, such as "
            "`request,venue`; without it, of all kinds. Inbox entries always come."
        ),
    )
    ticket = opaque(
        100,
        load_default=None,
        metadata=described("A ticket of `POST /v1/live/tickets`, instead of an Authorization header.", secret=True),
    )
    after = fields.UUID(
        load_default=None,
        metadata=described("The id of the last entry received, where a client cannot send `Last-Event-ID`."),
    )


class ChangedThingSchema(Strict):
    """One thing that has changed."""

    type = fields.String(required=True, metadata=described("Its kind, such as `request`."))
    id = fields.UUID(required=True, metadata=described("The thing."))
    version = fields.Integer(
        required=True,
        allow_none=True,
        metadata=described("Its version after the change, to be compared with the one read; null where it has none."),
    )


class ChangedSchema(Strict):
    """Things that have changed, each once; read again those that you show, by the addresses that you know."""

    things = fields.List(fields.Nested(ChangedThingSchema), required=True, metadata=described("At most 200."))


class WaitingSchema(Strict):
    """Kinds of work of which more or less may wait for the caller now."""

    kinds = fields.List(fields.String(), required=True, metadata=described("The kinds, such as `request.dispatch`."))


class ResyncSchema(Strict):
    """Nothing: whatever is shown may have changed."""


ENTRY = Frame(
    ENTRY_ADDED.name,
    ENTRY_ADDED.data,
    Text("收件箱有新消息", "A new entry of the inbox, whose id is `id`."),
    has_id=True,
)
READ = Frame(
    "inbox.entries-read", UnreadCountSchema, Text("未读数有变", "Entries were read, perhaps in another window.")
)
CHANGED = Frame("changed", ChangedSchema, Text("您可见的对象有变化", "Things that the caller may see have changed."))
WORKLIST = Frame("worklist", WaitingSchema, Text("待办可能有变", "What waits for the caller may have changed."))
RESYNC = Frame(
    "resync", ResyncSchema, Text("可能有遗漏,请重新读取", "Something may have been missed: read again what is shown.")
)

GET_LIVE = Operation(
    service="gateway",
    name="get_live",
    method="GET",
    path="/v1/live",
    summary=Text("实时更新(SSE)", "Live updates (server-sent events)"),
    description=(
        "A stream of `text/event-stream`. `inbox.entry-added` is a new entry of the caller's inbox, which is the data; "
        "`inbox.entries-read` tells how many are unread when some were read in another window; `changed` names things "
        "that the caller may see and that have changed: type, id and version, nothing else; `worklist` names kinds of "
        "work of which more or less may wait now; `resync` says that "
        "something may have been missed. It comes first after a reconnection, which a client tells by `Last-Event-ID` "
        "or `after`: read `/v1/inbox` down to that entry, and again what is shown. The id with which a stream begins "
        "is that of no entry. A stream outlives the access token it was opened with: it ends with the session, when a "
        "post of the caller begins or ends, and after 12 hours. "
        "Browsers cannot send a header with an EventSource: give a `ticket` of `POST /v1/live/tickets`."
    ),
    access=SIGNED_IN,
    query=LiveQuery,
    stream=(ENTRY, READ, CHANGED, WORKLIST, RESYNC),
    problems=(STREAM_TICKET_REFUSED,),
    resource=STREAM,
    example={"types": ["request"]},
)
