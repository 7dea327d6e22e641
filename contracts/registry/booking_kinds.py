"""The codes of bookings of venues, with the words that people see."""

from contracts.problem import Text
from contracts.vocabulary import Codes, Vocabulary


class BookingStatus(Codes):
    """Whether a venue is kept free for a booking."""

    BOOKED = "booked", "已预订", "booked"
    CANCELLED = "cancelled", "已取消", "cancelled"


class BookingAction(Codes):
    """What somebody can do with a booking."""

    CANCELLATION = "cancellation", "取消预订", "cancel"


class BookingOrder(Codes):
    """The order of bookings."""

    EARLIEST = "starts_at", "时间从早到晚", "the earliest first"
    LATEST = "-starts_at", "时间从晚到早", "the latest first"


class VenueRequestStatus(Codes):
    """How it stands with the venue that an activity has asked for: whether it is booked, or why not."""

    REQUESTED = "requested", "预订中", "asked for"
    BOOKED = "booked", "已预订", "booked"
    TAKEN = "taken", "该时段已被占用", "taken at that time"
    CLOSED = "closed", "阵地已关闭", "closed"
    NOT_SHARED = "not_shared", "阵地不对其他单位开放", "not shared with others"
    UNKNOWN = "unknown", "没有此阵地", "no such venue"
    RELEASED = "released", "预订已被阵地单位取消", "cancelled by who runs the venue"


# Why there is no booking: somebody has to change the time or the venue, or to ask again.
REFUSALS = tuple(
    status for status in VenueRequestStatus if status not in (VenueRequestStatus.REQUESTED, VenueRequestStatus.BOOKED)
)
BOOKING_STATUS = Vocabulary.of(BookingStatus, Text("阵地预订状态", "How a booking of a venue stands"))
BOOKING_ACTION = Vocabulary.of(BookingAction, Text("可对阵地预订执行的操作", "What can be done with a booking"))
BOOKING_ORDER = Vocabulary.of(BookingOrder, Text("阵地预订排序", "The order of bookings"))
VENUE_REQUEST_STATUS = Vocabulary.of(VenueRequestStatus, Text("阵地申请状态", "How it stands with a venue asked for"))
