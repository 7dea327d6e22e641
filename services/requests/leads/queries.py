"""Reads of leads and their log, what they are found by, what of them waits, and their figures."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, DateTime, Select, and_, cast, exists, false, func, or_, select

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
from chassis.storing.filters import Filter, among, at_least, equal, filtered, one_of
from chassis.storing.pages import page
from contracts.requests.investment_figures import LEAD_STATUS_FIGURES, LEADS_CONVERTED, LEADS_LOST, LEADS_OPENED
from contracts.requests.investment_kinds import KEEPERS, LeadAction, LeadOrder, LeadStatus, NegotiationStatus
from contracts.requests.lead_steps import SEARCH_LEADS
from contracts.requests.leads import (
    AHEAD_DAYS,
    GET_LEAD,
    LEAD,
    LIST_COMMISSIONERS,
    LIST_LEAD_LOG,
    LIST_LEADS,
    SEEN_BY,
    TO_FOLLOW,
    LeadEntrySchema,
    LeadSchema,
)
from contracts.requests.negotiation_steps import LEAD_ACTIONS
from contracts.vocabulary import Codes
from contracts.worklists import Waiting
from services.requests.investment import access
from services.requests.investment.figures import counted
from services.requests.leads.models import Lead, LeadEntry
from services.requests.lifecycle.names import column_of
from services.requests.mandates.queries import acting
from services.requests.mirror.models import Chain, Organization, Person
from services.requests.mirror.models import Post as HeldPost
from services.requests.mirror.queries import names_of
from services.requests.negotiations.models import Negotiation
from services.requests.projects.models import Project
from services.requests.prospects.models import Prospect

_leads, _negotiations, _prospects = Lead.__table__.c, Negotiation.__table__.c, Prospect.__table__.c
_SEEN: Mapping[str, ColumnElement[Any]] = {name: _leads[name] for name in SEEN_BY.fields}
_HELD = (
    select(func.count())
    .where(_negotiations.lead_id == _leads.id, _negotiations.status == NegotiationStatus.HELD)
    .scalar_subquery()
)
_READ = select(
    *_leads,
    column_of(Organization, "name", _leads.owner_id, "owner_name"),
    column_of(Chain, "name", _leads.chain_id, "chain_name"),
    column_of(Person, "name", _leads.commissioner_id, "commissioner_name"),
    *(column_of(Prospect, name, _leads.prospect_id, f"prospect_{name}") for name in ("name", "number", "kind")),
    column_of(Project, "number", _leads.project_id, "project_number"),
    _HELD.label("negotiations"),
)


def _to_follow(work: Work, _step: str = "") -> ColumnElement[bool]:
    """Return the condition for the leads whose next task the actor owes by now or soon."""
    if not work.actor.is_any(*KEEPERS) or work.actor.person_id is None:
        return false()
    owed = [_leads.commissioner_id == UUID(work.actor.person_id)]
    own = among(_leads.owner_id, access.KEEPING.own(work.actor))
    owed += [own] if own is not None else []
    return and_(or_(*owed), _leads.next_task_on <= work.today + timedelta(days=AHEAD_DAYS))


def _on_kind(_work: Work, kind: str) -> ColumnElement[bool]:
    return exists().where(_prospects.id == _leads.prospect_id, _prospects.kind == str(kind))


_FILTERS: dict[str, Filter] = {
    "status": one_of(_leads.status),
    "prospect_id": equal(_leads.prospect_id),
    "prospect_kind": _on_kind,
    "owner_id": equal(_leads.owner_id),
    "chain_id": equal(_leads.chain_id),
    "commissioner_id": equal(_leads.commissioner_id),
    "first_contact_from": at_least(_leads.first_contact_on),
    "first_contact_to": lambda _work, day: _leads.first_contact_on <= day,
    "converted_from": at_least(_leads.converted_on),
    "converted_to": lambda _work, day: _leads.converted_on <= day,
    "lost_from": at_least(_leads.lost_on),
    "lost_to": lambda _work, day: _leads.lost_on <= day,
    "min_amount": at_least(_leads.amount),
    "waiting": _to_follow,
}
_ORDERS = {
    LeadOrder.LATEST: (_leads.first_contact_on.desc(), _leads.id.desc()),
    LeadOrder.EARLIEST: (_leads.first_contact_on.asc(), _leads.id.asc()),
    LeadOrder.NEXT_TASK: (_leads.task_order.asc(), _leads.id.asc()),
}


def visible_to(work: Work) -> ColumnElement[bool]:
    """Return the condition for the leads that the actor may see."""
    return access.visible_to(SEEN_BY, _SEEN, work.actor)


@handles(LIST_LEADS)
def list_leads(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the leads that the actor may see."""
    statement = filtered(_READ.where(visible_to(work)), work, query, _FILTERS, besides=["q"])
    statement = statement.order_by(*_ORDERS[LeadOrder(query["sort"])])
    search = sought(SEARCH_LEADS, query, _leads.id, work.actor)
    return page(work.transaction, statement, query, lambda rows: [_shown(work, row) for row in rows], search)


