"""Projects: registered, planned, seen, listed, charted and changed by who owns them."""

from typing import Any
from uuid import UUID

import pytest

from chassis.calling.errors import Failure
from contracts.requests import project_configuration, project_steps, projects
from contracts.requests.project_events import PROJECT_FILES
from contracts.roles import Role
from contracts.search import SEARCH_SERVICE
from tests.harness import actor
from tests.services import filing
from tests.services.requests.district import District
from tests.services.requests.projects.building import kind, milestone, registered
from tests.services.requests.projects.taking import STEPS, history, listed, reach, read, refused, take


def test_a_department_registers_a_project_with_its_plan(district: District) -> None:
    made = registered(district, amount="26000000", chain_id=str(district.chain), partner_ids=[str(district.water)])
    assert (
        made
        | {
            "number": made["number"],
            "status": "under_way",
            "stage": None,
            "standing": "on_course",
            "progress": 0,
            "amount": "26000000.00",
            "owner_name": "人社局",
            "chain_name": "生物医药",
            "partners": [{"id": str(district.water), "name": "水务局"}],
            "causes": [{"cause": "nothing_overdue", "milestone": None, "value": None}],
            "next_milestone": "设备采购",
            "owed_month": None,
            "actions": ["change", "plan", "milestone", "outcome", "report", "ending"],
        }
        == made
    )
    assert [(one["title"], one["owner_name"], one["overdue_days"]) for one in made["milestones"]] == [
        ("设备采购", "人社局", 0),
        ("投入使用", "人社局", 0),
    ]
    data = district.service.emitted("project.registered.v1")[0]["data"]
    assert (data["category"], data["partner_ids"]) == ("wall_chart", [str(district.water)])
    assert history(district, made) == [("registration", {})]


def test_who_sees_a_project_and_who_alone_changes_it(district: District) -> None:
    made = registered(
        district, "investment", partner_ids=[str(district.water)], chain_id=str(district.chain), stage="reserve"
    )
    for caller in (district.handler, district.other_handler, district.supervisor, district.chief, district.operator):
        assert listed(district, caller) == [made["id"]]
        assert read(district, made, caller)["number"] == made["number"]
    strangers = (
        *(district.handler_of(district.health), district.clerk, district.park_dispatcher, district.other_chief),
        actor((Role.SUPERVISOR, district.park, district.other_chain)),
    )
    for caller in strangers:
        assert listed(district, caller) == []
        assert district.call(projects.GET_WALL_CHART, caller, query={})["projects"] == []
        with pytest.raises(Failure) as caught:
            read(district, made, caller)
        assert caught.value.problem.code == "not-found"
    for operation in STEPS:
        refused("forbidden", district, operation, made, caller=district.other_handler)
        refused("not-found", district, operation, made, caller=district.clerk)
        with pytest.raises(Failure) as caught:
            take(district, operation, made, district.supervisor)
        assert caught.value.problem.code == "forbidden"
    assert read(district, made, district.other_handler)["actions"] == []
    assert read(district, made, district.supervisor)["actions"] == []


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("kind_id", {"kind_id": str(UUID(int=1))}),
        ("ends_on", {"ends_on": "2026-10-31"}),
        ("chain_id", {"chain_id": str(UUID(int=1))}),
        ("owner_id", {"owner_id": str(UUID(int=1))}),
        ("partner_ids.0", {"partner_ids": [str(UUID(int=1))]}),
        ("partner_ids", {"partner_ids": [str(UUID(int=1))] * 2}),
        ("partner_ids.0", {"partner_ids": ["OWNER"]}),
        ("amount", {"amount": "0"}),
        ("milestones.0.planned_on", {"milestones": [milestone("早", "2026-10-31")]}),
        ("milestones.0.planned_on", {"milestones": [milestone("晚", "2027-04-01")]}),
        ("milestones.0.owner_id", {"milestones": [milestone("他", "2026-12-01", owner_id=str(UUID(int=1)))]}),
        ("milestones.0.id", {"milestones": [milestone("旧", "2026-12-01", id=str(UUID(int=1)))]}),
        ("milestones.0.weight", {"milestones": [milestone("重", "2026-12-01", 101)]}),
    ],
)
def test_what_cannot_be_registered(district: District, field: str, given: dict[str, Any]) -> None:
    if given.get("partner_ids") == ["OWNER"]:
        given = {"partner_ids": [str(district.labour)]}
    with pytest.raises(Failure) as caught:
        registered(district, **given)
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)


