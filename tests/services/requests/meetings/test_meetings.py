"""Meetings: convened by the rules of their kind, held with or without a quorum, minuted, approved, amended openly."""

from functools import partial
from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor, Post
from chassis.calling.errors import Failure
from contracts.operation import Operation
from contracts.requests import meetings, meetings_figures, meetings_kinds, meetings_resolutions
from contracts.requests.meetings_files import MEETING_FILES
from contracts.roles import Role
from contracts.search import SEARCH_SERVICE
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.harness import actor
from tests.services import filing
from tests.services.figures import by_group, computed, opened
from tests.services.requests.district import District
from tests.services.requests.meetings.holding import (
    act,
    added_kind,
    approved,
    begun,
    convened,
    held,
    minuted,
    refused,
    resolved,
)

ALL_ACTS: tuple[tuple[Operation, dict[str, Any]], ...] = (
    (meetings.CANCEL_MEETING, {"reason": "改期"}),
    (meetings.ENTER_ATTENDANCE, {"present_ids": []}),
    (meetings.TAKE_MINUTES, {"minutes": "研究事项。"}),
    (meetings.APPROVE_MINUTES, {}),
    (meetings.AMEND_MINUTES, {"minutes": "研究其他事项。", "reason": "笔误"}),
    (meetings_resolutions.RESOLVE, {"content": "决议", "organization_id": str(UUID(int=1)), "due_on": "2026-12-31"}),
)


def listed(district: District, caller: Actor | None = None, **query: Any) -> list[str]:
    found = district.call(meetings.LIST_MEETINGS, caller or district.dispatcher, query=query)["items"]
    return [each["id"] for each in found]


def read(district: District, meeting: dict[str, Any], caller: Actor | None = None) -> dict[str, Any]:
    found: dict[str, Any] = district.call(meetings.GET_MEETING, caller or district.dispatcher, meeting["id"])
    return found


def history(district: District, meeting: dict[str, Any], caller: Actor | None = None) -> list[dict[str, Any]]:
    found = district.call(meetings.LIST_MEETING_HISTORY, caller or district.dispatcher, meeting["id"], query={})
    items: list[dict[str, Any]] = found["items"]
    return items


def waits(district: District, kind: str, caller: Actor | None = None) -> list[str]:
    kinds = district.call(GET_SERVICE_WORKLIST, caller or district.dispatcher, query={})["kinds"]
    return [item["id"] for each in kinds if each["kind"] == kind for item in each["items"]]


def change(district: District, meeting: dict[str, Any], **body: Any) -> dict[str, Any]:
    changed: dict[str, Any] = district.call(
        meetings.CHANGE_MEETING, district.dispatcher, meeting["id"], body=body, if_match=meeting["version"]
    )
    return changed


def wrong(district: District, operation: Operation, caller: Actor, *path: Any, **content: Any) -> str:
    """The field that a call is refused for."""
    with pytest.raises(Failure) as caught:
        district.call(operation, caller, *path, **content)
    assert caught.value.problem.code == "invalid"
    return str(caught.value.errors[0]["field"])


def test_a_meeting_is_convened_by_the_rules_of_its_kind(district: District) -> None:
    meeting = convened(district)
    assert (meeting["number"], meeting["kind_name"], meeting["chain_name"]) == ("HY000001", "联席会议", "生物医药")
    assert (meeting["status"], meeting["members"], meeting["needed"]) == ("convened", 3, 2)
    assert (meeting["attended"], meeting["quorate"], meeting["minutes"]) == (None, None, None)
    assert [(each["name"], each["member"], each["attended"]) for each in meeting["expected"]] == [
        ("水务局", True, None),
        ("人社局", True, None),
        ("卫健局", True, None),
        ("康源药业", False, None),
    ]
    assert meeting["actions"] == ["change", "cancellation"]
    (event,) = district.service.emitted("meeting.convened.v1")
    assert event["data"]["expected_ids"] == [each["id"] for each in meeting["expected"]]
    # A later change of the kind changes nothing of it.
    kind = district.call(meetings_kinds.GET_MEETING_KIND, district.nobody, meeting["kind_id"])
    body = {"member_ids": [str(district.water)], "convenors": ["supervisor"]}
    district.call(
        meetings_kinds.CHANGE_MEETING_KIND, district.operator, kind["id"], body=body, if_match=kind["version"]
    )
    assert read(district, meeting)["needed"] == 2
    assert change(district, meeting, place="一楼大厅")["place"] == "一楼大厅"
    with pytest.raises(Failure) as caught:
        convened(district)
    assert caught.value.problem.code == "not-the-convenor"


