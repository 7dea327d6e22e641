"""What venues are, have and are in, each with its words."""

from contracts.problem import Text
from contracts.vocabulary import Codes, Vocabulary


class VenueKind(Codes):
    """What a venue is: the first three by what it serves, the others by what it is for."""

    DISTRICT_CENTRE = "district_centre", "区级中心", "district centre"
    STREET_CENTRE = "street_centre", "街道中心", "street centre"
    COMMUNITY_CENTRE = "community_centre", "社区中心", "community centre"
    STATION = "station", "驿站", "station"
    ACTIVITY_ROOM = "activity_room", "活动室", "activity room"
    STUDIO = "studio", "工作室", "studio"


class Facility(Codes):
    """What a venue has. Enumerated, so that it is found and read in both languages."""

    MEETING_ROOM = "meeting_room", "会议室", "meeting room"
    PROJECTOR = "projector", "投影", "projector"
    SOUND_SYSTEM = "sound_system", "音响", "sound system"
    VIDEO_CONFERENCE = "video_conference", "视频会议", "video conference"
    SERVICE_DESK = "service_desk", "服务窗口", "service desk"
    READING_ROOM = "reading_room", "图书阅览", "reading room"
    FITNESS = "fitness", "健身", "fitness"
    MEALS = "meals", "餐饮", "meals"
    PARKING = "parking", "停车", "parking"
    STEP_FREE_ACCESS = "step_free_access", "无障碍通道", "step-free access"


class VenueStatus(Codes):
    """Whether a venue can be used."""

    OPEN = "open", "开放", "open"
    CLOSED = "closed", "关闭", "closed"


class VenueWaiting(Codes):
    """What somebody has to do with a venue."""

    OWNER = "owner", "归属组织已停用的阵地", "a venue whose owner is inactive: give it another, or close it"


VENUE_WAITING = Vocabulary.of(VenueWaiting, Text("阵地待办", "What somebody has to do with a venue"))
VENUE_KIND = Vocabulary.of(VenueKind, Text("阵地类型", "What a venue is"), members=True)
FACILITY = Vocabulary.of(Facility, Text("设施", "What a venue has"), members=True)
VENUE_STATUS = Vocabulary.of(VenueStatus, Text("阵地状态", "Whether a venue can be used"), members=True)


class VenueAction(Codes):
    """What somebody can do with a venue."""

    CHANGE = "change", "修改", "change"
    CLOSURE = "closure", "关闭", "close"
    OPENING = "opening", "重新开放", "open again"


VENUE_ACTION = Vocabulary.of(VenueAction, Text("对阵地可执行的操作", "What somebody can do with a venue"))
