"""Schedules of outcomes: close answers that nobody evaluates, and recompute when, after a change of the rules."""

from chassis.running.handlers import every
from chassis.running.work import Work
from services.requests.outcomes import commands


@every(seconds=60, portion=commands.PORTION)
def close_unevaluated(work: Work) -> int:
    """Close one portion of the answers whose time for evaluation is over; returns how many."""
    return commands.close_unevaluated(work)


@every(seconds=30)
def recompute_closings(work: Work) -> int:
    """Recompute one portion of the moments at which answers close; returns how many."""
    return commands.recompute_closings(work)
