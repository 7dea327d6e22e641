"""Who may call what of lists and readings of requests: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import reading
from contracts.roles import ALL_ROLES, Role

VIEWERS = ALL_ROLES - {Role.REGISTRAR}
CALLERS: dict[Operation, Set[Role]] = {
    reading.LIST_REQUESTS: VIEWERS,
    reading.GET_REQUEST: VIEWERS,
    reading.LIST_REQUEST_HISTORY: VIEWERS,
    reading.GET_REQUEST_DEADLINE: VIEWERS,
}
