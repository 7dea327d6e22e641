"""Who may call what of registrations for activities: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import activity_registrations as contract
from contracts.roles import ALL_ROLES, Role

_ORGANIZERS = {Role.DISPATCHER, Role.DEPARTMENT_HANDLER, Role.CHAIN_CHIEF, Role.SERVICE_CLERK}
CALLERS: dict[Operation, Set[Role]] = {
    contract.REGISTER: ALL_ROLES,
    contract.REGISTER_SEVERAL: ALL_ROLES,
    contract.LIST_REGISTRATIONS: ALL_ROLES,
    contract.LIST_MY_REGISTRATIONS: ALL_ROLES,
    contract.GET_REGISTRATION: ALL_ROLES,
    contract.CANCEL_REGISTRATION: ALL_ROLES,
    contract.CHECK_IN: ALL_ROLES,
    contract.RECORD_ACTIVITY_ATTENDANCE: _ORGANIZERS,
    contract.RECORD_ACTIVITY_ATTENDANCES: _ORGANIZERS,
}
