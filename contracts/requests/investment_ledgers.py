"""The ledgers of the work on investment, whose cells are read as the operations read their content."""

from contracts.common import code, line
from contracts.ledgers import Column, Ledger
from contracts.problem import Text
from contracts.requests.lead_steps import LoseLeadSchema, OpenLeadSchema
from contracts.requests.leads import LEAD
from contracts.requests.ledger_columns import KEY, OWN, QUIET, chain_column, listed, number_column, owner_column
from contracts.requests.negotiations import MOST_PARTIES, NEGOTIATION, RecordNegotiationSchema
from contracts.requests.own_numbers import ledger_number
from contracts.requests.prospects import PROSPECT, RegisterProspectSchema

_ENTRY, _LEAD = RegisterProspectSchema().fields, OpenLeadSchema().fields
_TALK, _LOSS = RecordNegotiationSchema().fields, LoseLeadSchema().fields
_NUMBER = Text("本单位台账中的编号", "its number in the organization's own ledger")

PROSPECTS = Ledger(
    "requests",
    "prospects",
    Text("招商对象", "prospects"),
    PROSPECT.words,
    (
        Column(
            "name",
            Text("名称", "name"),
            _ENTRY["name"],
            Text("名称;每库不重复", "its name, once in a library"),
            required=True,
        ),
        Column(
            "kind", Text("类别", "kind"), _ENTRY["kind"], Text("所在的库", "in which library it stands"), required=True
        ),
        owner_column(Text("管理单位的编号", "the key of the organization that keeps it")),
        Column("region", Text("所在地区", "region"), _ENTRY["region"], Text("所在地区", "where it is from")),
        Column("industry", Text("产业方向", "industry"), _ENTRY["industry"], Text("产业方向", "its line of business")),
        chain_column(),
        Column("note", Text("说明", "note"), _ENTRY["note"], Text("说明", "what is known of it")),
        Column(
            "contact_name",
            Text("联系人", "contact"),
            _ENTRY["contact_name"],
            Text("联系人姓名,加密保存", "whom to speak to, encrypted"),
        ),
        Column(
            "contact_phone",
            Text("联系电话", "telephone"),
            _ENTRY["contact_phone"],
            Text("联系电话,加密保存", "the telephone number, encrypted"),
        ),
        Column(
            "contact_email",
            Text("电子邮箱", "e-mail"),
            _ENTRY["contact_email"],
            Text("电子邮箱,加密保存", "the e-mail address, encrypted"),
        ),
    ),
    (
        Text(
            "单位只填写任职于多个单位者所登记的单位。名称在同一库内不重复,再次导入按它更新本单位管理的招商对象。联系方式加密"
            "保存,在结果和错误中不显示。",
            "单位 is for those who hold posts at several organizations. A name is unique in a library, and importing "
            "again updates by it what the organization keeps. Contacts are encrypted, and masked in results; no fault "
            "tells them.",
        ),
        QUIET,
    ),
    key=("kind", "name"),
)
LEADS = Ledger(
    "requests",
    "leads",
    Text("招商线索", "leads"),
    LEAD.words,
    (
        number_column(_NUMBER),
        Column(
            "title", Text("线索名称", "title"), _LEAD["title"], Text("线索名称", "what it is called"), required=True
        ),
        owner_column(Text("跟进单位的编号", "the key of the organization that follows it")),
        Column(
            "prospect_kind",
            Text("对象类别", "kind of prospect"),
            _ENTRY["kind"],
            Text("招商对象所在的库", "in which library the prospect stands"),
            required=True,
        ),
        Column(
            "prospect",
            Text("招商对象", "prospect"),
            _ENTRY["name"],
            Text("招商对象的名称;登记后不变", "the name of the prospect, which stays as it is"),
            required=True,
        ),
        chain_column(clears=False),
        Column("source", Text("线索来源", "source"), _LEAD["source"], Text("线索来源", "how it came about")),
        Column(
            "first_contact_on",
            Text("首次接触日期", "first contact"),
            _LEAD["first_contact_on"],
            Text("首次接触日期,今天或更早", "the day of the first contact, today or earlier"),
            required=True,
        ),
        Column(
            "amount",
            Text("意向金额(元)", "yuan intended"),
            _LEAD["amount"],
            Text("意向金额,单位为元", "what may be invested, in yuan"),
        ),
        Column("content", Text("合作意向", "content"), _LEAD["content"], Text("合作意向", "what it is about")),
        Column(
            "lost_on",
            Text("流失日期", "lost on"),
            _LEAD["first_contact_on"],
            Text("流失日期,今天或更早", "the day on which it was lost, today or earlier"),
            clears=False,
        ),
        Column(
            "lost_reason",
            Text("流失原因", "why lost"),
            _LOSS["reason"],
            Text("流失原因,与日期同时填写", "why, together with the day"),
            clears=False,
        ),
    ),
    (
        OWN,
        Text(
            "招商对象须已在库中,或在同一文件中。特派员、下一步、跟进记录和转为项目不在表内。",
            "The prospect stands in its library, or in the same file. Commissioners, next tasks, entries of the log "
            "and what became a project are not in the sheet.",
        ),
        QUIET,
    ),
    refers_to=(PROSPECTS,),
    key=KEY,
)
NEGOTIATIONS = Ledger(
    "requests",
    "negotiations",
    Text("招商洽谈", "negotiations"),
    NEGOTIATION.words,
    (
        number_column(_NUMBER),
        Column(
            "title", Text("洽谈名称", "title"), _TALK["title"], Text("洽谈名称", "what it was called"), required=True
        ),
        owner_column(Text("主办单位的编号", "the key of the organization that held it")),
        Column("way", Text("洽谈方式", "way"), _TALK["way"], Text("洽谈方式", "how it was held"), required=True),
        Column(
            "day", Text("洽谈日期", "day"), _TALK["day"], Text("洽谈日期,今天或更早", "today or earlier"), required=True
        ),
        Column("place", Text("地点", "place"), _TALK["place"], Text("地点", "where"), clears=False),
        Column(
            "lead",
            Text("线索台账编号", "ledger number of the lead"),
            ledger_number(),
            Text("所属线索在本单位台账中的编号", "the number of its lead in the organization's own ledger"),
            clears=False,
        ),
        Column(
            "investors",
            Text("投资方", "investors"),
            listed(line(120), MOST_PARTIES),
            Text("投资方的名称", "names of investors"),
            clears=False,
        ),
        Column(
            "targets",
            Text("目标企业", "target enterprises"),
            listed(line(120), MOST_PARTIES),
            Text("目标企业的名称", "names of target enterprises"),
            clears=False,
        ),
        Column(
            "organizations",
            Text("参加单位", "organizations"),
            listed(code(""), MOST_PARTIES),
            Text("本区其他参加单位的编号", "keys of other organizations of the district that took part"),
            clears=False,
        ),
        chain_column(clears=False),
        Column(
            "subject",
            Text("洽谈内容", "subject"),
            _TALK["subject"],
            Text("洽谈内容", "what it was about"),
            clears=False,
        ),
        Column(
            "outcome", Text("洽谈结果", "outcome"), _TALK["outcome"], Text("洽谈结果", "what came of it"), required=True
        ),
    ),
    (
        OWN,
        Text(
            "只导入已举行的洽谈;登记后各列不变。须填写线索台账编号、投资方或目标企业。洽谈记入线索的跟进记录,已流失的线索"
            "记入流失之前的洽谈。",
            "Negotiations that were held are imported, and all columns stay as they are then. Each has a lead, an "
            "investor or a target enterprise. It stands in the log of its lead, also of one that was lost later.",
        ),
        QUIET,
    ),
    refers_to=(PROSPECTS, LEADS),
    key=KEY,
)
