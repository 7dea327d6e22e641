"""Keyset pagination: a page is read from where the page before ended, never by an offset.

A cursor holds the values of the last row of a page by which rows are ordered, as PostgreSQL writes them. It is signed
together with the list, its filters and its order, so that it continues that list alone: with another order it would
give a page that looks right and is not.

Where few things are found by a text, all of them are read by the index of words and put in order. Where many are, the
list is gone through in its order, ``SEARCHED`` rows and no more: if the list goes on after them, the page ends there,
with fewer items than asked for or none, and its cursor continues the search. Where very many are expected, the list is
gone through at once, and they are counted only if that does not fill the page.

Who asks for the ``count`` of a list is told it up to ``MOST_COUNTED``. So many rows are looked for in any order: in
that of the list, what is rare might be met at its very end.
"""

import base64
import hmac
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import orjson
from sqlalchemy import ColumnElement, Select, Text, bindparam, cast, func, literal_column, or_, select, tuple_
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import desc_op

from chassis.calling.errors import invalid
from chassis.searching.finding import MOST_FOUND, Sought
from chassis.storing.database import Transaction
from chassis.storing.personal import keyed_hashes
from contracts.common import MOST_COUNTED, PAGING

# How many rows one page of a search looks through: some 10 ms of PostgreSQL, where an index has filters and order.
SEARCHED = 5_000
_SEAL_BYTES = 16
# The columns that are added where a list is gone through: whether a row fits, and how many were looked at.
_LOOKED = ("fits", "looked_at")


class _Key(NamedTuple):
    """A sort key of a statement: a column, and whether its largest value comes first."""

    column: ColumnElement[Any]
    falling: bool


def page(
    transaction: Transaction,
    statement: Select[*tuple[Any, ...]],
    query: Mapping[str, Any],
    rows: Callable[[Sequence[Any]], Sequence[dict[str, Any]]],
    search: Sought | None = None,
) -> dict[str, Any]:
    """Run an ordered statement for one page and return ``{"items": […], "next": cursor or None}``.

    ``statement`` must be ordered by columns that are not null and together unique. ``query`` holds ``limit`` and
    ``after``; with ``count`` the page says how many there are in all. ``rows`` converts all rows of the page to dicts
    at once, so that related data can be read by one further statement; it gets the entities themselves if the statement
    selects only one. ``search`` is what the list is looked through for. Raises ``Failure`` when ``after`` is no cursor
    of this list with these filters in this order.
    """
    after, limit = query["after"], query["limit"]
    keys = [_key(clause) for clause in statement._order_by_clauses]
    whole = statement
    if after is not None:
        statement = statement.where(_beyond(keys, _read(after, transaction, query)))
    found, through = _found(transaction, statement, keys, search, limit + 1)
    here, more, places = found[:limit], len(found) > limit, len(keys) + len(_LOOKED) * through
    last = here[-1][-places:][: len(keys)] if here else ()
    if through and here and here[-1].looked_at == SEARCHED:
        # The list may go on after the last row that was looked at, which is here whether it fits or not.
        more = True
        here = here if here[-1].fits else here[:-1]
    single = bool(here) and len(here[0]) == 1 + places
    shown: dict[str, Any] = {
        "items": rows([entry[0] for entry in here] if single else here),
        "next": _cursor(last, transaction, query) if more else None,
    }
    if query.get("count"):
        all_here = after is None and not more
        shown["count"] = _said(len(here), True) if all_here else _count(transaction, whole, keys, search)
    return shown


def _count(
    transaction: Transaction, statement: Select[*tuple[Any, ...]], keys: Sequence[_Key], search: Sought | None
) -> dict[str, Any]:
    """Return how many rows there are in all, as far as they are counted."""
    bare: Select[*tuple[Any, ...]] = statement.with_only_columns(
        literal_column("1").label("one"), maintain_column_froms=True
    )
    most = MOST_COUNTED + 1
    if search is None:
        counted = select(func.count().label("number")).select_from(bare.order_by(None).limit(most).subquery("counted"))
        return _said(transaction.rows(counted)[0].number, True)
    found, through = _found(transaction, bare, keys, search, most)
    ended = not through or not found or found[-1].looked_at < SEARCHED
    return _said(sum(not through or row.fits for row in found), ended)


def _said(number: int, ended: bool) -> dict[str, Any]:
    return {"number": min(number, MOST_COUNTED), "exact": ended and number <= MOST_COUNTED}


def _found(
    transaction: Transaction,
    statement: Select[*tuple[Any, ...]],
    keys: Sequence[_Key],
    search: Sought | None,
    most: int,
) -> tuple[Sequence[Any], bool]:
    """Return ``most`` rows with the places of the keys, and whether the list was gone through for a text."""
    places = [_place(key.column, number) for number, key in enumerate(keys)]
    if search is None:
        return transaction.rows(statement.add_columns(*places).limit(most)), False
    looked_through = None
    if (count := search.count(transaction)) is None:
        looked_through = _through(transaction, statement, keys, search, most)
        if len(looked_through) == most or not looked_through or looked_through[-1].looked_at < SEARCHED:
            return looked_through, True
        # Fewer than expected.
        count = search.count(transaction, expected=False)
    if count == 0:
        return [], False
    if count is not None and count <= MOST_FOUND:
        few = _few(statement, keys, search.few())
        return transaction.rows(few.add_columns(*places).limit(most)), False
    return looked_through or _through(transaction, statement, keys, search, most), True


