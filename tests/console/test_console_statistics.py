"""Statistics in the browser: choose figures, group them, open what a number counts, and print."""

from collections.abc import Callable
from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from contracts.roles import Role
from tests.console.browser import Window
from tests.system.district import District


def test_figures_are_chosen_grouped_opened_and_printed(opening: Callable[..., Window], district: District) -> None:
    district.submit("统计一件")
    window = opening(Role.SUPERVISOR, look="dark")
    page = window.page
    window.go("/figures?names=requests.received&period=all")
    page.get_by_role("button", name="指标 1 项").click()
    page.get_by_text("办结诉求", exact=True).click()
    page.get_by_role("button", name="查看 2 项").click()
    page.get_by_role("combobox", name="分组").press("Enter")
    page.get_by_role("option", name="产业链").click()
    window.settle()
    assert "group_by=chain" in page.url
    assert "names=requests.closed" in page.url
    number = page.get_by_role("link", name="生物医药 收到诉求")
    expect(number).to_be_visible()
    check_print(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="导出").click()
        page.get_by_role("menuitem", name="CSV").click()
    assert download.value.suggested_filename.endswith(".csv")
    number.click()
    page.wait_for_url("**/requests?*chain_id=*")
    window.settle()
    expect(page.get_by_text("统计一件").first).to_be_visible()


def test_a_quarter_is_one_page_that_prints(opening: Callable[..., Window], district: District, things: None) -> None:
    now = datetime.fromisoformat(district.operator.get("/v1/clock")["now"])
    times = {"starts_at": now.isoformat(), "ends_at": (now + timedelta(hours=3)).isoformat()}
    district.handler.do("/v1/activities", {"kind": "exchange", "title": "季度微论坛", "place": "红领讲堂", **times})
    window = opening(Role.SUPERVISOR, look="dark")
    page = window.page
    window.go("/reports/quarter")
    activity = page.get_by_role("link", name="季度微论坛")
    expect(activity).to_be_visible()
    expect(page.get_by_role("heading", name="活动")).to_contain_text("共")
    check_print(page)
    page.set_viewport_size({"width": 390, "height": 844})
    for table in page.locator(".scroll").all():
        assert table.evaluate("one => one.scrollWidth - one.clientWidth") == 0, "a phone does not show all of it"
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("button", name="下一季度").click()
    expect(activity).to_have_count(0)
    assert "quarter=" in page.url
    page.get_by_role("button", name="上一季度").click()
    activity.click()
    page.wait_for_url("**/activities/*")
    # Of a project, the milestones of the quarter; none in a quarter without one.
    window.go("/reports/quarter?quarter=2025-4")
    expect(page.get_by_role("link", name="集中采购").first).to_be_visible()
    expect(page.get_by_text("完成招标").first).to_be_visible()
    check_print(page)
    window.go("/reports/quarter?quarter=2025-3")
    expect(page.get_by_role("heading", name="项目")).to_contain_text("本季度没有")


def check_print(page: Page) -> None:
    """Look at a page as it is printed: on A4 without its margins, light, without the menu."""
    page.set_viewport_size({"width": 688, "height": 990})
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="主菜单")).to_be_hidden()
    expect(page.locator(".print-only")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 688, "it is wider than the paper"
    assert page.evaluate("document.documentElement.className") == "light", "it prints pale letters on white"
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1440, "height": 900})
