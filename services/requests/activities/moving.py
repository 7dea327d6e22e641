"""Free places go to those who wait."""

from sqlalchemy import select

from chassis.enrolling.places import PlaceState, move_up
from chassis.running.work import Work
from contracts.requests.activity_registrations import REGISTRATION_PROMOTED
from services.requests.activities.emitting import emit_registrations
from services.requests.activities.models import Activity, Registration


def fill_places(work: Work, activity: Activity) -> None:
    """Give the free places of an activity that is locked to the waiting list, in its order, and tell so."""
    work.session.flush()
    waiting = select(Registration).where(
        Registration.activity_id == activity.id, Registration.state == PlaceState.WAITING.value
    )
    promoted = move_up(work.session, activity, activity.capacity, waiting.order_by(Registration.number))
    emit_registrations(work, REGISTRATION_PROMOTED, activity, promoted)
