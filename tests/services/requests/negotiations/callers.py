"""Who may call what of negotiations: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import negotiation_steps, negotiations
from contracts.roles import Role

KEEPERS = {Role.DEPARTMENT_HANDLER, Role.SERVICE_CLERK, Role.DISPATCHER}
VIEWERS = {*KEEPERS, Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.OPERATOR}
CALLERS: dict[Operation, Set[Role]] = {
    negotiations.LIST_NEGOTIATIONS: VIEWERS,
    negotiations.GET_NEGOTIATION: VIEWERS,
    negotiation_steps.RECORD_NEGOTIATION: KEEPERS,
    negotiation_steps.RECORD_NEGOTIATIONS: KEEPERS,
    negotiation_steps.CHANGE_NEGOTIATION: KEEPERS,
    negotiation_steps.ENTER_NEGOTIATION: KEEPERS,
    negotiation_steps.CANCEL_NEGOTIATION: KEEPERS,
    negotiation_steps.NEGOTIATION_FILES.list: VIEWERS,
    negotiation_steps.NEGOTIATION_FILES.remove: KEEPERS,
}
