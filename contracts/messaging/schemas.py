"""What operators see of the events under way, and what they say about those that do not get on."""

from collections.abc import Mapping
from typing import Any, ClassVar

from marshmallow import fields, validates_schema

from contracts.actions import listing
from contracts.common import PageQuery, Strict, choice, chosen, described, line, moment, text
from contracts.naming import Names, naming
from contracts.problem import Text
from contracts.validation import validation_error
from contracts.vocabulary import Codes, Vocabulary

PARKED_STATUS = Vocabulary(
    "ParkedStatus",
    Text("搁置事件的状态", "Where a parked event stands"),
    {
        "waiting": Text("等待重试", "waiting for another try"),
        "dead": Text("死信", "dead letter"),
        "dropping": Text("待丢弃", "dropped once its turn comes"),
        "dropped": Text("已丢弃", "dropped"),
    },
)


class ParkedAction(Codes):
    """What an operator can do with a parked event: the last part of the path of the operation."""

    REPLAY = "replay", "重试", "try again"
    DROP = "drop", "丢弃", "drop"


PARKED_ACTION = Vocabulary.of(ParkedAction, Text("对搁置事件可执行的操作", "What somebody can do with a parked event"))
UNDECIDED_STATUS = PARKED_STATUS.subset(
    "UndecidedStatus",
    Text("尚未处理的搁置事件", "Where a parked event stands that nobody has decided on"),
    "waiting",
    "dead",
)
GAP_CAUSE = Vocabulary(
    "GapCause",
    Text("缺口原因", "What became of the next event in order"),
    {
        "missing": Text("未到达", "it has not come"),
        "dead": Text("死信", "dead letter"),
        "retrying": Text("等待重试", "it will be tried again"),
    },
)


class OutboxSchema(Strict):
    """Events that are not published yet."""

    depth = fields.Integer(required=True, metadata=described("How many there are."))
    age = fields.Float(required=True, metadata=described("Seconds since the oldest was written; 0 when there is none."))
    unroutable = fields.Integer(required=True, metadata=described("How many of them no queue has taken."))


class ConsumerStateSchema(Strict):
    """One consumer, and what waits at it."""

    consumer = fields.String(required=True, metadata=described("Its name, which is that of its queue."))
    ordered = fields.Boolean(required=True, metadata=described("Whether it keeps the order of each aggregate."))
    waiting = fields.Integer(required=True, metadata=described("Events parked for another try."))
    dead = fields.Integer(required=True, metadata=described("Dead letters, which wait for an operator."))
    gaps = fields.Integer(required=True, metadata=described("Aggregates that do not get on, see the gaps."))


class ReplaySchema(Strict):
    """Published events that go to one consumer again."""

    service = fields.String(required=True, metadata=described("Whose events they are."))
    consumer = fields.String(required=True, metadata=described("To whom they go."))
    since = fields.AwareDateTime(required=True, metadata=described("Those written from this moment on; wall time."))
    requested_at = fields.AwareDateTime(required=True, metadata=described("When it was asked for; wall time."))
    published = fields.Integer(required=True, metadata=described("How many have been published so far."))
    finished_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When the last one was; null while it goes on.")
    )
    error = fields.String(required=True, allow_none=True, metadata=described("Why it does not get on."))


class ServiceMessagingSchema(Strict):
    """The events of one service: those it sends and those it receives."""

    service = fields.String(required=True)
    available = fields.Boolean(required=True, metadata=described("Whether the service could be asked."))
    outbox = fields.Nested(
        OutboxSchema, required=True, allow_none=True, metadata=described("Null when the service is away.")
    )
    consumers = fields.List(fields.Nested(ConsumerStateSchema), required=True)
    replays = fields.List(
        fields.Nested(ReplaySchema), required=True, metadata=described("The latest replays of its events.")
    )


class MessagingSchema(Strict):
    """The events of the platform, by service."""

    services = fields.List(fields.Nested(ServiceMessagingSchema), required=True)


