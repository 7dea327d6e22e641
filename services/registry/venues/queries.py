"""Reads of venues, and their figures."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, not_, select

from chassis.calling.asked import Asked
from chassis.calling.errors import not_found
from chassis.running.acting import possible
from chassis.running.figures import UNGROUPED, Computed
from chassis.running.handlers import computes, handles, tells, waits
from chassis.running.queues import Queue
from chassis.running.work import Work
from chassis.searching.finding import sought
from chassis.searching.sources import Document
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, at_least, equal, filtered, one_of
from chassis.storing.pages import page
from contracts.figures import FigureDimension
from contracts.registry.figures import VENUE_FIGURES
from contracts.registry.venue_kinds import VenueAction, VenueStatus
from contracts.registry.venues import (
    GET_VENUE,
    GET_VENUE_REPORT,
    LIST_VENUES,
    SEARCH_VENUES,
    TO_FIND_AN_OWNER,
    VENUE,
    VENUE_ACTIONS,
    VenueSchema,
)
from contracts.vocabulary import Codes
from contracts.worklists import Waiting
from services.registry.chains.models import Chain
from services.registry.organizations.models import Organization
from services.registry.reports.queries import names_of
from services.registry.venues.models import Venue

_table, _owners = Venue.__table__.c, Organization.__table__.alias("owners").c


def _ownerless(_work: Work, _step: str = "") -> ColumnElement[bool]:
    """Return the condition for the open venues whose owner is inactive."""
    return and_(
        _table.status == VenueStatus.OPEN,
        exists().where(_owners.id == _table.owner_id, not_(_owners.active)),
    )


_FILTERS: Filters = {
    "waiting": _ownerless,
    "kind": one_of(Venue.kind),
    "owner_id": equal(Venue.owner_id),
    "chain_id": equal(Venue.chain_id),
    "shared": equal(Venue.shared),
    "status": equal(Venue.status),
    "min_area": at_least(Venue.area),
}
_REPORT_FILTERS: Filters = {"chain_id": equal(Venue.chain_id), "kind": one_of(Venue.kind)}


@waits(TO_FIND_AN_OWNER)
def to_find_an_owner(work: Work, _kind: Waiting) -> Queue:
    """Return the venues that nobody runs any more."""
    return Queue(
        where=[_ownerless(work)],
        id=_table.id,
        number=_table.code,
        title=_table.name,
        since=_table.updated_at,
    )


@handles(LIST_VENUES)
def list_venues(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of venues, ordered by code."""
    statement = filtered(_venues().order_by(Venue.code), work, query, _FILTERS, besides=["q"])
    search = sought(SEARCH_VENUES, query, Venue.__table__.c.id, work.actor)
    return page(work.transaction, statement, query, lambda rows: [_venue(work, row) for row in rows], search)


@handles(GET_VENUE)
def get_venue(work: Work, venue_id: UUID) -> dict[str, Any]:
    """Return one venue."""
    row = work.session.execute(_venues().where(Venue.id == venue_id)).one_or_none()
    if row is None:
        raise not_found(VENUE, venue_id)
    return _venue(work, row)


def _venues() -> Select[Venue, Organization, Chain]:
    return (
        select(Venue, Organization, Chain)
        .join(Organization, Organization.id == Venue.owner_id)
        .outerjoin(Chain, Chain.id == Venue.chain_id)
    )


def _venue(work: Work, row: Any) -> dict[str, Any]:
    needed: dict[Codes, VenueStatus] = {VenueAction.CLOSURE: VenueStatus.OPEN, VenueAction.OPENING: VenueStatus.CLOSED}
    status = row.Venue.status
    actions = possible(work.actor, VENUE_ACTIONS, lambda action: needed.get(action, status) is status)
    return shown(row.Venue, VenueSchema, owner=row.Organization, chain=row.Chain, actions=actions)


@handles(GET_VENUE_REPORT)
def get_venue_report(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return how many venues are open and how large they are: in all, and by kind."""
    figures = select(
        Venue.kind,
        func.count().label("venues"),
        func.sum(Venue.area).label("area"),
        func.min(Venue.area).label("smallest_area"),
    ).where(Venue.status == VenueStatus.OPEN)
    rows = work.session.execute(
        filtered(figures.group_by(Venue.kind).order_by(Venue.kind), work, query, _REPORT_FILTERS)
    ).all()
    return {
        "venues": sum(row.venues for row in rows),
        "area": sum(row.area for row in rows),
        "smallest_area": min((row.smallest_area for row in rows), default=None),
        "by_kind": [row._asdict() for row in rows],
    }


@computes(*VENUE_FIGURES)
def compute_venue_figures(work: Work, asked: Asked) -> Computed:
    """Return how many venues are open now and how large they are."""
    columns: dict[Any, Any] = {FigureDimension.CHAIN: Venue.chain_id, FigureDimension.ORGANIZATION: Venue.owner_id}
    key = columns.get(asked.group_by, UNGROUPED)
    statement = select(key.label("key"), func.count(), func.sum(Venue.area), func.min(Venue.area)).group_by(key)
    statement = statement.where(Venue.status == VenueStatus.OPEN)
    for dimension, subjects in asked.subjects.items():
        statement = statement.where(columns[dimension].in_(subjects))
    names = [figure.name for figure in VENUE_FIGURES]
    groups = {key: dict(zip(names, values, strict=True)) for key, *values in work.session.execute(statement)}
    if asked.group_by is None:
        return Computed(total=groups.get(None, {}))
    return Computed(groups, names_of(work, asked.group_by, groups))


@tells(SEARCH_VENUES, ids=Venue.__table__.c.id)
def found_venues(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what venues are found by."""
    rows = work.session.scalars(select(Venue).where(Venue.id.in_(ids)))
    return [
        Document(
            row.id, row.name, row.code, row.updated_at, {"name": row.name, "code": row.code, "address": row.address}
        )
        for row in rows
    ]
