"""Visits: recorded by the organization that visited; what was found becomes a request, a demand, a suggestion."""

from typing import Any
from uuid import UUID

import pytest

from chassis.calling.errors import Failure
from contracts.requests import lifecycle, reading, visit_findings, visit_plans, visits
from contracts.roles import Role
from contracts.search import SEARCH_SERVICE
from tests.harness import actor
from tests.services import filing
from tests.services.figures import computed
from tests.services.requests.at_once import at_once
from tests.services.requests.district import District
from tests.services.requests.visits.visiting import (
    DEMAND,
    NOTHING,
    SUGGESTION,
    asked,
    listed,
    made_plan,
    owed,
    recorded,
    refused,
)


def read(district: District, visit: dict[str, Any], caller: Any) -> dict[str, Any]:
    found: dict[str, Any] = district.call(visits.GET_VISIT, caller, visit["id"])
    return found


def test_a_visit_is_recorded_and_each_finding_becomes_what_was_said(district: District) -> None:
    visit = recorded(district, remarks="老板有意外迁。", findings=[asked(district), DEMAND, SUGGESTION, NOTHING])
    assert (
        visit
        | {
            "number": "ZF000001",
            "organization_name": "人社局",
            "enterprise_name": "康源药业",
            "chain_id": str(district.chain),
            "park_id": str(district.park),
            "requests": 1,
            "demands": 1,
            "suggestions": 1,
            "planned": False,
            "status": "recorded",
            "remarks": "老板有意外迁。",
            "actions": ["change", "withdrawal"],
        }
        == visit
    )
    assert [each["kind"] for each in visit["findings"]] == ["request", "demand", "suggestion", "nothing"]
    assert visit["findings"][3]["reason"] == "已当场联系市政清淤。"
    assert [each["request_status"] for each in visit["findings"]] == ["submitted", None, None, None]


def test_what_becomes_a_request_goes_the_way_of_all_requests(district: District) -> None:
    visit = recorded(district, findings=[asked(district)])
    (finding,) = visit["findings"]
    request = district.see({"id": finding["request_id"]}, district.contact)
    assert (request["channel"], request["number"], request["title"], request["description"]) == (
        "visit",
        finding["request_number"],
        "急需实验员",
        "二期投产,缺实验员两名。",
    )
    assert (request["enterprise_id"], request["chain_id"], request["park_id"]) == (
        str(district.enterprise),
        str(district.chain),
        str(district.park),
    )
    (first,) = district.call(reading.LIST_REQUEST_HISTORY, district.contact, request["id"], query={})["items"]
    assert (first["role"], first["organization_name"]) == ("department_handler", "人社局")
    # Who visited has no part in it for that.
    refused("not-found", district, reading.GET_REQUEST, district.other_handler, request["id"])
    district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, request)
    district.move(lifecycle.ACCEPT_REQUEST, district.handler, request)
    (finding,) = read(district, visit, district.contact)["findings"]
    assert finding["request_status"] == "handling"
    received = computed(district.service, district.supervisor, "requests.received", group_by="channel")
    assert [(each["key"], each["value"]) for each in received["requests.received"]["groups"]] == [("visit", 1)]


def test_a_visit_is_recorded_with_its_requests_or_not_at_all(district: District) -> None:
    made_plan(district)
    (one,) = owed(district, enterprise_id=str(district.enterprise))
    wrong = {"position": "实验员", "headcount": "两名"}
    refusal = refused(
        "invalid", district, visits.RECORD_VISIT, district.handler,
        body={
            "enterprise_id": str(district.enterprise), "day": "2026-11-23", "visitors": "王建国", "summary": "正常",
            "owed_visit_ids": [one["id"]], "findings": [SUGGESTION, asked(district), asked(district, form=wrong)],
        },
    )  # fmt: skip
    assert [each["field"] for each in refusal.errors] == ["findings.2.form.headcount"]
    assert listed(district) == listed(district, visit_findings.LIST_VISIT_FINDINGS) == []
    assert district.call(reading.LIST_REQUESTS, district.operator, query={})["items"] == []
    assert owed(district, enterprise_id=str(district.enterprise))[0]["status"] == "owed"
    assert district.service.emitted("visit.recorded.v1", "request.submitted.v1") == []


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("day", {"day": "2026-11-24"}),
        ("enterprise_id", {"enterprise_id": str(UUID(int=1))}),
        ("organization_id", {"organization_id": str(UUID(int=1))}),
        ("owed_visit_ids.0", {"owed_visit_ids": [str(UUID(int=1))]}),
        ("owed_visit_ids", {"owed_visit_ids": [str(UUID(int=1))] * 2}),
        ("findings.0.title", {"findings": [{"kind": "request", "content": "缺人"}]}),
        ("findings.0.title", {"findings": [{**SUGGESTION, "title": "班车"}]}),
        ("findings.0.item_id", {"findings": [{**DEMAND, "item_id": str(UUID(int=1))}]}),
        ("findings.0.reason", {"findings": [{"kind": "nothing", "content": "积水"}]}),
        ("findings.0.kind", {"findings": [{"kind": "other", "content": "积水"}]}),
        (
            "findings.0.item_id",
            {"findings": [{"kind": "request", "title": "缺人", "content": "缺人", "item_id": "NONE"}]},
        ),
        ("visitors", {"visitors": " "}),
    ],
)
def test_what_cannot_be_recorded(district: District, field: str, given: dict[str, Any]) -> None:
    with pytest.raises(Failure) as caught:
        recorded(district, **given)
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)


