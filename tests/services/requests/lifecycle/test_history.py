"""The history of a request: each kind of entry has the details that its schema names, all of them and no others."""

from typing import Any

from sqlalchemy import select

from contracts.requests import calendar, lifecycle, reading
from contracts.requests.history import HISTORY_ENTRY
from contracts.requests.vocabulary import REQUEST_STEP
from services.requests.lifecycle.models import HistoryEntry
from tests.services.requests.district import District


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
    district.answered()
    version = district.call(
        calendar.GET_WORKING_CALENDAR, district.operator, query={"from": "2026-11-23", "to": "2026-11-30"}
    )["version"]
    day = {"setting": "off", "reason": "暴雪停工"}
    district.call(calendar.SET_CALENDAR_DAY, district.operator, "2026-11-25", body=day, if_match=version)
    district.service.tick("recompute_deadlines")
    district.at("2027-01-15 09:00")
    district.service.tick("climb_ladder")
    district.service.tick("close_unevaluated")


def test_every_kind_of_entry_is_told_with_everything_that_was_noted(district: District) -> None:
    whole_lives(district)
    told = histories(district)
    assert {entry["action"] for entry in told} == set(map(str, REQUEST_STEP.codes))
    with district.service.database.transaction() as session:
        noted = {str(row.id): row.details for row in session.scalars(select(HistoryEntry))}
    for entry in told:
        assert entry["details"] == noted[entry["id"]], entry["action"]
        assert HISTORY_ENTRY.schema_of(entry)().validate(entry) == {}, entry["action"]


def test_an_entry_that_a_later_release_wrote_is_told_as_it_is(district: District) -> None:
    request = district.submit()
    with district.service.database.transaction() as session:
        row = session.scalars(select(HistoryEntry)).one()
        row.action, row.details = "mediation", {"mediator": "商会"}
    entry = district.call(reading.LIST_REQUEST_HISTORY, district.supervisor, request["id"], query={})["items"][0]
    assert (entry["action"], entry["details"]) == ("mediation", {"mediator": "商会"})
