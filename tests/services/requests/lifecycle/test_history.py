"""The history of a request: each kind of entry has the details that its schema names, all of them and no others."""

from typing import Any

import pytest
from sqlalchemy import select

from contracts.requests import calendar, case_steps, comments, joint, lifecycle, reading, staff, supplements
from contracts.requests.files import REQUEST_FILES
from contracts.requests.history import HISTORY_ENTRY
from contracts.requests.vocabulary import REQUEST_STEP
from services.requests.lifecycle.models import Dispatch, HistoryEntry
from tests.services import filing
from tests.services.requests.cases.steam import act, opened
from tests.services.requests.comments.talk import comment
from tests.services.requests.district import GOOD, District
from tests.services.requests.followups.calling import DISPLEASED, clerk_of, drawn, record
from tests.services.requests.joint import parts


def histories(district: District) -> list[dict[str, Any]]:
    """Every entry as it is told, of all requests."""
    listed = district.call(reading.LIST_REQUESTS, district.supervisor, query={"limit": 100})["items"]
    return [
        entry
        for request in listed
        for entry in district.call(
            reading.LIST_REQUEST_HISTORY, district.supervisor, request["id"], query={"limit": 100}
        )["items"]
    ]


def whole_lives(district: District) -> None:
    """Take requests through every kind of step."""
    district.closed()
    district.withdrawn()
    returned = district.returned()
    district.move(lifecycle.CONFIRM_DISPATCH, district.dispatcher, returned, reason="属本部门")
    other = {"department_id": str(district.water), "reason": "改由其他部门"}
    district.move(lifecycle.REDISPATCH_REQUEST, district.dispatcher, district.returned(), **other)
    extended = district.handling()
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, extended, days=2, reason="需专家论证")
    district.move(lifecycle.DECIDE_EXTENSION, district.dispatcher, extended, granted=True, reason="同意")
    district.move(
        lifecycle.REVIEW_REQUEST, district.supervisor, district.under_review(), decision="uphold", reason="属实"
    )
    district.move(
        lifecycle.REVIEW_REQUEST, district.supervisor, district.under_review(), decision="reopen", reason="重办"
    )
    talked_of = district.answered()
    made = comment(district, district.handler, talked_of, visibility="internal")
    path = (talked_of["id"], made["id"])
    district.call(
        comments.CHANGE_REQUEST_COMMENT, district.handler, *path, body={"content": "改"}, if_match=made["version"]
    )
    district.call(comments.WITHDRAW_REQUEST_COMMENT, district.handler, *path)
    asked = district.handling()
    district.move(supplements.REPORT_PROGRESS, district.handler, asked, content="已联系两家院校")
    district.move(supplements.REQUEST_SUPPLEMENT, district.handler, asked, content="请补充薪酬")
    district.move(supplements.SUPPLY_REQUEST, district.contact, asked, content="见附件")
    district.move(supplements.REQUEST_SUPPLEMENT, district.handler, district.handling(), content="请补充薪酬")
    joint_handlings(district)
    district.move(staff.OPEN_STAFF_REQUEST, district.clerk, district.submit_staff(), opened=True, reason="本人同意")
    filed = district.submit()
    ids = {"request_id": filed["id"], "kind": "matter"}
    file = filing.attached(district.service, REQUEST_FILES, district.contact, ids)
    district.call(REQUEST_FILES.remove, district.contact, filed["id"], file["id"])
    together = opened(district, [filed])
    act(district, case_steps.REMOVE_FROM_CASE, together, request_ids=[filed["id"]], reason="另一问题")
    version = district.call(
        calendar.GET_WORKING_CALENDAR, district.operator, query={"from": "2026-11-23", "to": "2026-11-30"}
    )["version"]
    day = {"setting": "off", "reason": "暴雪停工"}
    district.call(calendar.SET_CALENDAR_DAY, district.operator, "2026-11-25", body=day, if_match=version)
    district.service.tick("recompute_deadlines")
    district.at("2027-01-15 09:00")
    district.service.tick("expire_supplements")
    district.service.tick("climb_ladder")
    district.service.tick("close_unevaluated")
    record(district, clerk_of(district), drawn(district), **DISPLEASED)


def joint_handlings(district: District) -> None:
    """Take parts through every kind of step."""
    request, part = parts.returned(district)
    parts.act(district, joint.CONFIRM_PART, district.dispatcher, request, part, reason="应配合")
    parts.released(district)
    request, part = parts.extension_asked(district)
    parts.act(district, joint.DECIDE_PART_EXTENSION, district.dispatcher, request, part, granted=True, reason="同意")
    parts.contribute(district, request, part)
    district.move(lifecycle.WITHDRAW_REQUEST, district.contact, request, reason="已解决")
    # What is due by time has parts too.
    parts.waiting(district)