def test_who_sees_a_meeting(district: District) -> None:
    meeting = convened(district)
    for caller in (
        *(district.contact, district.handler, district.other_handler, district.dispatcher, district.chief),
        *(district.supervisor, district.operator),
    ):
        assert read(district, meeting, caller)["id"] == meeting["id"]
        assert listed(district, caller) == [meeting["id"]]
        assert [each["action"] for each in history(district, meeting, caller)] == ["convening"]
    for caller in (district.stranger_contact, district.other_chief, district.other_dispatcher, district.nobody):
        assert listed(district, caller) == []
        for operation in (meetings.GET_MEETING, meetings.LIST_MEETING_HISTORY):
            query = {"query": {}} if operation.query else {}
            with pytest.raises(Failure) as caught:
                district.call(operation, caller, meeting["id"], **query)
            assert caught.value.problem.code == "not-found"


def test_an_agent_sees_no_meeting_by_a_mandate(district: District) -> None:
    meeting = convened(district)
    district.mandate()
    assert listed(district, district.agent) == []
    assert listed(district, district.contact) == [meeting["id"]]


def test_who_sees_a_meeting_and_does_not_convene_it_does_nothing_with_it(district: District) -> None:
    meeting = approved(district)
    for operation, body in ALL_ACTS:
        # The chain chief sees it, and convenes for another organization.
        refused("not-the-convenor", district, operation, meeting, district.chief, **body)
        refused("not-found", district, operation, meeting, district.other_dispatcher, **body)
        refused("forbidden", district, operation, meeting, district.contact, **body)
    assert read(district, meeting, district.chief)["actions"] == []
    assert read(district, meeting)["actions"] == ["amendment"]
    with pytest.raises(Failure) as caught:
        district.call(
            meetings.CHANGE_MEETING, district.chief, meeting["id"], body={"place": "别处"}, if_match=meeting["version"]
        )
    assert caught.value.problem.code == "not-the-convenor"


def test_what_can_be_done_follows_from_how_it_stands(district: District) -> None:
    """Each step is possible where the table of the rules says it, and is refused in all other states."""
    minutes, attendance = {"minutes": "研究事项。"}, {"present_ids": [str(district.water), str(district.labour)]}
    bodies = dict(ALL_ACTS)
    ahead, planned = convened(district, day="2026-12-30"), convened(district, day="2026-12-29")
    cancelled = act(district, meetings.CANCEL_MEETING, planned, reason="改期")
    assert (cancelled["status"], cancelled["reason"], cancelled["actions"]) == ("cancelled", "改期", [])
    meeting = held(district)
    everything = (*bodies, meetings.CHANGE_MEETING)

    def others(thing: dict[str, Any], *possible: Operation) -> None:
        for operation in everything:
            if operation in possible:
                continue
            step = partial(act, district, operation, thing, **bodies.get(operation, {}))
            if operation is meetings.CHANGE_MEETING:
                step = partial(change, district, thing, place="别处")
            with pytest.raises(Failure) as caught:
                step()
            assert caught.value.problem.code == "meeting-not-now", operation.name

    others(ahead, meetings.CHANGE_MEETING, meetings.CANCEL_MEETING, meetings.ENTER_ATTENDANCE)
    refused("meeting-ahead", district, meetings.ENTER_ATTENDANCE, ahead, present_ids=[])
    others(cancelled)
    assert meeting["actions"] == ["attendance", "resolution", "minutes"]
    others(meeting, meetings.ENTER_ATTENDANCE, meetings_resolutions.RESOLVE, meetings.TAKE_MINUTES)
    again = act(district, meetings.ENTER_ATTENDANCE, meeting, **attendance)
    assert [each["attended"] for each in again["expected"]] == [True, True, False, False]
    meeting = act(district, meetings.TAKE_MINUTES, again, **minutes)
    assert meeting["actions"] == ["resolution", "minutes", "approval"]
    others(meeting, meetings_resolutions.RESOLVE, meetings.TAKE_MINUTES, meetings.APPROVE_MINUTES)
    meeting = act(district, meetings.TAKE_MINUTES, meeting, minutes="会议研究了两个事项。")
    meeting = act(district, meetings.APPROVE_MINUTES, meeting)
    assert (meeting["status"], meeting["actions"]) == ("approved", ["amendment"])
    assert meeting["approved_at"] is not None
    others(meeting, meetings.AMEND_MINUTES)
    kinds = [event["type"] for event in district.service.emitted() if event["data"].get("id") == meeting["id"]]
    assert kinds == [
        f"meeting.{happened}.v1" for happened in ("convened", "held", "held", "minuted", "minuted", "approved")
    ]


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("kind_id", {"kind_id": str(UUID(int=1))}),
        ("starts_at", {"starts_at": "2026-11-20T09:00:00+08:00"}),
        ("ends_at", {"ends_at": "2026-11-24T09:00:00+08:00"}),
        ("guest_ids.0", {"guest_ids": [str(UUID(int=1))]}),
        ("guest_ids", {"guest_ids": [str(UUID(int=1))] * 2}),
        ("chain_id", {"chain_id": str(UUID(int=1))}),
        ("organization_id", {"organization_id": str(UUID(int=1))}),
        ("title", {"title": " "}),
        ("agenda", {"agenda": ["议程"] * 51}),
    ],
)
def test_what_cannot_be_convened(district: District, field: str, given: dict[str, Any]) -> None:
    with pytest.raises(Failure) as caught:
        convened(district, **given)
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)


