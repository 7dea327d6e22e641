"""A service agent acts for an enterprise through the console."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from contracts.roles import Role
from tests.console.browser import Window
from tests.system.district import District


def test_an_agent_submits_for_the_enterprise_and_the_request_names_both(
    opening: Callable[..., Window], district: District, things: None
) -> None:
    agent = opening("agent")
    mandate = district.contact.get("/v1/mandates")["items"][0]
    agent.go(f"/mandates/{mandate['id']}")
    page = agent.page
    page.get_by_role("button", name="代为提交诉求").click()
    page.get_by_label("标题").fill("代办:急需仓储用房")
    page.get_by_label("详细情况").fill("二期投产前需仓储用房 500 平方米。")
    page.get_by_role("button", name="提交", exact=True).click()
    page.wait_for_url("**/requests/*-*")
    agent.settle()
    # Brackets are shown in full width.
    expect(page.get_by_text(re.compile("向代.代办专员.代")).first).to_be_visible()

    contact = opening(Role.ENTERPRISE_CONTACT, phone=True)
    contact.go(page.url)
    expect(contact.page.get_by_text(re.compile(r"向代.代办专员.\s*代")).first).to_be_visible()
