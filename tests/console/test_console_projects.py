"""A project in the console: registered with its plan, a milestone reached, a sum entered, seen on the wall chart."""

from collections.abc import Callable
from datetime import date

from playwright.sync_api import Locator, expect

from contracts.roles import Role
from tests.console.browser import Window
from tests.console.steps import dialog, open_step, press
from tests.system.district import District


def fill_day(form: Locator, field: str, day: date) -> None:
    form.get_by_role("combobox", name=field).first.fill(day.isoformat())
    form.get_by_role("combobox", name=field).first.press("Enter")


def test_a_project_is_planned_and_reached_and_stands_on_the_wall_chart(
    opening: Callable[..., Window], district: District
) -> None:
    district.operator.do("/v1/project-kinds", {"code": "GTZZ", "name": "挂图作战项目", "category": "wall_chart"})
    today = date.fromisoformat(district.operator.get("/v1/clock")["now"][:10])
    # In the year of the chart, whatever the day is.
    first, last = today.replace(month=1, day=1), today.replace(month=12, day=31)
    department = opening(Role.DEPARTMENT_HANDLER)
    page = department.page
    department.go("/projects")
    page.get_by_role("button", name="登记项目").first.click()
    form = dialog(department)
    form.get_by_label("名称").fill("冻干制剂中试平台")
    form.get_by_role("combobox", name="类型").click()
    page.get_by_role("option", name="挂图作战项目").click()
    fill_day(form, "计划开始日期", first)
    fill_day(form, "计划完成日期", last)
    form.get_by_label("计划投资").fill("26000000")
    form.get_by_role("group", name="节点 1").get_by_label("节点内容").fill("设备采购")
    press(department, "登记项目")
    page.wait_for_url("**/projects/*-*")
    department.settle()
    expect(page.get_by_text("没有逾期节点").first).to_be_visible()
    expect(page.get_by_text("26,000,000.00 元").first).to_be_visible()
    assert department.violations() == []

    page.get_by_role("button", name="登记完成: 设备采购").click()
    dialog(department).get_by_label("完成依据").fill("验收单")
    press(department, "登记完成")
    expect(page.get_by_text("完成 100%").first).to_be_visible()
    open_step(department, "登记成效")
    dialog(department).get_by_role("combobox", name="类型").click()
    page.get_by_role("option", name="节约资金").click()
    dialog(department).get_by_label("金额").fill("1860000.50")
    dialog(department).get_by_label("依据").fill("比价表")
    press(department, "登记成效")
    expect(page.get_by_text("1,860,000.50 元").first).to_be_visible()
    talk = page.get_by_role("region", name="留言")
    talk.get_by_label("写留言…").fill("设备已通电。")
    talk.get_by_role("button", name="发送").click()
    expect(talk.locator("li").get_by_text("设备已通电。")).to_be_visible()
    expect(talk.locator("li.mine")).to_have_css("justify-self", "end")

    supervisor = opening(Role.SUPERVISOR)
    supervisor.go("/reports/wall-chart")
    chart = supervisor.page.get_by_role("region", name="挂图作战")
    expect(chart.get_by_role("link", name="冻干制剂中试平台")).to_be_visible()
    expect(chart.get_by_text("设备采购").first).to_be_visible()
    assert supervisor.violations() == []
    supervisor.page.get_by_role("button", name="下一年").click()
    expect(supervisor.page.get_by_text("此年没有项目")).to_be_visible()
