"""Copies of what another service owns, kept by the events that carry its state (docs/decisions/0005)."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Insert, Table, bindparam
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session


def keep(session: Session, model: type[Any], sequence: int, values: Mapping[str, Any]) -> None:
    """Write the row of a copy, unless it comes from a newer event, whatever order events arrive in.

    ``model`` has the columns ``id`` and ``sequence``, the number of the event within its aggregate.
    """
    row = {"sequence": sequence, **values}
    session.connection().execute(_statement(model.__table__, tuple(row)), row)


@cache
def _statement(table: Table, names: tuple[str, ...]) -> Insert:
    """Built once for each model: building it costs more than sending it."""
    row = insert(table).values({name: bindparam(name) for name in names})
    changed = {name: row.excluded[name] for name in names if name != "id"}
    return row.on_conflict_do_update(
        index_elements=["id"], set_=changed, where=table.c.sequence < row.excluded.sequence
    )
