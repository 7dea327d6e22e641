"""Figures at the gateway: the catalog, and the values gathered from the services that compute them."""

from collections.abc import Iterable
from typing import Any

from chassis.calling.actor import Actor
from chassis.calling.asked import read
from chassis.calling.call import Call, Reply
from contracts.catalogue import FIGURES
from contracts.figures import COMPUTE_FIGURES, GET_FIGURE_VALUES, Figure
from gateway.gathering import Gathering, Parts, Query


async def get_figures(call: Call) -> Reply:
    """Return the figures that the caller may ask for."""
    return Reply({"figures": [_told(figure) for figure in FIGURES.values() if figure.admits(call.actor.roles)]})


def _services(actor: Actor, query: Query) -> Iterable[str]:
    return dict.fromkeys(figure.service for figure in read(actor, query).figures)


def _merged(query: Query, parts: Parts) -> dict[str, Any]:
    found = {each["figure"]: each for part in parts.values() for each in part["figures"]}
    return {
        "group_by": query["group_by"],
        "as_of": min(part["as_of"] for part in parts.values()),
        "figures": [found[name] for name in dict.fromkeys(query["names"]) if name in found],
    }


def _told(figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name,
        "words": figure.words._asdict(),
        "unit": figure.unit._asdict(),
        "meaning": figure.meaning._asdict() if figure.meaning else None,
        "kind": figure.kind,
        "time": figure.time,
        "dimensions": list(figure.dimensions),
        "smallest_sample": figure.smallest_sample,
        "opens": figure.opens.operation.path if figure.opens else None,
        "roles": sorted(figure.access),
    }


FIGURE_VALUES = Gathering(GET_FIGURE_VALUES, COMPUTE_FIGURES, services=_services, merge=_merged)