def test_whose_post_names_a_chain_convenes_for_that_chain(district: District) -> None:
    kind = added_kind(district, "LDXZ", convenors=["dispatcher", "supervisor"], quorum_rule="none", quorum=None)
    with pytest.raises(Failure) as caught:
        convened(district, kind_id=kind["id"], chain_id=str(district.other_chain))
    assert caught.value.errors[0]["field"] == "chain_id"
    # A supervisor of all chains convenes for any, or for none.
    for chain in (district.other_chain, None):
        given = {"chain_id": str(chain) if chain else None, "kind_id": kind["id"]}
        assert convened(district, district.supervisor, **given)["chain_id"] == given["chain_id"]
    both = actor((Role.DISPATCHER, district.park), (Role.DISPATCHER, district.other_park))
    with pytest.raises(Failure) as caught:
        convened(district, both, kind_id=kind["id"])
    assert caught.value.errors[0]["field"] == "organization_id"
    meeting = convened(district, both, kind_id=kind["id"], organization_id=str(district.other_park))
    assert (meeting["organization_name"], meeting["chain_id"]) == ("中医药园区", None)
    refused("forbidden", district, meetings.CANCEL_MEETING, meeting, district.handler, reason="改期")
    # The same organization, and a post for another chain: not theirs.
    place = UUID(district.dispatcher.posts[0].organization_id)
    other = actor((Role.DISPATCHER, place, district.other_chain))
    mine = convened(district, kind_id=kind["id"])
    refused("not-the-convenor", district, meetings.CANCEL_MEETING, mine, other, reason="改期")


def test_a_changed_meeting_is_told_to_those_who_come_and_to_those_who_do_not_any_more(district: District) -> None:
    meeting = convened(district)
    changed = change(district, meeting, guest_ids=[str(district.neighbour)], ends_at="2026-11-24T12:00:00+08:00")
    assert [each["name"] for each in changed["expected"]][3:] == ["蓝海生物"]
    (event,) = district.service.emitted("meeting.changed.v1")
    assert {str(district.enterprise), str(district.neighbour)} <= set(event["data"]["expected_ids"])
    for field, body in (
        ("starts_at", {"starts_at": "2026-11-20T09:00:00+08:00"}),
        ("ends_at", {"ends_at": "2026-11-24T08:00:00+08:00"}),
        ("guest_ids.0", {"guest_ids": [str(UUID(int=1))]}),
        ("guest_ids", {"guest_ids": [str(district.enterprise)] * 2}),
    ):
        found = wrong(
            district,
            meetings.CHANGE_MEETING,
            district.dispatcher,
            meeting["id"],
            body=body,
            if_match=changed["version"],
        )
        assert found == field
    with pytest.raises(Failure) as caught:
        change(district, meeting, place="别处")
    assert caught.value.problem.code == "changed-meanwhile"
    # Who was invited stays invited when the organization is closed.
    district.tell_organization(district.neighbour, "enterprise", "蓝海生物", active=False, sequence=2)
    kept = change(district, changed, guest_ids=[str(district.neighbour), str(district.stranger)])
    assert [each["name"] for each in kept["expected"]][3:] == ["蓝海生物", "远山化工"]
    # One that goes on may end later.
    begun(district, meeting)
    longer = change(district, kept, ends_at="2026-11-24T12:30:00+08:00", starts_at=meeting["starts_at"])
    assert longer["ends_at"] == "2026-11-24T12:30:00+08:00"


