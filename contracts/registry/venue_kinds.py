"""What venues are, have and are in, each with its words."""

from enum import StrEnum

from contracts.problem import Text
from contracts.vocabulary import Vocabulary


class VenueKind(StrEnum):
    """What a venue is: the first three by what it serves, the others by what it is for."""

    DISTRICT_CENTRE = "district_centre"
    STREET_CENTRE = "street_centre"
    COMMUNITY_CENTRE = "community_centre"
    STATION = "station"
    ACTIVITY_ROOM = "activity_room"
    STUDIO = "studio"


class Facility(StrEnum):
    """What a venue has. Enumerated, so that it is found and read in both languages."""

    MEETING_ROOM = "meeting_room"
    PROJECTOR = "projector"
    SOUND_SYSTEM = "sound_system"
    VIDEO_CONFERENCE = "video_conference"
    SERVICE_DESK = "service_desk"
    READING_ROOM = "reading_room"
    FITNESS = "fitness"
    MEALS = "meals"
    PARKING = "parking"
    STEP_FREE_ACCESS = "step_free_access"


class VenueStatus(StrEnum):
    """Whether a venue can be used."""

    OPEN = "open"
    CLOSED = "closed"


VENUE_KIND = Vocabulary(
    "VenueKind",
    Text("阵地类型", "What a venue is"),
    {
        VenueKind.DISTRICT_CENTRE: Text("区级中心", "district centre"),
        VenueKind.STREET_CENTRE: Text("街道中心", "street centre"),
        VenueKind.COMMUNITY_CENTRE: Text("社区中心", "community centre"),
        VenueKind.STATION: Text("驿站", "station"),
        VenueKind.ACTIVITY_ROOM: Text("活动室", "activity room"),
        VenueKind.STUDIO: Text("工作室", "studio"),
    },
    members=VenueKind,
)
FACILITY = Vocabulary(
    "Facility",
    Text("设施", "What a venue has"),
    {
        Facility.MEETING_ROOM: Text("会议室", "meeting room"),
        Facility.PROJECTOR: Text("投影", "projector"),
        Facility.SOUND_SYSTEM: Text("音响", "sound system"),
        Facility.VIDEO_CONFERENCE: Text("视频会议", "video conference"),
        Facility.SERVICE_DESK: Text("服务窗口", "service desk"),
        Facility.READING_ROOM: Text("图书阅览", "reading room"),
        Facility.FITNESS: Text("健身", "fitness"),
        Facility.MEALS: Text("餐饮", "meals"),
        Facility.PARKING: Text("停车", "parking"),
        Facility.STEP_FREE_ACCESS: Text("无障碍通道", "step-free access"),
    },
    members=Facility,
)
VENUE_STATUS = Vocabulary(
    "VenueStatus",
    Text("阵地状态", "Whether a venue can be used"),
    {
        VenueStatus.OPEN: Text("开放", "open"),
        VenueStatus.CLOSED: Text("关闭", "closed"),
    },
    members=VenueStatus,
)
