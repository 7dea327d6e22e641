"""Agreements of the sample district: with a bank, a university and an expert, and a technology contract renewed."""

import asyncio
from typing import Any

from demo.scenes import Turn
from demo.setup import arrived

# Whose handler keeps them.
DEPARTMENT = "BM01"
UNIVERSITY = {"name": "海州大学药学院", "kind": "university"}


def agreements(department: str, enterprise: str) -> list[dict[str, Any]]:
    """Return what is registered: bodies of the calls."""
    keeper, partner = {"organization_id": department}, {"organization_id": enterprise}
    return [
        {
            "title": "银企党建共建协议",
            "kind": "co_building",
            "parties": [keeper, {"name": "海州农商银行", "kind": "bank"}],
            "signed_on": "2025-12-20",
            "starts_on": "2026-01-01",
            "ends_on": "2028-12-31",
            "content": "联合开展主题党日,为链上企业提供融资辅导。",
        },
        {
            "title": "生物医药产学研合作协议",
            "kind": "university_industry",
            "parties": [keeper, partner, UNIVERSITY],
            "signed_on": "2025-12-28",
            "starts_on": "2026-01-01",
            "ends_on": "2027-01-15",
            "content": "共建中试平台,联合培养工艺人才。",
        },
        {
            "title": "制剂工艺专家合作协议",
            "kind": "expert",
            "parties": [keeper, {"name": "周教授", "kind": "expert", "affiliation": "海州大学药学院"}],
            "signed_on": "2026-01-04",
            "content": "每月到园区指导一次。",
        },
        {
            "title": "缓释制剂技术开发合同",
            "kind": "technology_contract",
            "parties": [partner, UNIVERSITY],
            "signed_on": "2025-01-10",
            "starts_on": "2025-01-10",
            "ends_on": "2025-12-31",
            "amount": "2600000.00",
            "content": "缓释微球制剂处方与工艺开发。",
        },
    ]


RENEWAL = {"signed_on": "2026-01-04", "ends_on": "2026-12-31", "amount": "3900000.00"}


class Agreements:
    """Five calls on the first day on which the clock stops."""

    async def on_day(self, turn: Turn) -> None:
        """Register them, and renew the technology contract."""
        if turn.stop:
            return
        handler = turn.home.users[turn.roster.of("部门经办人", DEPARTMENT, day=turn.today)[0].login]
        enterprise = turn.home.organizations[turn.roster.enterprises[0].code]
        bodies = agreements(turn.home.organizations[DEPARTMENT], enterprise)

        async def register(body: dict[str, Any]) -> dict[str, Any]:
            made: dict[str, Any] = await arrived(
                lambda: handler.post("/v1/agreements", body), "the organizations", refusals=("invalid",)
            )
            return made

        *_, contract = await asyncio.gather(*map(register, bodies))
        await handler.post(f"/v1/agreements/{contract['id']}/renewal", RENEWAL)
