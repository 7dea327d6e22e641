"""A call of every write of projects."""

from collections.abc import Callable
from typing import Any

from contracts.operation import Operation
from contracts.requests import project_configuration, project_steps
from contracts.requests.project_events import PROJECT_FILES
from tests.services import filing
from tests.services.requests.district import District, in_district
from tests.services.requests.projects.building import content, kind, registered
from tests.services.writes import Write, Writes

SAVED = {"kind": "saved", "amount": "1860000.00", "day": "2026-11-18", "evidence": "比价表"}


def add_kind(district: District) -> Write:
    body = {"code": "GTZZ", "name": "挂图作战项目", "category": "wall_chart"}
    return Write(district.operator, body=body, other={"name": "攻坚项目"})


def change_kind(district: District) -> Write:
    made = kind(district)
    found = district.call(project_configuration.LIST_PROJECT_KINDS, district.operator, query={})["items"][0]
    return Write(district.operator, (made,), {"name": "攻坚"}, {"name": "会战"}, if_match=found["version"])


def register(district: District) -> Write:
    return Write(district.handler, body=content(district), other={"title": "另一个项目"})


def register_several(district: District) -> Write:
    items = [{"body": content(district)} for _ in range(2)]
    return Write(district.handler, body={"items": items}, other={"items": items[:1]})


def step(body: dict[str, Any], other: dict[str, Any], category: str = "wall_chart") -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        made = registered(district, category)
        return Write(district.handler, (made["id"],), body, other, if_match=made["version"])

    return prepare


def complete(district: District) -> Write:
    made = registered(district)
    body = {"milestone_id": made["milestones"][0]["id"], "done_on": "2026-11-20", "evidence": "验收单"}
    return Write(district.handler, (made["id"],), body, {"evidence": "发票"}, if_match=made["version"])


def withdraw(district: District) -> Write:
    made = registered(district)
    made = district.call(project_steps.ENTER_PROJECT_OUTCOME, district.handler, made["id"], body=SAVED)
    body = {"outcome_id": made["outcomes"][0]["id"], "reason": "重复登记"}
    return Write(district.handler, (made["id"],), body, {"reason": "金额有误"}, if_match=made["version"])


def file_of_project(operation: Operation) -> Callable[[District], Write]:
    """A write of files on projects."""

    def prepare(district: District) -> Write:
        ids = {"project_id": registered(district)["id"]}
        return filing.writes(district.service, PROJECT_FILES, district.handler, ids)[operation]

    return prepare


WRITES: Writes = in_district(
    {
        project_configuration.ADD_PROJECT_KIND: add_kind,
        project_configuration.CHANGE_PROJECT_KIND: change_kind,
        project_steps.REGISTER_PROJECT: register,
        project_steps.REGISTER_PROJECTS: register_several,
        project_steps.CHANGE_PROJECT: step({"amount": "120000.50"}, {"amount": "130000.00"}),
        project_steps.PLAN_PROJECT: step({"milestones": []}, {"reason": "细化"}),
        project_steps.COMPLETE_MILESTONE: complete,
        project_steps.MOVE_PROJECT: step({"stage": "signed"}, {"stage": "started"}, "investment"),
        project_steps.ENTER_PROJECT_OUTCOME: step(SAVED, {"amount": "1.00"}),
        project_steps.WITHDRAW_PROJECT_OUTCOME: withdraw,
        project_steps.REPORT_PROJECT: step({"month": "2026-11-01", "content": "招标"}, {"content": "开标"}),
        project_steps.END_PROJECT: step({"status": "stopped", "result": "资金不足"}, {"result": "用地调整"}),
        **{
            operation: file_of_project(operation)
            for operation in (PROJECT_FILES.begin, PROJECT_FILES.attach, PROJECT_FILES.remove)
        },
    }
)
