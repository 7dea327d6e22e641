"""Offers and claims in the small district."""

from collections.abc import Mapping
from typing import Any

from chassis.calling.actor import Actor
from contracts.operation import Operation
from contracts.requests import claims, offers
from contracts.roles import Role
from tests.harness import actor
from tests.services.requests.district import District

UNTIL = "2026-12-31T18:00:00+08:00"
OFFER = {"title": "寻找可共享的冻干设备", "description": "中试阶段急需冻干设备,每月约 3 天。", "until": UNTIL}


def offered(district: District, caller: Actor | None = None, **more: Any) -> dict[str, Any]:
    """A problem on the board, by the dispatcher of the chain."""
    result: dict[str, Any] = district.call(offers.MAKE_OFFER, caller or district.dispatcher, body={**OFFER, **more})
    return result


def member() -> Actor:
    """Somebody without a post who claims for himself."""
    return actor()


def of_department(district: District) -> Actor:
    """Somebody of the water bureau, which claims."""
    return actor((Role.DEPARTMENT_HANDLER, district.water))


def claimed(
    district: District, offer: Mapping[str, Any] | None = None, caller: Actor | None = None, **more: Any
) -> dict[str, Any]:
    """A claim, by somebody for himself unless said otherwise."""
    found = offer or offered(district)
    result: dict[str, Any] = district.call(claims.CLAIM_OFFER, caller or member(), found["id"], body=more)
    return result


def step(
    district: District, operation: Operation, caller: Actor, claim: Mapping[str, Any], **body: Any
) -> dict[str, Any]:
    """Take a step with a claim."""
    result: dict[str, Any] = district.call(operation, caller, claim["id"], body=body)
    return result


def confirmed(district: District, claimer: Actor, offer: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A claim that is under way."""
    return step(district, claims.CONFIRM_CLAIM, district.dispatcher, claimed(district, offer, claimer))


def reported(district: District, claimer: Actor) -> dict[str, Any]:
    """A claim whose result is told."""
    claim = confirmed(district, claimer)
    return step(district, claims.REPORT_CLAIM_RESULT, claimer, claim, content="已签订共享协议")


def see(district: District, caller: Actor, offer: Mapping[str, Any]) -> dict[str, Any]:
    """An offer as somebody sees it."""
    result: dict[str, Any] = district.call(offers.GET_OFFER, caller, offer["id"])
    return result
