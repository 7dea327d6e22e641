"""Negotiations in agendas: those that the actor's organizations hold or take part in."""

from uuid import UUID

from sqlalchemy import func, or_

from chassis.running.handlers import dates
from chassis.running.occasions import Occasions
from chassis.running.work import Work
from contracts.agenda import Dated
from contracts.requests.agenda import NEGOTIATIONS_DATED
from contracts.requests.investment_kinds import NegotiationStatus
from contracts.roles import Role
from services.requests.lifecycle.access import lists_one_of
from services.requests.negotiations.models import Negotiation
from services.requests.negotiations.queries import visible_to

_rows = Negotiation.__table__.c


@dates(NEGOTIATIONS_DATED)
def negotiations(work: Work, _kind: Dated) -> Occasions:
    """Return the negotiations of the actor's organizations, as far as the actor may see them."""
    own = tuple(sorted(map(UUID, work.actor.by_posts_held().organizations(*Role))))
    return Occasions(
        where=[or_(_rows.owner_id.in_(own), lists_one_of(_rows.organization_ids, own)), visible_to(work)],
        id=_rows.id,
        number=_rows.number,
        title=_rows.title,
        place=_rows.place,
        day=_rows.day,
        revision=_rows.version,
        noted_at=func.coalesce(_rows.settled_at, _rows.recorded_at),
        cancelled=_rows.status == NegotiationStatus.CANCELLED.value,
    )
