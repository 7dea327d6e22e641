"""The objects that rows refer to by code: those registered already, each with its columns, and those in the file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Text, func, select
from sqlalchemy.orm import Session

from chassis.ledgers.importing import Import
from chassis.ledgers.rows import Row
from chassis.storing.arrays import among
from contracts.identifiers import folded
from contracts.ledgers import Ledger
from contracts.registry import ledgers
from contracts.registry.kinds import OrganizationKind
from services.registry.chains.divisions import divisions_of
from services.registry.chains.models import Chain, DivisionKind
from services.registry.organizations.models import Organization
from services.registry.people.models import Person

Rows = Mapping[Ledger, Sequence[Row]]


@dataclass(slots=True)
class KnownChain:
    """A chain, registered or in the file. ``divisions`` are ids by name, in order."""

    id: UUID
    divisions: dict[DivisionKind, dict[str, UUID]]
    row: Any = None


@dataclass(slots=True)
class KnownOrganization:
    """An organization, registered or in the file; the kind is unknown if its row could not be read."""

    id: UUID
    name: str
    kind: OrganizationKind | None
    founded: date | None
    row: Any = None


@dataclass(slots=True)
class KnownPerson:
    """A person, registered or in the file."""

    id: UUID
    name: str
    row: Any = None


@dataclass
class Importing(Import):
    """One import under way: the known objects besides, and the events to emit when it is written."""

    chains: dict[str, KnownChain] = field(default_factory=dict)
    organizations: dict[str, KnownOrganization] = field(default_factory=dict)
    persons: dict[str, KnownPerson] = field(default_factory=dict)
    changed_chains: list[Chain] = field(default_factory=list)
    changed_organizations: set[UUID] = field(default_factory=set)
    # With the values that they have then.
    changed_persons: list[Any] = field(default_factory=list)
    changed_posts: list[Any] = field(default_factory=list)
    changed_access: set[UUID] = field(default_factory=set)
    # Roles of trust that the file gives or prolongs, and the registered persons of trust whom it concerns, also in how
    # they are named and reached: a registrar proposes such a file, see ``approvals/proposing.py``.
    trust_posts: list[dict[str, Any]] = field(default_factory=list)
    trust_persons: set[UUID] = field(default_factory=set)
    trust_reached: set[UUID] = field(default_factory=set)
    trust_renamed: set[UUID] = field(default_factory=set)
    # What the file changes of registered persons, by the names of columns, with the login of a new account.
    person_values: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    # The posts of trust that the file ends.
    trust_ended: set[UUID] = field(default_factory=set)

    def forget(self) -> None:
        """Let go of what was compared with the rows, once these are written."""
        for known in (self.chains, self.organizations, self.persons):
            known.clear()

    @property
    def session(self) -> Session:
        """Return the session of the import."""
        return self.work.session

    def fault(self, row: Row, name: str, value: Any, zh: str, en: str) -> None:
        """Add a fault of a cell."""
        self.faults.add(row.ledger, row.number, row.ledger.heads.get(name, ""), value, zh, en)

    def check_active(self, row: Row, name: str, known: KnownChain | KnownOrganization | KnownPerson) -> None:
        """Add a fault if a new row would refer to something that is registered and not active any more."""
        if known.row is not None and not known.row.active:
            code = known.row.code
            self.fault(row, name, code, f"{code} 已停用。", f"{code} is not active any more.")

    def organization(self, row: Row, name: str, code: str) -> KnownOrganization | None:
        """Return the organization that a cell refers to; a missing one is added as a fault."""
        found = self.organizations.get(code)
        if found is None:
            self.fault(row, name, code, f"没有编号为 {code} 的组织。", f"There is no organization {code}.")
        return found

    def chain(self, row: Row, name: str, code: str) -> KnownChain | None:
        """Return the chain that a cell refers to; a missing one is added as a fault."""
        found = self.chains.get(code)
        if found is None:
            self.fault(row, name, code, f"没有编号为 {code} 的产业链。", f"There is no chain {code}.")
        return found


# The columns that hold codes, and of what.
_CODES: dict[Ledger, dict[str, type[Chain] | type[Organization] | type[Person]]] = {
    ledgers.CHAINS: {"code": Chain},
    ledgers.ORGANIZATIONS: {
        "code": Organization,
        **dict.fromkeys(("park", "affiliation", "dual_management", "alliance", "coverage"), Organization),
        "chains": Chain,
    },
    ledgers.PERSONS: {"code": Person},
    ledgers.POSTS: {"person": Person, "organization": Organization, "chain": Chain},
}


def load_registered(importing: Importing, rows: Rows) -> None:
    """Load the registered objects that the rows name or refer to, with one query a table.

    Codes in the rows get the spelling of what is registered, or else that of their first occurrence, so that from then
    on the same code is the same string.
    """
    session = importing.session
    spelled: dict[Any, dict[str, str]] = {model: {} for model in (Chain, Organization, Person)}
    for model, code in _codes(rows):
        spelled[model].setdefault(folded(code), code)

    def registered(model: Any) -> Sequence[Any]:
        # Columns and not entities: a file may name very many.
        named = select(*model.__table__.c).where(among(func.lower(model.code, type_=Text), spelled[model]))
        found = session.execute(named.order_by(model.id).with_for_update()).all() if spelled[model] else []
        spelled[model] |= {folded(row.code): row.code for row in found}
        return found

    chains = registered(Chain)
    divisions = divisions_of(session, [chain.id for chain in chains])
    for chain in chains:
        names = {kind: {each.name: each.id for each in found} for kind, found in divisions[chain.id].items()}
        importing.chains[chain.code] = KnownChain(chain.id, names, chain)
    for organization in registered(Organization):
        importing.organizations[organization.code] = KnownOrganization(
            organization.id, organization.name, organization.kind, organization.founded, organization
        )
    for person in registered(Person):
        importing.persons[person.code] = KnownPerson(person.id, person.name, person)
    _spell(rows, spelled)
    refuse_lost_zeros(importing, rows)


def refuse_lost_zeros(importing: Importing, rows: Rows) -> None:
    """Add a fault for each new code in a number cell that there is already, registered or in the file, with zeros."""
    for sheet, model, known in (
        (ledgers.CHAINS, Chain, importing.chains),
        (ledgers.ORGANIZATIONS, Organization, importing.organizations),
        (ledgers.PERSONS, Person, importing.persons),
    ):
        of_sheet = rows.get(sheet, ())
        suspects = [row for row in of_sheet if "code" in row.numbers and row["code"] not in known]
        if not suspects:
            continue
        bare = func.ltrim(model.code, "0")
        wanted = [row["code"].lstrip("0") for row in suspects]
        registered = select(model.code).where(model.code.like("0%"), bare.in_(wanted))
        zeroed = [row["code"] for row in of_sheet if row["code"] and row["code"].startswith("0")]
        full = {code.lstrip("0"): code for code in [*importing.session.scalars(registered), *zeroed]}
        for row in suspects:
            meant = full.get(row["code"].lstrip("0"))
            if meant is not None and meant != row["code"]:
                zh = f"已有编号 {meant};此格是数字,开头的零可能已丢失。请把此格设为文本格式后重新填写。"
                en = f"There is {meant}, and this number cell may have lost its zeros: format it as text and enter it."
                importing.fault(row, "code", row["code"], zh, en)


def _codes(rows: Rows) -> Iterator[tuple[Any, str]]:
    for sheet, of_sheet in rows.items():
        for name, model in _CODES.get(sheet, {}).items():
            for row in of_sheet:
                given = row[name] or ()
                yield from ((model, code) for code in ([given] if isinstance(given, str) else given))


def _spell(rows: Rows, spelled: Mapping[Any, Mapping[str, str]]) -> None:
    for sheet, of_sheet in rows.items():
        for name, model in _CODES.get(sheet, {}).items():
            for row in of_sheet:
                if given := row[name]:
                    known = spelled[model]
                    row.values[name] = (
                        known[folded(given)] if isinstance(given, str) else [known[folded(code)] for code in given]
                    )
