"""Who may take in staff requests and read who asks: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import staff
from contracts.roles import Role

CLERK = {Role.SERVICE_CLERK}
CALLERS: dict[Operation, Set[Role]] = {
    staff.SUBMIT_STAFF_REQUEST: CLERK,
    staff.SUBMIT_STAFF_REQUESTS: CLERK,
    staff.OPEN_STAFF_REQUEST: CLERK,
    staff.GET_STAFF_PERSON: CLERK | {Role.DEPARTMENT_HANDLER},
}
