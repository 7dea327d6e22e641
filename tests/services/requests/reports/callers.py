"""Who may call what of the figures of requests: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import reports
from contracts.roles import ALL_ROLES, Role

VIEWERS = ALL_ROLES - {Role.REGISTRAR, Role.SERVICE_AGENT}
CALLERS: dict[Operation, Set[Role]] = {
    reports.GET_REQUEST_FIGURES: VIEWERS,
}
