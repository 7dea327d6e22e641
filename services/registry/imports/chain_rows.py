"""Import the rows of the sheet 产业链."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select, update

from chassis.ledgers.outcomes import Outcomes
from chassis.ledgers.rows import Row
from chassis.running.clock import wall
from chassis.storing.database import new_id
from contracts.registry import ledgers
from services.registry.chains.divisions import KINDS
from services.registry.chains.models import Chain, Division, DivisionKind
from services.registry.imports.known import Importing, KnownChain
from services.registry.organizations.models import Membership

SHEET = ledgers.CHAINS
_COLUMNS = {kind: field for field, kind in KINDS.items()}


def plan_chains(importing: Importing, rows: Sequence[Row]) -> list[Callable[[], None]]:
    """Check the rows and make the chains known to the other sheets; returns functions that write them."""
    outcomes = importing.outcomes[SHEET] = Outcomes(SHEET)
    in_use = _divisions_in_use(importing)
    return [_plan(importing, row, outcomes, in_use) for row in importing.each(rows) if row["code"]]


def _divisions_in_use(importing: Importing) -> set[UUID]:
    used = select(func.unnest(Membership.segment_ids.op("||")(Membership.sub_industry_ids))).where(
        or_(Membership.valid_to.is_(None), Membership.valid_to >= importing.work.today)
    )
    return set(importing.session.scalars(used.distinct()))


def _plan(importing: Importing, row: Row, outcomes: Outcomes, in_use: set[UUID]) -> Callable[[], None]:
    code = row["code"]
    known = importing.chains.get(code)
    if known is None:
        known = importing.chains[code] = KnownChain(new_id(), {kind: {} for kind in DivisionKind})
    before = {kind: dict(divisions) for kind, divisions in known.divisions.items()}
    for kind, name in _COLUMNS.items():
        if row.has(name):
            wanted = dict.fromkeys(row[name] or [])
            for gone in [each for each in before[kind] if each not in wanted and before[kind][each] in in_use]:
                importing.fault(
                    SHEET, row, name, gone, f"“{gone}”上还有组织,不能移除。", f"There are organizations in {gone}."
                )
            known.divisions[kind] = {each: before[kind].get(each) or new_id() for each in wanted}
    chain = known.row
    if chain is None:
        outcomes.add(row, None)
        return lambda: _write(importing, row, known, before)
    pairs: dict[str, tuple[Any, Any]] = {"name": (chain.name, row["name"])}
    pairs |= {name: (list(before[kind]), list(known.divisions[kind])) for kind, name in _COLUMNS.items()}
    changed = {name: (old, new) for name, (old, new) in pairs.items() if old != new}
    outcomes.add(row, changed)
    if not changed:
        return lambda: None
    return lambda: _write(importing, row, known, before)


def _write(importing: Importing, row: Row, known: KnownChain, before: dict[DivisionKind, dict[str, UUID]]) -> None:
    session = importing.session
    chain = known.row
    if chain is None:
        chain = Chain(id=known.id, code=row["code"], name=row["name"], active=True)
        session.add(chain)
    chain.name, chain.updated_at = row["name"], wall()
    session.flush()
    for kind, wanted in known.divisions.items():
        gone = [division_id for name, division_id in before[kind].items() if name not in wanted]
        session.execute(update(Division).where(Division.id.in_(gone)).values(retired=True))
        for position, (name, division_id) in enumerate(wanted.items(), start=1):
            if name in before[kind]:
                session.execute(update(Division).where(Division.id == division_id).values(position=position))
            else:
                session.add(
                    Division(id=division_id, chain_id=chain.id, kind=kind, position=position, name=name, retired=False)
                )
    session.flush()
    importing.changed_chains.append(chain)
