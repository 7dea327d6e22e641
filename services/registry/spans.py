"""End rows that hold from a day to a day."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from chassis.calling.errors import Failure, invalid
from contracts.registry.shared import DAYS_REVERSED, ENDED_ALREADY
from services.registry.models import Spanning

ONE_DAY = timedelta(days=1)


def days_of(body: Mapping[str, Any], today: date) -> tuple[date, date | None]:
    """Return the first day of a new row, today by preset, and the last, if an end is known."""
    first, last = body["valid_from"] or today, body["valid_to"]
    if last is not None and last < first:
        raise Failure(DAYS_REVERSED, valid_from=first, valid_to=last)
    return first, last


def end_span(row: Spanning, last_day: date | None, today: date) -> None:
    """Let a row hold until ``last_day``, today by preset; a row that ended before today stays as it is.

    Raises ``Failure`` if it has ended, or if the day is earlier than the day before its first or later than its last.
    """
    last_day = last_day or today
    if row.valid_to is not None and row.valid_to < today:
        raise Failure(ENDED_ALREADY, valid_to=row.valid_to)
    if last_day + ONE_DAY < row.valid_from:
        raise Failure(DAYS_REVERSED, valid_from=row.valid_from, valid_to=last_day)
    if row.valid_to is not None and last_day > row.valid_to:
        raise invalid(
            "last_day",
            last_day,
            f"已定于 {row.valid_to} 终止,只能提前。",
            f"It ends on {row.valid_to} already and can only end sooner.",
        )
    row.valid_to = last_day
