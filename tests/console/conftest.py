"""A platform with a small district in it, a browser, and windows in which nothing may go wrong."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
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
    met(district)
    agreed(district)
    planned(district)
    visited(district, today)
    invested(district, today)
    active(district)
    # Of a role of trust, so a second person has to approve it.
    registrar.do("/v1/posts", {"kind": "dispatcher", "person_id": ids["rival"], "organization_id": ids["YQ1"]})
    # Too large to be answered at once, so it is a job.
    rows = "编码,名称\n" + "SWYY,生物医药\n" * 6_000
    file = {"filename": "产业链.csv", "content": b64encode(rows.encode()).decode(), "sheet": "chains", "dry_run": True}
    district.operator.do("/v1/imports", file)
    rows = "台账编号,标题,类型,签约金融机构,签订日期\n" + "A1,共建协议,其他协议,甲银行;乙银行,2025-11-03\n" * 3_000
    records = {"filename": "协议.csv", "content": b64encode(rows.encode()).decode(), "sheet": "agreements"}
    district.dispatcher.do("/v1/record-imports", {**records, "dry_run": True})


def agreed(district: District) -> None:
    """Register an agreement, of which requests hear the parties after a moment."""
    parties = [{"organization_id": district.ids["BM1"]}, {"name": "海州大学", "kind": "university"}]
    agreement = {"title": "产学研合作协议", "kind": "other", "parties": parties, "signed_on": "2025-11-03"}
    eventually(lambda: district.dispatcher.ask("POST", "/v1/agreements", agreement).is_success, what="organizations")


def planned(district: District) -> None:
    """Register a project of a new kind, with a milestone."""
    body = {"code": "SJXM", "name": "书记项目", "category": "secretary", "monthly": True}
    kind = district.operator.do("/v1/project-kinds", body)
    milestone = {"title": "完成招标", "planned_on": "2025-11-28"}
    days = {"starts_on": "2025-11-03", "ends_on": "2025-12-31"}
    project = {"title": "集中采购", "kind_id": kind["id"], **days, "milestones": [milestone]}
    district.dispatcher.do("/v1/projects", project)


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


def met(district: District) -> None:
    """Hold a meeting, which has discussed a matter of the enterprise and resolved something about it."""
    ids, dispatcher = district.ids, district.dispatcher
    kind = {
        "code": "LXHY",
        "name": "联席会议",
        "name_en": "joint conference",
        "convenors": ["dispatcher", "chain_chief"],
    }
    members = {"member_ids": [ids["BM1"], ids["BM2"]], "quorum_rule": "share", "quorum": 50}
    owed = {"period": "quarter", "at_least": 1, "owed_by_ids": [ids["LW1"]], "owed_from": "2026-01-01"}
    listed = {"kind": "prior_study", "organization_id": ids["QY1"], "party_organization_id": ids["BM2"]}
    items = {
        "from_on": "2026-01-01",
        "items": [{"code": "1.1", "title": "发展战略"}, {"code": "1.2", "title": "重大投资"}],
    }
    district.operator.do("/v1/decision-lists", {**listed, **items, "title": "前置研究讨论事项清单"})
    kind_id = district.operator.do("/v1/meeting-kinds", {**kind, **members, **owed})["id"]
    soon = datetime.fromisoformat(dispatcher.get("/v1/clock")["now"]) + timedelta(seconds=2)
    planned = {"title": "第四季度联席会议", "place": "园区三楼会议室", "agenda": ["通报三季度事项", "研究冷链仓储共享"]}
    times = {"starts_at": soon.isoformat(), "ends_at": (soon + timedelta(hours=2)).isoformat()}
    more = {"kind_id": kind_id, "guest_ids": [ids["QY1"]]}
    meeting = f"/v1/meetings/{dispatcher.do('/v1/meetings', {**planned, **times, **more})['id']}"
    present = {"present_ids": [ids["BM1"], ids["QY1"]]}
    eventually(lambda: dispatcher.ask("POST", f"{meeting}/attendance", present).is_success, what="the meeting's time")
    matter = {"title": "冷链仓储不足", "description": "链上企业共享冷链仓储。", "chain_id": ids["chain"]}
    found = district.contact.do("/v1/matters", matter)
    discussion = {"meeting_id": meeting.rpartition("/")[2], "note": "由科技局牵头。"}
    dispatcher.do(f"/v1/matters/{found['id']}/discussion", discussion)
    due_on = (soon + timedelta(days=20)).date().isoformat()
    resolution = {"content": "建立冷链仓储共享清单。", "organization_id": ids["BM1"], "due_on": due_on}
    dispatcher.do(f"{meeting}/resolutions", {**resolution, "matter_id": found["id"]})


def invested(district: District, today: date) -> None:
    """Register an investor, open a lead on it, and record a negotiation."""
    investor = {"kind": "investor", "name": "远海生物投资有限公司", "region": "上海", "industry": "生物医药投资"}
    contact = {"contact_name": "林立新", "contact_phone": "13900008001", "contact_email": "lin@example.com"}
    prospect = district.dispatcher.do("/v1/prospects", {**investor, **contact})
    lead = {"prospect_id": prospect["id"], "title": "疫苗分装基地", "first_contact_on": today.isoformat()}
    more = {"amount": "120000000.00", "next_task": "邀请来区考察", "next_task_on": "2098-03-31"}
    opened = district.dispatcher.do("/v1/leads", {**lead, **more, "content": "拟建疫苗分装线两条。"})
    held = {"title": "疫苗分装基地洽谈", "way": "online", "day": today.isoformat(), "lead_id": opened["id"]}
    district.dispatcher.do("/v1/negotiations", {**held, "subject": "用地和能耗。", "outcome": "双方同意实地考察。"})


def active(district: District) -> None:
    """Announce an activity that goes on now at a venue, hosted in turn, for which the contact has registered."""
    now = datetime.fromisoformat(district.operator.get("/v1/clock")["now"])
    times = {"starts_at": now.isoformat(), "ends_at": (now + timedelta(days=30)).isoformat()}
    body = {
        "kind": "exchange",
        "title": "产业微论坛",
        "place": "党群服务中心",
        "chain_id": district.ids["chain"],
    }
    hosts = [district.ids["QY1"], district.ids["QY2"]]
    turns = {"name": "产业微论坛轮值", "activity_kind": "exchange", "host_ids": hosts}
    rotation = district.handler.do("/v1/rotations", turns)
    (venue, *_) = district.operator.get("/v1/venues")["items"]
    more = {"rotation_id": rotation["id"], "venue_id": venue["id"]}
    activity = district.handler.do("/v1/activities", {**body, **times, **more})
    eventually(lambda: district.handler.get("/v1/venue-bookings")["items"], what="the booking of the venue")
    for user in (district.contact, district.rival):
        user.do(f"/v1/activities/{activity['id']}/registrations", {})


def visited(district: District, today: date) -> None:
    """Plan visits of both enterprises, of which one is made: what was found is a suggestion and a request."""
    both = {"enterprise_ids": [district.ids["QY1"], district.ids["QY2"]], "period": "year"}
    plan = district.handler.do("/v1/visit-plans", {"title": "年度走访", "purpose": "了解生产经营", **both})
    owed = district.handler.get("/v1/owed-visits", plan_id=plan["id"], enterprise_id=district.ids["QY1"])["items"]
    found = [
        {"kind": "suggestion", "content": "建议增加早班班车。", "reason": "转交通部门研究"},
        {"kind": "request", "title": "蒸汽压力波动", "content": "夜间蒸汽压力波动较大。"},
    ]
    visit = {"enterprise_id": district.ids["QY1"], "day": today.isoformat(), "visitors": "郑重", "remarks": "留意用工"}
    settled = {"owed_visit_ids": [owed[0]["id"]], "findings": found, "summary": "订单饱满,二期厂房封顶。"}
    district.handler.do("/v1/visits", {**visit, **settled})


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
