"""Who may call the operations of files on requests: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests.files import REQUEST_FILES
from contracts.roles import ALL_ROLES, Role
from tests.services.requests.lifecycle.callers import ENTERPRISE

CALLERS: dict[Operation, Set[Role]] = {
    REQUEST_FILES.list: ALL_ROLES - {Role.REGISTRAR},
    REQUEST_FILES.remove: {
        *ENTERPRISE,
        Role.DEPARTMENT_HANDLER,
        Role.SUPERVISOR,
        Role.OPERATOR,
        Role.SERVICE_CLERK,
    },
}
