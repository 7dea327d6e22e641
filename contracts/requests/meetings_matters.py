"""Matters (议题): raised by a proposer, discussed in meetings, settled with evidence, confirmed by the proposer."""

from typing import Any, ClassVar

from marshmallow import fields, validates_schema

from contracts.actions import listing
from contracts.audiences import EVERYBODY
from contracts.common import (
    PageQuery,
    Strict,
    Tolerant,
    choice,
    chosen,
    day,
    described,
    line,
    page_of,
    several,
    text,
    version_after,
)
from contracts.operation import SIGNED_IN
from contracts.problem import Text
from contracts.requests.lifecycle import reason
from contracts.requests.meetings_refusals import (
    DISCUSSED_ENOUGH,
    DISCUSSED_THERE,
    MATTER_NOT_NOW,
    MEETING_NOT_NOW,
    NOT_QUORATE,
    NOT_THE_CONVENOR,
    NOT_THE_PARTY_ORGANIZATION,
    NOT_THE_PROPOSER,
)
from contracts.requests.meetings_vocabulary import (
    CONVENORS,
    MATTER_ACTION,
    MATTER_STATUS,
    MATTER_STEP,
    MATTER_WAITING,
    STUDY_OUTCOME,
    MatterWaiting,
)
from contracts.resource import Resource
from contracts.roles import ALL_ROLES, ROLE, Role
from contracts.search import Search, sought
from contracts.sight import SeenBy
from contracts.telling import Told
from contracts.validation import validation_error
from contracts.worklists import Waiting

MOST_DISCUSSIONS = 50


class MatterSchema(Strict):
    """A matter as lists show it."""

    heads: ClassVar = {
        "organization_name": Text("提出单位", "raised by"),
        "raised_at": Text("提出时间", "raised"),
        "meeting_kind_name": Text("会议类型", "kind of meeting"),
        "discussions": Text("研究次数", "times discussed"),
        "evidence": Text("解决依据", "evidence"),
        "settled_at": Text("登记解决时间", "settled"),
        "confirmed_at": Text("确认解决时间", "confirmed"),
        "decision_item_code": Text("决策事项编号", "code on the decision list"),
        "decision_item_title": Text("决策事项", "on the decision list"),
        "studying_name": Text("前置研究党组织", "to be studied by"),
        "studied_on": Text("前置研究日期", "studied on"),
        "study_outcome": Text("前置研究结果", "outcome of the study"),
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata=described("The number for people.", audience=EVERYBODY))
    title = fields.String(required=True, metadata=described("What it is about.", audience=EVERYBODY))
    organization_id = fields.UUID(required=True, metadata=described("The organization that has raised it."))
    organization_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    chain_id = fields.UUID(required=True)
    chain_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    status = chosen(MATTER_STATUS, "Where it stands.", required=True)
    raised_at = fields.AwareDateTime(required=True)
    meeting_kind_id = fields.UUID(
        required=True, allow_none=True, metadata=described("The kind of the meeting that discussed it last.")
    )
    meeting_kind_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    discussions = fields.Integer(required=True, metadata=described("In how many meetings it was discussed."))
    evidence = fields.String(
        required=True, allow_none=True, metadata=described("By what it is settled.", audience=EVERYBODY)
    )
    settled_at = fields.AwareDateTime(required=True, allow_none=True)
    confirmed_at = fields.AwareDateTime(required=True, allow_none=True)
    decision_item_id = fields.UUID(
        required=True, allow_none=True, metadata=described("The matter of a decision list that it falls under.")
    )
    decision_item_code = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    decision_item_title = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    studying_id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described("The party organization that has to study it before it can be resolved; null if none."),
    )
    studying_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    studied_on = fields.Date(required=True, allow_none=True, metadata=described("When it was studied last."))
    study_outcome = chosen(STUDY_OUTCOME, "What came of that.", required=True, allow_none=True)
    actions = listing(MATTER_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class MatterHistorySchema(Strict):
    """One step with a matter."""

    heads: ClassVar = {
        "at": Text("时间", "when"),
        "action": Text("步骤", "step"),
        "meeting_number": Text("会议编号", "meeting"),
        "outcome": Text("研究结果", "outcome"),
        "words": Text("内容", "words"),
    }

    id = fields.UUID(required=True)
    at = fields.AwareDateTime(required=True)
    action = chosen(MATTER_STEP, "What was done.", required=True)
    person_id = fields.UUID(required=True)
    person_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    role = chosen(ROLE, "In which role.", required=True)
    meeting_id = fields.UUID(required=True, allow_none=True, metadata=described("The meeting that discussed it."))
    meeting_number = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    outcome = chosen(STUDY_OUTCOME, "What came of a study; null of other steps.", required=True, allow_none=True)
    words = fields.String(
        required=True, allow_none=True, metadata=described("The words given for it.", audience=EVERYBODY)
    )


class MatterDetailSchema(MatterSchema):
    """A matter with what is to be solved."""

    description = fields.String(required=True, metadata=described("What is to be solved.", audience=EVERYBODY))


class RaiseMatterSchema(Strict):
    """A matter that is raised."""

    title = line(200, metadata=described("What it is about."))
    description = text(4000, metadata=described("What is to be solved."))
    chain_id = fields.UUID(required=True, metadata=described("The chain whose meetings shall discuss it."))
    organization_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The organization that raises it; needed only by those who hold a role at several."),
    )
    decision_item_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The matter of a decision list that it falls under, as it stands on one that holds today."),
    )


