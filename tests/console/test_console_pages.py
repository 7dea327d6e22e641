"""Every page of the console opens without a fault, and everybody can use it."""

from base64 import b64encode
from collections.abc import Callable

import pytest

from contracts.roles import Role
from tests.console.browser import Window
from tests.console.conftest import LOGINS
from tests.console.dead_letters import abandon_event
from tests.console.places import Place, places
from tests.system.client import User
from tests.system.district import District

PLACES = places()


@pytest.fixture(scope="package")
def things(district: District, registrar: User) -> None:
    """Something of each kind, which lists and details can show."""
    abandon_event(district)
    district.submit()
    ids, times = district.ids, {"starts_at": "2098-03-01T09:00:00+08:00", "ends_at": "2098-03-01T17:00:00+08:00"}
    venue = {"code": "ZD1", "name": "党群服务中心", "kind": "station", "owner_id": ids["BM1"], "area": 200}
    registrar.do("/v1/venues", {**venue, "address": "滨海路 1 号"})
    course = {"code": "PX1", "title": "安全生产培训", "venue": "蓝谷园区", "capacity": 20, "chain_id": ids["chain"]}
    district.dispatcher.do("/v1/courses", {**course, **times})
    # Of a role of trust, so a second person has to approve it.
    registrar.do("/v1/posts", {"kind": "dispatcher", "person_id": ids["rival"], "organization_id": ids["YQ1"]})
    # Too large to be answered at once, so it is a job.
    rows = "编码,名称\n" + "SWYY,生物医药\n" * 6_000
    file = {"filename": "产业链.csv", "content": b64encode(rows.encode()).decode(), "sheet": "chains", "dry_run": True}
    district.operator.do("/v1/imports", file)


@pytest.mark.parametrize(("language", "look"), [("zh", "light"), ("en", "dark")])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.path)
def test_a_page_opens_and_hinders_nobody(
    opening: Callable[..., Window], district: District, things: None, place: Place, language: str, look: str
) -> None:
    role = place.seen_by(LOGINS)
    assert role, f"nobody may see {place.path}"
    window = opening(None if place.open else role, language=language, look=look)
    window.go(address(place, district, role))
    assert window.page.locator("html").get_attribute("lang") == ("zh-CN" if language == "zh" else "en")
    assert window.violations() == []


def address(place: Place, district: District, role: Role) -> str:
    """The address of a page, with what its list begins with."""
    if not place.list or not place.list.path:
        return place.address
    user = getattr(district, {"handler": "handler"}.get(LOGINS[role], LOGINS[role]))
    first = user.get(place.list.path.format(**place.given))["items"][0]["id"]
    return place.address.replace(":id", first)


@pytest.mark.parametrize("role", LOGINS)
def test_everybody_has_a_home_on_a_phone(opening: Callable[..., Window], things: None, role: Role) -> None:
    window = opening(role, phone=True)
    window.go("/")
    assert window.page.evaluate("document.documentElement.scrollWidth") <= 390, "it is wider than the phone"
