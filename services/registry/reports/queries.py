"""Figures of a chain on a day. Coverage is computed from relations, never typed in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, distinct, exists, func, select
from sqlalchemy.orm import aliased

from chassis.calling.asked import Asked
from chassis.calling.errors import not_found
from chassis.running.figures import Computed, Key, Ratio, Raw
from chassis.running.handlers import computes, handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.pages import page
from contracts.figures import Figure, FigureDimension
from contracts.registry.chains import CHAIN
from contracts.registry.figures import COVERAGE_FIGURES, HONOUR_FIGURES, HONOURED_ORGANIZATIONS, ORGANIZATIONS
from contracts.registry.kinds import PARTY_KINDS, OrganizationKind, RelationKind
from contracts.registry.reports import GET_COVERAGE, GET_HONOURS, LIST_UNCOVERED, UncoveredSchema
from services.registry.chains.models import Chain
from services.registry.organizations.domain import OF_THEIR_CHAINS
from services.registry.organizations.models import Membership, Organization, Relation
from services.registry.organizations.places import parks_of
from services.registry.organizations.queries import HONOURED, covered, sees_everything

# The chains that figures are of; None for everything, with what is on no chain.
_Chains = tuple[UUID, ...] | None


@computes(*COVERAGE_FIGURES, *HONOUR_FIGURES)
def compute_figures(work: Work, asked: Asked) -> Computed:
    """Return figures of enterprises, and of party organizations under dual management, of the chains that are seen."""
    chains, on = _chains(work, asked), asked.last or work.today
    total: dict[str, Raw] = {}
    groups: dict[Key, dict[str, Raw]] = {}
    for counting, names in _STATEMENTS.items():
        if asked.names.isdisjoint(names):
            continue
        total |= _figured(work.session.execute(counting(asked, chains, on, None)).one())
        for row in work.session.execute(counting(asked, chains, on, asked.group_by)) if asked.group_by else ():
            groups.setdefault(row.key, {}).update(_figured(row))
    narrowed = chains is not None and FigureDimension.CHAIN not in asked.subjects
    return Computed(groups, names_of(work, asked.group_by, groups), total, narrowed)


def names_of(work: Work, dimension: FigureDimension | None, keys: Iterable[Key]) -> dict[UUID, str]:
    """Return the names of groups of figures: of chains or of organizations."""
    model: Any = Chain if dimension is FigureDimension.CHAIN else Organization
    ids = [key for key in keys if isinstance(key, UUID)]
    rows = work.session.execute(select(model.id, model.name).where(model.id.in_(ids))) if ids else ()
    return {row.id: row.name for row in rows}


def _chains(work: Work, asked: Asked) -> _Chains:
    """Return the chains that figures are of: those asked for, else all that the actor reads; ``None`` for everything.

    Raises ``Failure`` (404) for a chain that the actor may not read.
    """
    named = asked.among(FigureDimension.CHAIN)
    known = set(work.session.scalars(select(Chain.id).where(Chain.id.in_(named)))) if named else set()
    for chain_id in named or ():
        if chain_id not in known or not _reads(work, chain_id):
            raise not_found(CHAIN, chain_id)
    if named or sees_everything(work.actor):
        return named
    return tuple(UUID(chain) for chain in work.actor.chains(*OF_THEIR_CHAINS))


@handles(GET_COVERAGE)
def get_coverage(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return how many enterprises of a chain are covered by a party organization, of whatever chain or none."""
    chain, on, found = _of_chain(work, query, COVERAGE_FIGURES)
    rate = found["coverage.rate"]
    return {
        "chain": chain,
        "on": on,
        **{name: found[f"coverage.{name}"] for name in ("enterprises", "covered", "uncovered", "organizations")},
        "rate": round(100 * rate.part / rate.whole, 1) if isinstance(rate, Ratio) and rate.whole else None,
    }


