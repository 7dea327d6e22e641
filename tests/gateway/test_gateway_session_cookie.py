"""The refresh token in a cookie, and who may not make use of it."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest

from chassis.calling.call import Reply
from contracts.catalogue import OPERATIONS
from gateway.session_cookie import NAME
from tests.gateway.recorded import Caller, RecordedBus, calling
from tests.gateway.serving import serving

SESSION = {
    "access_token": "an.access.token", "token_type": "Bearer", "expires_in": 300, "refresh_token": "second-token",
    "device_key": "a-device", "person": {"id": "0", "name": "于思"}, "must_change_password": False,
    "must_enrol_factor": False,
}  # fmt: skip
SIGN_IN = {"login": "yu", "password": "four words of your own", "cookie": True}
OWN = {"Origin": "http://gateway"}
KEPT = {"Cookie": f"other=1; {NAME}=first-token"}
ATTRIBUTES = {"Path=/v1/sessions", "HttpOnly", "SameSite=Strict"}


@pytest.fixture
def call() -> Iterator[Caller]:
    with calling(OPERATIONS) as caller:
        yield with_sessions(caller)


def with_sessions(caller: Caller) -> Caller:
    for name in ("open_session", "refresh_session", "complete_sign_in"):
        caller.bus.answer("registry", name, lambda call: SESSION)
    caller.bus.answer("registry", "close_session", lambda call: None)
    return caller


def sent(call: Caller, path: str, body: Any, **headers: str) -> Any:
    return call.anonymous("POST", f"/v1/sessions{path}", json=body, headers=headers)


def cookie_of(answer: Any) -> tuple[str, set[str]]:
    """The value and the attributes of the cookie that an answer sets."""
    (header,) = answer.headers.get_list("set-cookie")
    pair, *attributes = header.split("; ")
    name, _, value = pair.partition("=")
    assert name == NAME
    return value, set(attributes)


@pytest.mark.parametrize(
    ("path", "body"), [("", SIGN_IN), ("/completion", {"challenge": "a-challenge", "code": "492039", "cookie": True})]
)
def test_a_sign_in_keeps_the_refresh_token_where_no_script_can_read_it(call: Caller, path: str, body: Any) -> None:
    answer = sent(call, path, body, **OWN)
    assert answer.status_code == 201
    assert answer.json() == {name: value for name, value in SESSION.items() if name != "refresh_token"}
    assert "second-token" not in answer.text
    assert cookie_of(answer) == ("second-token", ATTRIBUTES | {"Max-Age=43200"})
    assert "cookie" not in call.bus.calls[-1][2]["body"]


def test_a_renewal_takes_the_token_of_the_cookie_and_keeps_the_next(call: Caller) -> None:
    answer = sent(call, "/refresh", {"cookie": True}, **OWN, **KEPT)
    assert call.bus.calls[-1][2]["body"] == {"refresh_token": "first-token"}
    assert cookie_of(answer)[0] == "second-token"
    assert "refresh_token" not in answer.json()


def test_whoever_does_not_ask_for_it_neither_uses_nor_gets_a_cookie(call: Caller) -> None:
    answer = sent(call, "/refresh", {"refresh_token": "of-a-program"}, **KEPT)
    assert call.bus.calls[-1][2]["body"] == {"refresh_token": "of-a-program"}
    assert answer.json()["refresh_token"] == "second-token"
    assert "set-cookie" not in answer.headers
    signed_in = sent(call, "", {**SIGN_IN, "cookie": False})
    assert "set-cookie" not in signed_in.headers
    # Nothing else reads it.
    assert call.anonymous("GET", "/v1/me", headers=KEPT).status_code == 401
    assert call.anonymous("DELETE", "/v1/sessions", headers=KEPT | OWN).status_code == 401


def test_the_first_of_two_steps_keeps_nothing_yet(call: Caller) -> None:
    challenge = {"challenge": "a-challenge", "expires_in": 300}
    call.bus.answer("registry", "open_session", lambda call: Reply(challenge, accepted="challenge"))
    answer = sent(call, "", SIGN_IN, **OWN)
    assert (answer.status_code, answer.json()) == (202, challenge)
    assert "set-cookie" not in answer.headers


def test_the_end_of_the_session_takes_the_cookie_away(call: Caller) -> None:
    answer = call("DELETE", "/v1/sessions", headers=KEPT)
    assert answer.status_code == 204
    assert cookie_of(answer) == ("", ATTRIBUTES | {"Max-Age=0"})
    assert "set-cookie" not in call("DELETE", "/v1/sessions").headers


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://gateway.evil.example"},
        {"Origin": "http://gateway@evil.example"},
        {"Origin": "http://gateway:8001"},
        {"Origin": "file://gateway"},
        {"Origin": "http://[gateway"},
        {"Origin": "http://gateway:99999"},
        {"Origin": "http://evil.example", "X-Forwarded-Host": "evil.example"},
        {**OWN, "Sec-Fetch-Site": "cross-site"},
        {**OWN, "Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize(("path", "body"), [("", SIGN_IN), ("/refresh", {"cookie": True})])
def test_a_page_of_another_site_cannot_use_it(call: Caller, path: str, body: Any, headers: dict[str, str]) -> None:
    before = len(call.bus.calls)
    answer = sent(call, path, body, **headers, **KEPT)
    assert (answer.status_code, answer.json()["code"]) == (403, "foreign-origin")
    assert len(call.bus.calls) == before
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_a_form_cannot_use_it(call: Caller, kind: str) -> None:
    headers = {**OWN, **KEPT, "Content-Type": kind}
    answer = call.anonymous("POST", "/v1/sessions/refresh", content=json.dumps({"cookie": True}), headers=headers)
    assert answer.status_code == 415


@pytest.mark.parametrize("value", [True, "true", 1])
def test_what_counts_as_yes_uses_it(call: Caller, value: Any) -> None:
    assert cookie_of(sent(call, "/refresh", {"cookie": value}, **OWN, **KEPT))[0] == "second-token"


@pytest.mark.parametrize("body", [{}, {"cookie": False}, {"cookie": True, "refresh_token": "both"}])
def test_a_renewal_is_by_one_token(call: Caller, body: Any) -> None:
    answer = sent(call, "/refresh", body, **OWN, **KEPT)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "refresh_token")


@pytest.mark.parametrize("cookie", ["", f"{NAME}=", f"{NAME}={'x' * 201}", "lianshang_sessions=1"])
def test_without_a_cookie_the_session_has_ended(call: Caller, cookie: str) -> None:
    answer = sent(call, "/refresh", {"cookie": True}, **OWN, Cookie=cookie)
    assert (answer.status_code, answer.json()["code"]) == (401, "session-ended")


def test_by_tls_it_is_sent_by_tls_only_also_behind_a_proxy_that_talks_plainly() -> None:
    assert "Secure" not in cookie_of_renewal({}, **OWN)
    assert "Secure" in cookie_of_renewal({}, Origin="https://gateway", Host="gateway")
    # A proxy that asks by another name than the browser does.
    there = {"Origin": "https://lianshang.example.gov.cn", "Sec-Fetch-Site": "same-origin"}
    assert "Secure" in cookie_of_renewal({"public_url": "https://lianshang.example.gov.cn"}, **there)


def cookie_of_renewal(settings: dict[str, str], **headers: str) -> set[str]:
    with calling(OPERATIONS, **settings) as caller:
        return cookie_of(sent(with_sessions(caller), "/refresh", {"cookie": True}, **headers, **KEPT))[1]


def test_who_names_no_host_is_refused() -> None:
    body = json.dumps(SIGN_IN).encode()
    head = b"POST /v1/sessions HTTP/1.1\r\nOrigin: http://gateway\r\nConnection: close\r\n"
    entity = b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)

    async def scenario() -> bytes:
        async with serving(RecordedBus(), OPERATIONS, ("registry",)) as (_server, _task, client):
            reader, writer = await asyncio.open_connection(client.base_url.host, client.base_url.port)
            writer.write(head + entity)
            received = await asyncio.wait_for(reader.read(), 10)
            writer.close()
            return received

    received = asyncio.run(scenario())
    assert received.startswith(b"HTTP/1.1 403 ")
    assert b"foreign-origin" in received
