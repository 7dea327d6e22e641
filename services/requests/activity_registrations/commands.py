"""Writes of registrations for activities: places, check-in, and who came."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.errors import Failure, KeepingFailure, forbidden, not_found
from chassis.enrolling.places import PlaceState, give_back, take
from chassis.running.clock import wall
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.registry.people import PERSON
from contracts.requests import activity_registrations as contract
from contracts.requests.activities import ORGANIZERS
from contracts.requests.activity_kinds import REGISTRATION_STATUS, CheckInWay
from contracts.requests.activity_refusals import ACTIVITY_AHEAD
from contracts.roles import Role
from services.requests.activities import access, domain
from services.requests.activities.emitting import emit_registrations
from services.requests.activities.models import Activity, Registration
from services.requests.activities.moving import fill_places
from services.requests.activity_registrations.queries import get_registration, organization_of
from services.requests.mirror.models import Person


@handles(contract.REGISTER)
def register(work: Work, activity_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Register a person: give the next place, or the next one on the waiting list."""
    activity = work.change(Activity, activity_id)
    person_id = body["person_id"] or UUID(work.actor.person_id)
    organization_id = _whom_for(work, activity, person_id)
    access.check_announced(activity)
    if activity.closes_at <= work.now and not access.organizes(work.actor, activity):
        raise Failure(contract.REGISTRATION_CLOSED, number=activity.number, at=work.minute_of(activity.closes_at))
    there = _live(work, activity_id, person_id)
    if there is not None:
        raise Failure(contract.ALREADY_REGISTERED, status=REGISTRATION_STATUS.said(there.state))
    taken = take(activity, activity.capacity)
    registration = Registration(
        id=new_id(),
        activity_id=activity_id,
        organizer_id=activity.organizer_id,
        number=taken.number,
        person_id=person_id,
        organization_id=organization_id,
        state=taken.state,
        attended=False,
        tries=_tries(work, activity_id, person_id),
        registered_at=work.now,
    )
    work.session.add(registration)
    work.concerns(registration.id)
    confirmed = taken.state is PlaceState.CONFIRMED
    told = contract.REGISTRATION_CONFIRMED if confirmed else contract.REGISTRATION_WAITLISTED
    emit_registrations(work, told, activity, [registration])
    return get_registration(work, registration.id)


@handles(contract.CANCEL_REGISTRATION)
def cancel_registration(work: Work, activity_registration_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Cancel a registration; the first who waits gets the place."""

    def check(found: Registration) -> None:
        if not (access.speaks_for(work.actor, found) or access.organizes(work.actor, found)):
            raise forbidden(work.actor, *sorted(ORGANIZERS | {Role.ENTERPRISE_CONTACT}))

    activity, registration = _to_change(work, activity_registration_id, check)
    access.check_announced(activity)
    if registration.state == PlaceState.CANCELLED:
        raise Failure(contract.REGISTRATION_CANCELLED)
    _come(work, activity, registration, None)
    give_back(activity, [registration])
    registration.reason = body["reason"] or None
    emit_registrations(work, contract.REGISTRATION_WAS_CANCELLED, activity, [registration])
    fill_places(work, activity)
    return get_registration(work, registration.id)


@handles(contract.RECORD_ACTIVITY_ATTENDANCE)
def record_attendance(work: Work, activity_registration_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Record or correct whether a person with a place came; recording the same again changes nothing."""
    activity, registration = _to_change(
        work, activity_registration_id, lambda found: access.check_organizes(work.actor, found)
    )
    access.check_announced(activity)
    if activity.starts_at > work.now:
        raise Failure(ACTIVITY_AHEAD, number=activity.number, at=work.minute_of(activity.starts_at))
    if registration.state != PlaceState.CONFIRMED:
        raise Failure(contract.NOT_REGISTERED, number=activity.number)
    if registration.attended is not body["attended"]:
        _come(work, activity, registration, CheckInWay.ORGANIZER if body["attended"] else None)
        emit_registrations(work, contract.REGISTRATION_ATTENDED, activity, [registration])
    return get_registration(work, registration.id)


@handles(contract.CHECK_IN)
def check_in(work: Work, activity_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Check in by the code of the moment. Raises ``Failure`` for a wrong one, which is counted."""
    activity = work.change(Activity, activity_id)
    access.check_announced(activity)
    opens = activity.starts_at - domain.CHECK_IN_BEFORE
    if work.now < opens:
        raise Failure(ACTIVITY_AHEAD, number=activity.number, at=work.minute_of(opens))
    registration = _live(work, activity_id, UUID(work.actor.person_id))
    if registration is None or registration.state != PlaceState.CONFIRMED:
        raise Failure(contract.NOT_REGISTERED, number=activity.number)
    # Security is on the wall clock, wherever business time is.
    left = contract.MOST_TRIES - registration.tries
    if left <= 0 or not domain.is_code(activity.secret, body["code"], wall()):
        registration.tries += left > 0
        work.session.flush()
        raise KeepingFailure(contract.CODE_REFUSED, left=max(0, left - 1))
    if not registration.attended:
        _come(work, activity, registration, CheckInWay.CODE)
        emit_registrations(work, contract.REGISTRATION_ATTENDED, activity, [registration])
    return get_registration(work, registration.id)


def _come(work: Work, activity: Activity, registration: Registration, way: CheckInWay | None) -> None:
    """Note that a person came, or that it was noted by mistake."""
    activity.attended += (way is not None) - registration.attended
    registration.attended = way is not None
    registration.attended_at, registration.way = (work.now, way) if way else (None, None)


def _tries(work: Work, activity_id: UUID, person_id: UUID) -> int:
    """Return how many wrong codes a person has given there: registering again gives no new ones."""
    given = select(func.max(Registration.tries)).where(
        Registration.activity_id == activity_id, Registration.person_id == person_id
    )
    return work.session.scalar(given) or 0


def _live(work: Work, activity_id: UUID, person_id: UUID) -> Registration | None:
    statement = select(Registration).where(
        Registration.activity_id == activity_id,
        Registration.person_id == person_id,
        Registration.state != PlaceState.CANCELLED.value,
    )
    return work.session.scalar(statement)


def _to_change(
    work: Work, registration_id: UUID, check: Callable[[Registration], None]
) -> tuple[Activity, Registration]:
    """Return a registration with its activity, which is locked first so that changes of places come one by one."""
    activity_id = select(Registration.activity_id).where(Registration.id == registration_id).scalar_subquery()
    activity = work.session.scalar(select(Activity).where(Activity.id == activity_id).with_for_update())
    if activity is None:
        raise not_found(contract.ACTIVITY_REGISTRATION, registration_id)
    registration = work.change(
        Registration, registration_id, seen=lambda found: access.sees(work.actor, found), allowed=check
    )
    return activity, registration


def _whom_for(work: Work, activity: Activity, person_id: UUID) -> UUID | None:
    """Return where the person holds a post. Raises ``Failure`` unless the actor may register this person."""
    own = str(person_id) == work.actor.person_id
    anybody = own or access.organizes(work.actor, activity)
    contact_of = access.contact_of(work.actor)
    if not anybody and not contact_of:
        raise forbidden(work.actor, *sorted(ORGANIZERS | {Role.ENTERPRISE_CONTACT}))
    organization_id = organization_of(work, person_id, None if anybody else contact_of)
    person = work.session.get(Person, person_id)
    known = own or (person is not None and person.active)
    if not known or (organization_id is None and not anybody):
        raise not_found(PERSON, person_id)
    return organization_id
