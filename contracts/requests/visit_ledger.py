"""The ledger of visits, whose cells are read as recording a visit reads its content."""

from contracts.ledgers import Column, Ledger
from contracts.problem import Text
from contracts.requests.ledger_columns import KEY, OWN, QUIET, enterprise_column, number_column, owner_column
from contracts.requests.visit_findings import NewFindingSchema
from contracts.requests.visits import VISIT, RecordVisitSchema

_GIVEN, _FOUND = RecordVisitSchema().fields, NewFindingSchema().fields

VISITS = Ledger(
    "requests",
    "visits",
    Text("走访", "visits"),
    VISIT.words,
    (
        number_column(Text("本单位台账中的编号", "its number in the organization's own ledger")),
        owner_column(Text("走访单位的编号", "the key of the organization that visited")),
        enterprise_column(Text("被走访企业的编号;登记后不变", "the key of who was visited; it stays as it is")),
        Column(
            "day",
            Text("走访日期", "day"),
            _GIVEN["day"],
            Text("走访日期,今天或更早;登记后不变", "the day, today or earlier; it stays as it is"),
            required=True,
        ),
        Column(
            "visitors", Text("走访人员", "visitors"), _GIVEN["visitors"], Text("走访人员", "who came"), required=True
        ),
        Column(
            "summary",
            Text("走访情况", "summary"),
            _GIVEN["summary"],
            Text("企业情况,企业可见", "how the enterprise is doing; it reads this"),
            required=True,
        ),
        Column(
            "remarks",
            Text("内部备注", "remarks"),
            _GIVEN["remarks"],
            Text("内部备注,企业不可见", "remarks, not for the enterprise"),
        ),
        Column(
            "demand",
            Text("需求", "demand"),
            _FOUND["content"],
            Text("一条需求;登记后不变", "one demand that was found; it stays as it is"),
            clears=False,
        ),
        Column(
            "suggestion",
            Text("建议", "suggestion"),
            _FOUND["content"],
            Text("一条建议;登记后不变", "one suggestion that was found; it stays as it is"),
            clears=False,
        ),
    ),
    (
        OWN,
        Text(
            "走访登记时,本单位对该企业在走访日期所在周期内的待走访任务即告完成;请先制定计划,再导入。其他发现不在表内,"
            "诉求须另行提交。企业或日期登记有误的,请撤销原记录,改用新的台账编号。",
            "A visit settles what the organization owes the enterprise in the periods that its day is in, so plans are "
            "made before visits are imported. Other findings are not in the sheet, and no requests are made. Where the "
            "enterprise or the day was wrong, the record is withdrawn and the visit gets another ledger number.",
        ),
        QUIET,
    ),
    key=KEY,
)
