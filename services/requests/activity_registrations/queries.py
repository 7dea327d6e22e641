"""Reads of registrations for activities."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import aliased

from chassis.calling.errors import not_found
from chassis.enrolling.places import PlaceState
from chassis.running.acting import possible
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, equal, filtered, one_of
from chassis.storing.pages import page
from contracts.requests.activity_kinds import ActivityStatus, RegistrationAction
from contracts.requests.activity_registrations import (
    ACTIVITY_REGISTRATION,
    GET_REGISTRATION,
    LIST_MY_REGISTRATIONS,
    LIST_REGISTRATIONS,
    REGISTRATION_ACTIONS,
    RegistrationSchema,
)
from contracts.vocabulary import Codes
from services.requests.activities import access
from services.requests.activities.models import Activity, Registration
from services.requests.lifecycle.names import column_of
from services.requests.mirror.capability import held_on
from services.requests.mirror.models import Organization, Person, Post

_rows, _posts = Registration.__table__.c, Post.__table__.c
_FILTERS: Filters = {"status": one_of(_rows.state), "attended": equal(_rows.attended)}


@handles(LIST_REGISTRATIONS)
def list_registrations(work: Work, activity_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the registrations for an activity that the actor may see, in their order."""
    work.find(Activity, activity_id)
    mine = _rows.activity_id == activity_id, access.visible_registrations(work.actor)
    return _page(work, query, _registered().where(*mine).order_by(_rows.number))


@handles(LIST_MY_REGISTRATIONS)
def list_my_registrations(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the actor's own registrations, the latest first."""
    mine = _rows.person_id == UUID(work.actor.person_id)
    return _page(work, query, _registered().where(mine).order_by(_rows.id.desc()))


def _page(work: Work, query: Mapping[str, Any], statement: Select[Any]) -> dict[str, Any]:
    statement = filtered(statement, work, query, _FILTERS)
    return page(work.transaction, statement, query, lambda rows: [_told(work, row) for row in rows])


@handles(GET_REGISTRATION)
def get_registration(work: Work, activity_registration_id: UUID) -> dict[str, Any]:
    """Return one registration that the actor may see."""
    work.session.flush()
    row = work.session.execute(_registered().where(_rows.id == activity_registration_id)).first()
    if row is None or not access.sees(work.actor, row.Registration):
        raise not_found(ACTIVITY_REGISTRATION, activity_registration_id)
    return _told(work, row)


def organization_of(work: Work, person_id: UUID, among: Collection[UUID] | None = None) -> UUID | None:
    """Return an organization at which a person holds a post today, the oldest post first; of some alone, if given."""
    statement = select(_posts.organization_id).where(_posts.person_id == person_id, held_on(_posts, work.today))
    if among is not None:
        statement = statement.where(_posts.organization_id.in_(among))
    return work.session.scalar(statement.order_by(_posts.valid_from, _posts.id).limit(1))


def _registered() -> Select[Any]:
    before = aliased(Registration)
    queue = (
        select(func.count())
        .where(
            before.activity_id == Registration.activity_id,
            before.state == PlaceState.WAITING.value,
            before.number <= Registration.number,
        )
        .scalar_subquery()
    )
    return select(
        Registration,
        Activity,
        column_of(Person, "name", _rows.person_id, "person_name"),
        column_of(Organization, "name", _rows.organization_id, "organization_name"),
        case((and_(_rows.state == PlaceState.WAITING.value), queue)).label("queue"),
    ).join(Activity, Activity.id == Registration.activity_id)


def _told(work: Work, row: Any) -> dict[str, Any]:
    activity = row.Activity
    return shown(
        row.Registration,
        RegistrationSchema,
        activity_number=activity.number,
        activity_title=activity.title,
        starts_at=activity.starts_at,
        person_name=row.person_name or "",
        organization_name=row.organization_name,
        queue=row.queue,
        actions=possible(work.actor, REGISTRATION_ACTIONS, partial(_may, work, activity, row.Registration)),
    )


def _may(work: Work, activity: Activity, found: Registration, action: Codes) -> bool:
    """Whether an action is possible as the commands check it."""
    if activity.status != ActivityStatus.ANNOUNCED or found.state == PlaceState.CANCELLED:
        return False
    organizes = access.organizes(work.actor, found)
    if action is RegistrationAction.CANCELLATION:
        return organizes or access.speaks_for(work.actor, found)
    return organizes and found.state == PlaceState.CONFIRMED and activity.starts_at <= work.now
