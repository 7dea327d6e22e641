"""What dispatchers and supervisors owe is on clocks of its own, explained, reminded of, supervised and counted."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, func, select, update

from chassis.calling.errors import Failure
from contracts.requests import lifecycle, reading
from contracts.requests.calendar import GET_TERMS, SET_CALENDAR_DAY, SET_TERMS
from contracts.requests.figures import DUTY_FIGURES
from contracts.requests.reading import GET_REQUEST_DEADLINE, LIST_REQUEST_HISTORY
from contracts.requests.vocabulary import REQUEST_DUTY, Duty
from services.requests.clocks.models import Clock, ClockEntry
from services.requests.duties.beginning import clock_of
from services.requests.lifecycle.models import Request
from tests.services.figures import by_group, computed
from tests.services.requests.district import GOOD, POOR, District, told
from tests.services.requests.worklist.reading import worklist

ALL = ["reminder_50", "reminder_80", "overdue", "supervision_notice", "chain_chief"]


def clocks(district: District, request: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The open clocks of a request, by what is owed."""
    return {clock["duty"]: clock for clock in district.see(request)["clocks"]}


def explained(district: District, request: dict[str, Any], duty: str, caller: Any = None) -> dict[str, Any]:
    found: dict[str, Any] = district.call(
        GET_REQUEST_DEADLINE, caller or district.supervisor, request["id"], query={"duty": duty}
    )
    return found


def climbed(district: District) -> list[tuple[str, str]]:
    """Climb all ladders as the schedules do; what has been told of duties so far: what is owed, and the rung."""
    for schedule in ("lay_in_clocks", "climb_ladder"):
        while district.service.tick(schedule):
            pass
    return [(data["duty"], data["rung"]) for data in told(district, "duty-rung-reached")]


def rows_of(district: District, request: dict[str, Any]) -> int:
    """How many clocks of other duties than handling are written of a request."""
    with district.service.database.transaction() as session:
        found = select(func.count()).select_from(Clock).where(Clock.subject_id == UUID(request["id"]))
        return session.scalar(found) or 0


def test_each_step_of_dispatcher_and_supervisor_is_on_a_clock_until_it_is_taken(district: District) -> None:
    request = district.submit()
    assert request["clocks"] == district.see(request)["clocks"]
    [dispatch] = request["clocks"]
    assert (dispatch["duty"], dispatch["role"], dispatch["organization_id"]) == ("dispatch", "dispatcher", None)
    assert dispatch["due_at"] == "2026-11-24T17:30:00+08:00"
    district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, request)
    handling = clocks(district, request)
    assert set(handling) == {"handling"}
    assert handling["handling"]["role"] == "department_handler"
    assert handling["handling"]["organization_id"] == str(district.labour)
    assert handling["handling"]["organization_name"] == "人社局"
    district.move(lifecycle.RETURN_REQUEST, district.handler, request, reason="不属本部门")
    returned = clocks(district, request)
    assert set(returned) == {"handling", "return_review"}
    assert (returned["handling"]["status"], returned["return_review"]["status"]) == ("paused", "running")
    district.move(lifecycle.CONFIRM_DISPATCH, district.dispatcher, request, reason="属于人社职责")
    district.move(lifecycle.ACCEPT_REQUEST, district.handler, request)
    assert set(clocks(district, request)) == {"handling"}
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, request, days=3, reason="需勘察")
    assert set(clocks(district, request)) == {"handling", "extension_decision"}
    district.move(lifecycle.DECIDE_EXTENSION, district.dispatcher, request, granted=True, reason="同意")
    assert set(clocks(district, request)) == {"handling"}
    district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已安排")
    assert clocks(district, request) == {}
    district.move(lifecycle.EVALUATE_REQUEST, district.contact, request, **POOR)
    review = clocks(district, request)
    assert (set(review), review["review"]["role"]) == ({"review"}, "supervisor")
    assert review["review"]["due_at"] == "2026-11-26T17:30:00+08:00"
    district.move(lifecycle.REVIEW_REQUEST, district.supervisor, request, decision="uphold", reason="已尽责")
    assert clocks(district, request) == {}
    for duty in REQUEST_DUTY.codes:
        assert explained(district, request, duty)["status"] == "stopped"


