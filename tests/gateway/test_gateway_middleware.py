"""What every response has; limits a client; browsers; figures and health."""

import json
import re
from typing import Any

import pytest
from structlog.testing import capture_logs

from chassis.calling.clients import client_of
from chassis.calling.errors import Failure
from chassis.observing import log as logs
from chassis.observing import tracing
from contracts.problem import TOO_MANY
from gateway.limiter import Limiter
from gateway.request_context import request_id_of
from tests.gateway.recorded import PERSON, THING, Caller, calling, unused_id

PATH = f"/v1/things/{THING}"


@pytest.mark.parametrize("path", [PATH, "/v1/nothing", "/healthz", "/docs", "/openapi.json", "/problems"])
def test_every_response_is_dressed(call: Caller, path: str) -> None:
    headers = call("GET", path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-request-id"]
    assert headers["traceparent"]
    assert "strict-transport-security" not in headers


def test_behind_https_browsers_are_told_to_stay_there() -> None:
    with calling(public_url="https://lianshang.example") as call:
        assert "max-age" in call("GET", "/healthz").headers["strict-transport-security"]


@pytest.mark.parametrize("given", ["a", "A-1_b.c", "x" * 64])
def test_a_request_id_is_kept(call: Caller, given: str) -> None:
    assert call("GET", PATH, headers={"X-Request-Id": given}).headers["x-request-id"] == given


@pytest.mark.parametrize("given", [None, "", "x" * 65, "a b", "a\nb", "ä", "<script>"])
def test_another_request_id_is_replaced(given: str | None) -> None:
    assert re.fullmatch(r"[0-9a-f-]{36}", request_id_of(given))


def test_a_trace_goes_on_with_a_span_of_our_own() -> None:
    given = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"
    found = tracing.own(tracing.read(given))
    assert re.fullmatch(r"00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-00", found)
    assert found != given


@pytest.mark.parametrize(
    "given",
    [
        None,
        "",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-extra",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
    ],
)
def test_without_a_good_trace_a_new_one_begins(given: str | None) -> None:
    assert re.fullmatch(r"00-(?!0af7)[0-9a-f]{32}-[0-9a-f]{16}-01", tracing.own(tracing.read(given)))


def test_a_later_version_of_the_trace_header_is_read() -> None:
    given = "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"
    assert tracing.own(tracing.read(given)).startswith("00-0af7651916cd43dd8448eb211c80319c-")


def test_a_client_may_make_so_many_requests_and_is_told_how_many_are_left() -> None:
    with calling(rate_limit="3/minute") as call:
        first = call("GET", PATH)
        assert first.headers["ratelimit-policy"] == '"client";q=3;w=60'
        assert first.headers["ratelimit"] == '"client";r=2;t=20'
        assert [call("GET", PATH).status_code for _ in range(2)] == [200, 200]
        refused = call("GET", PATH)
        assert refused.status_code == 429
        assert 1 <= int(refused.headers["retry-after"]) <= 20
        assert refused.headers["ratelimit"].startswith('"client";r=0')
        assert call("GET", PATH, headers=call.bus.signer.bearer(sub=unused_id())).status_code == 200
        assert call.anonymous("GET", "/v1/open").status_code == 200
        assert call("GET", "/healthz").status_code == 200


def test_bad_tokens_count_against_the_address() -> None:
    with calling(rate_limit="2/minute") as call:
        statuses = [call("GET", PATH, headers={"Authorization": f"Bearer {n}"}).status_code for n in range(4)]
        assert statuses == [401, 401, 429, 429]


def test_the_limit_recovers_evenly() -> None:
    now = [0.0]
    limiter = Limiter("60/minute", lambda: now[0])
    for _ in range(60):
        limiter.take("a")
    with pytest.raises(Failure) as caught:
        limiter.take("a")
    assert caught.value.problem == TOO_MANY
    assert caught.value.params == {"seconds": 1}
    now[0] = 1.0
    limiter.take("a")
    with pytest.raises(Failure):
        limiter.take("a")
    now[0] = 61.0
    for _ in range(60):
        limiter.take("a")


def test_the_limiter_remembers_a_bounded_number_of_clients(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gateway.limiter.MOST_CLIENTS", 10)
    now = [0.0]
    limiter = Limiter("60/minute", lambda: now[0])
    for n in range(100):
        limiter.take(str(n))
        assert limiter.clients <= 10


def test_no_limit_adds_no_headers() -> None:
    with calling(rate_limit="0") as call:
        assert "ratelimit" not in call("GET", PATH).headers


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("unknown", "unknown"),
    ],
)
def test_a_subscriber_of_ipv6_is_one_client(address: str, client: str) -> None:
    assert client_of(address) == client