class OutboxEntrySchema(Strict):
    """An event that is not published yet."""

    heads: ClassVar = {
        "event": Text("事件", "event"),
        "type": Text("事件类型", "type"),
        "sequence": Text("序号", "number"),
        "retry_at": Text("下次尝试", "tried again"),
    }

    id = fields.Integer(required=True, metadata=described("Its place in the order of publishing."))
    event_id = fields.UUID(required=True)
    type = naming(Names.EVENT, required=True)
    key = fields.String(required=True, metadata=described("The aggregate."))
    sequence = fields.Integer(required=True, metadata=described("Its number within the aggregate."))
    created_at = fields.AwareDateTime(required=True, metadata=described("When it was written; wall time."))
    tries = fields.Integer(required=True, metadata=described("How often no queue took it."))
    retry_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When it is tried again; null unless it was refused.")
    )
    error = fields.String(required=True, allow_none=True, metadata=described("Why it was refused."))


class OutboxQuery(PageQuery):
    """Which of them."""

    unroutable = fields.Boolean(
        load_default=None, metadata=described("Only those that no queue has taken, or only the others.")
    )
    type = line(100, required=False, load_default=None, metadata=described("Only events of this type."))


class ParkedSchema(Strict):
    """An event that could not be applied to a consumer."""

    heads: ClassVar = {
        # Operators name it by this to commands.
        "id": Text("标识", "id"),
        "event": Text("事件", "event"),
        "type": Text("事件类型", "type"),
        "sequence": Text("序号", "number"),
        "consumer": Text("消费者", "consumer"),
        "parked_at": Text("搁置时间", "parked"),
        "next_try_at": Text("下次尝试", "next try"),
        "dropped_at": Text("放弃时间", "dropped"),
    }

    id = fields.UUID(required=True)
    consumer = naming(Names.CONSUMER, required=True)
    status = chosen(
        PARKED_STATUS,
        "`waiting` for another try, `dead` until an operator decides, `dropped`; `dropping` is dropped by an "
        "ordered consumer whose turn for it has not come.",
        attribute="state",
        required=True,
    )
    event_id = fields.UUID(required=True, allow_none=True, metadata=described("Null where the message is no event."))
    type = naming(Names.EVENT, required=True, allow_none=True)
    key = fields.String(required=True, allow_none=True, metadata=described("The aggregate."))
    sequence = fields.Integer(required=True, allow_none=True, metadata=described("Its number within the aggregate."))
    tries = fields.Integer(required=True, metadata=described("How often it was tried."))
    parked_at = fields.AwareDateTime(required=True, metadata=described("When it came here; wall time."))
    next_try_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When it is tried again; null unless it is waiting.")
    )
    error = fields.String(required=True, metadata=described("What went wrong at the latest try; telephones masked."))
    dropped_at = fields.AwareDateTime(required=True, allow_none=True)
    actions = listing(PARKED_ACTION)
    reason = fields.String(required=True, allow_none=True, metadata=described("Why it was dropped."))


class ParkedDetailSchema(ParkedSchema):
    """With what it carries."""

    envelope = fields.Dict(
        required=True,
        allow_none=True,
        metadata=described("The event as it came, personal data masked; null where the message is none."),
    )
    raw = fields.String(
        required=True,
        allow_none=True,
        metadata=described("The beginning of a message that is no event, telephones and addresses masked."),
    )


class _Filter(Strict):
    consumer = line(100, required=False, load_default=None, metadata=described("Only of this consumer."))
    type = line(100, required=False, load_default=None, metadata=described("Only events of this type."))
    key = line(100, required=False, load_default=None, metadata=described("Only events of this aggregate."))
    since = moment("Only what came here from this moment on; wall time.", load_default=None)
    until = moment("Only what came here before this moment; wall time.", load_default=None)


