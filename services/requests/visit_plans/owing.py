"""Which visits are owed: made once for each enterprise and period, taken back with their plan, told before the end."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.requests.visit_kinds import OwedVisitStatus, VisitPlanStatus
from contracts.requests.visit_plans import VISITS_OVERDUE, VISITS_OWED, VISITS_REMINDED
from services.requests.mirror.models import Organization
from services.requests.visits import domain
from services.requests.visits.emitting import emit_period
from services.requests.visits.models import OwedVisit, VisitPeriod, VisitPlan

_owed, _plans = OwedVisit.__table__.c, VisitPlan.__table__.c
_TOLD_AT_ONCE = 20


def open_next(work: Work, plan: VisitPlan) -> None:
    """Begin the period that a plan is to open next, if there is one whose first day has come."""
    if plan.opens_on is None or plan.opens_on > work.today:
        return
    whole = domain.period_of(plan.opens_on, plan.period)
    last_day = domain.ends_on(whole.last_day, plan.last_day)
    period = VisitPeriod(
        plan_id=plan.id,
        first_day=whole.first_day,
        last_day=last_day,
        tells_on=domain.tells_on(last_day, plan.remind_days, work.today),
    )
    work.session.add(period)
    plan.opens_on = _if_before_the_end(whole.following, plan.last_day)
    owe(work, plan, period, plan.enterprise_ids)
    if owed := _count(work, period):
        emit_period(work, VISITS_OWED, plan, period, owed)


def owe(work: Work, plan: VisitPlan, period: VisitPeriod, enterprise_ids: Sequence[UUID]) -> None:
    """Owe a visit to each of the enterprises that is active; one that was taken back is owed again.

    An organization that is not active any more owes none.
    """
    if not _is_active(work, plan.organization_id):
        return
    active = select(Organization.id, Organization.park_id, Organization.chains).where(
        Organization.id.in_(enterprise_ids), Organization.kind == "enterprise", Organization.active
    )
    rows = [
        {
            "id": new_id(),
            "plan_id": plan.id,
            "organization_id": plan.organization_id,
            "enterprise_id": row.id,
            "chain_id": domain.chain_of(row.chains),
            "park_id": row.park_id,
            "first_day": period.first_day,
            "last_day": period.last_day,
            "status": OwedVisitStatus.OWED,
            "made_at": work.now,
        }
        for row in work.session.execute(active)
    ]
    if rows:
        made = insert(OwedVisit.__table__).values(rows)  # type: ignore[arg-type]
        again = {"status": OwedVisitStatus.OWED.value, "settled_at": None, "last_day": made.excluded.last_day}
        work.session.execute(
            made.on_conflict_do_update(
                index_elements=["plan_id", "first_day", "enterprise_id"],
                set_=again,
                where=_owed.status == OwedVisitStatus.TAKEN_BACK.value,
            )
        )


def take_back(work: Work, plan: VisitPlan, enterprise_ids: Sequence[UUID] | None = None) -> None:
    """Take back what is still owed by a plan, to all or some of its enterprises."""
    statement = update(OwedVisit).where(_owed.plan_id == plan.id, _owed.status == OwedVisitStatus.OWED.value)
    if enterprise_ids is not None:
        statement = statement.where(_owed.enterprise_id.in_(enterprise_ids))
    work.session.execute(statement.values(status=OwedVisitStatus.TAKEN_BACK, settled_at=work.now))


def take_back_of(work: Work, organization_ids: Sequence[UUID]) -> None:
    """Take back what organizations that are not active any more owe, and what is owed to such enterprises."""
    whose = or_(_owed.organization_id.in_(organization_ids), _owed.enterprise_id.in_(organization_ids))
    owed = update(OwedVisit).where(whose, _owed.status == OwedVisitStatus.OWED.value)
    work.session.execute(owed.values(status=OwedVisitStatus.TAKEN_BACK, settled_at=work.now))


def _is_active(work: Work, organization_id: UUID) -> bool:
    found = work.session.get(Organization, organization_id)
    return found is not None and found.active


def change_times(work: Work, plan: VisitPlan) -> VisitPeriod | None:
    """Have the period under way end, and the next one begin, as the plan says now; returns the one under way."""
    latest = work.session.scalar(select(func.max(VisitPeriod.first_day)).where(VisitPeriod.plan_id == plan.id))
    following = (
        domain.period_of(plan.first_day, plan.period).first_day
        if latest is None
        else domain.period_of(latest, plan.period).following
    )
    whole = domain.period_of(work.today, plan.period)
    if plan.opens_on is None:
        # It had come to its end: what was not planned then is not owed now.
        following = max(following, whole.first_day)
    plan.opens_on = _if_before_the_end(following, plan.last_day)
    period = work.session.get(VisitPeriod, (plan.id, whole.first_day), with_for_update=True)
    if period is not None:
        period.last_day = domain.ends_on(whole.last_day, plan.last_day)
        period.tells_on = domain.tells_on(period.last_day, plan.remind_days, work.today)
        work.session.execute(
            update(OwedVisit)
            .where(
                _owed.plan_id == plan.id,
                _owed.first_day == period.first_day,
                _owed.status == OwedVisitStatus.OWED.value,
            )
            .values(last_day=period.last_day)
        )
    return period


def _if_before_the_end(day: date, last_day: date | None) -> date | None:
    return day if last_day is None or day <= last_day else None


def open_periods(work: Work) -> int:
    """Begin one period whose first day has come; returns how many."""
    due = (
        select(VisitPlan)
        .where(_plans.opens_on <= work.today)
        .order_by(_plans.opens_on)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    plan = work.session.scalar(due)
    if plan is None:
        return 0
    open_next(work, plan)
    return 1


def tell_of_periods(work: Work) -> int:
    """Tell of what is owed still in a portion of the periods whose day for that has come; returns of how many."""
    due = (
        select(VisitPeriod, VisitPlan)
        .join(VisitPlan, VisitPlan.id == VisitPeriod.plan_id)
        .where(VisitPeriod.tells_on <= work.today)
        .order_by(VisitPeriod.tells_on, VisitPeriod.plan_id)
        .limit(_TOLD_AT_ONCE)
        .with_for_update(of=VisitPeriod, skip_locked=True)
    )
    found = work.session.execute(due).all()
    for period, plan in found:
        over = work.today > period.last_day
        period.tells_on = None if over else domain.after(period.last_day)
        owed = _count(work, period)
        if owed and plan.status == VisitPlanStatus.RUNNING:
            emit_period(work, VISITS_OVERDUE if over else VISITS_REMINDED, plan, period, owed)
    return len(found)


def _count(work: Work, period: VisitPeriod) -> int:
    return work.session.scalars(
        select(func.count()).where(
            _owed.plan_id == period.plan_id,
            _owed.first_day == period.first_day,
            _owed.status == OwedVisitStatus.OWED.value,
        )
    ).one()
