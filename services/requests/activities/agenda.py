"""Activities in agendas: those that the actor has registered for, or the actor's organizations hold."""

from uuid import UUID

from sqlalchemy import func, or_

from chassis.enrolling.agenda import own_place
from chassis.running.handlers import dates
from chassis.running.occasions import Occasions
from chassis.running.work import Work
from contracts.agenda import Dated
from contracts.requests.activity_kinds import ActivityStatus
from contracts.requests.agenda import ACTIVITIES_DATED
from contracts.roles import Role
from services.requests.activities.models import Activity, Registration
from services.requests.lifecycle.access import lists_one_of

_rows = Activity.__table__.c


@dates(ACTIVITIES_DATED)
def activities(work: Work, _kind: Dated) -> Occasions:
    """Return the activities of the actor; whoever has only registered and cancelled that has no part in it any more."""
    own = tuple(sorted(map(UUID, work.actor.by_posts_held().organizations(*Role))))
    holds = or_(_rows.organizer_id.in_(own), _rows.host_id.in_(own), lists_one_of(_rows.partner_ids, own))
    place = own_place(Activity.__table__, Registration.__table__, "activity_id", UUID(work.actor.person_id))
    return Occasions(
        where=[or_(place.there, holds)],
        id=_rows.id,
        number=_rows.number,
        title=_rows.title,
        place=_rows.place,
        starts_at=_rows.starts_at,
        ends_at=_rows.ends_at,
        revision=_rows.version + place.revision,
        noted_at=func.coalesce(_rows.settled_at, _rows.announced_at),
        cancelled=or_(_rows.status == ActivityStatus.CANCELLED.value, place.left & ~func.coalesce(holds, False)),
        tentative=place.waits,
    )
