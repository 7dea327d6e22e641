"""Schedule of kinds of meetings: tell who is short of the meetings that are owed."""

from chassis.running.handlers import every
from chassis.running.work import Work
from services.requests.meeting_kinds import owing


@every(seconds=300)
def tell_of_owed_meetings(work: Work) -> int:
    """Look once a day, for each kind, for those that have too few meetings; returns how many kinds were looked at."""
    return owing.tell_of_short(work)
