"""Resolutions (决议) of meetings that had a quorum: which organization is responsible for what, and until when.

How they are carried out is in ``meetings_items.py``.
"""

from typing import Any, ClassVar

from marshmallow import fields, validates_schema

from contracts.actions import listing
from contracts.audiences import EVERYBODY
from contracts.common import PageQuery, Strict, Tolerant, choice, chosen, day, described, several, text, version_after
from contracts.operation import SIGNED_IN
from contracts.problem import Text
from contracts.requests.lifecycle import reason
from contracts.requests.meetings import MEETING
from contracts.requests.meetings_refusals import (
    LISTS_APPLY,
    MEETING_NOT_NOW,
    NOT_QUORATE,
    NOT_THE_CONVENOR,
    NOT_THE_DECIDING_BODY,
    PRIOR_STUDY_MISSING,
    PRIOR_STUDY_NOT_AGREED,
    RESOLUTION_REVOKED,
)
from contracts.requests.meetings_vocabulary import (
    CONVENORS,
    RESOLUTION_ACTION,
    RESOLUTION_ORDER,
    RESOLUTION_PROGRESS,
    RESOLUTION_STATUS,
    RESOLUTION_WAITING,
)
from contracts.resource import Resource
from contracts.roles import ALL_ROLES, Role
from contracts.search import Search, sought
from contracts.sight import SeenBy
from contracts.telling import Told
from contracts.validation import validation_error

MOST_DAYS = 1100


class ResolutionSchema(Strict):
    """A resolution."""

    heads: ClassVar = {
        "meeting_number": Text("会议编号", "meeting"),
        "content": Text("决议内容", "resolution"),
        "organization_name": Text("责任单位", "responsible"),
        "due_on": Text("完成期限", "due"),
        "matter_number": Text("议题编号", "matter"),
        "passed_at": Text("作出时间", "passed"),
        "progress": Text("落实情况", "progress"),
        "due_at": Text("到期时间", "due at"),
        "overdue": Text("超期", "overdue"),
        "report": Text("完成情况", "how it was carried out"),
        "reported_at": Text("报告时间", "reported"),
        "done_at": Text("完成确认时间", "confirmed"),
        "on_time": Text("按期完成", "on time"),
        "decision_item_code": Text("决策事项编号", "code on the decision list"),
        "decision_item_title": Text("决策事项", "on the decision list"),
        "reason": Text("撤销原因", "why taken back"),
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata=described("The number for people.", audience=EVERYBODY))
    meeting_id = fields.UUID(required=True, metadata=described("The meeting that has resolved."))
    meeting_number = fields.String(required=True, metadata={"audience": EVERYBODY})
    matter_id = fields.UUID(required=True, allow_none=True, metadata=described("The matter that it is about."))
    matter_number = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    decision_item_id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described("The matter of the decision list of that day which it falls under."),
    )
    decision_item_code = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    decision_item_title = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    content = fields.String(required=True, metadata=described("What was resolved.", audience=EVERYBODY))
    organization_id = fields.UUID(required=True, metadata=described("The organization that is responsible."))
    organization_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    due_on = fields.Date(required=True, metadata=described("Until which day it shall be carried out."))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain of the meeting."))
    chain_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    status = chosen(RESOLUTION_STATUS, "How it stands.", required=True)
    passed_at = fields.AwareDateTime(required=True, metadata=described("When it was entered."))
    reason = fields.String(
        required=True, allow_none=True, metadata=described("Why it was taken back.", audience=EVERYBODY)
    )
    progress = chosen(
        RESOLUTION_PROGRESS,
        "How far it is carried out; null of one that was taken back.",
        required=True,
        allow_none=True,
    )
    due_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When its clock runs out; null until it has one.")
    )
    overdue = fields.Boolean(
        required=True, metadata=described("Whether it is late, or was when it was reported as carried out.")
    )
    report = fields.String(
        required=True, allow_none=True, metadata=described("By what it is carried out.", audience=EVERYBODY)
    )
    reported_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When it was reported as carried out.")
    )
    done_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When the convenor confirmed that.")
    )
    on_time = fields.Boolean(
        required=True, allow_none=True, metadata=described("Whether it was reported in time; null until confirmed.")
    )
    actions = listing(RESOLUTION_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class ResolveSchema(Strict):
    """What is resolved."""

    content = text(2000, metadata=described("What was resolved."))
    organization_id = fields.UUID(required=True, metadata=described("The organization that is responsible."))
    due_on = day(
        f"Until which day it shall be carried out: no earlier than today, in {MOST_DAYS} days at most.", required=True
    )
    matter_id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("The matter that it is about, discussed there.")
    )
    off_lists = fields.Boolean(
        load_default=False,
        truthy={True},
        falsy={False},
        metadata=described("That it falls under no decision list, where the convenor has some and no matter says."),
    )


class RevokeResolutionSchema(Strict):
    """Why it is taken back."""

    reason = reason("Why.")


