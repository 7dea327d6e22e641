"""Reads of offers and claims: lists, details, worklist, search and figures."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, and_, cast, func, not_, or_, select, true

from chassis.calling.asked import Asked
from chassis.calling.errors import not_found
from chassis.running.acting import possible
from chassis.running.figures import UNGROUPED, Computed, Key, Raw
from chassis.running.handlers import computes, handles, tells, waits
from chassis.running.queues import Queue
from chassis.running.work import Work
from chassis.searching.finding import sought
from chassis.searching.sources import Document
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, among, day_begins, day_ends, equal, filtered, from_day, one_of, to_day
from chassis.storing.pages import page
from contracts.figures import FigureDimension
from contracts.requests.claim_figures import CLAIM_FIGURES
from contracts.requests.claim_kinds import ClaimAction, ClaimStatus, ClaimWaiting, OfferAction, OfferStatus
from contracts.requests.claims import (
    CLAIM,
    CLAIM_ACTIONS,
    GET_CLAIM,
    LIST_CLAIMS,
    OFFER_ACTIONS,
    TO_COMPLETE_CLAIM,
    TO_CONFIRM_CLAIM,
    TO_REPORT_CLAIM,
    ClaimDetailSchema,
    ClaimNoteSchema,
    ClaimSchema,
)
from contracts.requests.offers import GET_OFFER, LIST_OFFERS, OFFER, SEARCH_OFFERS, OfferSchema
from contracts.roles import Role
from contracts.worklists import Waiting
from services.requests.claims import domain
from services.requests.claims.access import claiming, keeps, kept, own_enterprise, visible_to
from services.requests.claims.models import Claim, ClaimNote, Offer
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.names import column_of
from services.requests.mirror.models import Chain, Organization
from services.requests.reports.naming import names_of_groups

_offers, _claims = Offer.__table__.c, Claim.__table__.c
_STANDING = _claims.status.not_in(sorted(status.value for status in domain.FREED))
_OPEN = _offers.status == OfferStatus.OPEN.value


# Offers.


def _free(work: Work, wanted: bool) -> ColumnElement[bool]:
    free = and_(_OPEN, _offers.until > work.now, _offers.taken < _offers.allowed)
    return free if wanted else not_(free)


def _of_request(work: Work, request_id: UUID) -> ColumnElement[bool]:
    """Return the condition for the offers of a request, of those whom the board tells of it."""
    own = among(_offers.enterprise_id, map(UUID, work.actor.organizations(Role.ENTERPRISE_CONTACT)))
    told = [kept(work.actor, _offers.chain_id, _offers.park_id), *([] if own is None else [own])]
    return and_(_offers.request_id == request_id, or_(*told))


_OFFER_FILTERS: Filters = {
    "status": one_of(_offers.status),
    "chain_id": equal(_offers.chain_id),
    "park_id": equal(_offers.park_id),
    "request_id": _of_request,
    "free": _free,
}


def _offer_rows() -> Select[Any]:
    return select(
        Offer,
        column_of(Chain, "name", _offers.chain_id, "chain_name"),
        column_of(Organization, "name", _offers.park_id, "park_name"),
        column_of(Organization, "name", _offers.enterprise_id, "enterprise_name"),
        column_of(Request, "number", _offers.request_id, "request_number"),
    )


@handles(LIST_OFFERS)
def list_offers(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the board, the latest first."""
    statement = filtered(_offer_rows().order_by(_offers.id.desc()), work, query, _OFFER_FILTERS, besides=["q"])
    search = sought(SEARCH_OFFERS, query, _offers.id, work.actor)
    return page(work.transaction, statement, query, lambda rows: [_offer(work, row) for row in rows], search)


@handles(GET_OFFER)
def get_offer(work: Work, offer_id: UUID) -> dict[str, Any]:
    """Return one problem of the board."""
    row = work.session.execute(_offer_rows().where(_offers.id == offer_id)).one_or_none()
    if row is None:
        raise not_found(OFFER, offer_id)
    return _offer(work, row)


