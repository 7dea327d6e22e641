"""Emit the events of activities and of registrations."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.requests.activities import ActivityData, ActivityVenueData
from contracts.requests.activity_registrations import RegistrationData
from services.requests.activities.models import Activity, Registration
from services.requests.mirror.queries import names_of


def emit_activity(work: Work, event: Event, activity: Activity, *, imported: bool = False) -> None:
    """Emit an event of an activity; nobody is notified of one that was ``imported``."""
    # The version is that after the change.
    work.session.flush()
    work.emit(event, activity.id, shown(activity, ActivityData, imported=imported, **_told(work, activity)))


def emit_venue(work: Work, event: Event, activity: Activity) -> None:
    """Emit an event of the venue of an activity."""
    work.session.flush()
    # Until it is over it can be held elsewhere, be it at its second day.
    ahead = activity.ends_at > work.now
    data = shown(activity, ActivityVenueData, imported=False, **{**_told(work, activity), "ahead": ahead})
    work.emit(event, activity.id, data)


def _told(work: Work, activity: Activity) -> dict[str, Any]:
    name = names_of(work.session, [activity.organizer_id]).get(activity.organizer_id, "")
    return {"organizer_name": name, "ahead": activity.starts_at > work.now}


def emit_registrations(work: Work, event: Event, activity: Activity, registrations: Sequence[Registration]) -> None:
    """Emit an event of each of these registrations."""
    work.session.flush()
    of_activity = {name: getattr(activity, name) for name in ("number", "title", "place", "starts_at")}
    ahead = activity.ends_at > work.now
    for each in registrations:
        work.emit(event, each.id, shown(each, RegistrationData, status=each.state, ahead=ahead, **of_activity))


def live_registrations(work: Work, activity: Activity) -> Sequence[Registration]:
    """Return the registrations that are not cancelled, in their order."""
    live = select(Registration).where(Registration.activity_id == activity.id, Registration.state != "cancelled")
    return work.session.scalars(live.order_by(Registration.number)).all()
