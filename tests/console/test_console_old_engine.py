"""The console in the oldest engine that it is built for, as browsers of UOS and Kylin have it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from contracts.roles import Role
from tests.console.conftest import LOGINS, PAINTED, address
from tests.console.old_engine import Engine, old_engine
from tests.console.places import places
from tests.system.district import PASSWORD, District
from tests.system.stack import OPERATOR_PASSWORD


@pytest.fixture
def engine(district: District, tmp_path: Path) -> Iterator[Engine]:
    with old_engine(tmp_path, district.stack.url) as engine:
        assert engine.version.startswith("HeadlessChrome/80."), engine.version
        yield engine
    assert engine.faults == []


@pytest.mark.control
def test_chromium_80_goes_the_way_of_a_request(engine: Engine, district: District) -> None:
    engine.go("/sign-in")
    engine.run("localStorage.setItem('language', 'zh')")
    engine.go("/sign-in")
    paint(engine, "sign-in")
    engine.fill("input[name=username]", "contact")
    engine.fill("input[name=password]", PASSWORD)
    engine.click("button[type=submit]")
    engine.until("location.pathname === '/'")
    engine.settle()
    engine.go("/requests/new")
    engine.fill("main input[type=text]", "老浏览器里的诉求")
    engine.fill("main textarea", "二期车间下月投产。")
    engine.click("[role=combobox]")
    engine.shows("蒸汽供应")
    engine.click("[role=option]")
    engine.shows("通常由科技局承办")
    paint(engine, "new")
    engine.click("main button", "提交")
    engine.until("/requests.[0-9a-f]+-/.test(location.pathname)")
    engine.settle()
    address = engine.run("location.pathname")
    engine.sign_in("dispatcher", PASSWORD)
    engine.go("/requests")
    engine.click("main a", "老浏览器里的诉求")
    engine.until(f"location.pathname === '{address}'")
    engine.settle()
    engine.click(".actions button", "派单")
    engine.until("document.querySelector('[role=dialog]')")
    engine.shows("将派给科技局")
    paint(engine, "dialog")
    engine.click("[role=dialog] button", "派单")
    engine.shows("待接单")
    paint(engine, "dispatched")
    engine.go("/figures?names=requests.received&period=all&group_by=chain")
    engine.until("document.querySelector('.chart svg path')")
    paint(engine, "chart")


@pytest.mark.control
def test_chromium_80_opens_every_page(engine: Engine, district: District, things: None) -> None:
    shown = places()
    assert shown
    for role in LOGINS:
        engine.sign_in(LOGINS[role], OPERATOR_PASSWORD if role == Role.OPERATOR else PASSWORD)
        for place in shown:
            if not place.open and place.seen_by(LOGINS) == role:
                engine.go(address(place, district, role))
                paint(engine, f"page-{place.name}")


def paint(engine: Engine, name: str) -> None:
    engine.paint(PAINTED / "chromium80" / f"{name}.png")
