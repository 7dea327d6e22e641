"""Keeps the copies current. An event that is not newer than the copy changes nothing, whatever order they come in."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis import copies
from chassis.work import Work
from contracts.registry.events import CHAIN_CHANGED
from contracts.registry.kinds import OrganizationKind
from contracts.requests.reference import CATALOG, REFERENCE_CHANGED
from services.requests.mirror.models import Chain, Organization


def mirror(work: Work, event: Mapping[str, Any]) -> None:
    """Take over the state that an event of the registry carries."""
    data, sequence = event["data"], event["sequence"]
    if event["type"] == CHAIN_CHANGED.type:
        copies.keep(work.session, Chain, sequence, _chain(data))
    else:
        copies.keep(work.session, Organization, sequence, _organization(data))
        if data["kind"] == OrganizationKind.DEPARTMENT:
            # The catalog shows the name of the department that handles an item.
            work.emit(REFERENCE_CHANGED, CATALOG, {"what": CATALOG})


def _chain(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": data["id"],
        "code": data["code"],
        "name": data["name"],
        "segments": [segment["name"] for segment in data["segments"]],
        "active": data["active"],
    }


def _organization(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": data["id"],
        "code": data["code"],
        "name": data["name"],
        "kind": str(data["kind"]),
        "park_id": data["park_id"],
        "chains": [_place(place) for place in data["chains"]],
        "active": data["active"],
    }


def _place(place: Mapping[str, Any]) -> dict[str, Any]:
    chain_id: UUID = place["chain_id"]
    return {"chain_id": str(chain_id), "segments": place["segments"], "lead": place["lead"]}
