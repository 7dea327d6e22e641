"""Decide who may see and change which course and enrolment, by the posts that the actor holds.

Courses can be seen by everybody signed in: they are offers. An enrolment is personal data.
"""

from uuid import UUID

from sqlalchemy import ColumnElement, false, or_, true

from chassis.calling.actor import Actor
from chassis.calling.errors import forbidden
from contracts.roles import Role
from services.talent.training.models import Course, Enrolment


def organizes(actor: Actor, chain_id: UUID | None) -> bool:
    """Whether the actor organizes courses of this chain: registrars all, a dispatcher those of the post's chain."""
    return actor.is_any(Role.REGISTRAR) or (chain_id is not None and str(chain_id) in actor.chains(Role.DISPATCHER))


def check_organizes(actor: Actor, chain_id: UUID | None) -> None:
    """Raise ``Failure`` (403) unless the actor organizes courses of this chain."""
    if not organizes(actor, chain_id):
        raise forbidden(actor, Role.REGISTRAR, Role.DISPATCHER)


def check_records(actor: Actor, course: Course, _enrolment: Enrolment) -> None:
    """Raise ``Failure`` (403) unless the actor records attendance at this course."""
    check_organizes(actor, course.chain_id)


def check_gives_back(actor: Actor, course: Course, enrolment: Enrolment) -> None:
    """Raise ``Failure`` (403) unless the actor may cancel this enrolment."""
    if not (speaks_for(actor, enrolment) or organizes(actor, course.chain_id)):
        raise forbidden(actor, Role.REGISTRAR, Role.DISPATCHER, Role.ENTERPRISE_CONTACT)


def contact_organizations(actor: Actor) -> frozenset[UUID]:
    """Return the organizations for which the actor enrols people."""
    return frozenset(UUID(organization) for organization in actor.organizations(Role.ENTERPRISE_CONTACT))


def speaks_for(actor: Actor, enrolment: Enrolment) -> bool:
    """Whether the enrolment is the actor's own or that of an organization the actor is the contact of."""
    return str(enrolment.person_id) == actor.person_id or enrolment.organization_id in contact_organizations(actor)


def sees(actor: Actor, course: Course, enrolment: Enrolment) -> bool:
    """Whether the actor may see the enrolment."""
    return speaks_for(actor, enrolment) or _sees_all(actor, course)


def _sees_all(actor: Actor, course: Course) -> bool:
    """Whether the actor may see every enrolment of a course."""
    chains = reported_chains(actor)
    return chains is None or course.chain_id in chains


def visible_enrolments(actor: Actor, course: Course) -> ColumnElement[bool]:
    """Return the condition for the enrolments of a course that ``sees`` admits."""
    if _sees_all(actor, course):
        return true()
    own = Enrolment.person_id == UUID(actor.person_id) if actor.person_id else false()
    return or_(own, Enrolment.organization_id.in_(list(contact_organizations(actor))))


def reported_chains(actor: Actor) -> frozenset[UUID] | None:
    """Return the chains whose figures the actor may read; ``None`` for all, with the courses of no chain."""
    if actor.is_any(Role.REGISTRAR, Role.OPERATOR) or actor.for_all_chains(Role.SUPERVISOR):
        return None
    return frozenset(UUID(chain) for chain in actor.chains(Role.DISPATCHER, Role.CHAIN_CHIEF, Role.SUPERVISOR))
