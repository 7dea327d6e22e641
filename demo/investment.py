"""Investment in the sample district: investors and targets, leads, negotiations, and the projects of a year."""

from datetime import date, timedelta
from typing import Any

from demo.scenes import Turn

LOGIN = "kjj1"
# They are entered at the end of the year, by the days on which they were.
ENTERED_ON = date(2026, 12, 1)
PROSPECTS, LEADS, HELD, EVERY = 12, 6, 80, 4
SIGNED, IN_RESERVE = 16, 30
KIND = {"code": "ZSXM", "name": "招商项目", "category": "investment", "staged": True}
_PLACES = ("上海", "深圳", "苏州", "成都")
_PROJECTS = ("制剂生产基地", "中试平台", "冷链仓储中心", "原料药车间", "研发检测中心")
_NAMES = ("远海", "瑞禾", "拓新", "安泽", "博康", "宏基", "嘉元", "立诚", "明德", "启航", "泰和", "同辉")


class Investment:
    """Six calls on one day: the library, its leads, the negotiations about them, and the projects that came of it."""

    def __init__(self) -> None:
        self._entered = False

    async def on_day(self, turn: Turn) -> None:
        """Enter what was done in the year."""
        if self._entered or turn.today < ENTERED_ON:
            return
        self._entered = True
        handler, chain = turn.home.users[LOGIN], turn.home.chain_id
        entries = [{"body": prospect(number, chain)} for number in range(PROSPECTS)]
        prospects = await handler.post_each("/v1/prospects/several", entries)
        opened = [{"body": lead(prospects[number]["id"], number, turn.today)} for number in range(LEADS)]
        leads = await handler.post_each("/v1/leads/several", opened)
        with_whom = [{"lead_id": one["id"]} for one in leads]
        with_whom += [{"prospect_ids": [one["id"]], "chain_id": chain} for one in prospects[LEADS:]]
        held = [
            {"body": {**negotiation(number, turn.today), **with_whom[number % len(with_whom)]}}
            for number in range(HELD)
        ]
        await handler.post_each("/v1/negotiations/several", held)
        kind = await turn.home.operator.post("/v1/project-kinds", KIND)
        # One of those that are signed was a lead.
        await handler.post(f"/v1/leads/{leads[0]['id']}/conversion", converted(kind["id"], turn.today))
        projects = [
            {"body": project(number, kind["id"], chain, turn.today)} for number in range(1, SIGNED + IN_RESERVE)
        ]
        await handler.post_each("/v1/projects/several", projects)


def prospect(number: int, chain_id: str) -> dict[str, Any]:
    """An investor or a target enterprise."""
    investor = number % 2 == 0
    return {
        "kind": "investor" if investor else "target",
        "name": f"{_NAMES[number]}{'生物产业投资有限公司' if investor else '制药股份有限公司'}",
        "region": _PLACES[number % len(_PLACES)],
        "industry": "生物医药投资" if investor else "制剂与原料药",
        "chain_id": chain_id,
        "contact_name": "林先生",
        "contact_phone": f"1390000{8000 + number}",
    }


def lead(prospect_id: str, number: int, today: date) -> dict[str, Any]:
    """A lead, followed since the beginning of the year."""
    return {
        "prospect_id": prospect_id,
        "title": f"{_NAMES[number]}项目合作意向",
        "source": "产业链招商推介会",
        "first_contact_on": date(today.year, 1, 8).isoformat(),
        "amount": f"{(number + 2) * 30_000_000}.00",
        "content": "拟在园区建设生产基地。",
        "next_task": "报送用地和能耗方案",
        "next_task_on": (today + timedelta(days=20 + number)).isoformat(),
    }


def negotiation(number: int, today: date) -> dict[str, Any]:
    """One of the negotiations of the year, every fourth day back from today, two in five of them online."""
    online = number % 5 < 2
    return {
        "title": f"第 {HELD - number} 次招商洽谈",
        "way": "online" if online else "offline",
        "day": (today - timedelta(days=EVERY * number)).isoformat(),
        "place": "" if online else "政务服务中心洽谈室",
        "subject": "项目用地、配套条件和惠企政策。",
        "outcome": "双方就选址和政策进一步对接。",
    }


def converted(kind_id: str, today: date) -> dict[str, Any]:
    """The project that a lead has become: it is signed."""
    return {"kind_id": kind_id, "stage": "signed", "starts_on": today.isoformat(), "ends_on": f"{today.year + 2}-12-31"}


def project(number: int, kind_id: str, chain_id: str, today: date) -> dict[str, Any]:
    """One of the projects of the year: the first ones are signed, the others are in reserve."""
    name, what = _NAMES[number % len(_NAMES)], _PROJECTS[number % len(_PROJECTS)]
    return {
        "title": f"{name}{what}",
        "kind_id": kind_id,
        "chain_id": chain_id,
        "amount": f"{(number % 9 + 2) * 20_000_000}.00",
        "starts_on": today.isoformat(),
        "ends_on": f"{today.year + 2}-06-30",
        "content": "产业链招商项目。",
        "stage": "signed" if number < SIGNED else "reserve",
        "milestones": [{"title": "取得用地", "planned_on": f"{today.year + 1}-06-30"}],
    }
