"""Kinds of meetings as the operator keeps them, and resolutions of meetings that had a quorum."""

from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.requests import meetings, meetings_kinds, meetings_resolutions
from tests.services.requests.district import District
from tests.services.requests.meetings.holding import (
    act,
    added_kind,
    convened,
    discussed,
    held,
    minuted,
    raised,
    refused,
    resolved,
)


def changed(district: District, kind: dict[str, Any], **body: Any) -> dict[str, Any]:
    found: dict[str, Any] = district.call(
        meetings_kinds.CHANGE_MEETING_KIND, district.operator, kind["id"], body=body, if_match=kind["version"]
    )
    return found


def listed(district: District, caller: Actor, **query: Any) -> list[str]:
    found = district.call(meetings_resolutions.LIST_RESOLUTIONS, caller, query=query)["items"]
    return [each["id"] for each in found]


def test_everybody_sees_the_kinds_and_the_operator_keeps_them(district: District) -> None:
    kind = added_kind(district, period="quarter", at_least=1)
    assert [each["name"] for each in kind["members"]] == ["水务局", "人社局", "卫健局"]
    assert (kind["convenors"], kind["active"]) == (["dispatcher", "chain_chief"], True)
    assert district.call(meetings_kinds.GET_MEETING_KIND, district.contact, kind["id"]) == kind
    other = added_kind(district, "AZ", name="专题会议", member_ids=[], quorum_rule="none", quorum=None)
    found = district.call(meetings_kinds.LIST_MEETING_KINDS, district.nobody, query={})["items"]
    assert [each["code"] for each in found] == ["AZ", "LXHY"]
    found = district.call(meetings_kinds.LIST_MEETING_KINDS, district.nobody, query={"period": "quarter"})["items"]
    assert [each["code"] for each in found] == ["LXHY"]
    other = changed(district, other, active=False)
    found = district.call(meetings_kinds.LIST_MEETING_KINDS, district.nobody, query={"active": False})["items"]
    assert found == [other]
    with pytest.raises(Failure) as caught:
        convened(district, kind_id=other["id"])
    assert caught.value.errors[0]["field"] == "kind_id"
    assert [event["data"]["active"] for event in district.service.emitted("meeting-kind.changed.v1")] == [
        *(True, True, False)
    ]


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("quorum", {"quorum": None}),
        ("quorum", {"quorum_rule": "none"}),
        ("quorum", {"quorum": 101}),
        ("quorum", {"quorum_rule": "share", "quorum": 0}),
        ("quorum", {"quorum_rule": "number", "quorum": 4}),
        ("at_least", {"period": "quarter"}),
        ("at_least", {"at_least": 1}),
        ("convenors", {"convenors": []}),
        ("convenors.0", {"convenors": ["enterprise_contact"]}),
        ("convenors", {"convenors": ["dispatcher", "dispatcher"]}),
        ("member_ids.0", {"member_ids": [str(UUID(int=1))]}),
        ("member_ids", {"member_ids": [str(UUID(int=1))] * 2}),
        ("code", {"code": "第一"}),
    ],
)
def test_what_no_kind_can_be(district: District, field: str, given: dict[str, Any]) -> None:
    with pytest.raises(Failure) as caught:
        added_kind(district, **given)
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("quorum", {"quorum": None}),
        ("quorum", {"quorum_rule": "number"}),
        ("at_least", {"period": "month"}),
        ("member_ids.0", {"member_ids": [str(UUID(int=1))]}),
    ],
)
def test_a_change_is_judged_with_what_stays(district: District, field: str, given: dict[str, Any]) -> None:
    kind = added_kind(district)
    with pytest.raises(Failure) as caught:
        changed(district, kind, **given)
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)
    assert changed(district, kind, period="month", at_least=2)["at_least"] == 2


def test_codes_differ_in_more_than_the_size_of_letters(district: District) -> None:
    added_kind(district)
    with pytest.raises(Failure) as caught:
        added_kind(district, "lxhy")
    assert caught.value.problem.code == "meeting-kind-code-taken"


