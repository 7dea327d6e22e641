"""The schedule of resolutions: begin the clocks of those that have none."""

from chassis.running.handlers import every
from chassis.running.work import Work
from services.requests.action_items import clock


@every(seconds=60)
def start_clocks_of_resolutions(work: Work) -> int:
    """Begin the clocks of one portion of resolutions that the release before has passed; returns how many."""
    return clock.start_missing(work)
