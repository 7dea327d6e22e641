"""What can be done with a meeting as it stands."""

from collections.abc import Mapping

from contracts.requests.meetings_vocabulary import MeetingAction, MeetingStatus

_CONVENED = frozenset({MeetingStatus.CONVENED})
_UNDER_WAY = frozenset({MeetingStatus.HELD, MeetingStatus.MINUTED})
POSSIBLE: Mapping[MeetingAction, frozenset[MeetingStatus]] = {
    MeetingAction.CHANGE: _CONVENED,
    MeetingAction.CANCELLATION: _CONVENED,
    MeetingAction.ATTENDANCE: frozenset({MeetingStatus.CONVENED, MeetingStatus.HELD}),
    MeetingAction.RESOLUTION: _UNDER_WAY,
    MeetingAction.MINUTES: _UNDER_WAY,
    MeetingAction.APPROVAL: frozenset({MeetingStatus.MINUTED}),
    MeetingAction.AMENDMENT: frozenset({MeetingStatus.APPROVED}),
}
# In these a meeting was held.
HELD = (MeetingStatus.HELD, MeetingStatus.MINUTED, MeetingStatus.APPROVED)
