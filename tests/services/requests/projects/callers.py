"""Who may call what of projects: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import project_configuration, project_steps, projects
from contracts.requests.project_events import PROJECT_FILES
from contracts.roles import Role

KEEPERS = {Role.DEPARTMENT_HANDLER, Role.SERVICE_CLERK, Role.DISPATCHER}
VIEWERS = {*KEEPERS, Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.OPERATOR}
CALLERS: dict[Operation, Set[Role]] = {
    project_configuration.LIST_PROJECT_KINDS: VIEWERS,
    projects.LIST_PROJECTS: VIEWERS,
    projects.GET_PROJECT: VIEWERS,
    projects.LIST_PROJECT_HISTORY: VIEWERS,
    projects.GET_WALL_CHART: VIEWERS,
    project_configuration.ADD_PROJECT_KIND: {Role.OPERATOR},
    project_configuration.CHANGE_PROJECT_KIND: {Role.OPERATOR},
    project_steps.REGISTER_PROJECT: KEEPERS,
    project_steps.REGISTER_PROJECTS: KEEPERS,
    project_steps.CHANGE_PROJECT: KEEPERS,
    project_steps.PLAN_PROJECT: KEEPERS,
    project_steps.COMPLETE_MILESTONE: KEEPERS,
    project_steps.MOVE_PROJECT: KEEPERS,
    project_steps.ENTER_PROJECT_OUTCOME: KEEPERS,
    project_steps.WITHDRAW_PROJECT_OUTCOME: KEEPERS,
    project_steps.REPORT_PROJECT: KEEPERS,
    project_steps.END_PROJECT: KEEPERS,
    PROJECT_FILES.list: VIEWERS,
    PROJECT_FILES.remove: KEEPERS,
}
