"""Figures: numbers that services compute from what happened, declared once, and the operations that ask for them.

A capability declares each ``Figure`` in its contract, and marks one function that computes some of them with
``@computes`` (``chassis/running/handlers.py``). The catalogue finds them; ``GET /v1/figures/values`` asks each service
once for all of its figures that are asked for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from marshmallow import ValidationError, fields, validate, validates_schema

from contracts.common import Strict, WordsSchema, choice, chosen, day, described, line
from contracts.gathering import GatheredSchema, part_of
from contracts.operation import SIGNED_IN, Operation
from contracts.problem import Text
from contracts.requests.activity_kinds import ACTIVITY_KIND
from contracts.requests.investment_kinds import NEGOTIATION_WAY
from contracts.requests.vocabulary import REQUEST_CHANNEL
from contracts.roles import ROLE, Role
from contracts.validation import check_period
from contracts.vocabulary import Codes, Vocabulary

MOST_NAMES = 50
MOST_SUBJECTS = 100


class FigureKind(Codes):
    """What a figure is of what it is computed from; by it figures of groups are put together."""

    COUNT = "count", "计数", "count"
    SUM = "sum", "合计", "sum"
    SHARE = "share", "占比", "share"
    AVERAGE = "average", "平均值", "average"
    MINIMUM = "minimum", "最小值", "minimum"
    GROWTH = "growth", "年均增长率", "mean yearly growth"


class FigureDimension(Codes):
    """By what a figure can be grouped and, months and years apart, narrowed."""

    CHAIN = "chain", "产业链", "chain"
    PARK = "park", "园区", "park"
    ORGANIZATION = "organization", "组织", "organization"
    DEPARTMENT = "department", "部门", "department"
    ITEM = "item", "事项", "item"
    COURSE = "course", "课程", "course"
    CHANNEL = "channel", "来源渠道", "channel"
    MEETING_KIND = "meeting_kind", "会议类型", "kind of meetings"
    NEGOTIATION_WAY = "negotiation_way", "洽谈方式", "way of negotiating"
    ACTIVITY_KIND = "activity_kind", "活动类型", "kind of activities"
    MONTH = "month", "月份", "month"
    YEAR = "year", "年份", "year"

    @property
    def of_time(self) -> bool:
        """Whether its groups are parts of the period, which narrows them."""
        return self in (FigureDimension.MONTH, FigureDimension.YEAR)

    @property
    def parameter(self) -> str:
        """The parameter that narrows figures to some of them; none for months and years."""
        return str(self) if self in CODED else f"{self}_id"

    @property
    def named_only(self) -> bool:
        """Whether figures are grouped by it only for those that are named: there are too many for all of them."""
        return self in (FigureDimension.ORGANIZATION, FigureDimension.COURSE)


class FigureTime(Codes):
    """Of which time a figure is."""

    PERIOD = "period", "期间发生", "what happened from `from` to `to`"
    DAY = "day", "某日状况", "as it was on the day `to`, today by preset"
    NOW = "now", "当前状况", "as it is now, whatever period is asked for"


# Dimensions whose groups are codes; those of the others are identifiers, or months or years.
CODED: Mapping[FigureDimension, Vocabulary[Any]] = {
    FigureDimension.CHANNEL: REQUEST_CHANNEL,
    FigureDimension.NEGOTIATION_WAY: NEGOTIATION_WAY,
    FigureDimension.ACTIVITY_KIND: ACTIVITY_KIND,
}
FIGURE_KIND = Vocabulary.of(FigureKind, Text("指标类型", "What kind of number a figure is"))
FIGURE_DIMENSION = Vocabulary.of(FigureDimension, Text("指标维度", "By what a figure can be asked"), members=True)
FIGURE_TIME = Vocabulary.of(FigureTime, Text("指标时间", "Of which time a figure is"))
NARROWING = tuple(dimension for dimension in FigureDimension if not dimension.of_time)


@dataclass(frozen=True)
class Opening:
    """The list that shows what a figure counts: its operation, filters with fixed values, and filters for the rest.

    ``by`` names the filter of the list for what the figure is asked by: a dimension, ``from`` and ``to`` of its period,
    or ``on`` for the day of a figure of a day.
    """

    operation: Operation
    filters: Mapping[str, Any] = field(default_factory=dict)
    by: Mapping[str, str] = field(default_factory=dict)

    def faults(self, figure: "Figure") -> Iterator[str]:
        """Return what of it the list does not have, or the figure is not asked by."""
        found = self.operation.query().fields if self.operation.query else {}
        known = {each.data_key or name: each for name, each in found.items()}
        for name in sorted({*self.filters, *self.by.values()} - known.keys()):
            yield f"{self.operation.name} has no filter {name}"
        for name in sorted(set(self.by) - {*map(str, figure.dimensions), "from", "to", "on"}):
            yield f"it cannot be asked by {name}"
        for name in self.filters.keys() & known.keys():
            try:
                known[name].deserialize(self.filters[name])
            except ValidationError as error:
                yield f"{name} of {self.operation.name} cannot be {self.filters[name]}: {error}"


@dataclass(frozen=True, eq=False)
class Figure:
    """A number that a service computes.

    ``service`` computes it. ``name`` is ``<what>.<which>``, such as ``requests.closed``. ``words`` name it for people,
    ``unit`` is that of its values: shares are from 0 to 1, which a client may show in percent, as it may a growth: that
    of 100 to 150 in one year is 0.5. Sums of money are in yuan, computed as decimals. ``dimensions`` are what
    it can be asked by, ``access`` who may ask for it at all; the service decides what of it they see. ``opens`` is the
    list that shows what it counts. A share or an average of less than ``smallest_sample`` is withheld, since it would
    reveal what single ones said. ``meaning`` says more than ``words``, where these do not suffice.
    """

    service: str
    name: str
    words: Text
    unit: Text
    kind: FigureKind
    access: frozenset[Role]
    dimensions: tuple[FigureDimension, ...] = ()
    time: FigureTime = FigureTime.PERIOD
    opens: Opening | None = None
    smallest_sample: int = 1
    meaning: Text | None = None

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z_]*\.[a-z][a-z_]*", self.name):
            raise TypeError(f"{self.name}: the name of a figure is <what>.<which>")
        if self.time is not FigureTime.PERIOD and any(dimension.of_time for dimension in self.dimensions):
            raise TypeError(f"{self.name}: only what happened in a period has months and years")

    def admits(self, roles: frozenset[Role]) -> bool:
        """Whether somebody signed in with these roles may ask for it."""
        return self.access is SIGNED_IN or bool(self.access & roles)

    def address(
        self,
        subjects: Mapping[FigureDimension, Sequence[object]],
        first: date | None,
        last: date | None,
    ) -> str | None:
        """Return the path and query of the list of exactly what it counts; ``None`` if no list shows exactly that."""
        if self.opens is None:
            return None
        by, query = self.opens.by, self.opens.operation.query
        known = query().fields if query else {}
        lists = {name for name, found in known.items() if isinstance(found, fields.List)}
        asked: dict[str, Any] = {}
        for dimension, values in subjects.items():
            if dimension not in by or (len(values) > 1 and by[dimension] not in lists):
                return None
            asked[by[dimension]] = list(map(str, values))
        bounds = {"on": last} if self.time is FigureTime.DAY else {"from": first, "to": last}
        for name, value in bounds.items():
            if value is not None and self.time is not FigureTime.NOW:
                if name not in by:
                    return None
                asked[by[name]] = value.isoformat()
        given = {**self.opens.filters, **asked}
        if any(found.required and (found.data_key or name) not in given for name, found in known.items()):
            return None
        pairs = urlencode({name: _written(value) for name, value in given.items()}, doseq=True)
        return f"{self.opens.operation.path}?{pairs}" if pairs else self.opens.operation.path


def _written(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return list(map(str, value)) if isinstance(value, list | tuple) else str(value)


class FigureSchema(Strict):
    """A figure that can be asked for."""

    name = fields.String(required=True, metadata=described("What it is asked for by."))
    words = fields.Nested(WordsSchema, required=True, metadata=described("What people call it."))
    unit = fields.Nested(WordsSchema, required=True, metadata=described("The unit of its values."))
    meaning = fields.Nested(
        WordsSchema, required=True, allow_none=True, metadata=described("What exactly it is, if the words do not say.")
    )
    kind = chosen(FIGURE_KIND, "A share is from 0 to 1; a growth of 0.5 is one by half a year.", required=True)
    time = chosen(FIGURE_TIME, "Of which time it is.", required=True)
    dimensions = fields.List(
        chosen(FIGURE_DIMENSION), required=True, metadata=described("What it can be grouped and narrowed by.")
    )
    smallest_sample = fields.Integer(
        required=True, metadata=described("With a smaller sample the value is withheld, as `suppressed` says.")
    )
    opens = fields.String(
        required=True, allow_none=True, metadata=described("The path of the list that shows what it counts.")
    )
    roles = fields.List(
        chosen(ROLE), required=True, metadata=described("Who may ask for it; what of it they see depends on them.")
    )


class FigureCatalogSchema(Strict):
    """The figures that the caller may ask for."""

    figures = fields.List(fields.Nested(FigureSchema), required=True, metadata=described("By name."))


_SUBJECTS = {
    dimension.parameter: fields.List(
        choice(CODED[dimension]) if dimension in CODED else fields.UUID(),
        load_default=list,
        validate=validate.Length(max=MOST_SUBJECTS),
        metadata=described(f"Only of this {dimension.words.en}; of several if repeated."),
    )
    for dimension in NARROWING
}


class FigureValuesQuery(Strict.from_dict(_SUBJECTS)):  # type: ignore[misc]
    """Which figures, of what, of which period."""

    names = fields.List(
        line(100),
        required=True,
        validate=validate.Length(min=1, max=MOST_NAMES),
        metadata=described("The names of the figures, one parameter each; at most 50."),
    )
    group_by = choice(
        FIGURE_DIMENSION,
        "By what to group them; without it there are totals alone. By organization or course only for those that are "
        "named, with `organization_id` or `course_id`.",
        load_default=None,
    )
    first = day("What happened on this day or later.", data_key="from", load_default=None)
    last = day(
        "What happened on this day or earlier; the day of figures of a day, today by preset.",
        data_key="to",
        load_default=None,
    )

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        check_period(data)


class FigureValueSchema(Strict):
    """The value of a figure."""

    value = fields.Float(
        required=True,
        allow_none=True,
        metadata=described("In its unit; null where there is nothing to compute it from, or if it is withheld."),
    )
    sample = fields.Integer(
        required=True, allow_none=True, metadata=described("Of how many it is a share or an average; null for others.")
    )
    suppressed = fields.Boolean(
        required=True, metadata=described("Whether it is withheld because there are too few in the sample.")
    )


class ShownFigureValueSchema(FigureValueSchema):
    """The value of a figure, and the list that opens it."""

    opens = fields.String(
        required=True,
        allow_none=True,
        metadata=described("Path and query of the list of exactly what it counts; null if no list shows that."),
    )


class FigureGroupSchema(ShownFigureValueSchema):
    """The value of a figure in one group."""

    key = fields.String(
        required=True,
        allow_none=True,
        metadata=described("The id, the code, the month as YYYY-MM or the year as YYYY; null for none."),
    )
    name = fields.String(
        required=True, allow_none=True, metadata=described("The name of what has this id; null for a code.")
    )


class ComputedFigureSchema(Strict):
    """A figure as it was computed."""

    figure = fields.String(required=True, metadata=described("Its name."))
    first = fields.Date(
        data_key="from",
        required=True,
        allow_none=True,
        metadata=described("Its first day; null for any."),
    )
    last = fields.Date(
        data_key="to",
        required=True,
        allow_none=True,
        metadata=described("Its last day, or the day of a figure of a day; null for any."),
    )
    total = fields.Nested(
        ShownFigureValueSchema, required=True, metadata=described("Of all groups; what is in two counts once.")
    )
    groups = fields.List(
        fields.Nested(FigureGroupSchema),
        required=True,
        metadata=described("By time or by name; empty without `group_by`."),
    )


class ServiceFiguresSchema(Strict):
    """The figures that one service has computed."""

    as_of = fields.AwareDateTime(required=True)
    figures = fields.List(fields.Nested(ComputedFigureSchema), required=True)


class FigureValuesSchema(GatheredSchema):
    """Figures as they were computed at the moment of the call."""

    group_by = chosen(FIGURE_DIMENSION, "By what they are grouped.", required=True, allow_none=True)
    as_of = fields.AwareDateTime(required=True, metadata=described("When they were computed; business time."))
    figures = fields.List(
        fields.Nested(ComputedFigureSchema),
        required=True,
        metadata=described("In the order in which they were asked for; without those of services that are away."),
    )


GET_FIGURES = Operation(
    service="gateway",
    name="get_figures",
    method="GET",
    path="/v1/figures",
    summary=Text("指标目录", "The figures that can be asked for"),
    description="Those that the caller may ask for, with their words and what they can be asked by.",
    access=SIGNED_IN,
    result=FigureCatalogSchema,
)
GET_FIGURE_VALUES = Operation(
    service="gateway",
    name="get_figure_values",
    method="GET",
    path="/v1/figures/values",
    summary=Text("指标数值", "The values of figures"),
    description=(
        "Computed at the moment of the call from what the caller may see. What a figure cannot be asked by is refused. "
        "Figures of a day or of now are of the day or the moment that they say, whatever `from` is. As a file it has a "
        "row for each group and the total at the end; what is withheld or missing is said in its place."
    ),
    access=SIGNED_IN,
    query=FigureValuesQuery,
    result=FigureValuesSchema,
    filed=True,
    example={"names": ["requests.closed", "requests.on_time_rate"], "group_by": "chain", "from": "2026-01-01"},
)
COMPUTE_FIGURES = part_of(GET_FIGURE_VALUES, "compute_figures", ServiceFiguresSchema)
