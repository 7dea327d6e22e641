"""Kinds of meetings, configured by the operator: who convenes, which members, which quorum, how often per period."""

from collections.abc import Mapping
from typing import Any, ClassVar

from marshmallow import fields, validate, validates_schema

from contracts.audiences import EVERYBODY as FOR_EVERYBODY
from contracts.common import (
    Change,
    PageQuery,
    Strict,
    Tolerant,
    choice,
    chosen,
    code,
    day,
    described,
    line,
    version_after,
)
from contracts.operation import SIGNED_IN
from contracts.problem import Problem, Text
from contracts.requests.meetings_vocabulary import (
    CONVENOR,
    CONVENORS,
    MEETING_PERIOD,
    OWED_STATUS,
    QUORUM_RULE,
    MeetingPeriod,
    QuorumRule,
)
from contracts.resource import Resource
from contracts.roles import Role
from contracts.sight import EVERYBODY
from contracts.telling import Told
from contracts.validation import validation_error

MOST_MEMBERS = 100
KEEPERS = frozenset({Role.OPERATOR})
VIEWERS = CONVENORS | KEEPERS
# So long before the last working day of a period a shortfall is foreseen.
SOON_DAYS = 30
# For so many days after it a meeting that is not entered as held counts as convened still.
ENTERED_WITHIN = 7


class MemberSchema(Strict):
    """An organization that is a member."""

    id = fields.UUID(required=True)
    name = fields.String(required=True, metadata={"audience": FOR_EVERYBODY})


def organizations(what: str, **options: Any) -> fields.List:
    """Return the field for organizations, each named once."""
    return fields.List(fields.UUID(), validate=validate.Length(max=MOST_MEMBERS), metadata=described(what), **options)


def check_once(data: dict[str, Any], *names: str) -> None:
    """Raise ``ValidationError`` if a list names something twice."""
    for name in names:
        given = data.get(name) or []
        if len(set(given)) != len(given):
            raise validation_error("不能重复。", "Each is given once.", at=(name,))


class MeetingKindSchema(Strict):
    """A kind of meetings."""

    heads: ClassVar = {
        "name_en": Text("英文名称", "English name"),
        "convenors": Text("召集人", "convened by"),
        "members": Text("成员单位", "members"),
        "quorum_rule": Text("规定到会要求", "quorum by"),
        "quorum": Text("规定到会数", "quorum"),
        "period": Text("周期", "period"),
        "at_least": Text("每周期至少次数", "at least per period"),
        "owed_by": Text("应召开的单位", "owed by"),
        "owed_from": Text("起算日期", "owed from"),
    }

    id = fields.UUID(required=True)
    code = fields.String(required=True, metadata={"audience": FOR_EVERYBODY})
    name = fields.String(required=True, metadata=described("Its Chinese name.", audience=FOR_EVERYBODY))
    name_en = fields.String(required=True, metadata=described("Its English name.", audience=FOR_EVERYBODY))
    convenors = fields.List(chosen(CONVENOR), required=True, metadata=described("In which roles it is convened."))
    members = fields.List(fields.Nested(MemberSchema), required=True, metadata=described("Its members."))
    quorum_rule = chosen(QUORUM_RULE, "By what a meeting has a quorum.", required=True)
    quorum = fields.Integer(
        required=True, allow_none=True, metadata=described("How many members, or percent of them; null for none.")
    )
    period = chosen(MEETING_PERIOD, "In which period meetings are owed.", required=True)
    at_least = fields.Integer(
        required=True, allow_none=True, metadata=described("How many at least in each period; null for none.")
    )
    owed_by = fields.List(
        fields.Nested(MemberSchema), required=True, metadata=described("The organizations that owe them.")
    )
    owed_from = fields.Date(
        required=True, allow_none=True, metadata=described("The first period owed is that of this day; null for none.")
    )
    active = fields.Boolean(required=True, metadata=described("Whether meetings of it can be convened."))
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


def _convenors(**options: Any) -> fields.List:
    return fields.List(
        choice(CONVENOR),
        validate=validate.Length(min=1, max=len(CONVENOR.codes)),
        metadata=described("In which roles it is convened."),
        **options,
    )


def _number(what: str, most: int, **options: Any) -> fields.Integer:
    return fields.Integer(
        strict=True, allow_none=True, validate=validate.Range(1, most), metadata=described(what), **options
    )


_QUORUM = "How many members, or percent of them; null for none."
_AT_LEAST = "How many at least in each period; null for none."
_OWED_BY = "The organizations that owe them: each convenes them itself."
_OWED_FROM = "The first period owed is that of this day; today by preset."


