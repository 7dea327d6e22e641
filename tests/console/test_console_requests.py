"""The way of a request through the console: each takes the steps that are theirs, and the next one sees it."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Route, expect

from contracts.problem import KEY_IN_USE
from contracts.roles import Role
from tests.console.browser import Window
from tests.console.steps import choose, dialog, open_step, press, step
from tests.system.district import District


def test_a_request_goes_its_way(opening: Callable[..., Window], district: District, tmp_path: Path) -> None:
    enterprise = opening(Role.ENTERPRISE_CONTACT)
    enterprise.go("/requests/new")
    page = enterprise.page
    page.get_by_label("标题").fill("中试车间蒸汽管道增容")
    page.get_by_label("详细情况").fill("二期中试车间下月投产,蒸汽压力不足。")
    choose(page, "事项", "蒸汽供应")
    page.reload()
    enterprise.settle()
    expect(page.get_by_label("标题"), "the draft was kept").to_have_value("中试车间蒸汽管道增容")
    plan = tmp_path / "管网图.txt"
    plan.write_text("二期车间管网", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(plan)
    page.get_by_role("button", name="提交", exact=True).click()
    page.wait_for_url("**/requests/*-*")
    enterprise.settle()
    expect(page.get_by_role("button", name="管网图.txt", exact=True)).to_be_visible()
    address = page.url

    dispatcher = opening(Role.DISPATCHER, look="dark")
    dispatcher.go("/worklist")
    dispatcher.page.get_by_role("link", name="中试车间蒸汽管道增容").click()
    expect(dispatcher.page).to_have_url(address)
    dispatcher.go("/requests/board")
    card = dispatcher.page.locator("[data-card]", has_text="中试车间蒸汽管道增容")
    card.get_by_role("button", name="派单").click()
    expect(dialog(dispatcher).get_by_text("将派给科技局")).to_be_visible()
    press(dispatcher, "派单")
    column = dispatcher.page.get_by_role("region", name="待接单")
    expect(column.get_by_text("中试车间蒸汽管道增容")).to_be_visible()

    department = opening(Role.DEPARTMENT_HANDLER, phone=True)
    department.go(address)
    step(department, "接单")
    step(department, "请企业补正", "需要企业补充什么", "请补充用汽参数。")
    expect(department.page.get_by_text(re.compile("请企业补正.最迟"))).to_be_visible()

    # The page of the enterprise has been open all the time.
    expect(page.get_by_text("请补充用汽参数。").first).to_be_visible()
    step(enterprise, "补正", "补充说明", "压力 0.8 MPa。")
    expect(department.page.get_by_text("压力 0.8 MPa。").first).to_be_visible()
    open_step(department, "答复")
    plan.rename(tmp_path / "方案.txt")
    dialog(department).locator("input[type=file]").set_input_files(tmp_path / "方案.txt")
    expect(dialog(department).get_by_role("button", name="方案.txt", exact=True)).to_be_visible()
    dialog(department).get_by_label("答复内容").fill("已协调热力公司增容。")
    press(department, "答复")

    expect(page.get_by_text("已协调热力公司增容。")).to_be_visible()
    open_step(enterprise, "评价")
    for mark in ("总体评价", "响应速度", "办理结果", "服务态度"):
        # Arrow keys give stars; the pointer is not needed.
        dialog(enterprise).get_by_role("slider", name=mark).press("ArrowRight")
    press(enterprise, "评价")
    expect(page.get_by_text("督办复核中").first).to_be_visible()

    supervisor = opening(Role.SUPERVISOR, language="en")
    supervisor.go(address)
    expect(supervisor.page.get_by_text("已协调热力公司增容。")).to_be_visible()
    expect(supervisor.page.get_by_text("A poor evaluation; to be reviewed")).to_be_visible()
    assert supervisor.violations() == []
    assert dispatcher.violations() == []


def test_a_refusal_stands_at_its_field_and_what_was_typed_stays(
    opening: Callable[..., Window], district: District
) -> None:
    request = district.submit("高温蒸汽计量争议")
    path = f"/v1/requests/{request['id']}"
    district.dispatcher.do(f"{path}/dispatch", {})
    district.handler.do(f"{path}/accept", None)
    window = opening(Role.DEPARTMENT_HANDLER)
    window.go(f"/requests/{request['id']}")
    open_step(window, "申请延期")
    dialog(window).get_by_label("延长").fill("200")
    dialog(window).get_by_label("理由").fill("需现场勘察")
    with window.expecting(409):
        press(window, "申请延期", closes=False)
        expect(dialog(window).get_by_role("alert")).to_be_visible()
    expect(dialog(window).get_by_label("理由")).to_have_value("需现场勘察")
    dialog(window).get_by_label("延长").fill("2")
    keys: list[str] = []

    def still_at_work(route: Route) -> None:
        """Answer as the platform does while it works on a try whose answer was lost."""
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) > 3:
            route.continue_()
        else:
            body = {"code": KEY_IN_USE.code, "title": KEY_IN_USE.title.zh, "detail": KEY_IN_USE.detail.zh}
            route.fulfill(status=KEY_IN_USE.status, json=body)

    window.page.route("**/extension", still_at_work)
    with window.expecting(409):
        press(window, "申请延期", closes=False)
        expect(dialog(window).get_by_text(KEY_IN_USE.title.zh)).to_be_visible()
    press(window, "申请延期")
    assert (len(keys), len(set(keys))) == (4, 1), "each try carries the key of the first"
    expect(window.page.get_by_text("申请延期 2 个工作日")).to_be_visible()
    # An address decides what is looked for, and not as what it comes.
    window.go("/requests?q=高温蒸汽&format=csv&limit=1&after=x")
    expect(window.page.get_by_role("link", name="高温蒸汽计量争议")).to_be_visible()
    assert window.violations() == []


def test_what_was_chosen_before_is_not_shown_as_an_id(opening: Callable[..., Window], district: District) -> None:
    request = district.submit("冷凝水回收")
    window = opening(Role.DISPATCHER)
    held: list[Route] = []
    window.page.route("**/v1/catalog/items**", lambda route: held.append(route))
    window.go(f"/requests/{request['id']}")
    open_step(window, "派单")
    picker = dialog(window).locator(".el-select").first
    expect(picker).to_contain_text("正在加载")
    expect(picker).not_to_contain_text(request["item_id"])
    for route in held:
        route.continue_()
    expect(picker).to_contain_text("蒸汽供应")