def test_every_kind_of_entry_is_told_with_everything_that_was_noted(district: District) -> None:
    whole_lives(district)
    told = histories(district)
    assert {entry["action"] for entry in told} == set(map(str, REQUEST_STEP.codes))
    with district.service.database.transaction() as session:
        noted = {str(row.id): row.details for row in session.scalars(select(HistoryEntry))}
    for entry in told:
        named = {key for key in entry["details"] if key.endswith("department_name")}
        assert {key: entry["details"][key] for key in entry["details"].keys() - named} == noted[entry["id"]], entry[
            "action"
        ]
        assert all(entry["details"][key] for key in named), entry["action"]
        assert HISTORY_ENTRY.schema_of(entry)().validate(entry) == {}, entry["action"]


def test_an_entry_that_a_later_release_wrote_is_told_as_it_is(district: District) -> None:
    request = district.submit()
    with district.service.database.transaction() as session:
        row = session.scalars(select(HistoryEntry)).one()
        row.action, row.details = "mediation", {"mediator": "商会"}
    entry = district.call(reading.LIST_REQUEST_HISTORY, district.supervisor, request["id"], query={})["items"][0]
    assert (entry["action"], entry["details"]) == ("mediation", {"mediator": "商会"})


def history(district: District, request: dict[str, Any], limit: int = 100) -> list[dict[str, Any]]:
    """The history of a request, read in pages."""
    entries: list[dict[str, Any]] = []
    after = None
    while True:
        query = {"limit": limit, "after": after} if after else {"limit": limit}
        page = district.call(reading.LIST_REQUEST_HISTORY, district.supervisor, request["id"], query=query)
        entries += page["items"]
        after = page["next"]
        if after is None:
            return entries


def handled_with_a_clock_that_is_set_back(district: District) -> dict[str, Any]:
    district.at("2026-11-23 10:00:05")
    request = district.dispatched()
    district.at("2026-11-23 10:00:03")
    request = district.move(lifecycle.RETURN_REQUEST, district.handler, request, reason="不属本部门")
    request = district.move(lifecycle.CONFIRM_DISPATCH, district.dispatcher, request, reason="属本部门")
    district.at("2026-11-23 09:00")
    request = district.move(lifecycle.ACCEPT_REQUEST, district.handler, request)
    return district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已安排专场招聘")


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_history_is_in_the_order_of_the_steps_though_the_clock_is_set_back(district: District, limit: int) -> None:
    entries = history(district, handled_with_a_clock_that_is_set_back(district), limit)
    assert [entry["action"] for entry in entries] == [
        "submission",
        "dispatch",
        "return",
        "confirmation",
        "accept",
        "answer",
    ]
    assert [entry["from_status"] for entry in entries[1:]] == [entry["to_status"] for entry in entries[:-1]]


def test_nothing_that_is_noted_of_a_request_precedes_what_was_noted_before(district: District) -> None:
    request = handled_with_a_clock_that_is_set_back(district)
    assert request["submitted_at"] <= request["answered_at"]
    moments = [entry["at"] for entry in history(district, request)]
    assert moments == sorted(moments)
    deadline = district.call(reading.GET_REQUEST_DEADLINE, district.supervisor, request["id"])
    assert [row["at"] for row in deadline["ledger"]] == sorted(row["at"] for row in deadline["ledger"])
    assert deadline["ledger"][0]["at"] >= request["submitted_at"]
    assert deadline["ledger"][0]["department_name"] == "人社局"
    with district.service.database.transaction() as session:
        dispatch = session.scalars(select(Dispatch)).one()
        moments = [dispatch.dispatched_at, dispatch.returned_at, dispatch.confirmed_at, dispatch.accepted_at]
    assert moments == sorted(moments)
    # What follows on a clock that is right again is noted at its own time.
    district.at("2026-11-24 10:00")
    request = district.move(lifecycle.EVALUATE_REQUEST, district.contact, request, **GOOD)
    assert request["closed_at"].startswith("2026-11-24T10:00")


def test_what_time_alone_causes_is_noted_after_the_last_step(district: District) -> None:
    request = district.handling()
    district.at("2026-12-01 10:00")
    request = district.move(lifecycle.REQUEST_EXTENSION, district.handler, request, days=1, reason="需专家论证")
    district.at("2026-11-30 18:00")
    district.service.tick("climb_ladder")
    entries = history(district, request)
    assert [entry["action"] for entry in entries[-4:]] == ["extension", "rung", "rung", "rung"]
    assert [entry["at"] for entry in entries] == sorted(entry["at"] for entry in entries)


def test_the_ledger_shows_whoever_reads_it_the_same_reasons_as_the_steps(district: District) -> None:
    request = district.returned()
    district.move(lifecycle.CONFIRM_DISPATCH, district.dispatcher, request, reason="属本部门")
    district.move(lifecycle.WITHDRAW_REQUEST, district.contact, request, reason="已自行解决")
    office, own = (
        district.call(reading.GET_REQUEST_DEADLINE, caller, request["id"])
        for caller in (district.supervisor, district.contact)
    )
    for told in (office, own):
        kinds = {row["kind"] for row in told["ledger"]}
        steps = [step.get("reason") for step in told["steps"] if step["step"] in kinds]
        assert [row["reason"] or None for row in told["ledger"]] == steps
    assert [row["reason"] for row in office["ledger"]][1:] == ["不属本部门", "属本部门", "已自行解决"]
    assert [row["reason"] for row in own["ledger"]][1:] == [None, None, "已自行解决"]
