"""What happens in the year beside requests and courses: each scene has its turn whenever the clock has moved."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from demo.roster import Roster
from demo.setup import District


@dataclass(frozen=True)
class Turn:
    """One stop of the clock: the day by its number among working days, and which stop it is, both counted from 0."""

    day: int
    stop: int
    home: District
    roster: Roster
    today: date


class Scene(Protocol):
    """Takes its steps of a day; on most days it has none."""

    async def on_day(self, turn: Turn) -> None:
        """Do what belongs to the day."""
