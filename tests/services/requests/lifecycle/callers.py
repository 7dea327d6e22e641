"""Who may call what of the steps with a request: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import orders
from contracts.roles import Role

ENTERPRISE = {Role.ENTERPRISE_CONTACT}
DISPATCHER = {Role.DISPATCHER}
DEPARTMENT = {Role.DEPARTMENT_HANDLER}
CALLERS: dict[Operation, Set[Role]] = {
    orders.SUBMIT_REQUEST: ENTERPRISE,
    orders.DISPATCH_REQUEST: DISPATCHER,
    orders.ACCEPT_REQUEST: DEPARTMENT,
    orders.RETURN_REQUEST: DEPARTMENT,
    orders.REDISPATCH_REQUEST: DISPATCHER,
    orders.CONFIRM_DISPATCH: DISPATCHER,
    orders.REQUEST_EXTENSION: DEPARTMENT,
    orders.DECIDE_EXTENSION: DISPATCHER,
    orders.ANSWER_REQUEST: DEPARTMENT,
    orders.EVALUATE_REQUEST: ENTERPRISE,
    orders.WITHDRAW_REQUEST: ENTERPRISE,
    orders.REVIEW_REQUEST: {Role.SUPERVISOR},
}
