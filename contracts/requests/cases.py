"""Cases: similar requests that are handled together, with one official answer to all of them.

A request is in one open case at most. Each member keeps its number, its deadline, its answer and its evaluation.
"""

from typing import Any, ClassVar

from marshmallow import fields, validates_schema

from contracts.actions import listing
from contracts.common import PageQuery, Strict, choice, chosen, day, described, page_of, several
from contracts.problem import Text
from contracts.requests.case_vocabulary import (
    CASE_ACTION,
    CASE_MEMBER_STATUS,
    CASE_STATUS,
    CASE_STEP,
    CASE_WAITING,
    CaseWaiting,
)
from contracts.requests.vocabulary import REQUEST_STATUS
from contracts.resource import Resource
from contracts.roles import ROLE, Role
from contracts.search import sought
from contracts.sight import SeenBy
from contracts.validation import check_period
from contracts.worklists import Waiting

VIEWERS = frozenset({Role.DISPATCHER, Role.DEPARTMENT_HANDLER, Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.OPERATOR})
KEEPERS = frozenset({Role.DISPATCHER, Role.SUPERVISOR})
LEAD = frozenset({Role.DEPARTMENT_HANDLER})
SEEN_BY = SeenBy(
    organizations={
        "department_id": frozenset({Role.DEPARTMENT_HANDLER}),
        "park_id": frozenset({Role.DISPATCHER}),
    },
    chains={"chain_id": frozenset({Role.DISPATCHER, Role.CHAIN_CHIEF, Role.SUPERVISOR})},
    everything=frozenset({Role.OPERATOR}),
    formerly={"from_department_id": frozenset({Role.DEPARTMENT_HANDLER})},
)
VISIBLE = (
    "Dispatchers see the cases of their chain or park, handlers those that their department leads, chain chiefs and "
    "supervisors those of their chain; supervisors of all chains and operators see all. Enterprises see none: each has "
    "its own request."
)


