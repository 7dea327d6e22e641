"""Emit the events of visits and of their plans."""

from typing import Any

from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.requests.visits import VisitData
from services.requests.mirror.queries import names_of
from services.requests.visits.models import Visit, VisitPeriod, VisitPlan


def emit_plan(work: Work, event: Event, plan: VisitPlan, **specific: Any) -> None:
    """Emit an event of a plan, with what is ``specific`` to its kind."""
    # The version is that after the change.
    work.session.flush()
    names = names_of(work.session, [plan.organization_id])
    name = names.get(plan.organization_id, "")
    work.emit(event, plan.id, shown(plan, event.data, organization_name=name, **specific))


def emit_period(work: Work, event: Event, plan: VisitPlan, period: VisitPeriod, owed: int) -> None:
    """Emit an event of a period of a plan, in which so many visits are owed."""
    emit_plan(work, event, plan, first_day=period.first_day, last_day=period.last_day, owed=owed)


def emit_visit(work: Work, event: Event, visit: Visit, *, imported: bool = False) -> None:
    """Emit an event of a visit; nobody is notified of one that was ``imported``."""
    work.session.flush()
    names = names_of(work.session, [visit.organization_id, visit.enterprise_id])
    data = shown(
        visit,
        VisitData,
        organization_name=names.get(visit.organization_id, ""),
        enterprise_name=names.get(visit.enterprise_id, ""),
        imported=imported,
    )
    work.emit(event, visit.id, data)
