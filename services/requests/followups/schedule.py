"""Schedule of follow-ups: decide which closed requests somebody calls back about."""

from chassis.running.handlers import every
from chassis.running.work import Work
from services.requests.followups import (
    by_time,  # noqa: F401 (enters the duty)
    drawing,
)


@every(seconds=60, portion=drawing.PORTION)
def draw_follow_ups(work: Work) -> int:
    """Decide of one portion of the closed requests; returns of how many."""
    return drawing.draw(work)