@pytest.mark.parametrize("duty", ["return_review", "extension_decision", "review"])
def test_a_deadline_that_was_never_owed_is_refused(district: District, duty: str) -> None:
    request = district.dispatched()
    with pytest.raises(Failure) as caught:
        explained(district, request, duty)
    assert caught.value.problem.code == "never-owed"


def test_every_clock_is_explained_by_the_same_operation(district: District) -> None:
    request = district.submit()
    district.at("2026-11-23 15:00")
    found = explained(district, request, "dispatch", district.contact)
    assert (found["duty"], found["role"], found["status"]) == ("dispatch", "dispatcher", "running")
    assert [step["rung"] for step in found["ladder"]] == ALL
    assert found["sentences"]["zh"][0].endswith("开始计时，派单时限 1 个工作日。")
    assert found["sentences"]["zh"][-1].startswith("到期时间为 2026年11月24日（周二）17:30。")
    assert found["return_until"] is None
    district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, request)
    stopped = explained(district, request, "dispatch")
    assert (stopped["status"], [row["kind"] for row in stopped["ledger"]]) == ("stopped", ["started", "stopped"])
    # Without a duty it is that of handling.
    assert district.call(GET_REQUEST_DEADLINE, district.contact, request["id"], query={})["duty"] == "handling"


def test_a_duty_that_comes_again_begins_a_new_run(district: District) -> None:
    request = district.returned()
    district.move(
        lifecycle.REDISPATCH_REQUEST, district.dispatcher, request, department_id=str(district.water), reason="供水"
    )
    district.at("2026-11-24 10:00")
    district.move(lifecycle.RETURN_REQUEST, district.other_handler, request, reason="不属本部门")
    found = explained(district, request, "return_review")
    assert [row["kind"] for row in found["ledger"]] == ["started", "stopped", "restarted"]
    assert found["due_at"] == "2026-11-25T17:30:00+08:00"
    again = [sentence for sentence in found["sentences"]["zh"] if "再次开始计时，退单审核时限 1 个工作日。" in sentence]
    # Nobody has decided on that.
    assert again
    assert "批准人" not in again[0]


def test_who_owes_is_reminded_and_supervised(district: District) -> None:
    request = district.submit()
    assert climbed(district) == []
    district.at("2026-11-24 10:00")
    assert climbed(district) == [("dispatch", "reminder_50")]
    district.at("2026-11-24 17:31")
    assert climbed(district) == [("dispatch", rung) for rung in ALL[:3]]
    late = clocks(district, request)["dispatch"]
    assert (late["overdue"], late["rung"]) == (True, "overdue")
    # That of handling has not begun.
    assert district.see(request)["rung"] is None
    district.at("2027-01-05 10:00")
    assert climbed(district) == [("dispatch", rung) for rung in ALL]
    entries = district.call(LIST_REQUEST_HISTORY, district.contact, request["id"], query={})["items"]
    rungs = [entry["details"] for entry in entries if entry["action"] == "rung"]
    assert rungs == [{"rung": rung, "duty": "dispatch"} for rung in ALL]
    district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, request)
    assert climbed(district) == [("dispatch", rung) for rung in ALL]


def test_a_supervisor_who_does_not_review_is_late(district: District) -> None:
    district.under_review()
    district.at("2026-11-26 17:31")
    assert climbed(district) == [("review", rung) for rung in ALL[:3]]
    review = worklist(district, district.supervisor)["review"]
    assert (review["counts"]["overdue"], review["items"][0]["due_at"]) == (1, "2026-11-26T17:30:00+08:00")


def test_worklist_and_list_go_by_the_clock_of_who_owes(district: District) -> None:
    request = district.handling()
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, request, days=3, reason="需勘察")
    returned, submitted = district.returned(), district.submit()

    def urgencies() -> list[str]:
        found = worklist(district, district.dispatcher)
        return [found[step]["items"][0]["urgency"] for step in ("dispatch", "return", "extension")]

    assert urgencies() == ["other"] * 3
    district.at("2026-11-24 10:00")
    climbed(district)
    assert urgencies() == ["due_soon"] * 3
    district.at("2026-11-24 17:31")
    assert urgencies() == ["overdue"] * 3

    def late(*duties: str) -> set[str]:
        query = {"late": list(duties), "limit": 100}
        return {each["id"] for each in district.call(reading.LIST_REQUESTS, district.supervisor, query=query)["items"]}

    assert late("dispatch") == {submitted["id"]}
    assert late("return_review", "extension_decision") == {request["id"], returned["id"]}
    assert late("handling", "review") == set()
    assert late(*REQUEST_DUTY.codes) == {request["id"], returned["id"], submitted["id"]}
    district.at("2026-12-01 10:00")
    assert late("handling") == {request["id"]}
    district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已安排")
    assert late("extension_decision") == set()


