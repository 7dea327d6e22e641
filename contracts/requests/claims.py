"""Claims (认领): organizations and members take a problem of the board upon themselves."""

from typing import Any, ClassVar

from marshmallow import fields, validates_schema

from contracts.actions import Actions, listing
from contracts.audiences import EVERYBODY
from contracts.bulk import bulk_of
from contracts.common import (
    PageQuery,
    Strict,
    Tolerant,
    choice,
    chosen,
    day,
    described,
    page_of,
    several,
    text,
    version_after,
)
from contracts.operation import SIGNED_IN
from contracts.problem import Problem, Text
from contracts.requests.claim_kinds import (
    CLAIM_ACTION,
    CLAIM_STATUS,
    CLAIM_WAITING,
    OFFER_ACTION,
    ClaimAction,
    ClaimWaiting,
    OfferAction,
)
from contracts.requests.lifecycle import reason
from contracts.requests.offers import (
    KEEPERS,
    NAME_ENTERPRISE,
    OFFER,
    OFFER_FULL,
    OFFER_OVER,
    WITHDRAW_OFFER,
)
from contracts.resource import Resource
from contracts.roles import ALL_ROLES, Role
from contracts.sight import SeenBy
from contracts.telling import Told
from contracts.validation import check_period
from contracts.worklists import Waiting

# So often the claimer tells how far it is, and so often what came of it: who reads a claim reads all of them.
MOST_REPORTS = 100


class ClaimNoteSchema(Strict):
    """What was told of a claim."""

    at = fields.AwareDateTime(required=True)
    action = chosen(CLAIM_ACTION, "At which step.", required=True)
    person_name = fields.String(required=True, metadata=described("Who told it.", audience=EVERYBODY))
    words = fields.String(
        required=True, allow_none=True, metadata=described("What was told; reasons are for offices and the claimer.")
    )


class ClaimSchema(Strict):
    """A claim."""

    heads: ClassVar = {
        "offer_number": Text("认领事项编号", "offer"),
        "organization_name": Text("认领组织", "claimed by"),
        "person_name": Text("认领人", "person"),
        "note": Text("认领说明", "what is planned"),
        "result": Text("办理结果", "result"),
        "claimed_at": Text("认领时间", "claimed"),
        "done_at": Text("完成时间", "done"),
        "ended_at": Text("结束时间", "ended"),
    }

    id = fields.UUID(required=True)
    offer_id = fields.UUID(required=True)
    offer_number = fields.String(required=True, metadata={"audience": EVERYBODY})
    title = fields.String(required=True, metadata=described("What the offer is about.", audience=EVERYBODY))
    status = chosen(CLAIM_STATUS, "Where it stands.", required=True)
    organization_id = fields.UUID(
        required=True, allow_none=True, metadata=described("The organization that claims it; null for a member alone.")
    )
    organization_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    person_id = fields.UUID(required=True, metadata=described("Who has claimed it, for the organization or himself."))
    person_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    note = fields.String(required=True, metadata=described("What the claimer plans.", audience=EVERYBODY))
    result = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    claimed_at = fields.AwareDateTime(required=True)
    done_at = fields.AwareDateTime(required=True, allow_none=True, metadata=described("When its result was accepted."))
    ended_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When it was done, refused, given or taken back.")
    )
    actions = listing(CLAIM_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class ClaimDetailSchema(ClaimSchema):
    """A claim with what was told of it."""

    notes = fields.List(fields.Nested(ClaimNoteSchema), required=True, metadata=described("In their order."))
    reason = fields.String(
        required=True,
        allow_none=True,
        metadata=described("Why it was refused, given or taken back, for offices and the claimer.", audience=EVERYBODY),
    )


class ClaimsQuery(PageQuery):
    """Which claims."""

    status = several(CLAIM_STATUS, "One or several statuses.")
    offer_id = fields.UUID(load_default=None, metadata=described("Of this offer."))
    organization_id = fields.UUID(load_default=None, metadata=described("By this organization."))
    chain_id = fields.UUID(load_default=None, metadata=described("About offers of this chain."))
    mine = fields.Boolean(load_default=None, metadata=described("The caller's own, or those of others."))
    standing = fields.Boolean(
        load_default=None,
        metadata=described("Neither refused nor given or taken back, as they are counted; or the others."),
    )
    claimed_from = day("Claimed on this day or later.", load_default=None)
    claimed_to = day("Claimed on this day or earlier.", load_default=None)
    done_from = day("Done on this day or later.", load_default=None)
    done_to = day("Done on this day or earlier.", load_default=None)
    waiting = choice(CLAIM_WAITING, "Waiting for the caller to do this, as in the worklist.", load_default=None)

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        for name in ("claimed", "done"):
            check_period(data, name)


class ClaimOfferSchema(Strict):
    """Who claims it, and what is planned."""

    organization_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The organization that claims it, at which the caller holds a post; null for himself."),
    )
    note = text(1000, minimum=0, required=False, load_default="", metadata=described("What is planned."))


