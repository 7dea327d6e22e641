"""Leads: opened, followed by their organization and their commissioner, lost and taken up again."""

from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.operation import Operation
from contracts.registry.events import CHAIN_CHANGED
from contracts.requests import lead_steps, leads, projects
from contracts.requests.mirror import MIRROR
from contracts.roles import Role
from contracts.search import SEARCH_SERVICE
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.harness import actor
from tests.services import filing
from tests.services.figures import by_group, computed, totals
from tests.services.figures import opened as listed_by
from tests.services.registry.events import chain_data
from tests.services.requests.district import District
from tests.services.requests.leads.investing import known, negotiated, opened, project, step
from tests.services.requests.projects.building import kind

BODIES: dict[Operation, dict[str, Any]] = {
    lead_steps.CHANGE_LEAD: {"amount": "150000000.00"},
    lead_steps.LOG_LEAD: {"content": "来区看地"},
    lead_steps.APPOINT_COMMISSIONER: {"commissioner_id": None},
    lead_steps.LOSE_LEAD: {"reason": "落户外地"},
    lead_steps.REOPEN_LEAD: {"reason": "重新表达意向"},
}


def refused(code: str, district: District, operation: Operation, lead: Any, caller: Any = None, **body: Any) -> Failure:
    with pytest.raises(Failure) as caught:
        step(district, operation, lead, caller, **(body or BODIES[operation]))
    assert caught.value.problem.code == code
    return caught.value


def read(district: District, lead: dict[str, Any], caller: Actor | None = None) -> dict[str, Any]:
    found: dict[str, Any] = district.call(leads.GET_LEAD, caller or district.handler, lead["id"])
    return found


def listed(district: District, caller: Actor | None = None, **query: Any) -> list[str]:
    found = district.call(leads.LIST_LEADS, caller or district.supervisor, query=query)["items"]
    return [each["id"] for each in found]


def log(district: District, lead: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = district.call(leads.LIST_LEAD_LOG, district.supervisor, lead["id"], query={})["items"]
    return found


def waits(district: District, caller: Actor) -> list[str]:
    kinds = district.call(GET_SERVICE_WORKLIST, caller, query={})["kinds"]
    return [item["id"] for kind in kinds if kind["kind"] == "lead.next_task" for item in kind["items"]]


def test_a_department_opens_a_lead_and_who_is_concerned_sees_it(district: District) -> None:
    made = opened(district, prospect=known(district, district.clerk, chain_id=str(district.chain)))
    assert (
        made
        | {
            "number": "XS000001",
            "status": "contacted",
            "owner_name": "人社局",
            "prospect_name": "远海生物投资有限公司",
            "prospect_number": "ZS000001",
            "chain_name": "生物医药",
            "amount": "120000000.00",
            "commissioner_name": None,
            "last_entry_on": "2026-11-02",
            "negotiations": 0,
            "actions": ["change", "log", "commissioner", "negotiation", "conversion", "loss"],
        }
        == made
    )
    for caller in (district.supervisor, district.chief, district.operator):
        assert listed(district, caller) == [made["id"]]
        assert read(district, made, caller)["actions"] == []
    for caller in (district.other_handler, district.clerk, district.other_chief):
        assert listed(district, caller) == []
        for operation in (leads.GET_LEAD, lead_steps.LEAD_FILES.list, leads.LIST_LEAD_LOG):
            query = {"query": {}} if operation is leads.LIST_LEAD_LOG else {}
            with pytest.raises(Failure) as caught:
                district.call(operation, caller, made["id"], **query)
            assert caught.value.problem.code == "not-found"
        if caller is not district.other_chief:
            for step_of_owner in BODIES:
                refused("not-found", district, step_of_owner, made, caller)


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("prospect_id", {"prospect_id": str(UUID(int=1))}),
        ("first_contact_on", {"first_contact_on": "2026-11-24"}),
        ("chain_id", {"chain_id": str(UUID(int=1))}),
        ("owner_id", {"owner_id": str(UUID(int=1))}),
        ("commissioner_id", {"commissioner_id": str(UUID(int=1))}),
        ("amount", {"amount": "0.00"}),
        ("amount", {"amount": 1.5}),
        ("next_task_on", {"next_task": "看地"}),
        ("next_task", {"next_task_on": "2026-12-01"}),
        ("next_task_on", {"next_task": "看地", "next_task_on": "2026-11-22"}),
        ("title", {"title": " "}),
    ],
)
def test_what_cannot_be_opened(district: District, field: str, given: dict[str, Any]) -> None:
    with pytest.raises(Failure) as caught:
        opened(district, **given)
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)


