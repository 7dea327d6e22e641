"""Writes of relations: opened from a day, ended with a day, never deleted."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select, text

from chassis.calling.errors import Failure, invalid, not_found
from chassis.running.clock import wall
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.problem import INVALID, Text
from contracts.registry.kinds import (
    ALLIANCE_ROLE,
    RELATION_KIND,
    AllianceRole,
    OrganizationKind,
    RelationKind,
)
from contracts.registry.organizations import ORGANIZATION
from contracts.registry.problems import CYCLE
from contracts.registry.relations import END_MEMBERSHIP, END_RELATION, OPEN_MEMBERSHIP, OPEN_RELATION
from contracts.registry.shared import OVERLAP
from services.registry.chains.divisions import divisions_of
from services.registry.chains.models import Chain, DivisionKind
from services.registry.organizations import domain
from services.registry.organizations.emitting import emit_organizations
from services.registry.organizations.models import Membership, Organization, Relation
from services.registry.references import locked_chain, not_active
from services.registry.refusals import wrong_kind
from services.registry.relations import queries
from services.registry.spans import ONE_DAY, days_of, end_span

_LEAD = Text("链主企业", "lead enterprise")

# Two changes far apart in the tree could close a circle together, so affiliations change one at a time.
LOCK_AFFILIATIONS = text("SELECT pg_advisory_xact_lock(hashtextextended('registry affiliations', 0))")

# Upwards from the superior; each step holds within the days that all earlier steps have in common.
_ABOVE = text("""
    WITH RECURSIVE above (id, first, last) AS (
        SELECT CAST(:start AS uuid), CAST(:first AS date), CAST(:last AS date)
        UNION
        SELECT r.object_id, greatest(above.first, r.valid_from), least(above.last, coalesce(r.valid_to, 'infinity'))
        FROM relations r JOIN above ON r.subject_id = above.id
        WHERE r.kind = 'affiliation' AND r.valid_from <= above.last
          AND coalesce(r.valid_to, 'infinity') >= greatest(above.first, r.valid_from)
    )
    SELECT true FROM above WHERE id = CAST(:sought AS uuid) LIMIT 1
""")


@handles(OPEN_RELATION)
def open_relation(work: Work, organization_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Open a relation from an organization to another, from a day on."""
    kind = body["kind"]
    first, last = days_of(body, work.today)
    if kind is RelationKind.AFFILIATION:
        work.session.execute(LOCK_AFFILIATIONS)
    subject, object_ = _both(work, organization_id, body["object_id"])
    role = _role_of(kind, body["role"])
    _check_kinds(kind, subject, object_)
    rivals = _rivals(kind, subject, object_, role)
    _make_way(work, RELATION_KIND.words[kind], Relation, rivals, first, last, body["replace"])
    if kind is RelationKind.AFFILIATION:
        _check_circle(work, subject, object_, first, last)
    relation = Relation(
        id=new_id(),
        kind=kind,
        subject_id=subject.id,
        object_id=object_.id,
        role=role,
        valid_from=first,
        valid_to=last,
    )
    work.session.add(relation)
    _changed(work, subject)
    return queries.get_relation(work, relation.id)


