"""Import the rows of the sheet 组织."""

from collections.abc import Sequence
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.ledgers.outcomes import Changed
from chassis.ledgers.planning import Changes, Plan
from chassis.ledgers.rows import Row
from chassis.running.clock import wall
from chassis.storing.arrays import among
from chassis.storing.database import new_id
from contracts.registry.kinds import ORGANIZATION_KIND
from services.registry.imports.known import Importing, KnownOrganization
from services.registry.imports.membership_rows import MembershipPlan
from services.registry.imports.relation_rows import RelationPlan
from services.registry.organizations import domain
from services.registry.organizations.models import Organization

_ATTRIBUTES = ("headcount", "member_count", "ownership", "scale", "honors")


class OrganizationPlan(Plan):
    """The organizations of the rows, which the other sheets may refer to, with their relations and places on chains."""

    COLUMNS = frozenset(
        {"code", "name", "kind", "uscc", "founded", *_ATTRIBUTES, *RelationPlan.COLUMNS, *MembershipPlan.COLUMNS}
    )

    def __init__(self, importing: Importing, rows: Sequence[Row]) -> None:
        self.importing = importing
        for row in rows:
            # Before the rows are checked in detail, since rows refer to later ones.
            if row["code"] and row["code"] not in importing.organizations:
                importing.organizations[row["code"]] = KnownOrganization(
                    new_id(), row["name"] or "", row["kind"], row["founded"]
                )
        self.relations = RelationPlan(importing)
        self.memberships = MembershipPlan(importing)
        self.changes = Changes(Organization)
        self.values: dict[UUID, dict[str, Any]] = {}
        codes = [row["uscc"] for row in rows if row["uscc"]]
        owners = importing.session.execute(
            select(Organization.uscc, Organization.id, Organization.name).where(among(Organization.uscc, codes))
        )
        self.owners = {uscc: (owner, name) for uscc, owner, name in owners}

    def prepare(self, rows: Sequence[Row]) -> None:
        """Load the relations and memberships of the organizations of some rows."""
        known = [self.importing.organizations.get(row["code"]) for row in rows]
        ids = [each.id for each in known if each is not None and each.row is not None]
        self.relations.prepare(ids)
        self.memberships.prepare(ids)

    def take(self, row: Row) -> None:
        """Compare a row with the organization."""
        if not row.sound:
            return
        known = self.importing.organizations[row["code"]]
        uscc = self._uscc(row, known)
        attributes = self._attributes(row)
        before = len(self.relations.changes.new) + len(self.memberships.changes.new)
        related = self.relations.take(row, known)
        placed = self.memberships.take(row, known)
        if len(self.relations.changes.new) + len(self.memberships.changes.new) > before:
            self.importing.check_active(row, "code", known)
        changed: Changed | None = None
        if known.row is None:
            self._take_new(row, known, uscc, attributes)
        else:
            changed = {**self._take_registered(row, known.row, uscc, attributes), **related, **placed}
            if changed:
                self.importing.changed_organizations.add(known.id)
        self.importing.outcomes[row.ledger].add(row, changed)

    def _take_new(self, row: Row, known: KnownOrganization, uscc: str | None, attributes: dict[str, Any]) -> None:
        self.changes.new.append(
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

    def _take_registered(self, row: Row, organization: Any, uscc: str | None, attributes: dict[str, Any]) -> Changed:
        """Plan the differences from a registered organization, and return them."""
        if organization.kind is not row["kind"]:
            zh = f"已登记为{ORGANIZATION_KIND.words[organization.kind].zh},类型不能更改。"
            en = f"It is registered as a {ORGANIZATION_KIND.words[organization.kind].en}, which cannot change."
            self.importing.fault(row, "kind", ORGANIZATION_KIND.words[row["kind"]].zh, zh, en)
        wanted: dict[str, Any] = {"name": row["name"]}
        if row.has("uscc"):
            wanted["uscc"] = uscc
        if row.has("founded"):
            wanted["founded"] = row["founded"]
        merged = {**organization.attributes, **attributes}
        wanted["attributes"] = {name: value for name, value in merged.items() if value is not None}
        changes = {name: value for name, value in wanted.items() if getattr(organization, name) != value}
        self.values[organization.id] = changes
        were = organization.attributes
        told = {name: (getattr(organization, name), new) for name, new in changes.items() if name != "attributes"}
        return told | {name: (were.get(name), new) for name, new in attributes.items() if were.get(name) != new}

    def _uscc(self, row: Row, known: KnownOrganization) -> str | None:
        importing, given = self.importing, row["uscc"]
        if given is None:
            if domain.needs_uscc(row["kind"]) and (row.has("uscc") or known.row is None):
                importing.fault(row, "uscc", "", "企业须填写统一社会信用代码。", "An enterprise needs one.")
            return None
        if given in self.owners and self.owners[given][0] != known.id:
            owner = self.owners[given][1]
            importing.fault(row, "uscc", given, f"此代码已属于“{owner}”。", f"It belongs to {owner}.")
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
                zh, en = f"{words.zh}没有“{row.ledger.heads[name]}”。", f"There is no such thing of a {words.en}."
                self.importing.fault(row, name, value, zh, en)
            else:
                found[name] = value.value if isinstance(value, Enum) else value
        return found

    def check(self) -> None:
        """Check that no affiliation is a circle."""
        self.relations.check_circles()

    def write(self) -> None:
        """Write the organizations, then what refers to them."""
        for known in self.importing.organizations.values():
            # Also if only a relation has changed: park and chains are part of what is read.
            if known.row is not None and known.id in self.importing.changed_organizations:
                self.changes.change(known.row, **self.values.get(known.id, {}), updated_at=wall())
        for changes in (self.changes, self.relations.changes, self.memberships.changes):
            changes.write(self.importing.session)