def test_a_commissioner_follows_a_lead_with_a_dated_log(district: District) -> None:
    made, commissioner = opened(district), district.other_handler
    assert listed(district, commissioner) == []
    for wrong in (district.contact, district.agent, district.nobody):
        failure = refused(
            "invalid", district, lead_steps.APPOINT_COMMISSIONER, made, commissioner_id=str(wrong.person_id)
        )
        assert failure.errors[0]["field"] == "commissioner_id"
    body = {"commissioner_id": str(commissioner.person_id), "reason": "熟悉用地"}
    assert district.service.emitted("lead.commissioned.v1") == []
    step(district, lead_steps.APPOINT_COMMISSIONER, made, **body)
    assert district.service.emitted("lead.commissioned.v1")[0]["data"]["reason"] == "熟悉用地"
    assert listed(district, commissioner, commissioner_id=str(commissioner.person_id)) == [made["id"]]
    assert read(district, made, commissioner)["actions"] == ["log", "negotiation"]
    for operation in BODIES.keys() - {lead_steps.LOG_LEAD}:
        refused("forbidden", district, operation, made, commissioner)
    followed = step(
        district, lead_steps.LOG_LEAD, made, commissioner,
        day="2026-11-10", content="技术负责人来区看地", next_task="报送用地方案", next_task_on="2026-12-04",
    )  # fmt: skip
    assert (followed["next_task"], followed["next_task_on"]) == ("报送用地方案", "2026-12-04")
    for day in ("2026-11-01", "2026-11-24"):
        failure = refused("invalid", district, lead_steps.LOG_LEAD, made, commissioner, day=day, content="看地")
        assert failure.errors[0]["field"] == "day"
    entries = log(district, made)
    assert [(each["day"], each["action"]) for each in entries] == [
        ("2026-11-02", "opening"),
        ("2026-11-10", "note"),
        ("2026-11-23", "commissioner"),
    ]
    assert (entries[1]["content"], entries[1]["organization_name"]) == ("技术负责人来区看地", "水务局")
    assert {each["field"]: each["after"] for each in entries[1]["changed"]} == {
        "next_task": "报送用地方案",
        "next_task_on": "2026-12-04",
    }
    assert read(district, made)["last_entry_on"] == "2026-11-23"
    # Who is no commissioner any more sees it no more.
    step(district, lead_steps.APPOINT_COMMISSIONER, made, commissioner_id=None)
    assert listed(district, commissioner) == []


def test_who_can_be_commissioner_is_listed_by_name(district: District) -> None:
    district.tell_person(district.other_handler, active=True)
    district.tell_person(district.agent, active=True, sequence=2)

    def found(**query: Any) -> list[tuple[str, str]]:
        page = district.call(leads.LIST_COMMISSIONERS, district.handler, query=query)
        return [(each["id"], each["organization_name"]) for each in page["items"]]

    # The agent holds no post of those, and of the others registry has told no name.
    assert found() == [(str(district.other_handler.person_id), "水务局")]
    assert found(organization_id=str(district.labour)) == found(name="无此人") == []


