"""The worklist: what waits for the caller, gathered from the services that know of it."""

from collections.abc import Iterable
from typing import Any

from chassis.calling.actor import Actor
from contracts.catalogue import WAITING
from contracts.worklists import GET_SERVICE_WORKLIST, GET_WORKLIST, WorkUrgency
from gateway.gathering import Gathering, Parts, Query


def _services(actor: Actor, _query: Query) -> Iterable[str]:
    return dict.fromkeys(kind.service for kind in WAITING.values() if kind.access & actor.roles)


def _merged(_query: Query, parts: Parts) -> dict[str, Any]:
    kinds = [kind for part in parts.values() for kind in part["kinds"]]
    counts = (*map(str, WorkUrgency), "total")
    return {"counts": {name: sum(kind["counts"][name] for kind in kinds) for name in counts}, "kinds": kinds}


WORKLIST = Gathering(GET_WORKLIST, GET_SERVICE_WORKLIST, services=_services, merge=_merged)
