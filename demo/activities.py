"""Activities of the sample district: the exchanges of the year, hosted by lead enterprises in turn."""

from typing import Any

from demo.scenes import Turn

# A day of the last quarter on which the committee enters them all.
ENTERED_ON = 108
LOGIN, COUNT, HOSTS = "paidan1", 37, 6
TITLES = ("产业微论坛:冷链与仓储共享", "产业微论坛:中试平台开放", "上下游交流会", "质量体系互学", "技术成果交流会")
SKIP = {"reason": "厂区停产检修,下一轮承办。"}
SUMMARY = "链上企业交流需求与资源,形成合作意向。"


class Activities:
    """The exchanges of the year, entered together once they were held."""

    async def on_day(self, turn: Turn) -> None:
        """Set up the rotation, announce and summarize them, and skip a host once: four calls."""
        if turn.stop != ENTERED_ON:
            return
        committee = turn.home.users[LOGIN]
        hosts = [turn.home.organizations[one.code] for one in turn.roster.enterprises[:HOSTS]]
        rotation = await committee.post("/v1/rotations", turns(hosts, turn.home.chain_id))
        items = [{"body": exchange(number, turn.today.year, rotation["id"])} for number in range(COUNT)]
        made = await committee.post_each("/v1/activities/several", items)
        held = [{"activity_id": one["id"], "body": {"summary": SUMMARY, "headcount": 12}} for one in made]
        await committee.post_each("/v1/activities/summary", held)
        await committee.post(f"/v1/rotations/{rotation['id']}/skip", SKIP)


def turns(host_ids: list[str], chain_id: str) -> dict[str, Any]:
    """The rotation of the lead enterprises."""
    return {"name": "产业微论坛轮值", "activity_kind": "exchange", "chain_id": chain_id, "host_ids": host_ids}


def exchange(number: int, year: int, rotation_id: str) -> dict[str, Any]:
    """One of them; four a month."""
    day = f"{year}-{1 + number // 4:02d}-{5 + number % 4 * 6:02d}"
    return {
        "kind": "exchange",
        "title": f"{TITLES[number % len(TITLES)]}(第 {number + 1} 期)",
        "place": "蓝谷生物医药产业园党群服务中心",
        "starts_at": f"{day}T14:00:00+08:00",
        "ends_at": f"{day}T17:00:00+08:00",
        "rotation_id": rotation_id,
    }