def test_a_resolution_names_who_is_responsible_and_until_when(district: District) -> None:
    meeting = held(district)
    matter = discussed(district, meeting)
    resolution = resolved(district, meeting, organization_id=str(district.neighbour), matter_id=matter["id"])
    assert (resolution["number"], resolution["meeting_number"]) == ("JY000001", meeting["number"])
    assert (resolution["organization_name"], resolution["due_on"]) == ("蓝海生物", "2026-12-31")
    assert (resolution["matter_number"], resolution["status"]) == (matter["number"], "passed")
    assert resolution["actions"] == ["revocation"]
    for caller in (district.contact, district.handler, district.chief, district.neighbour_contact, district.supervisor):
        assert listed(district, caller) == [resolution["id"]]
        seen = district.call(meetings_resolutions.GET_RESOLUTION, caller, resolution["id"])
        responsible = caller is district.neighbour_contact
        assert seen == {**resolution, "actions": ["acceptance", "report"] if responsible else []}
    for caller in (district.stranger_contact, district.other_chief, district.nobody):
        assert listed(district, caller) == []
        with pytest.raises(Failure) as caught:
            district.call(meetings_resolutions.GET_RESOLUTION, caller, resolution["id"])
        assert caught.value.problem.code == "not-found"
    (event,) = district.service.emitted("resolution.passed.v1")
    assert (event["data"]["organization_id"], event["data"]["convenor_id"]) == (
        str(district.neighbour),
        meeting["organization_id"],
    )


def test_what_cannot_be_resolved(district: District) -> None:
    meeting = held(district)
    elsewhere = raised(district)
    for field, given in (
        ("organization_id", {"organization_id": str(UUID(int=1))}),
        ("due_on", {"due_on": "2026-11-23"}),
        ("due_on", {"due_on": "2030-01-01"}),
        ("matter_id", {"matter_id": elsewhere["id"]}),
        ("content", {"content": ""}),
    ):
        with pytest.raises(Failure) as caught:
            resolved(district, meeting, **given)
        assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)


def test_a_resolution_is_taken_back_until_the_minutes_are_approved(district: District) -> None:
    meeting = held(district)
    first, second = resolved(district, meeting), resolved(district, meeting, due_on="2027-01-31")
    refused("forbidden", district, meetings_resolutions.REVOKE_RESOLUTION, first, district.handler, reason="有误")
    refused("not-the-convenor", district, meetings_resolutions.REVOKE_RESOLUTION, first, district.chief, reason="有误")
    refused("not-found", district, meetings_resolutions.REVOKE_RESOLUTION, first, district.other_chief, reason="有误")
    taken = act(district, meetings_resolutions.REVOKE_RESOLUTION, first, reason="责任单位有误")
    assert (taken["status"], taken["reason"], taken["actions"]) == ("revoked", "责任单位有误", [])
    refused("resolution-revoked", district, meetings_resolutions.REVOKE_RESOLUTION, first, reason="有误")
    query = {"meeting_id": meeting["id"], "status": ["passed"]}
    assert listed(district, district.dispatcher, **query) == [second["id"]]
    assert listed(district, district.dispatcher, due_to="2026-12-31") == [first["id"]]
    assert listed(district, district.dispatcher, due_from="2027-01-01", organization_id=str(district.water)) == [
        second["id"]
    ]
    assert listed(district, district.dispatcher, chain_id=str(district.other_chain)) == []
    # The quorum that it rests on cannot be taken away meanwhile.
    refused("quorum-relied-on", district, meetings.ENTER_ATTENDANCE, meeting, present_ids=[str(district.water)])
    act(district, meetings.TAKE_MINUTES, meeting, minutes="研究事项。")
    act(district, meetings.APPROVE_MINUTES, meeting)
    refused("meeting-not-now", district, meetings_resolutions.REVOKE_RESOLUTION, second, reason="有误")
    seen = district.call(meetings_resolutions.GET_RESOLUTION, district.dispatcher, second["id"])
    assert seen["actions"] == []
    (event,) = district.service.emitted("resolution.taken-back.v1")
    assert event["data"]["reason"] == "责任单位有误"
    steps = district.call(meetings.LIST_MEETING_HISTORY, district.contact, meeting["id"], query={})["items"]
    assert [each["action"] for each in steps] == [
        *("convening", "attendance", "resolution", "resolution", "revocation", "minutes", "approval")
    ]


def test_resolutions_are_found_by_content_and_number(district: District) -> None:
    resolution = resolved(district, minuted(district))
    for q in ("冷链仓储", "JY000001"):
        assert listed(district, district.handler, q=q) == [resolution["id"]]
    assert listed(district, district.stranger_contact, q="冷链仓储") == []
    with pytest.raises(Failure) as caught:
        listed(district, district.handler, due_from="2026-12-02", due_to="2026-12-01")
    assert caught.value.errors[0]["field"] == "due_to"
