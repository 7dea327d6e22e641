"""Investment in the console: an investor with a contact, a lead with its commissioner and log, a negotiation."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, expect

from contracts.roles import Role
from tests.console.browser import Window
from tests.console.steps import dialog, open_step, press


def fill_day(form: Locator, field: str, day: str) -> None:
    found = form.get_by_role("combobox", name=field, exact=True)
    found.fill(day)
    found.press("Enter")


def test_a_lead_is_followed_from_the_investor_to_the_negotiation(opening: Callable[..., Window]) -> None:
    department = opening(Role.DEPARTMENT_HANDLER)
    page = department.page
    department.go("/prospects")
    page.get_by_role("button", name="登记招商对象").first.click()
    form = dialog(department)
    form.get_by_label("名称").fill("瑞禾生物投资有限公司")
    form.get_by_label("所在地区").fill("深圳")
    form.get_by_label("联系人").fill("周立诚")
    form.get_by_label("联系电话").fill("13900008002")
    press(department, "登记招商对象")
    page.wait_for_url("**/prospects/*-*")
    department.settle()
    # The contact is masked until somebody asks for it.
    expect(page.get_by_text("139****8002")).to_be_visible()
    expect(page.get_by_text("周**")).to_be_visible()
    page.get_by_role("button", name="查看完整联系方式").click()
    expect(page.get_by_text("13900008002")).to_be_visible()
    expect(page.get_by_text("周立诚")).to_be_visible()
    assert department.violations() == []

    open_step(department, "登记线索")
    form = dialog(department)
    form.get_by_label("标题").fill("缓释制剂基地")
    fill_day(form, "首次接触日期", "2025-11-03")
    form.get_by_label("意向金额").fill("80000000")
    form.get_by_label("下一步").fill("来区看地")
    # A next task has its day; what was filled in stays.
    with department.expecting(422):
        press(department, "登记线索", closes=False)
    fill_day(form, "完成日期", "2098-03-31")
    press(department, "登记线索")
    page.wait_for_url("**/leads/*-*")
    department.settle()
    expect(page.get_by_text("80,000,000.00 元").first).to_be_visible()
    expect(page.get_by_text(re.compile("来区看地")).first).to_be_visible()

    open_step(department, "登记跟进")
    form = dialog(department)
    fill_day(form, "日期", "2025-11-10")
    form.get_by_label("跟进情况").fill("技术负责人来区看地")
    press(department, "登记跟进")
    expect(page.get_by_text("技术负责人来区看地")).to_be_visible()

    open_step(department, "登记洽谈")
    form = dialog(department)
    form.get_by_label("标题").fill("缓释制剂基地洽谈")
    form.get_by_text("线上", exact=True).click()
    fill_day(form, "日期", "2025-11-17")
    form.get_by_label("洽谈结果").fill("达成初步意向")
    press(department, "登记洽谈")
    expect(page.get_by_text("洽谈中").first).to_be_visible()
    expect(page.get_by_role("link", name="缓释制剂基地洽谈").first).to_be_visible()
    assert department.violations() == []

    supervisor = opening(Role.SUPERVISOR, phone=True)
    supervisor.go("/prospects")
    expect(supervisor.page.get_by_text("瑞禾生物投资有限公司").first).to_be_visible()
    supervisor.page.get_by_role("link", name="瑞禾生物投资有限公司").first.click()
    supervisor.settle()
    expect(supervisor.page.get_by_text("139****8002")).to_be_visible()
    expect(supervisor.page.get_by_role("button", name="查看完整联系方式")).to_have_count(0)
    assert supervisor.violations() == []
