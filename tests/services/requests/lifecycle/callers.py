"""Who may call what of the steps with a request: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import lifecycle
from contracts.roles import Role

# An agent acts for an enterprise by its mandate.
ENTERPRISE = {Role.ENTERPRISE_CONTACT, Role.SERVICE_AGENT}
# A supervisor stands in while no dispatcher can act.
DISPATCHER = {Role.DISPATCHER, Role.SUPERVISOR, Role.SERVICE_CLERK}
# A clerk of the service centre for the employee of a staff request.
ASKER = ENTERPRISE | {Role.SERVICE_CLERK}
EVALUATORS = {Role.ENTERPRISE_CONTACT, Role.SERVICE_CLERK}
DEPARTMENT = {Role.DEPARTMENT_HANDLER}
CALLERS: dict[Operation, Set[Role]] = {
    lifecycle.SUBMIT_REQUEST: ENTERPRISE | {Role.GRID_WORKER, Role.SERVICE_CLERK},
    lifecycle.DISPATCH_REQUEST: DISPATCHER,
    lifecycle.ACCEPT_REQUEST: DEPARTMENT,
    lifecycle.RETURN_REQUEST: DEPARTMENT,
    lifecycle.REDISPATCH_REQUEST: DISPATCHER,
    lifecycle.CONFIRM_DISPATCH: DISPATCHER,
    lifecycle.REQUEST_EXTENSION: DEPARTMENT,
    lifecycle.DECIDE_EXTENSION: DISPATCHER,
    lifecycle.ANSWER_REQUEST: DEPARTMENT,
    lifecycle.EVALUATE_REQUEST: EVALUATORS,
    lifecycle.WITHDRAW_REQUEST: ASKER,
    lifecycle.REVIEW_REQUEST: {Role.SUPERVISOR},
}
