"""What registry answers to activities that ask for a venue (decision 0057).

An activity asks by its own events, which carry the venue, the time and how many times it has asked.
"""

from marshmallow import fields

from contracts.audiences import EVERYBODY as FOR_EVERYBODY
from contracts.common import Tolerant, chosen, described
from contracts.operation import Event
from contracts.problem import Text
from contracts.registry.booking_kinds import VENUE_REQUEST_STATUS


class VenueAnswerData(Tolerant):
    """How it stands with the venue that an activity has asked for; the subject is the activity."""

    activity_id = fields.UUID(required=True, metadata=described("The activity."))
    asked = fields.Integer(required=True, metadata=described("The asking that this answers, by its number."))
    venue_id = fields.UUID(required=True, metadata=described("The venue."))
    venue_name = fields.String(
        required=True, allow_none=True, metadata=described("Its name; null if unknown.", audience=FOR_EVERYBODY)
    )
    status = chosen(VENUE_REQUEST_STATUS, "Whether it is booked, or why not.", required=True)
    booking_id = fields.UUID(required=True, allow_none=True, metadata=described("The booking, if there is one."))
    reason = fields.String(
        required=True,
        allow_none=True,
        metadata=described("Why the booking was cancelled, as somebody said.", audience=FOR_EVERYBODY),
    )


VENUE_ANSWERED = Event(
    "venue-request.answered.v1",
    "registry",
    Text("已答复活动的阵地申请", "An activity was told whether it has its venue"),
    VenueAnswerData,
)
