"""Who may call what of meetings: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import (
    meetings,
    meetings_figures,
    meetings_files,
    meetings_items,
    meetings_kinds,
    meetings_resolutions,
)
from contracts.roles import ALL_ROLES, Role

OPERATOR = {Role.OPERATOR}
CONVENORS = {Role.DISPATCHER, Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.SERVICE_CLERK}
CALLERS: dict[Operation, Set[Role]] = {
    meetings_kinds.LIST_MEETING_KINDS: ALL_ROLES,
    meetings_kinds.GET_MEETING_KIND: ALL_ROLES,
    meetings_kinds.GET_OWED_MEETINGS: CONVENORS | OPERATOR,
    meetings_kinds.ADD_MEETING_KIND: OPERATOR,
    meetings_kinds.CHANGE_MEETING_KIND: OPERATOR,
    meetings.LIST_MEETINGS: ALL_ROLES,
    meetings.GET_MEETING: ALL_ROLES,
    meetings.LIST_MEETING_HISTORY: ALL_ROLES,
    meetings.CONVENE_MEETING: CONVENORS,
    meetings.CHANGE_MEETING: CONVENORS,
    meetings.CANCEL_MEETING: CONVENORS,
    meetings.ENTER_ATTENDANCE: CONVENORS,
    meetings.TAKE_MINUTES: CONVENORS,
    meetings.APPROVE_MINUTES: CONVENORS,
    meetings.AMEND_MINUTES: CONVENORS,
    meetings_figures.CONVENE_MEETINGS: CONVENORS,
    meetings_figures.ENTER_ATTENDANCES: CONVENORS,
    meetings_resolutions.LIST_RESOLUTIONS: ALL_ROLES,
    meetings_resolutions.GET_RESOLUTION: ALL_ROLES,
    meetings_resolutions.RESOLVE: CONVENORS,
    meetings_resolutions.REVOKE_RESOLUTION: CONVENORS,
    meetings_items.GET_RESOLUTION_DEADLINE: ALL_ROLES,
    meetings_items.LIST_RESOLUTION_HISTORY: ALL_ROLES,
    meetings_items.ACCEPT_RESOLUTION: ALL_ROLES,
    meetings_items.REPORT_RESOLUTION: ALL_ROLES,
    meetings_items.CONFIRM_RESOLUTION: CONVENORS,
    meetings_files.MEETING_FILES.list: ALL_ROLES,
    meetings_files.MEETING_FILES.remove: CONVENORS,
    meetings_files.RESOLUTION_FILES.list: ALL_ROLES,
    meetings_files.RESOLUTION_FILES.remove: ALL_ROLES,
}
