"""Who may look for similar requests: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests.similarity import FIND_SIMILAR_REQUESTS, GET_SIMILAR_REQUESTS
from contracts.roles import Role

VIEWERS = {
    Role.ENTERPRISE_CONTACT,
    Role.DISPATCHER,
    Role.DEPARTMENT_HANDLER,
    Role.SUPERVISOR,
    Role.CHAIN_CHIEF,
    Role.OPERATOR,
}
CALLERS: dict[Operation, Set[Role]] = {GET_SIMILAR_REQUESTS: VIEWERS, FIND_SIMILAR_REQUESTS: VIEWERS}
