"""A call of every write of offers and claims."""

from collections.abc import Callable
from typing import Any

from chassis.calling.actor import Actor
from contracts.requests import claims, offers
from tests.services.requests.claims.claiming import OFFER, claimed, confirmed, member, offered, reported
from tests.services.requests.district import District, in_district
from tests.services.writes import Write, Writes


def _of_keeper(make: Callable[[District, Actor], dict[str, Any]], **content: Any) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        found = make(district, member())
        return Write(district.dispatcher, (found["id"],), **content, if_match=found["version"])

    return prepare


def _of_claimer(make: Callable[[District, Actor], dict[str, Any]], **content: Any) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        claimer = member()
        found = make(district, claimer)
        return Write(claimer, (found["id"],), **content, if_match=found["version"])

    return prepare


def _claim(district: District, claimer: Actor) -> dict[str, Any]:
    return claimed(district, caller=claimer)


def _offer(district: District, _claimer: Actor) -> dict[str, Any]:
    return offered(district)


def _named(district: District) -> Write:
    found = offered(district, request_id=district.handling()["id"])
    return Write(district.contact, (found["id"],), {"named": True}, {"named": False}, if_match=found["version"])


def _several(make: Callable[[District, Actor], dict[str, Any]], body: dict[str, Any]) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        items = [{"claim_id": make(district, member())["id"], "body": body} for _ in range(2)]
        return Write(district.dispatcher, body={"items": items}, other={"items": items[:1]})

    return prepare


def _claim_several(district: District) -> Write:
    items = [{"offer_id": offered(district)["id"], "body": {}} for _ in range(2)]
    return Write(member(), body={"items": items}, other={"items": items[:1]})


_WHY, _WHY_ELSE = {"reason": "设备检修"}, {"reason": "规格不符"}
_SAID, _SAID_ELSE = {"content": "已对接"}, {"content": "已试用"}
_FINE, _NOT_FINE = {"accepted": True}, {"accepted": False}
WRITES: Writes = in_district(
    {
        offers.MAKE_OFFER: lambda district: Write(district.dispatcher, body=OFFER, other={"allowed": 2}),
        offers.NAME_ENTERPRISE: _named,
        offers.WITHDRAW_OFFER: _of_keeper(_offer, body=_WHY, other=_WHY_ELSE),
        claims.CLAIM_OFFER: lambda district: Write(
            member(), (offered(district)["id"],), body={"note": "可提供"}, other={"note": "可提供两台"}
        ),
        claims.CLAIM_OFFERS: _claim_several,
        claims.CONFIRM_CLAIM: _of_keeper(_claim, body={"note": "请联系"}, other={"note": "请尽快"}),
        claims.CONFIRM_CLAIMS: _several(_claim, {"note": "请联系"}),
        claims.REFUSE_CLAIM: _of_keeper(_claim, body=_WHY, other=_WHY_ELSE),
        claims.REPORT_CLAIM_PROGRESS: _of_claimer(confirmed, body=_SAID, other=_SAID_ELSE),
        claims.REPORT_CLAIM_RESULT: _of_claimer(confirmed, body=_SAID, other=_SAID_ELSE),
        claims.COMPLETE_CLAIM: _of_keeper(reported, body=_FINE, other=_NOT_FINE),
        claims.COMPLETE_CLAIMS: _several(reported, _FINE),
        claims.GIVE_BACK_CLAIM: _of_claimer(_claim, body=_WHY, other=_WHY_ELSE),
        claims.TAKE_BACK_CLAIM: _of_keeper(confirmed, body=_WHY, other=_WHY_ELSE),
    }
)
