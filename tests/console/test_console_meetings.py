"""Meetings in the console: convened, minuted and approved; a matter is settled and confirmed by who raised it."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from contracts.roles import Role
from tests.console.browser import Window
from tests.console.steps import choose, dialog, open_step, press, step
from tests.system.district import District


def test_a_meeting_and_its_matter_go_their_way(
    opening: Callable[..., Window], district: District, things: None
) -> None:
    convenor = opening(Role.DISPATCHER)
    convenor.go("/meetings")
    page = convenor.page
    page.get_by_role("button", name="召集会议").click()
    choose(page, "会议类型", "联席会议")
    for field, text in (("主题", "春季联席会议"), ("地点", "一楼大厅"), ("议程", "通报情况\n研究用工")):
        dialog(convenor).get_by_label(field).fill(text)
    for field, text in (("开始", "2098-03-01 09:00"), ("结束", "2098-03-01 11:00")):
        dialog(convenor).get_by_role("combobox", name=field).fill(text)
        page.keyboard.press("Enter")
    press(convenor, "召集会议")
    page.wait_for_url("**/meetings/*-*")
    convenor.settle()
    expect(page.get_by_role("region", name="议程").get_by_text("研究用工")).to_be_visible()
    expect(page.get_by_role("region", name="应到会单位").get_by_text("科技局")).to_be_visible()

    held = district.dispatcher.get("/v1/meetings", status="held")["items"][0]
    convenor.go(f"/meetings/{held['id']}")
    expect(page.get_by_role("region", name="决议").get_by_role("link", name="建立冷链仓储共享清单")).to_be_visible()
    step(convenor, "记录纪要", "会议纪要", "研究了冷链仓储共享事项。")
    step(convenor, "审定纪要")
    open_step(convenor, "更正纪要")
    dialog(convenor).get_by_label("会议纪要").fill("研究了冷链仓储共享事项,由科技局牵头。")
    dialog(convenor).get_by_label("更正原因").fill("补记牵头单位")
    press(convenor, "更正纪要")
    expect(page.get_by_role("region", name="会议过程").get_by_text("更正前")).to_be_visible()
    assert convenor.violations() == []

    page.get_by_role("region", name="研究的议题").get_by_role("link", name="冷链仓储不足").click()
    page.wait_for_url("**/matters/*-*")
    step(convenor, "登记解决", "解决依据", "三家企业已签共享协议。")
    assert convenor.violations() == []

    proposer = opening(Role.ENTERPRISE_CONTACT, phone=True)
    proposer.go("/worklist")
    proposer.page.get_by_role("link", name="冷链仓储不足").first.click()
    proposer.page.wait_for_url("**/matters/*-*")
    step(proposer, "确认解决")
    expect(proposer.page.get_by_text("已解决", exact=True).first).to_be_visible()
    assert proposer.violations() == []
    proposer.go("/meetings")
    expect(proposer.page.get_by_role("link", name=re.compile("第四季度联席会议")).first).to_be_visible()

    convenor.go("/meeting-kinds")
    page.get_by_role("link", name="联席会议").click()
    page.wait_for_url("**/meeting-kinds/*-*")
    row = page.get_by_role("row", name=re.compile("生物医药产业链综合党委"))
    expect(row.get_by_text("已达到")).to_be_visible()
    assert convenor.violations() == []
    row.get_by_role("link", name=re.compile("1 . 1 次")).click()
    expect(page.get_by_role("link", name="第四季度联席会议")).to_be_visible()


def test_a_resolution_is_accepted_reported_and_confirmed(
    opening: Callable[..., Window], district: District, things: None
) -> None:
    found = district.dispatcher.get("/v1/resolutions")["items"][0]
    responsible = opening(Role.DEPARTMENT_HANDLER)
    responsible.go("/worklist")
    page = responsible.page
    page.get_by_role("link", name="建立冷链仓储共享清单").first.click()
    page.wait_for_url("**/resolutions/*-*")
    expect(page.get_by_role("region", name="完成期限").get_by_text("为什么是这一天")).to_be_visible()
    step(responsible, "接收")
    step(responsible, "报告完成", "完成情况和依据", "共享清单已印发。")
    expect(page.get_by_text("待确认", exact=True).first).to_be_visible()
    assert responsible.violations() == []
    convenor = opening(Role.DISPATCHER, phone=True)
    convenor.go(f"/resolutions/{found['id']}")
    step(convenor, "确认完成")
    expect(convenor.page.get_by_text("已完成", exact=True).first).to_be_visible()
    assert convenor.violations() == []
