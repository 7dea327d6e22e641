"""What of requests waits for people, see ``contracts/worklists.py``."""

from contracts.requests.reading import LIST_REQUESTS, REQUEST
from contracts.requests.vocabulary import RequestWaiting
from contracts.roles import Role
from contracts.worklists import Waiting

# A supervisor stands in while no dispatcher can act.
_DISPATCHERS = frozenset({Role.DISPATCHER, Role.SUPERVISOR})
_DEPARTMENT = frozenset({Role.DEPARTMENT_HANDLER})


def _waiting(step: RequestWaiting, access: frozenset[Role]) -> Waiting:
    return Waiting(REQUEST, step, access, LIST_REQUESTS, {"waiting": str(step)})


TO_DISPATCH = _waiting(RequestWaiting.DISPATCH, _DISPATCHERS)
RETURN_TO_REVIEW = _waiting(RequestWaiting.RETURN, _DISPATCHERS)
EXTENSION_TO_DECIDE = _waiting(RequestWaiting.EXTENSION, _DISPATCHERS)
TO_SUPPLY = _waiting(RequestWaiting.SUPPLEMENT, frozenset({Role.ENTERPRISE_CONTACT}))
TO_ACCEPT = _waiting(RequestWaiting.ACCEPTANCE, _DEPARTMENT)
TO_ANSWER = _waiting(RequestWaiting.ANSWER, _DEPARTMENT)
TO_EVALUATE = _waiting(RequestWaiting.EVALUATION, frozenset({Role.ENTERPRISE_CONTACT}))
TO_REVIEW = _waiting(RequestWaiting.REVIEW, frozenset({Role.SUPERVISOR}))
