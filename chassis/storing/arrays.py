"""Passes rows to a statement as arrays, so that its text is the same for any number of rows."""

from typing import Any

from sqlalchemy import ARRAY, ColumnClause, TableValuedAlias, bindparam, cast, func


def rows_given(name: str, position: str | None = None, /, **columns: ColumnClause[Any]) -> TableValuedAlias:
    """Return a table with these columns, whose values come from arrays: each is a parameter of the column's name.

    The column ``position``, if there is one, numbers the rows from 1.
    """
    arrays = (cast(bindparam(parameter), ARRAY(column.type)) for parameter, column in columns.items())
    return func.unnest(*arrays).table_valued(*columns.values(), with_ordinality=position).render_derived(name=name)
