"""The board: who puts what on it, who claims it, that as many do as may, and what becomes of claims."""

from threading import Barrier, Thread
from typing import Any

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from chassis.storing.database import new_id
from contracts.bulk import MOST_ITEMS
from contracts.operation import Operation
from contracts.registry.events import POST_CHANGED
from contracts.requests import claims, lifecycle, offers
from contracts.requests.mirror import POSTS
from contracts.roles import Role
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.harness import actor
from tests.services.figures import by_group, computed, opened
from tests.services.registry.events import post_data
from tests.services.requests.claims.claiming import (
    OFFER,
    claimed,
    confirmed,
    member,
    of_department,
    offered,
    reported,
    see,
    step,
)
from tests.services.requests.district import District


def refused(code: str, call: Any, *given: Any, **more: Any) -> Failure:
    with pytest.raises(Failure) as caught:
        call(*given, **more)
    assert caught.value.problem.code == code
    return caught.value


def listed(district: District, caller: Actor, **query: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = district.call(claims.LIST_CLAIMS, caller, query=query)["items"]
    return items


def waiting(district: District, caller: Actor, kind: str) -> list[str]:
    kinds = district.call(GET_SERVICE_WORKLIST, caller, query={})["kinds"]
    return [item["id"] for each in kinds if each["kind"] == f"claim.{kind}" for item in each["items"]]


def claim_events(district: District) -> list[str]:
    return [event["type"] for event in district.service.emitted() if event["type"].startswith("claim.")]


# The board.


def test_everybody_sees_the_board_and_not_whose_problem_it_is(district: District) -> None:
    request = district.handling()
    made = offered(district, request_id=request["id"])
    assert (made["number"], made["status"], made["taken"]) == ("RL2026-0001", "open", 0)
    for caller in (district.nobody, district.neighbour_contact, district.other_dispatcher, district.handler):
        seen = see(district, caller, made)
        assert (seen["enterprise_name"], seen["request_id"], seen["request_number"]) == (None, None, None)
        assert district.call(offers.LIST_OFFERS, caller, query={"request_id": request["id"]})["items"] == []
    for caller in (district.dispatcher, district.supervisor, district.contact, district.operator):
        seen = see(district, caller, made)
        assert (seen["enterprise_name"], seen["request_number"]) == ("康源药业", request["number"])
    assert "康源药业" not in str(district.service.emitted("offer.made.v1"))

    refused(
        "forbidden", district.call, offers.NAME_ENTERPRISE, district.neighbour_contact, made["id"], body={"named": True}
    )
    district.call(offers.NAME_ENTERPRISE, district.contact, made["id"], body={"named": True})
    assert see(district, district.nobody, made)["enterprise_name"] == "康源药业"
    district.call(offers.NAME_ENTERPRISE, district.contact, made["id"], body={"named": False})
    assert see(district, district.nobody, made)["enterprise_name"] is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"title": "康源药业寻找冻干设备"}, "不得写明企业名称。"),
        ({"description": "请联系 康源 药业 办公室"}, "不得写明企业名称。"),
        ({"description": "联系人手机 139-0000-1234"}, "不得含有手机号码。"),
        ({"description": "电话 0535-4211234"}, "不得含有电话号码。"),
        ({"description": "身份证 37061219800101123X"}, "不得含有身份证号码。"),
        ({"description": "邮箱 lin@example.cn"}, "不得含有电子邮箱。"),
    ],
)
def test_an_offer_names_neither_enterprise_nor_person(district: District, words: dict[str, str], said: str) -> None:
    failure = refused("invalid", offered, district, request_id=district.handling()["id"], **words)
    assert [(error["field"], error["detail"][0]) for error in failure.errors] == [(*words, said)]


def test_who_keeps_a_request_puts_it_on_the_board(district: District) -> None:
    request = district.handling()
    assert offered(district, district.park_dispatcher, request_id=request["id"])["chain_id"] == str(district.chain)
    assert offered(district, district.supervisor, request_id=request["id"])
    refused("not-found", offered, district, district.other_dispatcher, request_id=request["id"])
    refused("forbidden", offered, district, district.contact, request_id=request["id"])
    elsewhere = actor((Role.DISPATCHER, new_id(), district.other_chain), (Role.ENTERPRISE_CONTACT, district.enterprise))
    refused("forbidden", offered, district, elsewhere, request_id=request["id"])
    refused("invalid", offered, district, request_id=request["id"], chain_id=str(district.other_chain))
    refused("request-has-ended", offered, district, request_id=district.closed()["id"])
    refused("invalid", offered, district, until="2026-11-23T09:59:00+08:00")


