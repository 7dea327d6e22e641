"""Workbooks of registry, and what an import makes of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from contracts.registry.imports import IMPORT_FILE
from contracts.registry.organizations import GET_ORGANIZATION, LIST_ORGANIZATIONS
from demo.muping.names import social_credit_code
from tests.harness import ServiceUnderTest
from tests.services.registry.district import OPERATOR, REGISTRAR
from tests.services.sheets import Sheets, faults_at, load_at

CHAINS = [["编号", "名称", "环节", "细分产业"], ["SWYY", "生物医药", "研发、生产", "创新药;中医药"]]


def load(registry: ServiceUnderTest, sheets: Sheets, by: Any = OPERATOR, **content: Any) -> dict[str, Any]:
    return load_at(registry, IMPORT_FILE, sheets, by, **{"filename": "registry.xlsx", **content})


def faults(registry: ServiceUnderTest, sheets: Sheets, by: Any = REGISTRAR) -> list[tuple[str, int, str, str]]:
    return faults_at(registry, IMPORT_FILE, sheets, by)


ORGANIZATION_HEADS = [
    "编号",
    "名称",
    "类型",
    "统一社会信用代码",
    "所属园区",
    "隶属组织",
    "双重管理",
    "产业链",
    "环节",
    "链主企业",
    "覆盖企业",
    "职工人数",
    "规模",
    "荣誉",
    "成立日期",
]


def organizations(**changes: Any) -> Sequence[Sequence[Any]]:
    """A park, a committee, a branch and an enterprise; ``changes`` are cells of the enterprise by head."""
    park = {"编号": "YQ01", "名称": "蓝谷产业园", "类型": "园区", "成立日期": date(2016, 9, 1)}
    committee = {"编号": "LW01", "名称": "产业链综合党委", "类型": "产业链党委", "产业链": "SWYY"}
    branch = {"编号": "DZ001", "名称": "联合党支部", "类型": "联合党支部", "隶属组织": "LW01", "双重管理": "LW01"}
    branch |= {"覆盖企业": "QY001", "成立日期": date(2024, 3, 1)}
    enterprise = {"编号": "QY001", "名称": "烟台岚屿制药有限公司", "类型": "企业", "所属园区": "YQ01", "产业链": "SWYY"}
    enterprise |= {"统一社会信用代码": social_credit_code("91", "import"), "环节": "研发、生产", "链主企业": "是"}
    enterprise |= {"职工人数": 1647, "规模": "大型", "荣誉": "红链示范企业", "成立日期": date(2019, 4, 1)}
    rows = [park, committee, branch, enterprise | changes]
    return [ORGANIZATION_HEADS, *([row.get(head) for head in ORGANIZATION_HEADS] for row in rows)]


PERSONS = [
    ["编号", "姓名", "手机", "电子邮箱", "登录名", "语言"],
    ["RY0001", "于思琳", 13900000001, "yu@example.cn", "qy001", "zh"],
    ["RY0002", "孙可欣", "13900000002", None, None, None],
]
POSTS = [
    ["人员编号", "职务", "组织编号", "产业链", "起始日期", "终止日期"],
    ["RY0001", "企业联系人", "QY001", None, date(2025, 1, 1), None],
    ["RY0002", "派单员", "LW01", "SWYY", "2025-01-01", "2026/6/30"],
]


def whole(**changes: Any) -> Sheets:
    return {"产业链": CHAINS, "组织": organizations(**changes), "人员": PERSONS, "任职": POSTS}


def found_organization(registry: ServiceUnderTest, code: str, **query: Any) -> dict[str, Any]:
    listed = registry.call(LIST_ORGANIZATIONS, REGISTRAR, query={"q": code})["items"]
    return dict(registry.call(GET_ORGANIZATION, REGISTRAR, listed[0]["id"], query=query))
