"""What operators and supervisors do at the console to keep the platform running and its rules right."""

import re
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
    page.get_by_role("link", name="A chain was registered or changed").click()
    window.settle()
    expect(page).to_have_url(f"{window.url}/messaging/requests/parked/{parked}")
    expect(page.get_by_text("the disk was full")).to_be_visible()
    page.get_by_role("button", name="Try again").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Try again").click()
    expect(page).to_have_url(f"{window.url}/messaging/requests/parked")
    path = "/v1/messaging/requests/parked"
    eventually(lambda: district.operator.get(path, consumer=CONSUMER)["items"] == [])


def test_an_operator_gives_a_day_off_and_takes_it_back(opening: Callable[..., Window], district: District) -> None:
    year = int(district.operator.get("/v1/clock")["now"][:4]) + 1
    asked = {"from": f"{year}-03-01", "to": f"{year}-03-31"}

    def days() -> dict[str, str]:
        return {one["day"]: one["why"] for one in district.operator.get("/v1/working-calendar", **asked)["days"]}

    day = next(day for day, why in days().items() if why == "workday")
    window = opening(Role.OPERATOR)
    page = window.page
    window.go(f"/working-calendar?year={year}")
    page.locator(f'[data-day="{day}"]').click()
    page.get_by_role("button", name="调整这一天").click()
    dialog = page.get_by_role("dialog")
    confirm = dialog.get_by_role("button", name="确定")
    expect(dialog.get_by_role("radio", name="休息日")).to_be_checked()
    expect(confirm).to_be_disabled()
    dialog.get_by_role("textbox").fill("全区运动会")
    confirm.click()
    expect(page.locator(f'[data-day="{day}"]')).to_have_accessible_name(re.compile("休.*特殊安排.*全区运动会"))
    assert days()[day] == "override"
    page.get_by_role("button", name="取消特殊安排").click()
    page.get_by_role("dialog").get_by_role("button", name="确定").click()
    expect(page.get_by_role("button", name="取消特殊安排")).to_have_count(0)
    assert days()[day] == "workday"
