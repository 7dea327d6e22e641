"""Registrations for activities: places, the waiting list, check-in by a code that changes, and by the organizer."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from contracts.requests import activities
from contracts.requests import activity_registrations as contract
from contracts.roles import Role
from services.requests.activities import domain
from tests.harness import actor
from tests.services.requests.activities.holding import announced, refused, registered, summarized
from tests.services.requests.activity_registrations.checking import code_of, wrong
from tests.services.requests.at_once import at_once
from tests.services.requests.district import District

BEGUN = {"starts_at": "2026-11-23T09:00:00+08:00"}
SECRET = "ab" * 32


def check_in(district: District, activity: dict[str, Any], caller: Any, code: str) -> dict[str, Any]:
    found: dict[str, Any] = district.call(contract.CHECK_IN, caller, activity["id"], body={"code": code})
    return found


def read(district: District, registration: dict[str, Any], caller: Any = None) -> dict[str, Any]:
    found: dict[str, Any] = district.call(contract.GET_REGISTRATION, caller or district.handler, registration["id"])
    return found


def names(district: District, activity: dict[str, Any], caller: Any, **query: Any) -> list[str]:
    found = district.call(contract.LIST_REGISTRATIONS, caller, activity["id"], query=query)["items"]
    return [each["id"] for each in found]


def test_places_are_given_in_order_and_move_up(district: District) -> None:
    activity = announced(district)
    people = [actor() for _ in range(4)]
    made = [registered(district, activity, each) for each in people]
    assert [each["status"] for each in made] == ["confirmed", "confirmed", "waiting", "waiting"]
    refused("already-registered", district, contract.REGISTER, people[0], activity["id"], body={})
    gone = district.call(contract.CANCEL_REGISTRATION, people[0], made[0]["id"], body={"reason": "出差"})
    assert (gone["status"], gone["actions"]) == ("cancelled", [])
    assert [read(district, each)["status"] for each in made[1:]] == ["confirmed", "confirmed", "waiting"]
    assert read(district, made[3])["queue"] == 1
    refused("registration-cancelled", district, contract.CANCEL_REGISTRATION, people[0], made[0]["id"], body={})
    # Whoever registers again is the last.
    assert registered(district, activity, people[0])["queue"] == 2


def test_the_last_place_goes_to_one(district: District) -> None:
    activity = announced(district, capacity=1)
    done, refusals = at_once(*[lambda: registered(district, activity)] * 4)
    assert refusals == []
    assert sorted(each["status"] for each in done) == ["confirmed", "waiting", "waiting", "waiting"]
    assert len({each["id"] for each in done}) == 4
    found = district.call(activities.GET_ACTIVITY, district.nobody, activity["id"])
    assert (found["confirmed"], found["waiting"]) == (1, 3)


def test_who_registers_whom(district: District) -> None:
    activity = announced(district, capacity=None)
    colleague, elsewhere = (actor((Role.ENTERPRISE_CONTACT, each)) for each in (district.enterprise, district.stranger))
    for each in (colleague, elsewhere):
        district.tell_posts(each)
        district.tell_person(each, active=True)
    of_contact = registered(district, activity, district.contact, colleague.person_id)
    assert (of_contact["organization_name"], of_contact["status"]) == ("康源药业", "confirmed")
    refused(
        "not-found", district, contract.REGISTER, district.contact, activity["id"],
        body={"person_id": elsewhere.person_id},
    )  # fmt: skip
    refused(
        "forbidden", district, contract.REGISTER, district.nobody, activity["id"],
        body={"person_id": elsewhere.person_id},
    )  # fmt: skip
    by_organizer = registered(district, activity, district.handler, elsewhere.person_id)
    assert by_organizer["organization_name"] == "远山化工"
    refused(
        "not-found", district, contract.REGISTER, district.handler, activity["id"], body={"person_id": str(UUID(int=1))}
    )
    own = registered(district, activity, district.nobody)
    assert own["organization_id"] is None
    for caller, seen in (
        (district.contact, [of_contact["id"]]),
        (elsewhere, [by_organizer["id"]]),
        (district.nobody, [own["id"]]),
        (district.other_handler, []),
        (district.handler, [of_contact["id"], by_organizer["id"], own["id"]]),
        (district.operator, [of_contact["id"], by_organizer["id"], own["id"]]),
    ):
        assert names(district, activity, caller) == seen
    refused("not-found", district, contract.GET_REGISTRATION, district.contact, own["id"])
    refused("not-found", district, contract.CANCEL_REGISTRATION, district.contact, own["id"], body={})
    mine = district.call(contract.LIST_MY_REGISTRATIONS, district.nobody, query={})["items"]
    assert [each["id"] for each in mine] == [own["id"]]


def test_registration_closes_but_for_the_organizer(district: District) -> None:
    activity = announced(district, registration_closes_at="2026-11-23T12:00:00+08:00")
    district.at("2026-11-23 12:00")
    refused("activity-registration-closed", district, contract.REGISTER, district.nobody, activity["id"], body={})
    assert "registration" not in district.call(activities.GET_ACTIVITY, district.nobody, activity["id"])["actions"]
    late = actor()
    district.tell_person(late, active=True)
    assert registered(district, activity, district.handler, late.person_id)["status"] == "confirmed"


def test_people_check_in_by_the_code_that_is_shown(district: District) -> None:
    activity = announced(district, starts_at="2026-11-23T11:30:00+08:00")
    mine = registered(district, activity, district.contact)
    code = code_of(district, activity["id"])
    refused("activity-ahead", district, contract.CHECK_IN, district.contact, activity["id"], body={"code": code})
    district.at("2026-11-23 10:30")
    assert "check_in" in district.call(activities.GET_ACTIVITY, district.contact, activity["id"])["actions"]
    here = check_in(district, activity, district.contact, code_of(district, activity["id"]))
    assert (here["id"], here["attended"], here["way"]) == (mine["id"], True, "code")
    found = district.call(activities.GET_ACTIVITY, district.contact, activity["id"])
    assert (found["attended"], "check_in" in found["actions"]) == (1, False)
    # Twice is once.
    check_in(district, activity, district.contact, code_of(district, activity["id"]))
    assert len(district.service.emitted("activity-registration.attended.v1")) == 1
    assert names(district, activity, district.handler, attended=True) == [mine["id"]]


def test_only_who_has_a_place_checks_in(district: District) -> None:
    activity = announced(district, capacity=1, **BEGUN)
    registered(district, activity, district.contact)
    registered(district, activity, district.nobody)
    code = {"code": code_of(district, activity["id"])}
    for caller in (district.nobody, district.supervisor):
        refused("not-registered", district, contract.CHECK_IN, caller, activity["id"], body=code)


def test_wrong_codes_are_counted_and_let_pass_ten_times(district: District) -> None:
    activity = announced(district, **BEGUN)
    mine = registered(district, activity, district.contact)
    for left in (*range(9, -1, -1), 0):
        given = {"code": wrong(code_of(district, activity["id"]))}
        refusal = refused(
            "check-in-code-refused", district, contract.CHECK_IN, district.contact, activity["id"], body=given
        )
        assert refusal.params["left"] == left
    # Not even by the right one then, but by the organizer.
    right = {"code": code_of(district, activity["id"])}
    refused("check-in-code-refused", district, contract.CHECK_IN, district.contact, activity["id"], body=right)
    # Registering again gives no new tries.
    district.call(contract.CANCEL_REGISTRATION, district.contact, mine["id"], body={})
    mine = registered(district, activity, district.contact)
    refused("check-in-code-refused", district, contract.CHECK_IN, district.contact, activity["id"], body=right)
    body = {"attended": True}
    here = district.call(contract.RECORD_ACTIVITY_ATTENDANCE, district.handler, mine["id"], body=body)
    assert (here["attended"], here["way"]) == (True, "organizer")


def test_who_has_checked_in_for_a_start_that_was_put_off_has_not_come(district: District) -> None:
    activity = announced(district, **BEGUN)
    mine = registered(district, activity, district.contact)
    check_in(district, activity, district.contact, code_of(district, activity["id"]))

    def moved(**times: str) -> tuple[int, bool]:
        version = district.call(activities.GET_ACTIVITY, district.handler, activity["id"])["version"]
        changed = district.call(
            activities.CHANGE_ACTIVITY, district.handler, activity["id"], body=times, if_match=version
        )
        return changed["attended"], read(district, mine)["attended"]

    assert moved(starts_at="2026-11-23T10:59:00+08:00") == (1, True)
    assert moved(starts_at="2026-11-30T14:00:00+08:00", ends_at="2026-11-30T17:00:00+08:00") == (0, False)


def test_of_one_that_is_over_nobody_is_told_that_he_can_come(district: District) -> None:
    over = {"starts_at": "2026-11-20T14:00:00+08:00", "ends_at": "2026-11-20T17:00:00+08:00"}
    for times in ({}, BEGUN, over):
        registered(district, announced(district, **times), district.handler)
    told = district.service.emitted("activity-registration.confirmed.v1")
    assert [each["data"]["ahead"] for each in told] == [True, True, False]


def test_a_code_holds_for_its_step_and_the_next_one() -> None:
    def moment(second: int) -> datetime:
        return datetime.fromtimestamp(1_800_000_000 + second, UTC)

    code = domain.code_of(SECRET, domain.step_of(moment(0)))
    assert [domain.is_code(SECRET, code, moment(second)) for second in (-1, 0, 29, 30, 59, 60, 3600)] == [
        *(False, True, True, True, True, False, False)
    ]
    assert [domain.seconds_left(moment(second)) for second in (0, 29, 30)] == [30, 1, 30]
    others = {domain.code_of(SECRET, step) for step in range(100)} | {domain.code_of("cd" * 32, 0)}
    assert len(others) > 95
    assert all(len(each) == 6 and each.isdecimal() for each in others)


def test_the_organizer_records_who_came_and_corrects_it(district: District) -> None:
    ahead = announced(district)
    early = registered(district, ahead, district.contact)
    body = {"attended": True}
    refused("activity-ahead", district, contract.RECORD_ACTIVITY_ATTENDANCE, district.handler, early["id"], body=body)
    activity = announced(district, capacity=1, **BEGUN)
    mine, waiting = registered(district, activity, district.contact), registered(district, activity)
    record = contract.RECORD_ACTIVITY_ATTENDANCE
    refused("not-registered", district, record, district.handler, waiting["id"], body=body)
    refused(
        "forbidden",
        district,
        record,
        actor((Role.DEPARTMENT_HANDLER, district.water), person=UUID(district.contact.person_id)),
        mine["id"],
        body=body,
    )
    assert district.call(record, district.handler, mine["id"], body=body)["attended"] is True
    back = district.call(record, district.handler, mine["id"], body={"attended": False})
    assert (back["attended"], back["attended_at"], back["way"]) == (False, None, None)
    assert district.call(activities.GET_ACTIVITY, district.nobody, activity["id"])["attended"] == 0
    district.call(record, district.handler, mine["id"], body=body)
    # Who has come and cancels after all has not come, and the first who waits has the place.
    district.call(contract.CANCEL_REGISTRATION, district.contact, mine["id"], body={})
    found = district.call(activities.GET_ACTIVITY, district.nobody, activity["id"])
    assert (found["attended"], found["confirmed"], found["waiting"]) == (0, 1, 0)
    summarized(district, activity)
    refused("activity-settled", district, record, district.handler, waiting["id"], body=body)
    refused("activity-settled", district, contract.CANCEL_REGISTRATION, district.handler, waiting["id"], body={})


@pytest.mark.parametrize("code", ["12345", "1234567", ""])
def test_a_code_has_six_digits(district: District, code: str) -> None:
    activity = announced(district, **BEGUN)
    wrong_one = refused("invalid", district, contract.CHECK_IN, district.contact, activity["id"], body={"code": code})
    assert wrong_one.errors[0]["field"] == "code"
