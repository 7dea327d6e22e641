"""What becomes of parts as their request lives on, who sees it by them, what waits, is late, found and counted."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from chassis.calling.errors import Failure
from chassis.storing.database import new_id
from contracts.requests import calendar, joint, lifecycle, reading
from contracts.requests.comments import CREATE_REQUEST_COMMENT
from contracts.requests.vacancies import VACANCY_FOUND
from contracts.search import SEARCH_SERVICE
from services.requests.clocks.models import Clock
from services.requests.joint.models import Part
from services.requests.lifecycle.models import Request
from tests.services import filing
from tests.services.figures import by_group, computed
from tests.services.requests.at_once import at_once
from tests.services.requests.district import GOOD, District, refused, told
from tests.services.requests.followups.calling import call_back_about_all
from tests.services.requests.joint import parts
from tests.services.requests.joint.parts import WHY, act, co, contribute, part_of
from tests.services.requests.worklist.reading import worklist


def climb(district: District) -> list[tuple[str, str, str]]:
    """Climb all ladders; what has been told of parts so far: what is owed, whose part it is, and the rung."""
    while district.service.tick("climb_ladder"):
        pass
    return [(data["duty"], data["part_department_name"], data["rung"]) for data in told(district, "part-rung-reached")]


def running(district: District) -> int:
    """How many clocks of parts have not stopped."""
    with district.service.database.transaction() as session:
        duties = Clock.duty.in_(["part", "part_review"])
        found = select(func.count()).select_from(Clock).where(duties, Clock.status != "stopped")
        return session.scalar(found) or 0


def test_a_return_of_the_lead_and_another_lead_leave_the_parts_as_they_are(district: District) -> None:
    request, part = parts.accepted(district)
    returned = district.move(lifecycle.RETURN_REQUEST, district.handler, request, reason="不属本部门")
    assert [each["status"] for each in returned["parts"]] == ["accepted", "waiting"]
    clocks = {(each["duty"], each["organization_name"]): each["status"] for each in district.see(request)["clocks"]}
    assert (clocks["handling", "人社局"], clocks["part", "水务局"]) == ("paused", "running")
    # The co-department goes on meanwhile.
    contribute(district, request, part)
    office = district.park
    district.tell_organization(office, "department", "工信局", sequence=2)
    lead = district.handler_of(office)
    district.tell_posts(lead)
    sent = district.move(lifecycle.REDISPATCH_REQUEST, district.dispatcher, request, department_id=str(office), **WHY)
    assert [(each["status"], each["current"]) for each in sent["parts"]] == [("done", True), ("waiting", True)]
    district.move(lifecycle.ACCEPT_REQUEST, lead, request)
    refused("parts-open", district, lifecycle.ANSWER_REQUEST, lead, request, answer="已安排")


def test_a_co_department_that_comes_to_lead_is_released_from_its_part(district: District) -> None:
    request, _part = parts.accepted(district)
    district.move(lifecycle.RETURN_REQUEST, district.handler, request, reason="应由水务局主办")
    sent = district.move(
        lifecycle.REDISPATCH_REQUEST, district.dispatcher, request, department_id=str(district.water), **WHY
    )
    assert [(each["department_name"], each["status"]) for each in sent["parts"]] == [
        ("水务局", "released"),
        ("卫健局", "waiting"),
    ]
    assert sent["co_department_names"] == ["卫健局"]
    assert running(district) == 1
    (event,) = told(district, "part-released")
    assert (event["part_department_name"], event["department_name"]) == ("水务局", "水务局")
    assert district.see(request, district.other_handler)["actions"] == ["accept", "return"]


def test_open_parts_end_with_a_request_that_is_withdrawn(district: District) -> None:
    request, _part = parts.extension_asked(district)
    withdrawn = district.move(lifecycle.WITHDRAW_REQUEST, district.contact, request, reason="已解决")
    assert [(each["status"], each["actions"]) for each in withdrawn["parts"]] == [("lapsed", []), ("lapsed", [])]
    assert withdrawn["open_parts"] == 0
    assert running(district) == 0
    assert [event["part_department_name"] for event in told(district, "part-lapsed")] == ["水务局", "卫健局"]
    # As the department that had it, they still see that it was withdrawn.
    assert district.see(request, district.other_handler)["status"] == "withdrawn"
    assert district.see(request, district.other_handler)["clocks"] == []


def test_a_part_ends_when_the_release_before_has_answered_over_it(district: District) -> None:
    request, _part = parts.accepted(district)
    assert district.service.tick("end_parts") == 0
    with district.service.database.transaction() as session:
        session.execute(update(Request).where(Request.id == UUID(request["id"])).values(status="answered"))
    assert district.service.tick("end_parts") == 2
    assert [each["status"] for each in district.see(request)["parts"]] == ["lapsed", "lapsed"]
    assert running(district) == 0


def test_a_part_always_leaves_a_department_that_has_lost_its_handlers(district: District) -> None:
    request, part = parts.accepted(district)
    district.tell_posts(district.other_handler, last="2026-11-22")
    district.service.tick("find_vacancies")
    found = [event["data"] for event in district.service.emitted(VACANCY_FOUND.type)]
    assert [(each["role"], each["department_name"], each["requests"]) for each in found] == [
        ("department_handler", "水务局", 1)
    ]
    # The supervisor helps too, as with a request that is with a department that cannot act.
    seen = district.call(joint.GET_PART, district.supervisor, request["id"], part["id"])
    assert seen["actions"] == ["release"]
    assert part_of(district.see(request), district.health)["actions"] == []
    released = act(district, joint.RELEASE_PART, district.supervisor, request, part, reason="该局无人经办")
    assert released["status"] == "released"


def test_a_return_that_nobody_at_the_co_department_could_act_on_is_not_confirmed(district: District) -> None:
    request, part = parts.returned(district)
    district.tell_posts(district.other_handler, last="2026-11-22")
    assert district.call(joint.GET_PART, district.dispatcher, request["id"], part["id"])["actions"] == ["release"]
    parts.refused_part("nobody-handles", district, joint.CONFIRM_PART, district.dispatcher, request, part, **WHY)


def test_a_supervisor_takes_the_steps_of_dispatchers_who_cannot_act(district: District) -> None:
    request, part = parts.returned(district)
    for dispatcher in (district.dispatcher, district.park_dispatcher):
        district.tell_posts(dispatcher, last="2026-11-22")
    seen = district.call(joint.GET_PART, district.supervisor, request["id"], part["id"])
    assert seen["actions"] == ["confirmation", "release"]
    assert act(district, joint.CONFIRM_PART, district.supervisor, request, part, **WHY)["status"] == "waiting"
    assert worklist(district, district.supervisor)["part_review"]["counts"]["total"] == 0


def test_two_dispatchers_who_add_the_same_part_add_one(district: District) -> None:
    request = district.dispatched()
    body = {**co(district.water), **WHY}
    won, lost = at_once(
        *(
            lambda caller=caller: district.call(joint.ADD_PART, caller, request["id"], body=body)
            for caller in (district.dispatcher, district.park_dispatcher)
        )
    )
    assert (len(won), [failure.problem.code for failure in lost]) == (1, ["part-open"])
    assert len(district.see(request)["parts"]) == 1
    assert len(told(district, "part-added")) == 1
    # Nor could a release that locks no request.
    with district.service.database.transaction() as session:
        row = session.scalars(select(Part)).one()
        copy = {column.name: getattr(row, column.name) for column in Part.__table__.columns} | {"id": new_id()}
        with pytest.raises(IntegrityError), session.begin_nested():
            session.execute(Part.__table__.insert().values(copy))


def test_an_answer_and_a_new_part_at_once_leave_no_open_part_behind_an_answer(district: District) -> None:
    request = district.handling()
    body = {**co(district.water), **WHY}
    _won, lost = at_once(
        lambda: district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已安排"),
        lambda: district.call(joint.ADD_PART, district.dispatcher, request["id"], body=body),
    )
    assert [failure.problem.code for failure in lost] in (["not-now"], ["parts-open"])
    seen = district.see(request)
    assert (seen["status"], seen["open_parts"]) in (("answered", 0), ("handling", 1))


def test_lateness_counts_for_the_owner_of_the_part(district: District) -> None:
    request = parts.handling(district)
    act(district, joint.ACCEPT_PART, district.other_handler, request, part_of(request, district.water))
    # The water office has three working days, which are over, the others five.
    district.at("2026-11-27 10:00")
    assert sorted(climb(district)) == [
        ("part", "卫健局", "reminder_50"),
        ("part", "水务局", "overdue"),
        ("part", "水务局", "reminder_50"),
        ("part", "水务局", "reminder_80"),
    ]
    seen = district.see(request)
    assert part_of(seen, district.water)["overdue"]
    # The lead is not late because a co-department is.
    assert (seen["overdue"], part_of(seen, district.water)["rung"]) == (False, "overdue")
    listed = district.call(reading.LIST_REQUESTS, district.dispatcher, query={"late": ["part"]})["items"]
    assert [each["id"] for each in listed] == [request["id"]]
    assert district.call(reading.LIST_REQUESTS, district.dispatcher, query={"late": ["handling"]})["items"] == []
    finished = contribute(district, request, part_of(request, district.water))
    assert (finished["on_time"], finished["overdue"]) == (False, False)
    names = ("requests.part_late", "requests.handling_late", "requests.parts_done", "requests.part_on_time_rate")
    found = computed(district.service, district.supervisor, *names, group_by="department")
    assert {name: by_group(found[name]).get("水务局", 0) for name in names} == {
        "requests.part_late": 1,
        "requests.handling_late": 0,
        "requests.parts_done": 1,
        "requests.part_on_time_rate": 0,
    }
    assert by_group(found["requests.part_late"]).get("人社局", 0) == 0
    own = computed(district.service, district.other_handler, *names)
    assert [own[name]["total"]["value"] for name in names] == [1, 0, 1, 0]


def test_figures_of_parts_are_the_same_when_they_are_rolled_up(district: District) -> None:
    request, _part = parts.done(district)
    act(district, joint.RELEASE_PART, district.dispatcher, request, part_of(request, district.health), **WHY)
    district.move(lifecycle.ACCEPT_REQUEST, district.handler, request)
    district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已安排")
    district.move(lifecycle.EVALUATE_REQUEST, district.contact, request, **GOOD)
    names = ("requests.parts_done", "requests.parts_on_time", "requests.part_late", "requests.closed")
    month = {"from": "2026-11-01", "to": "2026-11-30"}

    def values(caller: Any) -> list[Any]:
        found = computed(district.service, caller, *names, **month)
        return [found[name]["total"]["value"] for name in names]

    district.at("2026-12-01 10:00")
    call_back_about_all(district)
    callers = (district.supervisor, district.other_handler, district.handler, district.contact)
    before = [values(caller) for caller in callers]
    assert before == [[1, 1, 0, 1]] * 4
    assert district.service.tick("tally_ended") == 1
    assert [values(caller) for caller in callers] == before


def test_a_decision_on_a_part_that_the_dispatcher_puts_off_is_late(district: District) -> None:
    request, part = parts.returned(district)
    district.at("2026-11-25 10:00")
    rungs = [rung for duty, _name, rung in climb(district) if duty == "part_review"]
    assert rungs == ["reminder_50", "reminder_80", "overdue"]
    late = district.call(reading.LIST_REQUESTS, district.dispatcher, query={"late": ["part_review"]})["items"]
    assert [each["id"] for each in late] == [request["id"]]
    item = worklist(district, district.dispatcher)["part_review"]["items"][0]
    assert (item["id"], item["urgency"]) == (request["id"], "overdue")
    found = computed(district.service, district.supervisor, "requests.decision_late")
    assert found["requests.decision_late"]["total"]["value"] == 1
    # The clock of the request's own steps stays out of it.
    assert district.see(request)["rung"] is None
    act(district, joint.CONFIRM_PART, district.dispatcher, request, part, **WHY)
    assert district.call(reading.LIST_REQUESTS, district.dispatcher, query={"late": ["part_review"]})["items"] == []


def test_a_changed_calendar_moves_the_deadline_of_a_part(district: District) -> None:
    request, part = parts.accepted(district)
    version = district.call(
        calendar.GET_WORKING_CALENDAR, district.operator, query={"from": "2026-11-23", "to": "2026-11-30"}
    )["version"]
    day = {"setting": "off", "reason": "暴雪停工"}
    district.call(calendar.SET_CALENDAR_DAY, district.operator, "2026-11-25", body=day, if_match=version)
    district.service.tick("recompute_deadlines")
    moved = district.call(joint.GET_PART, district.other_handler, request["id"], part["id"])
    assert moved["due_at"] > part["due_at"]
    assert {event["part_department_name"] for event in told(district, "part-deadline-moved")} == {"水务局", "卫健局"}


def test_what_waits_of_parts_waits_for_who_takes_it(district: District) -> None:
    request, part = parts.waiting(district)
    own = worklist(district, district.other_handler)
    assert own["part_acceptance"]["items"][0]["due_at"] == part["due_at"]
    assert {kind: each["counts"]["total"] for kind, each in own.items()} == {
        "acceptance": 0,
        "answer": 0,
        "part_acceptance": 1,
        "part_contribution": 0,
    }
    act(district, joint.ACCEPT_PART, district.other_handler, request, part)
    assert worklist(district, district.other_handler)["part_contribution"]["counts"]["total"] == 1
    listed = district.call(reading.LIST_REQUESTS, district.other_handler, query={"waiting": "part_contribution"})
    assert [each["id"] for each in listed["items"]] == [request["id"]]


def test_co_departments_find_the_request_and_talk_about_it(district: District) -> None:
    request, part = parts.accepted(district)
    for query in ({}, {"co_department_id": str(district.water)}, {"q": "实验员"}):
        listed = district.call(reading.LIST_REQUESTS, district.other_handler, query=query)["items"]
        assert [each["co_department_names"] for each in listed] == [["卫健局", "水务局"]], query
    assert district.call(
        reading.LIST_REQUESTS, district.dispatcher, query={"co_department_id": str(district.park)}
    ) == {
        "items": [],
        "next": None,
    }
    body = {"content": "请提供用水报告。", "visibility": "internal"}
    comment = district.call(CREATE_REQUEST_COMMENT, district.other_handler, request["id"], body=body)
    assert comment["organization_name"] == "水务局"
    contribute(district, request, part)
    # The contribution is found by offices alone.
    for caller, number in ((district.handler, 1), (district.other_handler, 1), (district.contact, 0)):
        kinds = district.call(SEARCH_SERVICE, caller, query={"q": "用水指标"})["kinds"]
        assert len(kinds) == number
    act(district, joint.RELEASE_PART, district.dispatcher, request, part_of(request, district.health), **WHY)
    gone = district.handler_of(district.health)
    assert district.call(SEARCH_SERVICE, gone, query={"q": "实验员"})["kinds"] == []
    assert district.call(reading.LIST_REQUESTS, gone, query={})["items"] == []


def test_files_of_a_part_are_added_by_the_co_department_and_seen_by_offices(district: District) -> None:
    request, part = parts.accepted(district)
    ids = {"request_id": request["id"], "part_id": part["id"]}
    file = filing.attached(district.service, joint.PART_FILES, district.other_handler, ids)
    # Nor is anybody else told of them as changes.
    (event,) = district.service.emitted("part-file.attached.v1")
    assert not event["data"].keys() & {"enterprise_id", "opened_to_id", "taken_in_by"}
    path = (request["id"], part["id"])
    for caller in (district.other_handler, district.handler, district.dispatcher, district.chief):
        listed = district.call(joint.PART_FILES.list, caller, *path)["items"]
        assert [each["id"] for each in listed] == [file["id"]]
    with pytest.raises(Failure) as caught:
        district.call(joint.PART_FILES.list, district.contact, *path)
    assert caught.value.problem.code == "forbidden"
    for caller in (district.handler, district.handler_of(district.health)):
        with pytest.raises(Failure) as caught:
            filing.attached(district.service, joint.PART_FILES, caller, ids)
        assert caught.value.problem.code == "file-cannot-be-added"
    contribute(district, request, part)
    with pytest.raises(Failure) as caught:
        filing.attached(district.service, joint.PART_FILES, district.other_handler, ids)
    assert caught.value.problem.code == "file-cannot-be-added"
