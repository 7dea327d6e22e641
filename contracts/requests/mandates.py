"""Mandates: an enterprise has a service agent act in its name, for some items or all, from a day to a day."""

from typing import Any, ClassVar

from marshmallow import fields, validate, validates_schema

from contracts.actions import Actions, listing
from contracts.audiences import EVERYBODY
from contracts.common import PageQuery, Strict, Tolerant, chosen, day, described, line, several, text, version_after
from contracts.problem import Problem, Text
from contracts.resource import Resource
from contracts.roles import FOR_ENTERPRISES, Role
from contracts.sight import SeenBy
from contracts.telling import Told
from contracts.validation import validation_error
from contracts.vocabulary import Codes, Vocabulary

# So many enterprises may one agent act for at a time, by so many items of each at most.
MOST_MANDATES, MOST_ITEMS = 200, 50
GRANTERS = frozenset({Role.ENTERPRISE_CONTACT})
_READERS = FOR_ENTERPRISES | {Role.OPERATOR}


class MandateStatus(Codes):
    """Whether a mandate can be used."""

    PLANNED = "planned", "未生效", "from a later day"
    IN_FORCE = "in_force", "有效", "in force"
    REVOKED = "revoked", "已撤销", "revoked"
    ENDED = "ended", "已终止", "ended"


class MandateEnd(Codes):
    """Why a mandate has ended that nobody revoked."""

    EXPIRED = "expired", "期限届满", "its time is over"
    POST_LOST = "post_lost", "代办专员已离任", "the agent does not hold the post any more"


class MandateAction(Codes):
    """What somebody can do with a mandate."""

    REVOCATION = "revocation", "撤销委托", "revocation"


MANDATE_STATUS = Vocabulary.of(MandateStatus, Text("委托状态", "Whether a mandate can be used"))
MANDATE_END = Vocabulary.of(MandateEnd, Text("委托终止原因", "Why a mandate has ended"))
MANDATE_ACTION = Vocabulary.of(MandateAction, Text("可对委托执行的操作", "What somebody can do with a mandate"))


class CoveredItemSchema(Strict):
    """An item that a mandate covers."""

    id = fields.UUID(required=True)
    name = fields.String(required=True, metadata={"audience": EVERYBODY})


class MandateSchema(Strict):
    """A mandate as it stands."""

    heads: ClassVar = {
        "agent_name": Text("代办专员", "service agent"),
        "valid_from": Text("委托起始", "valid from"),
        "valid_to": Text("委托截止", "valid to"),
        "agent_organization_name": Text("专员所在单位", "office of the agent"),
        "items": Text("事项", "items"),
        "all_items": Text("全部事项", "all items"),
        "note": Text("说明", "note"),
        "granted_at": Text("委托时间", "granted"),
        "granted_by_name": Text("委托人", "granted by"),
        "revoked_at": Text("撤销时间", "revoked"),
        "revoked_by_name": Text("撤销人", "revoked by"),
        "ended_at": Text("终止时间", "ended"),
        "ended_because": Text("终止原因", "why it ended"),
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata=described("The number for people.", audience=EVERYBODY))
    enterprise_id = fields.UUID(required=True, metadata=described("In whose name the agent acts."))
    enterprise_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    agent_id = fields.UUID(required=True, metadata=described("The person who acts."))
    agent_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    agent_organization_id = fields.UUID(required=True, metadata=described("Where the agent held the post then."))
    agent_organization_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    all_items = fields.Boolean(required=True, metadata=described("Whether it covers every item; else `items` does."))
    items = fields.List(fields.Nested(CoveredItemSchema), required=True, metadata=described("What it covers alone."))
    valid_from = fields.Date(required=True, metadata=described("The first day on which the agent may act."))
    valid_to = fields.Date(required=True, metadata=described("The last one."))
    status = chosen(MANDATE_STATUS, "Whether it can be used now.", required=True)
    note = fields.String(required=True, metadata=described("For the agent.", audience=EVERYBODY))
    granted_at = fields.AwareDateTime(required=True)
    granted_by_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    revoked_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("From when on the agent may not act any more.")
    )
    revoked_by_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    reason = fields.String(
        required=True, allow_none=True, metadata=described("Why it was revoked.", audience=EVERYBODY)
    )
    ended_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When it was found to be over; null if it was revoked.")
    )
    ended_because = chosen(MANDATE_END, "Why it ended.", required=True, allow_none=True)
    actions = listing(MANDATE_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class GrantMandateSchema(Strict):
    """A new mandate."""

    enterprise_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The enterprise; needed only by whoever speaks for several."),
    )
    agent_id = fields.UUID(required=True, metadata=described("Somebody who holds a post as service agent today."))
    item_ids = fields.List(
        fields.UUID(),
        load_default=None,
        allow_none=True,
        validate=validate.Length(min=1, max=MOST_ITEMS),
        metadata=described("The items of the catalog that it covers; null for all matters of the enterprise."),
    )
    valid_from = day("The first day; preset: today.", load_default=None, allow_none=True)
    valid_to = day("The last day, three years after the first one at most.", required=True)
    note = text(500, minimum=0, required=False, load_default="", metadata=described("For the agent."))

    @validates_schema
    def _each_once(self, data: dict[str, Any], **_: object) -> None:
        given = data["item_ids"] or []
        if len(set(given)) != len(given):
            raise validation_error("事项重复。", "An item is given twice.", at=("item_ids",))


class RevokeMandateSchema(Strict):
    """Why it is revoked."""

    reason = text(500, minimum=0, required=False, load_default="", metadata=described("For the agent."))


