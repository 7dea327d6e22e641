"""Meetings: convened by those whom their kind names, held with or without a quorum, minuted, and amended openly."""

from typing import Any, ClassVar

from marshmallow import fields, validate, validates_schema

from contracts.actions import listing
from contracts.audiences import EVERYBODY
from contracts.common import (
    Change,
    PageQuery,
    Strict,
    Tolerant,
    choice,
    chosen,
    day,
    described,
    line,
    moment,
    page_of,
    several,
    text,
    version_after,
)
from contracts.operation import SIGNED_IN
from contracts.problem import Text
from contracts.requests.meetings_kinds import MemberSchema, check_once, organizations
from contracts.requests.meetings_refusals import (
    AMENDED_ENOUGH,
    MEETING_AHEAD,
    MEETING_NOT_NOW,
    NOT_THE_CONVENOR,
    QUORUM_RELIED_ON,
)
from contracts.requests.meetings_vocabulary import (
    CONVENORS,
    MEETING_ACTION,
    MEETING_ORDER,
    MEETING_STATUS,
    MEETING_STEP,
    MEETING_WAITING,
    MeetingWaiting,
)
from contracts.requests.own_numbers import imported, ledger_number_shown
from contracts.requests.rotation_kinds import from_rotation, made_from_rotation
from contracts.resource import Resource
from contracts.roles import ALL_ROLES, ROLE, Role
from contracts.search import Search, sought
from contracts.sight import SeenBy
from contracts.telling import Told
from contracts.validation import validation_error
from contracts.worklists import Waiting

MOST_POINTS = 50
MOST_AMENDMENTS = 20


class MeetingSchema(Strict):
    """A meeting as lists show it."""

    heads: ClassVar = {
        "kind_name": Text("会议类型", "kind"),
        "organization_name": Text("召集单位", "convened by"),
        "place": Text("地点", "place"),
        "starts_at": Text("开始时间", "begins"),
        "ends_at": Text("结束时间", "ends"),
        "members": Text("成员单位数", "members"),
        "attended": Text("到会成员单位数", "members that attended"),
        "quorate": Text("达到规定到会数", "quorum reached"),
        "reason": Text("取消原因", "why cancelled"),
        "approved_at": Text("纪要审定时间", "minutes approved"),
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata=described("The number for people.", audience=EVERYBODY))
    ledger_number = ledger_number_shown()
    kind_id = fields.UUID(required=True)
    kind_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    title = fields.String(required=True, metadata=described("What it is about.", audience=EVERYBODY))
    organization_id = fields.UUID(required=True, metadata=described("The organization that convenes it."))
    organization_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    chain_id = fields.UUID(required=True, allow_none=True)
    chain_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    place = fields.String(required=True, metadata=described("Where.", audience=EVERYBODY))
    starts_at = fields.AwareDateTime(required=True, metadata=described("When it begins."))
    ends_at = fields.AwareDateTime(required=True, metadata=described("When it ends."))
    status = chosen(MEETING_STATUS, "How it stands.", required=True)
    members = fields.Integer(required=True, metadata=described("How many members it has."))
    attended = fields.Integer(
        required=True, allow_none=True, metadata=described("How many of them attended; null until it is held.")
    )
    quorate = fields.Boolean(
        required=True,
        allow_none=True,
        metadata=described("Whether it had a quorum and can resolve, not only take note; null until it is held."),
    )
    reason = fields.String(
        required=True, allow_none=True, metadata=described("Why it was cancelled.", audience=EVERYBODY)
    )
    approved_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When its minutes were approved.")
    )
    actions = listing(MEETING_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class MeetingMemberSchema(MemberSchema):
    """An organization that is expected."""

    member = fields.Boolean(required=True, metadata=described("Whether it is a member, or invited besides."))
    attended = fields.Boolean(
        required=True,
        allow_none=True,
        metadata=described("Whether it attended; null until that is entered, and if only how many did is known."),
    )


class MeetingHistorySchema(Strict):
    """One step with a meeting."""

    heads: ClassVar = {
        "at": Text("时间", "when"),
        "action": Text("步骤", "step"),
        "words": Text("内容", "words"),
        "before": Text("更正前", "before"),
        "after": Text("更正后", "after"),
    }

    id = fields.UUID(required=True)
    at = fields.AwareDateTime(required=True)
    action = chosen(MEETING_STEP, "What was done.", required=True)
    person_id = fields.UUID(required=True)
    person_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    role = chosen(ROLE, "In which role.", required=True)
    words = fields.String(
        required=True, allow_none=True, metadata=described("The words given for it.", audience=EVERYBODY)
    )
    before = fields.String(
        required=True, allow_none=True, metadata=described("The minutes before they were amended.", audience=EVERYBODY)
    )
    after = fields.String(
        required=True, allow_none=True, metadata=described("The minutes as amended.", audience=EVERYBODY)
    )


class MeetingDetailSchema(MeetingSchema):
    """A meeting with its agenda, who is expected, and its minutes."""

    rotation_id = made_from_rotation()
    chair_id = fields.UUID(required=True, allow_none=True, metadata=described("Who takes the chair, of a rotation."))
    chair_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    agenda = fields.List(
        fields.String(metadata={"audience": EVERYBODY}), required=True, metadata=described("Its points in order.")
    )
    expected = fields.List(
        fields.Nested(MeetingMemberSchema), required=True, metadata=described("Who is expected: members and guests.")
    )
    needed = fields.Integer(required=True, metadata=described("How many members are a quorum; 0 if none is needed."))
    minutes = fields.String(
        required=True, allow_none=True, metadata=described("The minutes as amended last.", audience=EVERYBODY)
    )
    amended = fields.Integer(required=True, metadata=described("How often they were amended; the history shows how."))


def _agenda(**options: Any) -> fields.List:
    return fields.List(
        line(200), validate=validate.Length(max=MOST_POINTS), metadata=described("Its points in order."), **options
    )


class ConveneMeetingSchema(Strict):
    """A meeting that is convened."""

    kind_id = fields.UUID(required=True, metadata=described("Its kind."))
    title = line(200, metadata=described("What it is about."))
    organization_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The organization that convenes it; needed only by those who convene for several."),
    )
    chain_id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("Its chain; that of the caller's post, if that has one.")
    )
    place = line(200, metadata=described("The place."))
    starts_at = moment("When it begins: in the future.", required=True)
    ends_at = moment("When it ends: later than it begins.", required=True)
    agenda = _agenda(load_default=list)
    guest_ids = organizations("Organizations invited besides the members.", load_default=list)
    rotation_id = from_rotation()

    @validates_schema
    def _fits(self, data: dict[str, Any], **_: object) -> None:
        check_once(data, "guest_ids")