class DiscussMatterSchema(Strict):
    """Where it was discussed, and with which result."""

    meeting_id = fields.UUID(required=True, metadata=described("A meeting that was held."))
    note = reason("What was said, and what comes next.")


class SettleMatterSchema(Strict):
    """By what it is settled."""

    evidence = text(4000, metadata=described("By what it is settled, so that others can see it."))


class ConfirmMatterSchema(Strict):
    """Whether it is settled."""

    accepted = fields.Boolean(
        required=True, truthy={True}, falsy={False}, metadata=described("Whether it is settled; else it goes on.")
    )
    note = text(1000, minimum=0, required=False, load_default="", metadata=described("Why, for the convenor."))


class WithdrawMatterSchema(Strict):
    """Why it is withdrawn."""

    reason = reason("Why.")


class StudyMatterSchema(Strict):
    """What came of the study."""

    studied_on = day("On which day it was studied: today or earlier.", required=True)
    outcome = choice(STUDY_OUTCOME, "What came of it.", required=True)
    note = reason("What was said.")


class MattersQuery(PageQuery):
    """Which matters."""

    q = sought("What is sought in its title, number, description and evidence.")
    status = several(MATTER_STATUS, "One or several statuses.")
    chain_id = fields.UUID(load_default=None, metadata=described("Of this chain."))
    organization_id = fields.UUID(load_default=None, metadata=described("Raised by this organization."))
    meeting_id = fields.UUID(load_default=None, metadata=described("Discussed in this meeting."))
    meeting_kind_id = fields.UUID(load_default=None, metadata=described("Discussed last in a meeting of this kind."))
    confirmed_from = day("Confirmed on this day or later.", load_default=None)
    confirmed_to = day("Confirmed on this day or earlier.", load_default=None)
    waiting = choice(MATTER_WAITING, "Waiting for the caller to do this, as in the worklist.", load_default=None)

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        first, last = data["confirmed_from"], data["confirmed_to"]
        if first and last and last < first:
            raise validation_error(
                "不能早于 `confirmed_from`。", "Must not be earlier than `confirmed_from`.", at=("confirmed_to",)
            )


