"""Reads of staff requests alone: who asks."""

from typing import Any
from uuid import UUID

from chassis.calling.errors import forbidden, not_found
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.requests.reading import REQUEST
from contracts.requests.staff import GET_STAFF_PERSON, PERSON_READERS, StaffPersonSchema
from contracts.requests.vocabulary import RequestChannel
from services.requests.lifecycle import queries
from services.requests.lifecycle.access import acting_posts
from services.requests.lifecycle.models import Request
from services.requests.staff.models import StaffPerson


@handles(GET_STAFF_PERSON)
def get_staff_person(work: Work, request_id: UUID) -> dict[str, Any]:
    """Return who asks in full; the read is audited.

    Raises ``Failure`` for whoever sees the request in another role, or as a co-department.
    """
    request = staff_request(queries.find_visible(work, request_id))
    if not any(post.role in PERSON_READERS for post in acting_posts(work.actor, request)):
        raise forbidden(work.actor, *PERSON_READERS)
    return shown(work.session.get_one(StaffPerson, request.id), StaffPersonSchema)


def staff_request(found: Request) -> Request:
    """Return the request if it is a staff request. Raises ``Failure`` (404) if it is another one."""
    if found.channel != RequestChannel.STAFF:
        raise not_found(REQUEST, found.id)
    return found
