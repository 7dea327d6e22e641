"""A resolution is carried out on a clock of its own: accepted, reported with evidence, confirmed by the convenor."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from chassis.storing.database import new_id
from contracts.requests import calendar, meetings, meetings_items, meetings_matters, meetings_resolutions
from contracts.requests.meetings_items import ACCEPT_RESOLUTION, CONFIRM_RESOLUTION, REPORT_RESOLUTION
from contracts.roles import Role
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.harness import actor
from tests.services.figures import by_group, computed, opened
from tests.services.requests.district import District
from tests.services.requests.meetings.holding import act, discussed, held, refused, reported, resolved, settled

FIGURES = [f"resolutions.{name}" for name in ("passed", "open", "overdue", "done", "done_on_time")]


def read(district: District, resolution: Mapping[str, Any], caller: Actor | None = None) -> dict[str, Any]:
    """A resolution as the caller, by preset the dispatcher, sees it."""
    found: dict[str, Any] = district.call(
        meetings_resolutions.GET_RESOLUTION, caller or district.dispatcher, resolution["id"]
    )
    return found


def deadline(district: District, resolution: Mapping[str, Any], caller: Actor | None = None) -> dict[str, Any]:
    """Why it is due then."""
    found: dict[str, Any] = district.call(
        meetings_items.GET_RESOLUTION_DEADLINE, caller or district.other_handler, resolution["id"]
    )
    return found


def listed(district: District, caller: Actor, **query: Any) -> list[str]:
    """The ids of the resolutions of a list."""
    page = district.call(meetings_resolutions.LIST_RESOLUTIONS, caller, query=query)
    return [each["id"] for each in page["items"]]


def waiting(district: District, caller: Actor) -> dict[str, list[tuple[str, str]]]:
    """What of resolutions waits for somebody, with how urgent it is; every list of it has as much."""
    found = district.call(GET_SERVICE_WORKLIST, caller, query={})["kinds"]
    kinds = {each["kind"]: each for each in found if each["resource"] == "resolution" and each["counts"]["total"]}
    for kind, each in kinds.items():
        assert listed(district, caller, waiting=kind.partition(".")[2], sort="due_on") == [
            item["id"] for item in each["items"]
        ]
    return {
        kind.partition(".")[2]: [(item["number"], item["urgency"]) for item in each["items"]]
        for kind, each in kinds.items()
    }


def rungs(district: District) -> list[str]:
    """The rungs that were told of."""
    return [event["data"]["rung"] for event in district.service.emitted("resolution.rung-reached.v1")]


def test_it_is_accepted_reported_and_confirmed(district: District) -> None:
    meeting = held(district)
    one = resolved(district, meeting, due_on="2026-12-04")
    number = one["number"]
    assert (one["progress"], one["due_at"], one["overdue"]) == ("assigned", "2026-12-04T17:30:00+08:00", False)
    assert read(district, one, district.other_handler)["actions"] == ["acceptance", "report"]
    assert waiting(district, district.other_handler) == {"acceptance": [(number, "other")]}
    assert waiting(district, district.dispatcher) == {}
    accepted = act(district, ACCEPT_RESOLUTION, one, district.other_handler)
    assert (accepted["progress"], accepted["actions"]) == ("accepted", ["report"])
    assert waiting(district, district.other_handler) == {"report": [(number, "other")]}
    refused("resolution-not-now", district, ACCEPT_RESOLUTION, one, district.other_handler)
    refused("resolution-not-now", district, CONFIRM_RESOLUTION, one, accepted=True)
    district.at("2026-12-01 10:00")
    done = act(district, REPORT_RESOLUTION, one, district.other_handler, evidence="清单已印发。")
    assert (done["progress"], done["report"], done["actions"]) == ("reported", "清单已印发。", [])
    assert waiting(district, district.other_handler) == {}
    assert waiting(district, district.dispatcher) == {"confirmation": [(number, "other")]}
    assert deadline(district, one)["status"] == "paused"
    # However late the convenor looks at it, it was in time.
    district.at("2026-12-08 10:00")
    district.service.tick("climb_ladder")
    assert rungs(district) == ["reminder_50"]
    assert read(district, one)["actions"] == ["confirmation", "revocation"]
    closed = act(district, CONFIRM_RESOLUTION, one, accepted=True, note="已落实")
    assert (closed["progress"], closed["on_time"], closed["overdue"]) == ("done", True, False)
    assert deadline(district, one)["status"] == "stopped"
    steps = district.call(meetings_items.LIST_RESOLUTION_HISTORY, district.contact, one["id"], query={})["items"]
    assert [(each["action"], each["words"]) for each in steps] == [
        ("passing", None),
        ("acceptance", None),
        ("report", "清单已印发。"),
        ("confirmation", "已落实"),
    ]
    types = [event["type"] for event in district.service.emitted() if event["type"].startswith("resolution.")]
    assert types == [
        f"resolution.{name}.v1" for name in ("passed", "accepted", "reported", "rung-reached", "confirmed")
    ]


def test_what_is_not_confirmed_goes_on_with_its_clock(district: District) -> None:
    one = resolved(district, held(district), due_on="2026-12-04")
    district.at("2026-12-04 17:00")
    reported(district, one)
    district.at("2026-12-07 17:00")
    again = act(district, CONFIRM_RESOLUTION, one, accepted=False, note="尚缺两家企业")
    assert (again["progress"], again["report"], again["reported_at"]) == ("accepted", None, None)
    # The convenor has taken one working day.
    assert again["due_at"].startswith("2026-12-07T17:")
    explained = deadline(district, one)
    assert [step["step"] for step in explained["steps"] if step["step"] != "day"] == [
        *("started", "period", "paused", "resumed", "due")
    ]
    assert any("尚缺两家企业" in line for line in explained["sentences"]["zh"])
    district.at("2026-12-08 10:00")
    assert read(district, one)["overdue"]
    reported(district, one)
    late = act(district, CONFIRM_RESOLUTION, one, accepted=True)
    assert (late["on_time"], late["overdue"]) == (False, True)


def test_it_is_due_on_the_day_that_was_resolved_and_says_why(district: District) -> None:
    one = resolved(district, held(district), due_on="2026-12-05")
    explained = deadline(district, one)
    # A Saturday: the period ends on the next working day.
    assert explained["due_at"] == "2026-12-07T17:30:00+08:00"
    assert (explained["duty"], explained["role"], explained["organization_name"]) == ("resolution", None, "水务局")
    started, *_ = explained["steps"]
    assert (started["step"], started["days"], started["ends_on"]) == ("started", 9, "2026-12-05")
    assert explained["sentences"]["zh"][0].endswith(
        "决议落实须于2026年12月5日（周六）完成，期间 9 个工作日。部门：水务局。"
    )
    assert "this shall be done by Saturday 5 December 2026" in explained["sentences"]["en"][0]
    assert [step["rung"] for step in explained["ladder"]] == [
        *("reminder_50", "reminder_80", "overdue", "supervision_notice", "chain_chief")
    ]
    # What becomes of the days before does not move it; a day off in its place does.
    off = {"setting": "off", "reason": "全区活动"}
    district.call(calendar.SET_CALENDAR_DAY, district.operator, "2026-12-01", body=off, if_match=0)
    district.service.tick("recompute_deadlines")
    assert read(district, one)["due_at"] == "2026-12-07T17:30:00+08:00"
    assert district.service.emitted("resolution.deadline-moved.v1") == []
    district.call(calendar.SET_CALENDAR_DAY, district.operator, "2026-12-07", body=off, if_match=1)
    district.service.tick("recompute_deadlines")
    assert read(district, one)["due_at"] == "2026-12-08T17:30:00+08:00"
    (moved,) = district.service.emitted("resolution.deadline-moved.v1")
    assert moved["data"]["due_at"].startswith("2026-12-08")


def test_what_is_due_today_is_due_at_the_close_of_business_or_the_next_day(district: District) -> None:
    meeting = held(district)
    assert resolved(district, meeting, due_on="2026-11-24")["due_at"] == "2026-11-24T17:30:00+08:00"
    district.at("2026-11-24 18:00")
    late = resolved(district, meeting, due_on="2026-11-24")
    assert late["due_at"] == "2026-11-25T17:30:00+08:00"


def test_the_ladder_climbs_until_it_is_reported(district: District) -> None:
    one = resolved(district, held(district), due_on="2026-12-04")
    act(district, ACCEPT_RESOLUTION, one, district.other_handler)
    district.at("2026-12-01 10:00")
    district.service.tick("climb_ladder")
    assert waiting(district, district.other_handler) == {"report": [(one["number"], "due_soon")]}
    district.at("2026-12-30 10:00")
    district.service.tick("climb_ladder")
    assert rungs(district) == ["reminder_50", "reminder_80", "overdue", "supervision_notice", "chain_chief"]
    assert waiting(district, district.other_handler) == {"report": [(one["number"], "overdue")]}
    assert listed(district, district.dispatcher, overdue=True) == [one["id"]]
    assert listed(district, district.dispatcher, overdue=False) == []


def test_it_is_for_who_is_responsible_and_for_the_convenor(district: District) -> None:
    one = resolved(district, held(district))
    for caller, code in (
        (district.handler, "not-responsible"),
        (district.dispatcher, "not-responsible"),
        (district.stranger_contact, "not-found"),
        (district.nobody, "not-found"),
    ):
        refused(code, district, ACCEPT_RESOLUTION, one, caller)
        refused(code, district, REPORT_RESOLUTION, one, caller, evidence="已办")
    reported(district, one)
    refused("forbidden", district, CONFIRM_RESOLUTION, one, district.other_handler, accepted=True)
    refused("not-the-convenor", district, CONFIRM_RESOLUTION, one, district.chief, accepted=True)
    refused("not-found", district, CONFIRM_RESOLUTION, one, district.other_chief, accepted=True)
    for operation in (meetings_items.GET_RESOLUTION_DEADLINE, meetings_items.LIST_RESOLUTION_HISTORY):
        query = {"query": {}} if operation.query else {}
        assert district.call(operation, district.contact, one["id"], **query)
        with pytest.raises(Failure) as caught:
            district.call(operation, district.stranger_contact, one["id"], **query)
        assert caught.value.problem.code == "not-found"


def test_a_supervisor_acts_in_the_place_of_an_organization_that_is_gone(district: District) -> None:
    meeting = held(district)
    one, matter = resolved(district, meeting), settled(district, meeting)
    confirm = meetings_matters.CONFIRM_MATTER
    of_chain, of_other = (actor((Role.SUPERVISOR, new_id(), chain)) for chain in (district.chain, district.other_chain))
    assert read(district, one, of_chain)["actions"] == []
    refused("not-responsible", district, REPORT_RESOLUTION, one, of_chain, evidence="已办")
    refused("not-the-proposer", district, confirm, matter, of_chain, accepted=True)
    convenor = UUID(district.dispatcher.posts[0].organization_id)
    for kind, organization in (
        ("department", district.water),
        ("enterprise", district.enterprise),
        ("chain_committee", convenor),
    ):
        district.tell_organization(organization, kind, "已撤销单位", active=False, sequence=5)
    of_resolution, of_matter = meetings_resolutions.GET_RESOLUTION, meetings_matters.GET_MATTER
    for action, operation, thing, get, body in (
        ("acceptance", ACCEPT_RESOLUTION, one, of_resolution, {}),
        ("report", REPORT_RESOLUTION, one, of_resolution, {"evidence": "由承接单位办结。"}),
        ("confirmation", CONFIRM_RESOLUTION, one, of_resolution, {"accepted": True}),
        ("confirmation", confirm, matter, of_matter, {"accepted": True}),
        ("minutes", meetings.TAKE_MINUTES, meeting, meetings.GET_MEETING, {"minutes": "会议研究了冷链仓储。"}),
    ):
        refused("not-found", district, operation, thing, of_other, **body)
        assert action in district.call(get, of_chain, thing["id"])["actions"]
        act(district, operation, thing, of_chain, **body)
    assert read(district, one)["progress"] == "done"
    assert district.call(of_matter, of_chain, matter["id"])["status"] == "confirmed"


def test_one_that_is_taken_back_is_not_owed_any_more(district: District) -> None:
    one = resolved(district, held(district), due_on="2026-12-04")
    act(district, ACCEPT_RESOLUTION, one, district.other_handler)
    taken = act(district, meetings_resolutions.REVOKE_RESOLUTION, one, reason="登记有误")
    assert (taken["progress"], taken["overdue"], taken["actions"]) == (None, False, [])
    refused("resolution-not-now", district, REPORT_RESOLUTION, one, district.other_handler, evidence="已办")
    assert waiting(district, district.other_handler) == {}
    assert listed(district, district.dispatcher, progress=["accepted"]) == []
    district.at("2026-12-30 10:00")
    district.service.tick("climb_ladder")
    assert rungs(district) == []
    explained = deadline(district, one)
    assert (explained["status"], explained["steps"][-2]["reason"]) == ("stopped", "登记有误")


def test_one_that_the_release_before_has_passed_gets_a_clock(district: District) -> None:
    meeting = held(district)
    one, other = resolved(district, meeting, due_on="2026-12-04"), resolved(district, meeting, due_on="2026-12-04")
    with district.service.database.transaction() as session:
        for table in ("clock_entries", "clocks"):
            session.execute(text(f"DELETE FROM {table}"))
        session.execute(text("UPDATE resolutions SET due_at = NULL, provisional = NULL"))
    assert read(district, one)["due_at"] is None
    assert deadline(district, one)["status"] == "not_started"
    # By a step, or by the schedule.
    assert reported(district, one)["due_at"] == "2026-12-04T17:30:00+08:00"
    district.at("2026-12-07 10:00")
    assert district.service.tick("start_clocks_of_resolutions") == 1
    assert read(district, other)["due_at"] == "2026-12-07T17:30:00+08:00"


def test_figures_and_the_lists_that_they_open(district: District) -> None:
    meeting = held(district)
    resolved(district, meeting, organization_id=str(district.labour), due_on="2026-11-27")
    in_time, late, open_still = (resolved(district, meeting, due_on="2026-12-04") for _ in range(3))
    act(district, CONFIRM_RESOLUTION, reported(district, in_time), accepted=True)
    district.at("2026-12-07 10:00")
    act(district, CONFIRM_RESOLUTION, reported(district, late), accepted=True)
    act(district, meetings_resolutions.REVOKE_RESOLUTION, resolved(district, meeting), reason="重复")
    found = computed(district.service, district.dispatcher, *FIGURES)
    assert [found[name]["total"]["value"] for name in FIGURES] == [4, 2, 2, 2, 1]
    assert opened(district.service, district.dispatcher, found.values()) == len(FIGURES)
    whose = [str(district.water), str(district.labour)]
    grouped = computed(district.service, district.dispatcher, *FIGURES, group_by="organization", organization_id=whose)
    assert by_group(grouped["resolutions.open"]) == {"水务局": 1, "人社局": 1}
    assert opened(district.service, district.dispatcher, grouped.values()) > len(FIGURES)
    december = computed(district.service, district.dispatcher, *FIGURES, **{"from": "2026-12-01", "to": "2026-12-31"})
    assert [december[name]["total"]["value"] for name in FIGURES] == [0, 2, 2, 1, 0]
    reported(district, open_still)
    assert listed(district, district.dispatcher, progress=["reported"]) == [open_still["id"]]
    elsewhere = computed(district.service, district.stranger_contact, *FIGURES)
    assert [elsewhere[name]["total"]["value"] for name in FIGURES] == [0] * 5


def test_who_was_expected_sees_the_matters_of_the_meeting(district: District) -> None:
    meeting = held(district)
    matter = discussed(district, meeting)
    page = district.call(meetings_matters.LIST_MATTERS, district.handler, query={"meeting_id": meeting["id"]})
    assert [each["id"] for each in page["items"]] == [matter["id"]]
    later = held(district, [], day="2026-11-26", guest_ids=[str(district.neighbour)])
    act(district, meetings_matters.DISCUSS_MATTER, matter, meeting_id=later["id"], note="议")
    for caller in (district.neighbour_contact, district.contact, actor((Role.DEPARTMENT_HANDLER, district.health))):
        assert district.call(meetings_matters.GET_MATTER, caller, matter["id"])["id"] == matter["id"]
    *_, event = district.service.emitted("matter.discussed.v1")
    assert str(district.neighbour) in event["data"]["expected_ids"]
    assert district.call(meetings.GET_MEETING, district.neighbour_contact, later["id"])