def fault(data: Mapping[str, Any]) -> tuple[str, Text] | None:
    """Return the field by which the quorum or the frequency of a kind contradicts itself, and what would be right."""
    rule, quorum = data["quorum_rule"], data["quorum"]
    if (rule == QuorumRule.NONE) != (quorum is None):
        return "quorum", Text(
            "有规定到会要求时须填写,否则不填。", "Given if there is a rule for the quorum, and only then."
        )
    if rule == QuorumRule.SHARE and quorum > 100:
        return "quorum", Text("比例不超过 100。", "A share is 100 percent at most.")
    if rule == QuorumRule.NUMBER and quorum > len(data["member_ids"]):
        return "quorum", Text("不能超过成员单位数。", "No more than there are members.")
    if (data["period"] == MeetingPeriod.NONE) != (data["at_least"] is None):
        return "at_least", Text("有周期时须填写,否则不填。", "Given if there is a period, and only then.")
    if data["owed_by_ids"] and data["period"] == MeetingPeriod.NONE:
        return "owed_by_ids", Text("有周期时才能填写。", "Given only if there is a period.")
    return None


class NewMeetingKindSchema(Strict):
    """A new kind of meetings."""

    code = code("Its code, unique.", 20, pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*\Z")
    name = line(60, metadata=described("Its Chinese name."))
    name_en = line(60, metadata=described("Its English name."))
    convenors = _convenors(required=True)
    member_ids = organizations("Its members: organizations of any kind.", load_default=list)
    quorum_rule = choice(QUORUM_RULE, "By what a meeting has a quorum.", load_default="none")
    quorum = _number(_QUORUM, MOST_MEMBERS, load_default=None)
    period = choice(MEETING_PERIOD, "In which period meetings are owed.", load_default="none")
    at_least = _number(_AT_LEAST, 31, load_default=None)
    owed_by_ids = organizations(_OWED_BY, load_default=list)
    owed_from = day(_OWED_FROM, load_default=None, allow_none=True)

    @validates_schema
    def _fits(self, data: dict[str, Any], **_: object) -> None:
        check_once(data, "member_ids", "convenors", "owed_by_ids")
        found = fault(data)
        if found is not None:
            raise validation_error(*found[1], at=(found[0],))


class ChangeMeetingKindSchema(Change):
    """What shall change of a kind. Meetings already convened keep the rules that they were convened by."""

    name = line(60, required=False, metadata=described("Its Chinese name."))
    name_en = line(60, required=False, metadata=described("Its English name."))
    convenors = _convenors()
    member_ids = organizations("Its members: organizations of any kind.")
    quorum_rule = choice(QUORUM_RULE, "By what a meeting has a quorum.")
    quorum = _number(_QUORUM, MOST_MEMBERS)
    period = choice(MEETING_PERIOD, "In which period meetings are owed.")
    at_least = _number(_AT_LEAST, 31)
    owed_by_ids = organizations(_OWED_BY)
    owed_from = day("The first period owed is that of this day.")
    active = fields.Boolean(metadata=described("Whether meetings of it can be convened."))

    @validates_schema
    def _fits(self, data: dict[str, Any], **_: object) -> None:
        check_once(data, "member_ids", "convenors", "owed_by_ids")


class MeetingKindsQuery(PageQuery):
    """Which kinds of meetings."""

    active = fields.Boolean(load_default=None, metadata=described("Those that can be convened, or the others."))
    period = choice(MEETING_PERIOD, "Owed in this period.", load_default=None)


class OwedPeriodSchema(Strict):
    """A period of a year."""

    first = fields.Date(required=True, metadata=described("Its first day."))
    last = fields.Date(required=True, metadata=described("Its last day."))
    due_on = fields.Date(required=True, metadata=described("Its last working day: meetings are owed until then."))


class OwedCellSchema(Strict):
    """How an organization stands in a period."""

    first = fields.Date(required=True, metadata=described("The first day of the period."))
    status = chosen(OWED_STATUS, "How it stands.", required=True)
    owed = fields.Integer(required=True, metadata=described("How many meetings are owed; 0 before they are."))
    held = fields.Integer(required=True, metadata=described("How many were held."))
    convened = fields.Integer(required=True, metadata=described("How many more are convened."))


class OwedBySchema(MemberSchema):
    """An organization that owes meetings, in each period of the year."""

    cells = fields.List(
        fields.Nested(OwedCellSchema), required=True, metadata=described("In the order of the periods.")
    )


class OwedMeetingsSchema(Strict):
    """The meetings of a kind that are owed in a year: organizations by periods."""

    kind_id = fields.UUID(required=True)
    year = fields.Integer(required=True, metadata=described("Of which year."))
    periods = fields.List(fields.Nested(OwedPeriodSchema), required=True, metadata=described("The periods in order."))
    organizations = fields.List(
        fields.Nested(OwedBySchema), required=True, metadata=described("Those that owe them, by name.")
    )


class OwedMeetingsQuery(Strict):
    """Of which year."""

    year = fields.Integer(
        load_default=None,
        strict=False,
        validate=validate.Range(2000, 2199),
        metadata=described("Of this year; the current one by preset."),
    )


class MeetingKindData(Tolerant):
    """A kind of meetings after a change."""

    id = fields.UUID(required=True, metadata=described("The kind."))
    code = fields.String(required=True, metadata=described("Its code.", audience=FOR_EVERYBODY))
    name = fields.String(required=True, metadata=described("Its Chinese name.", audience=FOR_EVERYBODY))
    active = fields.Boolean(required=True, metadata=described("Whether meetings of it can be convened."))
    version = version_after()


class OwedMeetingsData(Tolerant):
    """An organization that is short of the meetings that it owes in a period, or will be."""

    id = fields.UUID(required=True, metadata=described("The kind."))
    name = fields.String(required=True, metadata=described("Its Chinese name.", audience=FOR_EVERYBODY))
    name_en = fields.String(required=True, metadata=described("Its English name.", audience=FOR_EVERYBODY))
    organization_id = fields.UUID(required=True, metadata=described("The organization that owes them."))
    first = fields.Date(required=True, metadata=described("The first day of the period."))
    last = fields.Date(required=True, metadata=described("Its last day."))
    due_on = fields.Date(required=True, metadata=described("Its last working day: meetings are owed until then."))
    owed = fields.Integer(required=True, metadata=described("How many meetings are owed."))
    held = fields.Integer(required=True, metadata=described("How many were held."))
    convened = fields.Integer(required=True, metadata=described("How many more are convened."))


MEETING_KIND_CODE_TAKEN = Problem(
    "meeting-kind-code-taken",
    409,
    Text("编号已被使用", "The code is taken"),
    Text("编号 {code} 已被使用,请换用其他编号。", "The code {code} is taken; choose another."),
)
MEETING_KIND = Resource(
    "requests",
    "meeting_kind",
    Text("会议类型", "kind of meetings"),
    "/v1/meeting-kinds",
    MeetingKindSchema,
    seen_by=EVERYBODY,
)
LIST_MEETING_KINDS = MEETING_KIND.list(
    Text("会议类型列表", "List the kinds of meetings"), SIGNED_IN, MeetingKindsQuery, example={"active": True}
)
GET_MEETING_KIND = MEETING_KIND.read(Text("查看会议类型", "Read a kind of meetings"), SIGNED_IN, etag=True)
GET_OWED_MEETINGS = MEETING_KIND.part(
    "owed",
    Text("应召开会议情况", "Which meetings of a kind are owed and were held, by organization and period"),
    VIEWERS,
    query=OwedMeetingsQuery,
    result=OwedMeetingsSchema,
    name="get_owed_meetings",
    description=(
        f"Meetings held on any day of a period count for it. From {SOON_DAYS} days before the last working day of a "
        "period on, whoever has held and convened too few of them is told so, and once more when it is over. One that "
        f"is not entered as held counts as convened until {ENTERED_WITHIN} days after it. Who is added to those that "
        "owe them later owes none for the periods before."
    ),
    example={"year": 2026},
)
ADD_MEETING_KIND = MEETING_KIND.create(
    Text("新增会议类型", "Add a kind of meetings"),
    KEEPERS,
    NewMeetingKindSchema,
    name="add_meeting_kind",
    problems=(MEETING_KIND_CODE_TAKEN,),
    example={
        "code": "LXHY",
        "name": "产业链党委联席会议",
        "name_en": "joint conference",
        "convenors": ["dispatcher", "chain_chief"],
        "quorum_rule": "share",
        "quorum": 50,
        "period": "quarter",
        "at_least": 1,
    },
)
CHANGE_MEETING_KIND = MEETING_KIND.change(
    Text("修改会议类型", "Change a kind of meetings"),
    KEEPERS,
    ChangeMeetingKindSchema,
    description="Meetings already convened keep the members and the quorum that they were convened by.",
    example={"quorum": 60},
)
MEETING_KIND_CHANGED = MEETING_KIND.event(
    "changed", Text("会议类型有变动", "A kind of meetings was added or changed"), MeetingKindData
)
MEETINGS_OWED_SOON = MEETING_KIND.event(
    "owed-soon",
    Text("会议次数将不足", "Too few meetings are held and convened, and the period ends soon"),
    OwedMeetingsData,
)
MEETINGS_SHORT = MEETING_KIND.event(
    "short", Text("会议次数不足", "A period is over with too few meetings"), OwedMeetingsData
)
TOLD = Told(
    (MEETING_KIND,),
    {
        "owing": Text("应召开单位的召集人员", "those who convene meetings at the organization that owes them"),
    },
)