def test_a_problem_without_a_request_lies_where_the_post_is(district: District) -> None:
    assert offered(district)["chain_id"] == str(district.chain)
    assert offered(district, district.park_dispatcher)["park_id"] == str(district.park)
    assert offered(district, district.supervisor)["chain_id"] is None
    assert offered(district, district.supervisor, chain_id=str(district.other_chain))["chain_name"] == "化工材料"
    refused("invalid", offered, district, chain_id=str(district.other_chain))
    refused("invalid", offered, district, district.supervisor, chain_id=str(new_id()))
    numbers = [one["number"] for one in district.call(offers.LIST_OFFERS, district.nobody, query={})["items"]]
    assert numbers == [f"RL2026-000{number}" for number in (4, 3, 2, 1)]


def test_the_board_is_found_by_words_and_filters(district: District) -> None:
    first, other = offered(district), offered(district, title="急需会计实务培训", allowed=2)
    claimed(district, first)
    query = district.call(offers.LIST_OFFERS, district.nobody, query={"q": "会计"})["items"]
    assert [one["id"] for one in query] == [other["id"]]
    free = district.call(offers.LIST_OFFERS, district.nobody, query={"free": True})["items"]
    assert [(one["id"], one["actions"]) for one in free] == [(other["id"], ["claim"])]
    full = district.call(offers.LIST_OFFERS, district.nobody, query={"free": False, "count": True})
    assert (full["items"][0]["id"], full["count"]["number"]) == (first["id"], 1)


# Claiming.