def test_what_a_lead_was_and_is_stands_in_its_log(district: District) -> None:
    made = opened(district)
    step(district, lead_steps.LOG_LEAD, made, day="2026-11-10", content="电话沟通")
    changed = step(
        district, lead_steps.CHANGE_LEAD, made,
        title="疫苗基地", chain_id=str(district.chain), amount=None, first_contact_on="2026-11-10",
    )  # fmt: skip
    assert (changed["first_contact_on"], changed["amount"]) == ("2026-11-10", None)
    (entry,) = [each for each in log(district, made) if each["action"] == "change"]
    assert {each["field"]: (each["before"], each["after"]) for each in entry["changed"]} == {
        "title": ("疫苗分装基地", "疫苗基地"),
        "chain": (None, "生物医药"),
        "amount": ("120000000.00", None),
        "first_contact_on": ("2026-11-02", "2026-11-10"),
    }
    for body in ({"first_contact_on": "2026-11-11"}, {"chain_id": str(UUID(int=1))}):
        failure = refused("invalid", district, lead_steps.CHANGE_LEAD, made, **body)
        assert failure.errors[0]["field"] == next(iter(body))


def test_a_lead_is_lost_with_a_reason_and_taken_up_again(district: District) -> None:
    made = opened(district, next_task="看地", next_task_on="2026-11-30")
    refused("lead-goes-on", district, lead_steps.REOPEN_LEAD, made)
    failure = refused("invalid", district, lead_steps.LOSE_LEAD, made, reason=" ")
    assert failure.errors[0]["field"] == "reason"
    lost = step(district, lead_steps.LOSE_LEAD, made, reason="落户外地")
    assert (lost["status"], lost["lost_on"], lost["lost_reason"], lost["next_task"]) == (
        *("lost", "2026-11-23", "落户外地"),
        None,
    )
    assert lost["actions"] == ["change", "reopening"]
    for operation in (lead_steps.LOG_LEAD, lead_steps.APPOINT_COMMISSIONER, lead_steps.LOSE_LEAD):
        refused("lead-lost", district, operation, made)
    with pytest.raises(Failure) as caught:
        negotiated(district, lead_id=made["id"])
    assert caught.value.problem.code == "lead-lost"
    assert totals(district.service, district.handler, "leads.lost", "leads.contacted") == [1, 0]
    again = step(district, lead_steps.REOPEN_LEAD, made, reason="重新表达意向")
    assert (again["status"], again["lost_on"], again["lost_reason"]) == ("contacted", None, None)
    assert totals(district.service, district.handler, "leads.lost", "leads.contacted") == [0, 1]
    negotiated(district, lead_id=made["id"])
    step(district, lead_steps.LOSE_LEAD, made, reason="资金不足")
    assert step(district, lead_steps.REOPEN_LEAD, made, reason="融资到位")["status"] == "negotiating"


