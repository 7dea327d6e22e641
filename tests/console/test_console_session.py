"""Signing in at the console, staying signed in, and signing out."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from contracts.roles import Role
from tests.console.browser import Window
from tests.system.client import eventually
from tests.system.district import PASSWORD


def test_whoever_signs_in_stays_so_over_a_reload_until_signing_out(opening: Callable[..., Window]) -> None:
    window = opening()
    page = window.page
    window.go("/inbox")
    expect(page).to_have_url(re.compile("/sign-in"))
    page.locator("input[name=username]").fill("contact")
    page.locator("input[name=password]").fill("not the password")
    with window.expecting(401):
        page.locator("button[type=submit]").click()
        expect(page.get_by_role("alert")).to_be_visible()
    assert page.locator("input[name=username]").input_value() == "contact"
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    expect(page).to_have_url(f"{window.url}/inbox")
    window.settle()
    # Nothing that a script can read gives a session.
    assert "lianshang_session" not in page.evaluate("document.cookie")
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "refresh" not in kept
    page.reload()
    window.settle()
    expect(page).to_have_url(f"{window.url}/inbox")
    (cookie,) = window.context.cookies(f"{window.url}/v1/sessions")
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Strict", "/v1/sessions")
    page.locator("button.who").click()
    away = "**/v1/sessions"
    page.route(away, lambda route: route.fulfill(status=503))
    with window.expecting(503):
        page.get_by_role("menuitem").last.click()
        # Whoever shares a computer knows that it is too early to leave it.
        expect(page.get_by_role("status").filter(has_text="尚未结束")).to_be_visible()
    page.unroute(away)
    with page.expect_response(lambda answer: answer.request.method == "DELETE"):
        page.reload()
    expect(page).to_have_url(re.compile("/sign-in"))
    expect(page.get_by_text("尚未结束")).to_have_count(0)
    assert window.context.cookies(f"{window.url}/v1/sessions") == []


def test_windows_that_are_restored_at_once_all_stay_signed_in(opening: Callable[..., Window]) -> None:
    window = opening(Role.DISPATCHER)
    pages = [window.page, *(window.open() for _ in range(4))]
    for page in pages:
        page.goto("/", wait_until="commit")
    for page in pages:
        expect(page.locator(".who")).to_be_visible()
    for page in pages:
        page.reload(wait_until="commit")
    for page in pages:
        expect(page.locator(".who")).to_be_visible()


def test_drafts_are_of_whoever_wrote_them_and_go_with_them(opening: Callable[..., Window]) -> None:
    window = opening(Role.ENTERPRISE_CONTACT)
    page = window.page
    title, drafts = page.get_by_label("标题"), "Object.keys(localStorage).filter((name) => name.startsWith('draft:'))"

    def write(words: str, kept: int) -> None:
        title.fill(words)
        eventually(lambda: len(page.evaluate(drafts)) == kept, what=f"{kept} drafts")

    window.go("/requests/new")
    write("空压机房漏水", 1)
    write("  ", 0)
    # What nobody went on with for long is there no more; somebody else's neither.
    write("空压机房漏水", 1)
    page.evaluate(
        f"""{drafts}.forEach((name) => {{
            const draft = JSON.parse(localStorage.getItem(name))
            draft.at -= 31 * 86400000
            localStorage.setItem(name, JSON.stringify(draft))
            localStorage.setItem('draft:somebody:request', JSON.stringify(draft))
        }})"""
    )
    page.reload()
    window.settle()
    expect(title).to_have_value("")
    assert page.evaluate(drafts) == []
    # Whoever goes is asked, and may stay.
    write("配电房改造", 1)
    leave(page, sure=False)
    expect(title).to_have_value("配电房改造")
    title.fill("配电房改造二期")
    leave(page, sure=True)
    expect(page).to_have_url(re.compile("/sign-in"))
    assert page.evaluate(drafts) == []
    eventually(lambda: page.evaluate("localStorage.getItem('leaving')") is None, what="the end of the session")
    for login in ("rival", "contact"):
        window.sign_in(login, PASSWORD)
        page.evaluate("localStorage.setItem('remembered', '1')")
        window.go("/requests/new")
        expect(title).to_have_value("")


def test_keys_of_single_characters_can_be_switched_off(opening: Callable[..., Window]) -> None:
    window = opening(Role.DISPATCHER)
    page, keys = window.page, window.page.get_by_role("dialog", name="快捷键")
    window.go("/account")
    page.keyboard.press("?")
    keys.get_by_text("启用单字符快捷键").click()
    expect(keys.get_by_text("列出快捷键")).to_have_count(0)
    keys.press("Escape")
    expect(keys).to_have_count(0)
    page.reload()
    window.settle()
    page.keyboard.press("?")
    for key in ("g", "i"):
        page.keyboard.press(key)
    # Had they done something, it would be here before this.
    page.locator("button.who").click()
    page.get_by_role("menuitem", name="快捷键").click()
    expect(keys).to_have_count(1)
    expect(page).to_have_url(f"{window.url}/account")
    assert window.violations() == []
    keys.get_by_text("启用单字符快捷键").click()
    keys.press("Escape")
    expect(keys).to_have_count(0)
    page.keyboard.press("?")
    expect(keys).to_be_visible()


def leave(page: Page, *, sure: bool) -> None:
    """Sign out, and answer whether what is begun may go."""
    page.once("dialog", lambda dialog: dialog.accept() if sure else dialog.dismiss())
    page.locator("button.who").click()
    page.get_by_role("menuitem", name="退出登录").click()
