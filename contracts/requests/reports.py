"""The figures of requests, computed from what happened."""

from datetime import date

from marshmallow import fields, validates_schema

from contracts.common import Strict, choice, chosen, day, described
from contracts.operation import Operation
from contracts.problem import Text
from contracts.requests.catalog import SERVICE
from contracts.requests.reading import COUNTERS, VISIBLE
from contracts.requests.vocabulary import FIGURE_GROUPING
from contracts.validation import check_period


class FiguresQuery(Strict):
    """Which figures."""

    group_by = choice(FIGURE_GROUPING, "By what to group them; `none` for the totals alone.", load_default="none")
    first = day("What happened on this day or later.", data_key="from", load_default=None)
    last = day("What happened on this day or earlier.", data_key="to", load_default=None)
    chain_id = fields.UUID(load_default=None, metadata=described("Of this chain only."))
    department_id = fields.UUID(load_default=None, metadata=described("Of this department only."))
    item_id = fields.UUID(load_default=None, metadata=described("Of this item only."))

    @validates_schema
    def _in_order(self, data: dict[str, date | None], **_: object) -> None:
        check_period(data)


class SatisfactionSchema(Strict):
    """What enterprises thought; null throughout where too few have evaluated to say."""

    evaluations = fields.Integer(required=True, metadata=described("How many evaluations there are."))
    suppressed = fields.Boolean(
        required=True, metadata=described("Whether the marks are withheld because there are fewer than 3 evaluations.")
    )
    overall = fields.Float(required=True, allow_none=True, metadata=described("Average of the overall mark, 1 to 5."))
    response_time = fields.Float(required=True, allow_none=True, metadata=described("Average, 1 to 5."))
    result = fields.Float(required=True, allow_none=True, metadata=described("Average, 1 to 5."))
    attitude = fields.Float(required=True, allow_none=True, metadata=described("Average, 1 to 5."))
    satisfied_rate = fields.Float(
        required=True, allow_none=True, metadata=described("Share with an overall mark of 4 or 5, 0 to 1.")
    )


class FiguresSchema(Strict):
    """Figures of one group, each counting what happened within the period."""

    received = fields.Integer(required=True, metadata=described("Submitted."))
    closed = fields.Integer(required=True, metadata=described("Closed."))
    withdrawn = fields.Integer(required=True, metadata=described("Withdrawn by the enterprise."))
    open = fields.Integer(
        required=True, metadata=described("Submitted in the period and neither closed nor withdrawn now.")
    )
    overdue = fields.Integer(
        required=True,
        metadata=described("Of the open ones, those that are late now, to be answered or to be dispatched."),
    )
    answered = fields.Integer(required=True, metadata=described("Answers given; a reopened request has several."))
    on_time = fields.Integer(required=True, metadata=described("Answers given by the due date."))
    on_time_rate = fields.Float(required=True, allow_none=True, metadata=described("`on_time` of `answered`, 0 to 1."))
    average_working_hours = fields.Float(
        required=True, allow_none=True, metadata=described("Working time from the dispatch to the answer.")
    )
    returns = fields.Integer(required=True, metadata=described("Dispatches returned."))
    extensions = fields.Integer(required=True, metadata=described("Extensions granted."))
    reopened = fields.Integer(required=True, metadata=described("Reopened by the supervisor."))
    satisfaction = fields.Nested(SatisfactionSchema, required=True)


class FiguresGroupSchema(FiguresSchema):
    """Figures of one group."""

    key = fields.String(
        required=True, allow_none=True, metadata=described("The id, or the month as YYYY-MM; null for none.")
    )
    name = fields.String(required=True, allow_none=True, metadata=described("The name of what has this id."))


class RequestFiguresSchema(Strict):
    """The figures of requests that the caller may see."""

    group_by = chosen(FIGURE_GROUPING, "By what they are grouped.", required=True)
    first = fields.Date(data_key="from", required=True, allow_none=True)
    last = fields.Date(data_key="to", required=True, allow_none=True)
    as_of = fields.AwareDateTime(required=True, metadata=described("When it was computed."))
    groups = fields.List(fields.Nested(FiguresGroupSchema), required=True)
    totals = fields.Nested(FiguresSchema, required=True)


GET_REQUEST_FIGURES = Operation(
    service=SERVICE,
    name="get_request_figures",
    method="GET",
    path="/v1/reports/requests",
    summary=Text("诉求统计", "The figures of requests"),
    description=f"Computed at the moment of the call from the requests that the caller may see. {VISIBLE}",
    access=COUNTERS,
    query=FiguresQuery,
    result=RequestFiguresSchema,
    example={"group_by": "department", "from": "2026-01-01", "to": "2026-12-31"},
)
