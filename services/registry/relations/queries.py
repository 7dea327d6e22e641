"""Reads of relations and of places on chains."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import aliased

from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, equal, filtered, holding
from chassis.storing.pages import page
from contracts.registry.relations import LIST_MEMBERSHIPS, LIST_RELATIONS, MembershipSchema, RelationSchema
from services.registry.chains.models import Chain
from services.registry.organizations.models import Membership, Organization, Relation
from services.registry.organizations.places import division_names

_SUBJECT, _OBJECT = aliased(Organization), aliased(Organization)
_RELATION_FILTERS: Filters = {"kind": equal(Relation.kind), ("history", "on"): holding(Relation)}
_MEMBERSHIP_FILTERS: Filters = {("history", "on"): holding(Membership)}


@handles(LIST_RELATIONS)
def list_relations(work: Work, organization_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of an organization's relations, in the order in which they were opened."""
    work.find(Organization, organization_id)
    outward, inward = Relation.subject_id == organization_id, Relation.object_id == organization_id
    direction = {"out": outward, "in": inward, "both": or_(outward, inward)}[query["direction"]]
    statement = _relations().where(direction).order_by(Relation.id)
    statement = filtered(statement, work, query, _RELATION_FILTERS, besides=["direction"])
    return page(work.transaction, statement, query, lambda rows: [_relation(row) for row in rows])


def get_relation(work: Work, relation_id: UUID) -> dict[str, Any]:
    """Return one relation."""
    return _relation(work.session.execute(_relations().where(Relation.id == relation_id)).one())


def _relations() -> Select[Relation, Organization, Organization]:
    return (
        select(Relation, _SUBJECT, _OBJECT)
        .join(_SUBJECT, _SUBJECT.id == Relation.subject_id)
        .join(_OBJECT, _OBJECT.id == Relation.object_id)
    )


def _relation(row: Any) -> dict[str, Any]:
    relation, subject, object_ = row[:3]
    return shown(relation, RelationSchema, subject=subject, object=object_)


@handles(LIST_MEMBERSHIPS)
def list_memberships(work: Work, organization_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of an organization's places on chains."""
    work.find(Organization, organization_id)
    statement = _memberships().where(Membership.organization_id == organization_id).order_by(Membership.id)
    statement = filtered(statement, work, query, _MEMBERSHIP_FILTERS)
    return page(work.transaction, statement, query, lambda rows: _memberships_shown(work, rows))


def get_membership(work: Work, membership_id: UUID) -> dict[str, Any]:
    """Return one place on a chain."""
    row = work.session.execute(_memberships().where(Membership.id == membership_id)).one()
    return _memberships_shown(work, [row])[0]


def _memberships() -> Select[Membership, Organization, Chain]:
    return (
        select(Membership, Organization, Chain)
        .join(Organization, Organization.id == Membership.organization_id)
        .join(Chain, Chain.id == Membership.chain_id)
    )


def _memberships_shown(work: Work, rows: Sequence[Any]) -> list[dict[str, Any]]:
    names = division_names(work.session, [row.Membership for row in rows])
    return [
        shown(
            row.Membership,
            MembershipSchema,
            organization=row.Organization,
            chain=row.Chain,
            segments=[names[each] for each in row.Membership.segment_ids],
            sub_industries=[names[each] for each in row.Membership.sub_industry_ids],
        )
        for row in rows
    ]
