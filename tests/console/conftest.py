"""A platform with a small district in it, a browser, and windows in which nothing may go wrong."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from contracts.roles import Role
from gateway.console import FOLDER, PAGE_FILE
from tests.console.browser import Window, launch
from tests.console.dead_letters import abandon_event
from tests.console.places import Place
from tests.servers import private_directory
from tests.system.client import User, eventually
from tests.system.district import PASSWORD, District, add_person, build
from tests.system.stack import OPERATOR_PASSWORD, Stack

# Where a window is painted in which a test failed.
PAINTED = Path(__file__).parents[2] / ".cache" / "console"
LOGINS = {
    Role.ENTERPRISE_CONTACT: "contact", Role.DISPATCHER: "dispatcher", Role.DEPARTMENT_HANDLER: "handler",
    Role.SUPERVISOR: "supervisor", Role.CHAIN_CHIEF: "chief", Role.OPERATOR: "operator",
    Role.SERVICE_CLERK: "clerk",
}  # fmt: skip


@pytest.fixture(scope="package")
def district() -> Iterator[District]:
    """Everything in one process, with the console."""
    assert (FOLDER / PAGE_FILE).exists(), "the console is not built: run make console"
    with private_directory("console") as directory:
        stack = Stack(directory, {}, embedded=True)
        try:
            stack.start()
            yield build(stack)
        finally:
            stack.stop()


@pytest.fixture(scope="package")
def registrar(district: District) -> User:
    """Somebody who keeps the registry; their login is ``registrar``."""
    add_person(district.operator, district.ids, "registrar", "何登", "registrar", district.ids["BM3"])
    return User(district.stack.url, "registrar", PASSWORD)


@pytest.fixture(scope="package")
def things(district: District, registrar: User) -> None:
    """Something of each kind, which lists and details can show."""
    abandon_event(district)
    district.submit()
    ids, times = district.ids, {"starts_at": "2098-03-01T09:00:00+08:00", "ends_at": "2098-03-01T17:00:00+08:00"}
    venue = {"code": "ZD1", "name": "党群服务中心", "kind": "station", "owner_id": ids["BM1"], "area": 200}
    registrar.do("/v1/venues", {**venue, "address": "滨海路 1 号"})
    # An agent with a mandate of the enterprise, and a day on which the service centre is open to all.
    add_person(district.operator, ids, "agent", "向代", "service_agent", ids["YQ1"])
    add_person(district.operator, ids, "clerk", "柳窗", "service_clerk", ids["YQ1"])
    today = datetime.fromisoformat(district.operator.get("/v1/clock")["now"]).date()
    mandate = {"agent_id": ids["agent"], "valid_to": (today + timedelta(days=90)).isoformat()}
    # Requests hear of the agent after a moment.
    eventually(lambda: district.contact.ask("POST", "/v1/mandates", mandate).is_success)
    day = {"day": (today + timedelta(days=1)).isoformat(), "place": "党群服务中心一楼大厅"}
    coming = {"department_ids": [ids["BM1"]], "agent_ids": [ids["agent"]]}
    User(district.stack.url, "clerk", PASSWORD).do("/v1/on-site-days", {**day, **coming})
    course = {"code": "PX1", "title": "安全生产培训", "venue": "蓝谷园区", "capacity": 20, "chain_id": ids["chain"]}
    district.dispatcher.do("/v1/courses", {**course, **times})
    # One that is answered by a job, and one that waits.
    for title in ("蒸汽压力不足", "蒸汽价格过高"):
        body = {"title": title, "department_id": ids["BM1"], "request_ids": [district.submit(title)["id"]]}
        case = district.dispatcher.do("/v1/cases", body)
        if title == "蒸汽压力不足":
            district.handler.do(f"/v1/cases/{case['id']}/answer", {"answer": "主管网增容已完成。"})
    claimed_and_called_back(district)
    # Of a role of trust, so a second person has to approve it.
    registrar.do("/v1/posts", {"kind": "dispatcher", "person_id": ids["rival"], "organization_id": ids["YQ1"]})
    # Too large to be answered at once, so it is a job.
    rows = "编码,名称\n" + "SWYY,生物医药\n" * 6_000
    file = {"filename": "产业链.csv", "content": b64encode(rows.encode()).decode(), "sheet": "chains", "dry_run": True}
    district.operator.do("/v1/imports", file)


def claimed_and_called_back(district: District) -> None:
    """Put a problem on the board, which a contact claims, and call back about a request that was rated poorly."""
    problem = {"title": "寻找冻干设备", "description": "每月约 3 天。", "until": "2098-03-01T09:00:00+08:00"}
    offer = district.dispatcher.do("/v1/offers", problem)
    district.contact.do(f"/v1/offers/{offer['id']}/claims", {"note": "本企业可以提供"})
    poor = {"response_time": 2, "result": 1, "attitude": 3, "overall": 2}
    request = f"/v1/requests/{district.submit('蒸汽温度不足')['id']}"
    for user, step, body in (
        (district.dispatcher, "dispatch", {}),
        (district.handler, "accept", None),
        (district.handler, "answer", {"answer": "已调整供汽参数。"}),
        (district.contact, "evaluation", poor),
        (district.supervisor, "review", {"decision": "uphold", "reason": "已尽力"}),
    ):
        user.do(f"{request}/{step}", body)
    # There is no clerk, so the supervisor calls.
    waiting = eventually(lambda: district.supervisor.get("/v1/follow-ups", waiting="call")["items"], what="drawing")
    content = {"response_time": 4, "result": 4, "attitude": 5, "overall": 4, "comment": "问题已解决"}
    district.supervisor.do(f"/v1/follow-ups/{waiting[0]['id']}/result", content)


def address(place: Place, district: District, role: Role) -> str:
    """The address of a page, with what its list begins with."""
    if not place.list or not place.list.path:
        return place.address
    user = getattr(district, {"handler": "handler"}.get(LOGINS[role], LOGINS[role]))
    first = user.get(place.list.path.format(**place.given))["items"][0]["id"]
    return place.address.replace(":id", first)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Not for the session: while it is there, a loop of events runs in this thread, which other tests would meet."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def opening(browser: Browser, district: District, request: pytest.FixtureRequest) -> Iterator[Callable[..., Window]]:
    """Opens windows, signed in as a role or a login, or as nobody. A fault in any of them fails the test."""
    windows: list[Window] = []

    def open_window(who: Role | str | None = None, **options: Any) -> Window:
        windows.append(_window(browser, district, who, options))
        return windows[-1]

    yield open_window
    faults = _faults(windows, request)
    for window in windows:
        window.close()
    assert not faults, "\n".join(faults)


@pytest.fixture(scope="package")
def kept(browser: Browser) -> Iterator[dict[Any, Window]]:
    """The windows of ``looking``."""
    windows: dict[Any, Window] = {}
    yield windows
    for window in windows.values():
        window.close()


@pytest.fixture
def looking(
    browser: Browser, district: District, kept: dict[Any, Window], request: pytest.FixtureRequest
) -> Iterator[Callable[..., Window]]:
    """Like ``opening``, for tests that change nothing: their windows stay, signed in and with the files of the console.

    A window in which something went wrong is used no more.
    """
    used: dict[Any, Window] = {}

    def look(who: Role | str | None = None, **options: Any) -> Window:
        key = (who, *sorted(options.items()))
        if key not in kept:
            kept[key] = _window(browser, district, who, options)
        used[key] = kept[key]
        return used[key]

    yield look
    _faults(list(used.values()), request)
    for window in used.values():
        # Left within the test, so that what comes late is told of the test that it belongs to; and nothing runs on.
        window.page.goto("/mark.svg")
    faults = [fault for window in used.values() for fault in window.faults]
    for key, window in used.items():
        if window.faults or getattr(request.node, "failed", False):
            kept.pop(key).close()
    assert not faults, "\n".join(faults)


def _window(browser: Browser, district: District, who: Role | str | None, options: dict[str, Any]) -> Window:
    window = Window(browser, district.stack.url, **options)
    if who is not None:
        login = LOGINS[who] if isinstance(who, Role) else who
        window.sign_in(login, OPERATOR_PASSWORD if login == "operator" else PASSWORD)
    return window


def _faults(windows: list[Window], request: pytest.FixtureRequest) -> list[str]:
    """Return what went wrong in windows; they are painted where something did, or the test has failed."""
    for number, window in enumerate(windows):
        if getattr(request.node, "failed", False) or window.faults:
            PAINTED.mkdir(parents=True, exist_ok=True)
            name = re.sub(r"\W+", "-", request.node.name).strip("-")
            window.page.screenshot(path=PAINTED / f"{name}-{number}.png")
    return [fault for window in windows for fault in window.faults]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if report.when == "call" and report.failed:  # type: ignore[attr-defined]
        item.failed = True  # type: ignore[attr-defined]
    return report
