"""What the console does about accounts, sessions that end, and messages, in the ways of a person."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import httpx
import pyotp
from icalendar import Calendar
from playwright.sync_api import expect

from chassis.running.clock import wall
from contracts.roles import Role
from tests.console.browser import Window
from tests.system.client import User, eventually
from tests.system.district import PASSWORD, District

OWN = "lantern copper violin meadow"


def test_whoever_is_new_chooses_a_password_and_sets_up_a_second_factor(
    opening: Callable[..., Window], district: District
) -> None:
    operator = district.operator
    person = operator.do("/v1/persons", {"name": "何新", "email": "new@example.cn", "locale": "zh"})
    given = operator.do(f"/v1/persons/{person['id']}/account", {"login": "newcomer"})["one_time_password"]
    window = opening()
    page = window.page
    window.go("/account")
    sign_in(window, "newcomer", given)
    page.locator("#password-current_password").fill(given)
    for name in ("new_password", "repeated"):
        page.locator(f"#password-{name}").fill("12345678901")
    with window.expecting(422):
        page.locator("button[type=submit]").click()
        refusal = page.locator("[data-field=new_password]").get_by_role("alert")
        expect(refusal).to_be_visible()
    # Whoever hears the page hears it at the input.
    refused = page.locator("#password-new_password")
    expect(refused).to_be_focused()
    expect(refused).to_have_attribute("aria-invalid", "true")
    expect(refused).to_have_accessible_description(refusal.inner_text())
    expect(page.locator("#password-repeated")).not_to_have_attribute("aria-invalid", "true")
    for name in ("new_password", "repeated"):
        page.locator(f"#password-{name}").fill(OWN)
    page.locator("button[type=submit]").click()
    # To where the link led.
    expect(page).to_have_url(f"{window.url}/account")
    window.settle()
    page.get_by_role("button", name="开始启用").click()
    page.locator("form input[type=password]").fill(OWN)
    page.locator("form button[type=submit]").click()
    expect(page.get_by_role("img", name="二维码")).to_be_visible()
    secret = page.locator(".secret").inner_text().replace(" ", "")
    page.locator("form input[autocomplete=one-time-code]").fill(pyotp.TOTP(secret).at(wall()))
    page.locator("form button[type=submit]").click()
    code = page.locator(".codes li").first.inner_text()
    page.get_by_role("button", name="我已保存").click()
    expect(page.locator(".status.good").first).to_be_visible()
    page.locator("button.who").click()
    page.get_by_role("menuitem").last.click()
    expect(page).to_have_url(re.compile("/sign-in"))
    sign_in(window, "newcomer", OWN)
    page.locator("input[name=code]").fill(code)
    page.locator("button[type=submit]").click()
    expect(page.locator("button.who")).to_be_visible()


def test_what_was_typed_outlives_the_end_of_the_session(opening: Callable[..., Window], district: District) -> None:
    window = opening("handler2")
    page = window.page
    window.go("/account")
    page.get_by_role("button", name="修改", exact=True).click()
    dialog = page.get_by_role("dialog").filter(has_text="修改资料")
    dialog.locator("input[type=text]").first.fill("13900001234")
    dialog.locator("input[type=password]").fill(PASSWORD)
    User(district.stack.url, "handler2", PASSWORD).do("/v1/me/sessions", method="DELETE")
    with window.expecting(401):
        dialog.get_by_role("button", name="确定").click()
        over = page.get_by_role("dialog").filter(has_text="登录已过期")
        expect(over).to_be_visible()
        over.locator("input[name=password]").fill(PASSWORD)
        over.locator("button[type=submit]").click()
        expect(over).to_be_hidden()
    expect(dialog.locator("input[type=text]").first).to_have_value("13900001234")
    dialog.get_by_role("button", name="确定").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("139****1234")).to_be_visible()


def test_pages_of_a_browser_share_one_stream_of_messages(opening: Callable[..., Window], district: District) -> None:
    window = opening(Role.DISPATCHER)
    streams: list[str] = []
    window.context.on("request", lambda request: streams.append(request.url) if "/v1/live" in request.url else None)
    window.go("/")
    other = window.open()
    other.goto("/inbox")
    expect(other.locator("h1")).to_be_visible()
    eventually(lambda: streams, what="the stream")
    title = "共用一条消息流"
    district.submit(title)
    for page in (window.page, other):
        expect(page.get_by_text(title).first).to_be_visible()
    other.get_by_role("link").filter(has_text=title).first.click()
    expect(other.locator("article").get_by_text(title).first).to_be_visible()
    # Read in the one page, it is read in the other.
    unread = other.locator(".bell").get_attribute("aria-label")
    expect(window.page.locator(".bell")).to_have_attribute("aria-label", unread or "")
    assert len(streams) == 1


def test_a_calendar_reads_the_agenda_at_an_address_until_it_is_revoked(
    opening: Callable[..., Window], district: District
) -> None:
    window = opening("handler2")
    page = window.page
    window.go("/account")
    page.get_by_role("button", name="新建地址").click()
    page.get_by_role("dialog").locator("input").first.fill("手机日历")
    page.get_by_role("dialog").get_by_role("button", name="确定").click()
    given = urlsplit(page.locator(".address").inner_text())
    assert given.query == "language=zh"
    address = f"{district.stack.url}{given.path}?{given.query}"
    calendar = Calendar.from_ical(httpx.get(address).raise_for_status().text)
    assert str(calendar["x-wr-calname"]) == "链上日程"
    window.go("/account")
    feed = page.get_by_role("listitem").filter(has_text="手机日历")
    expect(feed).to_contain_text("最近读取")
    expect(page.locator(".address")).to_have_count(0)
    feed.get_by_role("button", name="撤销").click()
    page.get_by_role("dialog").get_by_role("button", name="撤销").click()
    expect(feed).to_have_count(0)
    assert httpx.get(address).status_code == 404


def sign_in(window: Window, login: str, password: str) -> None:
    """Fill in the form and press the button."""
    window.page.locator("input[name=username]").fill(login)
    window.page.locator("input[name=password]").fill(password)
    window.page.locator("button[type=submit]").click()
