"""Mandates: who grants which, how long they last, what they let an agent do."""

from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from chassis.storing.database import new_id
from contracts.operation import Operation
from contracts.requests import lifecycle, mandates, reading, supplements
from contracts.roles import Role
from services.requests.mandates import commands
from tests.harness import actor
from tests.services.requests.district import GOOD, District


def refused(code: str, district: District, operation: Operation, caller: Actor, *path: Any, **content: Any) -> Failure:
    with pytest.raises(Failure) as caught:
        district.call(operation, caller, *path, **content)
    assert caught.value.problem.code == code
    return caught.value


def listed(district: District, caller: Actor, **query: Any) -> list[str]:
    return [each["id"] for each in district.call(mandates.LIST_MANDATES, caller, query=query)["items"]]


def revoke(district: District, mandate: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = district.call(mandates.REVOKE_MANDATE, district.contact, mandate["id"], body={})
    return found


def test_an_enterprise_grants_a_mandate_that_it_and_the_agent_see(district: District) -> None:
    found = district.mandate(item_ids=[district.item], note="用工类")
    assert (
        found
        | {
            "number": "WT000001",
            "enterprise_name": "康源药业",
            "agent_name": "林知夏",
            "agent_organization_name": "滨海园区",
            "all_items": False,
            "items": [{"id": district.item, "name": "招聘与用工缺口"}],
            "valid_from": "2026-11-23",
            "valid_to": "2026-12-23",
            "status": "in_force",
            "granted_by_name": "somebody",
            "actions": ["revocation"],
        }
        == found
    )
    for caller in (district.contact, district.agent, district.operator):
        assert listed(district, caller) == [found["id"]]
        shown = district.call(mandates.GET_MANDATE, caller, found["id"])
        assert shown["actions"] == (["revocation"] if caller is district.contact else [])
    other_agent = actor((Role.SERVICE_AGENT, district.park))
    for caller in (district.neighbour_contact, other_agent):
        assert listed(district, caller) == []
        refused("not-found", district, mandates.GET_MANDATE, caller, found["id"])
    granted = district.service.emitted("mandate.granted.v1")[0]["data"]
    assert granted["item_names"] == ["招聘与用工缺口"]
    assert (granted["enterprise_name"], granted["agent_id"]) == ("康源药业", str(district.agent.person_id))


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("agent_id", {"agent_id": str(UUID(int=1))}),
        ("valid_from", {"valid_from": "2026-11-22"}),
        ("valid_to", {"valid_to": "2026-11-22"}),
        ("valid_to", {"valid_to": "2029-11-29"}),
        ("valid_to", {"valid_from": "2026-12-01", "valid_to": "2026-11-30"}),
        ("item_ids.0", {"item_ids": [str(UUID(int=1))]}),
        ("item_ids", {"item_ids": [str(UUID(int=1))] * 2}),
        ("enterprise_id", {"enterprise_id": str(UUID(int=1))}),
    ],
)
def test_what_cannot_be_granted(district: District, field: str, given: dict[str, Any]) -> None:
    with pytest.raises(Failure) as caught:
        district.mandate(**given)
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)
    assert listed(district, district.operator) == []


def test_an_enterprise_that_is_not_active_any_more_grants_none(district: District) -> None:
    district.tell_organization(district.enterprise, "enterprise", "康源药业", district.park, active=False, sequence=2)
    with pytest.raises(Failure) as caught:
        district.mandate()
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", "enterprise_id")


def test_nobody_but_a_holder_of_the_post_is_given_a_mandate(district: District) -> None:
    for other in (district.handler, district.dispatcher):
        with pytest.raises(Failure) as caught:
            district.mandate(other)
        assert caught.value.errors[0]["field"] == "agent_id"
    agents = district.call(mandates.LIST_SERVICE_AGENTS, district.contact, query={})["items"]
    assert agents == [
        {
            "id": str(district.agent.person_id),
            "name": "林知夏",
            "organization_id": str(district.park),
            "organization_name": "滨海园区",
        }
    ]
    by = {"organization_id": str(district.other_park)}
    assert district.call(mandates.LIST_SERVICE_AGENTS, district.contact, query=by)["items"] == []
    assert district.call(mandates.LIST_SERVICE_AGENTS, district.contact, query={"name": "知夏"})["items"] == agents


