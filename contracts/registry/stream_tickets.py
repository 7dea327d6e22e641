"""Stream tickets: each opens one stream of live updates, where a client cannot send an Authorization header."""

from marshmallow import fields

from contracts.common import Strict, chosen, described, opaque
from contracts.operation import ANYONE, SIGNED_IN, Operation
from contracts.problem import Problem, Text
from contracts.resource import Resource
from contracts.roles import ROLE

TICKET_SECONDS = 60

STREAM_TICKET_REFUSED = Problem(
    "stream-ticket-refused",
    401,
    Text("实时更新票据无效", "The stream ticket is refused"),
    Text(
        "票据已用过、已过期或不存在。请重新申请(POST /v1/live/tickets)。",
        "The ticket was used, is too old or is none. Get another one (POST /v1/live/tickets).",
    ),
)


class StreamTicketSchema(Strict):
    """A ticket."""

    ticket = fields.String(required=True, metadata=described("For one stream: `GET /v1/live?ticket=…`.", secret=True))
    expires_in = fields.Integer(required=True, metadata=described("Seconds within which the stream has to begin."))


class RedeemStreamTicketSchema(Strict):
    """A ticket."""

    ticket = opaque(100, required=True, metadata=described("The ticket.", secret=True))


class HolderPostSchema(Strict):
    """A post that the holder of a ticket holds today."""

    role = chosen(ROLE, "Which role it gives.", required=True)
    organization_id = fields.UUID(required=True, metadata=described("At which organization."))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("For which chain."))


class HolderSchema(Strict):
    """Whose ticket it was, as an access token would say it now."""

    person_id = fields.UUID(required=True, metadata=described("The person."))
    session_id = fields.UUID(required=True, metadata=described("The session."))
    name = fields.String(required=True, metadata=described("The name.", personal=True))
    posts = fields.List(fields.Nested(HolderPostSchema), required=True, metadata=described("Those that give a role."))
    issued_at = fields.AwareDateTime(required=True, metadata=described("Wall time; what is revoked later counts."))
    until = fields.AwareDateTime(required=True, metadata=described("Wall time at which the stream ends."))


STREAM = Resource("gateway", "stream", Text("实时更新", "live updates"), "/v1/live", StreamTicketSchema)

OPEN_STREAM_TICKET = Operation(
    service="registry",
    name="open_stream_ticket",
    method="POST",
    path="/v1/live/tickets",
    summary=Text("申请实时更新票据", "Get a ticket for a stream of live updates"),
    description=(
        "For browsers, whose EventSource sends no header. The ticket is bound to the session, opens one stream, at any "
        f"gateway, and must be used within {TICKET_SECONDS} seconds. After a disconnection get another one."
    ),
    access=SIGNED_IN,
    result=StreamTicketSchema,
    status=201,
    resource=STREAM,
)
REDEEM_STREAM_TICKET = Operation(
    service="registry",
    name="redeem_stream_ticket",
    method="POST",
    path=None,
    summary=Text("兑换实时更新票据", "Use a stream ticket up"),
    access=ANYONE,
    body=RedeemStreamTicketSchema,
    result=HolderSchema,
    problems=(STREAM_TICKET_REFUSED,),
)
