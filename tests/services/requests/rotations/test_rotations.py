"""Rotations: the next host by order, skipping and swapping with a trace, what is made and cancelled."""

from typing import Any
from uuid import UUID

import pytest

from chassis.calling.errors import Failure
from contracts.requests import activities, activities_bulk, meetings, rotations
from tests.services.figures import computed, opened
from tests.services.requests.activities.holding import announced, summarized
from tests.services.requests.at_once import at_once
from tests.services.requests.district import District
from tests.services.requests.meetings.holding import convened, kind_of
from tests.services.requests.rotations.turns import act, history, order, refused, set_up

EXCHANGES_IN_TURN = 10


def test_the_next_host_is_proposed_by_order_and_takes_the_activity(district: District) -> None:
    rotation = set_up(district)
    assert rotation["actions"] == ["change", "swap", "skip"]
    assert district.call(rotations.GET_ROTATION, district.other_handler, rotation["id"])["actions"] == []
    made = [announced(district, rotation_id=rotation["id"], chain_id=None) for _ in range(4)]
    assert [each["host_name"] for each in made] == ["康源药业", "蓝海生物", "远山化工", "康源药业"]
    assert {each["chain_id"] for each in made} == {str(district.chain)}
    assert order(district, rotation) == [("蓝海生物", 0), ("远山化工", 0), ("康源药业", 0)]
    told = [each["data"] for each in district.service.emitted("rotation.turned.v1")]
    assert (told[0]["host_id"], told[0]["number"]) == (str(district.enterprise), made[0]["number"])
    steps = history(district, rotation)
    assert [each["action"] for each in steps] == ["turn"] * 4 + ["setting_up"]
    assert (steps[0]["host_name"], steps[0]["number"]) == ("康源药业", made[3]["number"])
    # Whose turn it is may be named, and nobody else.
    named = {"rotation_id": rotation["id"], "host_id": str(district.neighbour)}
    assert announced(district, **named)["host_name"] == "蓝海生物"
    with pytest.raises(Failure) as caught:
        announced(district, **named)
    assert caught.value.errors[0]["field"] == "host_id"
    assert order(district, rotation)[0] == ("远山化工", 0)
    # The host of an activity cannot be changed past the rotation.
    refused(
        "host-of-rotation", district, activities.CHANGE_ACTIVITY, district.handler, made[0]["id"],
        body={"host_id": str(district.neighbour)}, if_match=made[0]["version"],
    )  # fmt: skip
    same = {"host_id": str(district.enterprise), "place": "二楼会议室"}
    district.call(activities.CHANGE_ACTIVITY, district.handler, made[0]["id"], body=same, if_match=made[0]["version"])


def test_skipping_and_swapping_leave_a_trace(district: District) -> None:
    rotation = set_up(district)
    act(district, rotations.SKIP_HOST, rotation)
    assert order(district, rotation) == [("蓝海生物", 0), ("远山化工", 0), ("康源药业", 1)]
    act(district, rotations.SWAP_HOSTS, rotation, host_id=str(district.stranger), reason="应企业要求")
    assert order(district, rotation) == [("远山化工", 0), ("蓝海生物", 1), ("康源药业", 1)]
    swap, skip, _ = history(district, rotation)
    assert (swap["action"], swap["host_name"], swap["other_name"], swap["words"], swap["passed"]) == (
        "swap",
        "蓝海生物",
        "远山化工",
        "应企业要求",
        1,
    )
    assert (skip["action"], skip["host_name"], skip["words"], skip["person_name"]) == (
        "skip",
        "康源药业",
        "厂区停产检修",
        district.handler.name,
    )
    told = [each["data"] for each in district.service.emitted("rotation.passed.v1")]
    assert [(each["host_name"], each["again"], each["reason"]) for each in told] == [
        ("康源药业", False, "厂区停产检修"),
        ("蓝海生物", False, "应企业要求"),
    ]


def test_nobody_is_passed_over_again_unseen(district: District) -> None:
    rotation = set_up(district, host_ids=[str(district.enterprise), str(district.neighbour)])
    act(district, rotations.SKIP_HOST, rotation)
    announced(district, rotation_id=rotation["id"])
    for operation, body in (
        (rotations.SKIP_HOST, {}),
        (rotations.SWAP_HOSTS, {"host_id": str(district.neighbour)}),
    ):
        failure = refused(
            "host-passed-before", district, operation, district.handler, rotation["id"],
            body={"reason": "再次", **body},
        )  # fmt: skip
        assert failure.params["host"] == "康源药业"
    act(district, rotations.SWAP_HOSTS, rotation, host_id=str(district.neighbour), again=True)
    assert order(district, rotation) == [("蓝海生物", 0), ("康源药业", 2)]
    told = district.service.emitted("rotation.passed.v1")[-1]["data"]
    assert (told["passed"], told["again"], told["next_host_name"]) == (2, True, "蓝海生物")
    # Once it has hosted, it starts anew.
    for _ in range(2):
        announced(district, rotation_id=rotation["id"])
    assert order(district, rotation) == [("蓝海生物", 0), ("康源药业", 0)]


