"""Import the places on chains in rows of the sheet 组织."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.ledgers.outcomes import Changed
from chassis.ledgers.planning import Changes
from chassis.ledgers.rows import Row
from chassis.storing.arrays import among
from chassis.storing.database import new_id
from contracts.ledgers import CLEAR
from contracts.registry.kinds import OrganizationKind
from services.registry.chains.divisions import KINDS
from services.registry.chains.models import Chain, Division
from services.registry.imports.known import Importing, KnownChain, KnownOrganization
from services.registry.imports.relation_rows import end_day, first_day
from services.registry.organizations.models import Membership
from services.registry.spans import ONE_DAY

_LEADS = {True: "是", False: "否", None: CLEAR}


class MembershipPlan:
    """The memberships to be ended and opened."""

    COLUMNS = frozenset({"chains", "lead", *KINDS})

    def __init__(self, importing: Importing) -> None:
        self.importing = importing
        self.changes = Changes(Membership)
        self.current: dict[UUID, list[Any]] = {}
        # The codes of their chains and the names of the divisions of these, to be told by a dry run.
        self.names: dict[UUID, str] = {}

    def prepare(self, ids: Sequence[UUID]) -> None:
        """Load the memberships of these organizations, whose rows are taken next."""
        self.current = {}
        if not ids:
            return
        importing = self.importing
        standing = importing.session.execute(
            select(*Membership.__table__.c).where(
                among(Membership.organization_id, ids), Membership.overlaps(importing.work.today, None)
            )
        ).all()
        for membership in standing:
            self.current.setdefault(membership.organization_id, []).append(membership)
        if importing.dry_run:
            on = {membership.chain_id for each in self.current.values() for membership in each}
            for named in (
                select(Chain.id, Chain.code).where(Chain.id.in_(on)),
                select(Division.id, Division.name).where(Division.chain_id.in_(on)),
            ):
                self.names |= {each[0]: each[1] for each in importing.session.execute(named)}

    def take(self, row: Row, organization: KnownOrganization) -> Changed:
        """Compare a row with the current memberships; returns what changes."""
        importing, today = self.importing, self.importing.work.today
        if not row.has("chains"):
            self._check_nothing_else(row, organization)
            return {}
        self._check_lead(row)
        found = [importing.chain(row, "chains", code) for code in row["chains"] or []]
        chains = [chain for chain in found if chain is not None]
        self._check_divisions(row, chains)
        standing = self.current.get(organization.id, [])
        now = {membership.chain_id: membership for membership in standing if membership.valid_from <= today}
        left = [membership for chain_id, membership in now.items() if chain_id not in {each.id for each in chains}]
        for membership in left:
            self._end(membership)
        places = {chain.id: self._place(row, chain, now.get(chain.id)) for chain in chains}
        for chain in chains:
            self._take_place(row, organization, chain, places[chain.id], now.get(chain.id), standing)
        return self._changed(row, now, places)

    def _changed(self, row: Row, now: dict[UUID, Any], places: dict[UUID, dict[str, Any]]) -> Changed:
        """Return what differs in the columns: the chains, and what the row says of the places on them."""
        changed: dict[str, tuple[Any, Any]] = {}
        if now.keys() != places.keys():
            changed["chains"] = (sorted(self.names.get(each, "") for each in now), sorted(row["chains"] or []))
        for name, key in (*((name, f"{kind.value}_ids") for name, kind in KINDS.items()), ("lead", "lead")):
            old = {chain_id: getattr(each, key) for chain_id, each in now.items() if getattr(each, key)}
            new = {chain_id: place[key] for chain_id, place in places.items() if place[key]}
            if not row.has(name) or old == new:
                continue
            if name == "lead":
                changed[name] = (bool(old), bool(new))
            else:
                held = {self.names.get(each, "") for ids in old.values() for each in ids}
                changed[name] = (sorted(held), sorted(row[name] or []))
        return changed

    def _take_place(
        self,
        row: Row,
        organization: KnownOrganization,
        chain: KnownChain,
        place: dict[str, Any],
        current: Any,
        standing: list[Any],
    ) -> None:
        """Plan a membership that is new or differs from the current one."""
        today = self.importing.work.today
        if current is not None:
            if all(getattr(current, name) == value for name, value in place.items()):
                return
            self._end(current)
        else:
            self.importing.check_active(row, "chains", chain)
        later = [each.valid_from for each in standing if each.chain_id == chain.id and each.valid_from > today]
        self.changes.new.append(
            {
                "id": new_id(),
                "organization_id": organization.id,
                "chain_id": chain.id,
                "valid_from": first_day(today, organization.row is None, row["founded"]),
                "valid_to": min(later) - ONE_DAY if later else None,
                **place,
            }
        )

    def _place(self, row: Row, chain: KnownChain, current: Any) -> dict[str, Any]:
        """Return the membership that a row describes; fields without a column stay as they are."""
        place: dict[str, Any] = {}
        for name, kind in KINDS.items():
            key = f"{kind.value}_ids"
            if row.has(name):
                wanted = set(row[name] or ())
                place[key] = [each for division, each in chain.divisions[kind].items() if division in wanted]
            else:
                place[key] = list(getattr(current, key)) if current else []
        if row.has("lead"):
            place["lead"] = bool(row["lead"])
        else:
            place["lead"] = current.lead if current else False
        return place

    def _check_divisions(self, row: Row, chains: list[KnownChain]) -> None:
        """Check that each segment and sub-industry belongs to a chain that the row names."""
        for name, kind in KINDS.items():
            there = [division for chain in chains for division in chain.divisions[kind]]
            for each in row[name] or []:
                if each not in there:
                    allowed = "、".join(there) or "无"
                    zh, en = f"产业链没有“{each}”;有:{allowed}。", f"The chain has no {each}; it has {allowed}."
                    self.importing.fault(row, name, each, zh, en)

    def _check_nothing_else(self, row: Row, organization: KnownOrganization) -> None:
        """Add a fault for each cell that says something of a place on a chain, in a row that names no chain."""
        leads = any(each.lead for each in self.current.get(organization.id, ()))
        for name in (*KINDS, "lead"):
            if row.has(name) and (name != "lead" or bool(row[name]) != leads):
                zh, en = "须同时填写产业链。", "It needs a chain in the same row."
                said = _LEADS[row[name]] if name == "lead" else "、".join(row[name] or [CLEAR])
                self.importing.fault(row, name, said, zh, en)

    def _check_lead(self, row: Row) -> None:
        if row["lead"] and (row["kind"] is not OrganizationKind.ENTERPRISE or not row["chains"]):
            zh, en = "链主企业须为产业链上的企业。", "A lead enterprise is an enterprise on a chain."
            self.importing.fault(row, "lead", "是", zh, en)

    def _end(self, membership: Any) -> None:
        self.changes.change(membership, valid_to=end_day(membership.valid_from, self.importing.work.today))