class CaseSchema(Strict):
    """A case."""

    heads: ClassVar = {
        "members": Text("诉求数", "requests"),
        "answered": Text("已答复数", "answered"),
        "opened_at": Text("立案时间", "opened"),
        "answered_at": Text("答复时间", "answered at"),
        "ended_at": Text("结束时间", "ended"),
        "end_reason": Text("结束原因", "why ended"),
        "answer": Text("统一答复", "the answer"),
        "job_id": None,
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata=described("The number for people: the day and a serial number."))
    title = fields.String(required=True, metadata=described("What the requests have in common."))
    description = fields.String(required=True, metadata=described("What it is about, for the offices."))
    status = chosen(CASE_STATUS, "Where it stands.", required=True)
    department_id = fields.UUID(required=True, metadata=described("The lead department, which answers."))
    department_name = fields.String(required=True, allow_none=True)
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain whose case it is, if any."))
    chain_name = fields.String(required=True, allow_none=True)
    park_id = fields.UUID(required=True, allow_none=True, metadata=described("The park whose case it is, if any."))
    park_name = fields.String(required=True, allow_none=True)
    members = fields.Integer(required=True, metadata=described("How many requests are in it, answered ones included."))
    answered = fields.Integer(required=True, metadata=described("How many of them have been answered by it."))
    due_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("The earliest deadline of the requests that wait in it.")
    )
    answer = fields.String(required=True, allow_none=True, metadata=described("The one official answer, once given."))
    opened_at = fields.AwareDateTime(required=True)
    answered_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When the last of its requests was answered.")
    )
    ended_at = fields.AwareDateTime(required=True, allow_none=True)
    end_reason = fields.String(required=True, allow_none=True)
    job_id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described("The job that answers its requests now, of whoever called it; null otherwise."),
    )
    actions = listing(CASE_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class CasesQuery(PageQuery):
    """Which cases."""

    status = several(CASE_STATUS, "One or several statuses.")
    chain_id = fields.UUID(load_default=None, metadata=described("Of this chain."))
    park_id = fields.UUID(load_default=None, metadata=described("Of this park."))
    department_id = fields.UUID(load_default=None, metadata=described("Led by this department."))
    request_id = fields.UUID(load_default=None, metadata=described("With this request, also if it was removed."))
    waiting = choice(CASE_WAITING, "Waiting for the caller to do this, as in the worklist.", load_default=None)
    opened_from = day("Opened on this day or later.", load_default=None)
    opened_to = day("Opened on this day or earlier.", load_default=None)
    answered_from = day("Answered on this day or later.", load_default=None)
    answered_to = day("Answered on this day or earlier.", load_default=None)
    q = sought("Words of title, description and answer, the number.")

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        for name in ("opened", "answered"):
            check_period(data, name)


class CaseMemberSchema(Strict):
    """A request of a case."""

    heads: ClassVar = {
        "request_id": None,
        "request_status": Text("诉求状态", "request status"),
        "status": Text("在案状态", "in the case"),
        "added_at": Text("并入时间", "added"),
        "answered_at": Text("答复时间", "answered"),
        "removed_at": Text("移出时间", "removed"),
        "reason": Text("原因", "why"),
        "addition": Text("补充答复", "addition"),
        "refusal": Text("未答复原因", "why not answered"),
    }

    id = fields.UUID(required=True, metadata=described("The membership."))
    request_id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    request_status = chosen(REQUEST_STATUS, "Where the request stands now.", required=True)
    enterprise_id = fields.UUID(required=True)
    enterprise_name = fields.String(required=True)
    department_id = fields.UUID(required=True, allow_none=True, metadata=described("Who has it now."))
    department_name = fields.String(required=True, allow_none=True)
    due_at = fields.AwareDateTime(required=True, allow_none=True)
    status = chosen(CASE_MEMBER_STATUS, "Whether it is in the case, answered by it, or was removed.", required=True)
    addition = fields.String(required=True, allow_none=True, metadata=described("What it was answered besides."))
    refusal = fields.String(
        required=True,
        allow_none=True,
        metadata=described("Why it could not be answered with the others, in Chinese; null where nobody tried."),
    )
    added_at = fields.AwareDateTime(required=True)
    answered_at = fields.AwareDateTime(required=True, allow_none=True)
    removed_at = fields.AwareDateTime(required=True, allow_none=True)
    reason = fields.String(
        required=True,
        allow_none=True,
        metadata=described("Why it was removed, else why it was added, if that was said."),
    )


class CaseMembersQuery(PageQuery):
    """Which of them."""

    status = several(CASE_MEMBER_STATUS, "Only in one of these states.")


class CaseHistorySchema(Strict):
    """One step with a case."""

    heads: ClassVar = {
        "at": Text("时间", "when"),
        "action": Text("步骤", "step"),
        "requests": Text("涉及诉求", "requests"),
        "count": Text("件数", "how many"),
        "department_name": Text("主办部门", "lead department"),
    }

    id = fields.UUID(required=True)
    at = fields.AwareDateTime(required=True)
    action = chosen(CASE_STEP, "What happened.", required=True)
    person_id = fields.UUID(required=True, allow_none=True)
    person_name = fields.String(required=True)
    role = chosen(ROLE, "In which role it was done.", required=True, allow_none=True)
    organization_id = fields.UUID(required=True, allow_none=True, metadata=described("For which organization."))
    organization_name = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True, metadata=described("The words given for it."))
    count = fields.Integer(required=True, allow_none=True, metadata=described("How many requests it was about."))
    requests = fields.List(
        fields.String(), required=True, metadata=described("Their numbers, the first hundred of them.")
    )
    department_name = fields.String(
        required=True, allow_none=True, metadata=described("The lead department after it, where that is new.")
    )


CASE = Resource("requests", "case", Text("集中办理", "case"), "/v1/cases", CaseSchema, seen_by=SEEN_BY)

LIST_CASES = CASE.list(
    Text("集中办理列表", "List the cases the caller may see"),
    VIEWERS,
    CasesQuery,
    description=f"The newest first. {VISIBLE}",
    example={"status": ["open"]},
)
GET_CASE = CASE.read(Text("查看集中办理", "Read a case"), VIEWERS, description=VISIBLE, etag=True)
LIST_CASE_MEMBERS = CASE.part(
    "members",
    Text("集中办理的诉求", "The requests of a case"),
    VIEWERS,
    name="list_case_members",
    query=CaseMembersQuery,
    result=page_of(CaseMemberSchema),
    description="In the order in which they were added, removed ones included; those that the caller may see.",
    example={"status": ["waiting"]},
)
LIST_CASE_HISTORY = CASE.part(
    "history",
    Text("集中办理的过程", "The history of a case, in the order of its steps"),
    VIEWERS,
    name="list_case_history",
    query=PageQuery,
    result=page_of(CaseHistorySchema),
    example={"limit": 25},
)
TO_ANSWER = Waiting(CASE, CaseWaiting.ANSWER, LEAD, LIST_CASES, {"waiting": str(CaseWaiting.ANSWER)})
