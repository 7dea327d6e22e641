"""What somebody has enrolled in, for agendas."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.sql import FromClause

from chassis.enrolling.places import PlaceState


@dataclass(frozen=True)
class OwnPlace:
    """How a person stands with a thing, as conditions and a column of a statement of such things.

    ``there``: has ever enrolled; ``waits`` for a place; ``left``: has enrolled and does not any more. ``revision`` is
    a number that grows with every change of the person's enrolments.
    """

    there: ColumnElement[bool]
    waits: ColumnElement[bool]
    left: ColumnElement[bool]
    revision: ColumnElement[int]


def own_place(thing: FromClause, enrolled: FromClause, of: str, person_id: UUID) -> OwnPlace:
    """Return how a person stands with the rows of ``thing``, to which the column ``of`` of ``enrolled`` refers."""
    mine: Any = enrolled.c.person_id == person_id
    here = (enrolled.c[of] == thing.c.id) & mine
    there = thing.c.id.in_(select(enrolled.c[of]).where(mine))
    live = exists().where(here, enrolled.c.state != PlaceState.CANCELLED.value)
    return OwnPlace(
        there=there,
        waits=exists().where(here, enrolled.c.state == PlaceState.WAITING.value),
        left=there & ~live,
        revision=func.coalesce(select(func.sum(enrolled.c.version)).where(here).scalar_subquery(), 0),
    )
