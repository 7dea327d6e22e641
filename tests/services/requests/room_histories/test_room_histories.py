"""Histories of the things of rooms: what was done by whom, and what became different, for whoever sees the thing."""

from typing import Any

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.operation import Operation
from contracts.requests import activities, negotiation_steps, prospects, room_histories, visit_plans, visits
from contracts.requests.activities import ACTIVITY_FILES
from contracts.requests.negotiation_steps import NEGOTIATION_FILES
from contracts.requests.visits import VISIT_FILES
from tests.services import filing
from tests.services.requests.activities.holding import announced, summarized
from tests.services.requests.district import District
from tests.services.requests.leads.investing import known, negotiated
from tests.services.requests.visits.visiting import made_plan, recorded

Steps = list[tuple[str, dict[str, tuple[str | None, str | None]]]]


def history(district: District, operation: Operation, thing: dict[str, Any], caller: Actor | None = None) -> Any:
    found = district.call(operation, caller or district.handler, thing["id"], query={"limit": 100})
    return found["items"]


def steps(district: District, operation: Operation, thing: dict[str, Any], caller: Actor | None = None) -> Steps:
    return [
        (entry["action"], {each["field"]: (each["before"], each["after"]) for each in entry["changed"]})
        for entry in history(district, operation, thing, caller)
    ]


def done(district: District, operation: Operation, thing: dict[str, Any], **body: Any) -> dict[str, Any]:
    """Take a step with a thing by the handler, on the version that is there."""
    version = {"if_match": thing["version"]} if operation.if_match else {}
    made: dict[str, Any] = district.call(operation, district.handler, thing["id"], body=body, **version)
    return made


def test_the_history_of_an_entry_of_the_libraries_tells_no_contact(district: District) -> None:
    entry = known(district)
    entry = done(district, prospects.CHANGE_PROSPECT, entry, region="深圳", active=False, chain_id=str(district.chain))
    entry = done(district, prospects.CHANGE_PROSPECT, entry, contact_phone="13900000009", contact_name="李立新")
    found = steps(district, room_histories.LIST_PROSPECT_HISTORY, entry, district.other_handler)
    assert found == [
        ("registration", {}),
        ("change", {"region": ("上海", "深圳"), "active": ("true", "false"), "chain": (None, "生物医药")}),
        ("change", {"contact": (None, None)}),
    ]
    first = history(district, room_histories.LIST_PROSPECT_HISTORY, entry)[0]
    assert (first["person_name"], first["role"]) == (district.handler.name, "department_handler")
    assert first["organization_id"] == str(district.labour)


def test_the_history_of_a_negotiation_goes_from_its_plan_to_its_outcome(district: District) -> None:
    one, other = known(district), known(district, name="东海资本")
    plan = negotiated(district, prospect=one, day="2026-11-25", outcome=None)
    changes = {"day": "2026-11-23", "way": "online", "prospect_ids": [one["id"], other["id"]]}
    plan = done(district, negotiation_steps.CHANGE_NEGOTIATION, plan, **changes)
    filing.attached(district.service, NEGOTIATION_FILES, district.handler, {"negotiation_id": plan["id"]})
    done(district, negotiation_steps.ENTER_NEGOTIATION, plan, outcome="达成初步意向")
    dropped = negotiated(district, prospect=one, day="2026-11-25", outcome=None)
    done(district, negotiation_steps.CANCEL_NEGOTIATION, dropped, reason="对方行程调整")
    found = steps(district, room_histories.LIST_NEGOTIATION_HISTORY, plan)
    names = one["name"], f"{one['name']}、{other['name']}"
    assert [action for action, _ in found] == ["planning", "change", "file", "outcome"]
    assert found[1][1] == {"day": ("2026-11-25", "2026-11-23"), "way": ("offline", "online"), "prospects": names}
    assert history(district, room_histories.LIST_NEGOTIATION_HISTORY, dropped)[-1]["reason"] == "对方行程调整"