def test_to_remove_the_next_host_and_add_it_again_is_to_pass_it_over(district: District) -> None:
    rotation = set_up(district)
    whole = [str(each) for each in (district.enterprise, district.neighbour, district.stranger)]

    def change(hosts: list[str]) -> None:
        version = district.call(rotations.GET_ROTATION, district.handler, rotation["id"])["version"]
        district.call(
            rotations.CHANGE_ROTATION, district.handler, rotation["id"], body={"host_ids": hosts}, if_match=version
        )

    def told() -> list[tuple[str, int, bool]]:
        events = [each["data"] for each in district.service.emitted("rotation.passed.v1")]
        return [(each["host_name"], each["passed"], each["again"]) for each in events]

    # Not its turn.
    change(whole[:2])
    change(whole)
    assert told() == []
    change(whole[1:])
    change(whole)
    assert told() == [("康源药业", 1, False)]
    assert order(district, rotation) == [("蓝海生物", 0), ("远山化工", 0), ("康源药业", 1)]
    for _ in range(2):
        announced(district, rotation_id=rotation["id"])
    refused(
        "host-passed-before", district, rotations.SKIP_HOST, district.handler, rotation["id"], body={"reason": "再"}
    )
    change(whole[1:])
    change(whole)
    assert told()[1:] == [("康源药业", 2, True)]


def test_the_turn_of_a_cancelled_activity_is_given_back(district: District) -> None:
    rotation = set_up(district)

    def cancel(activity: dict[str, Any]) -> None:
        district.call(activities.CANCEL_ACTIVITY, district.handler, activity["id"], body={"reason": "天气原因"})

    # What was passed over before stays counted.
    for host in (district.neighbour, district.stranger):
        act(district, rotations.SWAP_HOSTS, rotation, host_id=str(host), again=True)
    assert order(district, rotation)[0] == ("远山化工", 0)
    announced(district, rotation_id=rotation["id"])
    assert order(district, rotation)[0] == ("康源药业", 1)
    cancel(announced(district, rotation_id=rotation["id"]))
    assert order(district, rotation)[0] == ("康源药业", 1)
    # Others have hosted since: who did not host was passed over.
    first = announced(district, rotation_id=rotation["id"])
    announced(district, rotation_id=rotation["id"])
    cancel(first)
    assert order(district, rotation) == [("远山化工", 0), ("康源药业", 2), ("蓝海生物", 0)]
    assert [each["action"] for each in history(district, rotation)[:4]] == ["lapse", "turn", "turn", "return"]
    told = district.service.emitted("rotation.passed.v1")[-1]["data"]
    assert (told["host_name"], told["again"], told["reason"]) == ("康源药业", True, "天气原因")
    # And who is no host any more is only noted.
    last = announced(district, rotation_id=rotation["id"])
    hosts = [str(district.enterprise), str(district.neighbour)]
    changed = district.call(
        rotations.CHANGE_ROTATION, district.handler, rotation["id"], body={"host_ids": hosts},
        if_match=district.call(rotations.GET_ROTATION, district.handler, rotation["id"])["version"],
    )  # fmt: skip
    assert changed["next_host_name"] == "康源药业"
    cancel(last)
    assert order(district, rotation) == [("康源药业", 2), ("蓝海生物", 0)]
    assert history(district, rotation)[0]["action"] == "lapse"


