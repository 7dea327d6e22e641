"""The second person: who approves, refuses and withdraws proposals, and what people are told of roles of trust."""

from marshmallow import fields

from contracts.actions import Actions
from contracts.common import PageQuery, Strict, Tolerant, choice, chosen, described, text
from contracts.jobs import TOO_MANY_JOBS
from contracts.ledgers import BUSY, FILE_UNREADABLE, IMPORT_REFUSED
from contracts.operation import SIGNED_IN
from contracts.problem import HASHING_BUSY, Problem, Text
from contracts.registry.accounts import ACCOUNT_EXISTS, LOGIN_TAKEN, NOT_FOR_YOU
from contracts.registry.imports import JOBS
from contracts.registry.kinds import POST_KIND
from contracts.registry.problems import CHAIN_NEEDED, LAST_OF_ROLE, POST_TAKEN, WRONG_KIND
from contracts.registry.proposals import (
    DAYS,
    PROPOSAL,
    PROPOSAL_ACT,
    PROPOSAL_ACTION,
    PROPOSAL_STATUS,
    PROPOSAL_WAITING,
    ProposalAction,
    ProposalSchema,
    ProposalWaiting,
)
from contracts.registry.shared import DAYS_REVERSED, REGISTRARS
from contracts.resource import Resource
from contracts.telling import Told
from contracts.vocabulary import Codes, Vocabulary
from contracts.worklists import Waiting

NOT_THE_SECOND = Problem(
    "not-the-second-person",
    403,
    Text("须由另一人批准", "A second person approves"),
    Text(
        "提案人及提案所涉人员不能批准该提案。请由其他登记员或平台管理员批准。",
        "Neither who proposed it nor whom it concerns approves a proposal. Another registrar or an operator does.",
    ),
)
NOT_YOURS = Problem(
    "not-your-proposal",
    403,
    Text("只能撤回自己的提案", "Only one's own proposal is withdrawn"),
    Text("此提案由 {proposer} 提出。可拒绝,不能代为撤回。", "{proposer} proposed it. Refuse it instead."),
)
PROPOSAL_DECIDED = Problem(
    "proposal-decided",
    409,
    Text("提案已结束", "The proposal has ended"),
    Text("提案状态为“{status_zh}”,不能再作决定。", "It is {status_en}, and nothing can be decided any more."),
)
PROPOSER_LEFT = Problem(
    "proposer-left",
    409,
    Text("提案人已不再任职", "Who proposed it holds the post no more"),
    Text(
        "{proposer} 已不再是登记员。请由现任登记员重新提出。",
        "{proposer} is no registrar any more. Let somebody who is one propose it again.",
    ),
)

PROPOSAL_OUTDATED = Problem(
    "proposal-outdated",
    409,
    Text("提案所示名称已变更", "The names are not those of the proposal any more"),
    Text(
        "提案所示与现状不同:{changed}。请拒绝或撤回该提案,核实后重新提出。",
        "What the proposal shows has changed: {changed}. Refuse or withdraw it, and propose it again.",
    ),
)


class FullValueSchema(Strict):
    """What a field of a person would become."""

    field = fields.String(required=True, metadata=described("`name`, `phone` or `email`."))
    value = fields.String(
        required=True, allow_none=True, metadata=described("In full; null if it is removed.", personal=True)
    )


class ApprovalSchema(ProposalSchema):
    """A proposal that has taken effect."""

    one_time_password = fields.String(
        required=True,
        allow_none=True,
        metadata=described("Where an account was opened or reset: told once, here, and never again.", secret=True),
    )


class ProposedValuesSchema(Strict):
    """What a waiting proposal would change of a person, in full."""

    id = fields.UUID(required=True)
    values = fields.List(
        fields.Nested(FullValueSchema),
        required=True,
        metadata=described("Empty for other acts, and once it is decided on: nothing in full is kept."),
    )


class ProposalListQuery(PageQuery):
    """Which proposals."""

    status = choice(PROPOSAL_STATUS, "Only those that stand so.", load_default=None)
    act = choice(PROPOSAL_ACT, "Only this kind of act.", load_default=None)
    waiting = choice(PROPOSAL_WAITING, "Waiting for the caller to do this, as in the worklist.", load_default=None)
    person_id = fields.UUID(load_default=None, metadata=described("Concerning this person."))
    proposed_by = fields.UUID(load_default=None, metadata=described("Proposed by this person."))


class RefuseProposalSchema(Strict):
    """Why a proposal is refused."""

    reason = text(500, metadata=described("Why; the proposer and the person concerned are told."))


