"""Import the relations in rows of the sheet 组织: changed ones are ended, new ones are opened."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from chassis.ledgers.outcomes import Changed
from chassis.ledgers.planning import Changes
from chassis.ledgers.rows import Row
from chassis.storing.arrays import among
from chassis.storing.database import new_id
from contracts.ledgers import CLEAR
from contracts.registry.kinds import (
    ALLIANCE_ROLE,
    ORGANIZATION_KIND,
    RELATION_KIND,
    AllianceRole,
    OrganizationKind,
    RelationKind,
)
from services.registry.imports.known import Importing, KnownOrganization
from services.registry.organizations import domain
from services.registry.organizations.models import Organization, Relation
from services.registry.spans import ONE_DAY

_COLUMNS = {
    RelationKind.PARK: "park",
    RelationKind.AFFILIATION: "affiliation",
    RelationKind.DUAL_MANAGEMENT: "dual_management",
    RelationKind.ALLIANCE: "alliance",
    RelationKind.COVERAGE: "coverage",
}

Wanted = tuple[UUID, AllianceRole | None]


def first_day(today: date, new: bool, *founded: date | None) -> date:
    """Return the first day on which an imported relation holds.

    A relation of an organization that is new to the register holds since both its ends were founded, as far as that is
    known; a changed relation of a registered one holds from today.
    """
    days = [day for day in founded if day is not None]
    return max(days) if new and days else today


def end_day(valid_from: date, today: date) -> date:
    """Return the last day of a relation that is replaced today; one that began today or later never held."""
    return max(today, valid_from) - ONE_DAY


class RelationPlan:
    """The relations to be ended and opened."""

    COLUMNS = frozenset({*_COLUMNS.values(), "alliance_role"})

    def __init__(self, importing: Importing) -> None:
        self.importing = importing
        self.changes = Changes(Relation)
        self.circle_rows: dict[UUID, Row] = {}
        self.roles: dict[tuple[UUID, AllianceRole], UUID] = {}
        self.named: dict[UUID, KnownOrganization] = {}
        today = importing.work.today
        # Of all organizations only what may stand against a row: who is above whom, and who leads an alliance.
        concerned = or_(Relation.kind == RelationKind.AFFILIATION, Relation.role.in_(domain.SINGLE_ROLES))
        columns = (Relation.kind, Relation.subject_id, Relation.object_id, Relation.role, Relation.valid_from)
        self.superiors: dict[UUID, set[UUID]] = {}
        for relation in importing.session.execute(select(*columns).where(Relation.overlaps(today, None), concerned)):
            if relation.kind is RelationKind.AFFILIATION:
                self.superiors.setdefault(relation.subject_id, set()).add(relation.object_id)
            if relation.role in domain.SINGLE_ROLES and relation.valid_from <= today:
                self.roles[relation.object_id, relation.role] = relation.subject_id
        self.current: dict[tuple[UUID, RelationKind], list[Any]] = {}
        # The codes of the objects, to be told by a dry run.
        self.codes: dict[UUID, str] = {}

    def prepare(self, ids: Sequence[UUID]) -> None:
        """Load the relations of these organizations, whose rows are taken next."""
        self.current, self.codes = {}, {}
        if not ids:
            return
        session, today = self.importing.session, self.importing.work.today
        standing = session.execute(
            select(*Relation.__table__.c).where(Relation.overlaps(today, None), among(Relation.subject_id, ids))
        ).all()
        for relation in standing:
            self.current.setdefault((relation.subject_id, relation.kind), []).append(relation)
        if self.importing.dry_run:
            named = among(Organization.id, {relation.object_id for relation in standing})
            found = session.execute(select(Organization.id, Organization.code).where(named))
            self.codes = {each.id: each.code for each in found}

    def take(self, row: Row, subject: KnownOrganization) -> Changed:
        """Compare a row with the current relations; returns what changes."""
        kinds = [kind for kind, name in _COLUMNS.items() if row.has(name)]
        if row.has("alliance_role") and not row.has("alliance"):
            zh, en = "须同时填写联盟。", "It needs an alliance in the same row."
            said = ALLIANCE_ROLE.words[row["alliance_role"]].zh if row["alliance_role"] else CLEAR
            self.importing.fault(row, "alliance_role", said, zh, en)
        return {name: pair for kind in kinds for name, pair in self._take_kind(row, subject, kind).items()}

    def _take_kind(self, row: Row, subject: KnownOrganization, kind: RelationKind) -> Changed:
        today = self.importing.work.today
        wanted = self._wanted(row, subject, kind)
        standing = self.current.get((subject.id, kind), [])
        now = {(relation.object_id, relation.role): relation for relation in standing if relation.valid_from <= today}
        gone = [relation for key, relation in now.items() if key not in wanted]
        fresh = {key: founded for key, founded in wanted.items() if key not in now}
        for relation in gone:
            self.changes.change(relation, valid_to=end_day(relation.valid_from, today))
        later = [relation for relation in standing if relation.valid_from > today]
        for (object_id, role), founded in fresh.items():
            self.importing.check_active(row, _COLUMNS[kind], self.named[object_id])
            begins = first_day(today, subject.row is None, row["founded"] or subject.founded, founded)
            self._open(subject, kind, object_id, role, begins, later)
        if kind is RelationKind.AFFILIATION and (gone or fresh):
            ended = {relation.object_id for relation in gone}
            kept = self.superiors.get(subject.id, set()) - ended
            self.superiors[subject.id] = kept | {object_id for object_id, _ in wanted}
            self.circle_rows[subject.id] = row
        return self._changed(row, kind, set(now), set(wanted))

    def _changed(self, row: Row, kind: RelationKind, old: set[Wanted], new: set[Wanted]) -> Changed:
        """Return what differs in the columns of a kind: the objects, and the roles in alliances."""
        name, changed = _COLUMNS[kind], dict[str, tuple[Any, Any]]()
        if {each for each, _ in old} != {each for each, _ in new}:
            codes, given = sorted(self.codes.get(each, "") for each, _ in old), row[name]
            if kind in domain.SINGLE:
                changed[name] = (codes[0] if codes else None, given)
            else:
                changed[name] = (codes, sorted(given or []))
        roles = [sorted({role for _, role in each if role}) for each in (old, new)]
        if roles[0] != roles[1] and (row.has("alliance_role") or not changed):
            changed["alliance_role"] = (roles[0], roles[1])
        return changed

    def _wanted(self, row: Row, subject: KnownOrganization, kind: RelationKind) -> dict[Wanted, date | None]:
        """Return the objects that a row names, each with the day on which it was founded."""
        name, importing = _COLUMNS[kind], self.importing
        codes = row[name] or []
        found: dict[Wanted, date | None] = {}
        roles = self._roles_held(subject) if kind is RelationKind.ALLIANCE else {}
        for code in codes if isinstance(codes, list) else [codes]:
            object_ = importing.organization(row, name, code)
            if object_ is None:
                continue
            self.named[object_.id] = object_
            if self._fits(row, subject, kind, object_, code):
                role = None
                if kind is RelationKind.ALLIANCE:
                    held = None if row.has("alliance_role") else roles.get(object_.id)
                    role = row["alliance_role"] or held or AllianceRole.MEMBER
                found[object_.id, role] = object_.founded
                if role in domain.SINGLE_ROLES:
                    self._take_role(row, subject, object_, role)
        return found

    def _roles_held(self, subject: KnownOrganization) -> dict[UUID, AllianceRole | None]:
        """Return the roles in its alliances today, which a row that names none leaves as they are."""
        standing = self.current.get((subject.id, RelationKind.ALLIANCE), [])
        return {each.object_id: each.role for each in standing if each.valid_from <= self.importing.work.today}

    def _fits(
        self, row: Row, subject: KnownOrganization, kind: RelationKind, object_: KnownOrganization, code: str
    ) -> bool:
        name = _COLUMNS[kind]
        if object_.id == subject.id:
            self.importing.fault(row, name, code, "不能指向自身。", "It cannot refer to itself.")
            return False
        if row["kind"] not in domain.SUBJECTS[kind]:
            words = ORGANIZATION_KIND.words[row["kind"]]
            zh, en = (
                f"{words.zh}没有“{RELATION_KIND.words[kind].zh}”。",
                f"A {words.en} has no {RELATION_KIND.words[kind].en}.",
            )
            self.importing.fault(row, name, code, zh, en)
            return False
        if object_.kind is not None and object_.kind not in domain.OBJECTS[kind]:
            zh = f"{code} 是{ORGANIZATION_KIND.words[object_.kind].zh},应为:{_words(domain.OBJECTS[kind])}。"
            en = f"{code} is a {ORGANIZATION_KIND.words[object_.kind].en}, which does not fit."
            self.importing.fault(row, name, code, zh, en)
            return False
        return True

    def _take_role(
        self, row: Row, subject: KnownOrganization, alliance: KnownOrganization, role: AllianceRole | None
    ) -> None:
        """Check that an alliance has one lead and one rotating chair at a time."""
        assert role is not None  # noqa: S101 (narrows the type: only such roles come here)
        holder = self.roles.setdefault((alliance.id, role), subject.id)
        if holder != subject.id:
            zh = f"联盟“{alliance.name}”已有{ALLIANCE_ROLE.words[role].zh}。"
            en = f"The alliance {alliance.name} has a {ALLIANCE_ROLE.words[role].en} already."
            self.importing.fault(row, "alliance_role", ALLIANCE_ROLE.words[role].zh, zh, en)

    def _open(
        self,
        subject: KnownOrganization,
        kind: RelationKind,
        object_id: UUID,
        role: AllianceRole | None,
        begins: date,
        later: list[Any],
    ) -> None:
        """Open a relation until the day before a planned one that would conflict with it."""
        rivals = [each.valid_from for each in later if kind in domain.SINGLE or each.object_id == object_id]
        self.changes.new.append(
            {
                "id": new_id(),
                "kind": kind,
                "subject_id": subject.id,
                "object_id": object_id,
                "role": role,
                "valid_from": begins,
                "valid_to": min(rivals) - ONE_DAY if rivals else None,
            }
        )

    def check_circles(self) -> None:
        """Add a fault for each row whose affiliation forms a circle, planned changes included."""
        circles = domain.circular(self.superiors) if self.circle_rows else set()
        for subject_id, row in self.circle_rows.items():
            if subject_id in circles:
                zh, en = "隶属关系成环。", "The affiliation would be a circle."
                self.importing.fault(row, "affiliation", row["affiliation"], zh, en)


def _words(kinds: frozenset[OrganizationKind]) -> str:
    return "、".join(sorted(ORGANIZATION_KIND.words[kind].zh for kind in kinds))