def test_guests_do_not_count_for_the_quorum(district: District) -> None:
    meeting = held(district, [district.water, district.enterprise])
    assert (meeting["attended"], meeting["quorate"]) == (1, False)
    assert meeting["actions"] == ["attendance", "minutes"]
    failure = refused(
        "not-quorate", district, meetings_resolutions.RESOLVE, meeting,
        content="决议", organization_id=str(district.water), due_on="2026-12-31",
    )  # fmt: skip
    assert (failure.params["attended"], failure.params["needed"]) == (1, 2)
    # It can take note: minutes are taken all the same.
    assert act(district, meetings.TAKE_MINUTES, meeting, minutes="通报情况。")["status"] == "minuted"
    begun_meeting = convened(district, day="2026-11-25")
    begun(district, begun_meeting)
    failure = refused(
        "invalid", district, meetings.ENTER_ATTENDANCE, begun_meeting, present_ids=[str(district.neighbour)]
    )
    assert failure.errors[0]["field"] == "present_ids.0"


@pytest.mark.parametrize(
    ("rule", "quorum", "needed"), [("none", None, 0), ("number", 3, 3), ("share", 50, 2), ("share", 67, 3)]
)
def test_a_quorum_is_a_number_or_a_share_rounded_up(district: District, rule: str, quorum: int, needed: int) -> None:
    kind = added_kind(district, "ZTHY", quorum_rule=rule, quorum=quorum)
    assert convened(district, kind_id=kind["id"])["needed"] == needed


def test_amendments_show_both_versions(district: District) -> None:
    meeting = approved(district)
    amended = act(district, meetings.AMEND_MINUTES, meeting, minutes="由商务局牵头。", reason="补记牵头单位")
    assert (amended["minutes"], amended["amended"], amended["status"]) == ("由商务局牵头。", 1, "approved")
    step = history(district, meeting, district.contact)[-1]
    assert (step["action"], step["words"]) == ("amendment", "补记牵头单位")
    assert (step["before"], step["after"]) == (meeting["minutes"], "由商务局牵头。")
    for number in range(1, meetings.MOST_AMENDMENTS):
        act(district, meetings.AMEND_MINUTES, meeting, minutes=f"第 {number} 次更正。", reason="更正")
    refused("amended-enough", district, meetings.AMEND_MINUTES, meeting, minutes="再次更正。", reason="更正")


def test_meetings_are_listed_by_what_they_are(district: District) -> None:
    first, second = convened(district), convened(district, day="2026-12-01", guest_ids=[])
    assert listed(district) == [second["id"], first["id"]]
    assert listed(district, sort="starts_at") == [first["id"], second["id"]]
    assert listed(district, expected_id=str(district.enterprise)) == [first["id"]]
    assert listed(district, **{"from": "2026-11-25"}) == [second["id"]]
    assert listed(district, to="2026-11-24") == [first["id"]]
    assert listed(district, kind_id=first["kind_id"], chain_id=str(district.chain)) == [second["id"], first["id"]]
    assert listed(district, organization_id=str(district.park)) == []
    begun(district, first)
    act(district, meetings.ENTER_ATTENDANCE, first, present_ids=[])
    assert listed(district, quorate=False) == listed(district, status=["held", "minuted"]) == [first["id"]]
    assert listed(district, quorate=True) == []
    found = wrong(
        district, meetings.LIST_MEETINGS, district.dispatcher, query={"from": "2026-12-01", "to": "2026-11-01"}
    )
    assert found == "to"


def test_meetings_are_found_by_title_number_and_minutes(district: District) -> None:
    meeting = minuted(district)
    for q in ("联席会议", "HY000001", "冷链仓储"):
        assert listed(district, q=q) == [meeting["id"]]
        found = district.call(SEARCH_SERVICE, district.contact, query={"q": q})["kinds"]
        assert [item["id"] for kind in found if kind["kind"] == "meeting" for item in kind["items"]] == [meeting["id"]]
    assert listed(district, district.stranger_contact, q="冷链仓储") == []


def test_what_waits_for_the_convenor(district: District) -> None:
    meeting = convened(district)
    assert waits(district, "meeting.attendance") == []
    begun(district, meeting)
    for step, operation, body in (
        ("attendance", meetings.ENTER_ATTENDANCE, {"present_ids": [str(district.water)]}),
        ("minutes", meetings.TAKE_MINUTES, {"minutes": "通报情况。"}),
        ("approval", meetings.APPROVE_MINUTES, {}),
    ):
        assert waits(district, f"meeting.{step}") == listed(district, waiting=step) == [meeting["id"]]
        assert (
            waits(district, f"meeting.{step}", district.chief) == listed(district, district.chief, waiting=step) == []
        )
        act(district, operation, meeting, **body)
        assert waits(district, f"meeting.{step}") == []


