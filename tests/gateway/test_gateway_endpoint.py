"""The way of one request: what reaches the service, and what comes back."""

from dataclasses import replace

import pytest

from chassis.calling.call import Reply
from chassis.calling.errors import Failure
from chassis.running.settings import Settings
from contracts.ledgers import BUSY
from contracts.problem import CHANGED, INTERNAL, TIMED_OUT, UNAVAILABLE
from contracts.roles import Role
from gateway.app import create_app
from tests.gateway.recorded import (
    GET_OPEN,
    ORGANIZATION,
    PERSON,
    SESSION,
    THING,
    THING_LOCKED,
    Caller,
    RecordedBus,
    calling,
)


def test_a_call_carries_everything_the_service_needs(call: Caller) -> None:
    answer = call(
        "POST",
        "/v1/things",
        json={"name": "一件"},
        headers={
            "Idempotency-Key": "abc",
            "X-Request-Id": "req-1",
            "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        },
    )
    assert answer.status_code == 201
    service, name, wire, timeout = call.bus.calls[-1]
    assert (service, name, timeout) == ("samples", "create_thing", 10.0)
    assert wire["body"] == {"name": "一件"}
    assert wire["query"] is None
    assert wire["idempotency_key"] == "abc"
    assert wire["correlation"] == "req-1"
    assert wire["traceparent"].startswith("00-0af7651916cd43dd8448eb211c80319c-")
    assert "b7ad6b7169203331" not in wire["traceparent"]
    assert wire["actor"] == {
        "name": "王小样",
        "person_id": PERSON,
        "session_id": SESSION,
        "posts": [["registrar", ORGANIZATION, None]],
    }


def test_a_created_thing_comes_with_its_location_and_etag(call: Caller) -> None:
    answer = call("POST", "/v1/things", json={"name": "一件"})
    assert answer.headers["location"] == f"/v1/things/{THING}"
    assert answer.headers["etag"].startswith('"3-')
    assert answer.json() == {"id": THING, "name": "一件", "version": 3}


def test_what_waits_for_somebody_else_is_202_with_its_place(call: Caller) -> None:
    wish = {"id": PERSON, "name": "一件", "version": 1}
    call.bus.always("create_thing", Reply(wish, 1, accepted="wish"))
    answer = call("POST", "/v1/things", json={"name": "一件"})
    assert (answer.status_code, answer.json()) == (202, wish)
    assert answer.headers["location"] == f"/v1/wishes/{PERSON}"


def test_a_created_thing_that_cannot_be_read_has_no_location(call: Caller) -> None:
    answer = call.anonymous("POST", "/v1/logins", json={"login": "a", "password": "b"})
    assert answer.status_code == 201
    assert "location" not in answer.headers


def test_an_operation_without_result_answers_204(call: Caller) -> None:
    answer = call("DELETE", f"/v1/things/{THING}")
    assert answer.status_code == 204
    assert answer.content == b""
    assert "content-length" not in answer.headers


def test_a_page_links_to_the_next_with_the_same_filters(call: Caller) -> None:
    call.bus.answer("samples", "list_things", lambda wire: {"items": [], "next": "c+/="})
    answer = call("GET", "/v1/things?status=open&after=old&limit=5")
    assert answer.headers["link"] == '</v1/things?status=open&limit=5&after=c%2B%2F%3D>; rel="next"'
    assert call.bus.named("list_things")[-1]["query"] == {"status": "open", "after": "old", "limit": "5"}


def test_the_last_page_has_no_link(call: Caller) -> None:
    assert "link" not in call("GET", "/v1/things").headers


def test_private_answers_are_not_stored_and_vary(call: Caller) -> None:
    private = call("GET", f"/v1/things/{THING}")
    assert private.headers["cache-control"] == "no-store"
    assert private.headers["vary"] == "Accept-Encoding, Accept-Language, Authorization"
    assert call.anonymous("GET", "/v1/open").headers["cache-control"] == "no-cache"
    assert call("GET", "/v1/open").headers["cache-control"] == "no-store"
    login = call.anonymous("POST", "/v1/logins", json={"login": "a", "password": "b"})
    assert login.headers["cache-control"] == "no-store"


def test_head_answers_like_get_without_content(call: Caller) -> None:
    whole, head = call("GET", f"/v1/things/{THING}"), call("HEAD", f"/v1/things/{THING}")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == str(len(whole.content))
    assert head.headers["etag"] == whole.headers["etag"]


def test_options_tells_the_methods_of_a_path(call: Caller) -> None:
    answer = call("OPTIONS", f"/v1/things/{THING}")
    assert answer.status_code == 204
    assert answer.headers["allow"] == "DELETE, GET, HEAD, OPTIONS, PUT"


@pytest.mark.parametrize("method", ["PATCH", "TRACE", "PROPFIND"])
def test_another_method_is_refused_with_allow(call: Caller, method: str) -> None:
    answer = call(method, "/v1/things")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS, POST"
    assert answer.json()["type"] == "/problems/method-not-allowed"


@pytest.mark.parametrize("path", ["/v1/nothing", "/v1/things/", "//v1/things", f"/v1/things/{THING}/lock/x", "/v1"])
def test_an_unknown_path_is_not_found(call: Caller, path: str) -> None:
    answer = call("GET", path)
    assert answer.status_code == 404
    assert answer.json()["code"] == "not-found"


@pytest.mark.parametrize("identifier", ["1", "x" * 36, THING.replace("-", ""), f"{{{THING}}}", f"{THING}%0A"])
def test_an_identifier_that_is_no_uuid_names_nothing(call: Caller, identifier: str) -> None:
    answer = call("GET", f"/v1/things/{identifier}")
    assert answer.status_code == 404
    assert answer.json()["code"] == "not-found"
    assert not call.bus.named("get_thing")


def test_identifiers_reach_the_service_in_lower_case(call: Caller) -> None:
    call("GET", f"/v1/things/{THING.upper()}")
    assert call.bus.named("get_thing")[-1]["path"] == {"thing_id": THING}


@pytest.mark.parametrize("name", ["%00", "a%0Ab", "x" * 201])
def test_other_path_parameters_are_bounded_and_printable(call: Caller, name: str) -> None:
    assert call("GET", f"/v1/reports/{name}").status_code == 404
    assert not call.bus.named("get_report")
    assert call("GET", "/v1/reports/季报").status_code == 200


def test_an_internal_operation_has_no_path(call: Caller) -> None:
    assert call("POST", "/v1/internal_thing").status_code == 404


def test_who_is_not_signed_in_is_asked_to(call: Caller) -> None:
    answer = call.anonymous("GET", "/v1/things")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer realm="lianshang"'
    assert not call.bus.named("list_things")


def test_who_has_not_the_role_is_told_which_it_takes(call: Caller) -> None:
    answer = call("POST", "/v1/things", json={"name": "x"}, headers=call.bus.signer.bearer(Role.DISPATCHER))
    assert answer.status_code == 403
    assert answer.json()["detail"] == "此操作需要以下岗位之一:登记员、平台管理员。"
    assert not call.bus.named("create_thing")


def test_a_declared_refusal_of_the_service_reaches_the_client(call: Caller) -> None:
    call.bus.fail("change_thing", Failure(THING_LOCKED, who="李四"))
    answer = call("PUT", f"/v1/things/{THING}", json={"name": "x"}, headers={"If-Match": '"3"'})
    assert answer.status_code == 409
    assert answer.json()["detail"] == "由 李四 锁定。"
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_lost_race_is_412(call: Caller) -> None:
    call.bus.fail("change_thing", Failure(CHANGED, given=3, current=4))
    answer = call("PUT", f"/v1/things/{THING}", json={"name": "x"}, headers={"If-Match": '"3"'})
    assert answer.status_code == 412
    assert "4" in answer.json()["detail"]


def test_a_refusal_of_a_service_for_the_moment_says_when_to_try_again(call: Caller) -> None:
    call.bus.fail("create_thing", Failure(BUSY, seconds=3))
    answer = call("POST", "/v1/things", json={"name": "x"})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "3")


