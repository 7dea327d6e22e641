"""What a project brings while it is under way: how it stands, stages, sums, monthly reports, its end."""

from uuid import UUID

import pytest

from chassis.calling.errors import Failure
from contracts.requests import project_steps
from tests.services.requests.district import District
from tests.services.requests.projects.building import kind, milestone, registered
from tests.services.requests.projects.taking import SAVED, history, listed, reach, read, refused, take, waits


def test_how_a_project_stands_is_the_same_in_detail_lists_and_figures(district: District) -> None:
    made, other = registered(district), registered(district, title="另一项目")
    reach(district, other, 0)
    for day, state in (
        ("2026-12-04", "on_course"),
        ("2026-12-07", "at_risk"),
        ("2026-12-11", "at_risk"),
        ("2026-12-14", "late"),
    ):
        district.at(f"{day} 09:00")
        found = read(district, made)
        assert found["standing"] == state, day
        assert listed(district, standing=state, sort="registered_at")[0] == made["id"]
        assert made["id"] not in [
            one for each in ("on_course", "at_risk", "late") if each != state for one in listed(district, standing=each)
        ]
        assert read(district, other)["standing"] == "on_course"
    assert found["causes"] == [{"cause": "milestone_late", "milestone": "设备采购", "value": 6}]
    assert waits(district, "milestone") == [made["id"]]
    assert listed(district, district.handler, waiting="milestone") == [made["id"]]
    assert waits(district, "milestone", district.other_handler) == []
    assert district.service.tick("tell_of_late_milestones") == 1
    assert district.service.tick("tell_of_late_milestones") == 0
    (event,) = district.service.emitted("project.milestone-late.v1")
    assert (event["subject"], event["data"]["milestone"]) == (made["id"], "设备采购")
    # Planned anew, it is on course again, and told again should it be late once more.
    theirs = [{**milestone("设备采购", "2026-12-31"), "id": made["milestones"][0]["id"]}]
    assert take(district, project_steps.PLAN_PROJECT, made, milestones=theirs)["standing"] == "on_course"
    district.at("2027-01-15 09:00")
    assert district.service.tick("tell_of_late_milestones") == 1
    ended = take(district, project_steps.END_PROJECT, made)
    assert (ended["standing"], ended["causes"], listed(district, standing="late")) == (None, [], [])


def test_a_stage_goes_back_with_a_reason_alone(district: District) -> None:
    made = registered(district, "investment")
    assert (made["stage"], "stage" in made["actions"]) == ("reserve", True)
    for stage in ("signed", "started"):
        moved = take(district, project_steps.MOVE_PROJECT, made, stage=stage, on="2026-11-20")
        assert moved["stage"] == stage
    wrong = refused("invalid", district, project_steps.MOVE_PROJECT, made, stage="reserve")
    assert wrong.errors[0]["field"] == "reason"
    for body, field in (({"stage": "started"}, "stage"), ({"stage": "producing", "on": "2026-11-24"}, "on")):
        wrong = refused("invalid", district, project_steps.MOVE_PROJECT, made, **body)
        assert wrong.errors[0]["field"] == field
    back = take(district, project_steps.MOVE_PROJECT, made, stage="reserve", reason="用地未落实")
    assert back["stage"] == "reserve"
    assert history(district, made)[-1] == ("stage_back", {"stage": ("started", "reserve")})
    assert district.service.emitted("project.moved.v1")[-1]["data"]["reason"] == "用地未落实"
    refused("project-without-stages", district, project_steps.MOVE_PROJECT, registered(district))
    with pytest.raises(Failure) as caught:
        registered(district, stage="signed")
    assert caught.value.problem.code == "project-without-stages"


def test_a_sum_has_evidence_and_stays_to_be_seen_when_it_is_withdrawn(district: District) -> None:
    made = registered(district)
    for body, field in (({"day": "2026-11-24"}, "day"), ({"evidence": ""}, "evidence"), ({"amount": "0"}, "amount")):
        wrong = refused("invalid", district, project_steps.ENTER_PROJECT_OUTCOME, made, **{**SAVED, **body})
        assert wrong.errors[0]["field"] == field
    entered = take(district, project_steps.ENTER_PROJECT_OUTCOME, made)
    assert [(one["kind"], one["amount"]) for one in entered["outcomes"]] == [("saved", "1860000.00")]
    assert "outcome_withdrawal" in entered["actions"]
    away = {"outcome_id": entered["outcomes"][0]["id"], "reason": "重复登记"}
    withdrawn = take(district, project_steps.WITHDRAW_PROJECT_OUTCOME, made, **away)
    assert withdrawn["outcomes"][0]["withdrawal_reason"] == "重复登记"
    assert "outcome_withdrawal" not in withdrawn["actions"]
    refused("outcome-withdrawn", district, project_steps.WITHDRAW_PROJECT_OUTCOME, made, **away)
    refused(
        "not-found", district, project_steps.WITHDRAW_PROJECT_OUTCOME, made, outcome_id=str(UUID(int=1)), reason="无"
    )
    assert history(district, made)[-1] == (
        "outcome_withdrawal",
        {"outcome": ("节约资金 1860000.00 元(2026-11-18)", None)},
    )


