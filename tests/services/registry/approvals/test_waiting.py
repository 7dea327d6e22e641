"""Which proposals wait for whom."""

from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.registry.approvals import (
    APPROVE_PROPOSAL,
    GET_PROPOSAL,
    LIST_PROPOSALS,
    REFUSE_PROPOSAL,
    WITHDRAW_PROPOSAL,
)
from contracts.registry.people import GIVE_POST
from contracts.registry.proposals import DAYS
from contracts.roles import Role
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.harness import MONDAY, ServiceUnderTest, actor
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


@pytest.mark.parametrize("act", ["approval", "refusal", "withdrawal"])
def test_offered_is_what_succeeds_and_nothing_else(registry: ServiceUnderTest, act: str) -> None:
    desk = office(registry)
    operation, body = {
        "approval": (APPROVE_PROPOSAL, None),
        "refusal": (REFUSE_PROPOSAL, {"reason": "人选尚未经研究确定"}),
        "withdrawal": (WITHDRAW_PROPOSAL, None),
    }[act]
    offered = {}
    for name in ("registrar", "other_registrar", "operator"):
        caller = getattr(desk, name)
        made = desk.propose(GIVE_POST, person_id=str(desk.other_registrar.person_id), kind=Role.SUPERVISOR.value)
        assert made["actions"] == ["withdrawal"]
        (listed,) = registry.call(LIST_PROPOSALS, caller, query={"status": "pending"})["items"]
        assert listed["actions"] == registry.call(GET_PROPOSAL, caller, made["id"])["actions"]
        offered[name] = act in listed["actions"]
        given: dict[str, Any] = {"body": body} if body else {}
        if offered[name]:
            done = registry.call(operation, caller, made["id"], **given)
        else:
            with pytest.raises(Failure):
                registry.call(operation, caller, made["id"], **given)
            done = registry.call(WITHDRAW_PROPOSAL, desk.registrar, made["id"])
        assert done["actions"] == []
    # Who proposed it withdraws it, whom it concerns only refuses it.
    assert offered == {
        "registrar": act == "withdrawal",
        "other_registrar": act == "refusal",
        "operator": act != "withdrawal",
    }


def test_nothing_is_offered_once_it_has_expired_or_to_whom_it_only_concerns(registry: ServiceUnderTest) -> None:
    desk = office(registry)
    made = desk.proposed_post()
    concerned = actor(person=UUID(desk.somebody))
    assert registry.call(GET_PROPOSAL, concerned, made["id"])["actions"] == []
    assert registry.call(GET_PROPOSAL, desk.operator, made["id"])["actions"] == ["approval", "refusal"]
    registry.move_clock(MONDAY.replace(hour=11, day=MONDAY.day + DAYS))
    assert registry.call(GET_PROPOSAL, desk.operator, made["id"])["actions"] == []
