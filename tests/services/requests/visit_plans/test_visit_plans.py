"""Plans of visits: what is owed by them in each period, and what becomes of it when they are changed or end."""

from typing import Any
from uuid import UUID

import pytest

from contracts.requests import visit_plans, visits
from contracts.roles import Role
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.harness import actor
from tests.services.requests.at_once import at_once
from tests.services.requests.district import District
from tests.services.requests.visits.visiting import made_plan, owed, recorded, refused

MONTH = {"first_day": "2026-11-01", "last_day": "2026-11-30"}


def change(district: District, plan: dict[str, Any], caller: Any = None, **changes: Any) -> dict[str, Any]:
    seen = district.call(visit_plans.GET_VISIT_PLAN, district.supervisor, plan["id"])
    found: dict[str, Any] = district.call(
        visit_plans.CHANGE_VISIT_PLAN,
        caller or district.handler,
        plan["id"],
        body=changes,
        if_match=seen["version"],
    )
    return found


def events(district: District) -> list[tuple[str, int]]:
    found = district.service.emitted(*(f"visit-plan.{name}.v1" for name in ("opened", "reminded", "overdue")))
    return [(each["type"].split(".")[1], each["data"]["owed"]) for each in found]


def stands(district: District, **query: Any) -> list[tuple[str, str, str]]:
    return [(each["enterprise_name"], each["first_day"], each["status"]) for each in owed(district, **query)]


def test_a_plan_owes_a_visit_to_each_enterprise_in_the_period_under_way(district: District) -> None:
    plan = made_plan(district)
    assert (
        plan
        | {
            "number": "ZFJH000001",
            "organization_name": "人社局",
            "enterprises": 2,
            "owed": 2,
            "supervised": False,
            "status": "running",
            "actions": ["change", "end"],
        }
        == plan
    )
    assert [each["name"] for each in plan["visited"]] == ["康源药业", "蓝海生物"]
    found = owed(district)
    assert sorted(each["enterprise_name"] for each in found) == ["康源药业", "蓝海生物"]
    for each in found:
        assert each | {**MONTH, "status": "owed", "overdue": False, "recordable": False} == each
    assert events(district) == [("opened", 2)]
    assert all(each["recordable"] for each in owed(district, district.handler))
    (in_park,) = owed(district, district.clerk)
    assert (in_park["enterprise_name"], in_park["recordable"]) == ("康源药业", False)
    assert owed(district, district.other_chief) == []
    district.call(visit_plans.GET_OWED_VISIT, district.handler, in_park["id"])
    refused("not-found", district, visit_plans.GET_OWED_VISIT, district.other_handler, in_park["id"])


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("month", "2026-12-01", "2026-12-31"),
        ("quarter", "2027-01-01", "2027-03-31"),
        ("year", "2027-01-01", "2027-12-31"),
    ],
)
def test_each_period_owes_anew_once_it_has_begun(district: District, period: str, first: str, last: str) -> None:
    made_plan(district, period=period, enterprise_ids=[str(district.enterprise)])
    assert district.service.tick("owe_visits") == 0
    district.at(f"{first} 00:00")
    assert district.service.tick("owe_visits") == 1
    assert district.service.tick("owe_visits") == 0
    latest = owed(district)[-1]
    assert (latest["first_day"], latest["last_day"]) == (first, last)
    assert len(owed(district)) == 2


def test_periods_that_nobody_was_there_to_open_are_owed_all_the_same(district: District) -> None:
    made_plan(district, enterprise_ids=[str(district.enterprise)])
    district.at("2027-02-03 09:00")
    assert district.service.tick("owe_visits") == 3
    assert [each["first_day"] for each in owed(district)] == ["2026-11-01", "2026-12-01", "2027-01-01", "2027-02-01"]


def test_a_period_is_opened_once_by_whoever_comes_first(district: District) -> None:
    made_plan(district)
    district.at("2026-12-01 00:00")
    service = district.service
    function = service.handlers.schedules["owe_visits"][1]
    done, refusals = at_once(*[lambda: service.runtime.tick(function)] * 4)
    assert refusals == []
    assert sum(done) == 1
    assert len(owed(district)) == 4


def test_a_plan_of_later_owes_nothing_yet_and_one_with_an_end_nothing_after_it(district: District) -> None:
    plan = made_plan(district, first_day="2026-12-10", last_day="2027-01-20", enterprise_ids=[str(district.enterprise)])
    assert (owed(district), plan["owed"]) == ([], 0)
    district.at("2027-06-01 09:00")
    district.service.tick("owe_visits")
    assert [(each["first_day"], each["last_day"]) for each in owed(district)] == [
        ("2026-12-01", "2026-12-31"),
        ("2027-01-01", "2027-01-20"),
    ]