def test_an_item_or_a_chain_that_does_not_fit_is_named_with_its_finding(district: District) -> None:
    for given in ({"item_id": str(UUID(int=1)), "form": {}}, {"chain_id": str(district.other_chain)}):
        with pytest.raises(Failure) as caught:
            recorded(district, findings=[SUGGESTION, asked(district, **given)])
        assert caught.value.errors[0]["field"] == f"findings.1.{next(iter(given))}"


def test_where_nobody_would_dispatch_the_request_nothing_is_recorded(district: District) -> None:
    district.tell_organization(UUID(int=9), "enterprise", "孤岛机械")
    with pytest.raises(Failure) as caught:
        recorded(district, enterprise_id=str(UUID(int=9)), findings=[asked(district)])
    assert caught.value.problem.code == "nobody-dispatches"
    assert recorded(district, enterprise_id=str(UUID(int=9)), findings=[SUGGESTION])["suggestions"] == 1


def test_a_visit_settles_what_is_owed_by_its_organization_to_its_enterprise(district: District) -> None:
    made_plan(district)
    quarter = made_plan(district, title="季度走访", period="quarter", enterprise_ids=[str(district.enterprise)])
    theirs = made_plan(district, district.other_handler)
    own = owed(district, district.handler, enterprise_id=str(district.enterprise), waiting="visit")
    of_another = owed(district, plan_id=theirs["id"], enterprise_id=str(district.enterprise))
    to_another = owed(district, district.handler, enterprise_id=str(district.neighbour))
    for ids in (of_another, to_another):
        with pytest.raises(Failure) as caught:
            recorded(district, owed_visit_ids=[own[0]["id"], ids[0]["id"]])
        assert caught.value.errors[0]["field"] == "owed_visit_ids.1"
    # Before the period began, nothing of it was done.
    with pytest.raises(Failure) as caught:
        recorded(district, day="2026-10-31", owed_visit_ids=[own[0]["id"]])
    assert caught.value.errors[0]["field"] == "owed_visit_ids.0"
    visit = recorded(district, owed_visit_ids=[each["id"] for each in own])
    assert visit["planned"] is True
    assert [each["plan_title"] for each in visit["settled"]] == ["部门月度走访", quarter["title"]]
    done = owed(district, district.handler, status=["made"])
    assert {each["visit_number"] for each in done} == {visit["number"]}
    with pytest.raises(Failure) as caught:
        recorded(district, owed_visit_ids=[own[0]["id"]])
    assert caught.value.errors[0]["field"] == "owed_visit_ids.0"


def test_an_owed_visit_is_settled_once_by_whoever_records_first(district: District) -> None:
    made_plan(district, enterprise_ids=[str(district.enterprise)])
    (one,) = owed(district)
    done, refusals = at_once(*[lambda: recorded(district, owed_visit_ids=[one["id"]], findings=[SUGGESTION])] * 3)
    assert (len(done), [each.errors[0]["field"] for each in refusals]) == (1, ["owed_visit_ids.0"] * 2)
    assert len(listed(district)) == len(listed(district, visit_findings.LIST_VISIT_FINDINGS)) == 1


