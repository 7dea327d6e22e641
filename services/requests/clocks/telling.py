"""What is told of clocks: the explanation of a due date, and the clocks of a subject that are open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Session

from chassis.running.work import Work
from chassis.storing.dumping import dumper_of, shown
from contracts.audiences import withheld
from contracts.requests.deadline import LedgerEntrySchema
from contracts.requests.explanation import EXPLAINED_STEP
from contracts.requests.vocabulary import Duty
from services.requests.clocks import bounds, explanation
from services.requests.clocks.books import Begun
from services.requests.clocks.domain import BEGINNINGS, ClockState, Entry, Kind, Status, fold
from services.requests.clocks.duties import DUTIES
from services.requests.clocks.ladder import Firing, ladder
from services.requests.clocks.models import Clock, ClockEntry, ClockFiring
from services.requests.clocks.queries import Rules, entry_of, ledgers, rules
from services.requests.clocks.sentences import sentences
from services.requests.mirror.models import Organization
from services.requests.mirror.queries import names_of

_clocks, _owner = Clock.__table__.c, Organization.__table__.alias("owner")


def open_clocks(subject: ColumnElement[UUID]) -> ColumnElement[Any]:
    """Return an expression for the clocks that are about something and have not stopped, the earliest due first."""
    names = ("duty", "owner_id", "status", "due_at", "provisional", "halted_at", "rung")
    columns = {name: _clocks[name] for name in names} | {"owner_name": _owner.c.name}
    # A prepared statement knows the types of columns and of constants, not of parameters without one.
    pairs = [each for name, column in columns.items() for each in (literal_column(f"'{name}'"), column)]
    told = func.jsonb_build_object(*pairs)
    return (
        select(func.jsonb_agg(aggregate_order_by(told, _clocks.due_at)))
        .select_from(Clock.__table__.outerjoin(_owner, _owner.c.id == _clocks.owner_id))
        .where(or_(_clocks.request_id == subject, _clocks.subject_id == subject), _clocks.status != str(Status.STOPPED))
        .scalar_subquery()
        .label("open_clocks")
    )


def told_open(work: Work, found: Sequence[Mapping[str, Any]] | None) -> list[dict[str, Any]]:
    """Return what ``open_clocks`` has found in the form of ``OpenClockSchema``."""
    return [
        told_clock(
            work,
            Duty(each["duty"]),
            str(each["status"]),
            datetime.fromisoformat(each["due_at"]),
            provisional=each["provisional"],
            halted_at=datetime.fromisoformat(each["halted_at"]) if each["halted_at"] else None,
            owner=(each["owner_id"], each["owner_name"]),
            rung=each["rung"],
        )
        for each in found or ()
    ]


def told_clock(
    work: Work,
    duty: Duty,
    status: str,
    due_at: datetime,
    *,
    provisional: bool,
    halted_at: datetime | None = None,
    owner: tuple[Any, str | None] = (None, None),
    rung: str | None = None,
) -> dict[str, Any]:
    """Return an open clock in the form of ``OpenClockSchema``; ``owner`` is who owes it, by id and name."""
    organization_id, organization_name = owner
    return {
        "duty": str(duty),
        "role": DUTIES[duty].role,
        "organization_id": organization_id,
        "organization_name": organization_name,
        "status": status,
        "due_at": due_at,
        "provisional": provisional,
        "overdue": due_at < (halted_at or work.now),
        "rung": rung,
    }


def explain(work: Work, clock_id: UUID, duty: Duty = Duty.HANDLING, unwritten: Begun | None = None) -> dict[str, Any]:
    """Explain the due date of a clock, in the form of ``contracts.requests.deadline.DeadlineSchema`` but its subject.

    ``steps`` are those of ``explanation.explain``, ``sentences`` the same in words, ``ledger`` the rows behind them and
    ``ladder`` the rungs of supervision. The status of a clock that has never begun is ``not_started``.
    One of which nothing is written has begun as ``unwritten``.
    """
    rows = ledgers(work.session, [clock_id])[clock_id] or ([unwritten.row()] if unwritten else [])
    if not rows:
        return _not_started(duty)
    in_force = rules(work)
    names = names_of(work.session, (row.department_id for row in rows))
    ledger = [
        replace(_decided(entry_of(row), duty), department=names.get(row.department_id, ""))  # type: ignore[arg-type]
        for row in rows
    ]
    now = fold(ledger, in_force.calendar, work.now)
    owner = next(row.department_id for row in reversed(rows) if row.kind in BEGINNINGS)
    # The sentences are made of no more than the caller may read.
    steps = [
        dumper_of(EXPLAINED_STEP.schema_of(step), work.readers)(step)
        for step in explanation.explain(ledger, in_force.calendar, work.now)
    ]
    return {
        "duty": str(duty),
        "role": DUTIES[duty].role,
        "organization_id": owner,
        "organization_name": names.get(owner),  # type: ignore[arg-type]
        "status": str(now.status),
        "due_at": now.due_at,
        "provisional": now.provisional,
        "used_minutes": now.used_minutes,
        "extended_days": now.extended_days,
        "return_until": bounds.return_until(
            [entry_of(row) for row in rows], in_force.calendar, in_force.terms, work.now
        ),
        "steps": steps,
        "sentences": {language: sentences(steps, language, duty) for language in ("zh", "en")},
        "ledger": [
            shown(
                row,
                LedgerEntrySchema,
                reason=_reason_for(work, row),
                department_name=names.get(row.department_id),  # type: ignore[arg-type]
            )
            for row in rows
        ],
        "ladder": _told_ladder(work.session, clock_id, now, in_force),
    }


def _reason_for(work: Work, row: ClockEntry) -> str | None:
    """Return the reason of a row where the caller may read it in the step of the same kind, otherwise ``None``."""
    step = EXPLAINED_STEP.kinds[row.kind]
    return None if "reason" in withheld(step, work.readers, row) else row.reason


def _decided(entry: Entry, duty: Duty) -> Entry:
    """Return an entry without an approver where nobody decided: another duty than handling begins again by itself."""
    return replace(entry, approver="") if duty is not Duty.HANDLING and entry.kind is Kind.RESTARTED else entry


def _not_started(duty: Duty) -> dict[str, Any]:
    return {
        "duty": str(duty),
        "role": DUTIES[duty].role,
        "organization_id": None,
        "organization_name": None,
        "status": "not_started",
        "due_at": None,
        "provisional": False,
        "used_minutes": 0,
        "extended_days": 0,
        "return_until": None,
        "steps": [],
        "sentences": {"zh": [], "en": []},
        "ledger": [],
        "ladder": [],
    }


def _told_ladder(session: Session, clock_id: UUID, now: ClockState, in_force: Rules) -> Iterable[dict[str, Any]]:
    rows = session.scalars(
        select(ClockFiring).where(ClockFiring.clock_id == clock_id).order_by(ClockFiring.generation)
    ).all()
    told = {row.rung: row.fired_at for row in rows if row.generation >= now.run_generation}
    fired = [Firing(row.rung, row.generation) for row in rows]
    return [
        {"rung": step.rung, "at": step.at, "fired": step.fired, "fired_at": told.get(step.rung)}
        for step in ladder(now, in_force.calendar, in_force.terms, fired)
    ]
