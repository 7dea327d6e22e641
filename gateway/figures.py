"""Figures at the gateway: the catalog, and the values gathered from the services that compute them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chassis.calling.actor import Actor
from chassis.calling.asked import read
from chassis.calling.call import Call, Reply
from contracts.catalogue import FIGURES
from contracts.columns import Value
from contracts.figures import CODED, COMPUTE_FIGURES, GET_FIGURE_VALUES, Figure, FigureDimension, FigureKind
from contracts.problem import Text
from gateway.gathering import Gathering, Parts, Query

_TOTAL, _NOT_GROUPED, _NO_GROUP = Text("合计", "Total"), Text("分组", "Group"), Text("未归属", "without one")
_WITHHELD, _MISSING = Text("样本过少,不予显示", "withheld: too few"), Text("暂不可用", "not available")
# Of these, a group that is not named has none.
_COUNTED = (FigureKind.COUNT, FigureKind.SUM)


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


def _table(query: Query, result: Mapping[str, Any], language: str) -> tuple[list[str], list[Sequence[Value]]]:
    """Return a column for each figure that was asked for, a row for each group and one for all of them."""
    names = [name for name in dict.fromkeys(query["names"]) if name in FIGURES]
    found = {each["figure"]: each for each in result["figures"]}
    by_key = {name: {group["key"]: group for group in found[name]["groups"]} for name in found}
    groups = {group["key"]: group for each in found.values() for group in each["groups"]}
    by = query.get("group_by")
    keys = sorted(groups) if by and FigureDimension(by).of_time else list(groups)
    heads = [
        getattr(FigureDimension(by).words if by else _NOT_GROUPED, language),
        *(f"{getattr(FIGURES[name].words, language)} ({getattr(FIGURES[name].unit, language)})" for name in names),
    ]

    def cell(name: str, value: Mapping[str, Any] | None) -> Value:
        if name not in found:
            return str(getattr(_MISSING, language))
        if value is None:
            return 0 if FIGURES[name].kind in _COUNTED else None
        return str(getattr(_WITHHELD, language)) if value["suppressed"] else value["value"]

    rows: list[Sequence[Value]] = []
    for key in keys:
        name = groups[key]["name"] or _word(by, key, language) or getattr(_NO_GROUP, language)
        rows.append([name, *(cell(each, by_key.get(each, {}).get(key)) for each in names)])
    total = [cell(name, found.get(name, {}).get("total")) for name in names]
    return heads, [*rows, [getattr(_TOTAL, language), *total]]


def _word(by: str | None, key: str | None, language: str) -> str | None:
    """Return the word of a group without a name: of a code, or a month or a year as it is."""
    coded = CODED.get(FigureDimension(by)) if by else None
    return str(getattr(coded.said(key), language)) if coded and key else key


FIGURE_VALUES = Gathering(GET_FIGURE_VALUES, COMPUTE_FIGURES, services=_services, merge=_merged, table=_table)
