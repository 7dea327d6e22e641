"""Cases: the operations that open, change, answer and end them."""

from typing import Any

from marshmallow import fields, validate, validates_schema

from contracts.actions import Actions
from contracts.common import Change, Strict, described, line, text
from contracts.jobs import TOO_MANY_JOBS
from contracts.problem import Text
from contracts.requests.case_refusals import (
    CASE_ANSWERED_OTHERWISE,
    CASE_BEING_ANSWERED,
    CASE_EMPTY,
    CASE_FULL,
    CASE_NOT_OPEN,
    IN_ANOTHER_CASE,
    IN_THIS_CASE,
    NOT_IN_CASE,
    NOT_WITH_LEAD,
    REQUEST_NOT_OPEN,
)
from contracts.requests.case_vocabulary import CASE_ACTION, CaseAction
from contracts.requests.cases import CASE, KEEPERS, LEAD
from contracts.requests.jobs import JOBS, RequestJobResultSchema
from contracts.requests.refusals import NOBODY_HANDLES
from contracts.validation import validation_error

# A request takes some hundredths of a second to be added, and its dispatch as long again.
MOST_AT_ONCE = 100
MOST_MEMBERS = 1_000
# An answer of a request has 5,000 characters, so both together fit.
LONGEST_ANSWER, LONGEST_ADDITION = 3_900, 1_000


def _reason(what: str) -> fields.String:
    return text(1000, metadata=described(what))


def _request_ids(least: int = 1, **options: Any) -> fields.List:
    return fields.List(
        fields.UUID(),
        validate=validate.Length(min=least, max=MOST_AT_ONCE),
        metadata=described(f"The requests, at most {MOST_AT_ONCE}."),
        **options,
    )


class _GatheredSchema(Strict):
    gather = fields.Boolean(
        load_default=True,
        metadata=described(
            "Send those to the lead department that no department has accepted yet, as a dispatch or redispatch of the "
            "caller's, where the caller may."
        ),
    )
    item_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("Classifies those that are sent and have no item of the catalog."),
    )

    @validates_schema
    def _each_once(self, data: dict[str, Any], **_: object) -> None:
        given = data.get("request_ids", ())
        if len(set(given)) < len(given):
            raise validation_error("同一诉求只能列出一次。", "Name each request once.", at=("request_ids",))


class OpenCaseSchema(_GatheredSchema):
    """A new case."""

    title = line(120, metadata=described("What the requests have in common."))
    description = text(2000, minimum=0, required=False, load_default="", metadata=described("For the offices."))
    department_id = fields.UUID(required=True, metadata=described("The lead department, which will answer."))
    chain_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The chain whose case it is; preset: that of the dispatcher who opens it."),
    )
    request_ids = _request_ids(0, load_default=list)


class ChangeCaseSchema(Change):
    """What shall be different; what is left out stays."""

    title = line(120, required=False, metadata=described("What the requests have in common."))
    description = text(2000, minimum=0, required=False, metadata=described("For the offices."))
    department_id = fields.UUID(metadata=described("The lead department; its requests stay where they are."))


class AddToCaseSchema(_GatheredSchema):
    """Requests that belong to the case."""

    request_ids = _request_ids(required=True)
    reason = text(1000, minimum=0, required=False, load_default="", metadata=described("Why, if it is worth saying."))


class RemoveFromCaseSchema(Strict):
    """Requests that do not belong to the case."""

    request_ids = _request_ids(required=True)
    reason = _reason("Why they do not belong to it.")


class AnswerAdditionSchema(Strict):
    """What is answered to one enterprise beside the official answer."""

    request_id = fields.UUID(required=True, metadata=described("The request."))
    addition = text(LONGEST_ADDITION, metadata=described("It stands below the official answer."))


class AnswerCaseSchema(Strict):
    """The official answer."""

    answer = text(
        LONGEST_ANSWER,
        required=False,
        load_default=None,
        allow_none=True,
        metadata=described("To all of them; null once it has been given, for those that could not be answered then."),
    )
    additions = fields.List(
        fields.Nested(AnswerAdditionSchema),
        load_default=list,
        validate=validate.Length(max=MOST_MEMBERS),
        metadata=described("What single requests are answered besides."),
    )


