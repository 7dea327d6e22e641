"""Who may call what of activities: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import activities, activities_bulk
from contracts.roles import ALL_ROLES, Role

_ORGANIZERS = {Role.DISPATCHER, Role.DEPARTMENT_HANDLER, Role.CHAIN_CHIEF, Role.SERVICE_CLERK}
CALLERS: dict[Operation, Set[Role]] = {
    activities.LIST_ACTIVITIES: ALL_ROLES,
    activities.GET_ACTIVITY: ALL_ROLES,
    activities.ANNOUNCE_ACTIVITY: _ORGANIZERS,
    activities_bulk.ANNOUNCE_ACTIVITIES: _ORGANIZERS,
    activities_bulk.SUMMARIZE_ACTIVITIES: _ORGANIZERS,
    activities.CHANGE_ACTIVITY: _ORGANIZERS,
    activities.SUMMARIZE_ACTIVITY: _ORGANIZERS,
    activities.CANCEL_ACTIVITY: _ORGANIZERS,
    activities.GET_CHECK_IN_CODE: _ORGANIZERS,
    activities.ACTIVITY_FILES.list: ALL_ROLES,
    activities.ACTIVITY_FILES.remove: {*_ORGANIZERS, Role.OPERATOR},
}
