"""One case: what several enterprises ask in their own words is brought together and answered at once."""

import asyncio
from typing import Any

from demo.client import User
from demo.play import Player
from demo.setup import until

# What each enterprise writes, about the same main of a heat supplier.
WORDS = (
    ("供热压力不足", "入冬后车间供热压力不足,冻干工序停了两次,请协调热力公司。"),
    ("蒸汽压力低影响生产", "蒸汽压力只有 0.4 MPa,灭菌柜达不到温度,希望热力公司尽快增压。"),
    ("暖气不热,实验室温度低", "供暖以来实验室只有 14 度,供热管网压力上不去,请协调解决。"),
    ("厂区蒸汽不够用", "二期投产后蒸汽不足,供汽高峰压力掉一半,请协调管网增容。"),
    ("供汽压力波动", "每天上午供汽压力波动,锅炉停用后全靠热力管网,请协调稳压。"),
    ("热力管网压力不足", "热力管网末端压力不足,发酵罐升温慢,希望协调热力公司增容。"),
    ("冬季供热不稳", "冬季供热时断时续,仓库恒温区超标,请协调供热单位。"),
    ("用汽高峰压力下降", "用汽高峰蒸汽压力下降,提取罐只能轮流开,请协调。"),
    ("蒸汽供应缺口", "蒸汽缺口每小时 3 吨,热力公司答复管网能力不足,请区里协调。"),
    ("车间供暖温度不达标", "车间供暖压力不够,温度不达标,影响药品储存,请协调热力公司。"),
    ("供热管道末端没有压力", "我厂在供热管道末端,早高峰没有压力,请协调管网改造。"),
    ("申请蒸汽增压", "灭菌工序需要 0.6 MPa 蒸汽,目前压力不足,申请协调增压。"),
)
ITEM, DEPARTMENT, CHAIN_COMMITTEE = "XM-05", "BM10", "LW01"
ANSWER = (
    "经区住房城乡建设局会同热力公司核查,压力不足的原因是主管网换热站能力不够。"
    "已新投用一座换热站,主管网压力恢复到 0.7 MPa;末端压力由热力公司每日巡检并公布。"
)


async def bring_together(player: Player) -> str:
    """Have each enterprise ask, a dispatcher find the others by the first, and the department answer all of them.

    Returns what has happened, for the teller.
    """
    home, today = player.home, player.today
    enterprises = player.roster.enterprises[: len(WORDS)]
    asked = await asyncio.gather(
        *(_submit(player, one.contact, words) for one, words in zip(enterprises, WORDS, strict=True))
    )
    dispatcher = home.users[player.roster.of("派单员", CHAIN_COMMITTEE, today)[0].login]
    found = await dispatcher.get(f"/v1/requests/{asked[0]['id']}/similar", limit=50)
    ids = [request["id"] for request in asked]
    similar = sum(one["id"] in ids for one in found["items"])
    body = {"title": "冬季供热压力不足", "department_id": home.organizations[DEPARTMENT], "request_ids": ids}
    case = await dispatcher.post("/v1/cases", body)
    handler = home.users[player.roster.of("部门经办人", DEPARTMENT, today)[0].login]
    addition = {"request_id": ids[0], "addition": "贵单位冻干工序已列入重点用热户,检修前另行通知。"}
    job = await handler.post(f"/v1/cases/{case['id']}/answer", {"answer": ANSWER, "additions": [addition]})
    await until(lambda: _is_done(handler, job["id"]), "the answer of the case", 60.0)
    return f"{case['number']}: {len(ids)} 件 requests, {similar} 件由第一件找到 found by the first"


async def _submit(player: Player, contact: str, words: tuple[str, str]) -> dict[str, Any]:
    form = {"utility": "供热", "place": "厂区主管网接口", "outage": True}
    body = {"title": words[0], "description": words[1], "item_id": player.home.items[ITEM], "form": form}
    return await player.home.users[contact].post("/v1/requests", body)


async def _is_done(handler: User, job: str) -> bool:
    return bool((await handler.get(f"/v1/request-jobs/{job}"))["status"] == "done")