def test_an_agent_has_one_mandate_of_an_enterprise_at_a_time(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = district.mandate()
    body = {"agent_id": str(district.agent.person_id), "valid_to": "2026-12-31"}
    refused("mandate-granted-already", district, mandates.GRANT_MANDATE, district.contact, body=body)
    monkeypatch.setattr(commands, "MOST_MANDATES", 1)
    refused("agent-fully-mandated", district, mandates.GRANT_MANDATE, district.neighbour_contact, body=body)
    assert revoke(district, first)["status"] == "revoked"
    assert district.mandate()["number"] == "WT000002"
    refused("mandate-over", district, mandates.REVOKE_MANDATE, district.contact, first["id"], body={})


def test_who_does_not_speak_for_the_enterprise_does_not_revoke_its_mandate(district: District) -> None:
    found = district.mandate()
    refused("not-found", district, mandates.REVOKE_MANDATE, district.neighbour_contact, found["id"], body={})
    refused("forbidden", district, mandates.REVOKE_MANDATE, district.agent, found["id"], body={})
    both = actor(
        (Role.SERVICE_AGENT, district.park),
        (Role.ENTERPRISE_CONTACT, district.neighbour),
        person=UUID(str(district.agent.person_id)),
    )
    refused("forbidden", district, mandates.REVOKE_MANDATE, both, found["id"], body={})
    # Nor does an agent give what was given to it.
    body = {"agent_id": str(district.agent.person_id), "valid_to": "2026-12-31"}
    refused("forbidden", district, mandates.GRANT_MANDATE, district.agent, body=body)
    wrong = refused(
        "invalid", district, mandates.GRANT_MANDATE, both, body={**body, "enterprise_id": str(district.enterprise)}
    )
    assert wrong.errors[0]["field"] == "enterprise_id"
    assert listed(district, district.contact, status=["in_force"]) == [found["id"]]


def test_mandates_are_listed_by_what_they_are(district: District) -> None:
    ended = district.mandate(valid_to="2026-11-23")
    planned = district.mandate(contact=district.neighbour_contact, valid_from="2026-11-30")
    for status, now, tomorrow in (
        ("in_force", [ended], []),
        ("planned", [planned], [planned]),
        ("ended", [], [ended]),
        ("revoked", [], []),
    ):
        district.at("2026-11-23 10:00")
        assert listed(district, district.operator, status=[status]) == [each["id"] for each in now]
        district.at("2026-11-24 00:01")
        assert listed(district, district.operator, status=[status]) == [each["id"] for each in tomorrow]
    by = {"enterprise_id": str(district.neighbour), "agent_id": str(district.agent.person_id)}
    assert listed(district, district.agent, **by) == [planned["id"]]
    assert listed(district, district.agent, agent_id=str(new_id())) == []


def test_an_agent_submits_and_acts_in_the_name_of_the_enterprise_but_does_not_evaluate(district: District) -> None:
    mandate = district.mandate()
    request = district.submit(district.agent, enterprise_id=str(district.enterprise))
    assert request["enterprise_id"] == str(district.enterprise)
    assert "withdrawal" in request["actions"]
    district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, request)
    district.move(supplements.REQUEST_SUPPLEMENT, district.dispatcher, request, content="请补充")
    supplied = district.move(supplements.SUPPLY_REQUEST, district.agent, request, content="见附件")
    assert supplied["pending_supplement"] is None
    history = district.call(reading.LIST_REQUEST_HISTORY, district.contact, request["id"], query={})["items"]
    by_agent = [entry for entry in history if entry["role"] == "service_agent"]
    assert [entry["action"] for entry in by_agent] == ["submission", "supply"]
    for entry in by_agent:
        assert entry["person_id"] == district.agent.person_id
        assert (entry["organization_name"], entry["mandate_id"]) == ("康源药业", mandate["id"])
    assert {entry["mandate_id"] for entry in history if entry not in by_agent} == {None}
    district.move(lifecycle.ACCEPT_REQUEST, district.handler, request)
    answered = district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已办")
    assert district.see(answered, district.agent)["actions"] == []
    refused("forbidden", district, lifecycle.EVALUATE_REQUEST, district.agent, request["id"], body=GOOD)
    assert district.move(lifecycle.EVALUATE_REQUEST, district.contact, request, **GOOD)["status"] == "closed"


STEPS = [value for value in vars(lifecycle).values() if isinstance(value, Operation) and value.path_parameters]


@pytest.mark.parametrize("operation", STEPS, ids=lambda operation: operation.name)
def test_an_agent_takes_no_step_that_is_not_the_enterprises(district: District, operation: Operation) -> None:
    district.mandate()
    request = district.dispatched()
    if operation is lifecycle.WITHDRAW_REQUEST:
        assert district.move(operation, district.agent, request, reason="已解决")["status"] == "withdrawn"
    else:
        body = operation.example if operation.body else None
        refused("forbidden", district, operation, district.agent, request["id"], body=body)


def test_an_agent_submits_for_no_other_enterprise_and_nothing_beyond_the_items(district: District) -> None:
    other = district.add_item("RC-02", "其他事项")
    district.mandate(item_ids=[district.item])
    assert district.submit(district.agent)["item_id"] == district.item
    for field, given in (
        ("enterprise_id", {"enterprise_id": str(district.neighbour)}),
        ("item_id", {"item_id": other, "form": {}}),
        ("item_id", {"item_id": None, "form": {}}),
    ):
        with pytest.raises(Failure) as caught:
            district.submit(district.agent, **given)
        assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)
    # Without a mandate there is nobody to speak for.
    with pytest.raises(Failure) as caught:
        district.submit(actor((Role.SERVICE_AGENT, district.park)))
    assert caught.value.errors[0]["field"] == "enterprise_id"


def test_who_is_a_contact_of_the_enterprise_acts_as_that(district: District) -> None:
    both = actor(
        (Role.ENTERPRISE_CONTACT, district.enterprise),
        (Role.SERVICE_AGENT, district.park),
        person=UUID(str(district.agent.person_id)),
    )
    district.mandate()
    request = district.submit(both)
    entry = district.call(reading.LIST_REQUEST_HISTORY, both, request["id"], query={})["items"][0]
    assert (entry["role"], entry["mandate_id"]) == ("enterprise_contact", None)