def _offer(work: Work, row: Any) -> dict[str, Any]:
    offer: Offer = row.Offer
    keeper, own = keeps(work.actor, offer), own_enterprise(work.actor, offer)
    known = keeper or own or work.actor.is_any(Role.OPERATOR)
    is_open = offer.status == OfferStatus.OPEN and offer.until > work.now
    may = {
        OfferAction.CLAIM: is_open and offer.taken < offer.allowed,
        OfferAction.NAMING: is_open and own,
        OfferAction.WITHDRAWAL: offer.status == OfferStatus.OPEN and keeper,
    }
    return shown(
        offer,
        OfferSchema,
        chain_name=row.chain_name,
        park_name=row.park_name,
        enterprise_name=row.enterprise_name if known or offer.enterprise_named else None,
        request_id=offer.request_id if known else None,
        request_number=row.request_number if known else None,
        withdrawal_reason=offer.withdrawal_reason if keeper else None,
        actions=possible(work.actor, OFFER_ACTIONS, lambda action: may[OfferAction(action)]),
    )


@tells(SEARCH_OFFERS, ids=_offers.id)
def found_offers(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what offers are found by."""
    rows = work.session.scalars(select(Offer).where(Offer.id.in_(ids)))
    return [
        Document(
            row.id,
            row.title,
            row.number,
            row.offered_at,
            {"title": row.title, "number": row.number, "description": row.description},
        )
        for row in rows
    ]


# Claims.


def _waits_for(work: Work, step: str) -> ColumnElement[bool]:
    match ClaimWaiting(step):
        case ClaimWaiting.RESULT:
            return and_(_claims.status == ClaimStatus.CONFIRMED.value, _claims.ended_at.is_(None), claiming(work))
        case ClaimWaiting.CONFIRMATION:
            status = ClaimStatus.CLAIMED
        case ClaimWaiting.COMPLETION:
            status = ClaimStatus.REPORTED
    mine = kept(work.actor, _claims.chain_id, _claims.park_id)
    return and_(_claims.status == status.value, _claims.ended_at.is_(None), mine)


def _own(work: Work, wanted: bool) -> ColumnElement[bool]:
    # Of a claim without an organization the condition may be null.
    return claiming(work) if wanted else claiming(work).is_not(true())


_CLAIM_FILTERS: Filters = {
    **{name: equal(_claims[name]) for name in ("offer_id", "organization_id", "chain_id")},
    "status": one_of(_claims.status),
    "mine": _own,
    "standing": lambda _work, wanted: _STANDING if wanted else not_(_STANDING),
    "claimed_from": from_day(_claims.claimed_at),
    "claimed_to": to_day(_claims.claimed_at),
    "done_from": from_day(_claims.done_at),
    "done_to": to_day(_claims.done_at),
    "waiting": _waits_for,
}


def _claim_rows(work: Work) -> Select[Any]:
    return (
        select(
            Claim,
            _offers.number.label("offer_number"),
            _offers.title,
            column_of(Organization, "name", _claims.organization_id, "organization_name"),
            claiming(work).label("by_claimer"),
        )
        .join(Offer, _offers.id == _claims.offer_id)
        .where(or_(visible_to(work.actor), claiming(work)))
    )


@handles(LIST_CLAIMS)
def list_claims(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the claims that the actor sees, the latest first."""
    statement = filtered(_claim_rows(work), work, query, _CLAIM_FILTERS).order_by(_claims.id.desc())
    return page(
        work.transaction,
        statement,
        query,
        lambda rows: [shown(row.Claim, ClaimSchema, **_told(work, row)) for row in rows],
    )


@handles(GET_CLAIM)
def get_claim(work: Work, claim_id: UUID) -> dict[str, Any]:
    """Return one claim with what was told of it. Raises ``Failure`` if the actor may not see it."""
    row = work.session.execute(_claim_rows(work).where(_claims.id == claim_id)).one_or_none()
    if row is None:
        raise not_found(CLAIM, claim_id)
    claim: Claim = row.Claim
    notes = work.session.scalars(select(ClaimNote).where(ClaimNote.claim_id == claim_id).order_by(ClaimNote.id))
    # The enterprise reads what the claimer tells, and not why offices decide as they do.
    inside = row.by_claimer or keeps(work.actor, claim) or work.actor.is_any(Role.OPERATOR, Role.CHAIN_CHIEF)
    return shown(
        claim,
        ClaimDetailSchema,
        **_told(work, row),
        reason=claim.reason if inside else None,
        notes=[
            shown(note, ClaimNoteSchema, words=note.words if inside or note.action in _TOLD_ALL else None)
            for note in notes
        ],
    )


_TOLD_ALL = frozenset({ClaimAction.PROGRESS, ClaimAction.RESULT})


def _told(work: Work, row: Any) -> dict[str, Any]:
    claim: Claim = row.Claim
    keeper = keeps(work.actor, claim)

    def may(action: ClaimAction) -> bool:
        move = domain.MOVES[action]
        return claim.status in move.sources and (row.by_claimer if move.by_claimer else keeper)

    return {
        "offer_number": row.offer_number,
        "title": row.title,
        "organization_name": row.organization_name,
        "actions": possible(work.actor, CLAIM_ACTIONS, lambda action: may(ClaimAction(action))),
    }


@waits(TO_CONFIRM_CLAIM, TO_COMPLETE_CLAIM, TO_REPORT_CLAIM)
def claims_waiting(work: Work, kind: Waiting) -> Queue:
    """Return the claims with which the actor has to do something."""
    number, title = (
        select(column).where(_offers.id == _claims.offer_id).scalar_subquery()
        for column in (_offers.number, _offers.title)
    )
    where = [_waits_for(work, kind.step)]
    return Queue(where=where, id=_claims.id, number=number, title=title, since=_claims.moved_at)


# Figures.


@computes(*CLAIM_FIGURES)
def compute_claim_figures(work: Work, asked: Asked) -> Computed:
    """Return how many problems the actor sees offered, claimed and done, by who has claimed them."""
    names, groups = set(asked.names), dict[Key, dict[str, Raw]]()
    seen = or_(visible_to(work.actor), claiming(work))
    sources = {
        "claims.made": (Claim.__table__, _claims.claimed_at, and_(_STANDING, seen)),
        "claims.done": (Claim.__table__, _claims.done_at, and_(_claims.done_at.is_not(None), seen)),
        "offers.made": (Offer.__table__, _offers.offered_at, _offers.offered_at.is_not(None)),
    }
    for name in sorted(names & sources.keys()):
        table, moment, condition = sources[name]
        for key, count in work.session.execute(_counted(work, asked, table, moment).where(condition)):
            groups.setdefault(key, {})[name] = count
    if asked.group_by is None:
        return Computed(total=groups.get(None, {}))
    return Computed(groups, names_of_groups(work, asked.group_by, list(groups)))


def _counted(work: Work, asked: Asked, table: Any, moment: ColumnElement[Any]) -> Select[Any]:
    columns: dict[FigureDimension | None, Any] = {
        FigureDimension.CHAIN: table.c.chain_id,
        FigureDimension.PARK: table.c.park_id,
        FigureDimension.ORGANIZATION: table.c.get("organization_id"),
    }
    month = cast(func.date_trunc("month", func.timezone(work.settings.timezone, moment)), Date)
    key = {**columns, None: UNGROUPED, FigureDimension.MONTH: month}[asked.group_by]
    statement = select(key.label("key"), func.count()).select_from(table).group_by(key)
    zone = work.now.tzinfo
    if asked.first:
        statement = statement.where(moment >= day_begins(asked.first, zone))
    if asked.last:
        statement = statement.where(moment < day_ends(asked.last, zone))
    conditions = (among(columns[dimension], values) for dimension, values in asked.subjects.items())
    return statement.where(*(condition for condition in conditions if condition is not None))