def _through(
    transaction: Transaction, statement: Select[*tuple[Any, ...]], keys: Sequence[_Key], search: Sought, most: int
) -> Sequence[Any]:
    searched, places = _searched(statement, keys, search.fits(), most)
    return transaction.rows(searched.add_columns(*places).limit(most))


def _few(
    statement: Select[*tuple[Any, ...]], keys: Sequence[_Key], found: ColumnElement[bool]
) -> Select[*tuple[Any, ...]]:
    """Return the statement for the rows that are found, in an order that no index has.

    With one the planner would go through the list until it has met enough of them, which may be its very last rows.
    """
    unindexed = [func.coalesce(key.column, key.column) for key in keys]
    return statement.where(found).order_by(None).order_by(*map(_in_order, keys, unindexed))


def _searched(
    statement: Select[*tuple[Any, ...]], keys: Sequence[_Key], search: ColumnElement[bool], most: int
) -> tuple[Select[*tuple[Any, ...]], list[ColumnElement[Any]]]:
    """Return the statement for ``most`` of its first ``SEARCHED`` rows: those that fit, and the last in any case.

    Besides, the columns to be added: the places of the keys, whether the row fits, and how many were looked at. Rows
    are looked through by their keys alone; the rest is read of those that are found.
    """
    looked = func.row_number().over(order_by=statement._order_by_clauses).label("looked_at")
    fits = func.coalesce(search, False).label("fits")
    named = [key.column.label(f"key_{number}") for number, key in enumerate(keys)]
    seen = statement.with_only_columns(*named, fits, looked).limit(SEARCHED).subquery("seen")
    # In the order of the rows as they come, so that PostgreSQL stops when the page is full.
    found = (
        select(seen)
        .where(or_(seen.c.fits, seen.c.looked_at == SEARCHED))
        .order_by(*(_in_order(key, seen.c[name.key]) for key, name in zip(keys, named, strict=True)))
        .limit(most)
        .subquery("found")
    )
    own = [found.c[name.key] for name in named]
    places = [_place(column, number) for number, column in enumerate(own)]
    joined = statement.where(*(key.column == column for key, column in zip(keys, own, strict=True)))
    ordered = joined.order_by(None).order_by(*map(_in_order, keys, own))
    return ordered, [*places, found.c.fits, found.c.looked_at]


@lru_cache(maxsize=256)
def _place(column: ColumnElement[Any], number: int) -> ColumnElement[Any]:
    return cast(column, Text).label(f"place_{number}")


def _in_order(key: _Key, column: ColumnElement[Any]) -> ColumnElement[Any]:
    return column.desc() if key.falling else column


def _key(clause: Any) -> _Key:
    if isinstance(clause, UnaryExpression):
        return _Key(clause.element, clause.modifier is desc_op)
    return _Key(clause, falling=False)


def _beyond(keys: Sequence[_Key], values: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that a row comes after these values, as one comparison, which an index can serve."""
    places = [cast(bindparam(None, value, Text), key.column.type) for key, value in zip(keys, values, strict=True)]
    pairs = [(key.column, at) if key.falling else (at, key.column) for key, at in zip(keys, places, strict=True)]
    return tuple_(*(lesser for lesser, _ in pairs)) < tuple_(*(greater for _, greater in pairs))


def _cursor(values: Sequence[str], transaction: Transaction, query: Mapping[str, Any]) -> str:
    content = orjson.dumps(list(values))
    return base64.urlsafe_b64encode(_seals(content, transaction, query)[0] + content).rstrip(b"=").decode()


def _read(cursor: str, transaction: Transaction, query: Mapping[str, Any]) -> list[str]:
    """Return the values in a cursor. Raises ``Failure`` unless it is of this list, with these filters and order."""
    try:
        sealed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
    except ValueError as error:
        raise _not_a_cursor(cursor) from error
    seal, content = sealed[:_SEAL_BYTES], sealed[_SEAL_BYTES:]
    if not any(hmac.compare_digest(seal, known) for known in _seals(content, transaction, query)):
        raise _not_a_cursor(cursor)
    values: list[str] = orjson.loads(content)
    return values


def _seals(content: bytes, transaction: Transaction, query: Mapping[str, Any]) -> list[bytes]:
    """Return the signature by each key, the newest first; a key that is no longer the first still verifies."""
    chosen = {name: value for name, value in query.items() if name not in PAGING}
    bound = orjson.dumps([transaction.purpose, chosen, content.hex()], default=str, option=orjson.OPT_SORT_KEYS)
    return [bytes.fromhex(found)[:_SEAL_BYTES] for found in keyed_hashes(f"cursor/{bound.decode()}")]


def _not_a_cursor(after: str) -> Exception:
    return invalid(
        "after",
        after,
        "不是此列表在此筛选和排序下的游标;请原样使用上一页的 next,筛选和排序不变。",
        "Not a cursor of this list with these filters in this order; pass the `next` of the page before, and the same "
        "filters and order.",
    )
