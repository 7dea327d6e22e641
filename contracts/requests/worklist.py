"""What of requests waits for people, see ``contracts/worklists.py``."""

from contracts.registry.organizations import ORGANIZATION
from contracts.registry.people import PERSON, POST
from contracts.requests.mandates import MANDATE
from contracts.requests.reading import LIST_REQUESTS, REQUEST
from contracts.requests.vocabulary import RequestWaiting
from contracts.resource import Resource
from contracts.roles import FOR_ENTERPRISES, Role
from contracts.worklists import Waiting

# A supervisor stands in while no dispatcher can act, which depends on posts, their holders and organizations.
_DISPATCHERS = frozenset({Role.DISPATCHER, Role.SUPERVISOR, Role.SERVICE_CLERK})
_ASKERS = frozenset({Role.ENTERPRISE_CONTACT, Role.SERVICE_CLERK})
_CAPABLE = (POST, PERSON, ORGANIZATION)
_DEPARTMENT = frozenset({Role.DEPARTMENT_HANDLER})


def _waiting(step: RequestWaiting, access: frozenset[Role], follows: tuple[Resource, ...] = ()) -> Waiting:
    return Waiting(REQUEST, step, access, LIST_REQUESTS, {"waiting": str(step)}, follows)


TO_DISPATCH = _waiting(RequestWaiting.DISPATCH, _DISPATCHERS, _CAPABLE)
RETURN_TO_REVIEW = _waiting(RequestWaiting.RETURN, _DISPATCHERS, _CAPABLE)
EXTENSION_TO_DECIDE = _waiting(RequestWaiting.EXTENSION, _DISPATCHERS, _CAPABLE)
TO_SUPPLY = _waiting(RequestWaiting.SUPPLEMENT, FOR_ENTERPRISES | {Role.SERVICE_CLERK}, (MANDATE,))
TO_ACCEPT = _waiting(RequestWaiting.ACCEPTANCE, _DEPARTMENT)
TO_ANSWER = _waiting(RequestWaiting.ANSWER, _DEPARTMENT)
TO_EVALUATE = _waiting(RequestWaiting.EVALUATION, _ASKERS)
TO_REVIEW = _waiting(RequestWaiting.REVIEW, frozenset({Role.SUPERVISOR}))
PART_TO_ACCEPT = _waiting(RequestWaiting.PART_ACCEPTANCE, _DEPARTMENT)
PART_TO_CONTRIBUTE = _waiting(RequestWaiting.PART_CONTRIBUTION, _DEPARTMENT)
PART_TO_REVIEW = _waiting(RequestWaiting.PART_REVIEW, _DISPATCHERS, _CAPABLE)
