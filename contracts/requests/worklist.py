"""What of requests waits for people, see ``contracts/worklists.py``."""

from contracts.registry.organizations import ORGANIZATION
from contracts.registry.people import PERSON, POST
from contracts.requests.lifecycle import ASKER, DEPARTMENT, DISPATCHER, EVALUATORS, SUPERVISOR
from contracts.requests.mandates import MANDATE
from contracts.requests.reading import LIST_REQUESTS, REQUEST
from contracts.requests.vocabulary import RequestWaiting
from contracts.resource import Resource
from contracts.roles import Role
from contracts.worklists import Waiting

# A supervisor stands in while no dispatcher can act, which depends on posts, their holders and organizations.
_CAPABLE = (POST, PERSON, ORGANIZATION)


def _waiting(step: RequestWaiting, access: frozenset[Role], follows: tuple[Resource, ...] = ()) -> Waiting:
    return Waiting(REQUEST, step, access, LIST_REQUESTS, {"waiting": str(step)}, follows)


TO_DISPATCH = _waiting(RequestWaiting.DISPATCH, DISPATCHER, _CAPABLE)
RETURN_TO_REVIEW = _waiting(RequestWaiting.RETURN, DISPATCHER, _CAPABLE)
EXTENSION_TO_DECIDE = _waiting(RequestWaiting.EXTENSION, DISPATCHER, _CAPABLE)
TO_SUPPLY = _waiting(RequestWaiting.SUPPLEMENT, ASKER, (MANDATE,))
TO_ACCEPT = _waiting(RequestWaiting.ACCEPTANCE, DEPARTMENT)
TO_ANSWER = _waiting(RequestWaiting.ANSWER, DEPARTMENT)
TO_EVALUATE = _waiting(RequestWaiting.EVALUATION, EVALUATORS)
TO_REVIEW = _waiting(RequestWaiting.REVIEW, SUPERVISOR)
PART_TO_ACCEPT = _waiting(RequestWaiting.PART_ACCEPTANCE, DEPARTMENT)
PART_TO_CONTRIBUTE = _waiting(RequestWaiting.PART_CONTRIBUTION, DEPARTMENT)
PART_TO_REVIEW = _waiting(RequestWaiting.PART_REVIEW, DISPATCHER, _CAPABLE)