class ChangeMeetingSchema(Change):
    """What is planned otherwise."""

    title = line(200, required=False, metadata=described("What it is about."))
    place = line(200, required=False, metadata=described("The place."))
    starts_at = moment("When it begins: in the future.")
    ends_at = moment("When it ends: later than it begins.")
    agenda = _agenda()
    guest_ids = organizations("Organizations invited besides the members.")

    @validates_schema
    def _fits(self, data: dict[str, Any], **_: object) -> None:
        check_once(data, "guest_ids")


class CancelMeetingSchema(Strict):
    """Why it is not held."""

    reason = text(500, metadata=described("Why."))


class AttendanceSchema(Strict):
    """Who attended."""

    present_ids = organizations("Those of the expected organizations that attended.", required=True)

    @validates_schema
    def _fits(self, data: dict[str, Any], **_: object) -> None:
        check_once(data, "present_ids")


class TakeMinutesSchema(Strict):
    """The minutes."""

    minutes = text(20_000, metadata=described("What was discussed and agreed."))


class AmendMinutesSchema(Strict):
    """Minutes that were approved, as they should read."""

    minutes = text(20_000, metadata=described("The whole minutes as they should read."))
    reason = text(500, metadata=described("Why."))


class MeetingsQuery(PageQuery):
    """Which meetings."""

    q = sought("What is sought in its title, number and minutes.")
    kind_id = fields.UUID(load_default=None, metadata=described("Of this kind."))
    organization_id = fields.UUID(load_default=None, metadata=described("Convened by this organization."))
    chain_id = fields.UUID(load_default=None, metadata=described("Of this chain."))
    expected_id = fields.UUID(load_default=None, metadata=described("At which this organization is expected."))
    status = several(MEETING_STATUS, "One or several statuses.")
    quorate = fields.Boolean(load_default=None, metadata=described("Held with a quorum, or without."))
    waiting = choice(MEETING_WAITING, "Waiting for the caller to do this, as in the worklist.", load_default=None)
    first = day("On this day or later.", data_key="from", load_default=None)
    last = day("On this day or earlier.", data_key="to", load_default=None)
    sort = choice(MEETING_ORDER, "The order.", load_default="-starts_at")

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        if data["first"] and data["last"] and data["last"] < data["first"]:
            raise validation_error("不能早于 `from`。", "Must not be earlier than `from`.", at=("to",))


