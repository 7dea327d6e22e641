"""What operators and supervisors do at the console to keep the platform running and its rules right."""

from collections.abc import Callable

from playwright.sync_api import expect

from contracts.roles import Role
from tests.console.browser import Window
from tests.console.dead_letters import CONSUMER, abandon_event
from tests.system.client import eventually
from tests.system.district import District


def test_an_operator_has_a_dead_letter_processed_again(opening: Callable[..., Window], district: District) -> None:
    parked = abandon_event(district)
    window = opening(Role.OPERATOR, language="en")
    page = window.page
    window.go("/messaging")
    page.get_by_role("link", name="Dead letters 1").click()
    page.get_by_role("link", name="chain.changed.v1").click()
    window.settle()
    expect(page).to_have_url(f"{window.url}/messaging/requests/parked/{parked}")
    expect(page.get_by_text("the disk was full")).to_be_visible()
    page.get_by_role("button", name="Try again").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Try again").click()
    expect(page).to_have_url(f"{window.url}/messaging/requests/parked")
    path = "/v1/messaging/requests/parked"
    eventually(lambda: district.operator.get(path, consumer=CONSUMER)["items"] == [])