class MandatesQuery(PageQuery):
    """Which mandates; the latest granted first."""

    enterprise_id = fields.UUID(load_default=None, metadata=described("Of this enterprise."))
    agent_id = fields.UUID(load_default=None, metadata=described("Of this agent."))
    status = several(MANDATE_STATUS, "One or several statuses.")


class MandateData(Tolerant):
    """A mandate after what happened."""

    id = fields.UUID(required=True, metadata=described("The mandate."))
    number = fields.String(required=True, metadata=described("The number that people know it by.", audience=EVERYBODY))
    enterprise_id = fields.UUID(required=True, metadata=described("In whose name the agent acts."))
    enterprise_name = fields.String(required=True, metadata=described("Its name.", audience=EVERYBODY))
    agent_id = fields.UUID(required=True, metadata=described("The person who acts."))
    agent_name = fields.String(required=True, metadata=described("The name of the agent.", audience=EVERYBODY))
    item_names = fields.List(
        fields.String(metadata={"audience": EVERYBODY}),
        required=True,
        metadata=described("The items that it covers alone; empty for all."),
    )
    valid_from = fields.Date(required=True, metadata=described("The first day on which the agent may act."))
    valid_to = fields.Date(required=True, metadata=described("The last one."))
    reason = fields.String(
        required=True, allow_none=True, metadata=described("Why it was revoked.", audience=EVERYBODY)
    )
    cause = chosen(MANDATE_END, "Why it has ended that nobody revoked.", required=True, allow_none=True)
    version = version_after()


class ServiceAgentSchema(Strict):
    """Somebody whom an enterprise can give a mandate."""

    id = fields.UUID(required=True, metadata=described("The person."))
    name = fields.String(required=True, metadata={"audience": EVERYBODY})
    organization_id = fields.UUID(required=True, metadata=described("Where the post is held."))
    organization_name = fields.String(required=True, metadata={"audience": EVERYBODY})


class ServiceAgentsQuery(PageQuery):
    """Which service agents; by name."""

    organization_id = fields.UUID(load_default=None, metadata=described("Of this park or department."))
    name = line(60, required=False, load_default=None, metadata=described("A part of the name."))


MANDATE_GRANTED_ALREADY = Problem(
    "mandate-granted-already",
    409,
    Text("已有委托", "There is a mandate already"),
    Text(
        "已委托 {agent}(委托编号 {number}),请先撤销。",
        "{agent} has the mandate {number} of the enterprise; revoke it first.",
    ),
)
AGENT_FULLY_MANDATED = Problem(
    "agent-fully-mandated",
    409,
    Text("代办专员的委托已达上限", "The agent has all mandates one can have"),
    Text("{agent} 最多同时接受 {limit} 家企业委托。", "{agent} can act for {limit} enterprises at a time and does."),
)
MANDATE_OVER = Problem(
    "mandate-over",
    409,
    Text("委托已失效", "The mandate is over"),
    Text("委托 {number} 已撤销或终止。", "The mandate {number} has been revoked or has ended."),
)

MANDATE = Resource(
    "requests",
    "mandate",
    Text("委托", "mandate"),
    "/v1/mandates",
    MandateSchema,
    seen_by=SeenBy(
        organizations={"enterprise_id": GRANTERS},
        persons=("agent_id",),
        everything=frozenset({Role.OPERATOR}),
    ),
)
SERVICE_AGENT = Resource(
    "requests", "service_agent", Text("代办专员", "service agent"), "/v1/service-agents", ServiceAgentSchema
)

LIST_MANDATES = MANDATE.list(
    Text("委托列表", "List the mandates of one's enterprise, and those given to oneself"),
    _READERS,
    MandatesQuery,
    description="The latest granted first.",
    example={"status": ["in_force"]},
)
GET_MANDATE = MANDATE.read(Text("查看委托", "Read a mandate"), _READERS, etag=True)
GRANT_MANDATE = MANDATE.create(
    Text("委托代办专员", "Have a service agent act in the enterprise's name"),
    GRANTERS,
    GrantMandateSchema,
    name="grant_mandate",
    description=(
        "The agent submits requests and takes the enterprise's steps, except for evaluations, and except for granting "
        "mandates. It ends when it is revoked, when its last day is over, and when the agent loses the post."
    ),
    problems=(MANDATE_GRANTED_ALREADY, AGENT_FULLY_MANDATED),
    example={"agent_id": "019a0000-0000-7000-8000-000000000003", "valid_to": "2026-12-31", "note": "代办用工类诉求"},
)
REVOKE_MANDATE = MANDATE.act(
    "revocation",
    Text("撤销委托", "Revoke a mandate at once"),
    GRANTERS,
    RevokeMandateSchema,
    name="revoke_mandate",
    description="Whatever the agent has not done by then is refused, also what is being done at the moment.",
    problems=(MANDATE_OVER,),
    example={"reason": "人员变动"},
)
MANDATE_ACTIONS = Actions(MANDATE, MANDATE_ACTION, {MandateAction.REVOCATION: REVOKE_MANDATE})
LIST_SERVICE_AGENTS = SERVICE_AGENT.list(
    Text("代办专员名单", "List the service agents"),
    GRANTERS | {Role.SERVICE_CLERK},
    ServiceAgentsQuery,
    description="By name.",
)

MANDATE_GRANTED = MANDATE.event("granted", Text("企业委托了代办专员", "An enterprise granted a mandate"), MandateData)
MANDATE_REVOKED = MANDATE.event("revoked", Text("企业撤销了委托", "An enterprise revoked a mandate"), MandateData)
MANDATE_ENDED = MANDATE.event(
    "ended", Text("委托已终止", "A mandate has ended: its time is over, or the agent lost the post"), MandateData
)

TOLD = Told((MANDATE,))
