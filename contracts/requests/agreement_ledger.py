"""The ledger of agreements, whose cells are read as its operations read their content."""

from collections.abc import Mapping

from contracts.common import code, line
from contracts.ledgers import CLEAR, Column, Ledger
from contracts.problem import Text
from contracts.requests.agreement_kinds import PARTY_KIND, PartyKind
from contracts.requests.agreement_steps import EndAgreementSchema, RegisterAgreementSchema
from contracts.requests.agreements import AGREEMENT, MOST_PARTIES
from contracts.requests.ledger_columns import KEY, OWN, QUIET, chain_column, listed, number_column, owner_column
from contracts.requests.own_numbers import ledger_number

_GIVEN, _ENDING = RegisterAgreementSchema().fields, EndAgreementSchema().fields
_PARTIES: Mapping[PartyKind, str] = {
    PartyKind.ENTERPRISE: "签约企业",
    PartyKind.GOVERNMENT: "签约机关",
    PartyKind.PARTY_ORGANIZATION: "签约党组织",
    PartyKind.UNIVERSITY: "签约高校",
    PartyKind.INSTITUTE: "签约科研院所",
    PartyKind.EXPERT: "签约专家",
    PartyKind.BANK: "签约金融机构",
    PartyKind.OTHER: "其他签约方",
}
# The columns of those who are no organization of the district, by what they are.
OUTSIDERS: Mapping[str, PartyKind] = {f"{kind}_parties": kind for kind in _PARTIES}


def _outsiders(name: str, kind: PartyKind) -> Column:
    said = PARTY_KIND.said(kind)
    holds = Text("未登记为组织的签约方的名称", "names of parties that are no organization of the district")
    if kind is PartyKind.EXPERT:
        holds = Text("专家姓名,可在括号内注明所在单位", "names of experts, where they work in brackets")
    return Column(name, Text(_PARTIES[kind], f"parties: {said.en}"), listed(line(242), MOST_PARTIES), holds)


AGREEMENTS = Ledger(
    "requests",
    "agreements",
    Text("协议", "agreements"),
    AGREEMENT.words,
    (
        number_column(Text("本单位台账中的编号", "its number in the organization's own ledger")),
        Column("title", Text("标题", "title"), _GIVEN["title"], Text("标题", "what it is called"), required=True),
        Column("kind", Text("类型", "kind"), _GIVEN["kind"], Text("协议类型", "what it is about"), required=True),
        owner_column(Text("登记单位的编号", "the key of the organization that keeps it")),
        chain_column(),
        Column(
            "organizations",
            Text("签约组织", "parties"),
            listed(code(""), MOST_PARTIES),
            Text("已登记为组织的签约方的编号", "keys of the parties that are organizations of the district"),
        ),
        *(_outsiders(name, kind) for name, kind in OUTSIDERS.items()),
        Column(
            "signed_on",
            Text("签订日期", "signed"),
            _GIVEN["signed_on"],
            Text("签订日期,今天或更早", "the day it was signed, today or earlier"),
            required=True,
        ),
        Column(
            "starts_on",
            Text("生效日期", "first day"),
            _GIVEN["starts_on"],
            Text("生效日期;默认为签订日期", "its first day; that of the signing by preset"),
            clears=False,
        ),
        Column(
            "ends_on",
            Text("约定到期日期", "agreed last day"),
            _GIVEN["ends_on"],
            Text("约定到期日期;无期限的不填", "its last day; none without an end"),
        ),
        Column(
            "amount",
            Text("金额(元)", "yuan"),
            _GIVEN["amount"],
            Text("金额,单位为元;技术合同必填", "in yuan; a technology contract has one"),
        ),
        Column("content", Text("主要内容", "content"), _GIVEN["content"], Text("主要内容", "what was agreed")),
        Column(
            "renews",
            Text("续签自", "renewal of"),
            ledger_number(),
            Text("所续签协议的台账编号;登记后不变", "the number of the agreement that it renews; it stays as it is"),
            clears=False,
        ),
        Column(
            "ended_on",
            Text("提前终止日期", "ended early on"),
            _ENDING["ended_on"],
            Text("提前终止的日期", "its last day if it was ended early"),
            clears=False,
        ),
        Column(
            "end_reason",
            Text("提前终止原因", "why ended early"),
            _ENDING["reason"],
            Text("提前终止的原因,与日期同时填写", "why, together with the day"),
            clears=False,
        ),
    ),
    (
        OWN,
        Text(
            f"各签约方列合计 2 至 {MOST_PARTIES} 方;只填其中几列时,其余各列的签约方不变,{CLEAR}即移除该列的签约方。"
            "续签的协议另起一行,排在所续签的协议之后。",
            f"The columns of parties hold 2 to {MOST_PARTIES} together. Those that are left empty stay as they are; "
            f"{CLEAR} removes those of a column. A renewal has a row of its own, below that of what it renews.",
        ),
        QUIET,
    ),
    key=KEY,
)
