"""The agenda: what is held that concerns the caller, gathered from the services that know of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from chassis.calling.actor import Actor
from contracts.agenda import GET_AGENDA, GET_SERVICE_AGENDA
from contracts.catalogue import AGENDA
from gateway.gathering import Gathering, Parts, Query


def _services(_actor: Actor, _query: Query) -> Iterable[str]:
    return dict.fromkeys(kind.service for kind in AGENDA.values())


def _merged(_query: Query, parts: Parts) -> dict[str, Any]:
    items = (item for part in parts.values() for item in part["items"])
    return {
        "items": sorted(items, key=lambda item: (datetime.fromisoformat(item["starts_at"]), item["id"])),
        "more": [kind for part in parts.values() for kind in part["more"]],
    }


AGENDA_GATHERED = Gathering(GET_AGENDA, GET_SERVICE_AGENDA, services=_services, merge=_merged)