def test_kinds_are_what_the_district_makes_of_them(district: District) -> None:
    made = kind(district, "secretary", code="SJXM", name="书记项目", monthly=True)
    with pytest.raises(Failure) as caught:
        kind(district, "secretary", code="sjxm")
    assert caught.value.problem.code == "project-kind-taken"
    registered(district, "secretary")
    found = district.call(project_configuration.LIST_PROJECT_KINDS, district.handler, query={"active": True})["items"]
    assert [(one["id"], one["name"], one["monthly"]) for one in found] == [(made, "书记项目", True)]
    version = {"if_match": found[0]["version"]}
    district.call(project_configuration.CHANGE_PROJECT_KIND, district.operator, made, body={"active": False}, **version)
    with pytest.raises(Failure) as caught:
        registered(district, "secretary")
    assert caught.value.errors[0]["field"] == "kind_id"
    assert (
        district.call(project_configuration.LIST_PROJECT_KINDS, district.handler, query={"active": True})["items"] == []
    )


def test_a_milestone_is_reached_once_and_opened_again_with_a_reason(district: District) -> None:
    made = registered(district, partner_ids=[str(district.water), str(district.health)])
    theirs = [
        {**milestone("设备采购", "2026-12-04", 30), "id": made["milestones"][0]["id"]},
        milestone("管网接入", "2026-12-31", 70, owner_id=str(district.water)),
    ]
    planned = take(district, project_steps.PLAN_PROJECT, made, milestones=theirs, reason="细化")
    assert [(one["title"], one["owner_name"]) for one in planned["milestones"]] == [
        ("设备采购", "人社局"),
        ("管网接入", "水务局"),
    ]
    refused(
        "forbidden", district, project_steps.COMPLETE_MILESTONE, made, caller=district.other_handler,
        milestone_id=planned["milestones"][0]["id"], done_on="2026-11-20", evidence="x",
    )  # fmt: skip
    reached = reach(district, planned, 1, district.other_handler)
    assert (reached["progress"], reached["milestones"][1]["evidence"]) == (70, "验收单")
    with pytest.raises(Failure) as caught:
        reach(district, planned, 1)
    assert caught.value.problem.code == "milestone-done"
    refused("milestone-done", district, project_steps.PLAN_PROJECT, made, milestones=theirs[:1])
    for wrong, field in (({"done_on": "2026-11-24"}, "done_on"), ({"evidence": " "}, "evidence")):
        with pytest.raises(Failure) as caught:
            reach(district, planned, 0, **wrong)
        assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)
    with pytest.raises(Failure) as caught:
        reach(district, planned, 0, milestone_id=str(UUID(int=1)))
    assert caught.value.problem.code == "not-found"
    again = reach(district, planned, 1, done_on=None, evidence="验收未通过")
    assert (again["progress"], again["milestones"][1]["done_on"]) == (0, None)
    with pytest.raises(Failure) as caught:
        reach(district, planned, 1, done_on=None)
    assert caught.value.problem.code == "milestone-open"
    assert [step for step, _ in history(district, made)] == ["registration", "plan", "milestone", "milestone_reopened"]


def test_the_plan_and_the_days_of_a_project_fit_each_other(district: District) -> None:
    made = registered(district, partner_ids=[str(district.water)])
    at, twice = made["milestones"][0], [{**milestone("甲", "2026-12-04"), "id": made["milestones"][0]["id"]}] * 2
    wrong = refused("invalid", district, project_steps.PLAN_PROJECT, made, milestones=twice)
    assert wrong.errors[0]["field"] == "milestones.1.id"
    for body, field in (
        ({"starts_on": "2026-12-05"}, "starts_on"),
        ({"ends_on": "2027-03-30"}, "ends_on"),
        ({"ends_on": "2026-10-31"}, "ends_on"),
        ({"chain_id": str(UUID(int=1))}, "chain_id"),
        ({"partner_ids": [str(UUID(int=1))]}, "partner_ids.0"),
        ({"reason": "只有原因"}, "reason"),
    ):
        wrong = refused("invalid", district, project_steps.CHANGE_PROJECT, made, **body)
        assert wrong.errors[0]["field"] == field
    theirs = [{**milestone("采购", "2026-12-04"), "id": at["id"], "owner_id": str(district.water)}]
    take(district, project_steps.PLAN_PROJECT, made, milestones=theirs)
    wrong = refused("invalid", district, project_steps.CHANGE_PROJECT, made, partner_ids=[])
    assert wrong.errors[0]["field"] == "partner_ids"
    changed = take(
        district, project_steps.CHANGE_PROJECT, made, ends_on="2027-06-30", amount="500.00", reason="设备交货推迟"
    )
    assert changed["ends_on"] == "2027-06-30"
    assert history(district, made)[-1] == (
        "change",
        {"ends_on": ("2027-03-31", "2027-06-30"), "amount": (None, "500.00")},
    )


