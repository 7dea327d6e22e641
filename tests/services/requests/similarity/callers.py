"""Who may look for similar requests: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests.similarity import FIND_SIMILAR_REQUESTS, GET_SIMILAR_REQUESTS
from contracts.roles import ALL_ROLES, Role

VIEWERS = ALL_ROLES - {Role.REGISTRAR}
CALLERS: dict[Operation, Set[Role]] = {GET_SIMILAR_REQUESTS: VIEWERS, FIND_SIMILAR_REQUESTS: VIEWERS}