@handles(END_RELATION)
def end_relation(work: Work, organization_id: UUID, relation_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """End a relation of which the organization is the subject."""
    relation = work.change(Relation, relation_id, seen=lambda relation: relation.subject_id == organization_id)
    end_span(relation, body["last_day"], work.today)
    _changed(work, _locked(work, [organization_id])[organization_id])
    return queries.get_relation(work, relation.id)


@handles(OPEN_MEMBERSHIP)
def open_membership(work: Work, organization_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Place an organization on a chain, from a day on."""
    first, last = days_of(body, work.today)
    # The chain before the organization, as by all who lock both.
    chain = locked_chain(work, body["chain_id"])
    organization = _locked(work, [organization_id]).get(organization_id)
    if organization is None:
        raise not_found(ORGANIZATION, organization_id)
    if not organization.active:
        raise not_active(Organization, "organization_id", organization_id)
    if body["lead"] and organization.kind is not OrganizationKind.ENTERPRISE:
        raise wrong_kind(_LEAD, organization.name, organization.kind, {OrganizationKind.ENTERPRISE})
    divisions = divisions_of(work.session, [chain.id])[chain.id]
    rivals = [Membership.organization_id == organization.id, Membership.chain_id == chain.id]
    _make_way(work, Text(chain.name, chain.name), Membership, rivals, first, last, body["replace"])
    membership = Membership(
        id=new_id(),
        organization_id=organization.id,
        chain_id=chain.id,
        segment_ids=_division_ids("segments", body["segments"], divisions[DivisionKind.SEGMENT]),
        sub_industry_ids=_division_ids("sub_industries", body["sub_industries"], divisions[DivisionKind.SUB_INDUSTRY]),
        lead=body["lead"],
        valid_from=first,
        valid_to=last,
    )
    work.session.add(membership)
    # Reading a chain shows its lead enterprises and committees.
    chain.updated_at = wall()
    _changed(work, organization)
    return queries.get_membership(work, membership.id)


@handles(END_MEMBERSHIP)
def end_membership(work: Work, organization_id: UUID, membership_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Take an organization off a chain."""
    membership = work.change(
        Membership, membership_id, seen=lambda membership: membership.organization_id == organization_id
    )
    end_span(membership, body["last_day"], work.today)
    work.session.get_one(Chain, membership.chain_id, with_for_update=True).updated_at = wall()
    _changed(work, _locked(work, [organization_id])[organization_id])
    return queries.get_membership(work, membership.id)


def _locked(work: Work, ids: Sequence[UUID]) -> dict[UUID, Organization]:
    """Return organizations by id, locked in the order of their ids so that two changes never deadlock."""
    rows = work.session.scalars(
        select(Organization)
        .where(Organization.id.in_(ids))
        .order_by(Organization.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return {row.id: row for row in rows}


def _both(work: Work, subject_id: UUID, object_id: UUID) -> tuple[Organization, Organization]:
    found = _locked(work, [subject_id, object_id])
    if subject_id not in found:
        raise not_found(ORGANIZATION, subject_id)
    if not found[subject_id].active:
        raise not_active(Organization, "organization_id", subject_id)
    if object_id not in found or not found[object_id].active:
        raise not_active(Organization, "object_id", object_id)
    if subject_id == object_id:
        raise invalid("object_id", object_id, "不能与自身建立关系。", "An organization is not related to itself.")
    return found[subject_id], found[object_id]


def _role_of(kind: RelationKind, role: AllianceRole | None) -> AllianceRole | None:
    if kind is RelationKind.ALLIANCE:
        return role or AllianceRole.MEMBER
    if role is not None:
        raise invalid("role", role.value, "仅联盟成员有角色。", "Only members of an alliance have a role.")
    return None


def _check_kinds(kind: RelationKind, subject: Organization, object_: Organization) -> None:
    for organization, allowed in ((subject, domain.SUBJECTS[kind]), (object_, domain.OBJECTS[kind])):
        if organization.kind not in allowed:
            raise wrong_kind(RELATION_KIND.words[kind], organization.name, organization.kind, allowed)


def _rivals(
    kind: RelationKind, subject: Organization, object_: Organization, role: AllianceRole | None
) -> list[ColumnElement[bool]]:
    """Return the conditions for the rows that must not hold at the same time as a new relation."""
    same = (Relation.subject_id == subject.id) & (Relation.kind == kind)
    if kind not in domain.SINGLE:
        same = same & (Relation.object_id == object_.id)
    if role in domain.SINGLE_ROLES:
        same = same | ((Relation.object_id == object_.id) & (Relation.role == role))
    return [same]


def _make_way(
    work: Work,
    what: Text,
    table: type[Relation] | type[Membership],
    rivals: Sequence[ColumnElement[bool]],
    first: date,
    last: date | None,
    replace: bool,
) -> None:
    """End conflicting rows the day before, if the caller asks for it; refuse otherwise.

    Rows that begin later are not touched: somebody planned them, and they must be ended individually.
    """
    statement = select(table).where(*rivals, table.overlaps(first, last)).order_by(table.valid_from)
    # Two types of rows, which the type checker would join to a type without attributes.
    standing: list[Any] = list(work.session.scalars(statement))
    for row in standing:
        if not replace or row.valid_from > first:
            role = getattr(row, "role", None)
            zh, en = (
                (f"{what.zh}({ALLIANCE_ROLE.words[role].zh})", f"{what.en} ({ALLIANCE_ROLE.words[role].en})")
                if role
                else what
            )
            raise Failure(OVERLAP, what_zh=zh, what_en=en, id=row.id, valid_from=row.valid_from)
        row.valid_to = first - ONE_DAY
    work.session.flush()


def _check_circle(work: Work, subject: Organization, object_: Organization, first: date, last: date | None) -> None:
    found = work.session.scalar(
        _ABOVE, {"start": object_.id, "sought": subject.id, "first": first, "last": last or date.max}
    )
    if found:
        raise Failure(CYCLE, subject=subject.name, object=object_.name)


def _division_ids(field: str, names: Sequence[str], divisions: Sequence[Any]) -> list[UUID]:
    """Return the ids of named segments or sub-industries, in the order of the chain."""
    wanted = set(names)
    unknown = wanted - {division.name for division in divisions}
    if unknown:
        allowed = "、".join(division.name for division in divisions)
        raise Failure(
            INVALID,
            [
                {
                    "field": field,
                    "value": name,
                    "detail": [f"此产业链没有“{name}”;有:{allowed}。", f"The chain has no {name}; it has {allowed}."],
                }
                for name in sorted(unknown)
            ],
        )
    return [division.id for division in divisions if division.name in wanted]


def _changed(work: Work, organization: Organization) -> None:
    """Give the organization a new version, since reading it shows its park and chains."""
    organization.updated_at = wall()
    work.session.flush()
    emit_organizations(work, [organization.id])
