"""Who may call what of agreements: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import agreement_steps, agreements
from contracts.requests.agreement_events import AGREEMENT_FILES
from contracts.roles import Role

KEEPERS = {Role.DEPARTMENT_HANDLER, Role.SERVICE_CLERK, Role.DISPATCHER}
VIEWERS = {*KEEPERS, Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.OPERATOR}
CALLERS: dict[Operation, Set[Role]] = {
    agreements.LIST_AGREEMENTS: VIEWERS,
    agreements.GET_AGREEMENT: VIEWERS,
    agreements.LIST_AGREEMENT_HISTORY: VIEWERS,
    agreement_steps.REGISTER_AGREEMENT: KEEPERS,
    agreement_steps.CHANGE_AGREEMENT: KEEPERS,
    agreement_steps.RENEW_AGREEMENT: KEEPERS,
    agreement_steps.END_AGREEMENT: KEEPERS,
    AGREEMENT_FILES.list: VIEWERS,
    AGREEMENT_FILES.remove: KEEPERS,
}
