"""A department records a visit that it owes; what it found becomes a request, and the enterprise reads both."""

from collections.abc import Callable

from playwright.sync_api import expect

from contracts.roles import Role
from tests.console.browser import Window
from tests.console.steps import choose, dialog, open_step, press
from tests.system.district import District


def test_an_owed_visit_is_recorded_with_a_request_and_a_suggestion(
    opening: Callable[..., Window], district: District, things: None
) -> None:
    body = {"title": "重点企业走访", "period": "month", "enterprise_ids": [district.ids["QY1"]]}
    plan = district.handler.do("/v1/visit-plans", body)
    handler = opening(Role.DEPARTMENT_HANDLER)
    handler.go(f"/owed-visits?waiting=visit&enterprise_id={district.ids['QY1']}")
    page = handler.page
    page.get_by_role("button", name="登记走访").first.click()
    expect(page.get_by_text("重点企业走访")).to_be_visible()
    page.get_by_label("走访人员").fill("郑重、吴双")
    page.get_by_label("走访情况").fill("订单饱满,正在招工。")
    page.get_by_label("内部备注").fill("留意外迁意向")
    for number in (1, 2):
        page.get_by_role("button", name="添加一条发现").click()
        page.get_by_role("group", name=f"发现 {number}").get_by_label("发现内容").fill(f"第 {number} 条发现")
    second = page.get_by_role("group", name="发现 2")
    second.get_by_text("转为诉求").click()
    expect(page.get_by_role("button", name="提交登记")).to_be_disabled()
    second.get_by_label("诉求标题").fill("走访:急需普工")
    second.get_by_label("事项").click()
    page.get_by_role("option", name="蒸汽供应").click()
    page.get_by_role("button", name="提交登记").click()
    page.wait_for_url("**/visits/*-*")
    handler.settle()
    expect(page.get_by_text("第 1 条发现")).to_be_visible()
    expect(page.get_by_text("留意外迁意向")).to_be_visible()
    assert district.handler.get(f"/v1/visit-plans/{plan['id']}")["owed"] == 0

    contact = opening(Role.ENTERPRISE_CONTACT, phone=True)
    contact.go(page.url)
    expect(contact.page.get_by_text("订单饱满,正在招工。")).to_be_visible()
    expect(contact.page.get_by_text("留意外迁意向")).to_have_count(0)
    contact.page.locator("ol a").first.click()
    contact.settle()
    expect(contact.page.get_by_role("heading", name="走访:急需普工")).to_be_visible()

    open_step(handler, "修改")
    dialog(handler).get_by_label("内部备注").fill("")
    press(handler, "确定")
    expect(page.get_by_role("region", name="内部备注")).to_have_count(0)
    expect(page.get_by_role("region", name="过程").get_by_text("留意外迁意向 → 无")).to_be_visible()


def test_a_plan_takes_all_enterprises_of_a_chain_and_is_ended(
    opening: Callable[..., Window], district: District, things: None
) -> None:
    handler = opening(Role.DEPARTMENT_HANDLER)
    handler.go("/visit-plans/new")
    page = handler.page
    page.get_by_label("计划名称").fill("季度大走访")
    page.get_by_text("每季度").click()
    choose(page, "产业链", "生物医药")
    expect(page.get_by_text("名单中现有 2 家企业")).to_be_visible()
    page.get_by_role("button", name="制定计划").click()
    page.wait_for_url("**/visit-plans/*-*")
    handler.settle()
    expect(page.get_by_text("云岭医疗器械有限公司").first).to_be_visible()
    open_step(handler, "终止计划")
    dialog(handler).get_by_label("原因").fill("机构调整")
    press(handler, "确定")
    expect(page.get_by_text("已终止").first).to_be_visible()
    expect(page.get_by_text("已收回").first).to_be_visible()
