"""Operations that every service has, and those that the gateway answers itself."""

from marshmallow import fields

from contracts.common import Strict, described, moment
from contracts.operation import ANYONE, SIGNED_IN, Operation
from contracts.problem import Problem, Text
from contracts.roles import Role

SERVICES = ("registry", "requests", "talent", "notifications")


class ClockSchema(Strict):
    """The time of the platform."""

    now = fields.AwareDateTime(required=True, metadata=described("Now, as the platform sees it."))
    movable = fields.Boolean(required=True, metadata=described("Whether the clock of this deployment can be moved."))


class MoveClockSchema(Strict):
    """Where to move the clock."""

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
)


def _clock_operations(service: str) -> tuple[Operation, Operation]:
    return (
        Operation(
            service=service,
            name="get_time",
            method="GET",
            path=None,
            summary=Text("服务时间", "The time of a service"),
            access=ANYONE,
            result=ClockSchema,
        ),
        Operation(
            service=service,
            name="move_time",
            method="POST",
            path=None,
            summary=Text("调整服务时间", "Move the time of a service"),
            access=frozenset({Role.OPERATOR}),
            body=MoveClockSchema,
            result=ClockSchema,
            problems=(CLOCK_FIXED,),
        ),
    )


# The internal operations by which the gateway reads and moves the clock of each service.
CLOCK_OPERATIONS = {service: _clock_operations(service) for service in SERVICES}
