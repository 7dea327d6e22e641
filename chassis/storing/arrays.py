"""Passes many values to a statement at once, so that its text is the same for any number of them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import orjson
from sqlalchemy import (
    ARRAY,
    JSON,
    ColumnClause,
    ColumnElement,
    Insert,
    Table,
    TableValuedAlias,
    Text,
    any_,
    bindparam,
    cast,
    column,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.types import TypeDecorator, TypeEngine

# More would make one statement take long, and its text large.
_AT_ONCE = 2_000


def rows_given(name: str, position: str | None = None, /, **columns: ColumnClause[Any]) -> TableValuedAlias:
    """Return a table with these columns, whose values come from arrays: each is a parameter of the column's name.

    The column ``position``, if there is one, numbers the rows from 1.
    """
    arrays = (cast(bindparam(parameter), ARRAY(column.type)) for parameter, column in columns.items())
    return func.unnest(*arrays).table_valued(*columns.values(), with_ordinality=position).render_derived(name=name)


def among(sought: Any, values: Collection[Any]) -> ColumnElement[bool]:
    """Return the condition that a column has one of these values, which may be many thousands."""
    return sought == any_(literal(list(values), ARRAY(sought.type)))


def insert_rows(session: Session, model: Any, rows: Sequence[Mapping[str, Any]], *, later: bool = False) -> None:
    """Insert rows, with one statement for up to thousands of them; what a row does not name is the database's preset.

    All rows name the same columns. A flush would keep each of them as an object, and send every value by itself. With
    ``later`` the statement is held back until the next that has an answer: for few rows (pipelining.py).
    """
    if not rows:
        return
    statement, types = _insertion(model.__table__, tuple(rows[0]), later)
    connection = session.connection()
    for packed in _packed(session, types, rows):
        connection.execute(statement, {"rows": packed})


@cache
def _insertion(table: Table, names: tuple[str, ...], later: bool) -> tuple[Insert, Mapping[str, TypeEngine[Any]]]:
    """Return the statement that inserts rows, whose text is the same for any number of them, and their types."""
    types = {name: table.c[name].type for name in names}
    statement = insert(table).from_select(list(types), select(*_given(types).c))
    return statement.execution_options(prepared=True, unanswered=later), types


def write_changes(session: Session, model: Any, changes: Sequence[tuple[Any, Mapping[str, Any]]]) -> None:
    """Change the columns of many rows, with one statement for thousands of them.

    ``changes`` are rows as they were read by their columns, each with the new values of some. Versions are raised and
    checked as a flush does. Raises ``StaleDataError`` if a row is not as it was read.
    """
    alike: dict[tuple[str, ...], list[tuple[Any, Mapping[str, Any]]]] = defaultdict(list)
    for row, values in changes:
        if values:
            alike[tuple(sorted(values))].append((row, values))
    table, known = model.__table__, ["id", *(["version"] if model.__mapper__.version_id_col is not None else [])]
    for names, pairs in alike.items():
        types = {name: table.c[name.removeprefix("old_")].type for name in (*(f"old_{each}" for each in known), *names)}
        given = _given(types)
        statement = update(table).where(*(table.c[name] == given.c[f"old_{name}"] for name in known))
        statement = statement.values({name: given.c[name] for name in names})
        if "version" in known:
            statement = statement.values(version=table.c.version + 1)
        written = 0
        for start in range(0, len(pairs), _AT_ONCE):
            rows = [
                {**{f"old_{name}": getattr(row, name) for name in known}, **values}
                for row, values in pairs[start : start + _AT_ONCE]
            ]
            written += sum(
                session.connection().execute(statement, {"rows": each}).rowcount
                for each in _packed(session, types, rows)
            )
        if written != len(pairs):
            raise StaleDataError(f"{len(pairs) - written} of {table.name} are not as they were read")


def _given(types: Mapping[str, TypeEngine[Any]]) -> TableValuedAlias:
    """Return the table of the parameter ``rows``: JSON, since arrays of arrays and of JSON are something else."""
    named = (column(name, kind) for name, kind in types.items())
    whole = cast(bindparam("rows", type_=Text), JSON)
    return func.json_to_recordset(whole).table_valued(*named).render_derived(name="given", with_types=True)


def _packed(session: Session, types: Mapping[str, TypeEngine[Any]], rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the rows as ``_given`` takes them, some thousands at a time; what is stored encrypted is encrypted."""
    dialect = session.get_bind().dialect
    stored = {name: kind.process_bind_param for name, kind in types.items() if isinstance(kind, TypeDecorator)}
    for start in range(0, len(rows), _AT_ONCE):
        taken = rows[start : start + _AT_ONCE]
        if stored:
            taken = [{**row, **{name: store(row[name], dialect) for name, store in stored.items()}} for row in taken]
        yield orjson.dumps(taken).decode()
