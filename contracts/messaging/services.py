"""The levers that every service has for the platform's own use; the gateway's (``gateway.py``) hand over to them."""

from typing import Any

from marshmallow import Schema

from contracts import platform
from contracts.common import page_of
from contracts.messaging.problems import NO_GAP, NOT_REPLAYABLE, PARKED_APPLIED, PARKED_DROPPED
from contracts.messaging.schemas import (
    DecidedSchema,
    DropManyBody,
    DropOneBody,
    GapQuery,
    GapSchema,
    OutboxEntrySchema,
    OutboxQuery,
    ParkedDetailSchema,
    ParkedIdQuery,
    ParkedQuery,
    ParkedSchema,
    ReplayManyBody,
    ReplaySchema,
    ServiceMessagingSchema,
    SkipGapBody,
    SkippedSchema,
    StartReplayBody,
)
from contracts.operation import Operation
from contracts.problem import Text
from contracts.roles import Role

OPERATOR = frozenset({Role.OPERATOR})


# The summaries, which the gateway's operations share.
STATE = Text("消息状况", "The state of messaging")
OUTBOX = Text("未发布的事件", "Events not published yet")
LIST = Text("搁置的事件与死信", "Parked events and dead letters")
GET_ONE = Text("查看搁置的事件", "Read a parked event")
REPLAY = Text("重试搁置的事件", "Try a parked event again")
REPLAY_MANY = Text("批量重试搁置的事件", "Try parked events again")
DROP = Text("丢弃搁置的事件", "Drop a parked event")
DROP_MANY = Text("批量丢弃搁置的事件", "Drop parked events")
GAPS = Text("按序消费的缺口", "Gaps of ordered consumers")
SKIP = Text("跳过缺口", "Skip a gap")
START = Text("向消费者重放已发布的事件", "Replay published events to a consumer")


def _for_services(
    service: str, name: str, method: str, summary: Text, result: type[Schema], **options: Any
) -> Operation:
    return Operation(
        service=service, name=name, method=method, path=None, summary=summary, access=OPERATOR, result=result, **options
    )


def _operations(service: str) -> dict[str, Operation]:
    found = (
        _for_services(service, "get_messaging", "GET", STATE, ServiceMessagingSchema),
        _for_services(service, "list_outbox", "GET", OUTBOX, page_of(OutboxEntrySchema), query=OutboxQuery),
        _for_services(service, "list_parked", "GET", LIST, page_of(ParkedSchema), query=ParkedQuery),
        _for_services(service, "get_parked", "GET", GET_ONE, ParkedDetailSchema, query=ParkedIdQuery, audited=True),
        _for_services(
            service, "replay_parked", "POST", REPLAY, ParkedSchema, body=ParkedIdQuery,
            problems=(NOT_REPLAYABLE, PARKED_DROPPED),
        ),
        _for_services(service, "replay_parked_many", "POST", REPLAY_MANY, DecidedSchema, body=ReplayManyBody),
        _for_services(
            service, "drop_parked", "POST", DROP, ParkedSchema, body=DropOneBody,
            problems=(PARKED_APPLIED, PARKED_DROPPED),
        ),
        _for_services(service, "drop_parked_many", "POST", DROP_MANY, DecidedSchema, body=DropManyBody),
        _for_services(service, "list_gaps", "GET", GAPS, page_of(GapSchema), query=GapQuery),
        _for_services(service, "skip_gap", "POST", SKIP, SkippedSchema, body=SkipGapBody, problems=(NO_GAP,)),
        _for_services(service, "start_replay", "POST", START, ReplaySchema, body=StartReplayBody),
    )  # fmt: skip
    return {operation.name: operation for operation in found}


# The internal operations of each service, by name.
MESSAGING_OPERATIONS = {service: _operations(service) for service in platform.SERVICES}
