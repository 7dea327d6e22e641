"""The ledger of meetings that were held."""

from marshmallow import fields, validate

from contracts.common import code, day
from contracts.ledgers import Column, Ledger
from contracts.problem import Text
from contracts.requests.ledger_columns import (
    KEY,
    OWN,
    QUIET,
    chain_column,
    clock_columns,
    listed,
    number_column,
    owner_column,
)
from contracts.requests.meetings import MEETING, ConveneMeetingSchema, TakeMinutesSchema
from contracts.requests.meetings_kinds import MOST_MEMBERS

_GIVEN, _MINUTES = ConveneMeetingSchema().fields, TakeMinutesSchema().fields

MEETINGS = Ledger(
    "requests",
    "meetings",
    Text("会议", "meetings"),
    MEETING.words,
    (
        number_column(Text("本单位台账中的编号", "its number in the organization's own ledger")),
        owner_column(Text("召集单位的编号", "the key of the organization that convened it")),
        Column(
            "kind",
            Text("会议类型", "kind"),
            code(""),
            Text("会议类型的编号", "the key of its kind"),
            required=True,
        ),
        Column(
            "title", Text("会议名称", "title"), _GIVEN["title"], Text("会议名称", "what it was about"), required=True
        ),
        chain_column(),
        Column("place", Text("地点", "place"), _GIVEN["place"], Text("地点", "where"), required=True),
        Column("day", Text("会议日期", "day"), day(""), Text("会议日期", "on which day"), required=True),
        *clock_columns(),
        Column(
            "present",
            Text("到会单位", "attended by"),
            listed(code(""), MOST_MEMBERS),
            Text("到会单位的编号;成员单位以外的为列席", "keys of who attended; guests, but for the members"),
            clears=False,
        ),
        Column(
            "attended",
            Text("到会成员单位数", "members that attended"),
            fields.Integer(validate=validate.Range(min=0, max=MOST_MEMBERS)),
            Text("到会成员单位数,未填写到会单位的须填写", "how many members attended; needed if they are not named"),
            clears=False,
        ),
        Column(
            "minutes", Text("会议纪要", "minutes"), _MINUTES["minutes"], Text("纪要全文", "its minutes"), required=True
        ),
    ),
    (
        OWN,
        Text(
            "只导入已召开的会议;成员单位和规定到会数按会议类型现行规定,召集人须为该类型的召集人。纪要视为已审定,再次导入时"
            "纪要不同的,作为更正登记;其余各列登记后不变。议题、决议和议定事项不在表内。",
            "Meetings that were held are imported. Members and quorum are those of the kind today, and who imports one "
            "may convene it. Its minutes count as approved; imported again, other minutes are an amendment, and the "
            "other columns stay. Matters, resolutions and action items are not in the sheet.",
        ),
        QUIET,
    ),
    key=KEY,
)
