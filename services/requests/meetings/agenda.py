"""Meetings in agendas: those that the actor's organizations convene or are expected at."""

from uuid import UUID

from sqlalchemy import or_

from chassis.running.handlers import dates
from chassis.running.occasions import Occasions
from chassis.running.work import Work
from contracts.agenda import Dated
from contracts.requests.agenda import MEETINGS_DATED
from contracts.requests.meetings_vocabulary import MeetingStatus
from contracts.roles import Role
from services.requests.lifecycle.access import lists_one_of
from services.requests.meetings.access import visible_to
from services.requests.meetings.models import Meeting

_rows = Meeting.__table__.c


@dates(MEETINGS_DATED)
def meetings(work: Work, _kind: Dated) -> Occasions:
    """Return the meetings of the actor's organizations, as far as the actor may see them."""
    own = tuple(sorted(map(UUID, work.actor.by_posts_held().organizations(*Role))))
    theirs = or_(_rows.organization_id.in_(own), lists_one_of(_rows.expected_ids, own))
    return Occasions(
        where=[theirs, visible_to(work.actor)],
        id=_rows.id,
        number=_rows.number,
        title=_rows.title,
        place=_rows.place,
        starts_at=_rows.starts_at,
        ends_at=_rows.ends_at,
        revision=_rows.version,
        noted_at=_rows.convened_at,
        cancelled=_rows.status == MeetingStatus.CANCELLED.value,
    )
