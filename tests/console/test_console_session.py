"""Signing in at the console, staying signed in, and signing out."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from contracts.roles import Role
from tests.console.browser import Window
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
