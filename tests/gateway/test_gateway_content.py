"""What may be sent: strict JSON, strict queries, bounded sizes, and headers that are understood or refused."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from chassis.calling.errors import Failure
from contracts.problem import MALFORMED, OVERLOADED
from contracts.roles import Role
from gateway import content
from gateway.content import MOST_ON_LOOP, parse_body
from gateway.strict_json import Malformed, parse_json
from tests.gateway.recorded import THING, Caller


def send(call: Caller, raw: bytes, **headers: str) -> Any:
    given = {"Content-Type": "application/json", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return call("POST", "/v1/things", content=raw, headers=given)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "1:1"),
        (b"{", "1:2"),
        (b'{"name": "x",}', "line:column"),
        (b'{"name": "x"} x', "line:column"),
        (b'{"name": "\n"}', "line:column"),
        (b'{"name": "x", "name": "y"}', "'name' twice"),
        (b'{"inner": {"note": 1, "note": 2}}', "'note' twice"),
        (b'{"count": NaN}', "NaN is not JSON"),
        (b'{"count": -Infinity}', "-Infinity is not JSON"),
        (b'{"count": 1e999}', "too large"),
        (b'{"count": 9007199254740993}', "RFC 7493"),
        (b'{"count": ' + b"9" * 1000 + b"}", "RFC 7493"),
        (b'{"name": "a\\u0000b"}', "NUL"),
        (b'{"a\\u0000b": 1}', "NUL"),
        (b'{"name": "\\ud800"}', "surrogate"),
        (b'{"inners": [{"note": "\\udfff"}]}', "surrogate"),
        (b"[]", "JSON object"),
        (b'"x"', "JSON object"),
        (b"null", "JSON object"),
        (b'{"name": "\xff"}', "not UTF-8"),
        (b"[" * 1900, "JSON"),
        (b'{"inners": ' + b"[" * 64 + b"]" * 64 + b"}", "nested too deeply"),
        *((b'{"name": ' + b"[" * depth + b'"\\u0041"' + b"]" * depth + b"}", "nested") for depth in (100, 500, 960)),
    ],
)
def test_what_is_not_strict_json_is_refused_with_the_reason(call: Caller, raw: bytes, reason: str) -> None:
    answer = send(call, raw, Accept_Language="en")
    assert answer.status_code == 400, answer.text
    assert answer.json()["code"] == "malformed"
    assert reason in answer.json()["detail"]
    assert not call.bus.named("create_thing")


def test_a_name_that_comes_twice_among_very_many_is_found() -> None:
    # As many as an import may hold. Were they all compared with each other, the test would run out of time.
    names = [*range(500_000), 499_999]
    with pytest.raises(Malformed) as caught:
        parse_json(("{" + ",".join(f'"{name}":1' for name in names) + "}").encode())
    assert "'499999' twice" in caught.value.en


@pytest.mark.parametrize("raw", [b'{"name": "\\\\u0000"}', b'{"name": "\\ud83d\\ude00"}', '{"name": "😀"}'.encode()])
def test_escapes_that_only_look_wrong_are_taken(call: Caller, raw: bytes) -> None:
    assert send(call, raw).status_code == 201
    assert call.bus.named("create_thing")[-1]["body"] == json.loads(raw)


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/xml", "application/json; charset=gbk", "application/x-www-form-urlencoded"]
)
def test_only_json_in_utf8_is_taken(call: Caller, kind: str) -> None:
    answer = send(call, b'{"name": "x"}', Content_Type=kind)
    assert answer.status_code == 415
    assert answer.json()["code"] == "unsupported-media-type"


def test_a_charset_of_utf8_may_be_named(call: Caller) -> None:
    assert send(call, b'{"name": "x"}', Content_Type='Application/JSON; charset="UTF-8"').status_code == 201


def test_compressed_content_is_refused_saying_what_is_taken(call: Caller) -> None:
    answer = send(call, b'{"name": "x"}', Content_Encoding="gzip")
    assert answer.status_code == 415
    assert answer.headers["accept-encoding"] == "identity"


def test_a_body_that_says_it_is_too_large_is_not_read(call: Caller) -> None:
    answer = send(call, b'{"name": "' + b"x" * 2000 + b'"}')
    assert answer.status_code == 413
    assert "2000" in answer.json()["detail"]


def test_a_chunked_body_is_counted(call: Caller) -> None:
    def chunks() -> Any:
        for _ in range(30):
            yield b"x" * 100

    answer = call("POST", "/v1/things", content=chunks(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413


def test_every_wrong_field_is_named_with_value_and_what_would_be_right(call: Caller) -> None:
    answer = call(
        "POST",
        "/v1/things",
        json={
            "name": " ",
            "count": 12,
            "inner": {"note": 5, "odd/~": 1},
            "inners": [{}, {"nte": "x"}],
            "colour": "red",
        },
    )
    assert answer.status_code == 422
    errors = {error["pointer"]: error for error in answer.json()["errors"]}
    assert errors["/name"]["value"] == " "
    assert errors["/name"]["detail"] == "不能为空白。"
    assert errors["/count"] == {
        "field": "count",
        "pointer": "/count",
        "value": 12,
        "detail": "应不小于 1 且不大于 9。",
    }
    assert errors["/inner/note"]["detail"] == "应为字符串。"
    assert errors["/inner/odd~1~0"]["detail"] == "没有此字段;可用:note, secret_word。"
    assert errors["/inners/1/nte"]["field"] == "inners.1.nte"
    assert "name" in errors["/colour"]["detail"]
    assert not call.bus.named("create_thing")


def test_a_missing_field_has_no_value(call: Caller) -> None:
    (error,) = call("POST", "/v1/things", json={}).json()["errors"]
    assert error == {"field": "name", "pointer": "/name", "detail": "缺少此必填项。"}


def test_secrets_are_never_echoed(call: Caller) -> None:
    content = {
        "name": "x",
        "password": "hunter2",
        "inner": {"secret_word": 4711},
        "pasword": "hunter3",
        "Password": "hunter4",
        "inners": [{"secret_word": ["hunter5"]}],
    }
    answer = call("POST", "/v1/things", json=content)
    assert answer.status_code == 422
    for secret in ("hunter2", "4711", "hunter3", "hunter4", "hunter5"):
        assert secret not in answer.text


def test_containers_are_not_echoed_since_they_may_hold_secrets(call: Caller) -> None:
    answer = call("POST", "/v1/things", json={"name": {"password": "hunter2"}, "count": ["hunter3"]})
    values = [error["value"] for error in answer.json()["errors"]]
    assert values == ["{…}", "[1]"]


def test_long_values_are_shortened(call: Caller) -> None:
    (error,) = call("POST", "/v1/things", json={"name": "长" * 500}).json()["errors"]
    assert error["value"] == "长" * 100 + "…"
    assert error["detail"] == "长度应在 1 至 20 之间。"


def test_an_operation_without_body_takes_none(call: Caller) -> None:
    path = f"/v1/things/{THING}/lock"
    assert call("POST", path).status_code == 200
    assert call("POST", path, json={}).status_code == 200
    refused = call("POST", path, json={"x": 1})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["detail"] == "此处不接受任何字段。"


def test_unknown_and_repeated_query_parameters_are_refused(call: Caller) -> None:
    answer = call("GET", "/v1/things?colour=red&limit=5&limit=6&status=ajar", headers={"Accept-Language": "en"})
    assert answer.status_code == 422
    assert answer.json()["errors"] == [
        {
            "field": "colour",
            "in": "query",
            "value": "red",
            "detail": "Unknown parameter; there are: after, count, format, from, limit, status, tags.",
        },
        {"field": "limit", "in": "query", "value": "6", "detail": "This parameter may come only once."},
    ]


def test_query_values_are_checked(call: Caller) -> None:
    answer = call("GET", "/v1/things?limit=1000&status=ajar")
    details = {error["field"]: (error["in"], error["value"], error["detail"]) for error in answer.json()["errors"]}
    assert details == {
        "limit": ("query", "1000", "应不小于 1 且不大于 100。"),
        "status": ("query", "ajar", "应为下列之一:open, closed。"),
    }


def test_a_list_parameter_may_be_repeated(call: Caller) -> None:
    assert call("GET", "/v1/things?tags=a&tags=b").status_code == 200
    assert call.bus.named("list_things")[-1]["query"] == {"tags": ["a", "b"]}


def test_a_parameter_goes_by_its_name_outside(call: Caller) -> None:
    assert call("GET", "/v1/things?from=2026-01-01").status_code == 200
    assert call.bus.named("list_things")[-1]["query"] == {"from": "2026-01-01"}
    assert call("GET", "/v1/things?since=2026-01-01").status_code == 422


def test_an_operation_without_query_takes_no_parameter(call: Caller) -> None:
    answer = call("GET", f"/v1/things/{THING}?verbose=1")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["detail"] == "此操作没有查询参数。"
    assert call("POST", "/v1/things?dry=1", json={"name": "x"}).status_code == 422


@pytest.mark.parametrize("query", ["status=%FF", "status=%00", "&".join(f"a{n}=1" for n in range(201))])
def test_a_query_that_cannot_be_read_is_malformed(call: Caller, query: str) -> None:
    answer = call("GET", f"/v1/things?{query}")
    assert answer.status_code == 400
    assert answer.json()["code"] == "malformed"


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 201, "ключ".encode().decode("latin-1"), "a\tb"])
def test_an_odd_idempotency_key_is_refused(call: Caller, key: str) -> None:
    headers = [(b"Idempotency-Key", key.encode("latin-1")), *((n.encode(), v.encode()) for n, v in call.bearer.items())]
    answer = call.client.post("/v1/things", json={"name": "x"}, headers=headers)
    assert answer.status_code == 400
    assert "Idempotency-Key" in answer.json()["detail"]


def test_two_idempotency_keys_are_refused(call: Caller) -> None:
    headers = [("Idempotency-Key", "a"), ("Idempotency-Key", "b"), *call.bearer.items()]
    assert call.client.post("/v1/things", json={"name": "x"}, headers=headers).status_code == 400


def test_every_write_takes_a_key_whoever_calls_and_a_read_takes_none(call: Caller) -> None:
    content, headers = {"login": "a", "password": "b"}, {"Idempotency-Key": "k"}
    assert call.anonymous("POST", "/v1/logins", json=content, headers=headers).status_code == 201
    assert call("POST", "/v1/logins", json=content, headers=headers).status_code == 201
    assert call("DELETE", f"/v1/things/{THING}", headers=headers).status_code == 204
    assert call("GET", f"/v1/things/{THING}", headers=headers).status_code == 200
    assert [wire["idempotency_key"] for wire in call.bus.named("log_in")] == ["k", "k"]
    assert call.bus.named("delete_thing")[0]["idempotency_key"] == "k"
    assert call.bus.named("get_thing")[0]["idempotency_key"] is None


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (None, 428),
        ("*", 428),
        ("", 400),
        ("3", 400),
        ('"3', 400),
        ('"3", "4"', 400),
        ('"3",', 400),
        ('W/"3"', 412),
        ('"abc"', 412),
        ('"03"', 412),
        ('"99999999999999999999"', 412),
        ('"9223372036854775808"', 412),
        ('"3-"', 412),
        ('"3-xyz"', 412),
        ('"3"', 200),
        ('"3-00ff"', 200),
        (' "3" ', 200),
    ],
)
def test_if_match_is_read_as_the_standard_says(call: Caller, header: str | None, status: int) -> None:
    headers = {} if header is None else {"If-Match": header}
    answer = call("PUT", f"/v1/things/{THING}", json={"name": "x"}, headers=headers)
    assert answer.status_code == status, answer.text
    assert [wire["if_match"] for wire in call.bus.named("change_thing")] == ([3] if status == 200 else [])


def test_if_match_may_be_left_out_where_it_is_optional(call: Caller) -> None:
    for header in ({}, {"If-Match": "*"}, {"If-Match": '"7"'}):
        assert call("POST", f"/v1/things/{THING}/lock", headers=header).status_code == 200
    assert [wire["if_match"] for wire in call.bus.named("lock_thing")] == [None, None, 7]


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("{tag}", 304),
        ("W/{tag}", 304),
        ('"1", W/{tag}', 304),
        ("*", 304),
        ('"4"', 200),
        ('"3"', 200),
        ("3", 200),
        ('"3', 200),
        ("", 200),
    ],
)
def test_if_none_match_saves_the_content(call: Caller, header: str, status: int) -> None:
    tag = call("GET", f"/v1/things/{THING}").headers["etag"]
    answer = call("GET", f"/v1/things/{THING}", headers={"If-None-Match": header.format(tag=tag)})
    assert answer.status_code == status
    assert answer.headers["etag"] == tag
    assert bool(answer.content) == (status == 200)


def test_what_shows_something_else_at_the_same_version_is_sent_again(call: Caller) -> None:
    known = call("GET", f"/v1/things/{THING}")
    call.bus.always("get_thing", {**known.json(), "name": "它所属的组织改了名"})
    answer = call("GET", f"/v1/things/{THING}", headers={"If-None-Match": known.headers["etag"]})
    assert (answer.status_code, answer.json()["name"]) == (200, "它所属的组织改了名")
    # What it is now can still be changed by whoever has seen it under its former name.
    change = call("PUT", f"/v1/things/{THING}", json={"name": "x"}, headers={"If-Match": known.headers["etag"]})
    assert change.status_code == 200
    assert call.bus.named("change_thing")[0]["if_match"] == 3


def test_roles_are_asked_before_the_body_is_read(call: Caller) -> None:
    answer = call("POST", "/v1/things", content=b"{", headers=call.bus.signer.bearer(Role.DISPATCHER))
    assert answer.status_code == 403


LARGE = b"x" * MOST_ON_LOOP


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b'{"a": 1, "b": "%s", "a": 2}' % LARGE, "'a' twice"),
        (b'{"a": NaN, "b": "%s"}' % LARGE, "NaN is not JSON"),
        (b'{"a": 9007199254740993, "b": "%s"}' % LARGE, "beyond"),
        (b'{"a": 1e999, "b": "%s"}' % LARGE, "too large"),
        (b'{"a": "\\ud800", "b": "%s"}' % LARGE, "surrogate"),
        (b'{"a": "%s"' % LARGE, "syntax error"),
        (b'["%s"]' % LARGE, "must be a JSON object"),
        (b'{"a": "\xff%s"}' % LARGE, "not UTF-8"),
        (b"[" * len(LARGE) + b"]" * len(LARGE), "nested too deeply"),
        (b'{"a": [' + b"[]," * 200_000 + b"1]}", "20,000 values at most"),
        (b"{" + b",".join(b'"%d":1' % number for number in range(40_000)) + b"}", "20,000 values at most"),
        (b'{"a": ' + b"9" * len(LARGE) + b"}", "beyond"),
        (b'{"a": [' + b"{}," * 5_000_000 + b"1]}", "too large to be parsed"),
    ],
)
def test_a_large_body_is_refused_for_the_same_reasons_and_for_too_many_values(raw: bytes, reason: str) -> None:
    with pytest.raises(Failure) as failure:
        asyncio.run(parse_body(raw, asyncio.Semaphore(1)))
    assert failure.value.problem.code == MALFORMED.code
    assert reason in failure.value.problem.detail.en


def test_a_large_body_of_few_values_is_taken_as_it_is() -> None:
    body = {"content": LARGE.decode(), "name": "名", "list": [1, 2.5, None, {"a": True}]}
    assert asyncio.run(parse_body(json.dumps(body).encode(), asyncio.Semaphore(1))) == body


def test_a_large_body_that_a_busy_machine_does_not_check_in_time_is_refused_for_the_moment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(content, "_BOUNDS", replace(content._BOUNDS, seconds=0))
    with pytest.raises(Failure) as failure:
        asyncio.run(parse_body(b'{"content": "%s"}' % LARGE, asyncio.Semaphore(1)))
    assert failure.value.problem is OVERLOADED
    assert failure.value.params["seconds"] > 0
