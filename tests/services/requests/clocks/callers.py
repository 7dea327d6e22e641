"""Who may call what of the working calendar and the terms: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import calendar
from contracts.roles import ALL_ROLES, Role

KEEPERS = {Role.OPERATOR, Role.SUPERVISOR}
CALLERS: dict[Operation, Set[Role]] = {
    calendar.GET_WORKING_CALENDAR: ALL_ROLES,
    calendar.SET_CALENDAR_DAY: KEEPERS,
    calendar.REMOVE_CALENDAR_DAY: KEEPERS,
    calendar.SET_WORKING_HOURS: KEEPERS,
    calendar.SET_CALENDAR_YEAR: KEEPERS,
    calendar.GET_TERMS: ALL_ROLES,
    calendar.SET_TERMS: KEEPERS,
}
