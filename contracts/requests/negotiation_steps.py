"""The writes of negotiations, what is told of them, and what waits for whom."""

from contracts.actions import Actions
from contracts.bulk import bulk_of
from contracts.files import Attachable
from contracts.problem import Text
from contracts.requests.investment_kinds import (
    KEEPERS,
    LEAD_ACTION,
    NEGOTIATION_ACTION,
    PROSPECT_ACTION,
    VIEWERS,
    LeadAction,
    NegotiationAction,
    NegotiationWaiting,
    ProspectAction,
)
from contracts.requests.lead_steps import (
    APPOINT_COMMISSIONER,
    CHANGE_LEAD,
    CONVERT_LEAD,
    LEAD_IS_LOST,
    LOG_LEAD,
    LOSE_LEAD,
    OPEN_LEAD,
    REOPEN_LEAD,
)
from contracts.requests.leads import LEAD
from contracts.requests.negotiations import (
    LIST_NEGOTIATIONS,
    NEGOTIATION,
    NEGOTIATION_AHEAD,
    NEGOTIATION_SETTLED,
    CancelNegotiationSchema,
    ChangeNegotiationSchema,
    EnterNegotiationSchema,
    NegotiationData,
    RecordNegotiationSchema,
)
from contracts.requests.prospects import CHANGE_PROSPECT, PROSPECT
from contracts.search import Search
from contracts.telling import Told
from contracts.worklists import Waiting

RECORD_NEGOTIATION = NEGOTIATION.create(
    Text("安排或登记招商洽谈", "Plan a negotiation, or record one that was held"),
    KEEPERS,
    RecordNegotiationSchema,
    name="record_negotiation",
    problems=(LEAD_IS_LOST,),
    description=(
        "By an organization of the caller, which holds it. With an outcome it is held, and stands in the log of its "
        "lead; without one it is planned, and its outcome is owed once its day has come."
    ),
    example={
        "title": "疫苗分装基地项目洽谈",
        "way": "online",
        "day": "2026-11-20",
        "prospect_ids": ["019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3a"],
        "subject": "用地、能耗和配套管网。",
        "outcome": "双方同意十二月实地考察。",
    },
)
RECORD_NEGOTIATIONS = bulk_of(
    RECORD_NEGOTIATION,
    "record_negotiations",
    f"{NEGOTIATION.path}/several",
    Text("批量登记招商洽谈", "Record several negotiations"),
)
CHANGE_NEGOTIATION = NEGOTIATION.change(
    Text("调整招商洽谈", "Change a negotiation that is planned"),
    KEEPERS,
    ChangeNegotiationSchema,
    problems=(NEGOTIATION_SETTLED,),
    example={"day": "2026-12-15", "place": "政务服务中心三楼"},
)
ENTER_NEGOTIATION = NEGOTIATION.act(
    "outcome",
    Text("登记洽谈结果", "Enter what came of a negotiation"),
    KEEPERS,
    EnterNegotiationSchema,
    name="enter_negotiation",
    problems=(NEGOTIATION_SETTLED, NEGOTIATION_AHEAD),
    description="It is held from then on, and stands in the log of its lead.",
    example={"outcome": "达成初步意向,拟签框架协议。"},
)
CANCEL_NEGOTIATION = NEGOTIATION.act(
    "cancellation",
    Text("取消招商洽谈", "Cancel a negotiation"),
    KEEPERS,
    CancelNegotiationSchema,
    name="cancel_negotiation",
    problems=(NEGOTIATION_SETTLED,),
    example={"reason": "对方行程调整"},
)
NEGOTIATION_ACTIONS = Actions(
    NEGOTIATION,
    NEGOTIATION_ACTION,
    {
        NegotiationAction.CHANGE: CHANGE_NEGOTIATION,
        NegotiationAction.OUTCOME: ENTER_NEGOTIATION,
        NegotiationAction.CANCELLATION: CANCEL_NEGOTIATION,
    },
)
LEAD_ACTIONS = Actions(
    LEAD,
    LEAD_ACTION,
    {
        LeadAction.CHANGE: CHANGE_LEAD,
        LeadAction.LOG: LOG_LEAD,
        LeadAction.COMMISSIONER: APPOINT_COMMISSIONER,
        LeadAction.NEGOTIATION: RECORD_NEGOTIATION,
        LeadAction.CONVERSION: CONVERT_LEAD,
        LeadAction.LOSS: LOSE_LEAD,
        LeadAction.REOPENING: REOPEN_LEAD,
    },
)
PROSPECT_ACTIONS = Actions(
    PROSPECT, PROSPECT_ACTION, {ProspectAction.CHANGE: CHANGE_PROSPECT, ProspectAction.LEAD: OPEN_LEAD}
)
PLANNED = NEGOTIATION.event("planned", Text("招商洽谈已安排", "A negotiation was planned"), NegotiationData)
CHANGED = NEGOTIATION.event("changed", Text("招商洽谈已调整", "A negotiation was changed"), NegotiationData)
HELD = NEGOTIATION.event("held", Text("招商洽谈已举行", "A negotiation was held"), NegotiationData)
CANCELLED = NEGOTIATION.event("cancelled", Text("招商洽谈已取消", "A negotiation was cancelled"), NegotiationData)

TOLD = Told(
    (NEGOTIATION,),
    audiences={
        "negotiation_handler": Text("参加部门的经办人", "the handlers of departments that take part"),
        "negotiation_clerk": Text("参加园区的服务中心工作人员", "the clerks of parks that take part"),
    },
)
SEARCH_NEGOTIATIONS = Search(
    NEGOTIATION,
    LIST_NEGOTIATIONS,
    (PLANNED, CHANGED, HELD, CANCELLED),
    names=("title", "prospects"),
    codes=("number", "ledger_number"),
    words=("subject", "outcome"),
)
TO_ENTER_NEGOTIATION = Waiting(
    NEGOTIATION,
    NegotiationWaiting.OUTCOME,
    KEEPERS,
    LIST_NEGOTIATIONS,
    {"waiting": str(NegotiationWaiting.OUTCOME)},
)
NEGOTIATION_FILES = Attachable(
    NEGOTIATION, Text("洽谈附件", "file of a negotiation"), sees=VIEWERS, adds=KEEPERS, removes=KEEPERS
)
