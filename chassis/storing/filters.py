"""Filters of lists, declared beside the list and applied to its statement.

A list declares ``{field of its query: filter}``. A filter is called only if its field was given, with the unit of work
and the value, and returns the condition. Where several fields form one condition, a tuple of them stands in place of
the field; such a filter is always called, with a value or ``None`` for each, and may return ``None``. This module makes
the common filters; any other is a function of the list's own module.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Select

from chassis.running.work import Work
from contracts.common import PAGING

Filter = Callable[..., ColumnElement[bool] | None]
Filters = Mapping[str | tuple[str, ...], Filter]
# Fields of lists that select a page and an order, not rows.
_NO_FILTERS = PAGING | {"sort"}


class Holding(Protocol):
    """A model whose rows are valid from a day to a day."""

    @classmethod
    def holds_on(cls, day: date) -> ColumnElement[bool]:
        """Return the condition that a row is valid on a day."""


def filtered(
    statement: Select[*tuple[Any, ...]],
    work: Work,
    query: Mapping[str, Any],
    filters: Filters | Mapping[str, Filter],
    besides: Collection[str] = (),
) -> Select[*tuple[Any, ...]]:
    """Return the statement with the conditions of the fields that were given.

    ``besides`` names the fields that the list reads by itself, such as the day for which its rows are shown. Raises
    ``TypeError`` for a field of the query that has no filter and is not named: it would be accepted and do nothing.
    """
    taken = {name for names in filters for name in ((names,) if isinstance(names, str) else names)}
    forgotten = query.keys() - taken - _NO_FILTERS - set(besides)
    if forgotten:
        raise TypeError(f"no filter for {', '.join(sorted(forgotten))}")
    conditions = (_condition(work, query, names, filter_) for names, filter_ in filters.items())
    return statement.where(*(condition for condition in conditions if condition is not None))


def _condition(
    work: Work, query: Mapping[str, Any], names: str | tuple[str, ...], filter_: Filter
) -> ColumnElement[bool] | None:
    if isinstance(names, tuple):
        return filter_(work, *(query.get(name) for name in names))
    return filter_(work, query[names]) if query.get(names) is not None else None


def equal(column: Any) -> Filter:
    """Select rows whose column equals the value: an identifier, a state, a kind."""
    return lambda _work, value: _is_one_of(column, (value,))


def one_of(column: Any) -> Filter:
    """Select rows whose column is one of the values; an empty list of values selects all rows.

    A single value is compared by ``=``, so an index keeps the order.
    """

    return lambda _work, values: among(column, values)


def among(column: Any, values: Iterable[Any]) -> ColumnElement[bool] | None:
    """Return the condition that a column is one of the values; ``None`` without any."""
    distinct = tuple(sorted(set(values)))
    return _is_one_of(column, distinct) if distinct else None


@lru_cache(maxsize=1_000)
def _is_one_of(column: Any, values: tuple[Any, ...]) -> ColumnElement[bool]:
    """Return a condition that is asked for again and again, as those of who sees what: making one costs 20 µs."""
    # With an equality an index can deliver the rows in order; with a list of values it cannot.
    found: ColumnElement[bool] = column == values[0] if len(values) == 1 else column.in_(values)
    return found


def at_least(column: Any) -> Filter:
    """Select rows whose column is the value or more."""
    return lambda _work, value: column >= value


def holding(model: type[Holding]) -> Filter:
    """Select rows valid on a day, for the fields ``("history", "on")``: today by preset; all rows with ``history``."""
    return lambda work, history, on: None if history else model.holds_on(on or work.today)


def from_day(column: Any) -> Filter:
    """Select rows whose moment is on this business day or later."""
    return lambda work, day: column >= day_begins(day, work.now.tzinfo)


def to_day(column: Any) -> Filter:
    """Select rows whose moment is on this business day or earlier."""
    return lambda work, day: column < day_ends(day, work.now.tzinfo)


def day_begins(day: date, zone: tzinfo | None) -> datetime:
    """Return the first moment of a business day."""
    return datetime.combine(day, time(), zone)


def day_ends(day: date, zone: tzinfo | None) -> datetime:
    """Return the first moment after a business day; for the last possible day, its last moment."""
    return datetime.combine(day, time.max, zone) if day == date.max else day_begins(day + timedelta(days=1), zone)
