"""The venue of an activity: asked for by the events of the activity, answered by registry (decision 0057)."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from contracts.registry.booking_kinds import VenueRequestStatus
from services.requests.activities.models import Activity


def asking(activity: Activity) -> tuple[UUID | None, datetime, datetime]:
    """Return for what an activity asks: another of it is another asking."""
    return activity.venue_id, activity.starts_at, activity.ends_at


def ask(activity: Activity, before: tuple[Any, ...] = (None,), named: Collection[str] = ()) -> None:
    """Ask for the venue of an activity if it asks for something else than before, or give it up.

    A change that names the venue asks again if it is not booked so far. An event of the activity follows.
    """
    venue_id = activity.venue_id
    if venue_id is None:
        if before[0] is not None:
            give_up(activity)
            activity.venue_name = None
        return
    again = "venue_id" in named and activity.venue_status != VenueRequestStatus.BOOKED
    if asking(activity) != before or again:
        _begin(activity, VenueRequestStatus.REQUESTED)
        if venue_id != before[0]:
            activity.venue_name = None


def give_up(activity: Activity) -> None:
    """Give the venue of an activity up, if it has asked for one: registry frees it, and answers under way are late."""
    if activity.venue_asked:
        _begin(activity, None)


def _begin(activity: Activity, status: VenueRequestStatus | None) -> None:
    activity.venue_asked += 1
    activity.venue_status = status.value if status else None
    activity.venue_note = activity.booking_id = None
