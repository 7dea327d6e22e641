"""The writes of leads, what is told of them, what of them is found by text, and their files."""

from typing import Any

from marshmallow import fields, validates_schema

from contracts.bulk import bulk_of
from contracts.common import Change, Strict, Tolerant, choice, chosen, day, described, line, text, version_after
from contracts.files import Attachable
from contracts.money import Money, money
from contracts.problem import Problem, Text
from contracts.requests.investment_kinds import KEEPERS, LEAD_STATUS, VIEWERS
from contracts.requests.leads import LEAD, LIST_LEADS
from contracts.requests.own_numbers import imported
from contracts.requests.project_kinds import PROJECT_STAGE
from contracts.requests.project_steps import NO_STAGES
from contracts.search import Search
from contracts.telling import Told
from contracts.validation import validation_error


def _amount(**options: Any) -> Money:
    return money("What may be invested, in yuan, more than 0; null if unknown.", allow_none=True, **options)


def _next_task(**options: Any) -> Any:
    return line(
        200,
        required=False,
        allow_none=True,
        metadata=described("What is to be done next; null for nothing."),
        **options,
    )


def _next_task_on(**options: Any) -> Any:
    return day("By which day: today or later, with a next task alone.", allow_none=True, **options)


def _both_or_none(data: dict[str, Any]) -> None:
    if (data["next_task"] is None) != (data["next_task_on"] is None):
        at = "next_task_on" if data["next_task_on"] is None else "next_task"
        raise validation_error(
            "`next_task` 和 `next_task_on` 须同时填写。", "Give `next_task` and `next_task_on` together.", at=(at,)
        )


class OpenLeadSchema(Strict):
    """A lead from its first contact."""

    prospect_id = fields.UUID(required=True, metadata=described("An active entry of the libraries."))
    title = line(120, metadata=described("What it is called."))
    owner_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The organization that follows it; needed only by who works for several."),
    )
    chain_id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("The chain it is for; that of the entry by preset.")
    )
    commissioner_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("Who follows it as commissioner: a handler, clerk or dispatcher of today."),
    )
    source = line(200, minimum=0, required=False, load_default="", metadata=described("How it came about."))
    first_contact_on = day("The day of the first contact: today or earlier.", required=True)
    amount = _amount(load_default=None)
    content = text(5000, minimum=0, required=False, load_default="", metadata=described("What it is about."))
    next_task = _next_task(load_default=None)
    next_task_on = _next_task_on(load_default=None)

    @validates_schema
    def _together(self, data: dict[str, Any], **_: object) -> None:
        _both_or_none(data)


class ChangeLeadSchema(Change):
    """What is corrected; what is left out stays."""

    title = line(120, required=False, metadata=described("What it is called."))
    chain_id = fields.UUID(allow_none=True, metadata=described("The chain it is for; null for none."))
    source = line(200, minimum=0, required=False, metadata=described("How it came about."))
    first_contact_on = day("The day of the first contact: today or earlier, and not after the first entry of the log.")
    amount = _amount()
    content = text(5000, minimum=0, required=False, metadata=described("What it is about."))


class LogLeadSchema(Strict):
    """What happened on a day, and what is to be done next."""

    day = day("On which day: from the first contact to today; today by preset.", load_default=None, allow_none=True)
    content = text(2000, metadata=described("What happened."))
    next_task = _next_task(load_default=None)
    next_task_on = _next_task_on(load_default=None)

    @validates_schema
    def _together(self, data: dict[str, Any], **_: object) -> None:
        _both_or_none(data)


class AppointCommissionerSchema(Strict):
    """Who follows it from now on."""

    commissioner_id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described("A handler, clerk or dispatcher of today, of whatever organization; null for nobody."),
    )
    reason = text(500, minimum=0, required=False, load_default="", metadata=described("Why."))