def test_the_enterprise_reads_of_a_visit_no_remarks(district: District) -> None:
    visit = recorded(district, remarks="有意外迁")
    visit = done(district, visits.CHANGE_VISIT, visit, visitors="王建国", remarks="已决定外迁")
    visit = done(district, visits.CHANGE_VISIT, visit, remarks="暂缓外迁")
    filing.attached(district.service, VISIT_FILES, district.handler, {"visit_id": visit["id"]})
    done(district, visits.WITHDRAW_VISIT, visit, reason="重复登记")
    read = room_histories.LIST_VISIT_HISTORY
    outside = steps(district, read, visit, district.contact)
    assert [action for action, _ in outside] == ["recording", "change", "file", "withdrawal"]
    assert outside[1][1] == {"visitors": ("王建国、李敏", "王建国")}
    inside = [changed["remarks"] for _, changed in steps(district, read, visit) if "remarks" in changed]
    assert inside == [("有意外迁", "已决定外迁"), ("已决定外迁", "暂缓外迁")]
    assert history(district, read, visit, district.contact)[-1]["reason"] == "重复登记"


def test_the_history_of_a_plan_of_visits_names_who_was_added_and_left_out(district: District) -> None:
    plan = made_plan(district)
    changes = {"enterprise_ids": [str(district.enterprise), str(district.stranger)], "remind_days": 3}
    plan = done(district, visit_plans.CHANGE_VISIT_PLAN, plan, **changes)
    done(district, visit_plans.END_VISIT_PLAN, plan, reason="机构调整")
    set_by_supervisor = made_plan(district, district.supervisor, organization_id=str(district.labour))
    entries = history(district, room_histories.LIST_VISIT_PLAN_HISTORY, plan, district.chief)
    assert [(entry["action"], entry["reason"]) for entry in entries] == [
        ("making", None),
        ("change", None),
        ("end", "机构调整"),
    ]
    assert [(each["field"], each["before"], each["after"]) for each in entries[1]["changed"]] == [
        ("remind_days", "5", "3"),
        ("enterprises", "蓝海生物", None),
        ("enterprises", None, "远山化工"),
    ]
    (made,) = history(district, room_histories.LIST_VISIT_PLAN_HISTORY, set_by_supervisor)
    assert made["role"] == "supervisor"


def test_everybody_reads_the_history_of_an_activity(district: District) -> None:
    activity = announced(district)
    changes = {"starts_at": "2026-11-23T08:30:00+08:00", "capacity": None, "partner_ids": [str(district.water)]}
    activity = done(district, activities.CHANGE_ACTIVITY, activity, **changes)
    filing.attached(district.service, ACTIVITY_FILES, district.handler, {"activity_id": activity["id"]})
    district.at("2026-11-23 18:00")
    summarized(district, activity)
    cancelled = announced(district)
    done(district, activities.CANCEL_ACTIVITY, cancelled, reason="因天气原因改期")
    read = room_histories.LIST_ACTIVITY_HISTORY
    found = steps(district, read, activity, district.stranger_contact)
    assert [action for action, _ in found] == ["announcement", "change", "file", "summary"]
    changed = dict(found[1][1])
    assert changed.pop("starts_at")[1] == "2026-11-23T08:30:00+08:00"
    assert changed == {"capacity": ("2", None), "partners": (None, "水务局")}
    assert [entry["reason"] for entry in history(district, read, cancelled)] == [None, "因天气原因改期"]


def test_who_does_not_see_a_thing_does_not_read_its_history(district: District) -> None:
    for operation, thing, stranger in (
        (
            room_histories.LIST_NEGOTIATION_HISTORY,
            negotiated(district, prospect=known(district)),
            district.other_handler,
        ),
        (room_histories.LIST_VISIT_HISTORY, recorded(district), district.stranger_contact),
    ):
        with pytest.raises(Failure) as caught:
            history(district, operation, thing, stranger)
        assert caught.value.problem.code == "not-found"
