"""A call of every write of follow-ups."""

from contracts.requests import followups
from tests.services.requests.district import District, in_district
from tests.services.requests.followups.calling import DISPLEASED, PLEASED, clerk_of, drawn
from tests.services.writes import Write, Writes


def _record(district: District) -> Write:
    one = drawn(district)
    return Write(clerk_of(district), (one["id"],), PLEASED, DISPLEASED, if_match=one["version"])


def _miss(district: District) -> Write:
    one = drawn(district)
    return Write(clerk_of(district), (one["id"],), {"note": "无人接听"}, {"note": "已停机"}, if_match=one["version"])


def _several(district: District) -> Write:
    items = [{"follow_up_id": drawn(district)["id"], "body": PLEASED} for _ in range(2)]
    return Write(clerk_of(district), body={"items": items}, other={"items": items[:1]})


WRITES: Writes = in_district(
    {
        followups.RECORD_FOLLOW_UP: _record,
        followups.MISS_FOLLOW_UP: _miss,
        followups.RECORD_FOLLOW_UPS: _several,
    }
)
