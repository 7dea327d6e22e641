"""Please supply: the clock waits for the enterprise within bounds, and goes on whatever comes; and progress."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select, update

from chassis.calling.errors import Failure
from contracts.requests import calendar, catalog, lifecycle, reading, supplements
from services.requests.clocks.models import Clock
from services.requests.lifecycle.models import Request
from services.requests.supplements.models import Supplement
from tests.services.requests.comments.talk import thread
from tests.services.requests.district import District, refused, told

WHAT = "请补充岗位说明"
# The item takes 5 working days from Monday the 23rd; asked on Tuesday at 10, five working days end a week later.
DUE, ASKED, UNTIL = "2026-11-30T17:30:00+08:00", "2026-11-24 10:00", "2026-12-01T17:30:00+08:00"


def ask(district: District, request: dict[str, Any] | None = None, **body: Any) -> dict[str, Any]:
    found = request or district.handling()
    district.at(ASKED)
    return district.move(supplements.REQUEST_SUPPLEMENT, district.handler, found, content=WHAT, **body)


def deadline(district: District, request: dict[str, Any], who: str = "contact") -> dict[str, Any]:
    found: dict[str, Any] = district.call(reading.GET_REQUEST_DEADLINE, getattr(district, who), request["id"])
    return found


def ledger(district: District, request: dict[str, Any]) -> list[str]:
    return [row["kind"] for row in deadline(district, request)["ledger"]]


def outcome(district: District) -> str | None:
    with district.service.database.transaction() as session:
        return session.scalars(select(Supplement.outcome)).one()


def test_the_clock_waits_until_the_enterprise_has_supplied_what_it_was_asked_for(district: District) -> None:
    asked = ask(district)
    assert asked["pending_supplement"]["content"] == WHAT
    assert (asked["pending_supplement"]["days"], asked["pending_supplement"]["until"]) == (5, UNTIL)
    assert "supplement" not in asked["actions"]
    assert "supply" in district.see(asked, district.contact)["actions"]
    # Past the due date of before, and still not late.
    district.at("2026-12-01 10:00")
    assert (district.service.tick("climb_ladder"), district.service.tick("expire_supplements")) == (0, 0)
    assert not district.see(asked)["overdue"]
    told_now = deadline(district, asked)
    assert told_now["status"] == "paused"
    assert any("请企业补正" in sentence and WHAT in sentence for sentence in told_now["sentences"]["zh"])
    assert any("at most until Tuesday 1 December 2026, 17:30" in each for each in told_now["sentences"]["en"])
    supplied = district.move(supplements.SUPPLY_REQUEST, district.contact, asked, content="见岗位说明书")
    assert (supplied["pending_supplement"], supplied["status"]) == (None, "handling")
    # Five working days at the same hour: the pause took as much working time.
    assert supplied["due_at"].startswith("2026-12-07T17:")
    found = deadline(district, asked)
    paused, resumed = found["ledger"][1:3]
    assert (paused["kind"], paused["days"], paused["reason"]) == ("paused", 5, WHAT)
    assert (resumed["kind"], resumed["reason"], resumed["due_at"]) == ("resumed", "见岗位说明书", supplied["due_at"])
    step = next(step for step in found["steps"] if step["step"] == "resumed")
    assert (step["expired"], step["returned"], "approver" in step) == (False, False, False)
    said = [(one["kind"], one["content"]) for one in thread(district, district.contact, asked)]
    assert said == [("supply", "见岗位说明书"), ("supplement", WHAT)]
    history = district.call(reading.LIST_REQUEST_HISTORY, district.contact, asked["id"], query={})["items"]
    assert [(entry["action"], entry["reason"]) for entry in history[-2:]] == [
        ("supplement", WHAT),
        ("supply", "见岗位说明书"),
    ]
    assert (history[-2]["details"]["days"], history[-2]["details"]["until"]) == (5, UNTIL)
    assert [(data["reason"], data["until"]) for data in told(district, "supplement-requested")] == [(WHAT, UNTIL)]
    assert [data["reason"] for data in told(district, "supplied")] == ["见岗位说明书"]
    assert outcome(district) == "supplied"


def test_when_the_bound_is_over_the_clock_goes_on_from_there(district: District) -> None:
    asked = ask(district, days=2)
    # However late the schedule looks.
    district.at("2026-11-27 10:00")
    assert district.service.tick("expire_supplements") == 1
    found = district.see(asked)
    assert (found["pending_supplement"], found["status"]) == (None, "handling")
    # From Tuesday 10:00 until Thursday 17:30.
    rows = deadline(district, asked)["ledger"]
    assert rows[-1]["kind"] == "resumed"
    assert rows[-1]["at"] == "2026-11-26T17:30:00+08:00"
    assert rows[-1]["approver_id"] is None
    assert found["due_at"].startswith("2026-12-03T")
    explained = deadline(district, asked)
    assert [step["expired"] for step in explained["steps"] if step["step"] == "resumed"] == [True]
    assert any("补正期满" in sentence for sentence in explained["sentences"]["zh"])
    assert len(told(district, "supplement-expired")) == 1
    assert outcome(district) == "expired"
    assert district.service.tick("expire_supplements") == 0
    refused("no-supplement-pending", district, supplements.SUPPLY_REQUEST, district.contact, found, content="迟了")
    history = district.call(reading.LIST_REQUEST_HISTORY, district.contact, asked["id"], query={})["items"]
    assert (history[-1]["action"], history[-1]["person_id"]) == ("supplement_expiry", None)


def test_the_enterprise_is_asked_once_in_a_handling(district: District) -> None:
    asked = ask(district)
    failure = refused(
        "supplement-pending", district, supplements.REQUEST_SUPPLEMENT, district.handler, asked, content="再补"
    )
    assert failure.params["until"] == "2026-12-01 17:30"
    supplied = district.move(supplements.SUPPLY_REQUEST, district.contact, asked, content="见附件")
    assert "supplement" not in district.see(supplied, district.handler)["actions"]
    for who in (district.handler, district.dispatcher):
        failure = refused(
            "supplements-used-up", district, supplements.REQUEST_SUPPLEMENT, who, supplied, content="再补"
        )
        assert (failure.params["limit"], failure.params["made"]) == (1, 1)
    assert ledger(district, asked) == ["started", "paused", "resumed"]


def test_no_longer_than_the_terms_allow(district: District) -> None:
    request = district.handling()
    for days in (0, 61):
        with pytest.raises(Failure) as caught:
            ask(district, request, days=days)
        assert caught.value.errors[0]["field"] == "days"
    failure = refused(
        "supplement-out-of-bounds",
        district,
        supplements.REQUEST_SUPPLEMENT,
        district.handler,
        request,
        content=WHAT,
        days=6,
    )
    assert (failure.params["asked"], failure.params["limit"]) == (6, 5)
    assert ledger(district, request) == ["started"]


def terms(district: District, **given: Any) -> None:
    found = district.call(calendar.GET_TERMS, district.operator)
    body = {name: value for name, value in found.items() if name != "version"} | given
    district.call(calendar.SET_TERMS, district.operator, body=body, if_match=found["version"])


def test_terms_and_items_set_the_bounds(district: District) -> None:
    terms(district, supplements=0, supplement_days=2)
    request = district.handling()
    assert "supplement" not in district.see(request, district.handler)["actions"]
    refused("supplements-used-up", district, supplements.REQUEST_SUPPLEMENT, district.handler, request, content=WHAT)
    district.call(catalog.CHANGE_CATALOG_ITEM, district.operator, district.item, body={"supplements": 2})
    assert "supplement" in district.see(request, district.handler)["actions"]
    assert ask(district, request)["pending_supplement"]["days"] == 2
    item = district.call(
        catalog.CHANGE_CATALOG_ITEM, district.operator, district.item, body={"supplements": None, "supplement_days": 3}
    )
    assert (item["supplements"], item["supplement_days"]) == (None, 3)
    terms(district, supplements=2)
    district.move(supplements.SUPPLY_REQUEST, district.contact, request, content="见附件")
    assert ask(district, request)["pending_supplement"]["days"] == 3


@pytest.mark.parametrize(
    ("name", "value"), [("supplements", -1), ("supplements", 6), ("supplement_days", 0), ("supplement_days", 61)]
)
def test_bounds_that_cannot_be_are_refused(district: District, name: str, value: int) -> None:
    with pytest.raises(Failure) as caught:
        terms(district, **{name: value})
    assert [error["field"] for error in caught.value.errors] == [name]
    with pytest.raises(Failure) as caught:
        district.call(catalog.CHANGE_CATALOG_ITEM, district.operator, district.item, body={name: value})
    assert [error["field"] for error in caught.value.errors] == [name]


def test_a_department_asks_once_it_has_accepted_and_a_dispatcher_before(district: District) -> None:
    request = district.dispatched()
    failure = refused("not-now", district, supplements.REQUEST_SUPPLEMENT, district.handler, request, content=WHAT)
    assert "接单" in str(failure.params["possible_zh"])
    assert "supplement" not in district.see(request, district.handler)["actions"]
    assert "supplement" in district.see(request, district.dispatcher)["actions"]
    district.move(supplements.REQUEST_SUPPLEMENT, district.dispatcher, request, content=WHAT)
    accepted = district.move(lifecycle.ACCEPT_REQUEST, district.handler, request)
    assert accepted["pending_supplement"]["content"] == WHAT
    district.move(supplements.SUPPLY_REQUEST, district.contact, request, content="见附件")
    assert ledger(district, request) == ["started", "paused", "resumed"]


@pytest.mark.parametrize("status", ["submit", "returned", "answered", "under_review", "closed", "withdrawn"])
def test_while_no_clock_runs_nothing_can_be_asked_for(district: District, status: str) -> None:
    request = getattr(district, status)()
    who = district.supervisor if status in ("closed", "withdrawn") else district.dispatcher
    if who is district.dispatcher:
        refused("not-now", district, supplements.REQUEST_SUPPLEMENT, who, request, content=WHAT)
    refused("not-now", district, supplements.SUPPLY_REQUEST, district.contact, request, content="见附件")
    if request["department_id"]:
        refused("not-now", district, supplements.REPORT_PROGRESS, district.handler, request, content="进展")


def test_others_neither_ask_nor_supply(district: District) -> None:
    request = district.handling()
    for who in (district.chief, district.operator, district.contact):
        refused("forbidden", district, supplements.REQUEST_SUPPLEMENT, who, request, content=WHAT)
    # A supervisor takes the dispatcher's steps only while no dispatcher can act.
    refused("forbidden", district, supplements.REQUEST_SUPPLEMENT, district.supervisor, request, content=WHAT)
    for who in (district.other_handler, district.other_dispatcher):
        refused("not-found", district, supplements.REQUEST_SUPPLEMENT, who, request, content=WHAT)
    asked = ask(district, request)
    refused("forbidden", district, supplements.SUPPLY_REQUEST, district.handler, asked, content="代补")
    refused("not-found", district, supplements.SUPPLY_REQUEST, district.neighbour_contact, asked, content="代补")
    refused("forbidden", district, supplements.REPORT_PROGRESS, district.dispatcher, asked, content="进展")


ENDS: dict[str, Callable[[District, dict[str, Any]], dict[str, Any]]] = {
    "withdrawn": lambda district, request: district.move(
        lifecycle.WITHDRAW_REQUEST, district.contact, request, reason="已解决"
    ),
    "answered": lambda district, request: district.move(
        lifecycle.ANSWER_REQUEST, district.handler, request, answer="已安排"
    ),
}


@pytest.mark.parametrize("end", ENDS)
def test_what_ends_the_handling_ends_the_waiting(district: District, end: str) -> None:
    asked = ask(district)
    district.at("2026-12-01 10:00")
    ended = ENDS[end](district, asked)
    assert (ended["status"], ended["pending_supplement"]) == (end, None)
    assert ledger(district, asked) == ["started", "paused", "resumed", "stopped"]
    # The time of waiting is nobody's: an answer in it is not late.
    assert ended["answered_on_time"] in (None, True)
    assert outcome(district) == "lapsed"
    district.at("2027-01-15 10:00")
    assert district.service.tick("expire_supplements") == 0


def test_a_dispatch_can_be_returned_while_the_enterprise_is_waited_for(district: District) -> None:
    request = district.dispatched()
    asked = district.move(supplements.REQUEST_SUPPLEMENT, district.dispatcher, request, content=WHAT)
    assert "return" in district.see(asked, district.handler)["actions"]
    returned = district.move(lifecycle.RETURN_REQUEST, district.handler, asked, reason="不属本部门")
    assert (returned["status"], returned["pending_supplement"]) == ("returned", None)
    assert ledger(district, asked) == ["started", "paused", "resumed", "returned"]
    refused("not-now", district, supplements.SUPPLY_REQUEST, district.contact, asked, content="见附件")
    district.move(lifecycle.CONFIRM_DISPATCH, district.dispatcher, asked, reason="属本部门")
    # The one time of this handling has been used.
    refused("supplements-used-up", district, supplements.REQUEST_SUPPLEMENT, district.dispatcher, asked, content=WHAT)


def test_with_another_department_the_enterprise_can_be_asked_again(district: District) -> None:
    request = district.dispatched()
    asked = district.move(supplements.REQUEST_SUPPLEMENT, district.dispatcher, request, content=WHAT)
    elsewhere = {"department_id": str(district.water), "reason": "改由水务局办理"}
    moved = district.move(lifecycle.REDISPATCH_REQUEST, district.dispatcher, asked, **elsewhere)
    assert moved["pending_supplement"] is None
    assert ledger(district, asked) == ["started", "paused", "resumed", "redispatched"]
    assert district.move(supplements.REQUEST_SUPPLEMENT, district.dispatcher, moved, content=WHAT)["pending_supplement"]


def test_more_time_can_be_granted_meanwhile(district: District) -> None:
    asked = ask(district)
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, asked, days=2, reason="需论证")
    granted = district.move(lifecycle.DECIDE_EXTENSION, district.dispatcher, asked, granted=True, reason="同意")
    assert granted["pending_supplement"]["until"] == UNTIL
    assert ledger(district, asked) == ["started", "paused", "extended"]


def test_a_changed_calendar_moves_the_bound(district: District) -> None:
    asked = ask(district)
    body = {"setting": "off", "reason": "暴雪停工"}
    district.call(calendar.SET_CALENDAR_DAY, district.operator, "2026-11-26", body=body, if_match=0)
    assert district.service.tick("expire_supplements") == 1
    assert district.see(asked)["pending_supplement"]["until"] == "2026-12-02T17:30:00+08:00"
    district.at("2026-12-01 18:00")
    assert district.service.tick("expire_supplements") == 0
    district.at("2026-12-02 18:00")
    assert district.service.tick("expire_supplements") == 1
    assert outcome(district) == "expired"


def test_the_department_tells_how_far_it_is(district: District) -> None:
    request = district.handling()
    told_of = district.move(supplements.REPORT_PROGRESS, district.handler, request, content="已联系两家院校")
    assert told_of["status"] == "handling"
    (said,) = thread(district, district.contact, request)
    assert (said["kind"], said["visibility"], said["content"]) == ("progress", "public", "已联系两家院校")
    history = district.call(reading.LIST_REQUEST_HISTORY, district.contact, request["id"], query={})["items"]
    assert (history[-1]["action"], history[-1]["reason"]) == ("progress", "已联系两家院校")
    assert history[-1]["details"] == {"comment_id": said["id"]}
    assert [data["reason"] for data in told(district, "progress-reported")] == ["已联系两家院校"]
    refused("not-now", district, supplements.REPORT_PROGRESS, district.handler, district.dispatched(), content="进展")


def test_what_the_release_before_went_on_without_is_not_waited_for(district: District) -> None:
    asked = ask(district)
    with district.service.database.transaction() as session:
        # As it answers: it stops the clock and knows of nothing else.
        session.execute(update(Request).values(status="answered"))
        session.execute(update(Clock).values(status="stopped"))
    district.at("2026-12-02 10:00")
    assert district.service.tick("expire_supplements") == 1
    assert outcome(district) == "lapsed"
    assert ledger(district, asked) == ["started", "paused"]
    assert told(district, "supplement-expired") == []
