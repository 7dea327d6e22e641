"""What the committee decides for the alliance by its decision list, and how a department carries a resolution out."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from demo.muping.names import pick
from demo.scenes import Turn
from demo.setup import arrived

CHAIR, RESPONSIBLE = "paidan1", "BM02"
COMMITTEE, ALLIANCE = "LW01", "LM01"
LIST: dict[str, Any] = {
    "kind": "decided",
    "title": "党建服务联盟重大事项决策清单",
    "items": [
        {"code": "1", "title": "联盟章程和成员进出"},
        {"code": "2", "title": "共享设施的建设和使用规则"},
        {"code": "3", "title": "联盟经费的年度安排"},
    ],
}
# Which of them the matter falls under, by its place.
FALLS_UNDER = 1
MATTER = {"title": "中试平台共享使用规则", "description": "联盟各成员使用中试平台的预约次序和收费办法。"}
DISCUSSED = "与会单位一致同意,由工信局牵头印发。"
RESOLVED = "由工业和信息化局印发中试平台共享使用规则,并向联盟成员公布。"
EVIDENCE = "规则已印发,联盟成员均已签收。"
# So many days the department has.
GIVEN = 45


def listed(alliance: str, committee: str, today: date) -> dict[str, Any]:
    """Return the decision list that holds from a day on."""
    return {**LIST, "organization_id": alliance, "party_organization_id": committee, "from_on": today.isoformat()}


def resolution(matter_id: str, department: str, today: date) -> dict[str, Any]:
    """Return the resolution about a matter that was discussed."""
    due = today + timedelta(days=GIVEN)
    return {"content": RESOLVED, "organization_id": department, "due_on": due.isoformat(), "matter_id": matter_id}


class Decisions:
    """A decision list of the alliance, and a resolution that falls under it."""

    def __init__(self) -> None:
        self._list: Mapping[str, Any] = {}
        self._resolution: Mapping[str, Any] = {}

    async def list_matters(self, turn: Turn) -> None:
        """Enter what the committee decides for the alliance."""
        alliance, committee = (turn.home.organizations[code] for code in (ALLIANCE, COMMITTEE))
        body = listed(alliance, committee, turn.today)
        self._list = await arrived(
            lambda: turn.home.operator.post("/v1/decision-lists", body), "the alliance", refusals=("invalid",)
        )

    async def resolve(self, turn: Turn, meeting: Mapping[str, Any]) -> None:
        """Raise a matter of the list, discuss it in a meeting that was held, and resolve it."""
        chair = turn.home.users[CHAIR]
        item = self._list["listed"][FALLS_UNDER]["id"]
        matter = await chair.post("/v1/matters", {**MATTER, "chain_id": turn.home.chain_id, "decision_item_id": item})
        discussed = {"meeting_id": meeting["id"], "note": DISCUSSED}
        await chair.post(f"/v1/matters/{matter['id']}/discussion", discussed)
        body = resolution(matter["id"], turn.home.organizations[RESPONSIBLE], turn.today)
        self._resolution = await chair.post(f"/v1/meetings/{meeting['id']}/resolutions", body)

    async def carry_out(self, turn: Turn) -> None:
        """Have the department accept the resolution and report on it, and the chair confirm."""
        path, holders = (
            f"/v1/resolutions/{self._resolution['id']}",
            turn.roster.of("部门经办人", RESPONSIBLE, turn.today),
        )
        handler = turn.home.users[pick(holders, "resolution", 1).login]
        await handler.post(f"{path}/acceptance", None)
        await handler.post(f"{path}/report", {"evidence": EVIDENCE})
        await turn.home.users[CHAIR].post(f"{path}/confirmation", {"accepted": True, "note": "已落实"})
