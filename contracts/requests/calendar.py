"""The working calendar by which deadlines are reckoned, and the terms of handling."""

from datetime import date
from typing import Any

from marshmallow import fields, validate, validates_schema

from contracts.common import Strict, choice, chosen, day, described, line, time_of_day
from contracts.operation import SIGNED_IN, IfMatch, Operation
from contracts.problem import Problem, Text
from contracts.requests.reference import CACHEABLE, KEEPERS
from contracts.requests.vocabulary import DAY_REASON, DAY_SETTING, YEAR_SOURCE
from contracts.validation import validation_error

SERVICE = "requests"

FIRST_YEAR, LAST_YEAR = 2001, 2100
_LONGEST_RANGE = 400

NOT_OVERRIDDEN = Problem(
    "not-overridden",
    404,
    Text("此日没有特殊安排", "This day is not overridden"),
    Text("{day} 没有特殊安排,按法定日历执行。", "{day} is what the statutory calendar makes of it."),
)


class ShiftSchema(Strict):
    """A stretch of working hours."""

    start = fields.String(required=True, validate=time_of_day(), metadata=described("When it begins, HH:MM."))
    end = fields.String(
        required=True,
        validate=time_of_day(midnight=True),
        metadata=described(
            "When it ends, HH:MM, later the same day, at the latest 24:00. Hours over midnight, such as 22:00 to "
            "06:00, are two shifts: 00:00 to 06:00 first and 22:00 to 24:00 last."
        ),
    )


class CalendarQuery(Strict):
    """Which days to tell."""

    first = day("The first day.", data_key="from", required=True)
    last = day("The last day, less than 400 days later.", data_key="to", required=True)

    @validates_schema
    def _bounded(self, data: dict[str, date], **_: object) -> None:
        first, last = data["first"], data["last"]
        if not 0 <= (last - first).days < _LONGEST_RANGE:
            raise validation_error(
                "应在 `from` 之后 0 至 399 天内。", "Must be from 0 to 399 days after `from`.", at=("to",)
            )
        for name, asked in (("from", first), ("to", last)):
            if not FIRST_YEAR <= asked.year <= LAST_YEAR:
                raise validation_error(
                    f"应在 {FIRST_YEAR} 年至 {LAST_YEAR} 年之间。",
                    f"Must be in the years {FIRST_YEAR} to {LAST_YEAR}.",
                    at=(name,),
                )


class CalendarDaySchema(Strict):
    """One day of the working calendar."""

    day = fields.Date(required=True)
    working = fields.Boolean(required=True)
    half = fields.Boolean(required=True, metadata=described("Whether only the first shift is worked."))
    why = chosen(DAY_REASON, "Why it is worked or not.", required=True)
    name = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        required=True,
        allow_none=True,
        metadata=described("The festival, or the reason of the override, as `zh` and `en`."),
    )
    exchanged_with = fields.Date(required=True, allow_none=True, metadata=described("The other day of an exchange."))


class CalendarYearSchema(Strict):
    """Whether the arrangement of a year is known."""

    year = fields.Integer(required=True)
    published = fields.Boolean(required=True, metadata=described("If not, deadlines that reach it are provisional."))
    source = chosen(
        YEAR_SOURCE,
        "`statutory` (known to this release), `declared` (held by the overrides), or null.",
        required=True,
        allow_none=True,
    )


class WorkingCalendarSchema(Strict):
    """A stretch of the working calendar."""

    version = fields.Integer(required=True, metadata=described("Grows with every change; 0 is the preset calendar."))
    shifts = fields.List(fields.Nested(ShiftSchema), required=True)
    years = fields.List(fields.Nested(CalendarYearSchema), required=True)
    days = fields.List(fields.Nested(CalendarDaySchema), required=True)


class CalendarChangedSchema(Strict):
    """The calendar has been changed; running deadlines are recomputed within moments."""

    version = fields.Integer(required=True, metadata=described("The version of the calendar after the change."))


def _reason() -> fields.String:
    return line(200, metadata=described("Why; shown wherever a deadline that it moves is explained."))


class CalendarDayChangeSchema(Strict):
    """A day that is not what the statutory calendar makes of it."""

    setting = choice(DAY_SETTING, "Worked in full, off, or worked in the first shift only (half).", required=True)
    reason = _reason()


