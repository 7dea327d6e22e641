"""The operators' levers as the gateway offers them: each is handed to the service that the path names."""

from typing import Any

from contracts.common import page_of
from contracts.messaging import services
from contracts.messaging.problems import NO_GAP, NOT_REPLAYABLE, PARKED_APPLIED, PARKED_DROPPED
from contracts.messaging.schemas import (
    DecidedSchema,
    DropBody,
    DropManyBody,
    GapQuery,
    GapSchema,
    MessagingSchema,
    OutboxEntrySchema,
    OutboxQuery,
    ParkedDetailSchema,
    ParkedQuery,
    ParkedSchema,
    ReplayManyBody,
    SkipGapBody,
    SkippedSchema,
    StartedSchema,
    StartReplayBody,
)
from contracts.operation import Operation
from contracts.problem import Text

_ONE_SERVICE = "/v1/messaging/{service}"


def _operation(name: str, method: str, path: str, summary: Text, **options: Any) -> Operation:
    return Operation(
        service="gateway", name=name, method=method, path=path, summary=summary, access=services.OPERATOR, **options
    )


GET_MESSAGING = _operation(
    "get_messaging",
    "GET",
    "/v1/messaging",
    services.STATE,
    result=MessagingSchema,
    description=(
        "Each service's outbox, its consumers with what waits and what is dead, and the replays of its events. "
        "A service that is away is shown as such."
    ),
)
LIST_OUTBOX = _operation(
    "list_outbox",
    "GET",
    f"{_ONE_SERVICE}/outbox",
    services.OUTBOX,
    query=OutboxQuery,
    result=page_of(OutboxEntrySchema),
    description="In the order of publishing. Those that no queue has taken carry the error and are tried again.",
)
LIST_PARKED = _operation(
    "list_parked",
    "GET",
    f"{_ONE_SERVICE}/parked",
    services.LIST,
    query=ParkedQuery,
    result=page_of(ParkedSchema),
    description="What the service's consumers could not apply, the newest first.",
)
GET_PARKED = _operation(
    "get_parked",
    "GET",
    _ONE_SERVICE + "/parked/{parked_event_id}",
    services.GET_ONE,
    result=ParkedDetailSchema,
    description="With the event that it carries, personal data masked.",
)
REPLAY_PARKED = _operation(
    "replay_parked",
    "POST",
    _ONE_SERVICE + "/parked/{parked_event_id}/replay",
    services.REPLAY,
    result=ParkedSchema,
    problems=(NOT_REPLAYABLE, PARKED_DROPPED),
    description="Its tries count from 0 again, and it is due at once.",
)
REPLAY_PARKED_MANY = _operation(
    "replay_parked_many",
    "POST",
    f"{_ONE_SERVICE}/parked/replay",
    services.REPLAY_MANY,
    body=ReplayManyBody,
    result=DecidedSchema,
    description="A bounded number at a time; call again with `next` as `after` until it is null.",
    example={"consumer": "notifications.tell", "type": "request.dispatched.v1"},
)
DROP_PARKED = _operation(
    "drop_parked",
    "POST",
    _ONE_SERVICE + "/parked/{parked_event_id}/drop",
    services.DROP,
    body=DropBody,
    result=ParkedSchema,
    problems=(PARKED_APPLIED, PARKED_DROPPED),
    description=(
        "The event counts as applied by this consumer, for good: it does nothing when it is delivered again, and an "
        "ordered consumer goes on with what waits behind it."
    ),
    example={"reason": "Test data of the trial; the organization does not exist."},
)
DROP_PARKED_MANY = _operation(
    "drop_parked_many",
    "POST",
    f"{_ONE_SERVICE}/parked/drop",
    services.DROP_MANY,
    body=DropManyBody,
    result=DecidedSchema,
    description="A bounded number at a time; call again with `next` as `after` until it is null.",
    example={"consumer": "notifications.tell", "until": "2026-11-01T00:00:00+08:00", "reason": "Test data."},
)
LIST_GAPS = _operation(
    "list_gaps",
    "GET",
    f"{_ONE_SERVICE}/gaps",
    services.GAPS,
    query=GapQuery,
    result=page_of(GapSchema),
    description="Aggregates that an ordered consumer does not get on with, and why.",
)
SKIP_GAP = _operation(
    "skip_gap",
    "POST",
    f"{_ONE_SERVICE}/gaps/skip",
    services.SKIP,
    body=SkipGapBody,
    result=SkippedSchema,
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
START_REPLAY = _operation(
    "start_replay",
    "POST",
    "/v1/messaging/replays",
    services.START,
    body=StartReplayBody,
    result=StartedSchema,
    status=202,
    description=(
        "Every service whose events the consumer takes publishes them to it again, and to nobody else, as far as its "
        "outbox still holds them. What the consumer has applied it does not apply again."
    ),
    example={"consumer": "notifications.tell", "since": "2026-11-20T00:00:00+08:00"},
)
