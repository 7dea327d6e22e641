"""Reads of relations and of places on chains."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import aliased

from chassis.calling.errors import not_found
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.pages import page
from contracts.nouns import MEMBERSHIP
from contracts.registry.relations import LIST_MEMBERSHIPS, LIST_RELATIONS
from services.registry.chains.models import Chain
from services.registry.organizations.announcing import division_names
from services.registry.organizations.models import Membership, Organization, Relation
from services.registry.organizations.queries import existing

_SUBJECT, _OBJECT = aliased(Organization), aliased(Organization)


@handles(LIST_RELATIONS)
def list_relations(work: Work, organization_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """A page of an organization's relations, in the order in which they were opened."""
    existing(work, organization_id)
    outward, inward = Relation.subject_id == organization_id, Relation.object_id == organization_id
    direction = {"out": outward, "in": inward, "both": or_(outward, inward)}[query["direction"]]
    statement = _relations().where(direction).order_by(Relation.id)
    if query["kind"]:
        statement = statement.where(Relation.kind == query["kind"])
    if not query["history"]:
        statement = statement.where(Relation.holds_on(query["on"] or work.today))
    return page(work.session, statement, query, lambda rows: [_relation_row(row) for row in rows])


def get_relation(work: Work, relation_id: UUID) -> dict[str, Any]:
    """One relation."""
    return _relation_row(work.session.execute(_relations().where(Relation.id == relation_id)).one())


def _relations() -> Select[Relation, Organization, Organization]:
    return (
        select(Relation, _SUBJECT, _OBJECT)
        .join(_SUBJECT, _SUBJECT.id == Relation.subject_id)
        .join(_OBJECT, _OBJECT.id == Relation.object_id)
    )


def _relation_row(row: Any) -> dict[str, Any]:
    relation, subject, object_ = row[:3]
    return {
        "id": relation.id,
        "kind": relation.kind,
        "subject": subject,
        "object": object_,
        "role": relation.role,
        "valid_from": relation.valid_from,
        "valid_to": relation.valid_to,
    }


@handles(LIST_MEMBERSHIPS)
def list_memberships(work: Work, organization_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """A page of an organization's places on chains."""
    existing(work, organization_id)
    statement = _memberships().where(Membership.organization_id == organization_id).order_by(Membership.id)
    if not query["history"]:
        statement = statement.where(Membership.holds_on(query["on"] or work.today))
    return page(work.session, statement, query, lambda rows: _membership_rows(work, [row[:3] for row in rows]))


def get_membership(work: Work, membership_id: UUID) -> dict[str, Any]:
    """One place on a chain."""
    row = work.session.execute(_memberships().where(Membership.id == membership_id)).one_or_none()
    if row is None:
        raise not_found(MEMBERSHIP, membership_id)
    return _membership_rows(work, [row])[0]


def _memberships() -> Select[Membership, Organization, Chain]:
    return (
        select(Membership, Organization, Chain)
        .join(Organization, Organization.id == Membership.organization_id)
        .join(Chain, Chain.id == Membership.chain_id)
    )


def _membership_rows(work: Work, rows: list[Any]) -> list[dict[str, Any]]:
    names = division_names(work.session, [membership for membership, _, _ in rows])
    return [
        {
            "id": membership.id,
            "organization": organization,
            "chain": chain,
            "segments": [names[each] for each in membership.segment_ids],
            "sub_industries": [names[each] for each in membership.sub_industry_ids],
            "lead": membership.lead,
            "valid_from": membership.valid_from,
            "valid_to": membership.valid_to,
        }
        for membership, organization, chain in rows
    ]