@handles(GET_LEAD)
def get_lead(work: Work, lead_id: UUID) -> dict[str, Any]:
    """Return one lead. Raises ``Failure`` if there is none that the actor may see."""
    return _shown(work, _find(work, lead_id))


@handles(LIST_LEAD_LOG)
def list_log(work: Work, lead_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the log of a lead by day. Raises ``Failure`` like ``get_lead``."""
    _find(work, lead_id)
    statement: Select[Any] = select(LeadEntry).where(LeadEntry.lead_id == lead_id)
    statement = statement.order_by(LeadEntry.day.asc(), LeadEntry.id.asc())
    return page(work.transaction, statement, query, lambda rows: _told(work, rows))


@handles(LIST_COMMISSIONERS)
def list_commissioners(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of those who can follow a lead today, each once at each organization."""
    statement = acting(work.today, KEEPERS).distinct()
    statement = statement.order_by(Person.name, Person.id, HeldPost.organization_id)
    if query["organization_id"] is not None:
        statement = statement.where(HeldPost.organization_id == query["organization_id"])
    if query["name"] is not None:
        statement = statement.where(Person.name.contains(query["name"], autoescape=True))
    return page(work.transaction, statement, query, lambda rows: [dict(row._mapping) for row in rows])


def _find(work: Work, lead_id: UUID) -> Any:
    work.session.flush()
    row = work.session.execute(_READ.where(_leads.id == lead_id, visible_to(work))).one_or_none()
    if row is None:
        raise not_found(LEAD, lead_id)
    return row


def _shown(work: Work, row: Any) -> dict[str, Any]:
    return shown(row, LeadSchema, owner_name=row.owner_name or "", actions=_actions(work, row))


def _actions(work: Work, row: Any) -> list[Codes]:
    follows = access.follows(work.actor, row) is not None
    keeps, lost = access.KEEPING.keeps(work.actor, row.owner_id) is not None, row.status == LeadStatus.LOST
    may = {
        LeadAction.CHANGE: keeps,
        LeadAction.LOG: follows and not lost,
        LeadAction.COMMISSIONER: keeps and not lost,
        LeadAction.NEGOTIATION: follows and not lost,
        LeadAction.CONVERSION: keeps and not lost and row.project_id is None,
        LeadAction.LOSS: keeps and not lost and row.project_id is None,
        LeadAction.REOPENING: keeps and lost,
    }
    return possible(work.actor, LEAD_ACTIONS, lambda action: may[LeadAction(action)])


def _told(work: Work, entries: Sequence[LeadEntry]) -> list[dict[str, Any]]:
    names = names_of(work.session, {entry.organization_id for entry in entries})
    return [shown(entry, LeadEntrySchema, organization_name=names.get(entry.organization_id)) for entry in entries]


@waits(TO_FOLLOW)
def to_follow(work: Work, _kind: Waiting) -> Queue:
    """Return the leads whose next task the actor owes by now or soon."""

    def begins(days: int) -> ColumnElement[Any]:
        return func.timezone(work.settings.timezone, cast(_leads.next_task_on + days, DateTime))

    return Queue(
        where=[_to_follow(work)],
        id=_leads.id,
        number=_leads.number,
        title=_leads.title,
        since=begins(-AHEAD_DAYS),
        due=begins(1),
    )


@computes(LEADS_OPENED)
def compute_opened(work: Work, asked: Asked) -> Computed:
    """Return how many leads began in a period with their first contact."""
    columns = {LEADS_OPENED.name: func.count()}
    return counted(work, asked, Lead.__table__, columns, _leads.first_contact_on, visible_to(work))


@computes(LEADS_CONVERTED)
def compute_converted(work: Work, asked: Asked) -> Computed:
    """Return how many leads became projects in a period."""
    converted = visible_to(work), _leads.converted_on.is_not(None)
    columns = {LEADS_CONVERTED.name: func.count()}
    return counted(work, asked, Lead.__table__, columns, _leads.converted_on, *converted)


@computes(LEADS_LOST)
def compute_lost(work: Work, asked: Asked) -> Computed:
    """Return how many leads were lost in a period, and are so still."""
    lost = visible_to(work), _leads.lost_on.is_not(None)
    return counted(work, asked, Lead.__table__, {LEADS_LOST.name: func.count()}, _leads.lost_on, *lost)


@computes(*LEAD_STATUS_FIGURES)
def compute_standing(work: Work, asked: Asked) -> Computed:
    """Return how many leads stand so now."""
    columns = {
        figure.name: func.count().filter(_leads.status == status) for figure, status in LEAD_STATUS_FIGURES.items()
    }
    return counted(work, asked, Lead.__table__, columns, None, visible_to(work))


@tells(SEARCH_LEADS, ids=_leads.id)
def found_leads(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what leads are found by."""
    rows = work.session.execute(_READ.where(_leads.id.in_(ids))).all()
    return [
        Document(
            row.id,
            row.title,
            row.number,
            row.opened_at,
            {
                name: getattr(row, name)
                for name in ("title", "prospect_name", "number", "ledger_number", "content", "source")
            },
            {name: getattr(row, name) for name in SEARCH_LEADS.scope},
        )
        for row in rows
    ]
