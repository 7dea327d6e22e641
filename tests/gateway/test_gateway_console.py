"""The console: built files, handed out as they are."""

import gzip
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gateway.recorded import OPERATIONS, THING, Caller, calling

PAGE = "<!doctype html><title>console</title>"
SCRIPT = "console.log('链上');" * 40
NAVIGATION = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def build(folder: Path, page: str = PAGE) -> None:
    """What a build puts there, the page last."""
    (folder / "assets").mkdir(parents=True, exist_ok=True)
    script = folder / "assets" / "index-4f2a.js"
    script.write_text(SCRIPT)
    Path(f"{script}.gz").write_bytes(gzip.compress(SCRIPT.encode()))
    Path(f"{script}.br").write_bytes(b"as brotli")
    (folder / "mark.svg").write_text("<svg/>")
    (folder / "manifest.json").write_text("{}")
    (folder / "index.html").write_text(page)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("gateway.console.FOLDER", tmp_path)
    return tmp_path


@pytest.fixture
def call(folder: Path) -> Iterator[Caller]:
    build(folder)
    with calling(OPERATIONS) as caller:
        yield caller


def test_the_page_stands_at_the_root_and_at_every_place_of_the_console(call: Caller) -> None:
    for path in ("/", f"/requests/{THING}", "/sign-in"):
        answer = call.anonymous("GET", path, headers=NAVIGATION)
        assert (answer.status_code, answer.text) == (200, PAGE)
        assert answer.headers["cache-control"] == "no-cache"
    assert call.anonymous("HEAD", "/", headers=NAVIGATION).content == b""


@pytest.mark.parametrize(
    "path", ["/assets/index-old.js", "/favicon.ico", "/manifest.json", "/v1/nothing", "/docs/none", "/%2e%2e/app.py"]
)
def test_what_is_no_place_is_not_answered_with_the_page(call: Caller, path: str) -> None:
    answer = call.anonymous("GET", path, headers=NAVIGATION)
    assert answer.status_code in (400, 404)
    assert answer.headers["content-type"] == "application/problem+json"


def test_only_whoever_goes_somewhere_gets_the_page(call: Caller) -> None:
    assert call.anonymous("GET", "/requests", headers={"Accept": "application/json"}).status_code == 404
    assert call.anonymous("POST", "/requests", headers=NAVIGATION).status_code == 404


def test_assets_are_kept_for_ever_and_come_as_the_client_takes_them(call: Caller) -> None:
    path, tags = "/assets/index-4f2a.js", set()
    for wish, coding in (("gzip, br", "br"), ("gzip", "gzip"), ("gzip;q=0, identity", None)):
        answer = call.anonymous("GET", path, headers={"Accept-Encoding": wish})
        assert answer.headers.get("content-encoding") == coding
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert "Accept-Encoding" in answer.headers["vary"]
        tags.add(answer.headers["etag"])
        known = {"Accept-Encoding": wish, "If-None-Match": answer.headers["etag"]}
        again = call.anonymous("GET", path, headers=known)
        assert (again.status_code, again.headers["etag"]) == (304, answer.headers["etag"])
    assert len(tags) == 3


def test_the_page_takes_nothing_from_elsewhere_and_nothing_inline(call: Caller) -> None:
    headers = call.anonymous("GET", "/", headers=NAVIGATION).headers
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "://" not in policy
    for said in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"):
        assert said in policy
    assert "require-trusted-types-for 'script'" in policy
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")


def test_a_build_is_shown_as_soon_as_it_is_there_and_so_is_the_next(folder: Path) -> None:
    with calling(OPERATIONS) as caller:
        absent = caller.anonymous("GET", "/", headers=NAVIGATION)
        assert absent.status_code == 503
        assert all(said in absent.text for said in ("make console", "尚未构建", "has not been built", "/docs"))
        build(folder)
        assert caller.anonymous("GET", "/", headers=NAVIGATION).text == PAGE
        build(folder, "another")
        os.utime(folder / "index.html", ns=(1, 1))
        assert caller.anonymous("GET", "/", headers=NAVIGATION).text == "another"


def test_a_whole_office_behind_one_address_can_open_the_console() -> None:
    with calling(OPERATIONS, rate_limit="2/minute") as caller:
        answers = [caller.anonymous("GET", "/docs").status_code for _ in range(3)]
        assert answers == [200, 200, 429]
        pages = [caller.anonymous("GET", "/", headers=NAVIGATION).status_code for _ in range(21)]
        assert pages.count(429) == 1