def test_what_is_owed_is_reminded_before_the_end_and_told_of_after_it(district: District) -> None:
    plan = made_plan(district)
    assert district.service.tick("tell_of_owed_visits") == 0
    district.at("2026-11-25 08:00")
    assert district.service.tick("tell_of_owed_visits") == 1
    assert district.service.tick("tell_of_owed_visits") == 0
    recorded(district, owed_visit_ids=[owed(district, enterprise_id=str(district.enterprise))[0]["id"]])
    district.at("2026-12-01 08:00")
    assert district.service.tick("tell_of_owed_visits") == 1
    assert events(district) == [("opened", 2), ("reminded", 2), ("overdue", 1)]
    (late,) = owed(district, overdue=True)
    assert (late["enterprise_name"], late["overdue"]) == ("蓝海生物", True)
    assert [each["enterprise_name"] for each in owed(district, overdue=False)] == ["康源药业"]
    told = district.service.emitted("visit-plan.overdue.v1")[0]["data"]
    assert (told["id"], told["organization_id"], told["last_day"]) == (plan["id"], str(district.labour), "2026-11-30")
    # A late visit settles it, and was late.
    recorded(district, enterprise_id=str(district.neighbour), day="2026-12-01", owed_visit_ids=[late["id"]])
    (late,) = owed(district, overdue=True)
    assert (late["status"], late["visited_on"]) == ("made", "2026-12-01")


def test_nothing_is_told_of_where_all_was_done(district: District) -> None:
    made_plan(district, enterprise_ids=[str(district.enterprise)])
    recorded(district, owed_visit_ids=[owed(district)[0]["id"]])
    district.at("2026-12-20 08:00")
    assert district.service.tick("tell_of_owed_visits") == 1
    assert events(district) == [("opened", 1)]


def test_a_changed_plan_keeps_what_was_done_and_takes_back_what_is_owed_to_those_left_out(district: District) -> None:
    plan = made_plan(district)
    for each in owed(district):
        if each["enterprise_name"] == "康源药业":
            recorded(district, owed_visit_ids=[each["id"]])
    changed = change(district, plan, enterprise_ids=[str(district.stranger)], title="重点走访")
    assert (changed["title"], changed["enterprises"], changed["owed"]) == ("重点走访", 1, 1)
    assert sorted(stands(district)) == [
        ("康源药业", "2026-11-01", "made"),
        ("蓝海生物", "2026-11-01", "taken_back"),
        ("远山化工", "2026-11-01", "owed"),
    ]
    # Who is visited again after all is owed what was taken back, and not what was done.
    change(district, plan, enterprise_ids=[str(district.neighbour), str(district.enterprise)])
    assert sorted(each[2] for each in stands(district)) == ["made", "owed", "taken_back"]
    assert stands(district, status=["owed"]) == [("蓝海生物", "2026-11-01", "owed")]


def test_a_changed_end_moves_the_period_under_way(district: District) -> None:
    plan = made_plan(district, last_day="2026-11-27")
    assert {each["last_day"] for each in owed(district)} == {"2026-11-27"}
    change(district, plan, last_day=None, remind_days=2)
    assert {each["last_day"] for each in owed(district)} == {"2026-11-30"}
    district.at("2026-11-27 09:00")
    assert district.service.tick("tell_of_owed_visits") == 0
    district.at("2026-11-28 09:00")
    assert district.service.tick("tell_of_owed_visits") == 1
    district.at("2026-12-01 09:00")
    assert district.service.tick("owe_visits") == 1


def test_a_plan_that_is_taken_up_again_after_its_end_owes_nothing_of_the_time_between(district: District) -> None:
    plan = made_plan(district, last_day="2026-12-27", enterprise_ids=[str(district.enterprise)])
    district.at("2027-05-10 09:00")
    district.service.tick("owe_visits")
    change(district, plan, last_day=None)
    district.service.tick("owe_visits")
    assert [each["first_day"] for each in owed(district)] == ["2026-11-01", "2026-12-01", "2027-05-01"]
    district.at("2027-06-01 09:00")
    assert district.service.tick("owe_visits") == 1