def test_what_a_changed_calendar_moves_is_told(district: District) -> None:
    request = district.submit()
    off = {"setting": "off", "reason": "停电检修"}
    district.call(SET_CALENDAR_DAY, district.operator, "2026-11-24", body=off, if_match=0)
    district.service.tick("lay_in_clocks")
    district.service.tick("recompute_deadlines")
    [dispatch] = district.see(request)["clocks"]
    assert dispatch["due_at"] == "2026-11-25T17:30:00+08:00"
    [moved] = told(district, "duty-moved")
    assert (moved["duty"], moved["duty_due_at"], moved["due_at"]) == ("dispatch", "2026-11-25T17:30:00+08:00", None)
    district.at("2026-11-24 18:00")
    assert not district.see(request)["overdue"]
    assert any("停电检修" in sentence for sentence in explained(district, request, "dispatch")["sentences"]["zh"])


def test_terms_say_how_long_each_may_take(district: District) -> None:
    terms = {name: value for name, value in district.call(GET_TERMS, district.operator).items() if name != "version"}
    changed = {"dispatch_days": 2, "return_review_days": 3, "extension_decision_days": 4, "review_days": 5}
    district.call(SET_TERMS, district.operator, body={**terms, **changed}, if_match=0)
    request = district.handling()
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, request, days=3, reason="需勘察")
    returned, reviewed = district.returned(), district.under_review()
    by = {"dispatch": request, "extension_decision": request, "return_review": returned, "review": reviewed}
    for duty, of in by.items():
        assert explained(district, of, duty)["ledger"][0]["days"] == changed[f"{duty}_days"]


def test_lateness_is_counted_for_who_owes(district: District) -> None:
    district.submit()
    district.returned()
    district.under_review()
    # In time.
    district.closed()
    district.at("2026-12-01 10:00")
    climbed(district)
    names = [figure.name for figure in DUTY_FIGURES]
    found = computed(district.service, district.supervisor, *names)
    assert [figure["total"]["value"] for figure in found.values()] == [0, 1, 1, 1, 0]
    later = computed(district.service, district.supervisor, *names, **{"from": "2026-12-01"})
    assert [figure["total"]["value"] for figure in later.values()] == [0] * 5
    assert by_group(computed(district.service, district.chief, names[1], group_by="month")[names[1]]) == {"2026-11": 1}
    other = computed(district.service, district.other_chief, *names)
    assert [figure["total"]["value"] for figure in other.values()] == [0] * 5


def test_a_department_that_was_late_stays_so_when_the_request_goes_elsewhere(district: District) -> None:
    request = district.dispatched()
    district.at("2026-12-01 10:00")
    climbed(district)
    district.move(
        lifecycle.REDISPATCH_REQUEST, district.dispatcher, request, department_id=str(district.water), reason="供水"
    )
    district.move(lifecycle.ACCEPT_REQUEST, district.other_handler, request)
    district.move(lifecycle.ANSWER_REQUEST, district.other_handler, request, answer="已接通")
    late = computed(district.service, district.supervisor, "requests.handling_late", group_by="department")
    assert by_group(late["requests.handling_late"]) == {"人社局": 1}


