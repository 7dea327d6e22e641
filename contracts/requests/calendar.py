"""The working calendar, by which every deadline is reckoned: shifts, overrides and the years published."""

from datetime import date

from marshmallow import ValidationError, fields, validate, validates_schema

from contracts.common import Strict, described, text
from contracts.operation import SIGNED_IN, IfMatch, Operation
from contracts.problem import Text
from contracts.roles import Role

SERVICE = "requests"

DAY_SETTINGS = ("working", "off", "half")
_HOUR = validate.Regexp(r"^([01]\d|2[0-3]):[0-5]\d\Z", error="Must be a time such as 09:00.")
_YEAR = validate.Range(min=2001, max=2100)


class ShiftSchema(Strict):
    """A stretch of working hours."""

    start = fields.String(required=True, validate=_HOUR, metadata=described("When it begins, HH:MM."))
    end = fields.String(required=True, validate=_HOUR, metadata=described("When it ends, HH:MM, later the same day."))


class OverrideSchema(Strict):
    """A day that is not what the statutory calendar makes of it."""

    day = fields.Date(required=True, metadata=described("The day."))
    setting = fields.String(
        required=True,
        validate=validate.OneOf(DAY_SETTINGS),
        metadata=described("Worked in full, off, or worked in the first shift only (half)."),
    )
    reason = text(200, metadata=described("Why; shown wherever a deadline is explained."))


class ReplaceCalendarSchema(Strict):
    """The whole working calendar as it shall be."""

    shifts = fields.List(
        fields.Nested(ShiftSchema),
        required=True,
        validate=validate.Length(min=1, max=4),
        metadata=described("The shifts of a full working day, in order."),
    )
    overrides = fields.List(
        fields.Nested(OverrideSchema),
        required=True,
        validate=validate.Length(max=1000),
        metadata=described("Days that outrank the statutory calendar: make-up days, closures, half-days."),
    )
    published_years = fields.List(
        fields.Integer(strict=True, validate=_YEAR),
        required=True,
        validate=validate.Length(max=50),
        metadata=described("Years whose arrangement the overrides hold in full, besides those known already."),
    )
    reason = text(200, metadata=described("Why it is changed; stands in the ledger of every deadline that moves."))

    @validates_schema
    def _each_once(self, data: dict, **_: object) -> None:  # type: ignore[type-arg]
        days = [override["day"] for override in data["overrides"]]
        for index, day in enumerate(days):
            if day in days[:index]:
                raise ValidationError({"overrides": {index: {"day": ["Overridden twice; keep one entry."]}}})
        shifts = data["shifts"]
        for index, shift in enumerate(shifts):
            if shift["end"] <= shift["start"]:
                raise ValidationError({"shifts": {index: {"end": ["A shift ends after it starts."]}}})
            if index and shift["start"] < shifts[index - 1]["end"]:
                raise ValidationError({"shifts": {index: {"start": ["Begins before the shift before it has ended."]}}})


class WorkingCalendarSchema(Strict):
    """The working calendar."""

    version = fields.Integer(required=True, metadata=described("Grows with every change; 0 is the preset calendar."))
    shifts = fields.List(fields.Nested(ShiftSchema), required=True)
    overrides = fields.List(fields.Nested(OverrideSchema), required=True)
    published_years = fields.List(fields.Integer(), required=True, metadata=described("Declared by the overrides."))
    known_years = fields.List(
        fields.Integer(), required=True, metadata=described("Years around now whose arrangement is known.")
    )
    changed_at = fields.AwareDateTime(required=True, allow_none=True)


class ReplacedCalendarSchema(WorkingCalendarSchema):
    """The working calendar after a change."""

    moved = fields.Integer(required=True, metadata=described("How many deadlines moved or were confirmed by it."))


class CalendarDaysQuery(Strict):
    """Which days to tell."""

    first = fields.Date(data_key="from", required=True, metadata=described("The first day."))
    last = fields.Date(data_key="to", required=True, metadata=described("The last day, at most 400 days later."))

    @validates_schema
    def _bounded(self, data: dict[str, date], **_: object) -> None:
        if not 0 <= (data["last"] - data["first"]).days <= 400:
            raise ValidationError({"to": ["Must be from 0 to 400 days after `from`."]})


class CalendarDaySchema(Strict):
    """One day of the working calendar."""

    day = fields.Date(required=True)
    working = fields.Boolean(required=True)
    half = fields.Boolean(required=True)
    why = fields.String(
        required=True,
        metadata=described("workday, weekend, holiday, substitute (day off in exchange), make_up or override."),
    )
    name = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        required=True,
        allow_none=True,
        metadata=described("The festival or the reason, as `zh` and `en`."),
    )
    exchanged_with = fields.Date(required=True, allow_none=True, metadata=described("The other day of an exchange."))


class CalendarDaysSchema(Strict):
    """Days of the working calendar."""

    days = fields.List(fields.Nested(CalendarDaySchema), required=True)


GET_WORKING_CALENDAR = Operation(
    service=SERVICE,
    name="get_working_calendar",
    method="GET",
    path="/v1/working-calendar",
    summary=Text("工作日历设置", "The working calendar"),
    description="Shifts, overrides of the statutory calendar and the years declared published.",
    access=SIGNED_IN,
    result=WorkingCalendarSchema,
    etag=True,
)
LIST_CALENDAR_DAYS = Operation(
    service=SERVICE,
    name="list_calendar_days",
    method="GET",
    path="/v1/working-calendar/days",
    summary=Text("逐日查看工作日历", "The days of the working calendar"),
    access=SIGNED_IN,
    query=CalendarDaysQuery,
    result=CalendarDaysSchema,
    example={"from": "2026-10-01", "to": "2026-10-10"},
)
REPLACE_WORKING_CALENDAR = Operation(
    service=SERVICE,
    name="replace_working_calendar",
    method="PUT",
    path="/v1/working-calendar",
    summary=Text("修改工作日历", "Replace the working calendar"),
    description="Recomputes every running deadline; each that changes gets a row in its ledger and is told.",
    access=frozenset({Role.OPERATOR}),
    body=ReplaceCalendarSchema,
    result=ReplacedCalendarSchema,
    if_match=IfMatch.REQUIRED,
    example={
        "shifts": [{"start": "09:00", "end": "12:00"}, {"start": "13:30", "end": "17:30"}],
        "overrides": [{"day": "2027-02-20", "setting": "working", "reason": "春节调休上班"}],
        "published_years": [2027],
        "reason": "国务院办公厅关于2027年部分节假日安排的通知",
    },
)
