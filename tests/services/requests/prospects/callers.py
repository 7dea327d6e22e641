"""Who may call what of the libraries of investors and target enterprises: once more, so that a slip is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import prospects
from contracts.roles import Role

KEEPERS = {Role.DEPARTMENT_HANDLER, Role.SERVICE_CLERK, Role.DISPATCHER}
VIEWERS = {*KEEPERS, Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.OPERATOR}
CALLERS: dict[Operation, Set[Role]] = {
    prospects.LIST_PROSPECTS: VIEWERS,
    prospects.GET_PROSPECT: VIEWERS,
    prospects.GET_PROSPECT_CONTACT: KEEPERS,
    prospects.REGISTER_PROSPECT: KEEPERS,
    prospects.REGISTER_PROSPECTS: KEEPERS,
    prospects.CHANGE_PROSPECT: KEEPERS,
}