class EndCaseSchema(Strict):
    """Why it is given up."""

    reason = _reason("Why the requests are not handled together.")


_ADDING = (IN_ANOTHER_CASE, IN_THIS_CASE, REQUEST_NOT_OPEN, CASE_FULL, NOBODY_HANDLES)
OPEN_CASE = CASE.create(
    Text("集中办理立案", "Open a case of similar requests"),
    KEEPERS,
    OpenCaseSchema,
    name="open_case",
    problems=_ADDING,
    description=(
        "All of the requests are added, or none and no case is opened. Each must be one that the caller dispatches or "
        "supervises, and not answered yet."
    ),
    example={
        "title": "园区蒸汽压力不足",
        "department_id": "019a0000-0000-7000-8000-000000000002",
        "request_ids": ["019a0000-0000-7000-8000-000000000001"],
        "gather": True,
    },
)
CHANGE_CASE = CASE.change(
    Text("修改集中办理", "Change a case"),
    KEEPERS,
    ChangeCaseSchema,
    problems=(CASE_NOT_OPEN, CASE_BEING_ANSWERED, NOBODY_HANDLES),
    example={"title": "园区蒸汽压力不足(二期)"},
)
ADD_TO_CASE = CASE.act(
    "additions",
    Text("并入诉求", "Add requests to a case"),
    KEEPERS,
    AddToCaseSchema,
    name="add_to_case",
    problems=(CASE_NOT_OPEN, CASE_BEING_ANSWERED, *_ADDING),
    description="All of them or none. A request that was removed can be added again.",
    example={"request_ids": ["019a0000-0000-7000-8000-000000000001"]},
)
REMOVE_FROM_CASE = CASE.act(
    "removals",
    Text("移出诉求", "Remove requests from a case"),
    KEEPERS,
    RemoveFromCaseSchema,
    name="remove_from_case",
    problems=(CASE_NOT_OPEN, CASE_BEING_ANSWERED, NOT_IN_CASE),
    description="All of them or none. They go on by themselves, where they are; what was answered stays answered.",
    example={"request_ids": ["019a0000-0000-7000-8000-000000000001"], "reason": "该企业另有计量争议"},
)
ANSWER_CASE = CASE.act(
    "answer",
    Text("集中答复", "Answer all requests of a case"),
    LEAD,
    AnswerCaseSchema,
    problems=(
        CASE_NOT_OPEN,
        CASE_EMPTY,
        CASE_BEING_ANSWERED,
        CASE_ANSWERED_OTHERWISE,
        NOT_IN_CASE,
        NOT_WITH_LEAD,
        TOO_MANY_JOBS,
    ),
    result=RequestJobResultSchema,
    accepted=(JOBS.resource,),
    description=(
        "By a handler of the lead department. It is accepted as a job (202), which answers each request as the "
        "department itself would, accepting it first where nobody has. What cannot be answered, such as what another "
        "department has, is told with its reason in the job's result and stays in the case, unless it was withdrawn or "
        "closed; call again for those. An "
        "enterprise reads the official answer, with its own addition, at its request."
    ),
    example={"answer": "热力公司已完成主管网增容,12 月 1 日起压力恢复到 0.8 MPa。", "additions": []},
)
END_CASE = CASE.act(
    "ending",
    Text("结束集中办理", "Give up a case"),
    KEEPERS,
    EndCaseSchema,
    name="end_case",
    problems=(CASE_NOT_OPEN, CASE_BEING_ANSWERED),
    description="The requests that wait in it go on by themselves, where they are.",
    example={"reason": "经核实不属同一问题"},
)
CASE_ACTIONS = Actions(
    CASE,
    CASE_ACTION,
    {
        CaseAction.CHANGE: CHANGE_CASE,
        CaseAction.ADDITION: ADD_TO_CASE,
        CaseAction.REMOVAL: REMOVE_FROM_CASE,
        CaseAction.ANSWER: ANSWER_CASE,
        CaseAction.ENDING: END_CASE,
    },
)
