"""Writes of staff requests: taking them in, and opening them to the employer."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, forbidden
from chassis.running.handlers import handles
from chassis.running.work import Work
from contracts.problem import Text
from contracts.requests.events import REQUEST_OPENING_CHANGED
from contracts.requests.refusals import NO_EMPLOYER
from contracts.requests.staff import OPEN_STAFF_REQUEST, SUBMIT_STAFF_REQUEST
from contracts.requests.vocabulary import RequestChannel
from contracts.roles import Role
from services.requests.catalog import queries as catalog
from services.requests.lifecycle import entering, queries, steps, submission
from services.requests.lifecycle.access import post_for
from services.requests.lifecycle.domain import Action, Status
from services.requests.lifecycle.emitting import emit
from services.requests.lifecycle.names import Names
from services.requests.lifecycle.owning import one_of_own
from services.requests.mirror.queries import active_enterprise, active_park
from services.requests.staff.models import StaffPerson
from services.requests.staff.queries import staff_request


@handles(SUBMIT_STAFF_REQUEST)
def submit_staff_request(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Take in a staff request. Raises ``Failure`` for a form, an item or an employer that does not fit."""
    post = _centre(work, body["centre_id"])
    centre_id = active_park(work, UUID(post.organization_id), "centre_id")
    item = catalog.choosable_item(work, body["item_id"], for_staff=True) if body["item_id"] else None
    employer = active_enterprise(work, body["employer_id"], "employer_id") if body["employer_id"] else None
    row = {
        **entering.matter_of(work, body, submission.answers_to(item.form if item else [], body["form"])),
        "enterprise_id": None,
        "employer_id": body["employer_id"],
        "opened_to_id": body["employer_id"] if body["opened_to_employer"] else None,
        "centre_id": centre_id,
        "chain_id": None,
        "segments": [],
        "park_id": None,
        "channel": RequestChannel.STAFF,
        # Seen by who is at the centre, and not by whoever was.
        "taken_in_by": None,
        "tallied": True,
    }
    names = Names(item=item.name if item else None, employer=employer, submitter=work.actor.name)
    taken = entering.enter(work, row, post, names)
    work.session.add(StaffPerson(request_id=row["id"], name=body["person_name"], phone=body["person_phone"]))
    return taken


@handles(OPEN_STAFF_REQUEST)
def open_staff_request(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Let the employer read a staff request, or no longer. Raises ``Failure`` if no employer is known."""
    request = staff_request(queries.lock_visible(work, request_id))
    post = post_for(work.actor, request, Role.SERVICE_CLERK)
    if post is None:
        raise forbidden(work.actor, Role.SERVICE_CLERK)
    work.check_version(request.version)
    if request.employer_id is None:
        raise Failure(NO_EMPLOYER, number=request.number)
    work.not_before(steps.last_moved_at(request))
    if body["opened"] is (request.opened_to_id is not None):
        return queries.detail(work, request)
    closed_to_id = request.opened_to_id
    request.opened_to_id = request.employer_id if body["opened"] else None
    steps.touch(work, request)
    work.session.flush()
    status, details = Status(request.status), {"opened": body["opened"]}
    steps.trace(work, request, Action.OPENING, status, post=post, reason=body["reason"], details=details)
    emit(work, request, REQUEST_OPENING_CHANGED, body["reason"], closed_to_id=closed_to_id)
    return queries.detail(work, request)


def _centre(work: Work, centre_id: UUID | None) -> Post:
    """Return the post at the service centre: of several the one named. Raises ``Failure`` if it is not the actor's."""
    posts = {UUID(post.organization_id): post for post in work.actor.posts if post.role is Role.SERVICE_CLERK}
    words = Text("请填写您任职的服务中心所在园区之一", "Must be one of the parks whose service centre you are at")
    return posts[one_of_own(posts, centre_id, "centre_id", words)]
