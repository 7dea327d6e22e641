"""Emit the events of on-site days."""

from collections.abc import Sequence
from uuid import UUID

from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.requests.on_site import OnSiteDayData
from services.requests.mirror.queries import names_of
from services.requests.on_site.models import OnSiteDay


def emit(work: Work, event: Event, day: OnSiteDay, also: tuple[Sequence[UUID], Sequence[UUID]] = ((), ())) -> None:
    """Emit an event of an on-site day; ``also`` are departments and agents who do not come any more, and are told."""
    # The version is that after the change.
    work.session.flush()
    departments, agents = also
    data = shown(
        day,
        OnSiteDayData,
        park_name=names_of(work.session, [day.park_id]).get(day.park_id, ""),
        department_ids=sorted({*day.department_ids, *departments}),
        agent_ids=sorted({*day.agent_ids, *agents}),
    )
    work.emit(event, day.id, data)
