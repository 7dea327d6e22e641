"""What figures are asked for: read from a query and checked, by the gateway and again by each service."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure, forbidden
from contracts.catalogue import FIGURES
from contracts.figures import NARROWING, Figure, FigureDimension
from contracts.problem import INVALID

MOST_ERRORS = 20


@dataclass(frozen=True)
class Asked:
    """The figures asked for, of which subjects and which days, and by what they are grouped.

    ``subjects`` has the identifiers or codes of each dimension that narrows them; one that does not narrow is missing.
    """

    figures: tuple[Figure, ...]
    subjects: Mapping[FigureDimension, tuple[Any, ...]] = field(default_factory=dict)
    group_by: FigureDimension | None = None
    first: date | None = None
    last: date | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of the figures."""
        return frozenset(figure.name for figure in self.figures)

    def among(self, dimension: FigureDimension) -> tuple[Any, ...] | None:
        """Return the subjects of a dimension; ``None`` if it does not narrow the figures."""
        return self.subjects.get(dimension)


def read(actor: Actor, query: Mapping[str, Any], figures: Mapping[str, Figure] = FIGURES) -> Asked:
    """Return what a loaded ``FigureValuesQuery`` asks for.

    Raises ``Failure``: 422 for an unknown name, and for what one of the figures cannot be asked by; 403 for a figure
    that is not for the actor.
    """
    names = list(dict.fromkeys(query["names"]))
    unknown = [name for name in names if name not in figures]
    if unknown:
        zh, en = (f"{words} {', '.join(figures)}" for words in ("没有此指标;现有:", "No such figure; there are"))
        raise Failure(INVALID, [_entry("names", name, f"{zh}。", f"{en}.") for name in unknown])
    subjects: dict[FigureDimension, tuple[Any, ...]] = {
        each: tuple(query[each.parameter]) for each in NARROWING if query[each.parameter]
    }
    asked = Asked(tuple(figures[name] for name in names), subjects, query["group_by"], query["first"], query["last"])
    errors = list(_faults(asked))
    if errors:
        raise Failure(INVALID, errors[:MOST_ERRORS])
    for figure in asked.figures:
        if not figure.admits(actor.roles):
            raise forbidden(actor, *figure.access)
    return asked


def _faults(asked: Asked) -> Iterator[dict[str, Any]]:
    group = asked.group_by
    for figure in asked.figures:
        if group and group not in figure.dimensions:
            has = ", ".join(figure.dimensions)
            zh = f"{figure.name} 不能按此分组" + (f";可用:{has}。" if has else "。")
            yield _entry("group_by", group, zh, f"{figure.name} cannot be grouped by this; it has: {has or 'nothing'}.")
        for dimension in asked.subjects.keys() - set(figure.dimensions):
            has = ", ".join(each.parameter for each in figure.dimensions if each in NARROWING)
            zh = f"{figure.name} 不能按此筛选" + (f";可用:{has}。" if has else "。")
            en = f"{figure.name} cannot be narrowed by this; it has: {has or 'nothing'}."
            yield _entry(dimension.parameter, str(asked.subjects[dimension][0]), zh, en)
    if group and group.named_only and group not in asked.subjects:
        zh = f"对象过多,不能全部分组:请以 {group.parameter} 指明对象。"
        yield _entry(
            "group_by", group, zh, f"There are too many to group by all of them: name some by {group.parameter}."
        )


def _entry(name: str, value: str, zh: str, en: str) -> dict[str, Any]:
    return {"field": name, "in": "query", "value": value, "detail": [zh, en]}
