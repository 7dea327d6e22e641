"""What a request looks like, and the operations that read it."""

from typing import Any, ClassVar

from marshmallow import fields, validates_schema

from contracts.actions import listing
from contracts.audiences import EVERYBODY
from contracts.common import PageQuery, Strict, choice, chosen, day, described, page_of, several
from contracts.problem import Text
from contracts.requests.deadline import NEVER_OWED, DeadlineQuery, DeadlineSchema, OpenClockSchema
from contracts.requests.history import HISTORY_ENTRY
from contracts.requests.marking import mark, unless_marked
from contracts.requests.parts import PartSchema
from contracts.requests.vocabulary import (
    LATE_DUTY,
    REQUEST_ACTION,
    REQUEST_CHANNEL,
    REQUEST_ORDER,
    REQUEST_PENDING,
    REQUEST_STATUS,
    REQUEST_WAITING,
    REVIEW_DECISION,
    RUNG,
)
from contracts.resource import Resource
from contracts.roles import FOR_ENTERPRISES, Role
from contracts.search import sought
from contracts.sight import SeenBy
from contracts.validation import check_period

# Who may see requests at all; on which ones is decided in the service.
VIEWERS = frozenset(
    {
        Role.ENTERPRISE_CONTACT,
        Role.DISPATCHER,
        Role.DEPARTMENT_HANDLER,
        Role.SUPERVISOR,
        Role.CHAIN_CHIEF,
        Role.OPERATOR,
        Role.SERVICE_CLERK,
        Role.GRID_WORKER,
        Role.SERVICE_AGENT,
    }
)
# Who is told how many there are: agents act for enterprises, whose figures are their own.
COUNTERS = VIEWERS - {Role.SERVICE_AGENT}


VISIBLE = (
    "Enterprise contacts see the requests of their enterprise, department handlers those that their department has or "
    "has a part in, dispatchers those of their chain or park, chain chiefs those of their chain. A supervisor whose "
    "post names a chain sees the requests of that chain only; one whose post names none sees all, and so do operators. "
    "Service centre clerks and grid workers see what they have taken in for an enterprise, service agents what the "
    "mandates cover that they hold now (`/v1/mandates`). Staff requests are seen by the clerks of their service "
    "centre, the departments that have them or a part in them, operators and supervisors whose posts name no chain; "
    "by the employer's contacts only where the employee has opened them."
)


class FormAnswerSchema(Strict):
    """One answer of the form, with the question as it was asked then."""

    key = fields.String(required=True, metadata={"audience": EVERYBODY})
    label = fields.String(required=True, metadata={"audience": EVERYBODY})
    value = fields.Raw(
        required=True,
        metadata=described("A string, number, boolean or date (YYYY-MM-DD), by the type.", audience=EVERYBODY),
    )


