"""Filters and orders of lists, declared beside the list and applied to its statement.

A list declares ``{field of its query: filter}``. A filter is asked only when its field was given; it is called with the
unit of work and the value, and returns the condition. Where several fields make one condition, they stand as a tuple in
the place of the one; such a filter is always asked, with a value or ``None`` for each, and may return ``None``. What is
common is made by the functions in here; anything else is a function of the list's own.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Select, or_

from chassis.running.work import Work

Filter = Callable[..., ColumnElement[bool] | None]
Filters = Mapping[str | tuple[str, ...], Filter]
# Fields of lists that say which page and in which order, not which rows.
_PAGING = {"limit", "after", "sort"}


class Holding(Protocol):
    """A model whose rows hold from a day to a day."""

    @classmethod
    def holds_on(cls, day: date) -> ColumnElement[bool]:
        """Whether a row holds on a day."""


def filtered(
    statement: Select[*tuple[Any, ...]],
    work: Work,
    query: Mapping[str, Any],
    filters: Filters | Mapping[str, Filter],
    besides: Collection[str] = (),
) -> Select[*tuple[Any, ...]]:
    """The statement with the conditions of the fields that were given.

    ``besides`` names the fields that the list reads by itself, such as the day for which its rows are shown. Raises
    ``TypeError`` for a field of the query that is neither there nor in a filter: it would be accepted and do nothing.
    """
    taken = {name for names in filters for name in ((names,) if isinstance(names, str) else names)}
    forgotten = query.keys() - taken - _PAGING - set(besides)
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


def found_by(*, within: Collection[Any], beginning: Collection[Any] = ()) -> Filter:
    """Rows of which one column contains the text, or another begins with it, in capitals or not.

    Blanks around the text do not count; ``%`` and ``_`` mean themselves. There is no index behind it: embedded
    PostgreSQL has no pg_trgm, and Chinese names of two or three characters would gain nothing by it.
    """

    def condition(_work: Work, typed: str) -> ColumnElement[bool]:
        text = typed.strip()
        inside = [column.icontains(text, autoescape=True) for column in within]
        return or_(*inside, *(column.istartswith(text, autoescape=True) for column in beginning))

    return condition


def at_least(column: Any) -> Filter:
    """Rows whose column is the value or more."""
    return lambda _work, value: column >= value


def holding(model: type[Holding]) -> Filter:
    """Rows that hold on a day, for the fields ``("history", "on")``: today by preset; all rows with ``history``."""
    return lambda work, history, on: None if history else model.holds_on(on or work.today)


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
