"""Filters and orders of lists, declared beside the list and applied to its statement.

A list declares ``{field of its query: filter}``. A filter is asked only when its field was given; it is called with the
unit of work and the value, and returns the condition. What is common is made by the functions in here; anything else is
a function of the list's own.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, or_

from chassis.running.work import Work

Filter = Callable[[Work, Any], ColumnElement[bool]]
# Fields that every list has: they say which page, not which rows.
_PAGING = {"limit", "after"}


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
    """Rows whose column is one of the values."""
    return lambda _work, values: column.in_(list(values))


def containing(*columns: Any) -> Filter:
    """Rows of which one of these columns contains the text, in capitals or not."""
    return lambda _work, value: or_(*(column.icontains(value, autoescape=True) for column in columns))


def from_day(column: Any) -> Filter:
    """Rows whose moment is on this business day or later."""
    return lambda work, day: column >= midnight(work, day)


def to_day(column: Any) -> Filter:
    """Rows whose moment is on this business day or earlier."""
    return lambda work, day: column < midnight(work, day + timedelta(days=1))


def midnight(work: Work, day: date) -> datetime:
    """The beginning of a business day."""
    return datetime.combine(day, time(), tzinfo=work.now.tzinfo)
