"""Staff requests: what employees ask, taken in by a service centre, for no enterprise unless the employee says so.

They are requests with the life, the reads and the steps of all others; what is of them alone stands here.
"""

from marshmallow import fields

from contracts.audiences import INTERNAL
from contracts.bulk import bulk_of
from contracts.common import Strict, described, line, refusing
from contracts.identifiers import normal_phone, refused_phone
from contracts.operation import IfMatch, Operation
from contracts.problem import Text
from contracts.requests import refusals
from contracts.requests.catalog import SERVICE
from contracts.requests.lifecycle import MatterSchema, reason
from contracts.requests.reading import REQUEST, RequestDetailSchema
from contracts.roles import Role

CLERK = frozenset({Role.SERVICE_CLERK})
# Whom the employee has to be known to: who took it in, and who handles it.
PERSON_READERS = CLERK | {Role.DEPARTMENT_HANDLER}
PATH = "/v1/staff-requests"


class SubmitStaffRequestSchema(MatterSchema):
    """A new staff request, by a clerk for an employee."""

    person_name = line(60, metadata=described("Who asks. Encrypted; read in full by itself.", personal=True))
    person_phone = line(
        60,
        required=False,
        load_default=None,
        allow_none=True,
        form=normal_phone,
        checks=[refusing(refused_phone)],
        metadata=described("How to reach who asks. Encrypted; read in full by itself.", personal=True, cell="phone"),
    )
    employer_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The enterprise whose employee asks. Its contacts learn nothing of it."),
    )
    centre_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The park whose service centre takes it in; needed only by a clerk of several."),
    )
    opened_to_employer = fields.Boolean(
        load_default=False, metadata=described("Whether the employee lets the employer read it.")
    )


class OpenStaffRequestSchema(Strict):
    """What the employee says about the employer."""

    opened = fields.Boolean(required=True, metadata=described("Whether the employer may read it from now on."))
    reason = reason("What the employee said.")


class StaffPersonSchema(Strict):
    """Who asks."""

    request_id = fields.UUID(required=True)
    name = fields.String(required=True, metadata=described("The name in full.", personal=True, audience=INTERNAL))
    phone = fields.String(
        required=True,
        allow_none=True,
        metadata=described("The telephone number in full.", personal=True, audience=INTERNAL),
    )


SUBMIT_STAFF_REQUEST = Operation(
    service=SERVICE,
    name="submit_staff_request",
    method="POST",
    path=PATH,
    summary=Text("受理职工诉求", "Take in a staff request"),
    description=(
        "By a clerk of a service centre, who dispatches it too. It is read and handled like every request "
        "(`/v1/requests`), with `channel` `staff`; the employer's contacts are told nothing of it and find it nowhere, "
        "unless the employee says so. Name and telephone number are encrypted and read by themselves."
    ),
    access=CLERK,
    body=SubmitStaffRequestSchema,
    result=RequestDetailSchema,
    status=201,
    resource=REQUEST,
    example={
        "title": "子女入学咨询",
        "description": "女儿今年9月上小学,想了解随迁子女入学需要哪些材料。",
        "person_name": "林晓梅",
        "person_phone": "13900000001",
    },
)
SUBMIT_STAFF_REQUESTS = bulk_of(
    SUBMIT_STAFF_REQUEST,
    "submit_staff_requests",
    f"{PATH}/several",
    Text("批量受理职工诉求", "Take in several staff requests"),
)
OPEN_STAFF_REQUEST = Operation(
    service=SERVICE,
    name="open_staff_request",
    method="POST",
    path=f"{PATH}/{{request_id}}/opening",
    summary=Text("调整职工诉求是否向用人单位公开", "Open a staff request to the employer, or no longer"),
    description="As the employee says. The employer's contacts read it then, and take no step with it.",
    access=CLERK,
    body=OpenStaffRequestSchema,
    result=RequestDetailSchema,
    if_match=IfMatch.OPTIONAL,
    problems=(refusals.NO_EMPLOYER,),
    resource=REQUEST,
    example={"opened": True, "reason": "本人同意向单位公开"},
)
GET_STAFF_PERSON = Operation(
    service=SERVICE,
    name="get_staff_person",
    method="GET",
    path=f"{PATH}/{{request_id}}/person",
    summary=Text("查看职工姓名和电话(留痕)", "Read who asks, in full"),
    description="For the clerks of the service centre and the department that has it. Every read is written down.",
    access=PERSON_READERS,
    result=StaffPersonSchema,
    audited=True,
    resource=REQUEST,
)
