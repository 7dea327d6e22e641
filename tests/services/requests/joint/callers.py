"""Who may call what of parts: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.audiences import INTERNAL
from contracts.operation import Operation
from contracts.requests import joint
from contracts.requests.reading import VIEWERS
from contracts.roles import Role

# A supervisor stands in while no dispatcher can act, or nobody at the co-department; a clerk sends staff requests.
DISPATCHER = {Role.DISPATCHER, Role.SUPERVISOR, Role.SERVICE_CLERK}
CO_DEPARTMENT = {Role.DEPARTMENT_HANDLER}
CALLERS: dict[Operation, Set[Role]] = {
    joint.ADD_PART: DISPATCHER,
    joint.GET_PART: VIEWERS,
    joint.GET_PART_DEADLINE: VIEWERS,
    joint.ACCEPT_PART: CO_DEPARTMENT,
    joint.RETURN_PART: CO_DEPARTMENT,
    joint.CONFIRM_PART: DISPATCHER,
    joint.REQUEST_PART_EXTENSION: CO_DEPARTMENT,
    joint.DECIDE_PART_EXTENSION: DISPATCHER,
    joint.CONTRIBUTE_PART: CO_DEPARTMENT,
    joint.RELEASE_PART: DISPATCHER,
    joint.PART_FILES.list: VIEWERS & INTERNAL,
    joint.PART_FILES.remove: {Role.DEPARTMENT_HANDLER, Role.SUPERVISOR, Role.OPERATOR},
}