def test_who_sees_a_visit_and_who_its_remarks(district: District) -> None:
    visit = recorded(district, remarks="老板有意外迁。", findings=[SUGGESTION])
    for caller in (
        *(district.handler, district.dispatcher, district.park_dispatcher, district.clerk, district.chief),
        *(district.supervisor, district.operator),
    ):
        assert read(district, visit, caller)["remarks"] == "老板有意外迁。"
        assert [each["id"] for each in listed(district, caller=caller)] == [visit["id"]]
        assert len(listed(district, visit_findings.LIST_VISIT_FINDINGS, caller)) == 1
    seen = read(district, visit, district.contact)
    assert (seen["remarks"], seen["summary"], seen["actions"]) == (None, "订单饱满,二期厂房封顶。", [])
    assert [each["content"] for each in seen["findings"]] == ["建议增加早班班车。"]
    for caller in (
        *(district.other_handler, district.other_dispatcher, district.other_park_dispatcher, district.other_chief),
        *(district.neighbour_contact, district.stranger_contact),
    ):
        refused("not-found", district, visits.GET_VISIT, caller, visit["id"])
        assert listed(district, caller=caller) == listed(district, visit_findings.LIST_VISIT_FINDINGS, caller) == []
    # An agent by mandate speaks for the enterprise in requests alone.
    district.mandate()
    refused("forbidden", district, visits.GET_VISIT, district.agent, visit["id"])


def test_leaders_committees_and_service_centres_visit_too(district: District) -> None:
    office, committee = UUID(int=21), UUID(int=22)
    district.tell_organization(office, "department", "区委办")
    district.tell_organization(committee, "chain_committee", "生物医药产业链党委")
    for caller, name in (
        (actor((Role.CHAIN_CHIEF, office, district.chain)), "区委办"),
        (actor((Role.DISPATCHER, committee, district.chain)), "生物医药产业链党委"),
        (district.clerk, "滨海园区"),
    ):
        visit = recorded(district, caller, findings=[asked(district)])
        assert visit["organization_name"] == name
    with_two = actor((Role.CHAIN_CHIEF, office, district.chain), (Role.DEPARTMENT_HANDLER, district.water))
    with pytest.raises(Failure) as caught:
        recorded(district, with_two)
    assert caught.value.errors[0]["field"] == "organization_id"
    assert recorded(district, with_two, organization_id=str(district.water))["organization_name"] == "水务局"
    # Of an organization that takes part in the platform no more, nobody visits.
    district.tell_organization(office, "department", "区委办", active=False, sequence=2)
    with pytest.raises(Failure) as caught:
        recorded(district, with_two, organization_id=str(office))
    assert caught.value.errors[0]["field"] == "organization_id"


def test_a_record_is_changed_by_the_organization_that_made_it(district: District) -> None:
    visit = recorded(district)
    changed = district.call(
        visits.CHANGE_VISIT, district.handler_of(district.labour), visit["id"],
        body={"visitors": "赵强", "remarks": "复核"}, if_match=visit["version"],
    )  # fmt: skip
    assert (changed["visitors"], changed["remarks"], changed["summary"]) == ("赵强", "复核", visit["summary"])
    for operation, body in (
        (visits.CHANGE_VISIT, {"visitors": "孙丽"}),
        (visits.WITHDRAW_VISIT, {"reason": "重复登记"}),
    ):
        version = changed["version"]
        refused("forbidden", district, operation, district.dispatcher, visit["id"], body=body, if_match=version)
        refused("not-found", district, operation, district.other_handler, visit["id"], body=body, if_match=version)
        refused(
            "changed-meanwhile",
            district,
            operation,
            district.handler,
            visit["id"],
            body=body,
            if_match=visit["version"],
        )


def test_a_withdrawn_record_counts_no_more_and_what_it_settled_is_owed_again(district: District) -> None:
    plan = made_plan(district, enterprise_ids=[str(district.enterprise)])
    (one,) = owed(district)
    visit = recorded(district, owed_visit_ids=[one["id"]], findings=[SUGGESTION, asked(district)])
    withdrawn = district.call(visits.WITHDRAW_VISIT, district.handler, visit["id"], body={"reason": "重复登记"})
    assert (withdrawn["status"], withdrawn["reason"], withdrawn["actions"]) == ("withdrawn", "重复登记", [])
    assert len(withdrawn["findings"]) == 2
    assert listed(district, visit_findings.LIST_VISIT_FINDINGS) == []
    assert [each["id"] for each in listed(district, status="withdrawn")] == [visit["id"]]
    assert (
        owed(district)[0] | {"status": "owed", "visit_id": None, "visited_on": None, "settled_at": None}
        == (owed(district)[0])
    )
    # The request that was placed is the enterprise's, and goes on.
    assert district.see({"id": visit["findings"][1]["request_id"]})["status"] == "submitted"
    for operation, body in (
        (visits.CHANGE_VISIT, {"visitors": "孙丽"}),
        (visits.WITHDRAW_VISIT, {"reason": "再次"}),
    ):
        refused(
            "visit-withdrawn", district, operation, district.handler, visit["id"],
            body=body, if_match=withdrawn["version"],
        )  # fmt: skip
    again = recorded(district, owed_visit_ids=[one["id"]])
    district.call(visit_plans.END_VISIT_PLAN, district.handler, plan["id"], body={"reason": "调整"})
    district.call(visits.WITHDRAW_VISIT, district.handler, again["id"], body={"reason": "登记有误"})
    assert owed(district)[0]["status"] == "taken_back"


