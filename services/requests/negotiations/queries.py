"""Reads of negotiations, what they are found by, what of them waits, and how many were held."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, select

from chassis.calling.asked import Asked
from chassis.calling.errors import not_found
from chassis.running.acting import possible
from chassis.running.figures import Computed
from chassis.running.handlers import computes, handles, tells, waits
from chassis.running.queues import Queue
from chassis.running.work import Work
from chassis.searching.finding import sought
from chassis.searching.sources import Document
from chassis.storing.dumping import shown
from chassis.storing.filters import Filter, among, equal, filtered, one_of
from chassis.storing.pages import page
from contracts.requests.investment_figures import NEGOTIATIONS_HELD
from contracts.requests.investment_kinds import NegotiationAction, NegotiationOrder, NegotiationStatus
from contracts.requests.negotiation_steps import NEGOTIATION_ACTIONS, SEARCH_NEGOTIATIONS, TO_ENTER_NEGOTIATION
from contracts.requests.negotiations import (
    GET_NEGOTIATION,
    LIST_NEGOTIATIONS,
    NEGOTIATION,
    SEEN_BY,
    NegotiationSchema,
)
from contracts.vocabulary import Codes
from contracts.worklists import Waiting
from services.requests.investment import access
from services.requests.investment.figures import counted
from services.requests.leads.models import Lead
from services.requests.lifecycle.access import lists_one_of
from services.requests.lifecycle.names import column_of
from services.requests.mirror.models import Chain, Organization
from services.requests.mirror.queries import names_of
from services.requests.negotiations.models import Negotiation
from services.requests.negotiations.parties import prospect_names

_negotiations = Negotiation.__table__.c
_SEEN: Mapping[str, ColumnElement[Any]] = {name: _negotiations[name] for name in SEEN_BY.fields}
_READ = select(
    *_negotiations,
    column_of(Organization, "name", _negotiations.owner_id, "owner_name"),
    column_of(Chain, "name", _negotiations.chain_id, "chain_name"),
    column_of(Lead, "number", _negotiations.lead_id, "lead_number"),
)


def _due(work: Work, _step: str = "") -> ColumnElement[bool]:
    """Return the condition for the negotiations of the actor's organizations whose day has come, without outcome."""
    own = among(_negotiations.owner_id, access.KEEPING.own(work.actor))
    planned = _negotiations.status == NegotiationStatus.PLANNED
    return false() if own is None else and_(own, planned, _negotiations.day <= work.today)


_FILTERS: dict[str, Filter] = {
    "way": equal(_negotiations.way),
    "status": one_of(_negotiations.status),
    "lead_id": equal(_negotiations.lead_id),
    "prospect_id": lambda _work, given: lists_one_of(_negotiations.prospect_ids, (given,)),
    "owner_id": equal(_negotiations.owner_id),
    "chain_id": equal(_negotiations.chain_id),
    "first": lambda _work, day: _negotiations.day >= day,
    "last": lambda _work, day: _negotiations.day <= day,
    "waiting": _due,
}
_ORDERS = {
    NegotiationOrder.LATEST: (_negotiations.day.desc(), _negotiations.id.desc()),
    NegotiationOrder.EARLIEST: (_negotiations.day.asc(), _negotiations.id.asc()),
}


def visible_to(work: Work) -> ColumnElement[bool]:
    """Return the condition for the negotiations that the actor may see."""
    return access.visible_to(SEEN_BY, _SEEN, work.actor)


@handles(LIST_NEGOTIATIONS)
def list_negotiations(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the negotiations that the actor may see."""
    statement = filtered(_READ.where(visible_to(work)), work, query, _FILTERS, besides=["q"])
    statement = statement.order_by(*_ORDERS[NegotiationOrder(query["sort"])])
    search = sought(SEARCH_NEGOTIATIONS, query, _negotiations.id, work.actor)
    return page(work.transaction, statement, query, lambda rows: _shown(work, rows), search)


@handles(GET_NEGOTIATION)
def get_negotiation(work: Work, negotiation_id: UUID) -> dict[str, Any]:
    """Return one negotiation. Raises ``Failure`` if there is none that the actor may see."""
    work.session.flush()
    row = work.session.execute(_READ.where(_negotiations.id == negotiation_id, visible_to(work))).one_or_none()
    if row is None:
        raise not_found(NEGOTIATION, negotiation_id)
    return _shown(work, [row])[0]


def _shown(work: Work, rows: Sequence[Any]) -> list[dict[str, Any]]:
    prospects = prospect_names(work.session, [each for row in rows for each in row.prospect_ids])
    names = names_of(work.session, [each for row in rows for each in row.organization_ids])
    return [
        shown(
            row,
            NegotiationSchema,
            owner_name=row.owner_name or "",
            prospects=[{"id": each, "name": prospects[each]} for each in row.prospect_ids],
            organizations=[{"id": each, "name": names.get(each, "")} for each in row.organization_ids],
            actions=_actions(work, row),
        )
        for row in rows
    ]


def _actions(work: Work, row: Any) -> list[Codes]:
    planned = row.status == NegotiationStatus.PLANNED and access.KEEPING.keeps(work.actor, row.owner_id) is not None
    come = row.day <= work.today
    return possible(
        work.actor, NEGOTIATION_ACTIONS, lambda action: planned and (come or action is not NegotiationAction.OUTCOME)
    )


@waits(TO_ENTER_NEGOTIATION)
def to_enter_outcome(work: Work, _kind: Waiting) -> Queue:
    """Return the negotiations of the actor's organizations that have come: their outcome is to be entered."""
    return Queue(
        where=[_due(work)],
        id=_negotiations.id,
        number=_negotiations.number,
        title=_negotiations.title,
        since=_negotiations.recorded_at,
    )


@computes(NEGOTIATIONS_HELD)
def compute_held(work: Work, asked: Asked) -> Computed:
    """Return how many negotiations were held in a period."""
    held = visible_to(work), _negotiations.status == NegotiationStatus.HELD
    columns = {NEGOTIATIONS_HELD.name: func.count()}
    return counted(work, asked, Negotiation.__table__, columns, _negotiations.day, *held)


@tells(SEARCH_NEGOTIATIONS, ids=_negotiations.id)
def found_negotiations(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what negotiations are found by."""
    rows = work.session.scalars(select(Negotiation).where(Negotiation.id.in_(ids))).all()
    names = prospect_names(work.session, [each for row in rows for each in row.prospect_ids])
    return [
        Document(
            row.id,
            row.title,
            row.number,
            row.recorded_at,
            {
                **{name: getattr(row, name) for name in ("title", "number", "ledger_number", "subject")},
                "outcome": row.outcome or "",
                "prospects": [names[each] for each in row.prospect_ids],
            },
            {name: getattr(row, name) for name in SEARCH_NEGOTIATIONS.scope},
        )
        for row in rows
    ]
