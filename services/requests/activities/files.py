"""Who may see, add and remove the files of an activity."""

from uuid import UUID

from chassis.filing.attaching import Rights, attaches
from chassis.running.work import Work
from contracts.requests.activities import ACTIVITY_FILES, ORGANIZERS
from contracts.requests.activity_kinds import ActivityField, ActivityStep
from contracts.roles import Role
from services.requests.activities.access import organizes
from services.requests.activities.models import Activity
from services.requests.lifecycle.keeping import acting_post
from services.requests.room_histories.noting import noting_files


@attaches(ACTIVITY_FILES)
def files_of_activity(work: Work, activity_id: UUID, *, changing: bool) -> Rights:
    """Everybody sees them, as the activity; the organizer adds and removes them, operators remove any."""
    activity = work.change(Activity, activity_id) if changing else work.find(Activity, activity_id)
    own = organizes(work.actor, activity)
    removes = own or work.actor.is_any(Role.OPERATOR)
    post = acting_post(work.actor, activity.organizer_id, ORGANIZERS, frozenset({Role.OPERATOR}))
    noted = noting_files(work, activity, ActivityStep, ActivityField, post)
    return Rights(activity, adds=lambda _kind: own, removes=lambda _file: removes, noted=noted)