def test_a_lead_becomes_a_project_and_the_thread_goes_on(district: District) -> None:
    made = opened(district, chain_id=str(district.chain), commissioner_id=str(district.clerk.person_id))
    body = project(district)
    for caller, code in ((district.clerk, "forbidden"), (district.other_handler, "not-found")):
        refused(code, district, lead_steps.CONVERT_LEAD, made, caller, **body)
    for field, given in (
        ("ends_on", {"ends_on": "2026-11-30"}),
        ("kind_id", {"kind_id": str(UUID(int=1))}),
    ):
        failure = refused("invalid", district, lead_steps.CONVERT_LEAD, made, **{**body, **given})
        assert failure.errors[0]["field"] == field
    unstaged = {**body, "kind_id": kind(district, "service"), "stage": "signed"}
    refused("project-without-stages", district, lead_steps.CONVERT_LEAD, made, **unstaged)
    assert read(district, made)["status"] == "contacted"
    converted = step(district, lead_steps.CONVERT_LEAD, made, **body, stage="signed")
    assert (converted["status"], converted["converted_on"]) == ("converted", "2026-11-23")
    found = district.call(projects.GET_PROJECT, district.handler, converted["project_id"])
    assert (
        found
        | {
            "number": converted["project_number"],
            "title": made["title"],
            "stage": "signed",
            "amount": made["amount"],
            "content": made["content"],
            "chain_id": str(district.chain),
            "owner_id": str(district.labour),
            "lead_id": made["id"],
            "lead_number": made["number"],
        }
        == found
    )
    told = district.service.emitted("lead.converted.v1")[0]["data"]
    assert (told["project_id"], told["project_number"]) == (found["id"], found["number"])
    assert converted["actions"] == ["change", "log", "commissioner", "negotiation"]
    refused("lead-is-project", district, lead_steps.CONVERT_LEAD, made, **body)
    refused("lead-is-project", district, lead_steps.LOSE_LEAD, made)
    refused("lead-goes-on", district, lead_steps.REOPEN_LEAD, made)
    # Its commissioner keeps the log, of the project now.
    step(district, lead_steps.LOG_LEAD, made, district.clerk, content="厂房已封顶")
    negotiated(district, district.clerk, lead_id=made["id"])
    assert [each["action"] for each in log(district, made)] == ["opening", "negotiation", "conversion", "note"]
    assert read(district, made)["status"] == "converted"
    names = ("leads.converted", "leads.contacted", "leads.negotiating")
    assert totals(district.service, district.handler, *names, **{"from": "2026-11-01"}) == [1, 0, 0]
    figures = computed(district.service, district.handler, "leads.converted", to="2026-11-30")
    assert listed_by(district.service, district.handler, figures.values()) == 1
    assert listed(district, status=["converted"], converted_from="2026-11-23") == [made["id"]]
    lost = step(district, lead_steps.LOSE_LEAD, opened(district, prospect={"id": made["prospect_id"]}), reason="资金")
    refused("lead-lost", district, lead_steps.CONVERT_LEAD, lost, **body)


def test_who_owes_a_next_task_has_it_in_the_worklist_and_is_told_once_when_it_is_due(district: District) -> None:
    made = opened(
        district, commissioner_id=str(district.clerk.person_id), next_task="看地", next_task_on="2026-12-04"
    )  # fmt: skip
    opened(district, prospect=known(district, name="瑞禾资本"))
    assert waits(district, district.handler) == []
    district.at("2026-11-27 09:00")
    for caller in (district.handler, district.clerk):
        assert waits(district, caller) == [made["id"]]
        assert listed(district, caller, waiting="next_task") == [made["id"]]
    for caller in (district.other_handler, district.supervisor):
        assert waits(district, caller) == []
    assert district.service.tick("remind_of_leads") == 0
    district.at("2026-12-04 09:00")
    assert district.service.tick("remind_of_leads") == 1
    assert district.service.tick("remind_of_leads") == 0
    (event,) = district.service.emitted("lead.task-due.v1")
    assert (event["subject"], event["data"]["next_task"]) == (made["id"], "看地")
    step(
        district,
        lead_steps.LOG_LEAD,
        made,
        district.clerk,
        content="已看地",
        next_task="签约",
        next_task_on="2027-01-08",
    )
    assert waits(district, district.clerk) == []
    district.at("2027-01-09 09:00")
    assert waits(district, district.clerk) == [made["id"]]
    assert district.service.tick("remind_of_leads") == 1
    step(district, lead_steps.LOG_LEAD, made, content="已签约")
    assert waits(district, district.clerk) == []


