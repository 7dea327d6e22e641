"""Every page of the console opens without a fault, and everybody can use it."""

from collections.abc import Callable

import pytest

from contracts.roles import Role
from tests.console.browser import Window
from tests.console.conftest import LOGINS, address
from tests.console.places import Place, places
from tests.system.district import District

PLACES = places()


@pytest.mark.parametrize(("language", "look"), [("zh", "light"), ("en", "dark")])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.path)
def test_a_page_opens_and_hinders_nobody(
    looking: Callable[..., Window], district: District, things: None, place: Place, language: str, look: str
) -> None:
    role = place.seen_by(LOGINS)
    assert role, f"nobody may see {place.path}"
    window = looking(None if place.open else role, language=language, look=look)
    window.go(address(place, district, role))
    assert window.page.locator("html").get_attribute("lang") == ("zh-CN" if language == "zh" else "en")
    assert window.violations() == []


@pytest.mark.parametrize("role", LOGINS)
def test_everybody_has_a_home_on_a_phone(opening: Callable[..., Window], things: None, role: Role) -> None:
    window = opening(role, phone=True)
    window.go("/")
    assert window.page.evaluate("document.documentElement.scrollWidth") <= 390, "it is wider than the phone"