class ParkedQuery(PageQuery, _Filter):
    """Which of them."""

    status = choice(
        PARKED_STATUS,
        "Only those of this status; by preset those nobody has decided about.",
        attribute="state",
        load_default=None,
    )


class ReplayManyBody(_Filter):
    """Which parked events to try again."""

    status = choice(
        UNDECIDED_STATUS,
        "Dead letters by preset; `waiting` tries those at once that would be tried later.",
        attribute="state",
        load_default="dead",
    )
    after = fields.UUID(
        load_default=None, metadata=described("The `next` of the call before, to go on with what comes behind.")
    )

    @validates_schema
    def _names_something(self, data: Mapping[str, Any], **_options: Any) -> None:
        if not any(data.get(name) for name in ("consumer", "type", "key", "since", "until")):
            raise validation_error(
                "请至少给出 consumer、type、key、since、until 之一。",
                "Give at least one of consumer, type, key, since and until.",
            )


class DropManyBody(ReplayManyBody):
    """Which parked events to drop, and why."""

    reason = text(500, metadata=described("Why; it is kept with the event and in the audit."))


class DropBody(Strict):
    """Why to drop an event."""

    reason = text(500, metadata=described("Why; it is kept with the event and in the audit."))


class DecidedSchema(Strict):
    """What a decision about many has come to."""

    count = fields.Integer(required=True, metadata=described("How many parked events it was carried out on."))
    next = fields.UUID(
        required=True, allow_none=True, metadata=described("Where to go on, as `after`; null when there are no more.")
    )


class GapSchema(Strict):
    """An aggregate whose next event in order a consumer lacks, while later ones wait behind it."""

    heads: ClassVar = {
        "consumer": Text("消费者", "consumer"),
        "cursor": Text("已处理到", "applied up to"),
        "cause": Text("缺口原因", "cause"),
        "parked_event": Text("搁置的事件", "parked event"),
        "waiting": Text("等待数量", "waiting"),
        "first_waiting": Text("最先等待的序号", "first waiting"),
        "since": Text("自何时起", "since"),
    }

    consumer = naming(Names.CONSUMER, required=True)
    key = fields.String(required=True, metadata=described("The aggregate."))
    cursor = fields.Integer(required=True, metadata=described("The number of the last event that was applied."))
    cause = chosen(
        GAP_CAUSE,
        "What became of the next one: `missing` has not come (replay it, or skip the gap), `dead` waits for an "
        "operator, `retrying` will be tried again.",
        required=True,
    )
    parked_event_id = fields.UUID(
        required=True, allow_none=True, metadata=described("The next one among the parked events; null if missing.")
    )
    waiting = fields.Integer(required=True, metadata=described("How many later ones wait behind it."))
    first_waiting = fields.Integer(
        required=True, allow_none=True, metadata=described("The lowest number of those that wait.")
    )
    since = fields.AwareDateTime(required=True, metadata=described("Since when; wall time."))


class GapQuery(PageQuery):
    """Which gaps."""

    consumer = line(100, required=False, load_default=None, metadata=described("Only of this consumer."))


class SkipGapBody(Strict):
    """Which gap to give up."""

    consumer = line(100, metadata=described("The consumer."))
    key = line(100, metadata=described("The aggregate."))
    reason = text(500, metadata=described("Why; it is kept in the audit."))


class SkippedGapSchema(Strict):
    """Where the consumer goes on."""

    consumer = fields.String(required=True)
    key = fields.String(required=True)
    cursor = fields.Integer(required=True, metadata=described("The number up to which it counts as applied now."))
    skipped = fields.Integer(required=True, metadata=described("How many events were given up."))


class StartReplayBody(Strict):
    """What to replay, and to whom."""

    consumer = line(100, metadata=described("The consumer, such as `notifications.tell`."))
    since = moment("Events written from this moment on; wall time.", required=True)


class StartedSchema(Strict):
    """The replays that were begun, one for each service that sends to the consumer."""

    items = fields.List(fields.Nested(ReplaySchema), required=True)
