"""For which organizations somebody holds activities, and who sees which registrations."""

from uuid import UUID

from sqlalchemy import ColumnElement, or_, true

from chassis.calling.actor import Actor, Post
from chassis.calling.errors import Failure, forbidden
from chassis.running.work import Work
from chassis.storing.filters import among
from contracts.problem import Text
from contracts.requests.activities import ORGANIZERS
from contracts.requests.activity_kinds import ACTIVITY_STATUS, ActivityStatus
from contracts.requests.activity_refusals import ACTIVITY_SETTLED
from contracts.roles import Role
from services.requests.activities.models import Activity, Registration
from services.requests.lifecycle.keeping import acting_post
from services.requests.lifecycle.owning import one_of_own
from services.requests.mirror.queries import check_organization

_OWN = Text("请填写您任职的主办单位之一", "Must be one of the organizations for which you hold activities")


def own_organizations(actor: Actor) -> frozenset[UUID]:
    """Return the organizations for which the actor holds activities."""
    return frozenset(map(UUID, actor.by_posts_held().organizations(*ORGANIZERS)))


def organizing(work: Work, organizer_id: UUID | None) -> UUID:
    """Return the organization that holds an activity: of several the one named. Raises ``Failure`` for others."""
    found = one_of_own(own_organizations(work.actor), organizer_id, "organizer_id", _OWN)
    check_organization(work, "organizer_id", found)
    return found


def organizes(actor: Actor, found: Activity | Registration) -> bool:
    """Whether the actor's organization holds an activity."""
    return found.organizer_id in own_organizations(actor)


def organizing_post(actor: Actor, activity: Activity) -> Post:
    """Return the post in which the actor holds an activity. Raises ``Failure`` without one."""
    post = acting_post(actor, activity.organizer_id, ORGANIZERS)
    if post is None:
        raise forbidden(actor, *sorted(ORGANIZERS))
    return post


def check_organizes(actor: Actor, found: Activity | Registration) -> None:
    """Raise ``Failure`` unless the actor's organization holds an activity."""
    if not organizes(actor, found):
        raise forbidden(actor, *sorted(ORGANIZERS))


def contact_of(actor: Actor) -> frozenset[UUID]:
    """Return the enterprises that the actor is a contact of."""
    return frozenset(map(UUID, actor.by_posts_held().organizations(Role.ENTERPRISE_CONTACT)))


def speaks_for(actor: Actor, found: Registration) -> bool:
    """Whether a registration is the actor's own, or that of an enterprise the actor is the contact of."""
    return str(found.person_id) == actor.person_id or found.organization_id in contact_of(actor)


def sees(actor: Actor, found: Registration) -> bool:
    """Whether the actor sees a registration."""
    return speaks_for(actor, found) or organizes(actor, found) or actor.is_any(Role.OPERATOR)


def visible_registrations(actor: Actor) -> ColumnElement[bool]:
    """Return the condition for the registrations that ``sees`` admits."""
    if actor.is_any(Role.OPERATOR):
        return true()
    columns = Registration.__table__.c
    given = (
        among(columns.person_id, [UUID(actor.person_id)] if actor.person_id else []),
        among(columns.organization_id, contact_of(actor)),
        among(columns.organizer_id, own_organizations(actor)),
    )
    return or_(*(condition for condition in given if condition is not None))


def check_announced(activity: Activity) -> None:
    """Raise ``Failure`` unless an activity is announced still."""
    if activity.status != ActivityStatus.ANNOUNCED:
        raise Failure(ACTIVITY_SETTLED, number=activity.number, status=ACTIVITY_STATUS.said(activity.status))
