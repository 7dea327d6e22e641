"""Schedules of supplements: let clocks go on that have waited for the enterprise long enough."""

from chassis.running.handlers import every
from chassis.running.work import Work
from services.requests.supplements import commands


@every(seconds=60)
def expire_supplements(work: Work) -> int:
    """End the waiting for one portion of what is not supplied in time; returns how many were looked at."""
    return commands.expire_supplements(work)