class ConvertLeadSchema(Strict):
    """The project that it becomes, which the organization of the lead owns."""

    kind_id = fields.UUID(required=True, metadata=described("Its kind, by `/v1/project-kinds`."))
    title = line(
        120,
        required=False,
        load_default=None,
        allow_none=True,
        metadata=described("What it is called; as the lead by preset."),
    )
    amount = money("The planned sum in yuan; that of the lead by preset.", load_default=None, allow_none=True)
    starts_on = day("Its planned first day.", required=True)
    ends_on = day("Its planned last day.", required=True)
    stage = choice(
        PROJECT_STAGE,
        "The stage in which it is; only of a kind with stages, where the reserve is the preset.",
        load_default=None,
        allow_none=True,
    )

    @validates_schema
    def _fits(self, data: dict[str, Any], **_: object) -> None:
        if data["ends_on"] < data["starts_on"]:
            raise validation_error("不能早于计划开始日期。", "Must not be before its first day.", at=("ends_on",))


class LoseLeadSchema(Strict):
    """Why it comes to nothing."""

    reason = text(500, metadata=described("Why it comes to nothing."))


class ReopenLeadSchema(Strict):
    """Why it is taken up again."""

    reason = text(500, metadata=described("Why it is taken up again."))


class LeadData(Tolerant):
    """A lead after what happened."""

    id = fields.UUID(required=True, metadata=described("The lead."))
    number = fields.String(required=True, metadata=described("The number that people know it by."))
    title = fields.String(required=True, metadata=described("What it is called."))
    status = chosen(LEAD_STATUS, "How it stands.", required=True)
    prospect_id = fields.UUID(required=True, metadata=described("The investor or target enterprise."))
    prospect_name = fields.String(required=True, metadata=described("Its name."))
    owner_id = fields.UUID(required=True, metadata=described("The organization that follows it."))
    owner_name = fields.String(required=True, metadata=described("Its name."))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it is for."))
    commissioner_id = fields.UUID(required=True, allow_none=True, metadata=described("Who follows it as commissioner."))
    amount = Money(required=True, allow_none=True, metadata=described("What may be invested, in yuan."))
    next_task = fields.String(required=True, allow_none=True, metadata=described("What is to be done next."))
    next_task_on = fields.Date(required=True, allow_none=True, metadata=described("By which day."))
    reason = fields.String(required=True, allow_none=True, metadata=described("The words given for what happened."))
    imported = imported()
    version = version_after()


class LeadConvertedData(LeadData):
    """With the project that it has become."""

    project_id = fields.UUID(required=True, metadata=described("The project."))
    project_number = fields.String(required=True, metadata=described("Its number."))