def test_hosts_come_and_go_and_whose_turn_it_is_stays(district: District) -> None:
    rotation = set_up(district, host_ids=[str(each) for each in (district.enterprise, district.neighbour)])
    act(district, rotations.SKIP_HOST, rotation)

    def change(**body: Any) -> dict[str, Any]:
        version = district.call(rotations.GET_ROTATION, district.handler, rotation["id"])["version"]
        done: dict[str, Any] = district.call(
            rotations.CHANGE_ROTATION, district.handler, rotation["id"], body=body, if_match=version
        )
        return done

    change(host_ids=[str(each) for each in (district.stranger, district.enterprise, district.neighbour)])
    assert order(district, rotation) == [("蓝海生物", 0), ("远山化工", 0), ("康源药业", 1)]
    change(host_ids=[str(each) for each in (district.stranger, district.enterprise)])
    assert order(district, rotation) == [("远山化工", 0), ("康源药业", 1)]
    assert [each["action"] for each in history(district, rotation)[:4]] == ["change", "removal", "change", "addition"]
    change(host_ids=[str(each) for each in (district.enterprise, district.stranger)])
    assert order(district, rotation) == [("远山化工", 0), ("康源药业", 1)]
    reordered = history(district, rotation)[1]
    assert (reordered["action"], reordered["words"]) == ("order", "远山化工、康源药业 → 康源药业、远山化工")
    assert reordered["person_name"] == district.handler.name
    # One that is closed hosts nothing; it is removed, or stays while others are changed.
    district.tell_organization(district.stranger, "enterprise", "远山化工", None, active=False, sequence=2)
    with pytest.raises(Failure) as caught:
        announced(district, rotation_id=rotation["id"])
    assert caught.value.errors[0]["field"] == "rotation_id"
    change(host_ids=[str(each) for each in (district.stranger, district.enterprise, district.neighbour)])
    change(host_ids=[str(each) for each in (district.enterprise, district.neighbour)])
    assert announced(district, rotation_id=rotation["id"])["host_name"] == "康源药业"
    assert change(name="产业论坛轮值", active=False)["name"] == "产业论坛轮值"
    with pytest.raises(Failure) as caught:
        announced(district, rotation_id=rotation["id"])
    assert caught.value.errors[0]["field"] == "rotation_id"


def test_the_chair_of_meetings_rotates(district: District) -> None:
    mine = {"organization_id": district.dispatcher.posts[0].organization_id}
    rotation = set_up(
        district, district.dispatcher, name="轮值主席", activity_kind=None, meeting_kind_id=kind_of(district), **mine
    )
    first, second = (convened(district, rotation_id=rotation["id"]) for _ in range(2))
    assert [each["chair_name"] for each in (first, second)] == ["康源药业", "蓝海生物"]
    assert [each["name"] for each in second["expected"] if not each["member"]] == ["康源药业", "蓝海生物"]
    changed = district.call(
        meetings.CHANGE_MEETING, district.dispatcher, second["id"], body={"guest_ids": []}, if_match=second["version"]
    )
    assert [each["name"] for each in changed["expected"] if not each["member"]] == ["蓝海生物"]
    district.call(meetings.CANCEL_MEETING, district.dispatcher, second["id"], body={"reason": "改期"})
    assert convened(district, rotation_id=rotation["id"])["chair_name"] == "蓝海生物"
    assert (convened(district)["rotation_id"], convened(district)["chair_name"]) == (None, None)


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("host_ids.1", {"host_ids": [str(UUID(int=1)), str(UUID(int=2))]}),
        ("host_ids", {"host_ids": [str(UUID(int=1))] * 2}),
        ("host_ids", {"host_ids": [str(UUID(int=1))]}),
        ("chain_id", {"chain_id": str(UUID(int=1))}),
        ("organization_id", {"organization_id": str(UUID(int=1))}),
        ("meeting_kind_id", {"meeting_kind_id": str(UUID(int=1)), "activity_kind": None}),
        ("activity_kind", {"meeting_kind_id": str(UUID(int=1))}),
        ("activity_kind", {"activity_kind": None}),
    ],
)
def test_what_cannot_be_set_up(district: District, field: str, given: dict[str, Any]) -> None:
    if field == "host_ids.1":
        given = {"host_ids": [str(district.enterprise), str(UUID(int=2))]}
    with pytest.raises(Failure) as caught:
        set_up(district, **given)
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)


