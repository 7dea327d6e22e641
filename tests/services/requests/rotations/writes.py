"""A call of every write of rotations."""

from collections.abc import Callable
from typing import Any

from contracts.requests import rotations
from tests.services.requests.district import District, in_district
from tests.services.requests.rotations.turns import set_up
from tests.services.writes import Write, Writes


def _setting_up(district: District) -> Write:
    hosts = [str(district.enterprise), str(district.neighbour)]
    body = {"name": "对接会轮值", "activity_kind": "matching", "host_ids": hosts}
    return Write(district.handler, body=body, other={"name": "洽谈会轮值"})


def _step(body: dict[str, Any], other: dict[str, Any], *, changes: bool = False) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        found = set_up(district)
        return Write(district.handler, (found["id"],), body, other, if_match=found["version"] if changes else None)

    return prepare


def _swap(district: District) -> Write:
    body = {"host_id": str(district.neighbour), "reason": "应企业要求调换"}
    return Write(district.handler, (set_up(district)["id"],), body, {"reason": "设备检修"})


WRITES: Writes = in_district(
    {
        rotations.SET_UP_ROTATION: _setting_up,
        rotations.CHANGE_ROTATION: _step({"name": "产业论坛轮值"}, {"active": False}, changes=True),
        rotations.SKIP_HOST: _step({"reason": "停产检修"}, {"reason": "应企业要求"}),
        rotations.SWAP_HOSTS: _swap,
    }
)
