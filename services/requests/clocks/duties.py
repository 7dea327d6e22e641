"""The duties that are on clocks: who owes each, and what its clock causes.

The room that a duty belongs to enters it here, beside the functions that its clock calls.
"""

from collections.abc import Callable
from dataclasses import dataclass

from chassis.running.work import Work
from contracts.requests.vocabulary import Duty
from contracts.roles import Role
from services.requests.clocks.models import Clock
from services.requests.models import Base


@dataclass(frozen=True)
class Owed:
    """What is kept of a duty.

    ``role`` owes it; ``None`` if whoever holds a role at the organization does. ``subject`` is the model of what its
    clocks are about: whoever changes such a clock locks the row with the id ``Clock.subject_id`` first (of handling:
    the id of the clock). ``rung_reached`` and ``deadline_moved`` note what time or a changed calendar has done to a
    clock, and tell of it; both rows are locked.
    """

    role: Role | None
    subject: type[Base]
    rung_reached: Callable[[Work, Clock, str], None]
    deadline_moved: Callable[[Work, Clock], None]


DUTIES: dict[Duty, Owed] = {}


def keep(duty: Duty, owed: Owed) -> None:
    """Enter a duty, once in a process."""
    DUTIES[duty] = owed
