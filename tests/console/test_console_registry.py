"""A person's way through registry and training: a ledger is imported, a course is enrolled in and attended."""

from collections.abc import Callable
from datetime import datetime, timedelta

from playwright.sync_api import expect

from contracts.roles import Role
from tests.console.browser import Window
from tests.system.client import User, eventually
from tests.system.district import District


def test_a_ledger_is_checked_mended_and_imported(
    opening: Callable[..., Window], district: District, registrar: User
) -> None:
    registrar.do("/v1/organizations", {"code": "YH1", "name": "滨海银行", "kind": "bank"})
    window = opening("registrar")
    window.go("/imports")
    page = window.page
    page.get_by_role("combobox", name="选择台账").click()
    page.get_by_role("option", name="组织", exact=True).click()

    def check(kind: str) -> None:
        content = f"编码,名称,类型\nYH1,滨海银行股份有限公司,金融机构\nYH2,蓝谷银行,{kind}\n".encode()
        page.locator("input[type=file]").set_input_files(
            {"name": "组织.csv", "mimeType": "text/csv", "buffer": content}
        )
        page.get_by_role("button", name="检查", exact=True).click()

    check("钱庄")
    fault = page.get_by_role("region", name="错误").get_by_role("row").nth(1)
    for said in ("组织", "3", "类型", "钱庄"):
        expect(fault.get_by_role("cell", name=said, exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="导入", exact=True)).to_have_count(0)
    assert window.violations() == []

    page.get_by_role("button", name="移除 组织.csv").click()
    check("金融机构")
    changes = page.get_by_role("region", name="将发生的变化")
    expect(changes).to_contain_text("滨海银行 → 滨海银行股份有限公司")
    assert registrar.get("/v1/organizations", q="YH2")["items"] == []
    page.get_by_role("button", name="导入", exact=True).click()
    expect(page.get_by_role("heading", name="导入结果")).to_be_visible()
    names = {each["code"]: each["name"] for each in registrar.get("/v1/organizations", kind="bank")["items"]}
    assert names == {"YH1": "滨海银行股份有限公司", "YH2": "蓝谷银行"}


def test_what_is_sought_is_found_on_a_page_of_its_own(opening: Callable[..., Window], registrar: User) -> None:
    person = registrar.do("/v1/persons", {"code": "RY77", "name": "闻人未央"})
    eventually(lambda: any(kind["items"] for kind in registrar.get("/v1/search", q="闻人未央")["kinds"]))
    window = opening("registrar")
    page = window.page
    window.go(f"/persons/{person['id']}/account")
    expect(page.get_by_text("尚未开通账号")).to_be_visible()
    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="跳转到页面").fill("闻人未央")
    page.get_by_role("option", name="全部结果").click()
    page.wait_for_url("**/search?q=*")
    expect(page.get_by_role("link", name="闻人未央")).to_be_visible()


def test_a_course_is_enrolled_in_and_attended(
    opening: Callable[..., Window], district: District, registrar: User
) -> None:
    def announce(code: str, starts: datetime) -> str:
        times = {"starts_at": starts.isoformat(), "ends_at": (starts + timedelta(hours=2)).isoformat()}
        course = {"code": code, "title": "政策解读", "venue": "蓝谷园区", "capacity": 20, **times}
        made = district.dispatcher.do("/v1/courses", {**course, "chain_id": district.ids["chain"]})
        return str(made["id"])

    def now() -> datetime:
        return datetime.fromisoformat(district.operator.get("/v1/clock")["now"])

    course = announce("PX-later", now() + timedelta(days=3))
    window = opening(Role.ENTERPRISE_CONTACT)
    window.go(f"/courses/{course}")
    window.page.get_by_role("button", name="报名", exact=True).click()
    window.page.get_by_role("dialog").get_by_role("button", name="确定").click()
    expect(window.page.get_by_role("status").filter(has_text="您的报名")).to_contain_text("已确认")

    window = opening("registrar")
    window.go(f"/courses/{course}")
    window.page.get_by_role("button", name="为他人报名").click()
    picker = window.page.get_by_role("dialog").get_by_role("combobox")
    for name in ("林晓", "赵敏之", "郑重"):
        picker.fill(name)
        window.page.get_by_role("option", name=name).click()
    picker.press("Tab")
    expect(window.page.get_by_role("option")).to_have_count(0)
    assert window.violations() == []
    window.page.get_by_role("dialog").get_by_role("button", name="确定").click()
    expect(window.page.get_by_text("已完成 2 人 · 林晓: 已经报名")).to_be_visible()
    expect(window.page.get_by_text("已报名 3 / 20")).to_be_visible()
    change_together(opening, district, course)

    starts = now() + timedelta(seconds=5)
    course = announce("PX-soon", starts)
    bodies = [{"person_id": district.ids[login]} for login in ("contact", "rival", "handler")]
    registrar.do("/v1/courses/enrolments", {"items": [{"course_id": course, "body": body} for body in bodies]})
    eventually(lambda: now() > starts, what="the start of the course")
    window = opening(Role.DISPATCHER)
    window.go(f"/courses/{course}")
    window.page.get_by_role("radiogroup", name="林晓").get_by_text("缺席").click()
    expect(window.page.get_by_text("已到 0 / 3")).to_be_visible()
    window.page.get_by_role("button", name="其余 2 人一并签到").click()
    assert window.violations() == []
    window.page.get_by_role("dialog").get_by_role("button", name="确定").click()
    expect(window.page.get_by_text("已到 2 / 3")).to_be_visible()
    enrolments = registrar.get(f"/v1/courses/{course}/enrolments")["items"]
    assert {one["person_name"]: one["attendance"] for one in enrolments} == {
        "林晓": "absent", "赵敏之": "present", "郑重": "present"
    }  # fmt: skip
    assert window.violations() == []


def change_together(opening: Callable[..., Window], district: District, course: str) -> None:
    """Change a course that somebody else changes meanwhile, far away: neither takes back what the other has done."""
    window = opening(Role.DISPATCHER, zone="America/New_York")
    window.go(f"/courses/{course}")
    window.page.get_by_role("button", name="修改", exact=True).click()
    dialog = window.page.get_by_role("dialog")
    before = district.dispatcher.get(f"/v1/courses/{course}")
    expect(dialog.get_by_label("开始", exact=True)).to_have_value(before["starts_at"][:19].replace("T", " "))
    dialog.get_by_label("课程名称").fill("政策解读(二)")
    headers = {"If-Match": f'"{before["version"]}"'}
    district.dispatcher.do(f"/v1/courses/{course}", {"capacity": 30}, method="PATCH", headers=headers)
    expect(dialog.get_by_label("名额")).to_have_value("30")
    with window.expecting(412):
        dialog.get_by_role("button", name="确定").click()
        expect(dialog.get_by_role("alert")).to_be_visible()
    expect(dialog.get_by_label("课程名称")).to_have_value("政策解读(二)")
    dialog.get_by_role("button", name="确定").click()
    expect(dialog).to_be_hidden()
    after = district.dispatcher.get(f"/v1/courses/{course}")
    assert {name: after[name] for name in before if after[name] != before[name]} == {
        "title": "政策解读(二)", "capacity": 30, "version": before["version"] + 2,
    }  # fmt: skip