class ConfirmClaimSchema(Strict):
    """What goes with the confirmation."""

    note = text(1000, minimum=0, required=False, load_default="", metadata=described("For the claimer."))


class RefuseClaimSchema(Strict):
    """Why the claim is refused."""

    reason = reason("Why. The claimer reads it.")


class ClaimProgressSchema(Strict):
    """How far it is."""

    content = reason("What has been done, and what comes next.")


class ClaimResultSchema(Strict):
    """What came of it."""

    content = reason("What came of it.")


class CompletionSchema(Strict):
    """Whether the result is accepted."""

    accepted = fields.Boolean(
        required=True, truthy={True}, falsy={False}, metadata=described("Whether it is done; else it goes on.")
    )
    note = text(1000, minimum=0, required=False, load_default="", metadata=described("Why, for the claimer."))


class GiveBackSchema(Strict):
    """Why the claim is given back."""

    reason = reason("Why. The dispatcher reads it.")


class TakeBackSchema(Strict):
    """Why the claim is taken back."""

    reason = reason("Why. The claimer reads it.")


class ClaimData(Tolerant):
    """The state of a claim after what happened."""

    id = fields.UUID(required=True, metadata=described("The claim."))
    offer_id = fields.UUID(required=True, metadata=described("The offer."))
    offer_number = fields.String(required=True, metadata=described("Its number.", audience=EVERYBODY))
    title = fields.String(required=True, metadata=described("What it is about.", audience=EVERYBODY))
    status = chosen(CLAIM_STATUS, "Where it stands.", required=True)
    organization_id = fields.UUID(
        required=True, allow_none=True, metadata=described("The organization that claims it, if one does.")
    )
    claimer = fields.String(required=True, metadata=described("The name of who claims it.", audience=EVERYBODY))
    person_id = fields.UUID(required=True, metadata=described("Who has claimed it."))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain of the offer."))
    park_id = fields.UUID(required=True, allow_none=True, metadata=described("The park of the offer."))
    enterprise_id = fields.UUID(
        required=True, allow_none=True, metadata=described("Whose request is behind the offer.")
    )
    words = fields.String(
        required=True, allow_none=True, metadata=described("What was said with it.", audience=EVERYBODY)
    )
    version = version_after()


CLAIMED_ALREADY = Problem(
    "claimed-already",
    409,
    Text("已认领过", "Claimed already"),
    Text("“{claimer}”已认领“{title}”。", "“{title}” has been claimed by {claimer} already."),
)
NO_POST_THERE = Problem(
    "no-post-there",
    403,
    Text("不在该组织任职", "No post there"),
    Text("您目前未在组织 {id} 任职,不能以其名义认领。", "You hold no post at the organization {id} today."),
)
NOT_THE_CLAIMER = Problem(
    "not-the-claimer",
    403,
    Text("须由认领人办理", "It is for the claimer"),
    Text(
        "此操作须由认领人或在认领组织任职的人执行。",
        "This is for who has claimed it, or holds a post at the organization that has.",
    ),
)
CLAIM_NOT_NOW = Problem(
    "claim-not-now",
    409,
    Text("当前状态不能执行此操作", "Not possible in this state"),
    Text(
        "认领的状态为“{status_zh}”,不能执行“{action_zh}”。",
        "The claim is {status_en}, which does not allow: {action_en}.",
    ),
)

