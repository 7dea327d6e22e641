"""Claims that do not end by themselves: of whoever has left, and of whoever tells of them for ever."""

from contracts.requests import claims
from contracts.requests.claims import MOST_REPORTS
from contracts.roles import Role
from tests.harness import actor
from tests.services.requests.claims.claiming import claimed, confirmed, member, of_department, offered, see, step
from tests.services.requests.district import District, refused


def test_who_keeps_an_offer_takes_the_claim_of_one_who_has_left_back(district: District) -> None:
    offer = offered(district, request_id=district.handling()["id"], allowed=1)
    claim = claimed(district, offer, of_department(district), organization_id=str(district.water))
    step(district, claims.CONFIRM_CLAIM, district.dispatcher, claim)
    # Nobody is left who could give it back.
    district.tell_organization(district.water, "department", "水务局", active=False, sequence=2)
    assert district.call(claims.GET_CLAIM, district.dispatcher, claim["id"])["actions"] == ["withdrawal"]
    taken = step(district, claims.TAKE_BACK_CLAIM, district.dispatcher, claim, reason="认领单位已撤销")
    assert (taken["status"], taken["reason"], taken["actions"]) == ("given_back", "认领单位已撤销", [])
    assert (taken["notes"][-1]["action"], taken["notes"][-1]["words"]) == ("withdrawal", "认领单位已撤销")
    assert taken["ended_at"] is not None
    # The enterprise reads that it has ended, and not why.
    told = district.call(claims.GET_CLAIM, district.contact, claim["id"])
    assert (told["status"], told["reason"], told["notes"][-1]["words"]) == ("given_back", None, None)
    (event,) = district.service.emitted("claim.taken-back.v1")
    assert (event["data"]["claimer"], event["data"]["words"]) == ("水务局", "认领单位已撤销")
    assert see(district, district.nobody, offer)["taken"] == 0
    assert claimed(district, offer)["status"] == "claimed"


def test_a_claimer_does_not_take_back_what_somebody_else_keeps(district: District) -> None:
    claimer = actor((Role.DISPATCHER, district.other_park, district.other_chain))
    claim = confirmed(district, claimer)
    refused("forbidden", district, claims.TAKE_BACK_CLAIM, claimer, claim, reason="不办")
    refused("forbidden", district, claims.TAKE_BACK_CLAIM, district.chief, claim, reason="不办")
    assert step(district, claims.TAKE_BACK_CLAIM, district.supervisor, claim, reason="久无进展")["actions"] == []


def test_what_is_told_of_a_claim_has_a_bound(district: District) -> None:
    claimer = member()
    claim = confirmed(district, claimer)
    for number in range(MOST_REPORTS):
        told = step(district, claims.REPORT_CLAIM_PROGRESS, claimer, claim, content=f"进展 {number}")
    assert len(told["notes"]) == MOST_REPORTS + 1
    failure = refused("claim-told-enough", district, claims.REPORT_CLAIM_PROGRESS, claimer, claim, content="进展")
    assert failure.params == {"most": MOST_REPORTS, "action_zh": "报告进展", "action_en": "tell how far it is"}
    # It can still come to its end.
    assert step(district, claims.REPORT_CLAIM_RESULT, claimer, claim, content="已签")["status"] == "reported"