def test_what_is_owed_again_is_so_until_the_day_that_the_plan_has_by_now(district: District) -> None:
    plan = made_plan(district, enterprise_ids=[str(district.enterprise)])
    made = recorded(district, owed_visit_ids=[owed(district)[0]["id"]])
    change(district, plan, last_day="2026-11-27")
    version = {"if_match": made["version"]}
    district.call(visits.WITHDRAW_VISIT, district.handler, made["id"], body={"reason": "重复登记"}, **version)
    assert [(each["status"], each["last_day"]) for each in owed(district)] == [("owed", "2026-11-27")]


def test_an_ended_plan_takes_back_what_is_owed_and_owes_no_more(district: District) -> None:
    plan = made_plan(district)
    recorded(district, owed_visit_ids=[owed(district, enterprise_id=str(district.enterprise))[0]["id"]])
    ended = district.call(visit_plans.END_VISIT_PLAN, district.handler, plan["id"], body={"reason": "机构调整"})
    assert (ended["status"], ended["reason"], ended["owed"], ended["actions"]) == ("ended", "机构调整", 0, [])
    assert sorted(each[2] for each in stands(district)) == ["made", "taken_back"]
    district.at("2027-01-05 09:00")
    assert (district.service.tick("owe_visits"), district.service.tick("tell_of_owed_visits")) == (0, 0)
    for operation, body in (
        (visit_plans.CHANGE_VISIT_PLAN, {"title": "再次"}),
        (visit_plans.END_VISIT_PLAN, {"reason": "再次"}),
    ):
        refused(
            "visit-plan-ended", district, operation, district.handler, plan["id"], body=body, if_match=ended["version"]
        )


def test_a_visit_and_the_end_of_its_plan_at_the_same_moment_agree(district: District) -> None:
    plan = made_plan(district, enterprise_ids=[str(district.enterprise)])
    one = owed(district)[0]["id"]
    done, refusals = at_once(
        lambda: recorded(district, owed_visit_ids=[one]),
        lambda: district.call(visit_plans.END_VISIT_PLAN, district.handler, plan["id"], body={"reason": "调整"}),
    )
    ((_, _, status),) = stands(district)
    assert status == ("taken_back" if refusals else "made")
    assert len(done) == 2 - len(refusals)


def test_an_organization_plans_its_own_visits_and_a_supervisor_those_of_any(district: District) -> None:
    refused(
        "invalid", district, visit_plans.MAKE_VISIT_PLAN, district.handler,
        body={
            "title": "走访", "period": "month", "enterprise_ids": [str(district.enterprise)],
            "organization_id": str(district.water),
        },
    )  # fmt: skip
    of_a_chain = actor((Role.SUPERVISOR, UUID(int=7), district.chain))
    with pytest.raises(Exception, match="organization_id"):
        made_plan(district, of_a_chain, organization_id=str(district.labour))
    plan = made_plan(district, district.supervisor, organization_id=str(district.labour))
    assert (plan["supervised"], plan["organization_name"]) == (True, "人社局")
    for caller in (district.handler, district.other_handler):
        seen = district.call(visit_plans.GET_VISIT_PLAN, caller, plan["id"])
        assert seen["actions"] == []
        for operation, body in (
            (visit_plans.CHANGE_VISIT_PLAN, {"title": "别的"}),
            (visit_plans.END_VISIT_PLAN, {"reason": "不办"}),
        ):
            refused("forbidden", district, operation, caller, plan["id"], body=body, if_match=plan["version"])
    assert change(district, plan, district.supervisor, title="督办走访")["title"] == "督办走访"
    own = made_plan(district)
    refused(
        "forbidden", district, visit_plans.END_VISIT_PLAN, district.other_handler, own["id"], body={"reason": "不办"}
    )
    ended = district.call(visit_plans.END_VISIT_PLAN, district.supervisor, own["id"], body={"reason": "统一部署"})
    assert ended["status"] == "ended"


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("enterprise_ids.1", {"enterprise_ids": ["ENTERPRISE", str(UUID(int=1))]}),
        ("enterprise_ids", {"enterprise_ids": ["ENTERPRISE", "ENTERPRISE"]}),
        ("enterprise_ids", {"enterprise_ids": []}),
        ("first_day", {"first_day": "2026-10-31"}),
        ("last_day", {"last_day": "2026-11-22"}),
        ("last_day", {"first_day": "2026-12-10", "last_day": "2026-12-01"}),
        ("remind_days", {"remind_days": 31}),
        ("organization_id", {"organization_id": str(UUID(int=1))}),
    ],
)
def test_what_cannot_be_planned(district: District, field: str, given: dict[str, Any]) -> None:
    body = {"title": "走访", "period": "month", "enterprise_ids": ["ENTERPRISE"], **given}
    ids = [str(district.enterprise) if each == "ENTERPRISE" else each for each in body["enterprise_ids"]]
    wrong = refused(
        "invalid", district, visit_plans.MAKE_VISIT_PLAN, district.handler, body={**body, "enterprise_ids": ids}
    )
    assert wrong.errors[0]["field"] == field


