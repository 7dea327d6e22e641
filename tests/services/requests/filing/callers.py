"""Who may call the operations of files on requests: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests.files import REQUEST_FILES
from contracts.roles import ALL_ROLES, Role

CALLERS: dict[Operation, Set[Role]] = {
    REQUEST_FILES.list: ALL_ROLES - {Role.REGISTRAR},
    REQUEST_FILES.remove: {Role.ENTERPRISE_CONTACT, Role.DEPARTMENT_HANDLER, Role.SUPERVISOR, Role.OPERATOR},
}
