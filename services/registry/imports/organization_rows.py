"""Import the rows of the sheet 组织."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from sqlalchemy import select

from chassis.ledgers.outcomes import Changed, Outcomes
from chassis.ledgers.rows import Row
from chassis.running.clock import wall
from chassis.storing.arrays import write_changes
from chassis.storing.database import new_id
from contracts.registry import ledgers
from contracts.registry.kinds import ORGANIZATION_KIND
from services.registry.imports.known import Importing, KnownOrganization, inserted
from services.registry.imports.membership_rows import PlannedMemberships
from services.registry.imports.relation_rows import PlannedRelations
from services.registry.organizations import domain
from services.registry.organizations.models import Organization

SHEET = ledgers.ORGANIZATIONS
_ATTRIBUTES = ("headcount", "member_count", "ownership", "scale", "honors")


def plan_organizations(importing: Importing, rows: Sequence[Row]) -> list[Callable[[], None]]:
    """Check the rows and make the organizations known to the other sheets; returns a function that writes them all."""
    importing.outcomes[SHEET] = Outcomes(SHEET)
    for row in rows:
        # Before the rows are checked in detail, since rows refer to later ones.
        if row["code"] and row["code"] not in importing.organizations:
            importing.organizations[row["code"]] = KnownOrganization(
                new_id(), row["name"] or "", row["kind"], row["founded"]
            )
    plan = _Plan(importing, rows)
    for row in importing.each(rows):
        if row.sound:
            plan.take(row)
    plan.relations.check_circles()
    return [plan.write]


class _Plan:
    """The changes for all rows, collected so that they are written with one statement a table."""

    def __init__(self, importing: Importing, rows: Sequence[Row]) -> None:
        self.importing = importing
        self.relations = PlannedRelations(importing)
        self.memberships = PlannedMemberships(importing)
        self.new: list[dict[str, Any]] = []
        self.updates: list[tuple[Organization, dict[str, Any]]] = []
        codes = [row["uscc"] for row in rows if row["uscc"]]
        owners = importing.session.execute(
            select(Organization.uscc, Organization.id, Organization.name).where(Organization.uscc.in_(codes))
        )
        self.owners = {uscc: (owner, name) for uscc, owner, name in owners}

    def take(self, row: Row) -> None:
        known = self.importing.organizations[row["code"]]
        uscc = self._uscc(row, known)
        attributes = self._attributes(row)
        before = len(self.relations.opened) + len(self.memberships.opened)
        related = self.relations.take(row, known)
        placed = self.memberships.take(row, known)
        if len(self.relations.opened) + len(self.memberships.opened) > before:
            self.importing.check_active(SHEET, row, "code", known)
        changed: Changed | None = None
        if known.row is None:
            self._take_new(row, known, uscc, attributes)
        else:
            changed = {**self._take_registered(row, known.row, uscc, attributes), **related, **placed}
            if changed:
                self.importing.changed_organizations.add(known.id)
        self.importing.outcomes[SHEET].add(row, changed)

    def _take_new(self, row: Row, known: KnownOrganization, uscc: str | None, attributes: dict[str, Any]) -> None:
        self.new.append(
            {
                "id": known.id,
                "code": row["code"],
                "name": row["name"],
                "kind": row["kind"],
                "uscc": uscc,
                "founded": row["founded"],
                "attributes": {name: value for name, value in attributes.items() if value is not None},
                "active": True,
                "version": 1,
            }
        )
        self.importing.changed_organizations.add(known.id)

    def _take_registered(
        self, row: Row, organization: Organization, uscc: str | None, attributes: dict[str, Any]
    ) -> Changed:
        """Plan the differences from a registered organization, and return them."""
        if organization.kind is not row["kind"]:
            zh = f"已登记为{ORGANIZATION_KIND.words[organization.kind].zh},类型不能更改。"
            en = f"It is registered as a {ORGANIZATION_KIND.words[organization.kind].en}, which cannot change."
            self.importing.fault(SHEET, row, "kind", ORGANIZATION_KIND.words[row["kind"]].zh, zh, en)
        wanted: dict[str, Any] = {"name": row["name"]}
        if row.has("uscc"):
            wanted["uscc"] = uscc
        if row.has("founded"):
            wanted["founded"] = row["founded"]
        merged = {**organization.attributes, **attributes}
        wanted["attributes"] = {name: value for name, value in merged.items() if value is not None}
        changes = {name: value for name, value in wanted.items() if getattr(organization, name) != value}
        if changes:
            self.updates.append((organization, changes))
        were = organization.attributes
        told = {name: (getattr(organization, name), new) for name, new in changes.items() if name != "attributes"}
        return told | {name: (were.get(name), new) for name, new in attributes.items() if were.get(name) != new}

    def _uscc(self, row: Row, known: KnownOrganization) -> str | None:
        importing, given = self.importing, row["uscc"]
        if given is None:
            if domain.needs_uscc(row["kind"]) and (row.has("uscc") or known.row is None):
                importing.fault(SHEET, row, "uscc", "", "企业须填写统一社会信用代码。", "An enterprise needs one.")
            return None
        if given in self.owners and self.owners[given][0] != known.id:
            owner = self.owners[given][1]
            importing.fault(SHEET, row, "uscc", given, f"此代码已属于“{owner}”。", f"It belongs to {owner}.")
        return str(given)

    def _attributes(self, row: Row) -> dict[str, Any]:
        """Return the attributes that the file has columns for; ``None`` for empty cells."""
        found: dict[str, Any] = {}
        for name in _ATTRIBUTES:
            if not row.has(name):
                continue
            value = row[name]
            if value in (None, []):
                found[name] = None
            elif name not in domain.attributes_of(row["kind"]):
                words = ORGANIZATION_KIND.words[row["kind"]]
                zh, en = f"{words.zh}没有“{SHEET.heads[name]}”。", f"There is no such thing of a {words.en}."
                self.importing.fault(SHEET, row, name, value, zh, en)
            else:
                found[name] = value.value if isinstance(value, Enum) else value
        return found

    def write(self) -> None:
        session = self.importing.session
        if self.new:
            session.execute(inserted(Organization), self.new)
        changes = {organization.id: changes for organization, changes in self.updates}
        touched = [
            # Also if only a relation has changed: park and chains are part of what is read.
            (known.row, {**changes.get(known.id, {}), "updated_at": wall()})
            for known in self.importing.organizations.values()
            if known.row is not None and known.id in self.importing.changed_organizations
        ]
        write_changes(session, touched)
        self.relations.write()
        self.memberships.write()
