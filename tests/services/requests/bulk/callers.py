"""Who may call what of the bulks: those who may take the step with one request."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests.bulk import DISPATCH_REQUESTS, REDISPATCH_REQUESTS
from contracts.roles import Role
from tests.services.requests.lifecycle.callers import DISPATCHER

CALLERS: dict[Operation, Set[Role]] = {DISPATCH_REQUESTS: DISPATCHER, REDISPATCH_REQUESTS: DISPATCHER}
