"""What the tests of working time share: moments in Shanghai, and the calendar without any override."""

from datetime import datetime

from services.requests.clocks.calendar import WorkingCalendar
from services.requests.clocks.days import SHANGHAI

PLAIN = WorkingCalendar()


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    """A moment in Shanghai."""
    return datetime(year, month, day, hour, minute, second, tzinfo=SHANGHAI)
