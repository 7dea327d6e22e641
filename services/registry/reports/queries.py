"""Figures of a chain on a day. Coverage is computed from relations, never typed in."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import aliased

from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.pages import page
from contracts.registry.kinds import PARTY_KINDS, OrganizationKind, RelationKind
from contracts.registry.reports import GET_COVERAGE, GET_HONOURS, LIST_UNCOVERED, UncoveredSchema
from services.registry.chains.models import Chain
from services.registry.organizations.domain import OF_THEIR_CHAINS
from services.registry.organizations.models import Membership, Organization, Relation
from services.registry.organizations.places import parks_of
from services.registry.organizations.queries import HONOURED, sees_everything


@handles(GET_COVERAGE)
def get_coverage(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return how many enterprises of a chain are covered by a party organization, of whatever chain or none."""
    chain, on = _chain(work, query["chain_id"]), query["on"] or work.today
    counts = select(func.count(), func.count().filter(_covered(on))).select_from(Organization)
    enterprises, covered = work.session.execute(counts.where(*_is_enterprise_of(chain.id, on))).one()
    return {
        "chain": chain,
        "on": on,
        "enterprises": enterprises,
        "covered": covered,
        "uncovered": enterprises - covered,
        "rate": round(100 * covered / enterprises, 1) if enterprises else None,
        "organizations": _count(work, _is_managed_of(chain.id, on)),
    }


@handles(LIST_UNCOVERED)
def list_uncovered(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the enterprises of a chain that no party organization covers, by code."""
    chain, on = _chain(work, query["chain_id"]), query["on"] or work.today
    statement = select(Organization).where(*_is_enterprise_of(chain.id, on), ~_covered(on)).order_by(Organization.code)
    return page(work.transaction, statement, query, lambda rows: _uncovered(work, rows, on))


def _uncovered(work: Work, enterprises: Sequence[Organization], on: date) -> list[dict[str, Any]]:
    parks = parks_of(work.session, [enterprise.id for enterprise in enterprises], on)
    counts = ("headcount", "member_count")
    return [
        shown(
            enterprise,
            UncoveredSchema,
            park=parks.get(enterprise.id),
            **{name: enterprise.attributes.get(name) for name in counts},
        )
        for enterprise in enterprises
    ]


@handles(GET_HONOURS)
def get_honours(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return how many party organizations and enterprises of a chain have an honour."""
    chain, on = _chain(work, query["chain_id"]), query["on"] or work.today
    return {
        "chain": chain,
        "on": on,
        "organizations": _count(work, [*_is_managed_of(chain.id, on), HONOURED]),
        "enterprises": _count(work, [*_is_enterprise_of(chain.id, on), HONOURED]),
    }


def _chain(work: Work, chain_id: UUID) -> Chain:
    """Return the chain of a report, if the actor may read its figures."""
    own = str(chain_id) in work.actor.chains(*OF_THEIR_CHAINS)
    return work.find(Chain, chain_id, seen=lambda _chain: own or sees_everything(work.actor))


def _count(work: Work, conditions: list[ColumnElement[bool]]) -> int:
    return work.session.scalar(select(func.count()).select_from(Organization).where(*conditions)) or 0


def _is_enterprise_of(chain_id: UUID, on: date) -> list[ColumnElement[bool]]:
    return [
        Organization.kind == OrganizationKind.ENTERPRISE,
        Organization.active.is_(True),
        _on_chain(Organization, chain_id, on),
    ]


def _is_managed_of(chain_id: UUID, on: date) -> list[ColumnElement[bool]]:
    """Return the conditions for party organizations under dual management of a committee of the chain."""
    committee = aliased(Organization)
    managed = exists().where(
        Relation.subject_id == Organization.id,
        Relation.kind == RelationKind.DUAL_MANAGEMENT,
        Relation.holds_on(on),
        Relation.object_id == committee.id,
        committee.kind == OrganizationKind.CHAIN_COMMITTEE,
        _on_chain(committee, chain_id, on),
    )
    return [Organization.kind.in_(PARTY_KINDS), Organization.active.is_(True), managed]


def _on_chain(organization: Any, chain_id: UUID, on: date) -> ColumnElement[bool]:
    return exists().where(
        Membership.organization_id == organization.id, Membership.chain_id == chain_id, Membership.holds_on(on)
    )


def _covered(on: date) -> ColumnElement[bool]:
    by = aliased(Organization)
    return exists().where(
        Relation.object_id == Organization.id,
        Relation.kind == RelationKind.COVERAGE,
        Relation.holds_on(on),
        by.id == Relation.subject_id,
        by.active,
        by.kind.in_(PARTY_KINDS),
    )
