"""Who may ask the enterprise to supply something, supply it, and report progress: once more."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import supplements
from contracts.roles import Role

CALLERS: dict[Operation, Set[Role]] = {
    # A supervisor stands in while no dispatcher can act.
    supplements.REQUEST_SUPPLEMENT: {
        Role.DISPATCHER,
        Role.DEPARTMENT_HANDLER,
        Role.SUPERVISOR,
        Role.SERVICE_CLERK,
    },
    supplements.SUPPLY_REQUEST: {Role.ENTERPRISE_CONTACT, Role.SERVICE_AGENT, Role.SERVICE_CLERK},
    supplements.REPORT_PROGRESS: {Role.DEPARTMENT_HANDLER},
}
