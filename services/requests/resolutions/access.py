"""In which post somebody acts for the organization that is responsible for a resolution."""

from uuid import UUID

from sqlalchemy import ColumnElement, false

from chassis.calling.actor import Actor, Post
from chassis.calling.errors import Failure
from chassis.running.work import Work
from chassis.storing.filters import among
from contracts.requests.meetings_items import NOT_RESPONSIBLE
from contracts.requests.meetings_resolutions import RESOLUTION
from services.requests.meetings import access
from services.requests.resolutions.models import Resolution

_rows = Resolution.__table__.c


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition for the resolutions that the actor may see."""
    return access.visible_to(actor, Resolution.__table__, RESOLUTION)


def sees(work: Work, found: Resolution) -> bool:
    """Whether the actor sees this resolution."""
    return access.sees(work, found, RESOLUTION)


def responsible(actor: Actor) -> ColumnElement[bool]:
    """Return the condition for the resolutions that organizations of the actor are responsible for."""
    found = among(_rows.organization_id, map(UUID, access.own_organizations(actor)))
    return false() if found is None else found


def as_responsible(work: Work, found: Resolution) -> Post:
    """Return the post in which the actor acts for the responsible organization. Raises ``Failure`` without one."""
    post = access.own_post(work.actor, found.organization_id)
    post = post or access.in_place_of(work, found.organization_id, found.chain_id)
    if post is None:
        raise Failure(NOT_RESPONSIBLE)
    return post
