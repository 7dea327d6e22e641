"""Schedules of duties: write the clocks of dispatches, and keep those of dispatchers and supervisors with requests."""

from chassis.running.handlers import every
from chassis.running.work import Work
from services.requests.duties import by_time


@every(seconds=30)
def lay_in_clocks(work: Work) -> int:
    """Write the clocks of one portion of the dispatches that are owed; returns how many."""
    return by_time.lay_in_clocks(work)


@every(seconds=60)
def keep_duties(work: Work) -> int:
    """Put right one portion of what the release before has left without its clock; returns how many."""
    return by_time.keep_duties(work)