def test_the_wall_chart_has_the_projects_of_a_year_with_their_milestones(district: District) -> None:
    made = registered(district)
    registered(district, "service", title="服务项目", ends_on="2026-12-31", milestones=[])
    past = registered(
        district, title="去年的项目", starts_on="2025-01-01", ends_on="2025-12-31",
        milestones=[milestone("完成", "2025-12-01")],
    )  # fmt: skip

    def chart(**query: Any) -> dict[str, Any]:
        found: dict[str, Any] = district.call(projects.GET_WALL_CHART, district.supervisor, query=query)
        return found

    this = chart()
    assert (this["year"], this["as_of"], this["more"]) == (2026, "2026-11-23", False)
    assert [(one["title"], [each["title"] for each in one["milestones"]]) for one in this["projects"]] == [
        ("服务项目", []),
        ("冻干制剂中试平台", ["设备采购"]),
    ]
    assert [one["id"] for one in chart(year=2025)["projects"]] == [past["id"]]
    assert chart(year=2025)["projects"][0]["standing"] == "late"
    assert [one["id"] for one in chart(category=["wall_chart"])["projects"]] == [made["id"]]
    assert [one["id"] for one in chart(kind_id=kind(district), owner_id=str(district.labour))["projects"]] == [
        made["id"]
    ]
    assert chart(chain_id=str(district.chain))["projects"] == []


def test_projects_are_listed_by_what_they_are_and_found_by_their_words(district: District) -> None:
    first = registered(district, amount="1000.00", chain_id=str(district.chain), partner_ids=[str(district.water)])
    district.at("2026-11-24 09:00")
    second = registered(
        district, "investment", district.clerk, title="海洋药物产业园", stage="signed", ends_on="2027-12-31"
    )
    both = [second["id"], first["id"]]
    assert (listed(district), listed(district, sort="registered_at")) == (both, both[::-1])
    assert listed(district, sort="ends_on") == both[::-1]
    for query, found in (
        ({"category": ["wall_chart", "service"]}, first),
        ({"kind_id": kind(district)}, first),
        ({"owner_id": str(district.labour)}, first),
        ({"partner_id": str(district.water)}, first),
        ({"chain_id": str(district.chain)}, first),
        ({"stage": ["signed"]}, second),
        ({"signed_from": "2026-11-24", "signed_to": "2026-11-24"}, second),
        ({"ends_from": "2027-06-01"}, second),
        ({"ends_to": "2027-06-01"}, first),
        ({"registered_from": "2026-11-24"}, second),
        ({"registered_to": "2026-11-23"}, first),
        ({"min_amount": "1000.00"}, first),
        ({"q": "海洋药物"}, second),
        ({"q": "hyyw"}, second),
        ({"q": first["number"]}, first),
    ):
        assert listed(district, **query) == [found["id"]], query
    assert listed(district, status=["completed", "stopped"]) == []
    for name in ("signed", "ends", "registered"):
        with pytest.raises(Failure) as caught:
            listed(district, **{f"{name}_from": "2026-12-01", f"{name}_to": "2026-11-01"})
        assert caught.value.errors[0]["field"] == f"{name}_to"
    found = district.call(SEARCH_SERVICE, district.clerk, query={"q": "海洋药物"})["kinds"]
    assert [item["id"] for each in found if each["kind"] == "project" for item in each["items"]] == [second["id"]]
    assert listed(district, district.handler, q="海洋药物") == []


def test_files_hang_on_a_project(district: District) -> None:
    made = registered(district, partner_ids=[str(district.water)])
    file = filing.attached(district.service, PROJECT_FILES, district.handler, {"project_id": made["id"]})
    assert history(district, made)[-1] == ("file", {"file": (None, filing.KNOWN["name"])})
    with pytest.raises(Failure) as caught:
        district.call(PROJECT_FILES.remove, district.other_handler, made["id"], file["id"])
    assert caught.value.problem.code == "file-cannot-be-removed"
    district.call(PROJECT_FILES.remove, district.handler, made["id"], file["id"])
    assert history(district, made)[-1] == ("file_removal", {"file": (filing.KNOWN["name"], None)})