class RequestSchema(Strict):
    """A request as lists show it."""

    heads: ClassVar = {
        "provisional": Text("期限为暂定", "due date is provisional"),
        "overdue": Text("逾期", "overdue"),
        "rung": Text("督办级别", "supervision"),
        "pending": Text("待决事项", "waiting for a decision"),
        "answered_at": Text("答复时间", "answered"),
        "closed_at": Text("办结时间", "closed"),
        "channel": Text("来源渠道", "channel"),
        "on_site_day_id": None,
        "co_department_ids": None,
        "co_department_names": Text("协办部门", "co-departments"),
        "open_parts": Text("未完成协办", "parts open"),
        "employer": Text("职工所在单位", "employer"),
        "opened_to_employer": Text("向用人单位公开", "open to the employer"),
    }

    id = fields.UUID(required=True)
    number = fields.String(
        required=True,
        metadata=described("The number for people: the day and a serial number.", audience=EVERYBODY),
    )
    title = fields.String(required=True, metadata={"audience": EVERYBODY})
    status = chosen(REQUEST_STATUS, "Where it stands.", required=True)
    channel = chosen(REQUEST_CHANNEL, "By which way it came in.", required=True)
    on_site_day_id = fields.UUID(
        required=True, allow_none=True, metadata=described("The on-site day on which it was taken in, if it was.")
    )
    item_id = fields.UUID(required=True, allow_none=True, metadata=described("Null until it has been classified."))
    item_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    enterprise_id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described("Who asks; null for a staff request, which no enterprise asks."),
    )
    enterprise_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    employer_id = fields.UUID(
        required=True, allow_none=True, metadata=described("Of a staff request, whose employee asks, if that is said.")
    )
    employer_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    opened_to_employer = fields.Boolean(
        required=True,
        metadata=described("Whether the employee lets the employer read a staff request; of others false."),
    )
    chain_id = fields.UUID(required=True, allow_none=True)
    chain_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    segments = fields.List(
        fields.String(metadata={"audience": EVERYBODY}),
        required=True,
        metadata=described("The segments in which the enterprise works on the chain."),
    )
    park_id = fields.UUID(required=True, allow_none=True)
    park_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    department_id = fields.UUID(required=True, allow_none=True, metadata=described("Who handles it now."))
    department_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    co_department_ids = fields.List(
        fields.UUID(), required=True, metadata=described("Co-departments, which have a part in it; none if released.")
    )
    co_department_names = fields.List(fields.String(metadata={"audience": EVERYBODY}), required=True)
    open_parts = fields.Integer(
        required=True, metadata=described("How many parts are not done yet; until then it cannot be answered.")
    )
    submitted_at = fields.AwareDateTime(required=True)
    due_at = fields.AwareDateTime(required=True, allow_none=True, metadata=described("Null before the dispatch."))
    provisional = fields.Boolean(
        required=True, metadata=described("Whether `due_at` may change when the holidays of a year are published.")
    )
    overdue = fields.Boolean(
        required=True,
        metadata=described(
            "Whether it is late: still to be answered after the due date (while a return is reviewed, or the "
            "enterprise has to supply something, none becomes late), or still not dispatched when the dispatcher's "
            "clock has run out. What else is late stands under `clocks` of the detail."
        ),
    )
    rung = chosen(RUNG, "The highest rung of the supervision ladder reached.", required=True, allow_none=True)
    answered_at = fields.AwareDateTime(required=True, allow_none=True)
    closed_at = fields.AwareDateTime(required=True, allow_none=True)
    pending = fields.List(
        chosen(REQUEST_PENDING), required=True, metadata=described("What of it waits for a decision now.")
    )
    actions = listing(REQUEST_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class PendingExtensionSchema(Strict):
    """An extension that waits for the dispatcher's decision."""

    days = fields.Integer(required=True)
    reason = fields.String(
        required=True,
        allow_none=True,
        metadata=unless_marked("What the department says; null where it is not for the caller."),
    )
    visible_to_enterprise = mark(required=True)
    asked_at = fields.AwareDateTime(required=True)


class PendingSupplementSchema(Strict):
    """What the enterprise has been asked to supply; the clock stands still meanwhile."""

    content = fields.String(required=True, metadata=described("What is needed.", audience=EVERYBODY))
    days = fields.Integer(required=True, metadata=described("For how many working days the clock waits at most."))
    asked_at = fields.AwareDateTime(required=True)
    until = fields.AwareDateTime(required=True, metadata=described("When the clock goes on in any case."))


class EvaluationSchema(Strict):
    """How the enterprise evaluated an answer, 1 (very bad) to 5 (very good) in each dimension."""

    response_time = fields.Integer(required=True)
    result = fields.Integer(required=True)
    attitude = fields.Integer(required=True)
    overall = fields.Integer(required=True)
    comment = fields.String(required=True, metadata={"audience": EVERYBODY})
    poor = fields.Boolean(required=True)
    at = fields.AwareDateTime(required=True)


class ReviewedSchema(Strict):
    """What the supervisor decided on a poor evaluation."""

    decision = chosen(REVIEW_DECISION, "What was decided.", required=True)
    reason = fields.String(
        required=True,
        allow_none=True,
        metadata=unless_marked("Why; null where it is not for the caller."),
    )
    visible_to_enterprise = mark(required=True)
    at = fields.AwareDateTime(required=True)


class AnswerRoundSchema(Strict):
    """One handling that ended with an answer, and what came of the answer."""

    round = fields.Integer(required=True, metadata=described("Which one, counted from 1."))
    current = fields.Boolean(
        required=True,
        metadata=described("Whether its answer is the one that holds; none is while it is handled again."),
    )
    department_id = fields.UUID(required=True, metadata=described("Who answered."))
    department_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    answer = fields.String(required=True, metadata={"audience": EVERYBODY})
    answered_at = fields.AwareDateTime(required=True)
    on_time = fields.Boolean(required=True, metadata=described("Whether it was given by the due date."))
    used_minutes = fields.Integer(required=True, metadata=described("Working time since the dispatch."))
    evaluation = fields.Nested(EvaluationSchema, required=True, allow_none=True)
    review = fields.Nested(ReviewedSchema, required=True, allow_none=True)


class RequestDetailSchema(RequestSchema):
    """A request in full."""

    description = fields.String(required=True, metadata={"audience": EVERYBODY})
    form = fields.List(fields.Nested(FormAnswerSchema), required=True)
    submitted_by = fields.UUID(required=True, metadata=described("The person who submitted it."))
    submitted_by_name = fields.String(
        required=True, allow_none=True, metadata=described("The name that person had then.", audience=EVERYBODY)
    )
    answer = fields.String(
        required=True,
        allow_none=True,
        metadata=described("The answer that holds; null before, and while it is handled again.", audience=EVERYBODY),
    )
    answered_on_time = fields.Boolean(required=True, allow_none=True)
    evaluation = fields.Nested(
        EvaluationSchema, required=True, allow_none=True, metadata=described("Of the answer that holds.")
    )
    rounds = fields.List(
        fields.Nested(AnswerRoundSchema),
        required=True,
        metadata=described("All answers with their evaluations, in the order in which they were given."),
    )
    closes_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When an answer that nobody evaluates closes by itself.")
    )
    closes_provisional = fields.Boolean(
        required=True, metadata=described("Whether `closes_at` may change when the holidays of a year are published.")
    )
    extended_days = fields.Integer(required=True, metadata=described("Working days granted in this handling."))
    pending_extension = fields.Nested(PendingExtensionSchema, required=True, allow_none=True)
    pending_supplement = fields.Nested(PendingSupplementSchema, required=True, allow_none=True)
    parts = fields.List(
        fields.Nested(PartSchema),
        required=True,
        metadata=described(
            "The parts of co-departments, in the order in which they were added; also those that ended."
        ),
    )
    clocks = fields.List(
        fields.Nested(OpenClockSchema),
        required=True,
        metadata=described("Who owes what until when: its clocks that have not stopped, the earliest due first."),
    )
    returns = fields.Integer(required=True, metadata=described("How often departments have returned it."))
    redispatches = fields.Integer(required=True, metadata=described("How often it was sent on to another department."))
    reopened = fields.Integer(required=True, metadata=described("How often the supervisor reopened it."))
    comments = fields.Integer(
        required=True, metadata=described("How many comments the caller can read of it, those withdrawn aside.")
    )
    return_until = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("Until when the department may return the dispatch.")
    )


