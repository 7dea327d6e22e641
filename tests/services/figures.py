"""Asks a service for figures as the gateway does, and opens what they count."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from chassis.calling.actor import Actor
from contracts.catalogue import OPERATIONS
from contracts.figures import COMPUTE_FIGURES
from tests.harness import ServiceUnderTest
from tests.services.asking import is_repeated


def computed(service: ServiceUnderTest, caller: Actor, *names: str, **query: Any) -> dict[str, dict[str, Any]]:
    """Figures by their names, of one service."""
    found = service.call(COMPUTE_FIGURES, caller, query={"names": list(names), **query})
    return {each["figure"]: each for each in found["figures"]}


def totals(service: ServiceUnderTest, caller: Actor, *names: str, **query: Any) -> list[float | None]:
    """The totals of figures."""
    return [found["total"]["value"] for found in computed(service, caller, *names, **query).values()]


def by_group(found: dict[str, Any]) -> dict[str | None, float | None]:
    """The values of a figure by the names of its groups."""
    return {group["name"]: group["value"] for group in found["groups"]}


def opened(service: ServiceUnderTest, caller: Actor, figures: Iterable[dict[str, Any]]) -> int:
    """Open every value that can be opened: the list has as many things as it counts; returns how many were opened."""
    values = [value for figure in figures for value in (figure["total"], *figure["groups"]) if value["opens"]]
    for value in values:
        path, query = urlsplit(value["opens"]).path, parse_qs(urlsplit(value["opens"]).query)
        (operation,) = [one for one in OPERATIONS if one.path == path and one.method == "GET"]
        repeated = is_repeated(operation)
        given = {name: found if name in repeated else found[0] for name, found in query.items()}
        page = service.call(operation, caller, query={**given, "limit": 100})
        assert len(page["items"]) == value["value"], value["opens"]
    return len(values)
