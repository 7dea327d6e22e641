"""What several declarations of registry share: who may, the day asked for, spans of time, references."""

from marshmallow import fields

from contracts.common import Strict, day
from contracts.problem import Problem, Text
from contracts.roles import Role

REGISTRARS = frozenset({Role.REGISTRAR, Role.OPERATOR})
OPERATORS = frozenset({Role.OPERATOR})


def on_day() -> fields.Date:
    """The day for which a read is asked."""
    return day("The day for which it is asked, YYYY-MM-DD; today by preset.", load_default=None)


class OnDayQuery(Strict):
    """A read for one day."""

    on = on_day()


class ReferenceSchema(Strict):
    """Something that is only named."""

    id = fields.UUID(required=True)
    code = fields.String(required=True, allow_none=True)
    name = fields.String(required=True)


class NamedPersonSchema(Strict):
    """A person, named."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class EndSchema(Strict):
    """When something ends."""

    last_day = day(
        "The last day on which it holds; today by preset. The day before its first day marks a mistaken entry, "
        "which then never held.",
        load_default=None,
    )


CODE_TAKEN = Problem(
    "code-taken",
    409,
    Text("编号已被使用", "The code is taken"),
    Text("编号 {code} 已属于 {owner}。请换用其他编号。", "The code {code} belongs to {owner}. Use another one."),
)
OVERLAP = Problem(
    "overlap",
    409,
    Text("与已有记录时间重叠", "It overlaps what is there"),
    Text(
        "{what_zh}:{valid_from} 起已有记录 {id}。请先终止它,或调整日期。",
        "{what_en}: {id} holds since {valid_from}. End that one first or choose other days.",
    ),
)
DAYS_REVERSED = Problem(
    "days-reversed",
    422,
    Text("起止日期颠倒", "The days are in the wrong order"),
    Text(
        "终止日期 {valid_to} 早于起始日期 {valid_from}。",
        "The last day {valid_to} is before the first day {valid_from}.",
    ),
)
ENDED_ALREADY = Problem(
    "ended-already",
    409,
    Text("已经终止", "It has ended already"),
    Text("已于 {valid_to} 终止。历史记录不再更改。", "It ended on {valid_to}. History is not changed any more."),
)