def test_an_absent_service_is_503_with_retry_after(call: Caller) -> None:
    call.bus.fail("get_thing", Failure(UNAVAILABLE, service="samples"))
    answer = call("GET", f"/v1/things/{THING}")
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) >= 1


def test_a_silent_service_is_504_with_advice(call: Caller) -> None:
    call.bus.fail("create_thing", Failure(TIMED_OUT, service="samples"))
    answer = call("POST", "/v1/things", json={"name": "x"})
    assert answer.status_code == 504
    assert "Idempotency-Key" in answer.json()["detail"]


def test_an_unforeseen_error_is_500_with_the_request_id_and_nothing_of_it(call: Caller) -> None:
    call.bus.fail("get_thing", ZeroDivisionError("the inner workings"))
    answer = call("GET", f"/v1/things/{THING}", headers={"X-Request-Id": "see-the-log"})
    assert answer.status_code == 500
    assert answer.json()["code"] == INTERNAL.code
    assert "see-the-log" in answer.json()["detail"]
    assert "inner workings" not in answer.text


def test_five_timeouts_open_the_breaker_of_that_service_alone(call: Caller) -> None:
    call.bus.fail("get_thing", Failure(TIMED_OUT, service="samples"))
    for _ in range(5):
        assert call("GET", f"/v1/things/{THING}").status_code == 504
    before = len(call.bus.named("get_thing"))
    refused = call("GET", f"/v1/things/{THING}")
    assert refused.status_code == 503
    assert "retry-after" in refused.headers
    assert len(call.bus.named("get_thing")) == before
    assert 'gateway_breaker_open{service="samples"} 1.0' in call.figures()


def test_refusals_of_the_service_never_open_the_breaker(call: Caller) -> None:
    call.bus.fail("get_thing", Failure(THING_LOCKED, who="x"))
    for _ in range(20):
        assert call("GET", f"/v1/things/{THING}").status_code == 409


def test_the_patience_is_a_setting() -> None:
    with calling(call_timeout=2.5) as call:
        call("GET", f"/v1/things/{THING}")
        assert call.bus.calls[-1][3] == 2.5


def test_an_operation_of_the_gateway_without_a_function_stops_the_start() -> None:
    forgotten = replace(GET_OPEN, service="gateway", name="get_forgotten", path="/v1/forgotten")
    with pytest.raises(TypeError, match="no function for get_forgotten"):
        create_app(Settings(environment="test"), RecordedBus(), operations=[forgotten])
