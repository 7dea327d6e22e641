"""Meetings of the sample district: joint conferences of the committee, and negotiations about what enterprises lack."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from demo.decisions import Decisions
from demo.muping.names import pick
from demo.scenes import Turn
from demo.setup import arrived

CONFERENCES, NEGOTIATIONS, PROBLEMS = 26, 8, 79
# The members of the conference: science, industry, planning, justice.
MEMBERS = ("BM01", "BM02", "BM05", "BM13")
CONFERENCE: dict[str, Any] = {
    "code": "LXHY",
    "name": "产业链党委联席会议",
    "name_en": "joint conference of the chain committee",
    "convenors": ["dispatcher", "chain_chief"],
    "quorum_rule": "share",
    "quorum": 60,
    "period": "quarter",
    "at_least": 1,
}
NEGOTIATION: dict[str, Any] = {
    "code": "DDXS",
    "name": "“点对点”协商",
    "name_en": "point-to-point negotiation",
    "convenors": ["dispatcher"],
}
KINDS = (CONFERENCE, NEGOTIATION)
# The enterprises that raise the problems, by their place in the roster.
PROPOSERS = 3
# Problems are raised from the first of these days on, entered as discussed and settled from the second on.
RAISED_FROM, HELD_BY = date(2026, 3, 2), date(2026, 12, 1)
CHAIRED_BY = "paidan1"
SUBJECTS = (
    ("冷链仓储不足", "链上多家企业旺季冷链仓储缺口较大。", "协调园区冷库向链上企业开放,已签使用协议。"),
    ("中试车间排期紧张", "研发批次等候中试车间时间较长。", "共享中试平台增设夜班,排期缩短到两周。"),
    ("危化品运输线路绕行", "原料运输受限行影响,绕行较远。", "交警部门已核定限时通行线路。"),
    ("检测费用偏高", "小批量检测单次收费较高。", "检测机构与链上企业签订年度优惠协议。"),
    ("污水预处理能力不足", "高盐废水预处理能力不足。", "环保管家上门核定工艺,已分时段纳管。"),
)


class Meetings:
    """Conferences and negotiations on working days of the year; what they discuss is settled at the end of it."""

    def __init__(self, days: Sequence[date]) -> None:
        before = [day for day in days if day < HELD_BY]
        self._days = before[3:]
        self._kinds: list[str] = []
        self._meetings: list[dict[str, Any]] = []
        self._raised: list[list[dict[str, Any]]] = []
        self._settled = self._confirmed = False
        self._decisions = Decisions()

    async def on_day(self, turn: Turn) -> None:
        """Convene the meetings of the year, have problems raised, hold and settle, confirm: each at its own stop."""
        if not self._days or self._confirmed:
            return
        if not self._meetings:
            await self._convene(turn)
        elif not self._raised:
            if turn.today >= RAISED_FROM:
                await self._raise(turn)
        elif not self._settled:
            if turn.today >= HELD_BY:
                await self._hold(turn)
        else:
            await self._confirm(turn)

    async def _convene(self, turn: Turn) -> None:
        await self._decisions.list_matters(turn)
        operator, members = turn.home.operator, [turn.home.organizations[code] for code in MEMBERS]
        for kind in KINDS:
            body = {**kind, "member_ids": members if "quorum" in kind else []}

            async def add(body: dict[str, Any] = body) -> dict[str, Any]:
                return await operator.post("/v1/meeting-kinds", body)

            self._kinds.append((await arrived(add, "the departments", refusals=("invalid",)))["id"])
        items = [
            {"body": self._meeting(kind, number, count)}
            for kind, count in ((0, CONFERENCES), (1, NEGOTIATIONS))
            for number in range(count)
        ]
        self._meetings = await turn.home.users[CHAIRED_BY].post_each("/v1/meetings/convening", items)

    def _meeting(self, kind: int, number: int, count: int) -> dict[str, Any]:
        day, hour = self._days[len(self._days) * number // count], 9 if kind == 0 else 14
        return {
            "kind_id": self._kinds[kind],
            "title": f"第 {number + 1} 次{KINDS[kind]['name']}",
            "place": "党群服务中心二楼会议室",
            "starts_at": f"{day}T{hour:02}:00:00+08:00",
            "ends_at": f"{day}T{hour + 2:02}:00:00+08:00",
            "agenda": ["通报诉求办理情况", "研究共性问题"] if kind == 0 else ["逐项协商企业突出问题"],
        }

    async def _raise(self, turn: Turn) -> None:
        for place, enterprise in enumerate(turn.roster.enterprises[:PROPOSERS]):
            items = [
                {"body": {"title": title, "description": matter, "chain_id": turn.home.chain_id}}
                for title, matter, _ in (self._subject(number) for number in range(place, PROBLEMS, PROPOSERS))
            ]
            self._raised.append(await turn.home.users[enterprise.contact].post_each("/v1/matters/raising", items))

    def _subject(self, number: int) -> tuple[str, str, str]:
        title, matter, evidence = pick(SUBJECTS, "matter", number)
        return f"{title}({number + 1})", matter, evidence

    async def _hold(self, turn: Turn) -> None:
        chair = turn.home.users[CHAIRED_BY]
        items = [
            {"meeting_id": one["id"], "body": {"present_ids": [each["id"] for each in one["expected"][:3]]}}
            for one in self._meetings
        ]
        held = await chair.post_each("/v1/meetings/attendance", items)
        negotiations = held[CONFERENCES:]
        matters = [one for raised in self._raised for one in raised]
        discussed = [
            {
                "matter_id": one["id"],
                "body": {"meeting_id": negotiations[place % NEGOTIATIONS]["id"], "note": "与企业、部门当面议定。"},
            }
            for place, one in enumerate(matters)
        ]
        await chair.post_each("/v1/matters/discussion", discussed)
        evidence = {title: words for title, _, words in SUBJECTS}
        settled = [
            {"matter_id": one["id"], "body": {"evidence": evidence[one["title"].partition("(")[0]]}} for one in matters
        ]
        await chair.post_each("/v1/matters/settlement", settled)
        await self._decisions.resolve(turn, held[CONFERENCES - 1])
        self._settled = True

    async def _confirm(self, turn: Turn) -> None:
        for enterprise, raised in zip(turn.roster.enterprises, self._raised, strict=False):
            items = [{"matter_id": one["id"], "body": {"accepted": True, "note": "已解决"}} for one in raised]
            await turn.home.users[enterprise.contact].post_each("/v1/matters/confirmation", items)
        await self._decisions.carry_out(turn)
        self._confirmed = True
