"""Keyset pagination: a page is read from where the page before ended, never by an offset.

A cursor holds the values of the last row of a page by which rows are ordered, as PostgreSQL writes them.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import orjson
from sqlalchemy import ColumnElement, Select, Text, bindparam, cast, tuple_
from sqlalchemy.exc import DataError
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import desc_op

from chassis.calling.errors import invalid
from chassis.storing.database import Transaction


class _Key(NamedTuple):
    """A sort key of a statement: a column, and whether its largest value comes first."""

    column: ColumnElement[Any]
    falling: bool


def page(
    transaction: Transaction,
    statement: Select[*tuple[Any, ...]],
    query: Mapping[str, Any],
    rows: Callable[[Sequence[Any]], Sequence[dict[str, Any]]],
) -> dict[str, Any]:
    """Run an ordered statement for one page and return ``{"items": […], "next": cursor or None}``.

    ``statement`` must be ordered by columns that are not null and together unique. ``query`` holds ``limit`` and
    ``after``. ``rows`` converts all rows of the page to dicts at once, so that related data can be read by one further
    statement; it gets the entities themselves if the statement selects only one. Raises ``Failure`` when ``after`` is
    no cursor of this list.
    """
    after, limit = query["after"], query["limit"]
    keys = [_key(clause) for clause in statement._order_by_clauses]
    if after is not None:
        statement = statement.where(_beyond(keys, _read(after, len(keys))))
    places = (cast(key.column, Text).label(f"place_{number}") for number, key in enumerate(keys))
    try:
        found = transaction.rows(statement.add_columns(*places).limit(limit + 1))
    except (DataError, ValueError) as error:
        # A cursor of the right form may still hold values that the columns of this list cannot have.
        if after is None:
            raise
        raise _not_a_cursor(after) from error
    here = found[:limit]
    single = bool(here) and len(here[0]) == 1 + len(keys)
    return {
        "items": rows([entry[0] for entry in here] if single else here),
        "next": orjson.dumps(list(here[-1][-len(keys) :])).decode() if len(found) > limit else None,
    }


def _key(clause: Any) -> _Key:
    if isinstance(clause, UnaryExpression):
        return _Key(clause.element, clause.modifier is desc_op)
    return _Key(clause, falling=False)


def _beyond(keys: Sequence[_Key], values: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that a row comes after these values, as one comparison, which an index can serve."""
    places = [cast(bindparam(None, value, Text), key.column.type) for key, value in zip(keys, values, strict=True)]
    pairs = [(key.column, at) if key.falling else (at, key.column) for key, at in zip(keys, places, strict=True)]
    return tuple_(*(lesser for lesser, _ in pairs)) < tuple_(*(greater for _, greater in pairs))


def _read(cursor: str, count: int) -> list[str]:
    """Return the values in a cursor. Raises ``Failure`` if they are not strings of this number."""
    try:
        values = orjson.loads(cursor)
    except ValueError as error:
        raise _not_a_cursor(cursor) from error
    if not isinstance(values, list) or len(values) != count or not all(isinstance(value, str) for value in values):
        raise _not_a_cursor(cursor)
    return values


def _not_a_cursor(after: str) -> Exception:
    return invalid(
        "after",
        after,
        "不是此列表的游标;请原样使用上一页的 next。",
        "Not a cursor of this list; pass the `next` of the page before.",
    )
