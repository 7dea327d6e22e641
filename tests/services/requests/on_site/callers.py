"""Who may call what of on-site days: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import on_site
from contracts.roles import ALL_ROLES, Role

CLERKS = {Role.SERVICE_CLERK}
CALLERS: dict[Operation, Set[Role]] = {
    on_site.LIST_ON_SITE_DAYS: ALL_ROLES,
    on_site.GET_ON_SITE_DAY: ALL_ROLES,
    on_site.PLAN_ON_SITE_DAY: CLERKS,
    on_site.CHANGE_ON_SITE_DAY: CLERKS,
    on_site.ENTER_OUTCOME: CLERKS,
    on_site.CANCEL_ON_SITE_DAY: CLERKS,
}
