"""Projects for tests."""

from typing import Any

from chassis.calling.actor import Actor
from contracts.requests import project_configuration, project_steps
from tests.services.requests.district import District


def kind(district: District, category: str = "wall_chart", **given: Any) -> str:
    """The id of a kind of projects of this class, added where there is none."""
    found = district.call(project_configuration.LIST_PROJECT_KINDS, district.operator, query={"limit": 100})["items"]
    same = [one["id"] for one in found if one["category"] == category and not given]
    if same:
        return str(same[0])
    staged = category == "investment"
    body = {"code": f"{category}-{len(found)}", "name": "项目", "category": category, "staged": staged, **given}
    return str(district.call(project_configuration.ADD_PROJECT_KIND, district.operator, body=body)["id"])


def milestone(title: str, planned_on: str, weight: int = 1, **given: Any) -> dict[str, Any]:
    return {"title": title, "planned_on": planned_on, "weight": weight, **given}


def content(district: District, category: str = "wall_chart", **given: Any) -> dict[str, Any]:
    """What a department registers: a project of the winter with two milestones."""
    return {
        "title": "冻干制剂中试平台",
        "kind_id": given.pop("kind_id", None) or kind(district, category),
        "starts_on": "2026-11-01",
        "ends_on": "2027-03-31",
        "content": "与高校共建,服务链上企业。",
        "milestones": [milestone("设备采购", "2026-12-04", 30), milestone("投入使用", "2027-03-31", 70)],
        **given,
    }


def registered(
    district: District, category: str = "wall_chart", caller: Actor | None = None, **given: Any
) -> dict[str, Any]:
    """Register a project; by the handler of a department by preset."""
    made: dict[str, Any] = district.call(
        project_steps.REGISTER_PROJECT, caller or district.handler, body=content(district, category, **given)
    )
    return made
