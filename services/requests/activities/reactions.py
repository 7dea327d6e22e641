"""Note what registry answers to activities that ask for a venue."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.running.handlers import reacts
from chassis.running.work import Arrived, Work
from contracts.registry.booking_kinds import VenueRequestStatus
from contracts.requests.activities import ACTIVITY_VENUE_BOOKED, ACTIVITY_VENUE_REFUSED
from contracts.requests.venue_answers import VENUE_ANSWERS
from services.requests.activities.emitting import emit_venue
from services.requests.activities.models import Activity


@reacts(VENUE_ANSWERS)
def take_answers(arrived: Arrived) -> None:
    """Apply the latest answer to each activity, unless it has asked for something else meanwhile."""
    latest: dict[UUID, tuple[Work, Mapping[str, Any]]] = {}
    for work, event in arrived:
        id_ = event["data"]["activity_id"]
        if id_ not in latest or latest[id_][1]["sequence"] < event["sequence"]:
            latest[id_] = work, event
    rows = select(Activity).where(Activity.id.in_(latest)).order_by(Activity.id).with_for_update()
    for activity in arrived[0][0].session.scalars(rows).all():
        work, event = latest[activity.id]
        data = event["data"]
        if event["sequence"] <= activity.venue_answered or data["asked"] != activity.venue_asked:
            continue
        activity.venue_answered, activity.venue_answered_at = event["sequence"], work.now
        activity.venue_status, activity.venue_name = data["status"], data["venue_name"]
        activity.venue_note, activity.booking_id = data["reason"], data["booking_id"]
        booked = data["status"] == VenueRequestStatus.BOOKED
        emit_venue(work, ACTIVITY_VENUE_BOOKED if booked else ACTIVITY_VENUE_REFUSED, activity)
