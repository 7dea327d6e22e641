"""Reads of agreements, what they are found by, and what of them waits."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, DateTime, Select, and_, cast, exists, false, func, or_, select

from chassis.calling.errors import not_found
from chassis.running.acting import possible
from chassis.running.handlers import handles, tells, waits
from chassis.running.queues import Queue
from chassis.running.work import Work
from chassis.searching.finding import sought
from chassis.searching.sources import Document
from chassis.storing.dumping import shown
from chassis.storing.filters import Filter, among, at_least, equal, filtered, one_of
from chassis.storing.pages import page
from contracts.requests.agreement_events import SEARCH_AGREEMENTS
from contracts.requests.agreement_kinds import AgreementAction, AgreementOrder, AgreementStatus
from contracts.requests.agreement_steps import AGREEMENT_ACTIONS
from contracts.requests.agreements import (
    AGREEMENT,
    GET_AGREEMENT,
    LIST_AGREEMENT_HISTORY,
    LIST_AGREEMENTS,
    REMINDER_DAYS,
    TO_RENEW,
    AgreementHistorySchema,
    AgreementSchema,
)
from contracts.vocabulary import Codes
from contracts.worklists import Waiting
from services.requests.agreements import access, domain, parties
from services.requests.agreements.models import Agreement, AgreementEntry, AgreementParty
from services.requests.lifecycle.access import lists_one_of
from services.requests.lifecycle.names import column_of
from services.requests.mirror.models import Chain, Organization
from services.requests.mirror.queries import names_of

_agreements, _parties = Agreement.__table__.c, AgreementParty.__table__.c
_before, _next = Agreement.__table__.alias("before"), Agreement.__table__.alias("next")


def _of_next(name: str) -> Any:
    column = select(_next.c[name]).where(_next.c.predecessor_id == _agreements.id)
    return column.scalar_subquery().label(f"successor_{name}")


_READ = select(
    *_agreements,
    column_of(Organization, "name", _agreements.owner_id, "owner_name"),
    column_of(Chain, "name", _agreements.chain_id, "chain_name"),
    select(_before.c.number)
    .where(_before.c.id == _agreements.predecessor_id)
    .scalar_subquery()
    .label("predecessor_number"),
    _of_next("id"),
    _of_next("number"),
)


def in_force(on: date) -> ColumnElement[bool]:
    """Return the condition for the agreements that are in force on a day."""
    return and_(_agreements.starts_on <= on, _agreements.until >= on)


def ends_soon(first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions for agreements that end between two days, and are neither renewed nor ended early."""
    undecided = _agreements.ended_on.is_(None), _agreements.renewed_at.is_(None)
    return _agreements.until >= first, _agreements.until <= last, *undecided


def _stands(today: date, status: AgreementStatus) -> ColumnElement[bool]:
    match status:
        case AgreementStatus.UPCOMING:
            return and_(_agreements.starts_on > today, _agreements.until >= today)
        case AgreementStatus.IN_FORCE:
            return in_force(today)
        case AgreementStatus.EXPIRED:
            return and_(_agreements.until < today, _agreements.ended_on.is_(None))
        case AgreementStatus.ENDED:
            return and_(_agreements.until < today, _agreements.ended_on.is_not(None))


def _to_renew(work: Work, _step: str = "") -> ColumnElement[bool]:
    """Return the condition for the agreements that the actor has to renew or to let go."""
    own = among(_agreements.owner_id, access.KEEPING.own(work.actor))
    last = work.today + timedelta(days=REMINDER_DAYS)
    return false() if own is None else and_(own, *ends_soon(work.today, last))


def _with_kind(_work: Work, kind: str) -> ColumnElement[bool]:
    return exists().where(_parties.agreement_id == _agreements.id, _parties.kind == str(kind))


_FILTERS: dict[str, Filter] = {
    "kind": one_of(_agreements.kind),
    "status": lambda work, given: or_(*(_stands(work.today, AgreementStatus(each)) for each in given)),
    "in_force_on": lambda _work, day: in_force(day),
    "owner_id": equal(_agreements.owner_id),
    "chain_id": equal(_agreements.chain_id),
    "party_id": lambda _work, given: lists_one_of(_agreements.party_ids, (given,)),
    "party_kind": _with_kind,
    "signed_from": at_least(_agreements.signed_on),
    "signed_to": lambda _work, day: _agreements.signed_on <= day,
    "ends_from": lambda _work, day: and_(_agreements.until >= day, _agreements.until < domain.FOREVER),
    "ends_to": lambda _work, day: _agreements.until <= day,
    "min_amount": at_least(_agreements.amount),
    "waiting": _to_renew,
}
_ORDERS = {
    AgreementOrder.SIGNED_LATEST: (_agreements.signed_on.desc(), _agreements.id.desc()),
    AgreementOrder.SIGNED_EARLIEST: (_agreements.signed_on.asc(), _agreements.id.asc()),
    AgreementOrder.LAST_DAY: (_agreements.until.asc(), _agreements.id.asc()),
}


