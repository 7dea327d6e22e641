"""Steps of projects in tests, and what is seen of them."""

from typing import Any

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.operation import Operation
from contracts.requests import project_steps, projects
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.services.requests.district import District

SAVED = {"kind": "saved", "amount": "1860000.00", "day": "2026-11-18", "evidence": "比价表"}
STEPS: dict[Operation, dict[str, Any]] = {
    project_steps.CHANGE_PROJECT: {"title": "新名称"},
    project_steps.PLAN_PROJECT: {"milestones": []},
    project_steps.MOVE_PROJECT: {"stage": "signed"},
    project_steps.ENTER_PROJECT_OUTCOME: SAVED,
    project_steps.REPORT_PROJECT: {"month": "2026-11-01", "content": "招标"},
    project_steps.END_PROJECT: {"status": "stopped", "result": "资金不足"},
}


def take(
    district: District, operation: Operation, made: dict[str, Any], caller: Actor | None = None, **body: Any
) -> Any:
    """Take a step, on the version that is there."""
    now = read(district, made, district.operator)
    content = body or STEPS[operation]
    return district.call(operation, caller or district.handler, made["id"], body=content, if_match=now["version"])


def refused(code: str, district: District, operation: Operation, made: dict[str, Any], **given: Any) -> Failure:
    with pytest.raises(Failure) as caught:
        take(district, operation, made, **given)
    assert caught.value.problem.code == code
    return caught.value


def read(district: District, made: dict[str, Any], caller: Actor | None = None) -> dict[str, Any]:
    found: dict[str, Any] = district.call(projects.GET_PROJECT, caller or district.handler, made["id"])
    return found


def listed(district: District, caller: Actor | None = None, **query: Any) -> list[str]:
    found = district.call(projects.LIST_PROJECTS, caller or district.supervisor, query=query)["items"]
    return [each["id"] for each in found]


def history(district: District, made: dict[str, Any]) -> list[tuple[str, dict[str, tuple[str | None, str | None]]]]:
    found = district.call(projects.LIST_PROJECT_HISTORY, district.supervisor, made["id"], query={})["items"]
    return [
        (each["action"], {one["field"]: (one["before"], one["after"]) for one in each["changed"]}) for each in found
    ]


def waits(district: District, what: str, caller: Actor | None = None) -> list[str]:
    kinds = district.call(GET_SERVICE_WORKLIST, caller or district.handler, query={})["kinds"]
    return [item["id"] for each in kinds if each["kind"] == f"project.{what}" for item in each["items"]]


def reach(
    district: District, made: dict[str, Any], at: int, caller: Actor | None = None, **given: Any
) -> dict[str, Any]:
    body = {"milestone_id": made["milestones"][at]["id"], "done_on": "2026-11-20", "evidence": "验收单", **given}
    found: dict[str, Any] = take(district, project_steps.COMPLETE_MILESTONE, made, caller, **body)
    return found