class MatterData(Tolerant):
    """A matter after what happened."""

    id = fields.UUID(required=True, metadata=described("The matter."))
    number = fields.String(required=True, metadata=described("Its number.", audience=EVERYBODY))
    title = fields.String(required=True, metadata=described("What it is about.", audience=EVERYBODY))
    organization_id = fields.UUID(required=True, metadata=described("The organization that has raised it."))
    organization_name = fields.String(
        required=False, load_default="", metadata=described("Its name.", audience=EVERYBODY)
    )
    convenor_id = fields.UUID(
        required=True, allow_none=True, metadata=described("The convenor of the meeting that discussed it last.")
    )
    # Older events have none.
    expected_ids = fields.List(
        fields.UUID(),
        load_default=list,
        metadata=described(
            "The organizations that were expected where it was discussed, or have to study or decide it."
        ),
    )
    chain_id = fields.UUID(required=True, metadata=described("Its chain."))
    status = chosen(MATTER_STATUS, "Where it stands.", required=True)
    words = fields.String(
        required=True, allow_none=True, metadata=described("What was said with it.", audience=EVERYBODY)
    )
    # Older events have none, and what came of a study at the beginning of the words.
    study_outcome = chosen(STUDY_OUTCOME, "What came of the last study.", load_default=None, allow_none=True)
    studying_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The party organization that has still to study it; null if none has."),
    )
    version = version_after()


MATTER = Resource(
    "requests",
    "matter",
    Text("议题", "matter"),
    "/v1/matters",
    MatterDetailSchema,
    seen_by=SeenBy(
        organizations={"organization_id": ALL_ROLES, "convenor_id": CONVENORS, "expected_ids": ALL_ROLES},
        chains={"chain_id": frozenset({Role.DISPATCHER, Role.SUPERVISOR, Role.CHAIN_CHIEF})},
        everything=frozenset({Role.OPERATOR}),
        several=("expected_ids",),
    ),
)
_SEEN = (
    "Seen by those who hold a role at the organization that raised it, at one that was expected at a meeting that has "
    "discussed it or at one whose decision list it falls under, with its party organization, by the convenor of the "
    "last meeting, and by those who dispatch, supervise or lead its chain."
)
LIST_MATTERS = MATTER.list(
    Text("议题列表", "List matters, the latest first"),
    SIGNED_IN,
    MattersQuery,
    description=_SEEN,
    result=page_of(MatterSchema),
    example={"status": ["raised"]},
)
GET_MATTER = MATTER.read(Text("查看议题", "Read a matter"), SIGNED_IN, description=_SEEN, etag=True)
LIST_MATTER_HISTORY = MATTER.part(
    "history",
    Text("议题的过程", "The history of a matter, in the order of its steps"),
    SIGNED_IN,
    name="list_matter_history",
    query=PageQuery,
    result=page_of(MatterHistorySchema),
    example={"limit": 25},
)
RAISE_MATTER = MATTER.create(
    Text("提出议题", "Raise a matter"), SIGNED_IN, RaiseMatterSchema, name="raise_matter",
    problems=(NOT_THE_PROPOSER,),
    description="For an organization at which the caller holds a role today.",
    example={
        "title": "冷链仓储不足", "description": "链上企业共享冷链仓储。",
        "chain_id": "019a0000-0000-7000-8000-000000000001",
    },
)  # fmt: skip
DISCUSS_MATTER = MATTER.act(
    "discussion", Text("登记议题研究情况", "Enter that a matter was discussed in a meeting"), CONVENORS,
    DiscussMatterSchema, name="discuss_matter",
    problems=(MATTER_NOT_NOW, MEETING_NOT_NOW, NOT_THE_CONVENOR, DISCUSSED_THERE, DISCUSSED_ENOUGH),
    description=f"By the convenor of the meeting, once that was held; in at most {MOST_DISCUSSIONS} meetings.",
    example={"meeting_id": "019a0000-0000-7000-8000-000000000001", "note": "由商务局牵头摸底。"},
)  # fmt: skip
SETTLE_MATTER = MATTER.act(
    "settlement", Text("登记议题解决", "Settle a matter, with evidence"), CONVENORS, SettleMatterSchema,
    name="settle_matter", problems=(MATTER_NOT_NOW, NOT_QUORATE, NOT_THE_CONVENOR),
    description="By the convenor of the meeting that discussed it last, if that had a quorum.",
    example={"evidence": "三家企业已签订冷库共享协议。"},
)  # fmt: skip
CONFIRM_MATTER = MATTER.act(
    "confirmation", Text("确认议题解决", "Confirm that a matter is settled, or have it go on"), SIGNED_IN,
    ConfirmMatterSchema, name="confirm_matter", problems=(MATTER_NOT_NOW, NOT_THE_PROPOSER),
    example={"accepted": True, "note": "已解决"},
)  # fmt: skip
WITHDRAW_MATTER = MATTER.act(
    "withdrawal", Text("撤回议题", "Withdraw a matter before it is settled"), SIGNED_IN, WithdrawMatterSchema,
    name="withdraw_matter", problems=(MATTER_NOT_NOW, NOT_THE_PROPOSER), example={"reason": "已自行解决"},
)  # fmt: skip
STUDY_MATTER = MATTER.act(
    "study", Text("登记前置研究", "Enter that the party organization has studied a matter"), SIGNED_IN,
    StudyMatterSchema, name="study_matter", problems=(MATTER_NOT_NOW, NOT_THE_PARTY_ORGANIZATION),
    description=(
        "By those who hold a role at the party organization that the decision list names, until it has agreed; a "
        "resolution of a later day needs that."
    ),
    example={"studied_on": "2026-11-30", "outcome": "agreed", "note": "同意提交董事会审议。"},
)  # fmt: skip


