"""Who may call what of rotations: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import rotations
from contracts.roles import ALL_ROLES, Role

_KEEPERS = {
    Role.DISPATCHER,
    Role.SUPERVISOR,
    Role.DEPARTMENT_HANDLER,
    Role.CHAIN_CHIEF,
    Role.SERVICE_CLERK,
}
CALLERS: dict[Operation, Set[Role]] = {
    rotations.LIST_ROTATIONS: ALL_ROLES,
    rotations.GET_ROTATION: ALL_ROLES,
    rotations.LIST_ROTATION_HISTORY: ALL_ROLES,
    rotations.SET_UP_ROTATION: _KEEPERS,
    rotations.CHANGE_ROTATION: _KEEPERS,
    rotations.SKIP_HOST: _KEEPERS,
    rotations.SWAP_HOSTS: _KEEPERS,
}
