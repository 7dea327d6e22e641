"""Who may import: once more, so that a slip in the declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests.imports import IMPORT_RECORDS
from contracts.roles import Role

CALLERS: dict[Operation, Set[Role]] = {
    IMPORT_RECORDS: {
        *(Role.DEPARTMENT_HANDLER, Role.SERVICE_CLERK, Role.DISPATCHER, Role.CHAIN_CHIEF, Role.SUPERVISOR)
    },
}