class RequestsQuery(PageQuery):
    """Which requests, in which order."""

    status = several(REQUEST_STATUS, "One or several statuses.")
    channel = several(REQUEST_CHANNEL, "Come in by one of these ways.")
    on_site_day_id = fields.UUID(load_default=None, metadata=described("Taken in on this on-site day."))
    staff = fields.Boolean(load_default=None, metadata=described("Staff requests alone, or none of them."))
    item_id = fields.UUID(load_default=None, metadata=described("Of this item."))
    chain_id = fields.UUID(load_default=None, metadata=described("Of this chain."))
    park_id = fields.UUID(load_default=None, metadata=described("From this park."))
    department_id = fields.UUID(load_default=None, metadata=described("With this department now."))
    co_department_id = fields.UUID(
        load_default=None, metadata=described("In which this department has a part, or had one that it did.")
    )
    enterprise_id = fields.UUID(load_default=None, metadata=described("Of this enterprise."))
    waiting = choice(REQUEST_WAITING, "Waiting for the caller to do this, as in the worklist.", load_default=None)
    overdue = fields.Boolean(load_default=None, metadata=described("Late to be answered or to be dispatched, or not."))
    late = several(LATE_DUTY, "Late now with one of these duties: who owes it has let its time pass.")
    q = sought(
        "Words of number, title, description, form, answers, the latest hundred comments that the caller may read, and "
        "of the enterprise's name. Where more than 2,000 are found, 5,000 requests are looked through a page: while "
        "`next` is not null, there is more, even if the page is empty."
    )
    submitted_from = day("Submitted on this day or later.", load_default=None)
    submitted_to = day("Submitted on this day or earlier.", load_default=None)
    closed_from = day("Closed on this day or later. Quick in the order of closing.", load_default=None)
    closed_to = day("Closed on this day or earlier. Quick in the order of closing.", load_default=None)
    sort = choice(
        REQUEST_ORDER,
        "The order; `-` for descending. Requests without a deadline come last by `due_at`; by `closed_at` only those "
        "come that are closed.",
        load_default="-submitted_at",
    )

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        for name in ("submitted", "closed"):
            check_period(data, name)