class MeetingData(Tolerant):
    """A meeting after what happened."""

    id = fields.UUID(required=True, metadata=described("The meeting."))
    number = fields.String(required=True, metadata=described("Its number.", audience=EVERYBODY))
    title = fields.String(required=True, metadata=described("What it is about.", audience=EVERYBODY))
    kind_id = fields.UUID(required=True, metadata=described("Its kind."))
    organization_id = fields.UUID(required=True, metadata=described("The organization that convenes it."))
    organization_name = fields.String(
        required=False, load_default="", metadata=described("Its name.", audience=EVERYBODY)
    )
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("Its chain."))
    expected_ids = fields.List(fields.UUID(), required=True, metadata=described("The organizations expected."))
    place = fields.String(required=True, metadata=described("Where.", audience=EVERYBODY))
    starts_at = fields.AwareDateTime(required=True, metadata=described("When it begins."))
    ends_at = fields.AwareDateTime(required=True, metadata=described("When it ends."))
    status = chosen(MEETING_STATUS, "How it stands.", required=True)
    quorate = fields.Boolean(required=True, allow_none=True, metadata=described("Whether it had a quorum."))
    reason = fields.String(
        required=True, allow_none=True, metadata=described("Why it was cancelled.", audience=EVERYBODY)
    )
    imported = imported()
    version = version_after()


