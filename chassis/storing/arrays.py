"""Passes rows to a statement as arrays, so that its text is the same for any number of rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import ARRAY, JSON, ColumnClause, TableValuedAlias, Text, bindparam, cast, column, func, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.exc import StaleDataError

# More would make one statement take long, and its text large.
_AT_ONCE = 2_000


def rows_given(name: str, position: str | None = None, /, **columns: ColumnClause[Any]) -> TableValuedAlias:
    """Return a table with these columns, whose values come from arrays: each is a parameter of the column's name.

    The column ``position``, if there is one, numbers the rows from 1.
    """
    arrays = (cast(bindparam(parameter), ARRAY(column.type)) for parameter, column in columns.items())
    return func.unnest(*arrays).table_valued(*columns.values(), with_ordinality=position).render_derived(name=name)


def write_changes(session: Session, changes: Sequence[tuple[Any, Mapping[str, Any]]]) -> None:
    """Change the columns of many rows that the session has loaded, with one statement for thousands of them.

    A flush would send one for each. Versions are raised and checked as it does. Raises ``StaleDataError`` for a row
    that is not as it was loaded.
    """
    alike: dict[tuple[Any, tuple[str, ...]], list[tuple[Any, Mapping[str, Any]]]] = defaultdict(list)
    for row, values in changes:
        if values:
            alike[type(row), tuple(sorted(values))].append((row, values))
    for (model, names), found in alike.items():
        for start in range(0, len(found), _AT_ONCE):
            _write_alike(session, model, names, found[start : start + _AT_ONCE])


def _write_alike(
    session: Session, model: Any, names: Sequence[str], changes: Sequence[tuple[Any, Mapping[str, Any]]]
) -> None:
    table = model.__table__
    versioned = model.__mapper__.version_id_col is not None
    known = ["id", *(["version"] if versioned else [])]
    # JSON travels as text: an array of it would be taken for JSON itself.
    as_text = {name for name in names if isinstance(table.c[name].type, JSON)}
    types = {f"new_{name}": Text() if name in as_text else table.c[name].type for name in names}
    types |= {f"old_{name}": table.c[name].type for name in known}
    given = rows_given("given", **{name: column(name, kind) for name, kind in types.items()})
    statement = update(table).where(*(table.c[name] == given.c[f"old_{name}"] for name in known))
    statement = statement.values({name: cast(given.c[f"new_{name}"], table.c[name].type) for name in names})
    if versioned:
        statement = statement.values(version=table.c.version + 1)
    arrays = {f"old_{name}": [getattr(row, name) for row, _ in changes] for name in known}
    for name in names:
        new = [values[name] for _, values in changes]
        arrays[f"new_{name}"] = [orjson.dumps(each).decode() for each in new] if name in as_text else new
    written = session.connection().execute(statement, arrays)
    if written.rowcount != len(changes):
        raise StaleDataError(f"{len(changes) - written.rowcount} of {table.name} are not as they were loaded")
    for row, values in changes:
        for name in names:
            set_committed_value(row, name, values[name])
        if versioned:
            set_committed_value(row, "version", row.version + 1)