CLAIM_TOLD_ENOUGH = Problem(
    "claim-told-enough",
    409,
    Text("报告次数已满", "It was told often enough"),
    Text(
        "“{action_zh}”对一项认领最多 {most} 次,已满。",
        "For one claim this is possible {most} times, and was done as often: {action_en}.",
    ),
)

# A claim is the claimer's, who may be anybody, and of those who keep the offer; the enterprise sees what becomes of it.
CLAIM = Resource(
    "requests",
    "claim",
    Text("认领", "claim"),
    "/v1/claims",
    ClaimDetailSchema,
    seen_by=SeenBy(
        organizations={
            "organization_id": ALL_ROLES,
            "enterprise_id": frozenset({Role.ENTERPRISE_CONTACT}),
            "park_id": frozenset({Role.DISPATCHER}),
        },
        chains={"chain_id": frozenset({Role.DISPATCHER, Role.SUPERVISOR, Role.CHAIN_CHIEF})},
        persons=("person_id",),
        everything=frozenset({Role.OPERATOR}),
    ),
)
_SEEN = (
    "The claimer's own, those of organizations at which the caller holds a role, those about offers of the chain or "
    "park that the caller dispatches, supervises or leads, and what others do about a request of the caller's "
    "enterprise."
)
LIST_CLAIMS = CLAIM.list(
    Text("认领列表", "List claims, the latest first"),
    SIGNED_IN,
    ClaimsQuery,
    description=_SEEN,
    result=page_of(ClaimSchema),
    example={"mine": True},
)
GET_CLAIM = CLAIM.read(Text("查看认领", "One claim, with what was told of it"), SIGNED_IN, description=_SEEN, etag=True)
CLAIM_OFFER = CLAIM.create(
    Text("认领", "Claim a problem of the board"),
    SIGNED_IN,
    ClaimOfferSchema,
    within=OFFER,
    name="claim_offer",
    problems=(OFFER_OVER, OFFER_FULL, CLAIMED_ALREADY, NO_POST_THERE),
    description=(
        "For an organization at which the caller holds a post today, of whatever kind, or for himself. As many as are "
        "allowed, in the order in which they come; the dispatcher confirms or refuses."
    ),
    example={"organization_id": "019a0000-0000-7000-8000-000000000003", "note": "我院可提供冻干设备,每周三、四可用。"},
)
CLAIM_OFFERS = bulk_of(CLAIM_OFFER, "claim_offers", f"{OFFER.path}/claims", Text("批量认领", "Claim several problems"))
CONFIRM_CLAIM = CLAIM.act(
    "confirmation", Text("确认认领", "Confirm a claim"), KEEPERS, ConfirmClaimSchema, name="confirm_claim",
    problems=(CLAIM_NOT_NOW,), example={"note": "请与企业联系"},
)  # fmt: skip
CONFIRM_CLAIMS = bulk_of(
    CONFIRM_CLAIM, "confirm_claims", f"{CLAIM.path}/confirmation", Text("批量确认认领", "Confirm several claims")
)
REFUSE_CLAIM = CLAIM.act(
    "refusal", Text("不予确认", "Refuse a claim"), KEEPERS, RefuseClaimSchema, name="refuse_claim",
    problems=(CLAIM_NOT_NOW,), description="The place is free again.", example={"reason": "设备规格不符"},
)  # fmt: skip
REPORT_CLAIM_PROGRESS = CLAIM.act(
    "progress", Text("报告认领进展", "Tell how far a claim is"), SIGNED_IN, ClaimProgressSchema,
    name="report_claim_progress", problems=(CLAIM_NOT_NOW, NOT_THE_CLAIMER, CLAIM_TOLD_ENOUGH),
    description=f"By the claimer, once it is confirmed; at most {MOST_REPORTS} times.",
    example={"content": "已与企业对接,本周四试用。"},
)  # fmt: skip
REPORT_CLAIM_RESULT = CLAIM.act(
    "result", Text("报告认领结果", "Tell the result of a claim"), SIGNED_IN, ClaimResultSchema,
    name="report_claim_result", problems=(CLAIM_NOT_NOW, NOT_THE_CLAIMER, CLAIM_TOLD_ENOUGH),
    description=f"By the claimer, at most {MOST_REPORTS} times; the dispatcher accepts it, or has it go on.",
    example={"content": "已签订共享协议,试用三批,企业满意。"},
)  # fmt: skip
COMPLETE_CLAIM = CLAIM.act(
    "completion", Text("确认认领结果", "Accept the result of a claim, or have it go on"), KEEPERS, CompletionSchema,
    name="complete_claim", problems=(CLAIM_NOT_NOW,), example={"accepted": True, "note": "情况属实"},
)  # fmt: skip
COMPLETE_CLAIMS = bulk_of(
    COMPLETE_CLAIM, "complete_claims", f"{CLAIM.path}/completion", Text("批量确认认领结果", "Accept several results")
)
GIVE_BACK_CLAIM = CLAIM.act(
    "return", Text("退回认领", "Give a claim back"), SIGNED_IN, GiveBackSchema, name="give_back_claim",
    problems=(CLAIM_NOT_NOW, NOT_THE_CLAIMER),
    description="By the claimer, before the result is told. The place is free again.",
    example={"reason": "设备检修,近期无法提供"},
)  # fmt: skip
TAKE_BACK_CLAIM = CLAIM.act(
    "withdrawal", Text("收回认领", "Take a claim back"), KEEPERS, TakeBackSchema, name="take_back_claim",
    problems=(CLAIM_NOT_NOW,), description=(
        "A claim that was confirmed and is not done: whoever claimed it has left, say, or does not get on with it. "
        "The place is free again."
    ),
    example={"reason": "认领单位已撤销"},
)  # fmt: skip
OFFER_ACTIONS = Actions(
    OFFER,
    OFFER_ACTION,
    {
        OfferAction.CLAIM: CLAIM_OFFER,
        OfferAction.NAMING: NAME_ENTERPRISE,
        OfferAction.WITHDRAWAL: WITHDRAW_OFFER,
    },
)
CLAIM_ACTIONS = Actions(
    CLAIM,
    CLAIM_ACTION,
    {
        ClaimAction.CONFIRMATION: CONFIRM_CLAIM,
        ClaimAction.REFUSAL: REFUSE_CLAIM,
        ClaimAction.PROGRESS: REPORT_CLAIM_PROGRESS,
        ClaimAction.RESULT: REPORT_CLAIM_RESULT,
        ClaimAction.COMPLETION: COMPLETE_CLAIM,
        ClaimAction.RETURN: GIVE_BACK_CLAIM,
        ClaimAction.WITHDRAWAL: TAKE_BACK_CLAIM,
    },
)