_ENDED = (PROPOSAL_DECIDED,)

LIST_PROPOSALS = PROPOSAL.list(
    Text("提案列表", "List proposals"), REGISTRARS, ProposalListQuery, description="The newest first."
)
TO_APPROVE = Waiting(
    PROPOSAL, ProposalWaiting.APPROVAL, REGISTRARS, LIST_PROPOSALS, {"waiting": str(ProposalWaiting.APPROVAL)}
)
GET_PROPOSAL = PROPOSAL.read(
    Text("查看提案", "Read a proposal"),
    SIGNED_IN,
    description="For registrars, operators, who proposed it, and whom it concerns.",
    etag=True,
)
GET_PROPOSED_VALUES = PROPOSAL.part(
    "values",
    Text("查看拟改姓名和联系方式(留痕)", "Read the proposed name, telephone and e-mail in full"),
    REGISTRARS,
    name="get_proposed_values",
    description="Of a proposal that changes a person and waits. Every read is written down.",
    result=ProposedValuesSchema,
    audited=True,
)
APPROVE_PROPOSAL = PROPOSAL.act(
    "approval",
    Text("批准提案", "Approve a proposal"),
    REGISTRARS,
    name="approve_proposal",
    result=ApprovalSchema,
    description=(
        "By a registrar or an operator who neither proposed it nor is concerned by it. The act is done in this call, "
        "by the rules and the data of now, and refused as if it were called now; the proposal then still waits. A "
        "large file is imported as a job (202). Who proposed it must still be a registrar, and persons, organizations "
        "and chains be named as the proposal shows. "
        f"A proposal expires after {DAYS} days."
    ),
    problems=(
        NOT_THE_SECOND,
        *_ENDED,
        PROPOSER_LEFT,
        PROPOSAL_OUTDATED,
        POST_TAKEN,
        WRONG_KIND,
        CHAIN_NEEDED,
        DAYS_REVERSED,
        NOT_FOR_YOU,
        LOGIN_TAKEN,
        ACCOUNT_EXISTS,
        LAST_OF_ROLE,
        HASHING_BUSY,
        IMPORT_REFUSED,
        FILE_UNREADABLE,
        BUSY,
        TOO_MANY_JOBS,
    ),
    accepted=(JOBS.resource,),
)
REFUSE_PROPOSAL = PROPOSAL.act(
    "refusal",
    Text("拒绝提案", "Refuse a proposal"),
    REGISTRARS,
    RefuseProposalSchema,
    name="refuse_proposal",
    description="By a registrar or an operator who did not propose it.",
    problems=(NOT_THE_SECOND, *_ENDED),
    example={"reason": "人选尚未经研究确定"},
)
WITHDRAW_PROPOSAL = PROPOSAL.act(
    "withdrawal",
    Text("撤回提案", "Withdraw a proposal"),
    REGISTRARS,
    name="withdraw_proposal",
    problems=(NOT_YOURS, *_ENDED),
)


class ProposalData(Tolerant):
    """A proposal."""

    id = fields.UUID(required=True, metadata=described("The proposal."))
    act = chosen(PROPOSAL_ACT, "What is proposed.", required=True)
    persons = fields.String(
        required=True, metadata=described("The names and codes of whom it concerns.", personal=True)
    )
    person_id = fields.UUID(required=True, allow_none=True, metadata=described("Whom it concerns; null for an import."))
    posts = fields.List(
        chosen(POST_KIND), required=True, metadata=described("The roles of trust that it would give, each once.")
    )
    proposed_by = fields.UUID(required=True, metadata=described("Who proposed it."))
    proposer = fields.String(required=True, metadata=described("The name of who proposed it.", personal=True))
    decided_by = fields.UUID(required=True, allow_none=True, metadata=described("Who decided."))
    decider = fields.String(
        required=True, allow_none=True, metadata=described("The name of who decided.", personal=True)
    )
    reason = fields.String(required=True, allow_none=True, metadata=described("Why it was refused."))
    expires_at = fields.AwareDateTime(required=True, metadata=described("When it ends by itself."))


