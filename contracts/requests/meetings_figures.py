"""What can be done with meetings and matters, with several of them at once, and their figures."""

from contracts.actions import Actions
from contracts.bulk import bulk_of
from contracts.figures import Figure, FigureDimension, FigureKind, Opening
from contracts.operation import SIGNED_IN
from contracts.problem import Text
from contracts.requests.meetings import (
    AMEND_MINUTES,
    APPROVE_MINUTES,
    CANCEL_MEETING,
    CHANGE_MEETING,
    CONVENE_MEETING,
    ENTER_ATTENDANCE,
    LIST_MEETINGS,
    MEETING,
    TAKE_MINUTES,
)
from contracts.requests.meetings_matters import (
    CONFIRM_MATTER,
    DISCUSS_MATTER,
    LIST_MATTERS,
    MATTER,
    RAISE_MATTER,
    SETTLE_MATTER,
    STUDY_MATTER,
    WITHDRAW_MATTER,
)
from contracts.requests.meetings_resolutions import RESOLVE
from contracts.requests.meetings_vocabulary import MATTER_ACTION, MEETING_ACTION, MatterAction, MeetingAction

MEETING_ACTIONS = Actions(
    MEETING,
    MEETING_ACTION,
    {
        MeetingAction.CHANGE: CHANGE_MEETING,
        MeetingAction.CANCELLATION: CANCEL_MEETING,
        MeetingAction.ATTENDANCE: ENTER_ATTENDANCE,
        MeetingAction.RESOLUTION: RESOLVE,
        MeetingAction.MINUTES: TAKE_MINUTES,
        MeetingAction.APPROVAL: APPROVE_MINUTES,
        MeetingAction.AMENDMENT: AMEND_MINUTES,
    },
)
MATTER_ACTIONS = Actions(
    MATTER,
    MATTER_ACTION,
    {
        MatterAction.DISCUSSION: DISCUSS_MATTER,
        MatterAction.SETTLEMENT: SETTLE_MATTER,
        MatterAction.CONFIRMATION: CONFIRM_MATTER,
        MatterAction.WITHDRAWAL: WITHDRAW_MATTER,
        MatterAction.STUDY: STUDY_MATTER,
    },
)

CONVENE_MEETINGS = bulk_of(
    CONVENE_MEETING, "convene_meetings", f"{MEETING.path}/convening", Text("批量召集会议", "Convene several meetings")
)
ENTER_ATTENDANCES = bulk_of(
    ENTER_ATTENDANCE,
    "enter_meetings_attendance",
    f"{MEETING.path}/attendance",
    Text("批量登记到会情况", "Enter who attended several meetings"),
)
RAISE_MATTERS = bulk_of(
    RAISE_MATTER, "raise_matters", f"{MATTER.path}/raising", Text("批量提出议题", "Raise several matters")
)
DISCUSS_MATTERS = bulk_of(
    DISCUSS_MATTER,
    "discuss_matters",
    f"{MATTER.path}/discussion",
    Text("批量登记议题研究情况", "Enter that several matters were discussed"),
)
SETTLE_MATTERS = bulk_of(
    SETTLE_MATTER, "settle_matters", f"{MATTER.path}/settlement", Text("批量登记议题解决", "Settle several matters")
)
CONFIRM_MATTERS = bulk_of(
    CONFIRM_MATTER,
    "confirm_matters",
    f"{MATTER.path}/confirmation",
    Text("批量确认议题解决", "Confirm that several matters are settled"),
)

_DIMENSIONS = (
    FigureDimension.CHAIN,
    FigureDimension.MEETING_KIND,
    FigureDimension.MONTH,
    FigureDimension.YEAR,
)
MEETINGS_HELD = Figure(
    "requests",
    "meetings.held",
    Text("召开会议", "Meetings held"),
    Text("次", "meetings"),
    FigureKind.COUNT,
    SIGNED_IN,
    _DIMENSIONS,
    opens=Opening(
        LIST_MEETINGS,
        {"status": ["held", "minuted", "approved"]},
        {"chain": "chain_id", "meeting_kind": "kind_id", "from": "from", "to": "to"},
    ),
    meaning=Text("按召开日期计。", "By the day on which they were held."),
)
MATTERS_SETTLED = Figure(
    "requests",
    "matters.settled",
    Text("解决议题", "Matters settled"),
    Text("件", "matters"),
    FigureKind.COUNT,
    SIGNED_IN,
    _DIMENSIONS,
    opens=Opening(
        LIST_MATTERS,
        {"status": ["confirmed"]},
        {"chain": "chain_id", "meeting_kind": "meeting_kind_id", "from": "confirmed_from", "to": "confirmed_to"},
    ),
    meaning=Text(
        "经提出单位确认的,每件只计一次,按确认日期和最后研究它的会议类型计。",
        "Each once, on the day on which its proposer confirmed it, by the kind of the meeting that discussed it last.",
    ),
)