class WorkingHoursSchema(Strict):
    """The shifts of a full working day."""

    shifts = fields.List(
        fields.Nested(ShiftSchema),
        required=True,
        validate=validate.Length(min=1, max=4),
        metadata=described("In order, without overlap; the first is what a half-day has."),
    )
    reason = _reason()

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        shifts = data["shifts"]
        for index, shift in enumerate(shifts):
            start, end = shift["start"], shift["end"]
            if end == start:
                raise validation_error(
                    "班次的结束应晚于开始;全天为 00:00 至 24:00。",
                    "A shift ends after it starts; a whole day is 00:00 to 24:00.",
                    at=("shifts", index, "end"),
                )
            if end < start:
                raise validation_error(*_over_midnight(start, end), at=("shifts", index, "end"))
            if index and shift["start"] < shifts[index - 1]["end"]:
                raise validation_error(
                    "开始早于上一班次的结束。",
                    "Begins before the shift before it has ended.",
                    at=("shifts", index, "start"),
                )


def _over_midnight(start: str, end: str) -> Text:
    if end == "00:00":
        return Text(
            f"班次的结束应晚于开始;当日结束请写 24:00,即 {start} 至 24:00。",
            f"A shift ends after it starts; write the end of the day as 24:00: {start} to 24:00.",
        )
    return Text(
        f"班次不能跨越零点;请分为两个班次:00:00 至 {end}(列在最前)和 {start} 至 24:00(列在最后)。",
        f"A shift does not cross midnight; enter two: 00:00 to {end} as the first and {start} to 24:00 as the last.",
    )


class CalendarYearChangeSchema(Strict):
    """Whether the overrides hold the arrangement of a year in full."""

    published = fields.Boolean(
        required=True,
        truthy={True},
        falsy={False},
        metadata=described("True confirms the provisional deadlines that reach the year, false takes that back."),
    )
    reason = _reason()


def _later(description: str, least: int = 1, most: int = 60) -> fields.Integer:
    """Return the field of a term that clients from before do not know."""
    return fields.Integer(
        required=False,
        strict=True,
        validate=validate.Range(least, most),
        metadata=described(f"{description} Left out of a change, it stays as it is."),
    )


class TermsSchema(Strict):
    """The terms of handling. Counts of days are working days."""

    handling_days = fields.Integer(
        required=True,
        strict=True,
        validate=validate.Range(1, 250),
        metadata=described("Handling time of items of the catalog that say nothing else."),
    )
    extension_days = fields.Integer(
        required=True,
        strict=True,
        validate=validate.Range(0, 250),
        metadata=described("How much all extensions of one handling may come to."),
    )
    return_days = fields.Integer(
        required=True,
        strict=True,
        validate=validate.Range(1, 60),
        metadata=described("For how long a department may return a dispatch."),
    )
    returns_per_department = fields.Integer(
        required=True,
        strict=True,
        validate=validate.Range(0, 10),
        metadata=described("How often one department may return the same request."),
    )
    reminders = fields.List(
        fields.Integer(strict=True, validate=validate.Range(1, 99)),
        required=True,
        validate=validate.Length(max=5),
        metadata=described("Percentages of the time at which the department is reminded, rising."),
    )
    supervision_days = fields.Integer(
        required=True,
        strict=True,
        validate=validate.Range(1, 60),
        metadata=described("How long after the due date the supervision notice comes."),
    )
    chain_chief_days = fields.Integer(
        required=True,
        strict=True,
        validate=validate.Range(1, 60),
        metadata=described("How long after that the chain chief is told."),
    )
    evaluation_days = fields.Integer(
        required=True,
        strict=True,
        validate=validate.Range(1, 250),
        metadata=described("How long an answer given from now on waits for its evaluation before the request closes."),
    )
    poor_at_most = fields.Integer(
        required=True,
        strict=True,
        validate=validate.Range(0, 4),
        metadata=described("The highest overall mark, 0 to 4, with which an evaluation goes to the supervisor."),
    )
    dispatch_days = _later("How long the dispatcher has to dispatch what is submitted from now on; 1 by preset.")
    return_review_days = _later("How long the dispatcher has to review a return; 1 by preset.")
    extension_decision_days = _later("How long the dispatcher has to decide on an extension; 1 by preset.")
    review_days = _later("How long the supervisor has to review a poor evaluation; 3 by preset.")
    follow_up_days = _later("How long the follow-up clerk has to call back; 5 by preset.")
    follow_up_share = _later(
        "The percentage that is drawn for follow-up, beside all that was rated poorly or by nobody; 20 by preset. A "
        "change holds from the next month on.",
        0,
        100,
    )
    supplements = _later(
        "How often the enterprise may be asked in one handling to supply something, which pauses the clock; 1 by "
        "preset.",
        0,
        5,
    )
    supplement_days = fields.Integer(
        required=False,
        strict=True,
        validate=validate.Range(1, 60),
        metadata=described(
            "For how many working days the clock waits for that at most; 5 by preset. Left out of a change, it stays."
        ),
    )

    @validates_schema
    def _rising(self, data: dict[str, Any], **_: object) -> None:
        if data["reminders"] != sorted(set(data["reminders"])):
            raise validation_error(
                "应为递增且不重复的百分数。", "Must be rising percentages, each once.", at=("reminders",)
            )