class TrustChange(Codes):
    """What happened to the account of somebody in a role of trust."""

    OPENED = "opened", "已开通", "opened"
    RESET = "reset", "密码已重置", "given a one-time password"
    RESET_BY_MAIL = "reset_by_mail", "密码已凭邮件验证码设置", "given a password with a code sent by mail"
    FACTOR_REMOVED = "factor_removed", "第二因素已移除", "left without its second factor"
    KEY_MADE = "key_made", "已获发接口密钥", "given an API key"
    REOPENED = "reopened", "已恢复", "opened again"
    REACHED = "reached", "联系方式已变更", "given other contact details"
    RENAMED = "renamed", "姓名已变更", "given another name"
    TO_BE_OPENED = "to_be_opened", "须重新开通", "to be opened anew"


TRUST_CHANGE = Vocabulary.of(
    TrustChange, Text("要职人员账号变更", "What happened to the account of a person of trust"), members=True
)


class TrustPostData(Tolerant):
    """A role of trust that was given or has been ended."""

    person_id = fields.UUID(required=True, metadata=described("Who holds it."))
    person = fields.String(required=True, metadata=described("The name.", personal=True))
    kind = chosen(POST_KIND, "Which role.", required=True)
    organization = fields.String(required=True, metadata=described("The name of the organization."))
    chain = fields.String(
        required=True, allow_none=True, metadata=described("The name of the chain, if it is for one.")
    )
    valid_from = fields.Date(required=True, metadata=described("The first day."))
    valid_to = fields.Date(required=True, allow_none=True, metadata=described("The last day, if it has one."))
    by = fields.String(required=True, metadata=described("Who did it, or approved it.", personal=True))
    imported = fields.Boolean(required=True, metadata=described("Whether an import did it."))


class TrustAccountData(Tolerant):
    """A change of the account of somebody in a role of trust, or of how that person is reached."""

    person_id = fields.UUID(required=True, metadata=described("Whose."))
    person = fields.String(required=True, metadata=described("The name.", personal=True))
    change = chosen(TRUST_CHANGE, "What happened.", required=True)
    by = fields.String(required=True, metadata=described("Who did it, or approved it.", personal=True))


class TrustImportData(Tolerant):
    """An import that gave or ended roles of trust."""

    filename = fields.String(required=True, metadata=described("The file."))
    posts = fields.Integer(required=True, metadata=described("How many posts of trust it gave, prolonged or ended."))
    by = fields.String(required=True, metadata=described("Who did it, or approved it.", personal=True))


class TrustKeysData(Tolerant):
    """A change of the keys that sign access tokens."""

    by = fields.String(required=True, metadata=described("Who did it.", personal=True))


# The subject is the person, or what was done.
TRUST = Resource("registry", "trust", Text("要职", "role of trust"), "/v1/persons", TrustPostData, plural="trust")

PROPOSAL_MADE = PROPOSAL.event("made", Text("提案待批准", "A proposal waits for approval"), ProposalData)
PROPOSAL_APPROVED = PROPOSAL.event(
    "approved", Text("提案已批准", "A proposal was approved, and took effect"), ProposalData
)
PROPOSAL_REFUSED = PROPOSAL.event("refused", Text("提案已拒绝", "A proposal was refused"), ProposalData)
PROPOSAL_WITHDRAWN = PROPOSAL.event("withdrawn", Text("提案已撤回", "A proposal was withdrawn"), ProposalData)
PROPOSAL_EXPIRED = PROPOSAL.event("expired", Text("提案已过期", "A proposal expired"), ProposalData)
TRUST_GIVEN = TRUST.event("given", Text("已任要职", "A role of trust was given or prolonged"), TrustPostData)
TRUST_ENDED = TRUST.event("ended", Text("要职已终止", "A role of trust was ended"), TrustPostData)
TRUST_ACCOUNT = TRUST.event(
    "account-changed", Text("要职人员账号已变更", "The account of a person of trust was changed"), TrustAccountData
)
TRUST_IMPORTED = TRUST.event(
    "imported", Text("导入涉及要职", "An import gave or ended roles of trust"), TrustImportData
)
TRUST_KEYS = TRUST.event(
    "keys-changed", Text("签名密钥已更换", "The keys of access tokens were changed"), TrustKeysData
)

TOLD = Told(
    (PROPOSAL, TRUST),
    audiences={
        "proposer": Text("提案人", "who proposed it"),
        "decider": Text("作出决定的人", "who decided on it"),
    },
)
PROPOSAL_ACTIONS = Actions(
    PROPOSAL,
    PROPOSAL_ACTION,
    {
        ProposalAction.APPROVAL: APPROVE_PROPOSAL,
        ProposalAction.REFUSAL: REFUSE_PROPOSAL,
        ProposalAction.WITHDRAWAL: WITHDRAW_PROPOSAL,
    },
)