@handles(LIST_AGREEMENTS)
def list_agreements(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the agreements that the actor may see."""
    statement = filtered(_READ.where(access.visible_to(work.actor)), work, query, _FILTERS, besides=["q"])
    statement = statement.order_by(*_ORDERS[AgreementOrder(query["sort"])])
    search = sought(SEARCH_AGREEMENTS, query, _agreements.id, work.actor)
    return page(work.transaction, statement, query, lambda rows: _shown(work, rows), search)


@handles(GET_AGREEMENT)
def get_agreement(work: Work, agreement_id: UUID) -> dict[str, Any]:
    """Return one agreement. Raises ``Failure`` if there is none that the actor may see."""
    return _shown(work, [_find(work, agreement_id)])[0]


@handles(LIST_AGREEMENT_HISTORY)
def list_history(work: Work, agreement_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the history of an agreement. Raises ``Failure`` like ``get_agreement``."""
    _find(work, agreement_id)
    statement: Select[Any] = select(AgreementEntry).where(AgreementEntry.agreement_id == agreement_id)
    return page(work.transaction, statement.order_by(AgreementEntry.id.asc()), query, lambda rows: _told(work, rows))


def _find(work: Work, agreement_id: UUID) -> Any:
    work.session.flush()
    visible = _READ.where(_agreements.id == agreement_id, access.visible_to(work.actor))
    row = work.session.execute(visible).one_or_none()
    if row is None:
        raise not_found(AGREEMENT, agreement_id)
    return row


def _shown(work: Work, rows: Sequence[Any]) -> list[dict[str, Any]]:
    by_agreement = parties.of(work.session, [row.id for row in rows])
    names = parties.named(work.session, [party for found in by_agreement.values() for party in found])
    return [
        shown(
            row,
            AgreementSchema,
            owner_name=row.owner_name or "",
            status=domain.status(row.starts_on, row.until, row.ended_on, work.today),
            last_day=None if row.until == domain.FOREVER else row.until,
            days_left=domain.days_left(row.starts_on, row.until, work.today),
            parties=[
                {
                    "organization_id": party.organization_id,
                    "name": names[party.id],
                    "kind": party.kind,
                    "affiliation": party.affiliation,
                }
                for party in by_agreement.get(row.id, ())
            ],
            actions=_actions(work, row),
        )
        for row in rows
    ]


def _actions(work: Work, row: Any) -> list[Codes]:
    keeps = access.KEEPING.keeps(work.actor, row.owner_id) is not None
    stays = row.ended_on is None and row.successor_id is None
    may = {
        AgreementAction.CHANGE: True,
        AgreementAction.RENEWAL: stays and row.ends_on is not None,
        AgreementAction.ENDING: stays and row.until >= work.today,
    }
    return possible(work.actor, AGREEMENT_ACTIONS, lambda action: keeps and may[AgreementAction(action)])


def _told(work: Work, entries: Sequence[AgreementEntry]) -> list[dict[str, Any]]:
    names = names_of(work.session, {entry.organization_id for entry in entries})
    return [
        shown(entry, AgreementHistorySchema, organization_name=names.get(entry.organization_id)) for entry in entries
    ]


@waits(TO_RENEW)
def to_renew(work: Work, _kind: Waiting) -> Queue:
    """Return the agreements of the actor's organizations that end soon."""

    def begins(days: int) -> ColumnElement[Any]:
        return func.timezone(work.settings.timezone, cast(_agreements.until + days, DateTime))

    return Queue(
        where=[_to_renew(work)],
        id=_agreements.id,
        number=_agreements.number,
        title=_agreements.title,
        since=begins(-REMINDER_DAYS),
        due=begins(1),
    )


@tells(SEARCH_AGREEMENTS, ids=_agreements.id)
def found_agreements(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what agreements are found by."""
    rows = work.session.scalars(select(Agreement).where(Agreement.id.in_(ids))).all()
    by_agreement = parties.of(work.session, [row.id for row in rows])
    names = parties.named(work.session, [party for found in by_agreement.values() for party in found])
    return [
        Document(
            row.id,
            row.title,
            row.number,
            row.registered_at,
            {
                "title": row.title,
                "number": row.number,
                "ledger_number": row.ledger_number,
                "content": row.content,
                "parties": [names[party.id] for party in by_agreement.get(row.id, ())],
            },
            {name: getattr(row, name) for name in SEARCH_AGREEMENTS.scope},
        )
        for row in rows
    ]