def logged(call: Caller, **headers: str) -> dict[str, Any]:
    with capture_logs([logs.add_what_it_is_about]) as lines:
        call("GET", PATH + "?name=secret", headers=headers)
    return dict(next(line for line in lines if line["event"] == "request"))


def test_every_request_leaves_one_line(call: Caller) -> None:
    line = logged(call, **{"X-Request-Id": "r-9"})
    assert {key: line[key] for key in ("correlation", "method", "path", "operation", "status", "person")} == {
        "correlation": "r-9",
        "method": "GET",
        "path": PATH,
        "operation": "get_thing",
        "status": 422,
        "person": PERSON,
    }
    assert line["milliseconds"] >= 0
    assert "secret" not in json.dumps(line)


def test_forwarded_addresses_are_believed_of_trusted_proxies_only() -> None:
    forwarded = {"X-Forwarded-For": "203.0.113.9"}
    with calling() as call:
        assert logged(call, **forwarded)["address"] == "127.0.0.1"
    for trusted in ("127.0.0.1", "10.0.0.9, 127.0.0.0/8"):
        with calling(trusted_proxies=trusted) as call:
            assert logged(call, **forwarded)["address"] == "203.0.113.9"


def test_a_browser_of_a_listed_origin_may_call() -> None:
    with calling(cors_origins="https://console.example") as call:
        preflight = call.anonymous(
            "OPTIONS",
            PATH,
            headers={
                "Origin": "https://console.example",
                "Access-Control-Request-Method": "PUT",
                "Access-Control-Request-Headers": "if-match, idempotency-key, authorization",
            },
        )
        assert preflight.status_code == 200
        assert preflight.headers["access-control-allow-origin"] == "https://console.example"
        assert "PUT" in preflight.headers["access-control-allow-methods"]
        refused = call("GET", "/v1/things/x", headers={"Origin": "https://console.example"})
        assert refused.headers["access-control-allow-origin"] == "https://console.example"
        assert "ETag" in refused.headers["access-control-expose-headers"]
        assert "Origin" in refused.headers["vary"]
        stranger = call("GET", PATH, headers={"Origin": "https://evil.example"})
        assert "access-control-allow-origin" not in stranger.headers


def test_by_preset_no_other_origin_may_call(call: Caller) -> None:
    answer = call("GET", PATH, headers={"Origin": "https://console.example"})
    assert "access-control-allow-origin" not in answer.headers


def test_alive_is_independent_of_services(call: Caller) -> None:
    call.bus.available.clear()
    assert call.anonymous("GET", "/healthz").json() == {"status": "ok"}


def test_ready_waits_for_every_service_once_and_then_outlives_one(call: Caller) -> None:
    call.bus.available = {"samples"}
    waiting = call.anonymous("GET", "/readyz")
    assert waiting.status_code == 503
    assert waiting.json()["services"] == {"samples": True, "registry": False}
    call.bus.available = {"samples", "registry"}
    assert call.anonymous("GET", "/readyz").status_code == 200
    call.bus.available = {"samples"}
    assert call.anonymous("GET", "/readyz").status_code == 200
    assert call.anonymous("GET", "/readyz").json()["broker"] == "connected"
    call.bus.full = "the disk of /srv is full"
    full = call.anonymous("GET", "/readyz")
    assert (full.status_code, full.json()["obstacle"]) == (503, "the disk of /srv is full")
    call.bus.full = ""
    call.bus.available = set()
    assert call.anonymous("GET", "/readyz").status_code == 503


def test_requests_are_counted_by_operation_and_status(call: Caller) -> None:
    call("GET", PATH)
    call("GET", "/v1/none")
    call("PROPFIND", "/v1/things")
    figures = call.figures()
    assert 'gateway_requests_total{method="GET",operation="get_thing",status="200"} 1.0' in figures
    assert 'gateway_requests_total{method="GET",operation="none",status="404"} 1.0' in figures
    assert 'method="OTHER"' in figures
    assert 'gateway_service_available{service="samples"} 1.0' in figures


def test_starting_and_stopping_the_app_starts_and_stops_the_bus() -> None:
    with calling() as call:
        assert call.bus.started
        assert not call.bus.stopped
    assert call.bus.stopped


def test_a_websocket_is_turned_away(call: Caller) -> None:
    from starlette.websockets import WebSocketDisconnect

    with pytest.raises(WebSocketDisconnect), call.client.websocket_connect("/v1/live"):
        pass
