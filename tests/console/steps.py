"""How tests take the steps of a page: its buttons, dialogs and pickers."""

from playwright.sync_api import Locator, Page, expect

from tests.console.browser import Window


def dialog(window: Window) -> Locator:
    return window.page.get_by_role("dialog")


def open_step(window: Window, name: str) -> None:
    """Press the button of a step, which may stand behind the others, once the page has come to offer it."""
    actions = window.page.locator(".actions")
    button = actions.get_by_role("button", name=name, exact=True)
    hidden = window.page.get_by_role("menuitem", name=name, exact=True, include_hidden=True)
    expect(button.or_(hidden).first).to_be_attached()
    if button.count():
        button.click()
    else:
        actions.get_by_role("button", name="更多操作").click()
        window.page.get_by_role("menuitem", name=name, exact=True).click()


def press(window: Window, name: str, *, closes: bool = True) -> None:
    """Press the button of a dialog."""
    dialog(window).get_by_role("button", name=name, exact=True).click()
    if closes:
        expect(dialog(window)).to_have_count(0)


def step(window: Window, name: str, field: str | None = None, text: str = "") -> None:
    """Take a step by its dialog."""
    open_step(window, name)
    if field:
        dialog(window).get_by_label(field).fill(text)
    press(window, name)


def choose(page: Page, field: str, name: str) -> None:
    """Pick something by its name."""
    page.get_by_role("combobox", name=field).click()
    page.get_by_role("option", name=name).click()
