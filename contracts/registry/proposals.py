"""Proposals: acts that concern roles of trust and take effect when a second person approves them (decision 0028)."""

from typing import ClassVar

from marshmallow import fields

from contracts.actions import listing
from contracts.common import Strict, chosen, described
from contracts.problem import Problem, Text
from contracts.registry.kinds import POST_KIND
from contracts.registry.shared import REGISTRARS, NamedPersonSchema
from contracts.resource import Resource
from contracts.sight import SeenBy
from contracts.vocabulary import Codes, Vocabulary

# What is left undecided for so many days expires.
DAYS = 7


class ProposalAct(Codes):
    """What is proposed: the operation that a registrar has called."""

    GIVE_POST = "give_post", "任职", "giving a post"
    OPEN_ACCOUNT = "open_account", "开通账号", "opening an account"
    CHANGE_ACCOUNT = "change_account", "重置密码或恢复账号", "resetting or reopening an account"
    CHANGE_PERSON = (
        "change_person",
        "修改姓名、联系方式或恢复人员",
        "changing the name or contact of a person, or reactivating one",
    )
    IMPORT_FILE = "import_file", "导入电子表格", "importing a spreadsheet"


class ProposalStatus(Codes):
    """Where a proposal stands."""

    PENDING = "pending", "待批准", "waiting for approval"
    APPROVED = "approved", "已批准并生效", "approved, and in effect"
    REFUSED = "refused", "已拒绝", "refused"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"
    EXPIRED = "expired", "已过期", "expired"


class ProposalWaiting(Codes):
    """What somebody has to do with a proposal."""

    APPROVAL = "approval", "待批准的提案", "a proposal to be approved or refused"


class ProposalAction(Codes):
    """What somebody can do with a proposal: the last part of the path of the operation."""

    APPROVAL = "approval", "批准", "approve"
    REFUSAL = "refusal", "拒绝", "refuse"
    WITHDRAWAL = "withdrawal", "撤回", "withdraw"


PROPOSAL_ACTION = Vocabulary.of(ProposalAction, Text("对提案可执行的操作", "What somebody can do with a proposal"))
PROPOSAL_WAITING = Vocabulary.of(ProposalWaiting, Text("提案待办", "What somebody has to do with a proposal"))
PROPOSAL_ACT = Vocabulary.of(ProposalAct, Text("提案事项", "What is proposed"), members=True)
PROPOSAL_STATUS = Vocabulary.of(ProposalStatus, Text("提案状态", "Where a proposal stands"), members=True)


PROPOSED_FIELD = Vocabulary(
    "ProposedField",
    Text("提案更改的内容", "What a proposal changes of a person or an account"),
    {
        "name": Text("姓名", "name"),
        "phone": Text("手机", "telephone"),
        "email": Text("电子邮箱", "e-mail"),
        "locale": Text("语言", "language"),
        "login": Text("登录名", "login"),
        "active": Text("是否有效", "whether active"),
        "reset_password": Text("重置密码", "reset of the password"),
        "reset_factor": Text("重置第二因素", "reset of the second factor"),
        "unlock": Text("解除锁定", "end of the delay"),
        "end_sessions": Text("结束会话", "end of the sessions"),
    },
)


class ProposedValueSchema(Strict):
    """What a field of a person would become."""

    heads: ClassVar = {
        "field": Text("字段", "field"),
        "value": Text("新值", "value"),
    }

    field = chosen(PROPOSED_FIELD, "`name`, `phone`, `email` or `login`.", required=True)
    value = fields.String(
        required=True,
        allow_none=True,
        metadata=described("The new value, telephone and e-mail masked; null if it is removed.", personal=True),
    )


class ProposedPersonSchema(NamedPersonSchema):
    """A person whom a proposal concerns, named as when it was proposed."""

    heads: ClassVar = {
        "values": Text("新值", "values"),
    }

    code = fields.String(required=True, allow_none=True, metadata=described("The local key, if there is one."))
    values = fields.List(
        fields.Nested(ProposedValueSchema),
        required=True,
        metadata=described("What would be changed of the person: name, how the person is reached, a new login."),
    )


class ProposedPostSchema(Strict):
    """A post of trust that would be given or prolonged; names as they were when it was proposed."""

    kind = chosen(POST_KIND, "What the person would be responsible for.", required=True)
    person = fields.String(required=True, metadata=described("The name of the person."))
    organization = fields.String(required=True, metadata=described("The name of the organization."))
    chain = fields.String(
        required=True, allow_none=True, metadata=described("The name of the chain, if it is for one.")
    )
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True, allow_none=True)


class ProposalSchema(Strict):
    """An act that waits for a second person, or what became of it."""

    heads: ClassVar = {
        "act": Text("提议内容", "act"),
        "filename": Text("文件", "file"),
        "proposed_by": Text("提议人", "proposed by"),
        "proposed_at": Text("提议时间", "proposed"),
        "decided_by": Text("决定人", "decided by"),
        "decided_at": Text("决定时间", "decided"),
    }

    id = fields.UUID(required=True)
    act = chosen(PROPOSAL_ACT, "What is proposed.", required=True)
    status = chosen(PROPOSAL_STATUS, "Where it stands.", required=True)
    persons = fields.List(
        fields.Nested(ProposedPersonSchema),
        required=True,
        metadata=described("Whom it concerns, as far as they are registered: none of them can approve it."),
    )
    posts = fields.List(
        fields.Nested(ProposedPostSchema), required=True, metadata=described("The roles of trust that it would give.")
    )
    changes = fields.List(
        chosen(PROPOSED_FIELD),
        required=True,
        metadata=described("The fields that it changes, such as `reset_password`."),
    )
    filename = fields.String(required=True, allow_none=True, metadata=described("The file of an import."))
    proposed_by = fields.Nested(NamedPersonSchema, required=True)
    proposed_at = fields.AwareDateTime(required=True)
    expires_at = fields.AwareDateTime(required=True, metadata=described("When it ends by itself."))
    decided_by = fields.Nested(NamedPersonSchema, required=True, allow_none=True)
    decided_at = fields.AwareDateTime(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True, metadata=described("Why it was refused."))
    actions = listing(PROPOSAL_ACTION)
    version = fields.Integer(required=True)


PROPOSAL = Resource(
    "registry",
    "proposal",
    Text("提案", "proposal"),
    "/v1/proposals",
    ProposalSchema,
    seen_by=SeenBy(persons=("person_id", "proposed_by"), everything=REGISTRARS),
)

SECOND_PERSON = (
    "Where it concerns a role of trust (dispatcher, supervisor, chain chief, registrar), a registrar only proposes it: "
    "202 with the proposal, which takes effect when another registrar or an operator approves it. Operators need no "
    "second person; other operators and the person are told."
)
PROPOSED_ALREADY = Problem(
    "proposed-already",
    409,
    Text("已有相同提案", "It is proposed already"),
    Text("相同内容的提案 {id} 正待批准。", "The proposal {id} with the same content waits for approval."),
)
PROPOSED_OTHERWISE = Problem(
    "proposed-otherwise",
    409,
    Text("同一人的同一项已有提案", "Something else is proposed for it already"),
    Text(
        "提案 {id} 正待批准,也要更改 {name} 的 {fields}。请先撤回或拒绝该提案。",
        "The proposal {id} waits for approval and changes {fields} of {name} too. Withdraw or refuse it first.",
    ),
)
