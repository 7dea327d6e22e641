"""Reads the worklist of somebody."""

from typing import Any

from chassis.calling.actor import Actor
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.services.requests.district import District


def worklist(district: District, caller: Actor, **query: Any) -> dict[str, dict[str, Any]]:
    """Which requests wait for somebody, by the step."""
    found = district.call(GET_SERVICE_WORKLIST, caller, query=query)["kinds"]
    return {kind["kind"].removeprefix("request."): kind for kind in found if kind["kind"].startswith("request.")}
