"""Similar requests in the console, and their way to one answer as a case."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from contracts.roles import Role
from tests.console.browser import Window
from tests.console.steps import dialog, press
from tests.system.district import District

NEED = "总氮超标,园区管网拒绝接入高盐废水"


def test_similar_requests_are_brought_together_and_answered_at_once(
    opening: Callable[..., Window], district: District
) -> None:
    first = district.submit("高盐废水纳管", description=NEED)
    other = district.submit("高盐废水无处可排", description=NEED)

    enterprise = opening(Role.ENTERPRISE_CONTACT, phone=True)
    enterprise.go("/requests/new")
    enterprise.page.get_by_label("标题").fill("高盐废水纳管申请")
    expect(enterprise.page.get_by_role("link", name="高盐废水纳管", exact=True)).to_be_visible()
    enterprise.page.get_by_label("标题").fill("")

    dispatcher = opening(Role.DISPATCHER)
    dispatcher.go(f"/requests/{first['id']}")
    similar = dispatcher.page.get_by_role("region", name="相似诉求")
    expect(similar.get_by_role("link", name="高盐废水无处可排")).to_be_visible()
    similar.locator(".el-checkbox", has=dispatcher.page.get_by_role("checkbox", name="高盐废水无处可排")).click()
    similar.get_by_role("button", name=re.compile("集中办理.2 件")).click()
    dialog(dispatcher).get_by_role("combobox", name="主办部门").click()
    dispatcher.page.get_by_role("option", name="科技局").click()
    dialog(dispatcher).get_by_role("button", name="立案集中办理").click()
    dispatcher.page.wait_for_url("**/cases/*-*")
    dispatcher.settle()
    expect(dispatcher.page.get_by_role("link", name="高盐废水无处可排")).to_be_visible()
    assert dispatcher.violations() == []

    department = opening(Role.DEPARTMENT_HANDLER)
    department.go("/worklist")
    department.page.get_by_role("link", name="高盐废水纳管").first.click()
    department.page.wait_for_url("**/cases/*-*")
    department.page.get_by_role("button", name="集中答复").click()
    dialog(department).get_by_label("统一答复").fill("环保管家已上门,12 月起统一预处理后纳管。")
    dialog(department).get_by_label(re.compile("补充给.*高盐废水无处可排")).fill("贵单位另签临时处置协议。")
    press(department, "集中答复")
    expect(department.page.get_by_text("已答复 2 件")).to_be_visible(timeout=30_000)
    assert department.violations() == []
    expect(dispatcher.page.get_by_text("环保管家已上门").first).to_be_visible(timeout=30_000)
    answered = district.contact.get(f"/v1/requests/{other['id']}")["answer"]
    assert answered.endswith("贵单位另签临时处置协议。")
