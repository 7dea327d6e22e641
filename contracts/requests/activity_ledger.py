"""The ledger of activities that were held, whose cells are read as their operations read the content."""

from contracts.common import code, day
from contracts.ledgers import Column, Ledger
from contracts.problem import Text
from contracts.requests.activities import ACTIVITY
from contracts.requests.activity_content import MOST_PARTNERS, AnnounceActivitySchema, SummarizeActivitySchema
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

_GIVEN, _CAME = AnnounceActivitySchema().fields, SummarizeActivitySchema().fields

ACTIVITIES = Ledger(
    "requests",
    "activities",
    Text("活动", "activities"),
    ACTIVITY.words,
    (
        number_column(Text("本单位台账中的编号", "its number in the organization's own ledger")),
        owner_column(Text("主办单位的编号", "the key of the organization that held it")),
        Column("kind", Text("活动类型", "kind"), _GIVEN["kind"], Text("活动类型", "what kind it was"), required=True),
        Column(
            "title", Text("活动名称", "title"), _GIVEN["title"], Text("活动名称", "what it was called"), required=True
        ),
        Column(
            "host", Text("承办单位", "host"), code(""), Text("承办单位的编号", "the key of who hosted it"), clears=False
        ),
        Column(
            "partners",
            Text("协办单位", "partners"),
            listed(code(""), MOST_PARTNERS),
            Text("协办单位的编号", "keys of the organizations that held it with them"),
            clears=False,
        ),
        chain_column(),
        Column("place", Text("地点", "place"), _GIVEN["place"], Text("地点", "where"), required=True),
        Column("day", Text("活动日期", "day"), day(""), Text("活动日期", "on which day"), required=True),
        *clock_columns(),
        Column(
            "headcount",
            Text("到场人数", "headcount"),
            _CAME["headcount"],
            Text("到场人数", "how many came, counted by heads"),
            required=True,
        ),
        Column(
            "summary", Text("活动总结", "summary"), _CAME["summary"], Text("活动总结", "what came of it"), required=True
        ),
        Column(
            "description",
            Text("活动内容", "description"),
            _GIVEN["description"],
            Text("活动内容", "what it was about and for whom"),
            clears=False,
        ),
    ),
    (
        OWN,
        Text(
            "只导入已举办的活动;登记后各列不变。活动的报名和签到不在表内,到场人数全部计入“另计到场人数”。",
            "Activities that were held are imported, and all columns stay as they are then. Registrations and "
            "check-ins are not in the sheet: all who came count as the headcount besides.",
        ),
        QUIET,
    ),
    key=KEY,
)
