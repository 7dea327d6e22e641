"""Copies of rows that another service owns, updated from the events that carry their state (docs/decisions/0005)."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Insert, Table, bindparam
from sqlalchemy.dialects.postgresql import insert

from chassis.running.work import Arrived


def keep(arrived: Arrived, copy_of: Callable[[Mapping[str, Any]], tuple[type[Any], Mapping[str, Any]]]) -> None:
    """Write the copies that events carry; a copy from a newer event is never overwritten, so order does not matter.

    ``copy_of(event)`` names the model and the values of its row. The model has the columns ``id`` and ``sequence``, the
    number of the event within its aggregate.
    """
    latest: dict[type[Any], dict[Any, dict[str, Any]]] = {}
    for _work, event in arrived:
        model, values = copy_of(event)
        rows, row = latest.setdefault(model, {}), {"sequence": event["sequence"], **values}
        # One statement can write each row only once.
        if values["id"] not in rows or rows[values["id"]]["sequence"] < row["sequence"]:
            rows[values["id"]] = row
    for model in sorted(latest, key=lambda model: str(model.__tablename__)):
        # Tables and rows are locked in one order everywhere, which prevents deadlocks.
        rows = latest[model]
        written = [rows[one] for one in sorted(rows)]
        arrived[0][0].session.connection().execute(_statement(model.__table__, tuple(written[0])), written)


@cache
def _statement(table: Table, names: tuple[str, ...]) -> Insert:
    """Return the upsert statement, built once for each model since building costs more than sending; sent at commit."""
    row = insert(table).values({name: bindparam(name) for name in names})
    changed = {name: row.excluded[name] for name in names if name != "id"}
    newer = row.on_conflict_do_update(
        index_elements=["id"], set_=changed, where=table.c.sequence < row.excluded.sequence
    )
    return newer.execution_options(unanswered=True, prepared=True)
