"""Who may call what of leads: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import lead_steps, leads
from contracts.roles import Role

KEEPERS = {Role.DEPARTMENT_HANDLER, Role.SERVICE_CLERK, Role.DISPATCHER}
VIEWERS = {*KEEPERS, Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.OPERATOR}
CALLERS: dict[Operation, Set[Role]] = {
    leads.LIST_LEADS: VIEWERS,
    leads.GET_LEAD: VIEWERS,
    leads.LIST_LEAD_LOG: VIEWERS,
    leads.LIST_COMMISSIONERS: KEEPERS,
    lead_steps.OPEN_LEAD: KEEPERS,
    lead_steps.OPEN_LEADS: KEEPERS,
    lead_steps.CHANGE_LEAD: KEEPERS,
    lead_steps.LOG_LEAD: KEEPERS,
    lead_steps.APPOINT_COMMISSIONER: KEEPERS,
    lead_steps.CONVERT_LEAD: KEEPERS,
    lead_steps.LOSE_LEAD: KEEPERS,
    lead_steps.REOPEN_LEAD: KEEPERS,
    lead_steps.LEAD_FILES.list: VIEWERS,
    lead_steps.LEAD_FILES.remove: KEEPERS,
}
