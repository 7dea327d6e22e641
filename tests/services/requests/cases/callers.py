"""Who may call what of cases: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import SIGNED_IN, Operation
from contracts.requests import case_steps, cases
from contracts.requests.jobs import JOBS
from contracts.roles import Role

VIEWERS = {Role.DISPATCHER, Role.DEPARTMENT_HANDLER, Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.OPERATOR}
KEEPERS = {Role.DISPATCHER, Role.SUPERVISOR}
CALLERS: dict[Operation, Set[Role]] = {
    cases.LIST_CASES: VIEWERS,
    cases.GET_CASE: VIEWERS,
    cases.LIST_CASE_MEMBERS: VIEWERS,
    cases.LIST_CASE_HISTORY: VIEWERS,
    case_steps.OPEN_CASE: KEEPERS,
    case_steps.CHANGE_CASE: KEEPERS,
    case_steps.ADD_TO_CASE: KEEPERS,
    case_steps.REMOVE_FROM_CASE: KEEPERS,
    case_steps.END_CASE: KEEPERS,
    case_steps.ANSWER_CASE: {Role.DEPARTMENT_HANDLER},
    JOBS.list: SIGNED_IN,
    JOBS.get: SIGNED_IN,
}
