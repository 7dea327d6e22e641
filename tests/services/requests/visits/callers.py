"""Who may call what of visits: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import visit_findings, visits
from contracts.roles import Role

_VISITORS = {Role.DEPARTMENT_HANDLER, Role.DISPATCHER, Role.CHAIN_CHIEF, Role.SERVICE_CLERK}
_READERS = {*_VISITORS, Role.SUPERVISOR, Role.OPERATOR, Role.ENTERPRISE_CONTACT}
CALLERS: dict[Operation, Set[Role]] = {
    visits.LIST_VISITS: _READERS,
    visits.GET_VISIT: _READERS,
    visit_findings.LIST_VISIT_FINDINGS: _READERS,
    visits.RECORD_VISIT: _VISITORS,
    visits.RECORD_VISITS: _VISITORS,
    visits.CHANGE_VISIT: _VISITORS,
    visits.WITHDRAW_VISIT: _VISITORS,
    visits.VISIT_FILES.list: _READERS,
    visits.VISIT_FILES.remove: {*_VISITORS, Role.OPERATOR},
}
