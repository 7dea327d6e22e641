"""The writes of agreements: registered, changed, renewed, ended early."""

from typing import Any

from marshmallow import fields, validate, validates_schema

from contracts.actions import Actions
from contracts.common import Change, Strict, choice, day, described, line, text
from contracts.money import Money, money
from contracts.problem import Problem, Text
from contracts.requests.agreement_kinds import AGREEMENT_ACTION, AGREEMENT_KIND, PARTY_KIND, AgreementAction, PartyKind
from contracts.requests.agreements import AGREEMENT, KEEPERS, MOST_PARTIES
from contracts.requests.own_numbers import LEDGER_NUMBER_TAKEN, ledger_number
from contracts.validation import validation_error


def _amount(**options: Any) -> Money:
    return money("In yuan, more than 0; a technology contract has one.", allow_none=True, **options)


class NamePartySchema(Strict):
    """A party: an organization of the district by its id, or anybody else by name."""

    organization_id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("An organization of the district.")
    )
    name = line(
        120,
        required=False,
        load_default=None,
        allow_none=True,
        metadata=described("The name of somebody outside; the same name means the same party."),
    )
    kind = choice(PARTY_KIND, "What it is; only with a name.", load_default=None, allow_none=True)
    affiliation = line(
        120,
        required=False,
        load_default=None,
        allow_none=True,
        metadata=described("Where an expert works, by which experts of one name are told apart."),
    )

    @validates_schema
    def _one_of_both(self, data: dict[str, Any], **_: object) -> None:
        if (data["organization_id"] is None) == (data["name"] is None):
            raise validation_error("请给出 `organization_id` 或 `name` 之一。", "Give `organization_id` or `name`.")
        if (data["kind"] is None) != (data["name"] is None):
            raise validation_error(
                "按名称填写的签约方须有类别,其他的没有。", "Give it with `name` alone.", at=("kind",)
            )
        if data["affiliation"] is not None and data["kind"] != PartyKind.EXPERT:
            raise validation_error("仅用于专家。", "Only for an expert.", at=("affiliation",))


def _parties(**options: Any) -> fields.List:
    return fields.List(
        fields.Nested(NamePartySchema),
        validate=validate.Length(min=2, max=MOST_PARTIES),
        metadata=described(f"Its parties, 2 to {MOST_PARTIES}, each once; whoever keeps it need not be one."),
        **options,
    )


def _ends_after_start(data: dict[str, Any]) -> None:
    if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
        raise validation_error("不能早于生效日期。", "Must not be earlier than its first day.", at=("ends_on",))


class RegisterAgreementSchema(Strict):
    """An agreement that was signed."""

    title = line(120, metadata=described("What it is called."))
    kind = choice(AGREEMENT_KIND, "What it is about.", required=True)
    owner_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The organization that keeps it; needed only by who works for several."),
    )
    chain_id = fields.UUID(load_default=None, allow_none=True, metadata=described("The chain it is for, if any."))
    parties = _parties(required=True)
    signed_on = day("When it was signed: today or earlier.", required=True)
    starts_on = day("Its first day; that of the signing by preset.", load_default=None, allow_none=True)
    ends_on = day("Its last day; null for one without an end.", load_default=None, allow_none=True)
    amount = _amount(load_default=None)
    content = text(5000, minimum=0, required=False, load_default="", metadata=described("What was agreed."))
    ledger_number = ledger_number(load_default=None)

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        _ends_after_start({**data, "starts_on": data["starts_on"] or data["signed_on"]})


class ChangeAgreementSchema(Change):
    """What is corrected, or agreed otherwise; what is left out stays."""

    title = line(120, required=False, metadata=described("What it is called."))
    kind = choice(AGREEMENT_KIND, "What it is about.")
    chain_id = fields.UUID(allow_none=True, metadata=described("The chain it is for; null for none."))
    parties = _parties()
    signed_on = day("When it was signed: today or earlier.")
    starts_on = day("Its first day.")
    ends_on = day("Its last day; null for one without an end.", allow_none=True)
    amount = _amount()
    content = text(5000, minimum=0, required=False, metadata=described("What was agreed."))
    ledger_number = ledger_number()
    reason = text(500, minimum=0, required=False, metadata=described("Why, for the history."))

    @validates_schema
    def _more_than_a_reason(self, data: dict[str, Any], **_: object) -> None:
        if set(data) == {"reason"}:
            raise validation_error("请至少给出一个要修改的字段。", "Give at least one field to change.", at=("reason",))