def test_the_figure_counts_meetings_held_by_chain_kind_and_month(district: District) -> None:
    special = added_kind(district, "ZTHY", name="专题会议", quorum_rule="none", quorum=None)
    held(district)
    held(district, day="2026-12-01", kind_id=special["id"])
    approved_one = minuted(district, day="2026-12-02")
    act(district, meetings.APPROVE_MINUTES, approved_one)
    convened(district, day="2026-12-03")
    act(district, meetings.CANCEL_MEETING, convened(district, day="2026-12-04"), reason="改期")

    def counted(caller: Actor | None = None, **query: Any) -> Any:
        return computed(district.service, caller or district.dispatcher, "meetings.held", **query)["meetings.held"]

    assert counted()["total"]["value"] == 3
    assert counted(meeting_kind_id=[special["id"]])["total"]["value"] == 1
    assert counted(chain_id=[str(district.other_chain)])["total"]["value"] == 0
    assert counted(**{"from": "2026-12-01", "to": "2026-12-01"})["total"]["value"] == 1
    assert counted(district.stranger_contact)["total"]["value"] == 0
    by_kind = counted(group_by="meeting_kind")
    assert by_group(by_kind) == {"联席会议": 2, "专题会议": 1}
    assert sum(filter(None, by_group(counted(group_by="year")).values())) == counted()["total"]["value"]
    assert by_group(counted(group_by="month")) == {"2026-11": 1, "2026-12": 2}
    assert by_group(counted(group_by="chain")) == {"生物医药": 3}
    asked = [counted(), by_kind, counted(group_by="chain"), counted(**{"from": "2026-12-01"})]
    assert opened(district.service, district.dispatcher, asked) == 7


def test_several_are_convened_and_held_at_once(district: District) -> None:
    kind = added_kind(district)
    bodies = [
        {
            "kind_id": kind["id"],
            "title": f"第 {number} 次会议",
            "place": "会议室",
            "starts_at": f"2026-11-24T{hour:02}:00:00+08:00",
            "ends_at": f"2026-11-24T{hour:02}:50:00+08:00",
        }
        for number, hour in enumerate((9, 10, 3), 1)
    ]
    bodies[2]["starts_at"] = "2026-11-20T03:00:00+08:00"
    items = [{"body": body} for body in bodies]
    made = district.call(meetings_figures.CONVENE_MEETINGS, district.dispatcher, body={"items": items})
    assert [each["status"] for each in made["results"]] == [201, 201, 422]
    district.at("2026-11-24 18:00")
    there = {"present_ids": [str(district.water), str(district.labour)]}
    items = [{"meeting_id": each["result"]["id"], "body": there} for each in made["results"][:2]]
    done = district.call(meetings_figures.ENTER_ATTENDANCES, district.dispatcher, body={"items": items})
    assert [each["result"]["quorate"] for each in done["results"]] == [True, True]


def test_a_post_that_convenes_no_such_meetings_does_not_act_for_the_convenor(district: District) -> None:
    meeting = convened(district)
    place = UUID(district.dispatcher.posts[0].organization_id)
    clerk = Actor("文员", str(UUID(int=7)), posts=(Post(Role.SERVICE_CLERK, str(place)),))
    refused("not-the-convenor", district, meetings.CANCEL_MEETING, meeting, clerk, reason="改期")
    with pytest.raises(Failure) as caught:
        convened(district, clerk)
    assert caught.value.problem.code == "not-the-convenor"
    resolved_one = resolved(district, held(district, day="2026-11-26"))
    refused(
        "not-the-convenor", district, meetings_resolutions.REVOKE_RESOLUTION, resolved_one, clerk, reason="登记有误"
    )


def test_files_hang_on_a_meeting(district: District) -> None:
    meeting = minuted(district)
    file = filing.attached(district.service, MEETING_FILES, district.dispatcher, {"meeting_id": meeting["id"]})
    found = district.call(MEETING_FILES.list, district.contact, meeting["id"], query={})["items"]
    assert [(each["id"], each["removable"]) for each in found] == [(file["id"], False)]
    with pytest.raises(Failure) as caught:
        district.call(MEETING_FILES.list, district.stranger_contact, meeting["id"], query={})
    assert caught.value.problem.code == "not-found"
    with pytest.raises(Failure) as caught:
        filing.attached(district.service, MEETING_FILES, district.chief, {"meeting_id": meeting["id"]})
    assert caught.value.problem.code == "file-cannot-be-added"
    colleague = actor((Role.DISPATCHER, UUID(district.dispatcher.posts[0].organization_id), district.chain))
    act(district, meetings.APPROVE_MINUTES, meeting)
    with pytest.raises(Failure) as caught:
        district.call(MEETING_FILES.remove, colleague, meeting["id"], file["id"])
    assert caught.value.problem.code == "file-cannot-be-removed"