def test_visits_and_findings_are_listed_by_what_they_are(district: District) -> None:
    made_plan(district, enterprise_ids=[str(district.enterprise)])
    first = recorded(district, day="2026-11-02", owed_visit_ids=[owed(district)[0]["id"]], findings=[SUGGESTION])
    second = recorded(district, findings=[DEMAND, NOTHING])
    third = recorded(
        district, district.other_handler, enterprise_id=str(district.neighbour), findings=[SUGGESTION, DEMAND]
    )

    def ids(**query: Any) -> list[str]:
        return [each["id"] for each in listed(district, **query)]

    assert ids() == [third["id"], second["id"], first["id"]]
    assert ids(sort="day")[0] == first["id"]
    assert ids(organization_id=str(district.labour)) == [second["id"], first["id"]]
    assert ids(enterprise_id=str(district.neighbour)) == [third["id"]]
    assert ids(chain_id=str(district.chain)) == ids()
    assert ids(park_id=str(district.park)) == [second["id"], first["id"]]
    assert ids(**{"from": "2026-11-03"}) == [third["id"], second["id"]]
    assert ids(to="2026-11-03") == ids(planned=True) == [first["id"]]
    assert ids(planned=False) == [third["id"], second["id"]]
    assert ids(latest=True) == [third["id"], second["id"]]
    assert ids(latest=False) == [first["id"]]
    assert ids(latest=True, to="2026-11-10") == [first["id"]]
    assert ids(status="withdrawn") == []

    def found(**query: Any) -> list[tuple[str, str]]:
        rows = listed(district, visit_findings.LIST_VISIT_FINDINGS, **query)
        return [(each["visit_number"], each["kind"]) for each in rows]

    assert len(found()) == 5
    assert found(kind=["suggestion"]) == [(third["number"], "suggestion"), (first["number"], "suggestion")]
    assert found(kind=["nothing", "demand"], organization_id=str(district.labour)) == [
        (second["number"], "nothing"),
        (second["number"], "demand"),
    ]
    assert found(visit_id=first["id"]) == found(to="2026-11-03") == [(first["number"], "suggestion")]
    wrong = refused(
        "invalid", district, visits.LIST_VISITS, district.handler, query={"from": "2026-12-01", "to": "2026-11-01"}
    )
    assert wrong.errors[0]["field"] == "to"


def test_visits_are_found_by_text_and_remarks_by_offices_alone(district: District) -> None:
    visit = recorded(district, remarks="有意外迁", findings=[SUGGESTION])

    def found(text: str, caller: Any) -> list[str]:
        kinds = district.call(SEARCH_SERVICE, caller, query={"q": text, "kinds": ["visit"]})["kinds"]
        return [hit["id"] for kind in kinds for hit in kind["items"]]

    for text in ("康源", "早班班车", "二期厂房", "王建国", visit["number"]):
        assert found(text, district.contact) == [visit["id"]], text
        assert [each["id"] for each in listed(district, q=text)] == [visit["id"]]
    assert found("有意外迁", district.handler) == [visit["id"]]
    assert found("有意外迁", district.contact) == []
    assert found("康源", district.other_handler) == []


def test_files_hang_on_a_visit(district: District) -> None:
    visit = recorded(district)
    ids = {"visit_id": visit["id"]}
    filing.attached(district.service, visits.VISIT_FILES, district.handler, ids)
    for caller in (district.contact, district.clerk):
        (file,) = district.call(visits.VISIT_FILES.list, caller, visit["id"], query={})["items"]
        assert (file["name"], file["removable"]) == ("情况说明.pdf", False)
    refused("not-found", district, visits.VISIT_FILES.list, district.other_handler, visit["id"], query={})
    with pytest.raises(Failure) as caught:
        filing.attached(district.service, visits.VISIT_FILES, district.dispatcher, ids)
    assert caught.value.problem.code == "file-cannot-be-added"


def test_the_enterprise_is_told_what_was_recorded(district: District) -> None:
    visit = recorded(district, remarks="不外传", findings=[asked(district), SUGGESTION])
    (event,) = district.service.emitted("visit.recorded.v1")
    data = event["data"]
    assert (data["id"], data["enterprise_id"], data["requests"], data["suggestions"]) == (
        visit["id"],
        str(district.enterprise),
        1,
        1,
    )
    assert "不外传" not in str(data)