# A dispatcher is for a chain or for a park. Co-departments see what they have a part in, or had one that they did.
# A staff request has neither chain nor park nor enterprise, so that it is seen by its service centre (`centre_id`) and
# whoever handles it; by its employer (`opened_to_id`) if the employee says so.
SEEN_BY = SeenBy(
    organizations={
        # An agent's post at an enterprise is one by a mandate, which may be bounded to items.
        "enterprise_id": FOR_ENTERPRISES,
        "department_id": frozenset({Role.DEPARTMENT_HANDLER}),
        "park_id": frozenset({Role.DISPATCHER}),
        "co_department_ids": frozenset({Role.DEPARTMENT_HANDLER}),
        "centre_id": frozenset({Role.SERVICE_CLERK}),
        "opened_to_id": frozenset({Role.ENTERPRISE_CONTACT}),
    },
    chains={"chain_id": frozenset({Role.DISPATCHER, Role.CHAIN_CHIEF, Role.SUPERVISOR})},
    own={"taken_in_by": frozenset({Role.SERVICE_CLERK, Role.GRID_WORKER})},
    everything=frozenset({Role.OPERATOR}),
    formerly={
        "from_department_id": frozenset({Role.DEPARTMENT_HANDLER}),
        "part_department_id": frozenset({Role.DEPARTMENT_HANDLER}),
        "closed_to_id": frozenset({Role.ENTERPRISE_CONTACT}),
    },
    several=("co_department_ids",),
    listed="agents",
    within="item_id",
)
REQUEST = Resource("requests", "request", Text("诉求", "request"), "/v1/requests", RequestDetailSchema, seen_by=SEEN_BY)

LIST_REQUESTS = REQUEST.list(
    Text("诉求列表", "List the requests the caller may see"),
    VIEWERS,
    RequestsQuery,
    description=VISIBLE,
    result=page_of(RequestSchema),
    example={"status": ["dispatched", "handling"], "sort": "due_at"},
)
GET_REQUEST = REQUEST.read(
    Text("诉求详情", "One request, with what the caller can do now"),
    VIEWERS,
    description=VISIBLE,
    etag=True,
)
LIST_REQUEST_HISTORY = REQUEST.part(
    "history",
    Text("办理过程", "The history of a request, in the order of its steps"),
    VIEWERS,
    name="list_request_history",
    query=PageQuery,
    result=page_of(HISTORY_ENTRY),
    example={"limit": 25},
)
GET_REQUEST_DEADLINE = REQUEST.part(
    "deadline",
    Text("时限说明", "Why the request is due then"),
    VIEWERS,
    query=DeadlineQuery,
    result=DeadlineSchema,
    problems=(NEVER_OWED,),
    example={"duty": "handling"},
)
