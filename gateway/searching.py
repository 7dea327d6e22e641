"""The search over everything the caller may see."""

from collections.abc import Iterable
from typing import Any

from chassis.calling.actor import Actor
from chassis.calling.errors import invalid
from contracts.catalogue import SEARCHES
from contracts.search import SEARCH_EVERYTHING, SEARCH_SERVICE
from gateway.gathering import Gathering, Parts, Query


def _services(actor: Actor, query: Query) -> Iterable[str]:
    """Return the services with kinds that the actor may list. Raises ``Failure`` for a kind that there is not."""
    kinds = query["kinds"] or sorted(SEARCHES)
    for kind in kinds:
        if kind not in SEARCHES:
            known = ", ".join(sorted(SEARCHES))
            raise invalid("kinds", kind, f"没有此类对象;现有:{known}。", f"There is no such kind; there are {known}.")
    found = (SEARCHES[kind] for kind in kinds)
    return sorted({each.resource.service for each in found if each.listed.admits(actor.roles, actor.signed_in)})


def _merged(query: Query, parts: Parts) -> dict[str, Any]:
    return {"kinds": sorted((kind for part in parts.values() for kind in part["kinds"]), key=lambda kind: kind["kind"])}


SEARCHING = Gathering(SEARCH_EVERYTHING, SEARCH_SERVICE, _services, _merged)
