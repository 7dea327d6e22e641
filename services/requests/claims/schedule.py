"""Schedule of offers: end those whose time is over."""

from chassis.running.handlers import every
from chassis.running.work import Work
from services.requests.claims import commands


@every(seconds=60)
def end_offers(work: Work) -> int:
    """End one portion of the offers whose time is over; returns how many."""
    return commands.end_offers(work)
