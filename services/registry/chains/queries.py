"""Reads of chains."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from chassis.running.handlers import handles, tells
from chassis.running.work import Work
from chassis.searching.finding import sought
from chassis.searching.sources import Document
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, equal, filtered
from chassis.storing.pages import page
from contracts.registry.chains import GET_CHAIN, LIST_CHAINS, ChainSchema
from contracts.registry.kinds import OrganizationKind, PostKind
from contracts.registry.search import SEARCH_CHAINS
from services.registry.chains.divisions import by_field, divisions_of
from services.registry.chains.models import Chain
from services.registry.organizations.models import Membership, Organization
from services.registry.people.models import Person, Post

_FILTERS: Filters = {
    "active": equal(Chain.active),
}


@handles(LIST_CHAINS)
def list_chains(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of chains, ordered by code."""
    statement = filtered(select(Chain).order_by(Chain.code), work, query, _FILTERS, besides=["on", "q"])
    on = query["on"] or work.today
    search = sought(SEARCH_CHAINS, query, Chain.__table__.c.id, work.actor)
    return page(work.transaction, statement, query, lambda chains: described(work.session, chains, on), search)


@handles(GET_CHAIN)
def get_chain(work: Work, chain_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return one chain with what belonged to it on a day."""
    return chain_on(work, chain_id, query["on"])


def chain_on(work: Work, chain_id: UUID, on: date | None = None) -> dict[str, Any]:
    """Return one chain as of a day."""
    return described(work.session, [work.find(Chain, chain_id)], on or work.today)[0]


def described(session: Session, chains: Sequence[Chain], on: date) -> list[dict[str, Any]]:
    """Return chains in the form of ``ChainSchema``, with three queries for any number of chains."""
    ids = [chain.id for chain in chains]
    divisions = divisions_of(session, ids)
    chiefs = _chiefs(session, ids, on)
    leads: dict[UUID, list[Organization]] = {chain_id: [] for chain_id in ids}
    committees: dict[UUID, list[Organization]] = {chain_id: [] for chain_id in ids}
    for chain_id, lead, organization in _anchors(session, ids, on):
        if lead:
            leads[chain_id].append(organization)
        if organization.kind is OrganizationKind.CHAIN_COMMITTEE:
            committees[chain_id].append(organization)
    return [
        shown(
            chain,
            ChainSchema,
            **by_field(divisions[chain.id]),
            chief=chiefs.get(chain.id),
            lead_enterprises=leads[chain.id],
            committees=committees[chain.id],
        )
        for chain in chains
    ]


def _chiefs(session: Session, chain_ids: Sequence[UUID], on: date) -> dict[UUID, dict[str, Any]]:
    rows = session.execute(
        select(Post.chain_id, Person.id, Person.name)
        .join(Person, Person.id == Post.person_id)
        .where(Post.chain_id.in_(chain_ids), Post.kind == PostKind.CHAIN_CHIEF, Post.holds_on(on))
    )
    return {chain_id: {"id": person_id, "name": name} for chain_id, person_id, name in rows if chain_id}


def _anchors(session: Session, chain_ids: Sequence[UUID], on: date) -> Sequence[Any]:
    """Return the lead enterprises and chain committees as rows of chain, whether it leads, organization."""
    return session.execute(
        select(Membership.chain_id, Membership.lead, Organization)
        .join(Organization, Organization.id == Membership.organization_id)
        .where(
            Membership.chain_id.in_(chain_ids),
            Membership.holds_on(on),
            Organization.active,
            or_(Membership.lead, Organization.kind == OrganizationKind.CHAIN_COMMITTEE),
        )
        .order_by(Organization.code)
    ).all()


@tells(SEARCH_CHAINS, ids=Chain.__table__.c.id)
def found_chains(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what chains are found by."""
    divisions = divisions_of(work.session, ids)
    return [
        Document(
            chain.id,
            chain.name,
            chain.code,
            chain.updated_at,
            {
                "name": chain.name,
                "code": chain.code,
                **{field: [each.name for each in held] for field, held in by_field(divisions[chain.id]).items()},
            },
        )
        for chain in work.session.scalars(select(Chain).where(Chain.id.in_(ids)))
    ]
