"""The rooms whose things are commented on, for tests."""

from collections.abc import Callable
from typing import Any

from chassis.calling.actor import Actor
from contracts.commenting import Commented
from contracts.requests.room_comments import (
    ACTIVITY_COMMENTS,
    AGREEMENT_COMMENTS,
    LEAD_COMMENTS,
    MATTER_COMMENTS,
    MEETING_COMMENTS,
    NEGOTIATION_COMMENTS,
    PROJECT_COMMENTS,
    PROSPECT_COMMENTS,
    RESOLUTION_COMMENTS,
    VISIT_COMMENTS,
)
from tests.services.requests.activities.holding import announced
from tests.services.requests.agreements.signing import signed
from tests.services.requests.district import District
from tests.services.requests.leads.investing import known, negotiated, opened
from tests.services.requests.meetings.holding import convened, held, raised, resolved
from tests.services.requests.projects.building import registered
from tests.services.requests.visits.visiting import recorded

THINGS: dict[Commented, Callable[[District], dict[str, Any]]] = {
    PROJECT_COMMENTS: lambda district: registered(district, chain_id=str(district.chain)),
    AGREEMENT_COMMENTS: lambda district: signed(district, chain_id=str(district.chain)),
    PROSPECT_COMMENTS: lambda district: known(district, chain_id=str(district.chain)),
    NEGOTIATION_COMMENTS: lambda district: negotiated(district, prospect=known(district), chain_id=str(district.chain)),
    LEAD_COMMENTS: lambda district: opened(district, chain_id=str(district.chain)),
    MEETING_COMMENTS: convened,
    MATTER_COMMENTS: raised,
    RESOLUTION_COMMENTS: lambda district: resolved(district, held(district)),
    ACTIVITY_COMMENTS: announced,
    VISIT_COMMENTS: recorded,
}


def writer(district: District, declared: Commented) -> Actor:
    """Somebody of an office who sees a thing of ``THINGS``."""
    return (
        district.dispatcher
        if declared in (MEETING_COMMENTS, MATTER_COMMENTS, RESOLUTION_COMMENTS)
        else district.handler
    )


def said(
    district: District, declared: Commented, thing: dict[str, Any], caller: Actor | None = None, **given: Any
) -> dict[str, Any]:
    """Comment on a thing; by an office that keeps it by preset."""
    body = {"content": "请补充用地参数。", "visibility": "internal", **given}
    made: dict[str, Any] = district.call(declared.add, caller or writer(district, declared), thing["id"], body=body)
    return made
