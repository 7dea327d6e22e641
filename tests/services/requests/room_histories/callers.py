"""Who may call what of the histories of the things of rooms: once more, so that a slip is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import room_histories
from contracts.roles import ALL_ROLES, Role

OFFICES = {
    Role.DEPARTMENT_HANDLER,
    Role.SERVICE_CLERK,
    Role.DISPATCHER,
    Role.SUPERVISOR,
    Role.CHAIN_CHIEF,
    Role.OPERATOR,
}
CALLERS: dict[Operation, Set[Role]] = {
    room_histories.LIST_PROSPECT_HISTORY: OFFICES,
    room_histories.LIST_NEGOTIATION_HISTORY: OFFICES,
    room_histories.LIST_VISIT_HISTORY: {*OFFICES, Role.ENTERPRISE_CONTACT},
    room_histories.LIST_VISIT_PLAN_HISTORY: OFFICES,
    room_histories.LIST_ACTIVITY_HISTORY: ALL_ROLES,
}
