"""An agreement in the console: registered with a party of the district and one outside, changed, renewed."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, expect

from contracts.roles import Role
from tests.console.browser import Window
from tests.console.steps import dialog, open_step, press


def fill_day(form: Locator, field: str, day: str) -> None:
    form.get_by_role("combobox", name=field).fill(day)
    form.get_by_role("combobox", name=field).press("Enter")


def test_an_agreement_is_registered_changed_and_renewed(opening: Callable[..., Window]) -> None:
    department = opening(Role.DEPARTMENT_HANDLER)
    page = department.page
    department.go("/agreements")
    page.get_by_role("button", name="登记协议").first.click()
    form = dialog(department)
    form.get_by_label("标题").fill("中试平台技术开发合同")
    form.get_by_role("combobox", name="类型").click()
    page.get_by_role("option", name="技术合同").click()
    fill_day(form, "签订日期", "2025-11-03")
    fill_day(form, "到期日期", "2025-12-31")
    first, second = (form.get_by_role("group", name=f"签约方 {number}") for number in (1, 2))
    first.get_by_role("combobox", name="签约方").fill("科技局")
    page.get_by_role("option", name="科技局").click()
    second.get_by_label("名称").fill("海州大学")
    # A technology contract has a sum; what was filled in stays.
    with department.expecting(422):
        press(department, "登记协议", closes=False)
        expect(form.get_by_text("技术合同须有金额")).to_be_visible()
    form.get_by_label("金额").fill("2600000")
    press(department, "登记协议")
    page.wait_for_url("**/agreements/*-*")
    department.settle()
    expect(page.get_by_text("2,600,000.00 元").first).to_be_visible()
    expect(page.get_by_text("海州大学")).to_be_visible()
    assert department.violations() == []

    open_step(department, "修改")
    dialog(department).get_by_label("金额").fill("2800000.50")
    press(department, "修改")
    expect(page.get_by_text(re.compile(r"金额.*2,600,000.00 元 → 2,800,000.50 元"))).to_be_visible()

    open_step(department, "续签")
    fill_day(dialog(department), "签订日期", "2025-12-20")
    dialog(department).get_by_label("金额").fill("3900000")
    press(department, "续签")
    page.get_by_role("link", name=re.compile("^XY")).click()
    department.settle()
    expect(page.get_by_text("3,900,000.00 元").first).to_be_visible()
    expect(page.get_by_text(re.compile("1月1日 至 长期"))).to_be_visible()

    supervisor = opening(Role.SUPERVISOR, phone=True)
    supervisor.go("/agreements")
    expect(supervisor.page.get_by_role("link", name="中试平台技术开发合同").first).to_be_visible()
    assert supervisor.violations() == []
