"""Register the venues of the district, read from venues.csv."""

import asyncio
import re
from pathlib import Path
from typing import Any

from demo import district
from demo.client import User
from demo.setup import District

KINDS = {
    "区级中心": "district_centre",
    "街道中心": "street_centre",
    "社区中心": "community_centre",
    "驿站": "station",
    "活动室": "activity_room",
    "工作室": "studio",
}
FACILITIES = {
    "会议室": "meeting_room",
    "投影": "projector",
    "音响": "sound_system",
    "视频会议": "video_conference",
    "服务窗口": "service_desk",
    "图书阅览": "reading_room",
    "健身": "fitness",
    "餐饮": "meals",
    "停车": "parking",
    "无障碍通道": "step_free_access",
}
# The published figure is about venues of this kind.
ACTIVITY_CENTRES = KINDS["活动室"]

_HOURS = re.compile(r"(?P<first>[1-7])(-(?P<last>[1-7]))? (?P<opens>\d\d:\d\d)-(?P<closes>\d\d:\d\d)")


def bodies(
    organizations: dict[str, str], chains: dict[str, str], folder: Path = district.MUPING
) -> list[dict[str, Any]]:
    """Return the bodies to be sent for the venues of the file, with ids for the codes of organizations and chains."""
    return [
        {
            "code": row["编号"],
            "name": row["名称"],
            "kind": KINDS[row["类型"]],
            "owner_id": organizations[row["所属单位"]],
            "address": row["地址"],
            "area": float(row["面积"]),
            "facilities": [FACILITIES[word] for word in district.split(row["设施"])],
            "opening_hours": [entry for part in row["开放时间"].split("；") for entry in hours(part)],
            "shared": row["共享"] == "是",
            "chain_id": chains[row["产业链"]] if row["产业链"] else None,
        }
        for row in district.rows(folder / "venues.csv")
    ]


def hours(text: str) -> list[dict[str, Any]]:
    """Return the opening hours written as ``1-5 08:30-17:30`` or ``6 09:00-12:00``, 1 for Monday.

    Raises ValueError for text of another form.
    """
    found = _HOURS.fullmatch(text)
    if not found:
        raise ValueError(f"opening hours {text!r} are not of the form 1-5 08:30-17:30")
    days = range(int(found["first"]), int(found["last"] or found["first"]) + 1)
    return [{"weekday": day, "opens": found["opens"], "closes": found["closes"]} for day in days]


async def register(home: District, registrar: User) -> None:
    """Register the venues of the district."""
    chains = {district.chain_code(): home.chain_id}
    await asyncio.gather(*(registrar.post("/v1/venues", body) for body in bodies(home.organizations, chains)))
