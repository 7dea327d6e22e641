"""The figures of agreements."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, Select, and_, cast, func, select

from chassis.calling.asked import Asked
from chassis.running.figures import UNGROUPED, Computed, growth
from chassis.running.handlers import computes
from chassis.running.work import Work
from chassis.storing.filters import among
from contracts.figures import FigureDimension
from contracts.requests.agreement_figures import (
    AGREEMENTS_IN_FORCE,
    AGREEMENTS_SIGNED,
    CO_BUILDING_SIGNED,
    CONTRACT_AMOUNT,
    CONTRACT_GROWTH,
    CONTRACTS_SIGNED,
    EXPERTS,
    INSTITUTIONS,
    PARTY_FIGURES,
    SIGNED_FIGURES,
    UNIVERSITIES,
)
from contracts.requests.agreement_kinds import AgreementKind, PartyKind
from services.requests.agreements.access import visible_to
from services.requests.agreements.models import Agreement, AgreementParty
from services.requests.agreements.queries import in_force
from services.requests.reports.naming import names_of_groups

_agreements, _parties = Agreement.__table__.c, AgreementParty.__table__.c
_CONTRACT = _agreements.kind == str(AgreementKind.TECHNOLOGY_CONTRACT)
_SIGNED = {
    AGREEMENTS_SIGNED.name: func.count(),
    CO_BUILDING_SIGNED.name: func.count().filter(_agreements.kind == str(AgreementKind.CO_BUILDING)),
    CONTRACTS_SIGNED.name: func.count().filter(_CONTRACT),
    CONTRACT_AMOUNT.name: func.sum(_agreements.amount).filter(_CONTRACT),
}
_KINDS = {
    UNIVERSITIES.name: [PartyKind.UNIVERSITY],
    INSTITUTIONS.name: [PartyKind.UNIVERSITY, PartyKind.INSTITUTE],
    EXPERTS.name: [PartyKind.EXPERT],
}
_PARTIES = {
    name: func.count(_parties.identity.distinct()).filter(_parties.kind.in_(list(map(str, kinds))))
    for name, kinds in _KINDS.items()
}
_YEAR = cast(func.extract("year", _agreements.signed_on), Integer)


@computes(*SIGNED_FIGURES)
def compute_signed(work: Work, asked: Asked) -> Computed:
    """Return how many agreements were signed, and the sums of the contracts among them."""
    key = _key(asked)
    columns = [_SIGNED[name].label(name) for name in asked.names]
    statement = _of_actor(select(key, *columns), work, asked, _in_period(asked)).group_by(key)
    return _computed(work, asked, _by_key(work, asked, statement))


@computes(*PARTY_FIGURES)
def compute_parties(work: Work, asked: Asked) -> Computed:
    """Return how many parties of a kind there are, each counted once in a group and once in all."""
    columns = [_PARTIES[name].label(name) for name in asked.names]
    key = _key(asked)

    def counted(by: ColumnElement[Any]) -> Select[Any]:
        joined = select(by, *columns).where(_parties.agreement_id == _agreements.id)
        return _of_actor(joined, work, asked, _in_period(asked)).group_by(by)

    total = _by_key(work, asked, counted(UNGROUPED.label("key"))).get(None, {})
    if asked.group_by is None:
        return Computed(total=total)
    groups = _by_key(work, asked, counted(key))
    return Computed(groups, names_of_groups(work, asked.group_by, list(groups)), total)


@computes(AGREEMENTS_IN_FORCE)
def compute_in_force(work: Work, asked: Asked) -> Computed:
    """Return how many agreements are in force on a day."""
    key = _key(asked)
    counted = select(key, func.count().label(AGREEMENTS_IN_FORCE.name))
    statement = _of_actor(counted, work, asked, in_force(asked.last or work.today)).group_by(key)
    return _computed(work, asked, _by_key(work, asked, statement))


@computes(CONTRACT_GROWTH)
def compute_growth(work: Work, asked: Asked) -> Computed:
    """Return by how much a year the sums of technology contracts have grown, over whole years."""
    first, last = _whole_years(asked.first, min(asked.last or work.today, work.today), work.today)
    conditions = [_CONTRACT, _YEAR.between(first or 0, last)]
    key = _key(asked)
    summed = select(key, _YEAR.label("year"), func.sum(_agreements.amount).label("amount"))
    statement = _of_actor(summed, work, asked, and_(*conditions)).group_by(key, _YEAR)
    sums: dict[Any, dict[int, Decimal]] = {}
    total: dict[int, Decimal] = {}
    for row in work.session.execute(statement):
        sums.setdefault(row.key, {})[row.year] = row.amount
        total[row.year] = total.get(row.year, Decimal(0)) + row.amount
    of_all = {CONTRACT_GROWTH.name: growth(total)}
    if asked.group_by is None:
        return Computed(total=of_all)
    groups = {key: {CONTRACT_GROWTH.name: growth(found)} for key, found in sums.items()}
    return Computed(groups, names_of_groups(work, asked.group_by, list(groups)), of_all)


def _whole_years(first: date | None, last: date, today: date) -> tuple[int | None, int]:
    """Return the first and the last year that lie wholly between two days and are over; no first without a day."""
    begun = first is not None and (first.month, first.day) != (1, 1)
    over = (last.month, last.day) == (12, 31) and last < today
    return (first.year + begun if first else None), last.year if over else last.year - 1


def _in_period(asked: Asked) -> ColumnElement[bool]:
    bounds = [*([_agreements.signed_on >= asked.first] if asked.first else [])]
    bounds += [_agreements.signed_on <= asked.last] if asked.last else []
    return and_(True, *bounds)


def _key(asked: Asked) -> Any:
    columns: Mapping[Any, Any] = {
        None: UNGROUPED,
        FigureDimension.CHAIN: _agreements.chain_id,
        FigureDimension.ORGANIZATION: _agreements.owner_id,
        FigureDimension.MONTH: cast(func.date_trunc("month", _agreements.signed_on), Date),
        FigureDimension.YEAR: cast(func.date_trunc("year", _agreements.signed_on), Date),
    }
    return columns[asked.group_by].label("key")


def _of_actor(statement: Select[Any], work: Work, asked: Asked, condition: ColumnElement[bool]) -> Select[Any]:
    """Return the statement for the agreements that the actor sees, of the subjects that are asked for."""
    columns = {FigureDimension.CHAIN: _agreements.chain_id, FigureDimension.ORGANIZATION: _agreements.owner_id}
    narrowed = [among(columns[by], subjects) for by, subjects in asked.subjects.items()]
    of_agreements = statement.select_from(Agreement.__table__)
    return of_agreements.where(condition, visible_to(work.actor), *(each for each in narrowed if each is not None))


def _by_key(work: Work, asked: Asked, statement: Select[Any]) -> dict[Any, dict[str, Any]]:
    rows = work.session.execute(statement)
    return {row.key: {name: row._mapping[name] for name in asked.names} for row in rows}


def _computed(work: Work, asked: Asked, groups: dict[Any, dict[str, Any]]) -> Computed:
    if asked.group_by is None:
        return Computed(total=groups.get(None, {}))
    return Computed(groups, names_of_groups(work, asked.group_by, list(groups)))
