"""Operations and events that every service has, and the operations that the gateway answers itself."""

from datetime import timedelta

from marshmallow import fields

from contracts.common import Strict, Tolerant, described, moment
from contracts.operation import ANYONE, EACH, Event, Operation
from contracts.problem import Problem, Text
from contracts.roles import Role

# How long published events can be replayed, and how long consumers remember the events that they have applied. The
# second is longer, so that every event that can still be replayed is recognized.
EVENTS_KEPT = timedelta(days=30)
EVENTS_REMEMBERED = timedelta(days=60)
# How many times a reaction is tried before its event becomes a dead letter.
EVENT_TRIES = 8
SERVICES = ("registry", "requests", "talent", "notifications")


class ClockSchema(Strict):
    """The current time of the platform."""

    now = fields.AwareDateTime(required=True, metadata=described("Now, as the platform sees it."))
    movable = fields.Boolean(required=True, metadata=described("Whether the clock of this deployment can be moved."))


class MoveClockSchema(Strict):
    """The time to move the clock to."""

    now = moment("The moment that shall be now.", required=True)


CLOCK_FIXED = Problem(
    "clock-fixed",
    409,
    Text("时钟不可调整", "The clock cannot be moved"),
    Text(
        "此部署未启用 CLOCK_MOVABLE;生产环境不允许启用。",
        "CLOCK_MOVABLE is off in this deployment; it is never on in production.",
    ),
)

GET_CLOCK = Operation(
    service="gateway",
    name="get_clock",
    method="GET",
    path="/v1/clock",
    summary=Text("平台时间", "The time of the platform"),
    access=ANYONE,
    result=ClockSchema,
)
PUT_CLOCK = Operation(
    service="gateway",
    name="put_clock",
    method="PUT",
    path="/v1/clock",
    summary=Text("调整平台时间(演示与测试)", "Move the time of the platform (demonstration and tests)"),
    description=(
        "Moves the business time of every service and runs what has fallen due before it answers. "
        "Tokens, sessions, idempotency keys and retries stay on the wall clock."
    ),
    access=frozenset({Role.OPERATOR}),
    body=MoveClockSchema,
    result=ClockSchema,
    problems=(CLOCK_FIXED,),
    example={"now": "2026-11-21T09:00:00+08:00"},
)


class WordedCodeSchema(Strict):
    """A code with its words in both languages."""

    code = fields.String(required=True, metadata=described("What stands in bodies, queries, results and events."))
    zh = fields.String(required=True, metadata=described("What it is called in Chinese."))
    en = fields.String(required=True, metadata=described("What it is called in English."))


class VocabularySchema(Strict):
    """The codes that a field can hold, with their words."""

    name = fields.String(required=True, metadata=described("The name of its schema in this document."))
    zh = fields.String(required=True, metadata=described("What the codes tell, in Chinese."))
    en = fields.String(required=True, metadata=described("What the codes tell, in English."))
    codes = fields.List(fields.Nested(WordedCodeSchema), required=True, metadata=described("In order."))


class VocabularyListSchema(Strict):
    """All vocabularies."""

    vocabularies = fields.List(fields.Nested(VocabularySchema), required=True, metadata=described("By name."))


GET_VOCABULARY = Operation(
    service="gateway",
    name="get_vocabulary",
    method="GET",
    path="/v1/vocabulary",
    summary=Text("代码表", "The codes of enumerated fields, with their words"),
    description=(
        "Both languages at once, so that a client reads it once and shows codes in the language that its user chooses: "
        "`RequestStatus` has `dispatched`, 待接单, to be accepted. It changes with releases only: keep it and "
        "ask again with its ETag. A code that it does not have comes from a later release; show the code itself."
    ),
    access=ANYONE,
    result=VocabularyListSchema,
    etag=True,
)


# With these the gateway reads and moves the clock of each service.
GET_TIME = Operation(
    service=EACH,
    name="get_time",
    method="GET",
    path=None,
    summary=Text("服务时间", "The time of a service"),
    access=ANYONE,
    result=ClockSchema,
)
MOVE_TIME = Operation(
    service=EACH,
    name="move_time",
    method="POST",
    path=None,
    summary=Text("调整服务时间", "Move the time of a service"),
    access=frozenset({Role.OPERATOR}),
    body=MoveClockSchema,
    result=ClockSchema,
    problems=(CLOCK_FIXED,),
)


class DeadLetterData(Tolerant):
    """The consumer that gave up an event, and why; no content of the event, since that may hold personal data."""

    consumer = fields.String(required=True, metadata=described("The consumer, such as `requests.mirror`."))
    event_type = fields.String(
        required=True, allow_none=True, metadata=described("The type of the event; null for what is no event at all.")
    )
    event_id = fields.UUID(
        required=True, allow_none=True, metadata=described("The event; null for what is no event at all.")
    )
    error = fields.String(required=True, metadata=described("The class of the error, such as `KeyError`."))


def _dead_letter_event(service: str) -> Event:
    return Event(
        f"consumer.gave-up-in-{service}.v1",
        service,
        Text(f"{service} 的消费者产生死信", f"A consumer of {service} (the subject) has a new dead letter"),
        DeadLetterData,
    )


# The event of each service for a new dead letter; event types are unique in the platform, so each has its own.
DEAD_LETTER_EVENTS = {service: _dead_letter_event(service) for service in SERVICES}
