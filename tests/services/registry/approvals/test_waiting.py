"""Which proposals wait for whom."""

from typing import Any

from chassis.calling.actor import Actor
from contracts.registry.approvals import APPROVE_PROPOSAL, LIST_PROPOSALS
from contracts.registry.people import GIVE_POST
from contracts.registry.proposals import DAYS
from contracts.roles import Role
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.harness import MONDAY, ServiceUnderTest
from tests.services.registry.approvals.people import office


def waiting(registry: ServiceUnderTest, caller: Actor) -> list[dict[str, Any]]:
    """The proposals that wait for somebody; the list that the worklist opens must show the same."""
    kinds = registry.call(GET_SERVICE_WORKLIST, caller, query={})["kinds"]
    items = [item for kind in kinds if kind["kind"] == "proposal.approval" for item in kind["items"]]
    if kinds:
        listed = registry.call(LIST_PROPOSALS, caller, query={"waiting": "approval"})["items"]
        assert {item["id"] for item in items} == {item["id"] for item in listed}
    return items


def test_a_proposal_waits_for_all_who_may_approve_it(registry: ServiceUnderTest) -> None:
    desk = office(registry)
    made = desk.proposed_post()
    # It would make the other registrar a supervisor, who cannot approve that.
    concerning = desk.propose(GIVE_POST, person_id=str(desk.other_registrar.person_id), kind=Role.SUPERVISOR.value)
    assert waiting(registry, desk.registrar) == []
    assert [item["id"] for item in waiting(registry, desk.other_registrar)] == [made["id"]]
    found = waiting(registry, desk.operator)
    assert {item["id"] for item in found} == {made["id"], concerning["id"]}
    (item,) = (item for item in found if item["id"] == made["id"])
    assert item["title"] == made["persons"][0]["name"]
    assert item["due_at"] == made["expires_at"]
    assert item["link"] == f"/v1/proposals/{made['id']}"
    registry.move_clock(MONDAY.replace(hour=11, day=MONDAY.day + DAYS - 1))
    assert {item["urgency"] for item in waiting(registry, desk.operator)} == {"due_soon"}
    registry.call(APPROVE_PROPOSAL, desk.operator, made["id"])
    assert [item["id"] for item in waiting(registry, desk.operator)] == [concerning["id"]]
    registry.move_clock(MONDAY.replace(hour=11, day=MONDAY.day + DAYS))
    assert waiting(registry, desk.operator) == []