def test_what_cannot_be_changed(district: District) -> None:
    plan = made_plan(district, first_day="2026-12-10")
    for field, changes in (
        ("last_day", {"last_day": "2026-12-09"}),
        ("last_day", {"last_day": "2026-11-01"}),
        ("enterprise_ids.0", {"enterprise_ids": [str(UUID(int=1))]}),
    ):
        wrong = refused(
            "invalid", district, visit_plans.CHANGE_VISIT_PLAN, district.handler, plan["id"],
            body=changes, if_match=plan["version"],
        )  # fmt: skip
        assert wrong.errors[0]["field"] == field


def test_an_enterprise_that_is_not_active_any_more_is_owed_nothing(district: District) -> None:
    made_plan(district)
    district.tell_organization(district.neighbour, "enterprise", "蓝海生物", active=False, sequence=2)
    # Nobody could visit it, nor record that.
    assert sorted(stands(district)) == [("康源药业", "2026-11-01", "owed"), ("蓝海生物", "2026-11-01", "taken_back")]
    district.at("2026-12-01 09:00")
    district.service.tick("owe_visits")
    assert stands(district, **{"from": "2026-12-01"}) == [("康源药业", "2026-12-01", "owed")]


def test_an_organization_that_is_not_active_any_more_owes_nothing(district: District) -> None:
    made_plan(district)
    made_plan(district, district.other_handler, enterprise_ids=[str(district.stranger)])
    told = events(district)
    district.tell_organization(district.labour, "department", "人社局", active=False, sequence=2)
    assert stands(district, status=["owed"]) == [("远山化工", "2026-11-01", "owed")]
    district.at("2026-12-01 09:00")
    district.service.tick("owe_visits")
    assert stands(district, **{"from": "2026-12-01"}) == [("远山化工", "2026-12-01", "owed")]
    # What nobody owes is told to nobody.
    assert events(district) == [*told, ("opened", 1)]


def test_plans_and_owed_visits_are_listed_by_what_they_are(district: District) -> None:
    month = made_plan(district)
    year = made_plan(district, district.other_handler, period="year", enterprise_ids=[str(district.stranger)])

    def plans(**query: Any) -> list[str]:
        found = district.call(visit_plans.LIST_VISIT_PLANS, district.operator, query=query)["items"]
        return [each["id"] for each in found]

    assert plans() == [year["id"], month["id"]]
    assert plans(organization_id=str(district.labour)) == plans(period="month") == [month["id"]]
    assert plans(enterprise_id=str(district.stranger)) == [year["id"]]
    assert plans(status="ended") == []
    assert len(owed(district)) == 3
    assert [each["plan_id"] for each in owed(district, plan_id=year["id"])] == [year["id"]]
    assert len(owed(district, organization_id=str(district.labour))) == 2
    assert len(owed(district, chain_id=str(district.chain))) == 2
    assert len(owed(district, park_id=str(district.park))) == 1
    assert len(owed(district, to="2026-11-30")) == 2
    assert len(owed(district, **{"from": "2026-12-01"})) == 1
    assert [each["last_day"] for each in owed(district, sort="-last_day")] == ["2026-12-31", "2026-11-30", "2026-11-30"]
    assert len(owed(district, district.handler, waiting="visit")) == 2


def test_owed_visits_wait_in_the_worklist_of_the_organization(district: District) -> None:
    def waits(caller: Any = None) -> Any:
        kinds = district.call(GET_SERVICE_WORKLIST, caller or district.handler, query={})["kinds"]
        (found,) = [kind for kind in kinds if kind["kind"] == "owed_visit.visit"]
        return found["counts"]

    made_plan(district)
    assert waits() | {"other": 2, "total": 2} == waits()
    assert waits(district.other_handler)["total"] == 0
    district.at("2026-11-26 09:00")
    assert waits()["due_soon"] == 2
    district.at("2026-12-01 09:00")
    assert waits()["overdue"] == 2
    recorded(district, owed_visit_ids=[owed(district, enterprise_id=str(district.enterprise))[0]["id"]])
    assert waits()["total"] == 1
    assert visits.TO_VISIT.name == "owed_visit.visit"