MEETING = Resource(
    "requests",
    "meeting",
    Text("会议", "meeting"),
    "/v1/meetings",
    MeetingDetailSchema,
    seen_by=SeenBy(
        organizations={"organization_id": CONVENORS, "expected_ids": ALL_ROLES},
        chains={"chain_id": frozenset({Role.DISPATCHER, Role.SUPERVISOR, Role.CHAIN_CHIEF})},
        everything=frozenset({Role.OPERATOR}),
        several=("expected_ids",),
    ),
)
_SEEN = (
    "Seen by those who hold a role at an organization that is expected, by the convenor, and by those who dispatch, "
    "supervise or lead its chain."
)
LIST_MEETINGS = MEETING.list(
    Text("会议列表", "List meetings"),
    SIGNED_IN,
    MeetingsQuery,
    description=_SEEN,
    result=page_of(MeetingSchema),
    example={"status": ["convened"], "sort": "starts_at"},
)
GET_MEETING = MEETING.read(Text("查看会议", "Read a meeting"), SIGNED_IN, description=_SEEN, etag=True)
LIST_MEETING_HISTORY = MEETING.part(
    "history",
    Text("会议的过程", "The history of a meeting, in the order of its steps"),
    SIGNED_IN,
    name="list_meeting_history",
    query=PageQuery,
    result=page_of(MeetingHistorySchema),
    description="An amendment shows the minutes before and after it.",
    example={"limit": 25},
)
CONVENE_MEETING = MEETING.create(
    Text("召集会议", "Convene a meeting"),
    CONVENORS,
    ConveneMeetingSchema,
    name="convene_meeting",
    problems=(NOT_THE_CONVENOR,),
    description="In one of the roles that its kind names. Members and quorum are those of the kind on this day; the "
    "host whose turn it is takes the chair, if it is made from a rotation, and is expected too.",
    example={
        "kind_id": "019a0000-0000-7000-8000-000000000001",
        "title": "第四季度联席会议",
        "place": "园区三楼会议室",
        "starts_at": "2026-12-15T09:00:00+08:00",
        "ends_at": "2026-12-15T11:00:00+08:00",
        "agenda": ["通报三季度事项", "研究冷链仓储共享"],
    },
)
CHANGE_MEETING = MEETING.change(
    Text("修改会议", "Change a meeting that is convened"), CONVENORS, ChangeMeetingSchema,
    problems=(MEETING_NOT_NOW, NOT_THE_CONVENOR), example={"place": "党群服务中心"},
)  # fmt: skip
CANCEL_MEETING = MEETING.act(
    "cancellation", Text("取消会议", "Cancel a meeting that is convened"), CONVENORS, CancelMeetingSchema,
    name="cancel_meeting", problems=(MEETING_NOT_NOW, NOT_THE_CONVENOR), example={"reason": "与上级会议冲突"},
)  # fmt: skip
ENTER_ATTENDANCE = MEETING.act(
    "attendance", Text("登记到会情况", "Enter who attended: the meeting was held"), CONVENORS, AttendanceSchema,
    name="enter_meeting_attendance", problems=(MEETING_NOT_NOW, MEETING_AHEAD, QUORUM_RELIED_ON, NOT_THE_CONVENOR),
    description="Only members count for the quorum. Possible once the meeting has begun, until minutes are taken.",
    example={"present_ids": ["019a0000-0000-7000-8000-000000000002"]},
)  # fmt: skip
TAKE_MINUTES = MEETING.act(
    "minutes", Text("记录会议纪要", "Take the minutes, or write them anew before they are approved"), CONVENORS,
    TakeMinutesSchema, name="take_meeting_minutes", problems=(MEETING_NOT_NOW, NOT_THE_CONVENOR),
    example={"minutes": "会议研究了冷链仓储共享事项。"},
)  # fmt: skip
APPROVE_MINUTES = MEETING.act(
    "approval", Text("审定会议纪要", "Approve the minutes"), CONVENORS, name="approve_meeting_minutes",
    problems=(MEETING_NOT_NOW, NOT_THE_CONVENOR), description="What changes later is an amendment that shows both.",
)  # fmt: skip
AMEND_MINUTES = MEETING.act(
    "amendment", Text("更正会议纪要", "Amend minutes that were approved"), CONVENORS, AmendMinutesSchema,
    name="amend_meeting_minutes", problems=(MEETING_NOT_NOW, NOT_THE_CONVENOR, AMENDED_ENOUGH),
    description=f"Both versions stay to be read. At most {MOST_AMENDMENTS} times.",
    example={"minutes": "会议研究了冷链仓储共享事项,由商务局牵头。", "reason": "补记牵头单位"},
)  # fmt: skip


def _waiting(step: MeetingWaiting) -> Waiting:
    return Waiting(MEETING, step, CONVENORS, LIST_MEETINGS, {"waiting": str(step)})


TO_ENTER_ATTENDANCE = _waiting(MeetingWaiting.ATTENDANCE)
TO_TAKE_MINUTES = _waiting(MeetingWaiting.MINUTES)
TO_APPROVE_MINUTES = _waiting(MeetingWaiting.APPROVAL)

MEETING_CONVENED = MEETING.event("convened", Text("已召集会议", "A meeting was convened"), MeetingData)
MEETING_CHANGED = MEETING.event("changed", Text("会议有变动", "A meeting was changed"), MeetingData)
MEETING_CANCELLED = MEETING.event("cancelled", Text("会议已取消", "A meeting was cancelled"), MeetingData)
MEETING_HELD = MEETING.event("held", Text("会议已召开", "A meeting was held"), MeetingData)
MEETING_MINUTED = MEETING.event("minuted", Text("已记录会议纪要", "Minutes were taken"), MeetingData)
MEETING_APPROVED = MEETING.event("approved", Text("会议纪要已审定", "Minutes were approved"), MeetingData)
MEETING_AMENDED = MEETING.event("amended", Text("会议纪要已更正", "Minutes were amended"), MeetingData)

TOLD = Told(
    (MEETING,),
    {
        "convening": Text("召集单位的召集人员", "those who convene meetings at the convening organization"),
        "expected": Text("应到会单位的人员", "those who hold a role at an organization that is expected"),
    },
)
SEARCH_MEETINGS = Search(
    MEETING,
    LIST_MEETINGS,
    (MEETING_CONVENED, MEETING_CHANGED, MEETING_MINUTED, MEETING_APPROVED, MEETING_AMENDED),
    codes=("number", "ledger_number"),
    words=("title", "minutes"),
)
