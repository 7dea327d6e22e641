"""Figures: what the functions marked ``@computes`` return, and what becomes of it; asking other services by event."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Text, cast, null

from chassis.calling.asked import Asked
from chassis.running.work import Work
from contracts.figure_questions import FigureQuestion, figures_requested
from contracts.figures import MOST_SUBJECTS, Figure, FigureDimension, FigureKind, FigureTime

# Digits after the decimal point of shares and of averages.
_DIGITS = {FigureKind.SHARE: 4, FigureKind.AVERAGE: 2, FigureKind.GROWTH: 4}


class Ratio(NamedTuple):
    """What a share or an average is computed from: ``part / (per * whole)``, with ``whole`` as the sample."""

    part: float
    whole: int
    per: int = 1


class Growth(NamedTuple):
    """What a mean yearly growth is computed from: the sums of the first and of the last year, and the years between.

    The mean is that of compound growth, ``(last / first) ** (1 / years) - 1``: growing by it every year, the first sum
    becomes the last one. The mean of the growths of the single years would say more than was reached.
    """

    first: Decimal
    last: Decimal
    years: int

    def mean(self) -> float | None:
        """Return the growth a year; nothing if there is no year between, or nothing to grow from."""
        if self.years < 1 or self.first <= 0 or self.last < 0:
            return None
        return float((self.last / self.first) ** (Decimal(1) / self.years) - 1)


def growth(sums: Mapping[int, Decimal]) -> Growth | None:
    """Return the growth of yearly sums from the first to the last year that has one."""
    if not sums:
        return None
    first, last = min(sums), max(sums)
    return Growth(sums[first], sums[last], last - first)


# The identifier or the code of a group, the first day of a month or a year, or none.
Key = UUID | str | date | None
# The key of a statement without groups; PostgreSQL refuses a plain constant in GROUP BY.
UNGROUPED = cast(null(), Text)
# A count, a sum, a minimum, or what a ratio or a growth is computed from; nothing where there is nothing. Sums of money
# are decimals, with which fractions of a yuan add up exactly.
Raw = float | Decimal | Ratio | Growth | None


@dataclass(frozen=True)
class Computed:
    """Figures as a function returns them: by group and by the name of the figure.

    ``total`` is of all groups; it is added up from them where it is not given, so give it where something is in two
    groups, for growths, and without groups. ``names`` are those of the groups, of months and years none. ``narrowed``
    says that the total is of less than its list would show, because the actor sees less.
    """

    groups: Mapping[Key, Mapping[str, Raw]] = field(default_factory=dict)
    names: Mapping[Any, str] = field(default_factory=dict)
    total: Mapping[str, Raw] | None = None
    narrowed: bool = False


class Value(NamedTuple):
    """The value of a figure, with the names of ``FigureValueSchema``."""

    value: float | None
    sample: int | None
    suppressed: bool


def value_of(figure: Figure, raw: Raw) -> Value:
    """Return the value of a figure: rounded, and withheld if the sample is too small."""
    match figure.kind:
        case FigureKind.SHARE | FigureKind.AVERAGE:
            part, whole, per = raw if isinstance(raw, Ratio) else Ratio(0, 0)
            withheld = 0 < whole < figure.smallest_sample
            shown = round(part / (per * whole), _DIGITS[figure.kind]) if whole and not withheld else None
            return Value(shown, whole, withheld)
        case FigureKind.GROWTH:
            mean = raw.mean() if isinstance(raw, Growth) else None
            return Value(None if mean is None else round(mean, _DIGITS[figure.kind]), None, False)
        case FigureKind.MINIMUM:
            return Value(_number(figure, raw), None, False)
        case _:
            return Value(_number(figure, raw) or 0, None, False)


def total_of(figure: Figure, computed: Computed) -> Value:
    """Return the value of a figure for all groups together."""
    if computed.total is not None:
        return value_of(figure, computed.total.get(figure.name))
    found = [raw for group in computed.groups.values() if (raw := group.get(figure.name)) is not None]
    if figure.kind is FigureKind.GROWTH and found:
        raise TypeError(f"{figure.name} is a {figure.kind}: its function returns the total")
    ratios = [raw for raw in found if isinstance(raw, Ratio)]
    if ratios:
        added = Ratio(sum(raw.part for raw in ratios), sum(raw.whole for raw in ratios), ratios[0].per)
        return value_of(figure, added)
    numbers = [raw for raw in found if not isinstance(raw, Ratio | Growth)]
    if figure.kind is FigureKind.MINIMUM:
        return value_of(figure, min(numbers, default=None))
    return value_of(figure, sum(numbers))


def computed(work: Work, asked: Asked) -> list[dict[str, Any]]:
    """Return the figures asked for, by ``ComputedFigureSchema``; each function that computes them is called once."""
    found: dict[str, dict[str, Any]] = {}
    for function, figures in _functions(work, asked.figures).items():
        result: Computed = function(work, replace(asked, figures=tuple(figures)))
        found.update({figure.name: _told(work, asked, figure, result) for figure in figures})
    return [found[figure.name] for figure in asked.figures]


def of_subjects(work: Work, asked: Asked) -> list[dict[str, Any]]:
    """Return the figures of each subject that they are grouped by, in the form of an answer to a question."""
    dimension = asked.group_by or FigureDimension.ORGANIZATION
    values: dict[UUID, list[dict[str, Any]]] = {subject: [] for subject in asked.subjects[dimension]}
    for function, figures in _functions(work, asked.figures).items():
        result: Computed = function(work, replace(asked, figures=tuple(figures)))
        for subject, listed in values.items():
            group = result.groups.get(subject, {})
            listed += [
                {"name": figure.name, **value_of(figure, group.get(figure.name))._asdict()} for figure in figures
            ]
    return [{"id": subject, "figures": listed} for subject, listed in values.items()]


def ask(
    work: Work,
    question: FigureQuestion,
    about: UUID,
    subjects: Sequence[UUID],
    first: date | None = None,
    last: date | None = None,
) -> None:
    """Ask other services for figures of subjects and days, by event.

    ``about`` is the identifier by which the answers come: one from each service that is asked, to the function marked
    ``@answered(question)``. Asked again, they come again. Raises ``ValueError`` for more than ``MOST_SUBJECTS``: ask in
    portions.
    """
    if not 0 < len(subjects) <= MOST_SUBJECTS:
        raise ValueError(f"{question.name} asks about {len(subjects)} subjects; 1 to {MOST_SUBJECTS} at once")
    names = [figure.name for figure in question.figures]
    data = {"question": question.name, "names": names, "by": question.by, "subjects": list(subjects)}
    work.emit(figures_requested(question.service), about, {**data, "first": first, "last": last})


def _functions(work: Work, figures: Sequence[Figure]) -> dict[Callable[..., Computed], list[Figure]]:
    """Return the functions that compute figures, each with those that it computes."""
    found: dict[Callable[..., Computed], list[Figure]] = {}
    for figure in figures:
        found.setdefault(work.handlers.figures[figure.name][1], []).append(figure)
    return found


def _told(work: Work, asked: Asked, figure: Figure, result: Computed) -> dict[str, Any]:
    first = asked.first if figure.time is FigureTime.PERIOD else None
    last = {FigureTime.PERIOD: asked.last, FigureTime.DAY: asked.last or work.today, FigureTime.NOW: None}[figure.time]
    shows = figure.opens is not None and figure.opens.operation.admits(work.actor.roles, work.actor.signed_in)
    opens = figure.address(asked.subjects, first, last) if shows and not result.narrowed else None
    groups = [
        {
            **group_of(asked.group_by, key, result.names),
            **value_of(figure, group.get(figure.name))._asdict(),
            "opens": _opened(asked, figure, key, first, last) if shows else None,
        }
        for key, group in sorted(result.groups.items(), key=lambda item: _place(item[0], result.names))
        if figure.name in group
    ]
    total = {**total_of(figure, result)._asdict(), "opens": opens}
    return {"figure": figure.name, "first": first, "last": last, "total": total, "groups": groups}


def _opened(asked: Asked, figure: Figure, key: Key, first: date | None, last: date | None) -> str | None:
    """Return the list that opens the value of one group."""
    if isinstance(key, date):
        after = _end_of(asked.group_by, key)
        return figure.address(asked.subjects, max(key, first or key), min(after - timedelta(days=1), last or after))
    if key is None or asked.group_by is None:
        return None
    return figure.address({**asked.subjects, asked.group_by: (key,)}, first, last)


def _end_of(group_by: FigureDimension | None, first: date) -> date:
    """Return the day after a month or a year that begins on a day."""
    return (first + timedelta(days=366 if group_by is FigureDimension.YEAR else 31)).replace(day=1)


def group_of(group_by: FigureDimension | None, key: Key, names: Mapping[Any, str]) -> dict[str, str | None]:
    """Return key and name of a group as people read them."""
    if isinstance(key, date):
        word = f"{key:%Y}" if group_by is FigureDimension.YEAR else f"{key:%Y-%m}"
        return {"key": word, "name": word}
    return {"key": str(key) if key else None, "name": names.get(key)}


def _place(key: Key, names: Mapping[Any, str]) -> tuple[bool, str, str]:
    """Return what groups are sorted by: months and years by time, others by name, those of none last."""
    return key is None, names.get(key, ""), str(key)


def _number(figure: Figure, raw: Raw) -> float | None:
    if isinstance(raw, Ratio | Growth):
        raise TypeError(f"{figure.name} is a {figure.kind}: its function returns a number")
    return float(raw) if isinstance(raw, Decimal) else raw