def _waiting(step: ClaimWaiting, access: frozenset[Role]) -> Waiting:
    return Waiting(CLAIM, step, access, LIST_CLAIMS, {"waiting": str(step)})


TO_CONFIRM_CLAIM = _waiting(ClaimWaiting.CONFIRMATION, KEEPERS)
TO_COMPLETE_CLAIM = _waiting(ClaimWaiting.COMPLETION, KEEPERS)
TO_REPORT_CLAIM = _waiting(ClaimWaiting.RESULT, ALL_ROLES)

CLAIM_MADE = CLAIM.event("made", Text("已认领", "A problem was claimed"), ClaimData)
CLAIM_CONFIRMED = CLAIM.event("confirmed", Text("认领已确认", "A claim was confirmed"), ClaimData)
CLAIM_REFUSED = CLAIM.event("refused", Text("认领未予确认", "A claim was refused"), ClaimData)
CLAIM_PROGRESS = CLAIM.event("progress-reported", Text("认领进展", "The claimer told how far it is"), ClaimData)
CLAIM_REPORTED = CLAIM.event("reported", Text("认领结果已报告", "The claimer told the result"), ClaimData)
CLAIM_CONTINUED = CLAIM.event(
    "continued", Text("认领结果未予确认", "The result was not accepted: it goes on"), ClaimData
)
CLAIM_DONE = CLAIM.event("done", Text("认领已完成", "The result of a claim was accepted"), ClaimData)
CLAIM_GIVEN_BACK = CLAIM.event("given-back", Text("认领已退回", "A claim was given back"), ClaimData)
CLAIM_TAKEN_BACK = CLAIM.event("taken-back", Text("认领已收回", "A claim was taken back"), ClaimData)
TOLD = Told((CLAIM,))
