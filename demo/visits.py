"""Visits of the sample district: the science bureau plans some for the last quarter, and makes most of them."""

from typing import Any

from demo.scenes import Turn

# A day of the last quarter; what is not visited then is owed still at the end of the year.
VISITED_ON = 104
LOGIN = "kjj1"
PLANNED, VISITED = 12, 9
TITLE, PURPOSE = "四季度重点企业走访", "了解生产经营,收集意见建议"
FINDINGS = (
    {"kind": "suggestion", "content": "建议园区班车增加早班车次。"},
    {"kind": "suggestion", "content": "建议把政策解读会办到车间。"},
    {"kind": "demand", "content": "希望对接省内冷链运输企业。"},
    {"kind": "nothing", "content": "厂区外道路积水。", "reason": "已当场联系市政清淤。"},
)


class Visits:
    """A plan of the quarter, and the visits of one day."""

    async def on_day(self, turn: Turn) -> None:
        """Plan and record them, in three calls."""
        if turn.stop != VISITED_ON:
            return
        handler = turn.home.users[LOGIN]
        chosen = [turn.home.organizations[one.code] for one in turn.roster.enterprises[:PLANNED]]
        plan = await handler.post("/v1/visit-plans", planned(chosen))
        owed = await handler.pages("/v1/owed-visits", plan_id=plan["id"])
        items = [{"body": visited(one, number, turn.today.isoformat())} for number, one in enumerate(owed[:VISITED])]
        await handler.post_each("/v1/visits/several", items)


def planned(enterprise_ids: list[str]) -> dict[str, Any]:
    """The plan of the quarter."""
    return {"title": TITLE, "purpose": PURPOSE, "period": "quarter", "enterprise_ids": enterprise_ids}


def visited(owed: dict[str, Any], number: int, day: str) -> dict[str, Any]:
    """One visit, which settles what was owed."""
    return {
        "enterprise_id": owed["enterprise_id"],
        "day": day,
        "visitors": "科技局企业服务组",
        "summary": "订单稳定,研发投入同比增长,正在筹备新产线。",
        "owed_visit_ids": [owed["id"]],
        "findings": [FINDINGS[number % len(FINDINGS)]],
    }