def test_leads_are_listed_found_and_counted(district: District) -> None:
    target = known(district, district.clerk, kind="target", name="瑞禾制药")
    first = opened(district, chain_id=str(district.chain), next_task="看地", next_task_on="2026-12-04")
    second = opened(
        district, district.clerk, target, title="原料药扩产", first_contact_on="2026-10-12", amount=None, content="扩产"
    )
    negotiated(district, lead_id=first["id"])
    both = [first["id"], second["id"]]
    assert listed(district) == listed(district, sort="next_task_on") == both
    assert listed(district, sort="first_contact_on") == both[::-1]
    for query, found in (
        ({"status": ["negotiating"]}, first),
        ({"prospect_id": target["id"]}, second),
        ({"prospect_kind": "investor"}, first),
        ({"owner_id": str(district.park)}, second),
        ({"chain_id": str(district.chain)}, first),
        ({"first_contact_from": "2026-11-01"}, first),
        ({"first_contact_to": "2026-11-01"}, second),
        ({"min_amount": "1000.00"}, first),
        ({"q": "原料药"}, second),
        ({"q": "rhzy"}, second),
        ({"q": "疫苗分装线"}, first),
        ({"q": first["number"]}, first),
    ):
        assert listed(district, **query) == [found["id"]], query
    found = district.call(SEARCH_SERVICE, district.handler, query={"q": "疫苗分装线"})["kinds"]
    assert [item["id"] for kind in found if kind["kind"] == "lead" for item in kind["items"]] == [first["id"]]
    assert listed(district, district.clerk, q="疫苗分装线") == []
    for pair in (
        ("first_contact_from", "first_contact_to"),
        ("lost_from", "lost_to"),
        ("converted_from", "converted_to"),
    ):
        with pytest.raises(Failure) as caught:
            listed(district, **dict(zip(pair, ("2026-12-01", "2026-11-01"), strict=True)))
        assert caught.value.errors[0]["field"] == pair[1]
    names = ("leads.opened", "leads.contacted", "leads.negotiating", "leads.lost")
    assert totals(district.service, district.supervisor, *names) == [2, 1, 1, 0]
    assert totals(district.service, district.clerk, *names) == [1, 1, 0, 0]
    found = computed(district.service, district.supervisor, "leads.opened", group_by="month")["leads.opened"]
    assert by_group(found) == {"2026-10": 1, "2026-11": 1}
    assert listed_by(district.service, district.supervisor, [found]) >= 1


def test_files_hang_on_a_lead(district: District) -> None:
    made = opened(district, commissioner_id=str(district.clerk.person_id))
    file = filing.attached(district.service, lead_steps.LEAD_FILES, district.clerk, {"lead_id": made["id"]})
    assert log(district, made)[-1]["action"] == "file"
    with pytest.raises(Failure) as caught:
        district.call(lead_steps.LEAD_FILES.remove, district.other_handler, made["id"], file["id"])
    assert caught.value.problem.code == "not-found"
    district.call(lead_steps.LEAD_FILES.remove, district.handler, made["id"], file["id"])
    assert log(district, made)[-1]["action"] == "file_removal"


def test_who_works_for_several_says_for_which_a_lead_is_opened(district: District) -> None:
    both = actor((Role.DEPARTMENT_HANDLER, district.labour), (Role.SERVICE_CLERK, district.park))
    prospect = known(district)
    with pytest.raises(Failure) as caught:
        opened(district, both, prospect)
    assert caught.value.errors[0]["field"] == "owner_id"
    assert opened(district, both, prospect, owner_id=str(district.park))["owner_name"] == "滨海园区"


def test_a_lead_becomes_a_project_of_its_chain_that_is_not_active_any_more(district: District) -> None:
    made = opened(district, chain_id=str(district.chain))
    gone = chain_data(district.chain, active=False)
    district.service.react(MIRROR, CHAIN_CHANGED, district.chain, gone, 2)
    converted = step(district, lead_steps.CONVERT_LEAD, made, **project(district))
    found = district.call(projects.GET_PROJECT, district.handler, converted["project_id"])
    assert found["chain_name"] == "生物医药"


def test_a_commissioner_who_is_named_with_the_lead_is_told_like_one_who_is_named_later(district: District) -> None:
    made = opened(district, commissioner_id=str(district.other_handler.person_id))
    (told,) = district.service.emitted("lead.commissioned.v1")
    person = str(district.other_handler.person_id)
    assert (told["subject"], told["data"]["commissioner_id"]) == (made["id"], person)
