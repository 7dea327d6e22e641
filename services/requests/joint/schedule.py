"""Schedules of parts: end those whose request was gone on with by the release before."""

from chassis.running.handlers import every
from chassis.running.work import Work
from services.requests.joint import by_time


@every(seconds=60)
def end_parts(work: Work) -> int:
    """End one portion of the open parts of requests that are answered or have ended; returns how many."""
    return by_time.end_parts(work)
