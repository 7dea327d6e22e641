"""Who may call what of plans of visits: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import visit_plans
from contracts.roles import Role

_PLANNERS = {Role.DEPARTMENT_HANDLER, Role.DISPATCHER, Role.CHAIN_CHIEF, Role.SERVICE_CLERK, Role.SUPERVISOR}
_OFFICES = {*_PLANNERS, Role.OPERATOR}
CALLERS: dict[Operation, Set[Role]] = {
    visit_plans.LIST_VISIT_PLANS: _OFFICES,
    visit_plans.GET_VISIT_PLAN: _OFFICES,
    visit_plans.MAKE_VISIT_PLAN: _PLANNERS,
    visit_plans.CHANGE_VISIT_PLAN: _PLANNERS,
    visit_plans.END_VISIT_PLAN: _PLANNERS,
    visit_plans.LIST_OWED_VISITS: _OFFICES,
    visit_plans.GET_OWED_VISIT: _OFFICES,
}
