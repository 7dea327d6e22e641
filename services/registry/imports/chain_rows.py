"""Import the rows of the sheet 产业链."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select, update

from chassis.ledgers.outcomes import Changed
from chassis.ledgers.planning import Plan
from chassis.ledgers.rows import Row
from chassis.running.clock import wall
from chassis.storing.database import new_id
from services.registry.chains.divisions import KINDS
from services.registry.chains.models import Chain, Division, DivisionKind
from services.registry.imports.known import Importing, KnownChain
from services.registry.organizations.models import Membership

_Divisions = dict[DivisionKind, dict[str, UUID]]
_COLUMNS = {kind: field for field, kind in KINDS.items()}


class ChainPlan(Plan):
    """The chains of the rows, which the other sheets may refer to."""

    COLUMNS = frozenset({"code", "name", "segments", "sub_industries"})

    def __init__(self, importing: Importing, _rows: Sequence[Row]) -> None:
        self.importing = importing
        self.changed: list[tuple[Row, KnownChain, _Divisions]] = []

    def take(self, row: Row) -> None:
        """Compare a row with the chain, and make it known."""
        importing, code = self.importing, row["code"]
        if not code:
            return
        known = importing.chains.setdefault(code, KnownChain(new_id(), {kind: {} for kind in DivisionKind}))
        before = {kind: dict(divisions) for kind, divisions in known.divisions.items()}
        for kind, name in _COLUMNS.items():
            if row.has(name):
                wanted = dict.fromkeys(row[name] or [])
                gone = {name: division_id for name, division_id in before[kind].items() if name not in wanted}
                for each in _in_use(importing, gone):
                    zh, en = f"“{each}”上还有组织,不能移除。", f"There are organizations in {each}."
                    importing.fault(row, name, each, zh, en)
                known.divisions[kind] = {each: before[kind].get(each) or new_id() for each in wanted}
        changed: Changed | None = None
        if known.row is not None:
            pairs: dict[str, tuple[Any, Any]] = {"name": (known.row.name, row["name"])}
            pairs |= {name: (list(before[kind]), list(known.divisions[kind])) for kind, name in _COLUMNS.items()}
            changed = {name: (old, new) for name, (old, new) in pairs.items() if old != new}
        importing.outcomes[row.ledger].add(row, changed)
        if changed != {}:
            self.changed.append((row, known, before))

    def write(self) -> None:
        """Write the chains, of which there are few."""
        for row, known, before in self.changed:
            _write(self.importing, row, known, before)


def _in_use(importing: Importing, divisions: dict[str, UUID]) -> list[str]:
    """Return the names of these divisions in which there are organizations, today or later."""
    if not divisions:
        return []
    used = select(func.unnest(Membership.segment_ids.op("||")(Membership.sub_industry_ids))).where(
        or_(Membership.valid_to.is_(None), Membership.valid_to >= importing.work.today)
    )
    found = set(importing.session.scalars(used.distinct()))
    return [name for name, division_id in divisions.items() if division_id in found]


def _write(importing: Importing, row: Row, known: KnownChain, before: _Divisions) -> None:
    session = importing.session
    if known.row is not None:
        chain = session.get_one(Chain, known.id)
    else:
        chain = Chain(id=known.id, code=row["code"], name=row["name"], active=True)
        session.add(chain)
    chain.name, chain.updated_at = row["name"], wall()
    session.flush()
    for kind, wanted in known.divisions.items():
        gone = [division_id for name, division_id in before[kind].items() if name not in wanted]
        if gone:
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
