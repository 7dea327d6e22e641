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
    # The pages of this platform show one.
    abandon_event(district)


def test_an_operator_narrows_whom_a_rule_tells(opening: Callable[..., Window], district: District) -> None:
    window = opening(Role.OPERATOR)
    page = window.page
    window.go("/notification-rules")
    event = page.get_by_role("region", name="企业提交了诉求")
    event.get_by_role("button", name="修改: 产业链和园区的派单员").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="添加条件").click()
    dialog.get_by_role("combobox", name="条件 1", exact=True).click()
    page.get_by_role("option", name="企业", exact=True).click()
    dialog.get_by_role("textbox", name="条件 1 的取值").fill("海岚*")
    dialog.get_by_role("button", name="确定").click()
    expect(event.get_by_text("仅当 企业: 海岚*")).to_be_visible()
    assert window.violations() == []
    page.get_by_role("button", name="保存", exact=True).click()
    dialog.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("button", name="保存", exact=True)).to_have_count(0)
    rules = district.operator.get("/v1/notification-rules")["rules"]
    (rule,) = (one for one in rules if one["event"] == "request.submitted.v1" and "enterprise_name" in one["when"])
    assert (rule["when"], rule["audience"]) == ({"enterprise_name": ["海岚*"]}, "dispatcher")


def test_a_supervisor_takes_an_earlier_version_of_the_dispatch_rules_over(
    opening: Callable[..., Window], district: District
) -> None:
    path, rule = "/v1/dispatch-rules", {"department_id": district.ids["BM1"], "note": "第一版的规则"}
    for rules in ([rule], []):
        version = district.operator.get(path)["version"]
        body = {"rules": rules, "comment": "试行"}
        district.operator.do(path, body, method="PUT", headers={"If-Match": f'"{version}"'})
    window = opening(Role.SUPERVISOR, look="dark")
    page = window.page
    window.go("/dispatch-rules")
    page.get_by_role("button", name="历次版本").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=f"第 {version} 版").click()
    expect(dialog.get_by_text("第一版的规则")).to_be_visible()
    assert window.violations() == []
    dialog.get_by_role("button", name="以此版为草稿").click()
    expect(page.get_by_text("有未保存的修改")).to_be_visible()
    expect(page.get_by_text("第一版的规则")).to_be_visible()
    # Nothing is dispatched by it yet.
    assert district.operator.get(path)["rules"] == []
    # Nor can it replace what somebody else has saved since.
    version = district.operator.get(path)["version"]
    body = {"rules": [{**rule, "note": "他人的规则"}], "comment": "另一人"}
    district.operator.do(path, body, method="PUT", headers={"If-Match": f'"{version}"'})
    page.get_by_role("button", name="保存为新版本").click()
    dialog.get_by_role("textbox").fill("第一版更好")
    with window.expecting(412):
        dialog.get_by_role("button", name="保存为新版本").click()
        expect(page.get_by_text(f"他人已保存第 {version + 1} 版")).to_be_visible()
    expect(page.get_by_role("button", name="保存为新版本")).to_have_count(0)
    page.get_by_role("button", name="放弃修改").click()
    expect(page.get_by_text("他人的规则")).to_be_visible()
    body, tag = {"rules": [], "comment": "恢复"}, f'"{version + 1}"'
    district.operator.do(path, body, method="PUT", headers={"If-Match": tag})


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