def test_only_its_keeper_keeps_a_rotation_and_makes_from_it_what_it_is_for(district: District) -> None:
    rotation = set_up(district)
    swap = {"host_id": str(district.neighbour), "reason": "调换"}
    for operation, body in (
        (rotations.CHANGE_ROTATION, {"active": False}),
        (rotations.SKIP_HOST, {"reason": "跳过"}),
        (rotations.SWAP_HOSTS, swap),
    ):
        for caller in (district.other_handler, district.dispatcher):
            refused("forbidden", district, operation, caller, rotation["id"], body=body, if_match=rotation["version"])
    for host in (district.enterprise, district.park):
        wrong = refused(
            "invalid", district, rotations.SWAP_HOSTS, district.handler, rotation["id"],
            body={**swap, "host_id": str(host)},
        )  # fmt: skip
        assert wrong.errors[0]["field"] == "host_id"
    for caller, given in (
        (district.other_handler, {}),
        (district.handler, {"kind": "party"}),
        (district.handler, {"chain_id": str(district.other_chain)}),
        (district.handler, {"rotation_id": str(UUID(int=1)), "chain_id": None}),
    ):
        with pytest.raises(Failure) as caught:
            announced(district, caller, **{"rotation_id": rotation["id"], **given})
        assert caught.value.errors[0]["field"] == "rotation_id"
    with pytest.raises(Failure) as caught:
        convened(district, rotation_id=rotation["id"])
    assert caught.value.errors[0]["field"] == "rotation_id"
    assert order(district, rotation)[0] == ("康源药业", 0)


def test_two_at_once_get_different_hosts(district: District) -> None:
    rotation = set_up(district)
    made, refusals = at_once(*[lambda: announced(district, rotation_id=rotation["id"])] * 3)
    assert refusals == []
    assert {each["host_name"] for each in made} == {"康源药业", "蓝海生物", "远山化工"}


def test_rotations_are_listed_by_what_they_are(district: District) -> None:
    mine = {"organization_id": district.dispatcher.posts[0].organization_id}
    first = set_up(district)
    second = set_up(
        district, district.dispatcher, name="主席轮值", activity_kind=None, meeting_kind_id=kind_of(district),
        chain_id=None, host_ids=[str(district.water), str(district.labour)], **mine,
    )  # fmt: skip

    def ids(**query: Any) -> list[str]:
        return [each["id"] for each in district.call(rotations.LIST_ROTATIONS, district.nobody, query=query)["items"]]

    assert sorted(ids()) == sorted(ids(active=True)) == sorted([first["id"], second["id"]])
    assert ids(activity_kind="exchange") == ids(host_id=str(district.stranger)) == [first["id"]]
    assert ids(chain_id=str(district.chain)) == ids(organization_id=str(district.labour)) == [first["id"]]
    assert ids(meeting_kind_id=kind_of(district)) == ids(host_id=str(district.labour)) == [second["id"]]
    assert ids(active=False) == []


def test_jiyang_has_ten_exchanges_and_matchings_hosted_in_turn(district: District) -> None:
    """At least ten exchange and matching events in a year, hosted by lead enterprises in turn."""
    kinds = ("exchange", "matching")
    names = {"exchange": "交流活动轮值", "matching": "对接洽谈轮值"}
    turns = {kind: set_up(district, name=names[kind], activity_kind=kind)["id"] for kind in kinds}
    days = [f"2026-{1 + number:02d}-15" for number in range(EXCHANGES_IN_TURN)]
    items = [
        {
            "body": {
                "kind": kinds[number % 2],
                "title": f"第 {1 + number} 期",
                "place": "链主企业",
                "starts_at": f"{day}T14:00:00+08:00",
                "ends_at": f"{day}T17:00:00+08:00",
                "rotation_id": turns[kinds[number % 2]],
            }
        }
        for number, day in enumerate(days)
    ]
    done = district.call(activities_bulk.ANNOUNCE_ACTIVITIES, district.handler, body={"items": items})["results"]
    for each in done:
        summarized(district, each["result"])
    besides = announced(district, starts_at="2026-11-20T14:00:00+08:00", ends_at="2026-11-20T17:00:00+08:00")
    summarized(district, besides)
    year = {"activity_kind": list(kinds), "from": "2026-01-01", "to": "2026-12-31"}
    found = computed(district.service, district.supervisor, "activities.held", "activities.in_turn", **year)
    assert {name: each["total"]["value"] for name, each in found.items()} == {
        "activities.held": EXCHANGES_IN_TURN + 1,
        "activities.in_turn": EXCHANGES_IN_TURN,
    }
    assert opened(district.service, district.supervisor, found.values()) == 2
    query = {"in_turn": True, "limit": 50}
    listed = district.call(activities.LIST_ACTIVITIES, district.nobody, query=query)["items"]
    hosts = [each["host_name"] for each in listed if each["kind"] == "exchange"][::-1]
    assert hosts == ["康源药业", "蓝海生物", "远山化工", "康源药业", "蓝海生物"]
    query = {"rotation_id": turns["matching"], "in_turn": True}
    assert len(district.call(activities.LIST_ACTIVITIES, district.nobody, query=query)["items"]) == 5
    assert len(district.call(activities.LIST_ACTIVITIES, district.nobody, query={"in_turn": False})["items"]) == 1
