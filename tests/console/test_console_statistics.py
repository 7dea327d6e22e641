"""Statistics in the browser: choose figures, group them, open what a number counts, and print."""

from collections.abc import Callable

from playwright.sync_api import expect

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
    # On A4 without its margins.
    page.set_viewport_size({"width": 688, "height": 990})
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="主菜单")).to_be_hidden()
    expect(page.locator(".print-only")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 688, "it is wider than the paper"
    assert page.evaluate("document.documentElement.className") == "light", "it prints pale letters on white"
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1440, "height": 900})
    with page.expect_download() as download:
        page.get_by_role("button", name="导出").click()
        page.get_by_role("menuitem", name="CSV").click()
    assert download.value.suggested_filename.endswith(".csv")
    number.click()
    page.wait_for_url("**/requests?*chain_id=*")
    window.settle()
    expect(page.get_by_text("统计一件").first).to_be_visible()
