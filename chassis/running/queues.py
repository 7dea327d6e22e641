"""Queues: which rows wait for the actor, as capabilities tell it of each of their kinds of work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, null, select

from chassis.running.work import Work
from contracts.worklists import Waiting, WorkUrgency

# What is due within this time is due soon, where a capability does not say otherwise.
SOON = timedelta(days=1)
_RANKS = tuple(WorkUrgency)


@dataclass(frozen=True)
class Queue:
    """The rows of a table that wait for the actor: columns and conditions, of tables and not of models.

    ``where`` are the conditions; an index must lead to the rows. ``id``, ``title`` and ``since`` are columns of theirs,
    ``number`` and ``due`` too, where there are any. ``overdue`` and ``due_soon`` say how urgent a row is; without them
    it is by ``due``: passed, or within a day.
    """

    where: Sequence[ColumnElement[bool]]
    id: ColumnElement[Any]
    title: ColumnElement[Any]
    since: ColumnElement[Any]
    number: ColumnElement[Any] | None = None
    due: ColumnElement[Any] | None = None
    overdue: ColumnElement[bool] | None = None
    due_soon: ColumnElement[bool] | None = None


def read(work: Work, waiting: Waiting, queue: Queue, most: int) -> dict[str, Any]:
    """Return what waits of one kind, in the form of ``WorkOfKindSchema``, by one statement; at most so many items."""
    rank = _rank(work, queue)
    rows = work.rows(_most_urgent(queue, rank, most) if most else _counts(queue, rank))
    first = rows[0] if rows else None
    counts = {str(urgency): getattr(first, urgency) if first else 0 for urgency in _RANKS}
    return {
        "kind": waiting.name,
        "words": waiting.step.words._asdict(),
        "resource": waiting.resource.name,
        "counts": {**counts, "total": sum(counts.values())},
        "opens": waiting.address,
        "items": [_item(waiting, row) for row in rows] if most else [],
    }


def _rank(work: Work, queue: Queue) -> ColumnElement[int]:
    overdue, soon = queue.overdue, queue.due_soon
    if queue.due is not None:
        overdue = queue.due < work.now if overdue is None else overdue
        soon = queue.due < work.now + SOON if soon is None else soon
    cases = [(condition, rank) for rank, condition in enumerate((overdue, soon)) if condition is not None]
    return case(*cases, else_=len(_RANKS) - 1) if cases else literal(len(_RANKS) - 1)


def _counted(rank: ColumnElement[int]) -> list[Any]:
    return [func.count().filter(rank == place) for place in range(len(_RANKS))]


def _counts(queue: Queue, rank: ColumnElement[int]) -> Select[*tuple[Any, ...]]:
    named = zip(_counted(rank), _RANKS, strict=True)
    return select(*(count.label(str(urgency)) for count, urgency in named)).where(*queue.where)


def _most_urgent(queue: Queue, rank: ColumnElement[int], most: int) -> Select[*tuple[Any, ...]]:
    waiting = (
        select(
            queue.id.label("id"),
            (null() if queue.number is None else queue.number).label("number"),
            queue.title.label("title"),
            queue.since.label("since"),
            (null() if queue.due is None else queue.due).label("due_at"),
            rank.label("rank"),
        )
        .where(and_(*queue.where))
        .subquery("waiting")
    )
    named = zip(_counted(waiting.c.rank), _RANKS, strict=True)
    return (
        select(*waiting.c, *(count.over().label(str(urgency)) for count, urgency in named))
        .order_by(waiting.c.rank, waiting.c.due_at.asc().nulls_last(), waiting.c.since, waiting.c.id)
        .limit(most)
    )


def _item(waiting: Waiting, row: Any) -> dict[str, Any]:
    return {
        "id": row.id,
        "link": waiting.resource.address(row.id),
        "number": row.number,
        "title": row.title,
        "urgency": _RANKS[row.rank],
        "since": row.since,
        "due_at": row.due_at,
    }