class RenewAgreementSchema(Strict):
    """The agreement that follows, with the same parties."""

    signed_on = day("When the renewal was signed: today or earlier.", required=True)
    starts_on = day(
        "Its first day, after the last day of the one that it renews; the day after that by preset.",
        load_default=None,
        allow_none=True,
    )
    ends_on = day("Its last day; null for one without an end.", load_default=None, allow_none=True)
    amount = _amount(load_default=None)
    title = line(
        120, required=False, load_default=None, allow_none=True, metadata=described("What it is called; as before.")
    )
    content = text(
        5000,
        minimum=0,
        required=False,
        load_default=None,
        allow_none=True,
        metadata=described("What was agreed; as before by preset."),
    )


class EndAgreementSchema(Strict):
    """That it ends before the day that was agreed, and why."""

    ended_on = day("Its last day: not before it was signed, and before the last day that was agreed.", required=True)
    reason = text(500, metadata=described("Why."))


AGREEMENT_OVER = Problem(
    "agreement-over",
    409,
    Text("协议已终止", "The agreement is over"),
    Text("协议 {number} 已于 {last_day} 终止。", "The last day of agreement {number} was {last_day}."),
)
AGREEMENT_ENDED_EARLY = Problem(
    "agreement-ended-early",
    409,
    Text("协议已提前终止", "The agreement was ended early"),
    Text("协议 {number} 提前终止于 {ended_on}。", "Agreement {number} was ended early, with {ended_on}."),
)
AGREEMENT_RENEWED = Problem(
    "agreement-renewed",
    409,
    Text("协议已续签", "The agreement was renewed"),
    Text("协议 {number} 已续签为 {successor}。", "Agreement {number} was renewed by {successor}."),
)
AGREEMENT_WITHOUT_END = Problem(
    "agreement-without-end",
    409,
    Text("协议没有到期日期", "The agreement has no end"),
    Text("协议 {number} 没有到期日期,无需续签。", "Agreement {number} has no last day, and nothing to renew."),
)

REGISTER_AGREEMENT = AGREEMENT.create(
    Text("登记协议", "Register an agreement"),
    KEEPERS,
    RegisterAgreementSchema,
    name="register_agreement",
    problems=(LEDGER_NUMBER_TAKEN,),
    description="By an organization of the caller, which keeps it. What lies in the past is registered alike.",
    example={
        "title": "滨海园区与海州大学产学研合作协议",
        "kind": "university_industry",
        "parties": [
            {"organization_id": "01980000-0000-7000-8000-000000000001"},
            {"name": "海州大学", "kind": "university"},
        ],
        "signed_on": "2026-11-20",
        "starts_on": "2026-12-01",
        "ends_on": "2029-11-30",
        "amount": "3000000.00",
        "content": "共建中试平台,三年内联合攻关五个项目。",
    },
)
CHANGE_AGREEMENT = AGREEMENT.change(
    Text("修改协议", "Change an agreement"),
    KEEPERS,
    ChangeAgreementSchema,
    problems=(AGREEMENT_ENDED_EARLY, AGREEMENT_RENEWED, LEDGER_NUMBER_TAKEN),
    description=(
        "What it was and what it is since stand in its history. The term of one that was renewed or ended early stays."
    ),
    example={"ends_on": "2030-11-30", "reason": "补充协议延长一年"},
)
RENEW_AGREEMENT = AGREEMENT.act(
    "renewal",
    Text("续签协议", "Renew an agreement"),
    KEEPERS,
    RenewAgreementSchema,
    name="renew_agreement",
    problems=(AGREEMENT_RENEWED, AGREEMENT_ENDED_EARLY, AGREEMENT_WITHOUT_END),
    description=(
        "Registers the agreement that follows, with the same kind, parties and chain: `successor_id` of the answer. An "
        "agreement has one successor; one that has expired can be renewed still."
    ),
    example={"signed_on": "2026-11-20", "ends_on": "2029-12-31", "amount": "3600000.00"},
)
END_AGREEMENT = AGREEMENT.act(
    "ending",
    Text("提前终止协议", "End an agreement early"),
    KEEPERS,
    EndAgreementSchema,
    name="end_agreement",
    problems=(AGREEMENT_OVER, AGREEMENT_ENDED_EARLY, AGREEMENT_RENEWED),
    example={"ended_on": "2026-11-30", "reason": "合作方机构撤并"},
)
AGREEMENT_ACTIONS = Actions(
    AGREEMENT,
    AGREEMENT_ACTION,
    {
        AgreementAction.CHANGE: CHANGE_AGREEMENT,
        AgreementAction.RENEWAL: RENEW_AGREEMENT,
        AgreementAction.ENDING: END_AGREEMENT,
    },
)
