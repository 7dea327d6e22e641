"""What operators do about events that do not get on.

Most of it is asked of one service, the one that the path names, and answered by each alike. Two are asked of the
platform; the gateway asks the services for their part by the operations without a path.
"""

from contracts.actions import Actions
from contracts.messaging.problems import NO_GAP, NOT_REPLAYABLE, PARKED_APPLIED, PARKED_DROPPED
from contracts.messaging.schemas import (
    PARKED_ACTION,
    DecidedSchema,
    DropBody,
    DropManyBody,
    GapQuery,
    GapSchema,
    MessagingSchema,
    OutboxEntrySchema,
    OutboxQuery,
    ParkedAction,
    ParkedDetailSchema,
    ParkedQuery,
    ParkedSchema,
    ReplayManyBody,
    ReplaySchema,
    ServiceMessagingSchema,
    SkipGapBody,
    SkippedGapSchema,
    StartedSchema,
    StartReplayBody,
)
from contracts.operation import EACH, IfMatch, Operation
from contracts.problem import Text
from contracts.resource import Resource
from contracts.roles import Role

OPERATOR = frozenset({Role.OPERATOR})
_STATE = Text("消息状况", "The state of messaging")
_START = Text("向消费者重放已发布的事件", "Replay published events to a consumer")
_PORTION = "A bounded number at a time; call again with `next` as `after` until it is null."

OUTBOX_ENTRY = Resource(
    EACH,
    "outbox_entry",
    Text("未发布的事件", "event not published yet"),
    "/v1/messaging/{service}/outbox",
    OutboxEntrySchema,
    plural="outbox",
)
PARKED_EVENT = Resource(
    EACH,
    "parked_event",
    Text("搁置的事件", "parked event"),
    "/v1/messaging/{service}/parked",
    ParkedSchema,
    plural="parked",
)
GAP = Resource(EACH, "gap", Text("缺口", "gap"), "/v1/messaging/{service}/gaps", GapSchema)

LIST_OUTBOX = OUTBOX_ENTRY.list(
    Text("未发布的事件", "Events not published yet"),
    OPERATOR,
    OutboxQuery,
    description="In the order of publishing. Those that no queue has taken carry the error and are tried again.",
)
LIST_PARKED = PARKED_EVENT.list(
    Text("搁置的事件与死信", "Parked events and dead letters"),
    OPERATOR,
    ParkedQuery,
    description="What the service's consumers could not apply, the newest first.",
)
GET_PARKED = PARKED_EVENT.read(
    Text("查看搁置的事件", "Read a parked event"),
    OPERATOR,
    name="get_parked",
    result=ParkedDetailSchema,
    audited=True,
    description="With the event that it carries, personal data masked.",
)
REPLAY_PARKED = PARKED_EVENT.act(
    "replay",
    Text("重试搁置的事件", "Try a parked event again"),
    OPERATOR,
    name="replay_parked",
    if_match=IfMatch.NO,
    problems=(NOT_REPLAYABLE, PARKED_DROPPED),
    description="Its tries count from 0 again, and it is due at once.",
)
REPLAY_PARKED_MANY = PARKED_EVENT.act(
    "replay",
    Text("批量重试搁置的事件", "Try parked events again"),
    OPERATOR,
    ReplayManyBody,
    name="replay_parked_many",
    path=f"{PARKED_EVENT.path}/replay",
    if_match=IfMatch.NO,
    result=DecidedSchema,
    description=_PORTION,
    example={"consumer": "notifications.tell", "type": "request.dispatched.v1"},
)
DROP_PARKED = PARKED_EVENT.act(
    "drop",
    Text("丢弃搁置的事件", "Drop a parked event"),
    OPERATOR,
    DropBody,
    name="drop_parked",
    if_match=IfMatch.NO,
    problems=(PARKED_APPLIED, PARKED_DROPPED),
    description=(
        "The event counts as applied by this consumer, for good: it does nothing when it is delivered again, and an "
        "ordered consumer goes on with what waits behind it."
    ),
    example={"reason": "Test data of the trial; the organization does not exist."},
)
DROP_PARKED_MANY = PARKED_EVENT.act(
    "drop",
    Text("批量丢弃搁置的事件", "Drop parked events"),
    OPERATOR,
    DropManyBody,
    name="drop_parked_many",
    path=f"{PARKED_EVENT.path}/drop",
    if_match=IfMatch.NO,
    result=DecidedSchema,
    description=_PORTION,
    example={"consumer": "notifications.tell", "until": "2026-11-01T00:00:00+08:00", "reason": "Test data."},
)
PARKED_ACTIONS = Actions(
    PARKED_EVENT, PARKED_ACTION, {ParkedAction.REPLAY: REPLAY_PARKED, ParkedAction.DROP: DROP_PARKED}
)
LIST_GAPS = GAP.list(
    Text("按序消费的缺口", "Gaps of ordered consumers"),
    OPERATOR,
    GapQuery,
    description="Aggregates that an ordered consumer does not get on with, and why.",
)
SKIP_GAP = GAP.act(
    "skip",
    Text("跳过缺口", "Skip a gap"),
    OPERATOR,
    SkipGapBody,
    path=f"{GAP.path}/skip",
    if_match=IfMatch.NO,
    result=SkippedGapSchema,
    problems=(NO_GAP,),
    description=(
        "For events that cannot come any more, since no outbox holds them: the consumer goes on with the first one "
        "that waits. Should a skipped one come after all, it is applied late."
    ),
    example={
        "consumer": "notifications.tell",
        "key": "request/0195a000-0000-7000-8000-000000000001",
        "reason": "Lost with the disk of 20 November.",
    },
)

GET_MESSAGING = Operation(
    service="gateway",
    name="get_messaging",
    method="GET",
    path="/v1/messaging",
    summary=_STATE,
    access=OPERATOR,
    result=MessagingSchema,
    description=(
        "Each service's outbox, its consumers with what waits and what is dead, and the replays of its events. "
        "A service that is away is shown as such."
    ),
)
GET_SERVICE_MESSAGING = Operation(
    service=EACH,
    name="get_messaging",
    method="GET",
    path=None,
    summary=_STATE,
    access=OPERATOR,
    result=ServiceMessagingSchema,
)
START_REPLAY = Operation(
    service="gateway",
    name="start_replay",
    method="POST",
    path="/v1/messaging/replays",
    summary=_START,
    access=OPERATOR,
    body=StartReplayBody,
    result=StartedSchema,
    status=202,
    description=(
        "Every service whose events the consumer takes publishes them to it again, and to nobody else, as far as its "
        "outbox still holds them. What the consumer has applied it does not apply again."
    ),
    example={"consumer": "notifications.tell", "since": "2026-11-20T00:00:00+08:00"},
)
START_SERVICE_REPLAY = Operation(
    service=EACH,
    name="start_replay",
    method="POST",
    path=None,
    summary=_START,
    access=OPERATOR,
    body=StartReplayBody,
    result=ReplaySchema,
)
