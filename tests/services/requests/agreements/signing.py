"""Agreements for tests."""

from typing import Any

from chassis.calling.actor import Actor
from contracts.requests import agreement_steps
from tests.services.requests.district import District

BANK = {"name": "海州农商银行", "kind": "bank"}
UNIVERSITY = {"name": "海州大学", "kind": "university"}


def of(organization: object) -> dict[str, Any]:
    """An organization of the district as a party."""
    return {"organization_id": str(organization)}


def content(district: District, **given: Any) -> dict[str, Any]:
    """What a department registers: a co-building agreement of one year, in force since July."""
    return {
        "title": "银企党建共建协议",
        "kind": "co_building",
        "parties": [of(district.labour), BANK],
        "signed_on": "2026-06-20",
        "starts_on": "2026-07-01",
        "ends_on": "2027-06-30",
        "content": "联合开展主题党日,提供融资辅导。",
        **given,
    }


def signed(district: District, caller: Actor | None = None, **given: Any) -> dict[str, Any]:
    """Register an agreement; by the handler of a department by preset."""
    made: dict[str, Any] = district.call(
        agreement_steps.REGISTER_AGREEMENT, caller or district.handler, body=content(district, **given)
    )
    return made