def _waiting(step: MatterWaiting, access: frozenset[Role]) -> Waiting:
    return Waiting(MATTER, step, access, LIST_MATTERS, {"waiting": str(step)})


TO_DISCUSS_MATTER = _waiting(MatterWaiting.DISCUSSION, CONVENORS)
TO_SETTLE_MATTER = _waiting(MatterWaiting.SETTLEMENT, CONVENORS)
TO_STUDY_MATTER = _waiting(MatterWaiting.STUDY, SIGNED_IN)
TO_CONFIRM_MATTER = _waiting(MatterWaiting.CONFIRMATION, SIGNED_IN)

MATTER_RAISED = MATTER.event("raised", Text("已提出议题", "A matter was raised"), MatterData)
MATTER_DISCUSSED = MATTER.event("discussed", Text("议题已研究", "A matter was discussed"), MatterData)
MATTER_SETTLED = MATTER.event("settled", Text("议题待确认解决", "A matter was settled"), MatterData)
MATTER_CONFIRMED = MATTER.event("confirmed", Text("议题已解决", "The proposer confirmed it"), MatterData)
MATTER_CONTINUED = MATTER.event("continued", Text("议题未予确认", "The proposer did not confirm it"), MatterData)
MATTER_STUDIED = MATTER.event("studied", Text("议题已前置研究", "The party organization studied it"), MatterData)
MATTER_WITHDRAWN = MATTER.event("withdrawn", Text("议题已撤回", "A matter was withdrawn"), MatterData)

TOLD = Told(
    (MATTER,),
    {
        "studying": Text(
            "须前置研究的党组织的任职人", "those who hold a role at the party organization that has to study it"
        ),
        "settling": Text(
            "最后研究议题的召集单位的召集人员",
            "those who convene meetings at the convenor of the one that discussed the matter last",
        ),
        "proposing": Text("提出单位的人员", "those who hold a role at the organization that raised the matter"),
    },
)
SEARCH_MATTERS = Search(
    MATTER,
    LIST_MATTERS,
    (MATTER_RAISED, MATTER_DISCUSSED, MATTER_SETTLED, MATTER_CONTINUED),
    names=("organization_name",),
    codes=("number",),
    words=("title", "description", "evidence"),
)