@handles(LIST_UNCOVERED)
def list_uncovered(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the enterprises of a chain that no party organization covers, by code."""
    chain, on = _chain(work, query["chain_id"]), query["on"] or work.today
    statement = (
        select(Organization).where(*_is_enterprise_of((chain.id,), on), ~covered(on)).order_by(Organization.code)
    )
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
    chain, on, found = _of_chain(work, query, HONOUR_FIGURES)
    return {"chain": chain, "on": on, **{name: found[f"honours.{name}"] for name in ("organizations", "enterprises")}}


def _of_chain(
    work: Work, query: Mapping[str, Any], figures: tuple[Figure, ...]
) -> tuple[Chain, date, Mapping[str, Raw]]:
    """Return the chain and the day of a report, and its figures."""
    chain, on = _chain(work, query["chain_id"]), query["on"] or work.today
    found = compute_figures(work, Asked(figures, {FigureDimension.CHAIN: (chain.id,)}, last=on))
    return chain, on, found.total or {}


def _chain(work: Work, chain_id: UUID) -> Chain:
    """Return the chain of a report, if the actor may read its figures."""
    return work.find(Chain, chain_id, seen=lambda _chain: _reads(work, chain_id))


def _reads(work: Work, chain_id: UUID) -> bool:
    return sees_everything(work.actor) or str(chain_id) in work.actor.chains(*OF_THEIR_CHAINS)


def _figured(row: Any) -> dict[str, Raw]:
    """Return the figures of a row: its columns, and what follows from them."""
    found: dict[str, Raw] = {name: value for name, value in row._mapping.items() if name != "key"}
    if "coverage.enterprises" in found:
        enterprises, covered = row._mapping["coverage.enterprises"], row._mapping["coverage.covered"]
        found |= {"coverage.uncovered": enterprises - covered, "coverage.rate": Ratio(covered, enterprises)}
    return found


def _enterprises(asked: Asked, chains: _Chains, on: date, group_by: FigureDimension | None) -> Select[Any]:
    """Return the statement that counts active enterprises, by chain or park if they are grouped."""
    counts: list[Any] = [
        func.count().label("coverage.enterprises"),
        func.count().filter(covered(on)).label("coverage.covered"),
        func.count().filter(HONOURED).label("honours.enterprises"),
    ]
    statement = select(*counts).select_from(Organization).where(*_is_enterprise_of(chains, on))
    parks = asked.among(FigureDimension.PARK)
    if parks is not None:
        statement = statement.where(exists().where(*_located(Relation, parks, on)))
    if group_by is FigureDimension.PARK:
        relation = aliased(Relation)
        return _grouped(statement.outerjoin(relation, and_(*_located(relation, parks, on))), relation.object_id)
    if group_by is FigureDimension.CHAIN:
        place = aliased(Membership)
        return _grouped(statement.outerjoin(place, and_(*_placed(Organization, chains, on, place))), place.chain_id)
    return statement


def _managed(_asked: Asked, chains: _Chains, on: date, group_by: FigureDimension | None) -> Select[Any]:
    """Return the statement that counts active party organizations under dual management of a committee of a chain."""
    organizations = distinct(Organization.id)
    counts: list[Any] = [
        func.count(organizations).label("coverage.organizations"),
        func.count(organizations).filter(HONOURED).label("honours.organizations"),
    ]
    committee = aliased(Organization)
    managed = and_(
        Relation.subject_id == Organization.id, Relation.kind == RelationKind.DUAL_MANAGEMENT, Relation.holds_on(on)
    )
    statement = (
        select(*counts)
        .select_from(Organization)
        .join(Relation, managed)
        .join(committee, and_(committee.id == Relation.object_id, committee.kind == OrganizationKind.CHAIN_COMMITTEE))
        .join(Membership, and_(*_placed(committee, chains, on)))
        .where(Organization.kind.in_(PARTY_KINDS), Organization.active.is_(True))
    )
    return _grouped(statement, Membership.chain_id) if group_by is FigureDimension.CHAIN else statement


def _grouped(statement: Select[Any], key: Any) -> Select[Any]:
    return statement.add_columns(key.label("key")).group_by(key)


# The statements of figures, with the names of those that each computes.
_STATEMENTS = {
    _enterprises: frozenset(
        figure.name
        for figure in (*COVERAGE_FIGURES, *HONOUR_FIGURES)
        if figure not in (ORGANIZATIONS, HONOURED_ORGANIZATIONS)
    ),
    _managed: frozenset({ORGANIZATIONS.name, HONOURED_ORGANIZATIONS.name}),
}


def _is_enterprise_of(chains: _Chains, on: date) -> list[ColumnElement[bool]]:
    found = [Organization.kind == OrganizationKind.ENTERPRISE, Organization.active.is_(True)]
    return found if chains is None else [*found, exists().where(*_placed(Organization, chains, on))]


def _placed(organization: Any, chains: _Chains, on: date, place: Any = Membership) -> list[ColumnElement[bool]]:
    """Return the conditions for the places of an organization on one of the chains, or on any."""
    found = [place.organization_id == organization.id, place.holds_on(on)]
    return found if chains is None else [*found, place.chain_id.in_(chains)]


def _located(relation: Any, parks: tuple[UUID, ...] | None, on: date) -> list[ColumnElement[bool]]:
    """Return the conditions for relations of an organization to one of the parks, or to any."""
    found = [relation.subject_id == Organization.id, relation.kind == RelationKind.PARK, relation.holds_on(on)]
    return found if parks is None else [*found, relation.object_id.in_(parks)]
