"""Who may call what of matters: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import meetings_figures, meetings_files, meetings_matters
from contracts.roles import ALL_ROLES, Role
from tests.services.requests.meetings.callers import CONVENORS

CALLERS: dict[Operation, Set[Role]] = {
    meetings_matters.LIST_MATTERS: ALL_ROLES,
    meetings_matters.GET_MATTER: ALL_ROLES,
    meetings_matters.LIST_MATTER_HISTORY: ALL_ROLES,
    meetings_matters.RAISE_MATTER: ALL_ROLES,
    meetings_matters.DISCUSS_MATTER: CONVENORS,
    meetings_matters.SETTLE_MATTER: CONVENORS,
    meetings_matters.CONFIRM_MATTER: ALL_ROLES,
    meetings_matters.WITHDRAW_MATTER: ALL_ROLES,
    meetings_matters.STUDY_MATTER: ALL_ROLES,
    meetings_figures.RAISE_MATTERS: ALL_ROLES,
    meetings_figures.DISCUSS_MATTERS: CONVENORS,
    meetings_figures.SETTLE_MATTERS: CONVENORS,
    meetings_figures.CONFIRM_MATTERS: ALL_ROLES,
    meetings_files.MATTER_FILES.list: ALL_ROLES,
    meetings_files.MATTER_FILES.remove: ALL_ROLES,
}
