"""Who sees which matters, and in which post somebody acts for the proposer of one."""

from uuid import UUID

from sqlalchemy import ColumnElement, false

from chassis.calling.actor import Actor, Post
from chassis.calling.errors import Failure
from chassis.running.work import Work
from chassis.storing.filters import among
from contracts.requests.meetings_matters import MATTER
from contracts.requests.meetings_refusals import NOT_THE_PARTY_ORGANIZATION, NOT_THE_PROPOSER
from services.requests.matters.models import Matter
from services.requests.meetings import access

_rows = Matter.__table__.c


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition for the matters that the actor may see."""
    return access.visible_to(actor, Matter.__table__, MATTER)


def sees(work: Work, found: Matter) -> bool:
    """Whether the actor sees this matter."""
    return access.sees(work, found, MATTER)


def proposing(actor: Actor) -> ColumnElement[bool]:
    """Return the condition for the matters of organizations at which the actor holds a role."""
    found = among(_rows.organization_id, map(UUID, access.own_organizations(actor)))
    return false() if found is None else found


def as_studying(work: Work, found: Matter) -> Post:
    """Return the post in which the actor acts for the party organization studying it. Raises ``Failure`` without."""
    post = None if found.studying_id is None else access.own_post(work.actor, found.studying_id)
    post = post or access.in_place_of(work, found.studying_id, found.chain_id)
    if post is None:
        raise Failure(NOT_THE_PARTY_ORGANIZATION)
    return post


def studying(actor: Actor) -> ColumnElement[bool]:
    """Return the condition for the matters that party organizations of the actor have to study."""
    found = among(_rows.studying_id, map(UUID, access.own_organizations(actor)))
    return false() if found is None else found


def as_proposer(work: Work, found: Matter) -> Post:
    """Return the post in which the actor acts for the proposer. Raises ``Failure`` without one."""
    post = access.own_post(work.actor, found.organization_id)
    post = post or access.in_place_of(work, found.organization_id, found.chain_id)
    if post is None:
        raise Failure(NOT_THE_PROPOSER)
    return post
