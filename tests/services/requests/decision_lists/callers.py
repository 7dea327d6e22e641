"""Who may call what of decision lists: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import decision_lists
from contracts.roles import ALL_ROLES, Role

CALLERS: dict[Operation, Set[Role]] = {
    decision_lists.LIST_DECISION_LISTS: ALL_ROLES,
    decision_lists.GET_DECISION_LIST: ALL_ROLES,
    decision_lists.LIST_DECISION_ITEMS: ALL_ROLES,
    decision_lists.ADD_DECISION_LIST: {Role.OPERATOR},
    decision_lists.END_DECISION_LIST: {Role.OPERATOR},
}