class ResolutionsQuery(PageQuery):
    """Which resolutions."""

    q = sought("What is sought in its content and number.")
    meeting_id = fields.UUID(load_default=None, metadata=described("Of this meeting."))
    matter_id = fields.UUID(load_default=None, metadata=described("About this matter."))
    organization_id = fields.UUID(load_default=None, metadata=described("For which this organization is responsible."))
    chain_id = fields.UUID(load_default=None, metadata=described("Of this chain."))
    status = several(RESOLUTION_STATUS, "One or several statuses.")
    progress = several(RESOLUTION_PROGRESS, "Of those that stand: carried out so far.")
    overdue = fields.Boolean(
        load_default=None, metadata=described("Of those that are not reported as carried out: late now, or not.")
    )
    on_time = fields.Boolean(load_default=None, metadata=described("Carried out in time, or late."))
    passed_from = day("Passed on this day or later.", load_default=None)
    passed_to = day("Passed on this day or earlier.", load_default=None)
    done_from = day("Confirmed as carried out on this day or later.", load_default=None)
    done_to = day("Confirmed as carried out on this day or earlier.", load_default=None)
    waiting = choice(RESOLUTION_WAITING, "Waiting for the caller to do this, as in the worklist.", load_default=None)
    sort = choice(RESOLUTION_ORDER, "The order.", load_default="-passed_at")
    due_from = day("Due on this day or later.", load_default=None)
    due_to = day("Due on this day or earlier.", load_default=None)

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        for name in ("due", "passed", "done"):
            first, last = data[f"{name}_from"], data[f"{name}_to"]
            if first and last and last < first:
                words = f"不能早于 `{name}_from`。", f"Must not be earlier than `{name}_from`."
                raise validation_error(*words, at=(f"{name}_to",))


class ResolutionData(Tolerant):
    """A resolution after what happened."""

    id = fields.UUID(required=True, metadata=described("The resolution."))
    number = fields.String(required=True, metadata=described("Its number.", audience=EVERYBODY))
    meeting_id = fields.UUID(required=True, metadata=described("The meeting that has resolved."))
    content = fields.String(required=True, metadata=described("What was resolved.", audience=EVERYBODY))
    organization_id = fields.UUID(required=True, metadata=described("The organization that is responsible."))
    convenor_id = fields.UUID(required=True, metadata=described("The organization that has convened the meeting."))
    expected_ids = fields.List(fields.UUID(), required=True, metadata=described("The organizations expected there."))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain of the meeting."))
    due_on = fields.Date(required=True, metadata=described("Until which day it shall be carried out."))
    status = chosen(RESOLUTION_STATUS, "How it stands.", required=True)
    reason = fields.String(
        required=True, allow_none=True, metadata=described("Why it was taken back.", audience=EVERYBODY)
    )
    # Older events have none of these.
    progress = chosen(RESOLUTION_PROGRESS, "How far it is carried out.", load_default=None, allow_none=True)
    due_at = fields.AwareDateTime(load_default=None, allow_none=True, metadata=described("When its clock runs out."))
    words = fields.String(
        load_default=None, allow_none=True, metadata=described("What was said with it.", audience=EVERYBODY)
    )
    version = version_after()


RESOLUTION = Resource(
    "requests",
    "resolution",
    Text("决议", "resolution"),
    "/v1/resolutions",
    ResolutionSchema,
    seen_by=SeenBy(
        organizations={"organization_id": ALL_ROLES, "convenor_id": CONVENORS, "expected_ids": ALL_ROLES},
        chains={"chain_id": frozenset({Role.DISPATCHER, Role.SUPERVISOR, Role.CHAIN_CHIEF})},
        everything=frozenset({Role.OPERATOR}),
        several=("expected_ids",),
    ),
)
_SEEN = "Seen by those who hold a role at the responsible organization, and by those who see the meeting."
LIST_RESOLUTIONS = RESOLUTION.list(
    Text("决议列表", "List resolutions"),
    SIGNED_IN,
    ResolutionsQuery,
    description=_SEEN,
    example={"progress": ["accepted"], "due_to": "2026-12-31", "sort": "due_on"},
)
GET_RESOLUTION = RESOLUTION.read(Text("查看决议", "Read a resolution"), SIGNED_IN, description=_SEEN, etag=True)
RESOLVE = RESOLUTION.create(
    Text("作出决议", "Enter a resolution of a meeting"),
    CONVENORS,
    ResolveSchema,
    within=MEETING,
    name="resolve",
    problems=(
        MEETING_NOT_NOW,
        NOT_QUORATE,
        NOT_THE_CONVENOR,
        LISTS_APPLY,
        NOT_THE_DECIDING_BODY,
        PRIOR_STUDY_MISSING,
        PRIOR_STUDY_NOT_AGREED,
    ),
    description=(
        "By the convenor, once the meeting was held and until its minutes are approved. Its clock begins with it: by "
        "the working calendar it runs out when business ends on the day named or, if that is a day off, on the next "
        "working day. Decision lists that held on the day of the meeting apply (`/v1/decision-lists`): what the party "
        "organization has to study first cannot be resolved before that, and each body resolves only what it decides."
    ),
    example={
        "content": "由商务局牵头建立冷链仓储共享清单。",
        "organization_id": "019a0000-0000-7000-8000-000000000003",
        "due_on": "2027-03-31",
    },
)
REVOKE_RESOLUTION = RESOLUTION.act(
    "revocation", Text("撤销决议", "Take a resolution back that was entered"), CONVENORS, RevokeResolutionSchema,
    name="revoke_resolution", problems=(MEETING_NOT_NOW, RESOLUTION_REVOKED, NOT_THE_CONVENOR),
    description="By the convenor, until the minutes are approved.", example={"reason": "责任单位登记有误"},
)  # fmt: skip

RESOLUTION_PASSED = RESOLUTION.event("passed", Text("已作出决议", "A resolution was passed"), ResolutionData)
RESOLUTION_TAKEN_BACK = RESOLUTION.event(
    "taken-back", Text("决议已撤销", "A resolution was taken back"), ResolutionData
)
TOLD = Told(
    (RESOLUTION,),
    {
        "confirming": Text(
            "作出决议的会议召集单位的召集人员",
            "those who convene meetings at the convenor of the one that has resolved",
        ),
        "responsible": Text("责任单位的人员", "those who hold a role at the responsible organization"),
    },
)
SEARCH_RESOLUTIONS = Search(RESOLUTION, LIST_RESOLUTIONS, (RESOLUTION_PASSED,), codes=("number",), words=("content",))
