"""Follow-ups in the small district: who makes them, and how one comes about."""

from collections.abc import Mapping
from typing import Any

from chassis.calling.actor import Actor
from chassis.storing.database import new_id
from contracts.requests import calendar, followups, lifecycle
from contracts.roles import Role
from tests.harness import actor
from tests.services.requests.district import POOR, District

PLEASED = {"response_time": 5, "result": 5, "attitude": 4, "overall": 5, "comment": "满意"}
DISPLEASED = {"response_time": 4, "result": 1, "attitude": 4, "overall": 2, "comment": "来了两人,均未录用"}


def clerk_of(district: District, *, chain: bool = True) -> Actor:
    """A follow-up clerk of the chain, or of all chains, of whom the registry has told."""
    clerk = actor((Role.FOLLOW_UP_CLERK, new_id(), *((district.chain,) if chain else ())))  # type: ignore[arg-type]
    district.tell_posts(clerk)
    return clerk


def upheld(district: District) -> dict[str, Any]:
    """A request that was rated poorly and closed nevertheless."""
    return district.move(
        lifecycle.REVIEW_REQUEST, district.supervisor, district.under_review(), decision="uphold", reason="已尽力"
    )


def listed(district: District, caller: Actor, **query: Any) -> list[dict[str, Any]]:
    """The follow-ups that somebody sees."""
    items: list[dict[str, Any]] = district.call(followups.LIST_FOLLOW_UPS, caller, query=query)["items"]
    return items


def drawn(district: District, request: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The follow-up of a request that was rated poorly, or of this one."""
    found = request or upheld(district)
    district.service.tick("draw_follow_ups")
    (one,) = listed(district, district.operator, request_id=found["id"], status=["waiting"])
    return one


def record(district: District, caller: Actor, one: Mapping[str, Any], **marks: Any) -> dict[str, Any]:
    """Record the result of a follow-up; a pleased enterprise by preset."""
    result: dict[str, Any] = district.call(followups.RECORD_FOLLOW_UP, caller, one["id"], body={**PLEASED, **marks})
    return result


def miss(district: District, caller: Actor, one: Mapping[str, Any]) -> dict[str, Any]:
    """Note that a call reached nobody."""
    result: dict[str, Any] = district.call(followups.MISS_FOLLOW_UP, caller, one["id"], body={"note": "无人接听"})
    return result


def call_back_about_all(district: District) -> None:
    """Have somebody call back about all that is closed, with every enterprise pleased."""
    district.service.tick("draw_follow_ups")
    clerk = clerk_of(district, chain=False)
    while waiting := listed(district, clerk, status=["waiting"], limit=100):
        for one in waiting:
            record(district, clerk, one)


def evaluated(district: District, **marks: Any) -> dict[str, Any]:
    """A request that the enterprise has rated poorly unless said otherwise."""
    return district.move(lifecycle.EVALUATE_REQUEST, district.contact, district.answered(), **{**POOR, **marks})


def set_share(district: District, share: int) -> None:
    """Have another percentage drawn, from the next month on if one has begun."""
    terms = district.call(calendar.GET_TERMS, district.operator)
    version = terms.pop("version")
    district.call(calendar.SET_TERMS, district.operator, body={**terms, "follow_up_share": share}, if_match=version)
