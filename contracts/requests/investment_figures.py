"""The figures of the work on investment: negotiations held by way, leads by status, the libraries."""

from contracts.figures import Figure, FigureDimension, FigureKind, FigureTime, Opening
from contracts.problem import Text
from contracts.requests.investment_kinds import VIEWERS, LeadStatus, ProspectKind
from contracts.requests.leads import LIST_LEADS
from contracts.requests.negotiations import LIST_NEGOTIATIONS
from contracts.requests.prospects import LIST_PROSPECTS

_WHOSE = (FigureDimension.CHAIN, FigureDimension.ORGANIZATION)
_BY = {"chain": "chain_id", "organization": "owner_id"}
_TIMES = (FigureDimension.MONTH, FigureDimension.YEAR)
_LEADS = Text("条", "leads")

NEGOTIATIONS_HELD = Figure(
    "requests",
    "negotiations.held",
    Text("招商洽谈", "Negotiations held"),
    Text("场", "negotiations"),
    FigureKind.COUNT,
    VIEWERS,
    (*_WHOSE, FigureDimension.NEGOTIATION_WAY, *_TIMES),
    opens=Opening(
        LIST_NEGOTIATIONS, {"status": ["held"]}, {**_BY, "negotiation_way": "way", "from": "from", "to": "to"}
    ),
    meaning=Text("线上、线下均计,按举行日期。", "Online and offline, by the day on which they were held."),
)


def _lead(name: str, words: Text, opens: Opening, *, time: FigureTime, meaning: Text) -> Figure:
    dimensions = _WHOSE if time is FigureTime.NOW else (*_WHOSE, *_TIMES)
    return Figure(
        "requests",
        f"leads.{name}",
        words,
        _LEADS,
        FigureKind.COUNT,
        VIEWERS,
        dimensions,
        time=time,
        opens=opens,
        meaning=meaning,
    )


LEADS_OPENED = _lead(
    "opened",
    Text("新增招商线索", "Leads opened"),
    Opening(LIST_LEADS, by={**_BY, "from": "first_contact_from", "to": "first_contact_to"}),
    time=FigureTime.PERIOD,
    meaning=Text("按首次接触日期计。", "By the day of the first contact."),
)
LEADS_LOST = _lead(
    "lost",
    Text("流失招商线索", "Leads lost"),
    Opening(LIST_LEADS, {"status": [str(LeadStatus.LOST)]}, {**_BY, "from": "lost_from", "to": "lost_to"}),
    time=FigureTime.PERIOD,
    meaning=Text("按流失日期计,恢复跟进的不计。", "By the day on which they were lost, without those taken up again."),
)
LEADS_CONVERTED = _lead(
    "converted",
    Text("转为项目的线索", "Leads that became projects"),
    Opening(LIST_LEADS, {"status": ["converted"]}, {**_BY, "from": "converted_from", "to": "converted_to"}),
    time=FigureTime.PERIOD,
    meaning=Text("按转为项目的日期计。", "By the day on which they became projects."),
)
_NOW = Text("当前处于此状态的线索。", "Those that stand so now.")
LEADS_CONTACTED = _lead(
    "contacted",
    Text("已接触线索", "Leads contacted"),
    Opening(LIST_LEADS, {"status": [str(LeadStatus.CONTACTED)]}, _BY),
    time=FigureTime.NOW,
    meaning=_NOW,
)
LEADS_NEGOTIATING = _lead(
    "negotiating",
    Text("洽谈中线索", "Leads negotiated"),
    Opening(LIST_LEADS, {"status": [str(LeadStatus.NEGOTIATING)]}, _BY),
    time=FigureTime.NOW,
    meaning=_NOW,
)


def _library(name: str, words: Text, kind: ProspectKind) -> Figure:
    return Figure(
        "requests",
        f"prospects.{name}",
        words,
        Text("家", "entries"),
        FigureKind.COUNT,
        VIEWERS,
        _WHOSE,
        time=FigureTime.NOW,
        opens=Opening(LIST_PROSPECTS, {"kind": str(kind), "active": True}, _BY),
        meaning=Text("在库有效的。", "Those in the library for which leads can be opened."),
    )


INVESTORS = _library("investors", Text("投资方库", "Library of investors"), ProspectKind.INVESTOR)
TARGETS = _library("targets", Text("目标企业库", "Library of target enterprises"), ProspectKind.TARGET)
LEAD_STATUS_FIGURES = {LEADS_CONTACTED: LeadStatus.CONTACTED, LEADS_NEGOTIATING: LeadStatus.NEGOTIATING}
LIBRARY_FIGURES = {INVESTORS: ProspectKind.INVESTOR, TARGETS: ProspectKind.TARGET}