@pytest.mark.parametrize("allowed", [1, 7])
def test_of_fifty_at_once_as_many_claim_as_may(district: District, allowed: int) -> None:
    offer = offered(district, allowed=allowed)
    together, outcomes = Barrier(50), list[str]()

    def claim() -> None:
        caller = member()
        together.wait()
        try:
            claimed(district, offer, caller)
        except Failure as failure:
            outcomes.append(failure.problem.code)
        else:
            outcomes.append("claimed")

    threads = [Thread(target=claim) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == sorted(["claimed"] * allowed + ["offer-full"] * (50 - allowed))
    assert see(district, district.nobody, offer)["taken"] == allowed
    assert len(listed(district, district.dispatcher, offer_id=offer["id"], limit=100)) == allowed


def test_two_of_one_organization_at_once_have_one_place(district: District) -> None:
    offer = offered(district, allowed=10)
    together, outcomes = Barrier(8), list[str]()

    def claim() -> None:
        caller = of_department(district)
        together.wait()
        try:
            claimed(district, offer, caller, organization_id=str(district.water))
        except Failure as failure:
            outcomes.append(failure.problem.code)
        else:
            outcomes.append("claimed")

    threads = [Thread(target=claim) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["claimed"] + ["claimed-already"] * 7
    assert see(district, district.nobody, offer)["taken"] == 1


def test_an_organization_is_claimed_for_by_any_holder_of_a_post_there(district: District) -> None:
    offer, liaison = offered(district, allowed=3), member()
    refused("no-post-there", claimed, district, offer, liaison, organization_id=str(district.water))
    data = post_data(new_id(), "liaison", str(liaison.person_id), str(district.water), None, first="2020-01-01")
    district.service.react(POSTS, POST_CHANGED, data["id"], data, 1)
    claim = claimed(district, offer, liaison, organization_id=str(district.water), note="可提供")
    assert (claim["organization_name"], claim["status"]) == ("水务局", "claimed")
    # Whoever acts for the organization acts with its claim.
    step(district, claims.CONFIRM_CLAIM, district.dispatcher, claim)
    told = step(district, claims.REPORT_CLAIM_PROGRESS, district.other_handler, claim, content="已对接")
    assert [note["words"] for note in told["notes"]] == [None, "已对接"]
    assert waiting(district, district.other_handler, "result") == [claim["id"]]
    assert [one["id"] for one in listed(district, liaison, waiting="result")] == [claim["id"]]
    refused("not-found", step, district, claims.GIVE_BACK_CLAIM, district.handler, claim, reason="不属")


def test_giving_back_opens_the_place_again(district: District) -> None:
    offer, first = offered(district), member()
    claim = claimed(district, offer, first)
    refused("offer-full", claimed, district, offer)
    given = step(district, claims.GIVE_BACK_CLAIM, first, claim, reason="设备检修")
    assert (given["status"], given["reason"], given["actions"]) == ("given_back", "设备检修", [])
    again = claimed(district, offer, first)
    step(district, claims.REFUSE_CLAIM, district.dispatcher, again, reason="规格不符")
    assert see(district, district.nobody, offer)["taken"] == 0
    third = confirmed(district, first, offer)
    step(district, claims.GIVE_BACK_CLAIM, first, third, reason="设备检修")
    assert claimed(district, offer)["status"] == "claimed"
    assert [event["data"]["taken"] for event in district.service.emitted("offer.changed.v1")] == [1, 0, 1, 0, 1, 0, 1]


# What becomes of it.


def test_a_claim_is_confirmed_carried_out_and_done(district: District) -> None:
    claimer, request = member(), district.handling()
    offer = offered(district, request_id=request["id"])
    claim = claimed(district, offer, claimer, note="可提供设备")
    assert waiting(district, district.dispatcher, "confirmation") == [claim["id"]]
    assert claim["actions"] == ["return"]
    claim = step(district, claims.CONFIRM_CLAIM, district.dispatcher, claim, note="请与企业联系")
    assert listed(district, claimer, mine=True)[0]["actions"] == ["progress", "result", "return"]
    step(district, claims.REPORT_CLAIM_PROGRESS, claimer, claim, content="已试用")
    claim = step(district, claims.REPORT_CLAIM_RESULT, claimer, claim, content="已签协议")
    assert waiting(district, district.supervisor, "completion") == [claim["id"]]
    claim = step(district, claims.COMPLETE_CLAIM, district.dispatcher, claim, accepted=False, note="请补充协议")
    assert claim["status"] == "confirmed"
    claim = step(district, claims.REPORT_CLAIM_RESULT, claimer, claim, content="协议已补")
    claim = step(district, claims.COMPLETE_CLAIM, district.dispatcher, claim, accepted=True)
    assert (claim["status"], claim["result"], claim["actions"]) == ("done", "协议已补", [])
    # A place that was used stays taken.
    refused("offer-full", claimed, district, offer)
    seen = district.call(claims.GET_CLAIM, district.contact, claim["id"])
    assert [(note["action"], note["words"]) for note in seen["notes"]] == [
        ("confirmation", None),
        ("progress", "已试用"),
        ("result", "已签协议"),
        ("completion", None),
        ("result", "协议已补"),
        ("completion", None),
    ]
    assert [note["words"] for note in district.call(claims.GET_CLAIM, claimer, claim["id"])["notes"]][3] == "请补充协议"
    kinds = ("made", "confirmed", "progress-reported", "reported", "continued", "reported", "done")
    assert claim_events(district) == [f"claim.{kind}.v1" for kind in kinds]


STEPS: dict[Operation, dict[str, Any]] = {
    claims.CONFIRM_CLAIM: {},
    claims.REFUSE_CLAIM: {"reason": "不符"},
    claims.REPORT_CLAIM_PROGRESS: {"content": "已对接"},
    claims.REPORT_CLAIM_RESULT: {"content": "已签"},
    claims.COMPLETE_CLAIM: {"accepted": True},
    claims.GIVE_BACK_CLAIM: {"reason": "检修"},
    claims.TAKE_BACK_CLAIM: {"reason": "认领人已离职"},
}
OF_CLAIMERS = (claims.REPORT_CLAIM_PROGRESS, claims.REPORT_CLAIM_RESULT, claims.GIVE_BACK_CLAIM)
POSSIBLE = {
    "claimed": (claims.CONFIRM_CLAIM, claims.REFUSE_CLAIM, claims.GIVE_BACK_CLAIM),
    "confirmed": (*OF_CLAIMERS, claims.TAKE_BACK_CLAIM),
    "reported": (claims.COMPLETE_CLAIM, claims.TAKE_BACK_CLAIM),
}


@pytest.mark.parametrize("operation", STEPS, ids=lambda operation: operation.name)
def test_each_step_is_somebody_s_and_possible_in_its_time_alone(district: District, operation: Any) -> None:
    claimer, body = member(), STEPS[operation]
    brought = {"claimed": claimed(district, caller=claimer), "confirmed": confirmed(district, claimer)}
    brought["reported"] = reported(district, claimer)
    who = claimer if operation in OF_CLAIMERS else district.dispatcher
    # Who sees the claim and may not take this step; and to others there is none.
    other = actor((Role.CHAIN_CHIEF, new_id(), district.chain), (Role.DISPATCHER, new_id(), district.other_chain))
    stranger = actor((Role.DISPATCHER, new_id(), district.other_chain))
    for status, claim in brought.items():
        code = "not-the-claimer" if operation in OF_CLAIMERS else "forbidden"
        refused(code, step, district, operation, other, claim, **body)
        refused("not-found", step, district, operation, stranger, claim, **body)
        if operation in POSSIBLE[status]:
            call = (operation, who, claim["id"])
            refused("changed-meanwhile", district.call, *call, body=body, if_match=claim["version"] + 7)
            step(district, operation, who, claim, **body)
        else:
            refused("claim-not-now", step, district, operation, who, claim, **body)


def test_claims_of_others_are_nobody_s_business(district: District) -> None:
    claim = claimed(district)
    for caller in (district.nobody, district.neighbour_contact, district.other_chief, district.other_dispatcher):
        assert listed(district, caller) == []
        refused("not-found", district.call, claims.GET_CLAIM, caller, claim["id"])
    for caller in (district.dispatcher, district.supervisor, district.chief, district.operator):
        # That of a member alone too, whoever it is that asks for those of others.
        for query in ({}, {"mine": False}):
            assert [one["id"] for one in listed(district, caller, **query)] == [claim["id"]]


# Its end.


def test_an_offer_ends_by_time_and_what_is_under_way_goes_on(district: District) -> None:
    claimer = member()
    offer = offered(district, allowed=2)
    under_way, to_confirm = confirmed(district, claimer, offer), claimed(district, offer)
    district.at("2026-12-31 18:00")
    refused("offer-over", claimed, district, offer)
    assert see(district, district.nobody, offer)["actions"] == []
    assert district.service.tick("end_offers") == 1
    assert see(district, district.nobody, offer)["status"] == "ended"
    step(district, claims.REPORT_CLAIM_RESULT, claimer, under_way, content="已签")
    step(district, claims.CONFIRM_CLAIM, district.dispatcher, to_confirm)
    refused("offer-over", district.call, offers.WITHDRAW_OFFER, district.dispatcher, offer["id"], body={"reason": "x"})
    assert [event["data"]["status"] for event in district.service.emitted("offer.ended.v1")] == ["ended"]


def test_what_the_enterprise_withdraws_is_on_the_board_no_more(district: District) -> None:
    request, claimer = district.handling(), member()
    offer = offered(district, request_id=request["id"], allowed=2)
    under_way = confirmed(district, claimer, offer)
    district.move(lifecycle.WITHDRAW_REQUEST, district.contact, request, reason="已自行解决")
    seen = see(district, district.nobody, offer)
    assert (seen["status"], seen["actions"]) == ("ended", [])
    refused("offer-over", claimed, district, offer)
    assert [event["data"]["id"] for event in district.service.emitted("offer.ended.v1")] == [offer["id"]]
    assert step(district, claims.REPORT_CLAIM_RESULT, claimer, under_way, content="已试用")["status"] == "reported"


def test_what_is_withdrawn_refuses_who_was_not_confirmed(district: District) -> None:
    claimer = member()
    offer = offered(district, allowed=3)
    under_way, to_confirm = confirmed(district, claimer, offer), claimed(district, offer)
    refused(
        "forbidden", district.call, offers.WITHDRAW_OFFER, district.other_dispatcher, offer["id"], body={"reason": "x"}
    )
    gone = district.call(offers.WITHDRAW_OFFER, district.dispatcher, offer["id"], body={"reason": "企业已自行解决"})
    assert (gone["status"], gone["taken"], gone["withdrawal_reason"]) == ("withdrawn", 1, "企业已自行解决")
    assert see(district, district.nobody, offer)["withdrawal_reason"] is None
    assert {one["id"]: one["status"] for one in listed(district, district.dispatcher)} == {
        under_way["id"]: "confirmed",
        to_confirm["id"]: "refused",
    }
    refused("offer-over", claimed, district, offer)
    own = district.call(offers.MAKE_OFFER, district.dispatcher, body=OFFER)
    refused("forbidden", district.call, offers.NAME_ENTERPRISE, district.contact, own["id"], body={"named": True})


# Figures.


def test_claims_are_counted_by_who_has_claimed(district: District) -> None:
    water, claimer = of_department(district), member()
    offer = offered(district, allowed=9)
    claimed(district, offer, water, organization_id=str(district.water))
    step(district, claims.COMPLETE_CLAIM, district.dispatcher, reported(district, claimer), accepted=True)
    step(district, claims.GIVE_BACK_CLAIM, claimer, claimed(district, offer, claimer), reason="检修")
    names = ("claims.made", "claims.done", "offers.made")
    found = computed(district.service, district.supervisor, *names)
    assert [figure["total"]["value"] for figure in found.values()] == [2, 1, 2]
    assert opened(district.service, district.supervisor, found.values()) == 2
    for group_by in ("chain", "month"):
        grouped = computed(district.service, district.supervisor, *names, group_by=group_by)
        assert opened(district.service, district.supervisor, grouped.values()) >= 4, group_by
    by = {"group_by": "organization", "organization_id": [str(district.water)]}
    own = computed(district.service, district.supervisor, "claims.made", **by)["claims.made"]
    assert by_group(own) == {"水务局": 1}
    mine = computed(district.service, claimer, "claims.made", "claims.done")
    assert [figure["total"]["value"] for figure in mine.values()] == [1, 1]


@pytest.mark.slow
def test_1326_claims_of_a_year_are_played_and_counted(district: District) -> None:
    """Figure Y20: problems that organizations and members have claimed, here 26 on the board with 51 claimers each."""
    board = [offered(district, title=f"第 {number} 个共性问题", allowed=51) for number in range(26)]
    items = [{"offer_id": offer["id"], "body": {"note": "认领"}} for offer in board]
    for number in range(51):
        claimer = of_department(district) if number == 0 else member()
        body = {"organization_id": str(district.water)} if number == 0 else {}
        called = [{**item, "body": {**item["body"], **body}} for item in items]
        assert district.call(claims.CLAIM_OFFERS, claimer, body={"items": called})["succeeded"] == 26
    assert district.call(claims.CLAIM_OFFERS, member(), body={"items": items})["refused"] == 26
    found = computed(district.service, district.supervisor, "claims.made", "offers.made")
    assert [figure["total"]["value"] for figure in found.values()] == [1326, 26]
    by = {"group_by": "organization", "organization_id": [str(district.water)]}
    assert by_group(computed(district.service, district.supervisor, "claims.made", **by)["claims.made"]) == {
        "水务局": 26
    }
    waits = listed(district, district.dispatcher, status=["claimed"], limit=100)[:MOST_ITEMS]
    confirming = [{"claim_id": one["id"], "body": {}} for one in waits]
    done = district.call(claims.CONFIRM_CLAIMS, district.dispatcher, body={"items": confirming})
    assert done["succeeded"] == len(waits) > 0


@pytest.mark.parametrize("bounded", [False, True])
def test_a_mandate_is_for_requests_and_neither_claims_nor_shows_claims(district: District, bounded: bool) -> None:
    offer = offered(district, allowed=3)
    own: dict[str, Any] = {"organization_id": str(district.enterprise)}
    claim = claimed(district, offer, district.contact, **own)
    district.mandate(item_ids=[district.item] if bounded else None)
    assert listed(district, district.agent) == []
    assert listed(district, district.agent, mine=True) == []
    refused("not-found", district.call, claims.GET_CLAIM, district.agent, claim["id"])
    refused("not-found", step, district, claims.GIVE_BACK_CLAIM, district.agent, claim, reason="代退")
    refused("no-post-there", claimed, district, offered(district), district.agent, **own)
    made = computed(district.service, district.agent, "claims.made")["claims.made"]
    assert made["total"]["value"] == 0
    # What the agent does at the office where the post is held stays possible.
    at_park = claimed(district, offer, district.agent, organization_id=str(district.park))
    assert [each["id"] for each in listed(district, district.agent, mine=True)] == [at_park["id"]]