def test_what_the_release_before_has_left_without_its_clock_gets_one(district: District) -> None:
    submitted, returned, reviewed = district.submit(), district.returned(), district.under_review()
    extended = district.handling()
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, extended, days=3, reason="需勘察")
    dispatched, closed = district.submit(), district.under_review()
    with district.service.database.transaction() as session:
        owing = [UUID(each["id"]) for each in (submitted, returned, reviewed, extended)]
        ids = [clock_of(request, duty) for request in owing for duty in Duty if duty is not Duty.HANDLING]
        session.execute(
            update(Request).where(Request.id.in_(owing)).values(step_duty=None, step_due_at=None, step_rung=None)
        )
        session.execute(delete(ClockEntry).where(ClockEntry.clock_id.in_(ids)))
        session.execute(delete(Clock).where(Clock.id.in_(ids)))
        # It has gone on with these.
        for request, status in ((dispatched, "dispatched"), (closed, "closed")):
            session.execute(update(Request).where(Request.id == UUID(request["id"])).values(status=status))
    district.at("2026-11-25 10:00")
    while district.service.tick("keep_duties"):
        pass
    for request, duty in {
        "dispatch": submitted,
        "return_review": returned,
        "review": reviewed,
        "extension_decision": extended,
    }.items():
        found = clocks(district, duty)[request]
        assert (found["status"], found["overdue"]) == ("running", False)
    assert explained(district, dispatched, "dispatch")["status"] == "stopped"
    assert explained(district, closed, "review")["status"] == "stopped"
    assert district.service.tick("keep_duties") == 0


def test_a_clock_is_told_before_it_is_written_as_afterwards(district: District) -> None:
    written, stopped, moved = district.submit(), district.submit(), district.submit()

    def seen(request: dict[str, Any]) -> list[Any]:
        [clock] = district.see(request)["clocks"]
        found = explained(district, request, "dispatch")
        return [clock, found["due_at"], found["steps"], found["sentences"], found["ledger"], found["ladder"]]

    before = seen(written)
    assert rows_of(district, written) == 0
    assert district.service.tick("lay_in_clocks") == 3
    assert district.service.tick("lay_in_clocks") == 0
    assert seen(written) == before
    assert rows_of(district, written) == 1
    unwritten = district.submit()
    for request in (stopped, unwritten):
        district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, request)
        ledger = explained(district, request, "dispatch")["ledger"]
        assert [(row["kind"], row["days"]) for row in ledger] == [("started", 1), ("stopped", None)]
    # Whichever comes first, a change of the calendar or the row, the ledger says what has moved it.
    late = district.submit()
    district.call(
        SET_CALENDAR_DAY, district.operator, "2026-11-24", body={"setting": "off", "reason": "停电检修"}, if_match=0
    )
    district.service.tick("lay_in_clocks")
    while district.service.tick("recompute_deadlines"):
        pass
    for request in (moved, late):
        assert [row["kind"] for row in explained(district, request, "dispatch")["ledger"]] == ["started", "recomputed"]
        assert district.see(request)["clocks"][0]["due_at"] == "2026-11-25T17:30:00+08:00"


def test_every_way_out_of_a_status_stops_its_clock(district: District) -> None:
    def stopped(request: dict[str, Any], duty: str) -> None:
        assert explained(district, request, duty)["status"] == "stopped"
        assert duty not in clocks(district, request)

    withdrawn = district.withdrawn()
    stopped(withdrawn, "dispatch")
    for leave in (lifecycle.WITHDRAW_REQUEST, lifecycle.ANSWER_REQUEST):
        request = district.handling()
        district.move(lifecycle.REQUEST_EXTENSION, district.handler, request, days=3, reason="需勘察")
        caller, body = (
            (district.contact, {"reason": "已解决"})
            if leave is lifecycle.WITHDRAW_REQUEST
            else (district.handler, {"answer": "已安排"})
        )
        district.move(leave, caller, request, **body)
        stopped(request, "extension_decision")
    returned = district.returned()
    district.move(lifecycle.WITHDRAW_REQUEST, district.contact, returned, reason="已解决")
    stopped(returned, "return_review")
    reopened = district.under_review()
    district.move(lifecycle.REVIEW_REQUEST, district.supervisor, reopened, decision="reopen", reason="未解决")
    stopped(reopened, "review")
    assert set(clocks(district, reopened)) == {"handling"}
    for step, caller, body in (
        (lifecycle.ACCEPT_REQUEST, district.handler, {}),
        (lifecycle.ANSWER_REQUEST, district.handler, {"answer": "已再次办理"}),
        (lifecycle.EVALUATE_REQUEST, district.contact, GOOD),
    ):
        district.move(step, caller, reopened, **body)
    assert clocks(district, reopened) == {}
