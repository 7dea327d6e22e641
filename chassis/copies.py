"""Copies of what another service owns, kept by the events that carry its state (docs/decisions/0005)."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session


def keep(session: Session, model: type[Any], sequence: int, values: Mapping[str, Any]) -> None:
    """Write the row of a copy, unless it comes from a newer event, whatever order events arrive in.

    ``model`` has the columns ``id`` and ``sequence``, the number of the event within its aggregate.
    """
    row = insert(model).values(sequence=sequence, **values)
    changed = {name: row.excluded[name] for name in ("sequence", *values) if name != "id"}
    session.execute(
        row.on_conflict_do_update(index_elements=["id"], set_=changed, where=model.sequence < row.excluded.sequence)
    )
