"""People register for an activity and check in by the code that the organizer shows."""

from collections.abc import Callable
from datetime import datetime, timedelta

from playwright.sync_api import expect

from contracts.roles import Role
from tests.console.browser import Window
from tests.console.steps import choose, dialog, open_step, press, step
from tests.system.district import District


def test_who_registers_checks_in_by_the_code_that_is_shown(
    opening: Callable[..., Window], district: District, things: None
) -> None:
    now = datetime.fromisoformat(district.operator.get("/v1/clock")["now"])
    times = {"starts_at": now.isoformat(), "ends_at": (now + timedelta(days=30)).isoformat()}
    body = {"kind": "party", "title": "政治生日", "place": "红领讲堂", "capacity": 5}
    activity = district.handler.do("/v1/activities", {**body, **times})
    contact = opening(Role.ENTERPRISE_CONTACT, phone=True)
    contact.go(f"/activities/{activity['id']}")
    open_step(contact, "报名")
    press(contact, "确定")
    expect(contact.page.get_by_text("已确认").first).to_be_visible()

    handler = opening(Role.DEPARTMENT_HANDLER)
    handler.go(f"/activities/{activity['id']}")
    code = handler.page.locator(".code")
    expect(code).to_be_visible()
    expect(handler.page.get_by_text("林晓").first).to_be_visible()
    open_step(contact, "签到")
    dialog(contact).get_by_label("签到码").fill(code.inner_text().replace(" ", ""))
    press(contact, "确定")
    expect(contact.page.get_by_text("已签到").first).to_be_visible()

    expect(handler.page.get_by_text("动态码签到")).to_be_visible()
    open_step(handler, "登记总结")
    dialog(handler).get_by_label("总结", exact=True).fill("三家企业结成对子。")
    press(handler, "确定")
    expect(handler.page.get_by_text("三家企业结成对子。")).to_be_visible()
    expect(handler.page.get_by_text("已举办").first).to_be_visible()
    assert district.handler.get(f"/v1/activities/{activity['id']}")["attended"] == 1


def test_a_host_is_skipped_with_a_reason_and_not_again_unseen(
    opening: Callable[..., Window], district: District, things: None
) -> None:
    handler = opening(Role.DEPARTMENT_HANDLER)
    handler.go("/rotations")
    page = handler.page
    page.get_by_role("link", name="产业微论坛轮值").click()
    page.wait_for_url("**/rotations/*-*")
    expect(page.get_by_role("region", name="过程").get_by_text("轮值 · 海岚生物制药有限公司")).to_be_visible()
    for _ in range(2):
        step(handler, "跳过", "原因", "厂区停产检修")
        expect(page.get_by_text("已连续 1 次被越过").first).to_be_visible()
    open_step(handler, "调换")
    expect(dialog(handler).get_by_text("上次轮值已被越过")).to_be_visible()
    choose(page, "改由谁轮值", "海岚生物制药有限公司")
    dialog(handler).get_by_label("原因").fill("应企业要求")
    with handler.expecting(409):
        press(handler, "调换", closes=False)
        expect(dialog(handler).get_by_role("alert")).to_be_visible()
    dialog(handler).get_by_text("确认再次越过").click()
    press(handler, "调换")
    expect(page.get_by_role("region", name="轮值单位").get_by_text("已连续 2 次被越过")).to_be_visible()
    assert handler.violations() == []

    handler.go("/activities")
    page.get_by_role("button", name="发布活动").click()
    page.get_by_role("combobox", name="轮值").click()
    expect(page.get_by_role("option", name="轮到 海岚生物制药有限公司")).to_be_visible()


def test_an_activity_whose_venue_is_taken_asks_again_when_it_is_free(
    opening: Callable[..., Window], district: District, things: None
) -> None:
    venue = district.operator.get("/v1/venues")["items"][0]
    now = datetime.fromisoformat(district.operator.get("/v1/clock")["now"])
    times = {"starts_at": (now + timedelta(days=60)).isoformat(), "ends_at": (now + timedelta(days=61)).isoformat()}
    booking = district.handler.do("/v1/venue-bookings", {"venue_id": venue["id"], "title": "党课", **times})
    body = {"kind": "party", "title": "主题党日", "place": "红领讲堂", "venue_id": venue["id"]}
    activity = district.handler.do("/v1/activities", {**body, **times})
    handler = opening(Role.DEPARTMENT_HANDLER)
    handler.go(f"/activities/{activity['id']}")
    expect(handler.page.get_by_text("该时段已被占用")).to_be_visible()
    handler.go(f"/venues/{venue['id']}")
    handler.page.get_by_role("region", name="阵地预订").get_by_role("link", name="党课").click()
    handler.page.wait_for_url("**/venue-bookings/*")
    open_step(handler, "取消预订")
    dialog(handler).get_by_label("原因").fill("改到下月")
    press(handler, "确定")
    expect(handler.page.get_by_text("改到下月")).to_be_visible()
    assert district.handler.get(f"/v1/venue-bookings/{booking['id']}")["status"] == "cancelled"
    handler.go(f"/activities/{activity['id']}")
    handler.page.get_by_role("button", name="重新申请阵地").click()
    press(handler, "确定")
    # What registry answers is shown without asking for it.
    expect(handler.page.get_by_role("link", name="查看预订")).to_be_visible()
