"""Every page of the console opens without a fault, and everybody can use it."""

from collections.abc import Callable

import pytest

from contracts.roles import Role
from tests.console.browser import Window
from tests.console.conftest import LOGINS, address
from tests.console.places import Place, places
from tests.system.district import District

PLACES = places()
SHOWN = "[document.documentElement.lang, document.documentElement.className]"
BOTH = [["en", "dark"], ["zh-CN", "light"]]


@pytest.mark.parametrize("place", [place for place in PLACES if not place.open], ids=lambda place: place.path)
def test_a_page_opens_and_hinders_nobody(
    looking: Callable[..., Window], district: District, things: None, place: Place
) -> None:
    role = place.seen_by(LOGINS)
    assert role, f"nobody may see {place.path}"
    window = looking(role)
    # The next page of this window opens in the language and the look in which it leaves this one.
    window.go(address(place, district, role))
    shown = [window.page.evaluate(SHOWN)]
    assert window.violations() == []
    window.page.get_by_role("button", name="EN: 切换到英文" if shown[0] == BOTH[1] else "中: switch to Chinese").click()
    window.page.get_by_role("button", name="切换明暗" if shown[0] == BOTH[0] else "Switch light and dark").click()
    window.settle()
    shown.append(window.page.evaluate(SHOWN))
    assert sorted(shown) == BOTH
    assert window.violations() == []


@pytest.mark.parametrize(("language", "look"), [("zh", "light"), ("en", "dark")])
@pytest.mark.parametrize("place", [place for place in PLACES if place.open], ids=lambda place: place.path)
def test_a_page_for_everybody_opens_and_hinders_nobody(
    looking: Callable[..., Window], district: District, things: None, place: Place, language: str, look: str
) -> None:
    window = looking(None, language=language, look=look)
    window.go(address(place, district, Role.OPERATOR))
    assert window.page.evaluate(SHOWN) == BOTH[language == "zh"]
    assert window.violations() == []


@pytest.mark.parametrize("role", LOGINS)
def test_everybody_has_a_home_on_a_phone(opening: Callable[..., Window], things: None, role: Role) -> None:
    window = opening(role, phone=True)
    window.go("/")
    assert window.page.evaluate("document.documentElement.scrollWidth") <= 390, "it is wider than the phone"
