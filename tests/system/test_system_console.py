"""The console at the real gateway: its page, and a session that lives in a cookie."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from gateway.console import POLICY
from gateway.session_cookie import NAME
from tests.system.district import PASSWORD, District


@pytest.fixture
def opened(district: District) -> Iterator[Callable[[], httpx.Client]]:
    """Opens browsers that are signed in, as a page of the console does it."""
    url, clients = district.stack.url, []

    def open_browser() -> httpx.Client:
        client = httpx.Client(base_url=url, headers={"Origin": url}, timeout=30, trust_env=False)
        clients.append(client)
        body = {"login": "rival", "password": PASSWORD, "cookie": True}
        answer = client.post("/v1/sessions", json=body)
        assert (answer.status_code, "refresh_token" in answer.json()) == (201, False)
        return client

    yield open_browser
    for client in clients:
        client.close()


def test_the_page_is_at_the_root_with_its_policy(district: District) -> None:
    page = httpx.get(district.stack.url, headers={"Accept": "text/html"}, trust_env=False)
    assert (page.status_code, page.headers["content-security-policy"]) == (200, POLICY.decode())
    assert "/assets/" in page.text


def test_windows_that_renew_at_once_stay_signed_in_and_signing_out_ends_it_for_all(
    opened: Callable[[], httpx.Client],
) -> None:
    browser = opened()
    first = browser.cookies[NAME]

    def renew(cookie: str) -> httpx.Response:
        """A window whose cookie is the one that it was opened with."""
        headers = {"Origin": browser.headers["Origin"], "Cookie": f"{NAME}={cookie}"}
        address = f"{browser.headers['Origin']}/v1/sessions/refresh"
        return httpx.post(address, json={"cookie": True}, headers=headers, timeout=30, trust_env=False)

    latest = renew(renew(first).cookies[NAME]).cookies[NAME]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(renew, [first] * 4))
    assert [answer.status_code for answer in answers] == [200] * 4
    assert {answer.cookies[NAME] for answer in answers} == {latest}
    bearer = {"Authorization": f"Bearer {answers[0].json()['access_token']}"}
    assert browser.get("/v1/me", headers=bearer).json()["login"] == "rival"
    assert browser.delete("/v1/sessions", headers=bearer).status_code == 204
    assert NAME not in browser.cookies
    assert renew(latest).json()["code"] == "session-ended"


def test_a_page_of_another_site_gets_nothing_of_the_session(opened: Callable[[], httpx.Client]) -> None:
    browser = opened()
    answer = browser.post("/v1/sessions/refresh", json={"cookie": True}, headers={"Origin": "http://evil.example"})
    assert (answer.status_code, answer.json()["code"]) == (403, "foreign-origin")
    assert browser.post("/v1/sessions/refresh", json={"cookie": True}).status_code == 200
