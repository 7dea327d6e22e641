"""Schedules of visits: what is owed from a day on, and what people are told of it."""

from chassis.running.handlers import every
from chassis.running.work import Work
from services.requests.visit_plans import owing


@every(seconds=60)
def owe_visits(work: Work) -> int:
    """Begin one of the periods of plans whose first day has come; returns how many."""
    return owing.open_periods(work)


@every(seconds=60)
def tell_of_owed_visits(work: Work) -> int:
    """Remind of visits that are owed still before their period ends, and after it; returns of how many periods."""
    return owing.tell_of_periods(work)
