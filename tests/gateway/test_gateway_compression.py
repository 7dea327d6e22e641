"""Compressed responses."""

import gzip
import json
from typing import Any

import pytest

from chassis.calling.call import Reply
from contracts.bulk import bulk_of
from contracts.gateway import GET_LIVE
from gateway.compression import LEAST, takes
from tests.gateway.recorded import GET_THING, OPERATIONS, THING, Caller, ThingBody, calling, sample

GZIP = {"Accept-Encoding": "gzip"}
LONG = {"id": THING, "name": "阵地" * LEAST, "version": 3}


def raw(caller: Caller, method: str, path: str, headers: dict[str, str], **options: Any) -> Any:
    """A response, and its content as it was sent."""
    request = caller.client.build_request(method, path, headers={**caller.bearer, **headers}, **options)
    response = caller.client.send(request, stream=True)
    return response, b"".join(response.iter_raw())


@pytest.mark.parametrize(
    ("wish", "taken"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("x-gzip", True),
        ("gzip;q=0.001", True),
        ("identity;q=0.5, gzip", True),
        ("", False),
        ("br", False),
        ("identity", False),
        ("gzip;q=0", False),
        ("*;q=0", False),
        ("*, gzip;q=0", False),
        ("identity, gzip;q=0.5", False),
        ("gzip;q=2", False),
        ("gzip;q", False),
        ("gzipp", False),
    ],
)
def test_a_client_says_whether_it_takes_gzip(wish: str, taken: bool) -> None:
    assert takes("gzip", wish) is taken


def test_what_is_worth_it_is_compressed_for_those_who_take_it_and_for_nobody_else() -> None:
    with calling() as caller:
        caller.bus.always("get_thing", LONG)
        response, content = raw(caller, "GET", f"/v1/things/{THING}", GZIP)
        assert response.headers["content-encoding"] == "gzip"
        assert response.headers["content-length"] == str(len(content))
        assert len(content) < LEAST
        assert json.loads(gzip.decompress(content)) == LONG
        for headers in ({"Accept-Encoding": "identity"}, {"Accept-Encoding": "br"}):
            plain, body = raw(caller, "GET", f"/v1/things/{THING}", headers)
            assert "content-encoding" not in plain.headers
            assert json.loads(body) == LONG
            assert "Accept-Encoding" in plain.headers["vary"]
            assert plain.headers["etag"] != response.headers["etag"]
        caller.bus.always("get_thing", {**LONG, "name": "短"})
        small, _ = raw(caller, "GET", f"/v1/things/{THING}", GZIP)
        assert "content-encoding" not in small.headers


def test_the_tag_of_a_compressed_response_answers_conditions() -> None:
    with calling() as caller:
        caller.bus.always("get_thing", LONG)
        tag = raw(caller, "GET", f"/v1/things/{THING}", GZIP)[0].headers["etag"]
        plain = raw(caller, "GET", f"/v1/things/{THING}", {"Accept-Encoding": "identity"})[0].headers["etag"]
        for given in (tag, plain):
            known, content = raw(caller, "GET", f"/v1/things/{THING}", {**GZIP, "If-None-Match": given})
            assert (known.status_code, content, known.headers["etag"]) == (304, b"", given)
        body = {"name": "一件"}
        raw(caller, "PUT", f"/v1/things/{THING}", {**GZIP, "If-Match": tag}, json=body)
        assert caller.bus.named("change_thing")[-1]["if_match"] == 3


def test_a_client_that_takes_no_gzip_any_more_is_told_the_tag_of_what_it_has() -> None:
    with calling() as caller:
        caller.bus.always("get_thing", LONG)
        tag = raw(caller, "GET", f"/v1/things/{THING}", GZIP)[0].headers["etag"]
        given = {"Accept-Encoding": "identity", "If-None-Match": tag}
        known = raw(caller, "GET", f"/v1/things/{THING}", given)[0]
        assert (known.status_code, known.headers["etag"]) == (304, tag)


def test_what_holds_a_secret_is_not_compressed() -> None:
    """A password beside a text that somebody else has chosen could be guessed by the length."""
    told = sample("told_secret", "GET", "/v1/secrets", access=GET_THING.access, result=ThingBody)
    one = sample("tell_secret", "POST", "/v1/secrets/one", access=GET_THING.access, result=ThingBody)
    several = bulk_of(one, "tell_secrets", "/v1/secrets", one.summary)
    with calling((*OPERATIONS, told, several)) as caller:
        result = {"index": 0, "status": 200, "result": {"name": "阵地" * LEAST, "password": "x"}, "problem": None}
        caller.bus.always("tell_secrets", {"results": [result], "succeeded": 1, "refused": 0})
        response, content = raw(caller, "POST", "/v1/secrets", GZIP, json={"items": [{}]})
        assert "content-encoding" not in response.headers
        assert json.loads(content)["results"] == [result]
        caller.bus.answer("samples", "told_secret", lambda call: Reply({"name": "阵地" * LEAST, "password": "x"}))
        response, content = raw(caller, "GET", "/v1/secrets", GZIP)
        assert "content-encoding" not in response.headers
        assert json.loads(content)["password"] == "x"


@pytest.mark.parametrize("path", ["/openapi.json", "/asyncapi.json", "/docs", "/docs/docs.js", "/problems"])
def test_pages_are_compressed_and_known_again(path: str) -> None:
    with calling() as caller:
        response, content = raw(caller, "GET", path, GZIP)
        assert response.headers["content-encoding"] == "gzip"
        assert gzip.decompress(content) == raw(caller, "GET", path, {"Accept-Encoding": "identity"})[1]
        again = raw(caller, "GET", path, {**GZIP, "If-None-Match": response.headers["etag"]})[0]
        assert again.status_code == 304
        head, nothing = raw(caller, "HEAD", path, GZIP)
        assert (nothing, head.headers["content-length"]) == (b"", str(len(content)))


def test_problems_that_are_long_are_compressed_too() -> None:
    with calling() as caller:
        wrong = {f"unknown{number}": "x" for number in range(20)}
        response, content = raw(caller, "POST", "/v1/logins", GZIP, json={"login": "a" * 41, **wrong})
        assert response.status_code == 422
        assert len(gzip.decompress(content)) >= LEAST


def test_a_stream_is_not_compressed() -> None:
    with calling() as caller:
        response = caller("HEAD", str(GET_LIVE.path), GZIP)
        assert response.headers["content-type"] == "text/event-stream"
        assert "content-encoding" not in response.headers