LEAD_IS_LOST = Problem(
    "lead-lost",
    409,
    Text("线索已流失", "The lead is lost"),
    Text(
        "线索 {number} 已于 {lost_on} 登记流失;如有转机,请先恢复跟进。",
        "Lead {number} is lost since {lost_on}; take it up again first.",
    ),
)
LEAD_IS_PROJECT = Problem(
    "lead-is-project",
    409,
    Text("线索已转为项目", "The lead has become a project"),
    Text(
        "线索 {number} 已于 {converted_on} 转为项目;后续请在项目中办理。",
        "Lead {number} is a project since {converted_on}; go on with that.",
    ),
)
LEAD_GOES_ON = Problem(
    "lead-goes-on",
    409,
    Text("线索在跟进中", "The lead is followed"),
    Text("线索 {number} 的状态为“{status_zh}”,无需恢复。", "Lead {number} is {status_en}, and not lost."),
)
OPEN_LEAD = LEAD.create(
    Text("登记招商线索", "Open a lead"),
    KEEPERS,
    OpenLeadSchema,
    name="open_lead",
    description="By an organization of the caller, which follows it. Another one may keep the entry of the libraries.",
    example={
        "prospect_id": "019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3a",
        "title": "远海生物疫苗分装基地",
        "source": "上海招商推介会",
        "first_contact_on": "2026-11-02",
        "amount": "120000000.00",
        "content": "拟建疫苗分装线两条,用地约五十亩。",
        "next_task": "邀请来区考察",
        "next_task_on": "2026-12-10",
    },
)
OPEN_LEADS = bulk_of(OPEN_LEAD, "open_leads", f"{LEAD.path}/several", Text("批量登记招商线索", "Open several leads"))
CHANGE_LEAD = LEAD.change(
    Text("修改招商线索", "Change a lead"),
    KEEPERS,
    ChangeLeadSchema,
    description="What it was and what it is since stand in its log.",
    example={"amount": "150000000.00"},
)
LOG_LEAD = LEAD.act(
    "log",
    Text("登记跟进情况", "Enter what happened with a lead"),
    KEEPERS,
    LogLeadSchema,
    problems=(LEAD_IS_LOST,),
    description=(
        "By who follows it: the organization, or the commissioner. The next task that is given takes the place of the "
        "one before, which counts as done; without one, nothing is owed any more."
    ),
    example={
        "day": "2026-11-20",
        "content": "企业技术负责人来区看地,对配套管网满意。",
        "next_task": "报送用地方案",
        "next_task_on": "2026-12-15",
    },
)
APPOINT_COMMISSIONER = LEAD.act(
    "commissioner",
    Text("指定特派员", "Name the commissioner of a lead"),
    KEEPERS,
    AppointCommissionerSchema,
    name="appoint_commissioner",
    problems=(LEAD_IS_LOST,),
    description="By the organization that follows it. The commissioner sees it, its log and its contact.",
    example={"commissioner_id": "019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3b"},
)
CONVERT_LEAD = LEAD.act(
    "conversion",
    Text("线索转为项目", "Make a lead a project"),
    KEEPERS,
    ConvertLeadSchema,
    name="convert_lead",
    problems=(LEAD_IS_LOST, LEAD_IS_PROJECT, NO_STAGES),
    description=(
        "Registers the project with the chain and the content of the lead: `project_id` of the answer. Each names the "
        "other; the log of the lead goes on as that of the project, and so does its commissioner."
    ),
    example={
        "kind_id": "019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3a",
        "starts_on": "2026-12-01",
        "ends_on": "2028-06-30",
        "stage": "signed",
    },
)
LOSE_LEAD = LEAD.act(
    "loss",
    Text("登记线索流失", "Enter that a lead is lost"),
    KEEPERS,
    LoseLeadSchema,
    name="lose_lead",
    problems=(LEAD_IS_LOST, LEAD_IS_PROJECT),
    example={"reason": "企业改在外地落户"},
)
REOPEN_LEAD = LEAD.act(
    "reopening",
    Text("恢复跟进线索", "Take up a lost lead again"),
    KEEPERS,
    ReopenLeadSchema,
    name="reopen_lead",
    problems=(LEAD_GOES_ON,),
    example={"reason": "企业重新表达意向"},
)
LEAD_OPENED = LEAD.event("opened", Text("招商线索已登记", "A lead was opened"), LeadData)
LEAD_CHANGED = LEAD.event("changed", Text("招商线索已修改", "A lead was changed"), LeadData)
LEAD_LOGGED = LEAD.event("logged", Text("招商线索有新的跟进", "A lead was followed"), LeadData)
LEAD_COMMISSIONED = LEAD.event("commissioned", Text("招商线索已指定特派员", "A lead has a commissioner"), LeadData)
LEAD_CONVERTED = LEAD.event("converted", Text("招商线索已转为项目", "A lead has become a project"), LeadConvertedData)
LEAD_LOST = LEAD.event("lost", Text("招商线索已流失", "A lead was lost"), LeadData)
LEAD_REOPENED = LEAD.event("reopened", Text("招商线索已恢复跟进", "A lead was taken up again"), LeadData)
LEAD_TASK_DUE = LEAD.event("task-due", Text("招商线索下一步到期", "The next task of a lead is due"), LeadData)

TOLD = Told((LEAD,), audiences={"lead_clerk": Text("跟进单位的服务中心工作人员", "the clerks of who follows the lead")})
SEARCH_LEADS = Search(
    LEAD,
    LIST_LEADS,
    (LEAD_OPENED, LEAD_CHANGED, LEAD_COMMISSIONED),
    names=("title", "prospect_name"),
    codes=("number", "ledger_number"),
    words=("content", "source"),
)
LEAD_FILES = Attachable(LEAD, Text("线索附件", "file of a lead"), sees=VIEWERS, adds=KEEPERS, removes=KEEPERS)
