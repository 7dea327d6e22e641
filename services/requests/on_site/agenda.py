"""On-site days in agendas: those of the actor's park, and those that the actor or the actor's department comes to."""

from uuid import UUID

from sqlalchemy import any_, func, literal, or_, select

from chassis.running.handlers import dates
from chassis.running.occasions import Occasions
from chassis.running.work import Work
from contracts.agenda import Dated
from contracts.requests.agenda import ON_SITE_DAYS_DATED
from contracts.requests.on_site import OnSiteStatus
from contracts.roles import Role
from services.requests.lifecycle.access import lists_one_of
from services.requests.mirror.models import Organization
from services.requests.on_site.models import OnSiteDay

_rows, _organizations = OnSiteDay.__table__.c, Organization.__table__.c


@dates(ON_SITE_DAYS_DATED)
def on_site_days(work: Work, _kind: Dated) -> Occasions:
    """Return the on-site days of the actor, to which enterprises of the park may come."""
    held = work.actor.by_posts_held()
    own = tuple(sorted(map(UUID, held.organizations(*Role))))
    contact_of = sorted(map(UUID, held.organizations(Role.ENTERPRISE_CONTACT)))
    theirs = or_(
        _rows.park_id.in_(own),
        _rows.park_id.in_(select(_organizations.park_id).where(_organizations.id.in_(contact_of))),
        lists_one_of(_rows.department_ids, own),
        literal(UUID(work.actor.person_id)) == any_(_rows.agent_ids),
    )
    park = select(_organizations.name).where(_organizations.id == _rows.park_id).scalar_subquery()
    return Occasions(
        where=[theirs],
        id=_rows.id,
        number=_rows.number,
        title=func.coalesce(park, _rows.place),
        place=_rows.place,
        day=_rows.day,
        revision=_rows.version,
        noted_at=func.coalesce(_rows.settled_at, _rows.planned_at),
        cancelled=_rows.status == OnSiteStatus.CANCELLED.value,
    )
