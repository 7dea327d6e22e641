"""Who may call what of the bulks: those who may take the step with one request."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import bulk
from contracts.roles import Role
from tests.services.requests.lifecycle.callers import DEPARTMENT, DISPATCHER, EVALUATORS

CALLERS: dict[Operation, Set[Role]] = {
    bulk.DISPATCH_REQUESTS: DISPATCHER,
    bulk.REDISPATCH_REQUESTS: DISPATCHER,
    bulk.ACCEPT_REQUESTS: DEPARTMENT,
    bulk.ANSWER_REQUESTS: DEPARTMENT,
    bulk.EVALUATE_REQUESTS: EVALUATORS,
}