class CurrentTermsSchema(TermsSchema):
    """The terms in force."""

    version = fields.Integer(required=True, metadata=described("Grows with every change; 0 are the presets."))


GET_WORKING_CALENDAR = Operation(
    service=SERVICE,
    name="get_working_calendar",
    method="GET",
    path="/v1/working-calendar",
    summary=Text("查看工作日历", "Days, hours and known years of the working calendar"),
    description="Tells for every day whether it is worked and why; the bound is 400 days.",
    access=SIGNED_IN,
    query=CalendarQuery,
    result=WorkingCalendarSchema,
    etag=True,
    cacheable=CACHEABLE,
    example={"from": "2026-10-01", "to": "2026-10-10"},
)
SET_CALENDAR_DAY = Operation(
    service=SERVICE,
    name="set_calendar_day",
    method="PUT",
    path="/v1/working-calendar/days/{day}",
    summary=Text("设置某日为工作日、休息日或半日", "Override a day of the working calendar"),
    description="`day` is YYYY-MM-DD. Running deadlines that it moves get a row in their ledger and are told.",
    access=KEEPERS,
    body=CalendarDayChangeSchema,
    result=CalendarChangedSchema,
    if_match=IfMatch.REQUIRED,
    example={"setting": "working", "reason": "春节调休上班"},
)
REMOVE_CALENDAR_DAY = Operation(
    service=SERVICE,
    name="remove_calendar_day",
    method="DELETE",
    path="/v1/working-calendar/days/{day}",
    summary=Text("取消某日的特殊安排", "Leave a day to the statutory calendar again"),
    access=KEEPERS,
    result=CalendarChangedSchema,
    problems=(NOT_OVERRIDDEN,),
    if_match=IfMatch.REQUIRED,
)
SET_WORKING_HOURS = Operation(
    service=SERVICE,
    name="set_working_hours",
    method="PUT",
    path="/v1/working-calendar/shifts",
    summary=Text("设置工作时间", "Set the shifts of a full working day"),
    access=KEEPERS,
    body=WorkingHoursSchema,
    result=CalendarChangedSchema,
    if_match=IfMatch.REQUIRED,
    example={
        "shifts": [{"start": "09:00", "end": "12:00"}, {"start": "14:00", "end": "18:00"}],
        "reason": "夏季作息时间",
    },
)
SET_CALENDAR_YEAR = Operation(
    service=SERVICE,
    name="set_calendar_year",
    method="PUT",
    path="/v1/working-calendar/years/{year}",
    summary=Text("声明某年放假安排已完整录入", "Declare that the overrides hold the arrangement of a year"),
    description="Enter the days first. Provisional deadlines that reach the year are then recomputed and confirmed.",
    access=KEEPERS,
    body=CalendarYearChangeSchema,
    result=CalendarChangedSchema,
    if_match=IfMatch.REQUIRED,
    example={"published": True, "reason": "国务院办公厅关于2027年部分节假日安排的通知"},
)
GET_TERMS = Operation(
    service=SERVICE,
    name="get_terms",
    method="GET",
    path="/v1/terms",
    summary=Text("查看办理规则", "The terms of handling"),
    access=SIGNED_IN,
    result=CurrentTermsSchema,
    etag=True,
    cacheable=CACHEABLE,
)
SET_TERMS = Operation(
    service=SERVICE,
    name="set_terms",
    method="PUT",
    path="/v1/terms",
    summary=Text("修改办理规则", "Replace the terms of handling"),
    description=(
        "Holds from now on, also for requests under way: bounds at once, the ladder within moments. Periods that have "
        "begun stay as they are."
    ),
    access=KEEPERS,
    body=TermsSchema,
    result=CurrentTermsSchema,
    if_match=IfMatch.REQUIRED,
    example={
        "handling_days": 5,
        "extension_days": 10,
        "return_days": 2,
        "returns_per_department": 1,
        "reminders": [50, 80],
        "supervision_days": 5,
        "chain_chief_days": 5,
        "evaluation_days": 10,
        "poor_at_most": 2,
        "dispatch_days": 1,
        "return_review_days": 1,
        "extension_decision_days": 1,
        "review_days": 3,
        "follow_up_days": 5,
        "follow_up_share": 20,
        "supplements": 1,
        "supplement_days": 5,
    },
)
