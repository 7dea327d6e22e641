"""Occasions: what stands in the agenda of the actor, as capabilities tell it of each of their kinds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, literal, null, select

from chassis.running.work import Work
from chassis.storing.filters import day_begins, day_ends
from contracts.agenda import DAYS_LASTING, MOST_OCCASIONS, Dated, OccasionStatus


@dataclass(frozen=True)
class Occasions:
    """The rows of a table that stand in the agenda of the actor: columns and conditions, of tables and not of models.

    ``where`` are the conditions besides the days; an index must lead to the rows, by ``starts_at`` if to no fewer.
    What has a day and no hours names its ``day`` in place of ``starts_at`` and ``ends_at``.
    ``revision`` grows with every change of what is shown, and ``noted_at`` is when it was announced or settled.
    ``cancelled`` and ``tentative`` say when it is not held, or uncertain, for the actor; without them it is held.
    """

    where: Sequence[ColumnElement[bool]]
    id: ColumnElement[Any]
    title: ColumnElement[Any]
    place: ColumnElement[Any]
    revision: ColumnElement[Any]
    noted_at: ColumnElement[Any]
    starts_at: ColumnElement[Any] | None = None
    ends_at: ColumnElement[Any] | None = None
    day: ColumnElement[Any] | None = None
    number: ColumnElement[Any] | None = None
    cancelled: ColumnElement[bool] | None = None
    tentative: ColumnElement[bool] | None = None


def read(work: Work, dated: Dated, found: Occasions, first: date, last: date) -> tuple[list[Any], bool]:
    """Return what of one kind is held on one of the days, by one statement, and whether there is more of it.

    The items are in the form of ``OccasionSchema``.
    """
    status = case(
        (false() if found.cancelled is None else found.cancelled, literal(OccasionStatus.CANCELLED.value)),
        (false() if found.tentative is None else found.tentative, literal(OccasionStatus.TENTATIVE.value)),
        else_=literal(OccasionStatus.CONFIRMED.value),
    )
    starts, within = _held(work, found, first, last)
    named = ("id", "title", "place", "revision", "noted_at")
    statement = select(
        *(getattr(found, name).label(name) for name in named),
        starts.label("starts"),
        (null() if found.ends_at is None else found.ends_at).label("ends"),
        (null() if found.number is None else found.number).label("number"),
        status.label("status"),
    ).where(and_(*found.where, *within))
    rows = work.rows(statement.order_by(starts, found.id).limit(MOST_OCCASIONS + 1))
    return [_item(work, dated, row) for row in rows[:MOST_OCCASIONS]], len(rows) > MOST_OCCASIONS


def _held(work: Work, found: Occasions, first: date, last: date) -> tuple[Any, list[ColumnElement[bool]]]:
    """Return the column by which it begins, and the conditions that it is held on one of the days.

    An index leads to it by its beginning alone, so how long before the first day that may be is bounded.
    """
    if found.day is not None:
        return found.day, [found.day >= first, found.day <= last]
    if found.starts_at is None or found.ends_at is None:
        raise TypeError("occasions have a day, or a beginning and an end")
    since, until = day_begins(first, work.now.tzinfo), day_ends(last, work.now.tzinfo)
    begun = day_begins(first - timedelta(days=DAYS_LASTING), work.now.tzinfo)
    return found.starts_at, [found.starts_at >= begun, found.starts_at < until, found.ends_at > since]


def _item(work: Work, dated: Dated, row: Any) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in ("id", "number", "title", "place", "status", "revision", "noted_at")}
    whole_day = not isinstance(row.starts, datetime)
    zone = work.now.tzinfo
    return {
        **told,
        "kind": dated.name,
        "words": dated.resource.words._asdict(),
        "link": dated.resource.address(row.id),
        "starts_at": day_begins(row.starts, zone) if whole_day else row.starts,
        "ends_at": day_ends(row.starts, zone) if whole_day else row.ends,
        "whole_day": whole_day,
    }
