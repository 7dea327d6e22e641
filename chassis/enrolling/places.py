"""Places that are given in the order of enrolment, and the waiting list that moves up when one becomes free.

The thing that people enrol in has counters of its places (``PlacesMixin``), and its row is locked by whoever calls
these functions, so that two who want the last place come one after the other. Each enrolment has its number and its
state (``EnrolledMixin``). What is told of it, and who may do it, is for the room to say.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Select, String
from sqlalchemy.orm import Mapped, Session, mapped_column


class PlaceState(StrEnum):
    """Where an enrolment stands."""

    CONFIRMED = "confirmed"
    WAITING = "waiting"
    CANCELLED = "cancelled"


class PlacesMixin:
    """The counters of a thing with places; ``last_number`` is that of the latest enrolment."""

    confirmed: Mapped[int] = mapped_column(default=0)
    waiting: Mapped[int] = mapped_column(default=0)
    last_number: Mapped[int] = mapped_column(default=0)


class EnrolledMixin:
    """The number by which the waiting list is ordered, and the state."""

    number: Mapped[int]
    state: Mapped[str] = mapped_column(String(10))


class Taken(NamedTuple):
    """What somebody who enrols gets."""

    number: int
    state: PlaceState


def take(of: PlacesMixin, capacity: int | None) -> Taken:
    """Take the next place, or the next one on the waiting list; ``None`` bounds nothing.

    The waiting list goes before a new enrolment, also while a place is free.
    """
    has_place = capacity is None or (of.confirmed < capacity and not of.waiting)
    of.last_number += 1
    of.confirmed += has_place
    of.waiting += not has_place
    return Taken(of.last_number, PlaceState.CONFIRMED if has_place else PlaceState.WAITING)


def give_back(of: PlacesMixin, cancelled: Iterable[EnrolledMixin]) -> None:
    """Cancel enrolments that are not cancelled yet."""
    for enrolled in cancelled:
        if enrolled.state == PlaceState.CONFIRMED:
            of.confirmed -= 1
        else:
            of.waiting -= 1
        enrolled.state = PlaceState.CANCELLED.value


def move_up(session: Session, of: PlacesMixin, capacity: int | None, waiting: Select[Any]) -> Sequence[Any]:
    """Give free places to those who wait, and return them.

    ``waiting`` selects whoever may have one, in the order of the numbers.
    """
    free = of.waiting if capacity is None else min(capacity - of.confirmed, of.waiting)
    if free <= 0:
        return []
    promoted = session.scalars(waiting.limit(free)).all()
    for enrolled in promoted:
        enrolled.state = PlaceState.CONFIRMED.value
    of.confirmed += len(promoted)
    of.waiting -= len(promoted)
    return promoted
