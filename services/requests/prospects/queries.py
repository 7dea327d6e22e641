"""Reads of the libraries of investors and target enterprises, and how many there are."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select

from chassis.calling.asked import Asked
from chassis.calling.errors import forbidden
from chassis.running.acting import possible
from chassis.running.figures import Computed
from chassis.running.handlers import computes, handles, tells
from chassis.running.work import Work
from chassis.searching.finding import sought
from chassis.searching.sources import Document
from chassis.storing.dumping import shown
from chassis.storing.filters import Filter, equal, filtered
from chassis.storing.masking import mask_email, mask_name, mask_phone
from chassis.storing.pages import page
from contracts.requests.investment_figures import LIBRARY_FIGURES
from contracts.requests.investment_kinds import KEEPERS, LeadStatus, ProspectAction, ProspectOrder
from contracts.requests.negotiation_steps import PROSPECT_ACTIONS
from contracts.requests.prospects import (
    GET_PROSPECT,
    GET_PROSPECT_CONTACT,
    LIST_PROSPECTS,
    SEARCH_PROSPECTS,
    ProspectContactSchema,
    ProspectSchema,
)
from contracts.vocabulary import Codes
from services.requests.investment import access
from services.requests.investment.figures import counted
from services.requests.leads.models import Lead
from services.requests.mirror.models import Chain
from services.requests.mirror.queries import names_of
from services.requests.prospects.models import Prospect, ProspectContact

_prospects, _leads = Prospect.__table__.c, Lead.__table__.c
_OPEN = _leads.status != LeadStatus.LOST
_FILTERS: dict[str, Filter] = {
    "kind": equal(_prospects.kind),
    "chain_id": equal(_prospects.chain_id),
    "owner_id": equal(_prospects.owner_id),
    "active": equal(_prospects.active),
    "followed": lambda _work, given: _followed() if given else ~_followed(),
}
_ORDERS = {
    ProspectOrder.NAME: (_prospects.name.asc(), _prospects.id.asc()),
    ProspectOrder.LATEST: (_prospects.registered_at.desc(), _prospects.id.desc()),
}


def _followed() -> ColumnElement[bool]:
    return exists().where(_leads.prospect_id == _prospects.id, _OPEN)


@handles(LIST_PROSPECTS)
def list_prospects(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the libraries, contacts masked."""
    statement = filtered(select(Prospect), work, query, _FILTERS, besides=["q"])
    statement = statement.order_by(*_ORDERS[ProspectOrder(query["sort"])])
    search = sought(SEARCH_PROSPECTS, query, _prospects.id, work.actor)
    return page(work.transaction, statement, query, lambda rows: _shown(work, rows), search)


@handles(GET_PROSPECT)
def get_prospect(work: Work, prospect_id: UUID) -> dict[str, Any]:
    """Return one entry, its contact masked."""
    work.session.flush()
    return _shown(work, [work.find(Prospect, prospect_id)])[0]


@handles(GET_PROSPECT_CONTACT)
def get_prospect_contact(work: Work, prospect_id: UUID) -> dict[str, Any]:
    """Return whom to speak to in full; the read is audited.

    Raises ``Failure`` for whoever neither keeps the entry nor follows an open lead on it.
    """
    prospect = work.find(Prospect, prospect_id)
    if not _reads_contact(work, prospect, _open_leads(work, [prospect_id])):
        raise forbidden(work.actor, *KEEPERS)
    return shown(work.session.get_one(ProspectContact, prospect_id), ProspectContactSchema)


def _open_leads(work: Work, ids: Sequence[UUID]) -> dict[UUID, list[Any]]:
    """Return the open leads of entries, with those who follow them."""
    found: dict[UUID, list[Any]] = {}
    wanted = select(_leads.prospect_id, _leads.owner_id, _leads.commissioner_id).where(_leads.prospect_id.in_(ids))
    for row in work.session.execute(wanted.where(_OPEN)) if ids else ():
        found.setdefault(row.prospect_id, []).append(row)
    return found


def _reads_contact(work: Work, prospect: Prospect, leads: Mapping[UUID, Sequence[Any]]) -> bool:
    if access.KEEPING.keeps(work.actor, prospect.owner_id) is not None:
        return True
    return any(access.follows(work.actor, lead) is not None for lead in leads.get(prospect.id, ()))


def _shown(work: Work, found: Sequence[Prospect]) -> list[dict[str, Any]]:
    ids = [row.id for row in found]
    names = names_of(work.session, [row.owner_id for row in found])
    chains = {row.chain_id for row in found if row.chain_id}
    named = work.session.execute(select(Chain.id, Chain.name).where(Chain.id.in_(chains))) if chains else ()
    chain_names = {row.id: row.name for row in named}
    leads = _open_leads(work, ids)
    listed = select(ProspectContact).where(ProspectContact.prospect_id.in_(ids))
    contacts = {contact.prospect_id: contact for contact in work.session.scalars(listed)}

    def one(row: Prospect) -> dict[str, Any]:
        def may(action: Codes) -> bool:
            keeps = access.KEEPING.keeps(work.actor, row.owner_id) is not None
            return row.active and bool(access.KEEPING.own(work.actor)) if action is ProspectAction.LEAD else keeps

        contact = contacts[row.id]
        masked = mask_name(contact.name), mask_phone(contact.phone), mask_email(contact.email)
        return shown(
            row,
            ProspectSchema,
            owner_name=names.get(row.owner_id, ""),
            chain_name=chain_names.get(row.chain_id) if row.chain_id else None,
            contact=dict(zip(("name", "phone", "email"), masked, strict=True)),
            contact_readable=_reads_contact(work, row, leads),
            open_leads=len(leads.get(row.id, ())),
            actions=possible(work.actor, PROSPECT_ACTIONS, may),
        )

    return [one(row) for row in found]


@computes(*LIBRARY_FIGURES)
def compute_libraries(work: Work, asked: Asked) -> Computed:
    """Return how many entries the libraries have now."""
    names = {figure.name: kind for figure, kind in LIBRARY_FIGURES.items()}
    columns = {name: func.count().filter(_prospects.kind == kind) for name, kind in names.items()}
    return counted(work, asked, Prospect.__table__, columns, None, _prospects.active)


@tells(SEARCH_PROSPECTS, ids=_prospects.id)
def found_prospects(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what entries are found by; their contacts are not."""
    rows = work.session.scalars(select(Prospect).where(Prospect.id.in_(ids))).all()
    return [
        Document(
            row.id,
            row.name,
            row.number,
            row.registered_at,
            {name: getattr(row, name) for name in ("name", "number", "region", "industry", "note")},
            {name: getattr(row, name) for name in SEARCH_PROSPECTS.scope},
        )
        for row in rows
    ]
