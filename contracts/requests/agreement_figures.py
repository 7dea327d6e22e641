"""The figures of agreements: how many, with how many parties of a kind, and the sums of technology contracts."""

from typing import Any

from contracts.figures import Figure, FigureDimension, FigureKind, FigureTime, Opening
from contracts.problem import Text
from contracts.requests.agreement_kinds import AgreementKind
from contracts.requests.agreements import LIST_AGREEMENTS, VIEWERS

_BY = {"chain": "chain_id", "organization": "owner_id"}
_SIGNED = {**_BY, "from": "signed_from", "to": "signed_to"}
_WHOSE = (FigureDimension.CHAIN, FigureDimension.ORGANIZATION)
_DIMENSIONS = (*_WHOSE, FigureDimension.MONTH, FigureDimension.YEAR)
_AGREEMENTS, _YUAN = Text("份", "agreements"), Text("元", "yuan")


def _figure(name: str, words: Text, unit: Text, kind: FigureKind, meaning: Text, **more: Any) -> Figure:
    given = {"dimensions": _DIMENSIONS, **more}
    return Figure("requests", f"agreements.{name}", words, unit, kind, VIEWERS, meaning=meaning, **given)


def _distinct(name: str, words: Text, unit: Text, zh: str, en: str) -> Figure:
    return _figure(
        name,
        words,
        unit,
        FigureKind.COUNT,
        Text(
            f"期间签订的协议中的{zh},同一签约方只计一次。",
            f"The {en} among the parties of agreements signed in the period, each counted once.",
        ),
    )


AGREEMENTS_SIGNED = _figure(
    "signed",
    Text("签订协议", "Agreements signed"),
    _AGREEMENTS,
    FigureKind.COUNT,
    Text("按签订日期计。", "By the day on which they were signed."),
    opens=Opening(LIST_AGREEMENTS, by=_SIGNED),
)
AGREEMENTS_IN_FORCE = _figure(
    "in_force",
    Text("履行中的协议", "Agreements in force"),
    _AGREEMENTS,
    FigureKind.COUNT,
    Text("当日在约定期限内且未提前终止的协议。", "Those whose term holds on the day, and which were not ended before."),
    dimensions=_WHOSE,
    time=FigureTime.DAY,
    opens=Opening(LIST_AGREEMENTS, by={**_BY, "on": "in_force_on"}),
)
CO_BUILDING_SIGNED = _figure(
    "co_building",
    Text("签订共建协议", "Co-building agreements signed"),
    _AGREEMENTS,
    FigureKind.COUNT,
    Text("按签订日期计。", "By the day on which they were signed."),
    opens=Opening(LIST_AGREEMENTS, {"kind": [str(AgreementKind.CO_BUILDING)]}, _SIGNED),
)
UNIVERSITIES = _distinct(
    "universities", Text("合作高校", "Universities"), Text("所", "universities"), "高校", "universities"
)
INSTITUTIONS = _distinct(
    "institutions",
    Text("合作高校院所", "Universities and institutes"),
    Text("家", "institutions"),
    "高校和科研院所",
    "universities and institutes",
)
EXPERTS = _distinct("experts", Text("合作专家", "Experts"), Text("人", "experts"), "专家", "experts")
CONTRACTS_SIGNED = _figure(
    "contracts",
    Text("技术合同", "Technology contracts"),
    Text("份", "contracts"),
    FigureKind.COUNT,
    Text("按签订日期计。", "By the day on which they were signed."),
    opens=Opening(LIST_AGREEMENTS, {"kind": [str(AgreementKind.TECHNOLOGY_CONTRACT)]}, _SIGNED),
)
CONTRACT_AMOUNT = _figure(
    "contract_amount",
    Text("技术合同金额", "Sum of technology contracts"),
    _YUAN,
    FigureKind.SUM,
    Text("期间签订的技术合同的金额。", "Of the technology contracts signed in the period."),
)
CONTRACT_GROWTH = _figure(
    "contract_growth",
    Text("技术合同金额年均增长率", "Mean yearly growth of technology contracts"),
    Text("%", "%"),
    FigureKind.GROWTH,
    Text(
        "(末年合计 ÷ 首年合计)^(1 ÷ 相隔年数) − 1,即复合增长率。首年和末年为期间内有合同的第一个和最后一个完整年份,"
        "未结束的年份和只有一部分在期间内的年份不计。",
        "(sum of the last year / sum of the first) ^ (1 / years between) − 1, which is compound growth. First and last "
        "are those of the whole years of the period that have contracts; a year that is not over, or lies only partly "
        "in the period, does not count.",
    ),
    dimensions=_WHOSE,
)
SIGNED_FIGURES = (AGREEMENTS_SIGNED, CO_BUILDING_SIGNED, CONTRACTS_SIGNED, CONTRACT_AMOUNT)
PARTY_FIGURES = (UNIVERSITIES, INSTITUTIONS, EXPERTS)
AGREEMENT_FIGURES = (*SIGNED_FIGURES, *PARTY_FIGURES, AGREEMENTS_IN_FORCE, CONTRACT_GROWTH)
