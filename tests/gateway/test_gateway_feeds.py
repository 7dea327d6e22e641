"""Feeds of calendars over a recorded bus: read by two parsers, and by who does not sign in."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar

from chassis.calling.errors import Failure
from contracts.agenda import FEED_UNKNOWN, GET_AGENDA, GET_FEED
from contracts.problem import TIMED_OUT
from contracts.roles import Role
from gateway.revocations import EVENT
from tests.gateway.recorded import ORGANIZATION, PERSON, Caller, calling, unused_id

SECRET = "6mC0Lr3n3K2kq2rX6mO1cJbJ7m8yB1qv2k4oEH0wVhR"
ADDRESS = f"/v1/feeds/{SECRET}/agenda.ics"
BERLIN, SHANGHAI = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai")
FEED, MEETING, COURSE = unused_id(), unused_id(), unused_id()
TITLE = "生物医药产业链党委联席会议(第四季度):冷链仓储共享, 资质互认; 见附件\\清单" * 3


def occasion(kind: str, identifier: str, starts: str, ends: str, **given: Any) -> dict[str, Any]:
    words = {
        "meeting": ("会议", "meeting"),
        "course": ("课程", "course"),
        "on_site_day": ("现场服务日", "on-site day"),
    }[kind]
    return {
        "kind": kind, "words": dict(zip(("zh", "en"), words, strict=True)), "id": identifier,
        "link": f"/v1/{kind}s/{identifier}", "number": "HY000001", "title": TITLE, "place": "园区三楼",
        "starts_at": starts, "ends_at": ends, "status": "confirmed", "revision": 3,
        "noted_at": "2026-11-20T09:00:00+08:00", "whole_day": False, **given,
    }  # fmt: skip


# In Shanghai at the same time; in Berlin before and after the clocks are changed on the 28th.
BEFORE = occasion("meeting", MEETING, "2027-03-25T10:00:00+08:00", "2027-03-25T11:30:00+08:00")
AFTER = occasion("meeting", unused_id(), "2027-03-30T10:00:00+08:00", "2027-03-30T11:30:00+08:00", status="cancelled")
CLASS = occasion("course", COURSE, "2026-12-01T14:00:00+08:00", "2026-12-01T17:00:00+08:00", status="tentative")
# The day on which the clocks are changed in Berlin.
ON_SITE = occasion(
    "on_site_day",
    unused_id(),
    "2027-03-28T00:00:00+08:00",
    "2027-03-29T00:00:00+08:00",
    whole_day=True,
    title="滨海园区",
)
WORK = {
    "id": unused_id(), "link": "/v1/requests/1", "number": "SQ1", "title": "招聘实验员", "urgency": "due_soon",
    "since": "2026-11-23T09:00:00+08:00", "due_at": "2026-11-24T18:00:00+08:00",
}  # fmt: skip


@pytest.fixture
def call() -> Iterator[Caller]:
    with calling((GET_AGENDA, GET_FEED)) as call:
        owned(call)
        answer(call, requests=[AFTER, BEFORE, ON_SITE], talent=[CLASS], waiting=[WORK, {**WORK, "due_at": None}])
        yield call


def owned(call: Caller, role: Role = Role.DEPARTMENT_HANDLER, ago: int = 1) -> None:
    """Let registry know whose the address is, and since when it says so."""
    now = datetime.now(UTC) - timedelta(seconds=ago)
    holder = {
        "person_id": PERSON, "session_id": FEED, "name": "王小样", "issued_at": now.isoformat(),
        "until": now.isoformat(), "posts": [{"role": role, "organization_id": ORGANIZATION, "chain_id": None}],
    }  # fmt: skip
    call.bus.answer("registry", "open_calendar_feed", lambda _: holder)


def _agenda(items: list[dict[str, Any]], _: dict[str, Any]) -> dict[str, Any]:
    return {"items": items, "more": []}


def answer(call: Caller, *, requests: Any = (), talent: Any = (), waiting: Any = ()) -> None:
    """What the services know of the owner."""
    for service, items in (("registry", ()), ("requests", requests), ("talent", talent)):
        call.bus.answer(service, "get_service_agenda", partial(_agenda, list(items)))
    kind = {
        "kind": "request.acceptance", "words": {"zh": "签收", "en": "accept"}, "resource": "request", "opens": "/v1/x",
        "counts": {"overdue": 0, "due_soon": 1, "other": 0, "total": 1}, "items": list(waiting),
    }  # fmt: skip
    call.bus.answer("requests", "list_service_work", lambda _: {"kinds": [kind]})
    for service in ("registry", "talent", "notifications"):
        call.bus.answer(service, "list_service_work", lambda _: {"kinds": []})


def read(call: Caller, query: str = "", **headers: str) -> str:
    response = call.anonymous("GET", ADDRESS + query, headers=headers)
    assert response.status_code == 200, response.text
    return str(response.text)


def events(text: str) -> dict[str, Any]:
    """The events as the first parser reads them, by their identities."""
    return {str(event["uid"]): event for event in Calendar.from_ical(text).walk("VEVENT")}


def test_the_agenda_and_what_is_due_are_a_calendar_for_who_has_the_address(call: Caller) -> None:
    response = call.anonymous("GET", ADDRESS)
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    assert response.headers["cache-control"].startswith("private")
    found = events(response.text)
    assert len(found) == 5
    meeting, course = found[f"meeting-{MEETING}@127.0.0.1"], found[f"course-{COURSE}@127.0.0.1"]
    assert meeting["summary"] == TITLE
    assert (meeting["location"], meeting["sequence"], meeting["status"]) == ("园区三楼", 3, "CONFIRMED")
    assert meeting["url"] == f"http://127.0.0.1:8000/meetings/{MEETING}"
    assert course["status"] == "TENTATIVE"
    assert found[f"meeting-{AFTER['id']}@127.0.0.1"]["status"] == "CANCELLED"
    # It has a day and no hours, and a title that does not say what it is.
    day = found[f"on_site_day-{ON_SITE['id']}@127.0.0.1"]
    assert (day["summary"], day["dtstart"].dt, day["dtend"].dt) == (
        "现场服务日 · 滨海园区", date(2027, 3, 28), date(2027, 3, 29),
    )  # fmt: skip
    due = found[f"request.acceptance-{WORK['id']}@127.0.0.1"]
    assert (due["summary"], due["transp"]) == ("签收 · 招聘实验员", "TRANSPARENT")
    assert due["dtstart"].dt == datetime(2026, 11, 24, 18, tzinfo=SHANGHAI)
    # Everything is asked for in the name of the owner, with the posts that registry names.
    for name in ("get_service_agenda", "list_service_work"):
        assert {json.dumps(asked["actor"]["posts"]) for asked in call.bus.named(name)} == {
            json.dumps([["department_handler", ORGANIZATION, None]])
        }
    assert (call.bus.named("open_calendar_feed")[0]["body"], len(call.bus.named("open_calendar_feed"))) == (
        {"secret": SECRET},
        1,
    )


def test_two_parsers_read_the_same_times_on_both_sides_of_a_change_of_clocks(call: Caller) -> None:
    text = read(call)
    one = {
        identity: (event["dtstart"].dt, event["dtend"].dt)
        for identity, event in events(text).items()
        if "dtend" in event
    }
    (second,) = vobject.readComponents(text)
    assert second.validate(raiseException=True)
    other = {
        str(event.uid.value): (event.dtstart.value, event.dtend.value)
        for event in second.vevent_list
        if hasattr(event, "dtend")
    }
    assert len(one) == 4
    assert one == other
    for found in (one, other):
        starts = [
            found[f"meeting-{each['id']}@127.0.0.1"][0].astimezone(BERLIN).isoformat() for each in (BEFORE, AFTER)
        ]
        assert starts == ["2027-03-25T03:00:00+01:00", "2027-03-30T04:00:00+02:00"]
        ends = found[f"meeting-{BEFORE['id']}@127.0.0.1"][1]
        assert ends.astimezone(UTC) == datetime(2027, 3, 25, 3, 30, tzinfo=UTC)
    assert "DTSTART:20270325T020000Z" in text


def test_lines_are_folded_between_characters_and_what_means_something_is_escaped(call: Caller) -> None:
    raw = call.anonymous("GET", ADDRESS).content
    lines = raw.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode()
    unfolded = raw.replace(b"\r\n ", b"").decode()
    assert "冷链仓储共享\\, 资质互认\\; 见附件\\\\清单" in unfolded


def test_the_words_are_in_the_language_of_the_client_or_of_the_address(call: Caller) -> None:
    assert "SUMMARY:签收 · 招聘实验员" in read(call)
    for text in (read(call, **{"Accept-Language": "en"}), read(call, "?language=en", **{"Accept-Language": "zh"})):
        assert "SUMMARY:accept · 招聘实验员" in text
        assert "CATEGORIES:meeting" in text
    assert call.anonymous("GET", f"{ADDRESS}?language=de").status_code == 422


def test_what_has_not_changed_is_not_sent_again(call: Caller) -> None:
    first = call.anonymous("GET", ADDRESS)
    tag = first.headers["etag"]
    again = call.anonymous("GET", ADDRESS, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"].replace("-gzip", "")) == (
        304, b"", tag.replace("-gzip", ""),
    )  # fmt: skip
    head = call.anonymous("HEAD", ADDRESS)
    assert (head.status_code, head.content, head.headers["content-type"]) == (200, b"", "text/calendar; charset=utf-8")
    answer(call, requests=[{**BEFORE, "revision": 4, "status": "cancelled"}])
    changed = call.anonymous("GET", ADDRESS, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    (event,) = events(changed.text).values()
    assert (str(event["uid"]), event["sequence"], event["status"]) == (f"meeting-{MEETING}@127.0.0.1", 4, "CANCELLED")


def test_an_unknown_address_is_refused_and_stands_in_no_log(call: Caller, capsys: pytest.CaptureFixture[str]) -> None:
    read(call)

    def refuse(_: dict[str, Any]) -> None:
        raise Failure(FEED_UNKNOWN)

    call.bus.answer("registry", "open_calendar_feed", refuse)
    response = call.anonymous("GET", ADDRESS)
    assert (response.status_code, response.json()["code"]) == (404, "feed-unknown")
    assert call.anonymous("GET", f"/v1/feeds/{SECRET}").status_code == 404
    assert call.anonymous("GET", f"/v1/feeds/{SECRET * 3}/agenda.ics").status_code == 404
    assert call.anonymous("GET", f"/v1/feeds/{SECRET * 3}/agenda.ics").json()["code"] == "feed-unknown"
    printed = capsys.readouterr()
    assert "/v1/feeds/" in printed.out + printed.err
    assert SECRET not in printed.out + printed.err


def test_what_is_revoked_meanwhile_is_refused(call: Caller) -> None:
    read(call)
    call.publish(EVENT, {"person_id": PERSON, "session_id": None, "before": datetime.now(UTC).isoformat()})
    # A program that is told to sign in (401) asks for a password.
    refused = call.anonymous("GET", ADDRESS)
    assert (refused.status_code, refused.json()["code"]) == (404, "feed-unknown")
    assert len(call.bus.named("open_calendar_feed")) == 3
    owned(call, ago=-1)
    read(call)


@pytest.mark.parametrize("operation", ["get_service_agenda", "list_service_work"])
def test_a_calendar_is_refused_rather_than_incomplete(call: Caller, operation: str) -> None:
    call.bus.answer("requests", operation, lambda _: Failure(TIMED_OUT, service="requests"))
    response = call.anonymous("GET", ADDRESS)
    assert response.status_code in (503, 504)


def test_readings_are_counted_by_address_apart_from_everything_else() -> None:
    with calling((GET_AGENDA, GET_FEED), rate_limit="10/minute") as call:
        owned(call)
        answer(call)
        assert [call.anonymous("GET", ADDRESS).status_code for _ in range(3)] == [200, 200, 429]
        assert call("GET", "/v1/agenda").status_code == 200


def test_the_agenda_is_merged_by_time_and_names_what_is_missing(call: Caller) -> None:
    found = call("GET", "/v1/agenda?from=2026-12-01&to=2027-12-01").json()
    assert [each["id"] for each in found["items"]] == [COURSE, MEETING, ON_SITE["id"], AFTER["id"]]
    assert (found["more"], found["unavailable"]) == ([], [])
    assert call.bus.named("get_service_agenda")[0]["query"] == {"from": "2026-12-01", "to": "2027-12-01"}
    call.bus.answer("talent", "get_service_agenda", lambda _: Failure(TIMED_OUT, service="talent"))
    assert call("GET", "/v1/agenda").json()["unavailable"] == ["talent"]
    for query in ("from=2026-12-02&to=2026-12-01", "from=2026-12-01&to=2028-01-06"):
        refused = call("GET", f"/v1/agenda?{query}")
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "to")
    assert call.anonymous("GET", "/v1/agenda").status_code == 401