def test_the_owner_reports_every_month_where_the_kind_wants_it(district: District) -> None:
    kind(district, "secretary", code="SJXM", monthly=True)
    made = registered(district, "secretary", starts_on="2026-10-10")
    assert (made["owed_month"], waits(district, "report")) == ("2026-10", [made["id"]])
    reported = take(district, project_steps.REPORT_PROJECT, made, month="2026-10-31", content="完成招标")
    assert (reported["owed_month"], waits(district, "report")) == (None, [])
    assert [(one["month"], one["content"]) for one in reported["months"]] == [("2026-10", "完成招标")]
    refused("month-reported", district, project_steps.REPORT_PROJECT, made, month="2026-10-01", content="再报")
    for month in ("2026-09-30", "2026-12-01"):
        wrong = refused("invalid", district, project_steps.REPORT_PROJECT, made, month=month, content="无")
        assert wrong.errors[0]["field"] == "month"
    district.at("2026-12-01 09:00")
    assert (read(district, made)["owed_month"], listed(district, district.handler, waiting="report")) == (
        "2026-11",
        [made["id"]],
    )
    assert waits(district, "report", district.other_handler) == []


def test_a_project_is_completed_with_all_its_milestones_or_stopped(district: District) -> None:
    made = registered(district)
    done = {"status": "completed", "result": "平台投用"}
    refused("milestones-left", district, project_steps.END_PROJECT, made, **done)
    for at in range(2):
        reach(district, made, at)
    wrong = refused("invalid", district, project_steps.END_PROJECT, made, **done, ended_on="2026-11-24")
    assert wrong.errors[0]["field"] == "ended_on"
    ended = take(district, project_steps.END_PROJECT, made, **done)
    assert (ended["status"], ended["progress"], ended["ended_on"]) == ("completed", 100, "2026-11-23")
    assert ended["actions"] == ["outcome", "report"]
    for operation in (
        *(project_steps.CHANGE_PROJECT, project_steps.PLAN_PROJECT),
        *(project_steps.MOVE_PROJECT, project_steps.END_PROJECT),
    ):
        refused("project-over", district, operation, made)
    with pytest.raises(Failure) as caught:
        reach(district, made, 0, done_on=None)
    assert caught.value.problem.code == "project-over"


def test_a_milestone_waits_for_whoever_has_to_reach_it_and_for_who_owns_the_project(district: District) -> None:
    theirs = [
        milestone("通水", "2026-11-24", owner_id=str(district.water)),
        milestone("验收", "2026-11-25"),
        milestone("回访", "2026-12-24", owner_id=str(district.health)),
    ]
    partners = [str(district.water), str(district.health)]
    made = registered(district, milestones=theirs, partner_ids=partners)
    assert waits(district, "milestone") == waits(district, "milestone", district.other_handler) == []
    district.at("2026-11-25 09:00")
    for caller in (district.handler, district.other_handler):
        assert waits(district, "milestone", caller) == listed(district, caller, waiting="milestone") == [made["id"]]
    assert waits(district, "milestone", district.handler_of(district.health)) == []
    reach(district, made, 0, district.other_handler)
    assert waits(district, "milestone", district.other_handler) == []
    assert waits(district, "milestone") == [made["id"]]


def test_a_milestone_that_is_open_again_is_told_again_should_it_be_late(district: District) -> None:
    made = registered(district, milestones=[milestone("设备采购", "2026-12-04")])
    district.at("2026-12-14 09:00")
    assert district.service.tick("tell_of_late_milestones") == 1
    reach(district, made, 0)
    reach(district, made, 0, done_on=None, evidence="验收未通过")
    assert district.service.tick("tell_of_late_milestones") == 1


def test_the_history_tells_the_plan_before_and_since_when_a_stage_is_that(district: District) -> None:
    made = registered(district, "investment")
    take(district, project_steps.PLAN_PROJECT, made)
    plan = "设备采购(2026-12-04)、投入使用(2027-03-31)"
    assert history(district, made)[-1] == ("plan", {"milestone": (plan, None)})
    moved = take(district, project_steps.MOVE_PROJECT, made, stage="signed", on="2026-11-02")
    assert moved["signed_on"] == "2026-11-02"
    take(district, project_steps.MOVE_PROJECT, made, stage="started", on="2026-11-20")
    told = {"stage": ("signed", "started"), "since": (None, "2026-11-20")}
    assert history(district, made)[-1] == ("stage", told)


def test_a_project_has_not_ended_before_its_last_milestone_was_reached(district: District) -> None:
    made = registered(district)
    reach(district, made, 0)
    stopped = {"status": "stopped", "result": "资金不足"}
    wrong = refused("invalid", district, project_steps.END_PROJECT, made, **stopped, ended_on="2026-11-19")
    assert wrong.errors[0]["field"] == "ended_on"
    ended = take(district, project_steps.END_PROJECT, made, **stopped, ended_on="2026-11-20")
    assert ended["ended_on"] == "2026-11-20"
