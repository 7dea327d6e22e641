"""Filters and orders of lists, declared beside the list and applied to its statement.

A list declares ``{field of its query: filter}``. A filter is asked only when its field was given; it is called with the
unit of work and the value, and returns the condition. What is common is made by the functions in here; anything else is
a function of the list's own.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from sqlalchemy import ColumnElement, Select, or_

from chassis.running.work import Work

Filter = Callable[[Work, Any], ColumnElement[bool]]
# Fields of lists that say which page and in which order, not which rows.
_PAGING = {"limit", "after", "sort"}


def filtered(
    statement: Select[*tuple[Any, ...]], work: Work, query: Mapping[str, Any], filters: Mapping[str, Filter]
) -> Select[*tuple[Any, ...]]:
    """The statement with the conditions of the fields that were given.

    Raises ``TypeError`` for a field of the query that no filter takes: it would be accepted and do nothing.
    """
    forgotten = query.keys() - filters.keys() - _PAGING
    if forgotten:
        raise TypeError(f"no filter for {', '.join(sorted(forgotten))}")
    given = (filter_(work, query[name]) for name, filter_ in filters.items() if query.get(name) is not None)
    return statement.where(*given)


def equal(column: Any) -> Filter:
    """Rows whose column is the value: an identifier, a state, a kind."""
    return lambda _work, value: column == value


def one_of(column: Any) -> Filter:
    """Rows whose column is one of the values. A single one is compared: only then an index delivers rows in order."""

    def condition(_work: Work, values: Iterable[Any]) -> ColumnElement[bool]:
        distinct = sorted(set(values))
        found: ColumnElement[bool] = column == distinct[0] if len(distinct) == 1 else column.in_(distinct)
        return found

    return condition


def containing(*columns: Any) -> Filter:
    """Rows of which one of these columns contains the text, in capitals or not."""
    return lambda _work, value: or_(*(column.icontains(value, autoescape=True) for column in columns))


def from_day(column: Any) -> Filter:
    """Rows whose moment is on this business day or later."""
    return lambda work, day: column >= day_begins(day, work.now.tzinfo)


def to_day(column: Any) -> Filter:
    """Rows whose moment is on this business day or earlier."""
    return lambda work, day: column < day_ends(day, work.now.tzinfo)


def day_begins(day: date, zone: tzinfo | None) -> datetime:
    """The first moment of a business day."""
    return datetime.combine(day, time(), zone)


def day_ends(day: date, zone: tzinfo | None) -> datetime:
    """The first moment after a business day; of the last day there is, its last moment."""
    return datetime.combine(day, time.max, zone) if day == date.max else day_begins(day + timedelta(days=1), zone)
