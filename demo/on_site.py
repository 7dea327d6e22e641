"""On-site days of the sample district: one a month at a service centre, with agents; and one mandate for an agent."""

from demo.scenes import Turn
from demo.setup import arrived

# Whose service centre holds them, and who comes: industry, planning, justice.
PARK = "YQ01"
DEPARTMENTS = ("BM02", "BM05", "BM13")
PLACE = "蓝谷生物医药产业园党群服务中心一楼大厅"
OUTCOME = "工信、自然资源和规划、司法三部门到场,现场解答企业咨询,需会商的事项转办。"


class OnSiteDays:
    """Twelve days, each on the first day of a month on which the clock stops, and held on that day."""

    def __init__(self) -> None:
        self._held: set[int] = set()

    async def on_day(self, turn: Turn) -> None:
        """Hold the day of the month, if there has been none."""
        if turn.today.month in self._held:
            return
        first = not self._held
        self._held.add(turn.today.month)
        agents = [turn.home.persons[holder.person] for holder in turn.roster.of("代办专员", day=turn.today)]
        clerk = turn.home.users[turn.roster.of("服务中心工作人员", PARK)[0].login]
        body = {
            "day": turn.today.isoformat(),
            "place": PLACE,
            "department_ids": [turn.home.organizations[code] for code in DEPARTMENTS],
            "agent_ids": agents,
            "note": "审批、用地、法律事项集中受理",
        }
        day = await arrived(lambda: clerk.post("/v1/on-site-days", body), "the service agents", refusals=("invalid",))
        await clerk.post(f"/v1/on-site-days/{day['id']}/outcome", {"outcome": OUTCOME})
        if first:
            contact = turn.home.users[turn.roster.enterprises[0].contact]
            mandate = {"agent_id": agents[0], "valid_to": f"{turn.today.year}-12-31", "note": "代办审批类诉求"}
            await contact.post("/v1/mandates", mandate)
