"""On-site days for tests."""

from typing import Any

from contracts.requests import on_site
from tests.services.requests.district import District


def planned(district: District, day: str = "2026-11-23", **given: Any) -> dict[str, Any]:
    """Plan an on-site day of the park, today unless said otherwise."""
    body = {
        "day": day,
        "place": "园区党群服务中心一楼大厅",
        "department_ids": [str(district.labour), str(district.water)],
        "agent_ids": [str(district.agent.person_id)],
        "note": "用工、用水事项",
        **given,
    }
    made: dict[str, Any] = district.call(on_site.PLAN_ON_SITE_DAY, district.clerk, body=body)
    return made
