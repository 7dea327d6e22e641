"""Rotations (轮值): who hosts the next activity of a kind, or takes the chair of the next meeting, in turn.

The next host is proposed by order. Whoever swaps or skips says why, and it stays in the history; passing over a host
again before it has hosted needs to be confirmed, and is told.
"""

from typing import Any, ClassVar

from marshmallow import fields, validate, validates_schema

from contracts.actions import Actions, listing
from contracts.audiences import EVERYBODY as FOR_EVERYBODY
from contracts.common import (
    Change,
    PageQuery,
    Strict,
    Tolerant,
    choice,
    chosen,
    described,
    line,
    page_of,
    version_after,
)
from contracts.operation import SIGNED_IN
from contracts.problem import Problem, Text
from contracts.requests.activities import ORGANIZERS
from contracts.requests.activity_kinds import ACTIVITY_KIND
from contracts.requests.lifecycle import reason
from contracts.requests.meetings_vocabulary import CONVENORS
from contracts.requests.rotation_kinds import ROTATION_ACTION, ROTATION_STEP, RotationAction
from contracts.resource import Resource
from contracts.sight import EVERYBODY
from contracts.telling import Told
from contracts.validation import validation_error

FEWEST_HOSTS, MOST_HOSTS = 2, 50
# Whose organizations keep rotations: those that hold activities or convene meetings.
KEEPERS = ORGANIZERS | CONVENORS


class HostSchema(Strict):
    """An organization in a rotation."""

    heads: ClassVar = {"passed": Text("连续被越过次数", "times passed over")}

    id = fields.UUID(required=True)
    name = fields.String(required=True, metadata={"audience": FOR_EVERYBODY})
    passed = fields.Integer(
        required=True, metadata=described("How many times in a row it was passed over since it hosted last.")
    )


class RotationSchema(Strict):
    """A rotation as it stands."""

    heads: ClassVar = {
        "activity_kind": Text("活动类型", "kind of activity"),
        "meeting_kind_name": Text("会议类型", "kind of meeting"),
        "organization_name": Text("管理单位", "kept by"),
        "hosts": Text("轮值单位", "hosts"),
        "next_host_name": Text("下一轮值单位", "next host"),
    }

    id = fields.UUID(required=True)
    name = fields.String(required=True, metadata=described("What it is called.", audience=FOR_EVERYBODY))
    activity_kind = chosen(ACTIVITY_KIND, "Of which kind of activities it is.", required=True, allow_none=True)
    meeting_kind_id = fields.UUID(
        required=True, allow_none=True, metadata=described("Of which kind of meetings it is: who takes the chair.")
    )
    meeting_kind_name = fields.String(required=True, allow_none=True, metadata={"audience": FOR_EVERYBODY})
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it is for; null: any."))
    chain_name = fields.String(required=True, allow_none=True, metadata={"audience": FOR_EVERYBODY})
    organization_id = fields.UUID(required=True, metadata=described("The organization that keeps it."))
    organization_name = fields.String(required=True, metadata={"audience": FOR_EVERYBODY})
    hosts = fields.List(fields.Nested(HostSchema), required=True, metadata=described("Who hosts, in order."))
    next_host_id = fields.UUID(required=True, metadata=described("Whose turn it is."))
    next_host_name = fields.String(required=True, metadata={"audience": FOR_EVERYBODY})
    active = fields.Boolean(required=True, metadata=described("Whether something can be made from it."))
    actions = listing(ROTATION_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class RotationHistorySchema(Strict):
    """One step with a rotation."""

    heads: ClassVar = {
        "at": Text("时间", "when"),
        "action": Text("步骤", "step"),
        "host_name": Text("轮值单位", "host"),
        "other_name": Text("换入单位", "in its place"),
        "passed": Text("连续被越过次数", "times passed over"),
        "words": Text("原因", "why"),
    }

    id = fields.UUID(required=True)
    at = fields.AwareDateTime(required=True)
    action = chosen(ROTATION_STEP, "What was done.", required=True)
    person_name = fields.String(required=True, metadata={"audience": FOR_EVERYBODY})
    host_id = fields.UUID(required=True, allow_none=True, metadata=described("The host that it is about."))
    host_name = fields.String(required=True, allow_none=True, metadata={"audience": FOR_EVERYBODY})
    other_id = fields.UUID(required=True, allow_none=True, metadata=described("Who hosts in its place, of a swap."))
    other_name = fields.String(required=True, allow_none=True, metadata={"audience": FOR_EVERYBODY})
    number = fields.String(
        required=True,
        allow_none=True,
        metadata=described("The number of the activity or meeting.", audience=FOR_EVERYBODY),
    )
    passed = fields.Integer(
        required=True,
        allow_none=True,
        metadata=described("How many times in a row the host had been passed over then, this time included."),
    )
    words = fields.String(
        required=True,
        allow_none=True,
        metadata=described("Why; of another order, the hosts that stay before and after it.", audience=FOR_EVERYBODY),
    )


def _hosts(**options: Any) -> fields.List:
    return fields.List(
        fields.UUID(),
        validate=validate.Length(min=FEWEST_HOSTS, max=MOST_HOSTS),
        metadata=described("Who hosts, in order."),
        **options,
    )


def _check(data: dict[str, Any]) -> None:
    given = data.get("host_ids") or []
    if len(set(given)) != len(given):
        raise validation_error("不能重复。", "Each is given once.", at=("host_ids",))


class SetUpRotationSchema(Strict):
    """A new rotation: of a kind of activities, or of a kind of meetings."""

    name = line(120, metadata=described("What it is called."))
    activity_kind = choice(ACTIVITY_KIND, "Of which kind of activities it is.", load_default=None, allow_none=True)
    meeting_kind_id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("Of which kind of meetings it is: who takes the chair.")
    )
    chain_id = fields.UUID(load_default=None, allow_none=True, metadata=described("The chain it is for; null: any."))
    organization_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The organization that keeps it; preset: the caller's own, if there is only one."),
    )
    host_ids = _hosts(required=True)

    @validates_schema
    def _fits(self, data: dict[str, Any], **_: object) -> None:
        _check(data)
        if (data["activity_kind"] is None) is (data["meeting_kind_id"] is None):
            raise validation_error(
                "活动类型和会议类型须填写其中一项。",
                "Give either a kind of activities or one of meetings.",
                at=("activity_kind",),
            )


class ChangeRotationSchema(Change):
    """What is otherwise. Whose turn it is stays so; if that host is removed, it is the one that follows it."""

    name = line(120, required=False, metadata=described("What it is called."))
    host_ids = _hosts()
    active = fields.Boolean(metadata=described("Whether something can be made from it."))

    @validates_schema
    def _each_once(self, data: dict[str, Any], **_: object) -> None:
        _check(data)


def _again() -> fields.Boolean:
    return fields.Boolean(
        load_default=False,
        metadata=described("Confirms that the host is passed over once more before it has hosted; it is told."),
    )


class SkipHostSchema(Strict):
    """Why the next host is skipped; the turn is that of the one that follows."""

    reason = reason("Why; the host is told.")
    again = _again()


class SwapHostsSchema(Strict):
    """Who hosts in place of the next host, which takes the place of that one in the order."""

    host_id = fields.UUID(required=True, metadata=described("Who hosts instead: another one of the rotation."))
    reason = reason("Why; the host is told.")
    again = _again()


class RotationsQuery(PageQuery):
    """Which rotations."""

    activity_kind = choice(ACTIVITY_KIND, "Of this kind of activities.", load_default=None)
    meeting_kind_id = fields.UUID(load_default=None, metadata=described("Of this kind of meetings."))
    chain_id = fields.UUID(load_default=None, metadata=described("For this chain."))
    organization_id = fields.UUID(load_default=None, metadata=described("Kept by this organization."))
    host_id = fields.UUID(load_default=None, metadata=described("In which this organization hosts in turn."))
    active = fields.Boolean(load_default=None, metadata=described("Those from which something can be made, or not."))


class RotationData(Tolerant):
    """A rotation after what happened."""

    id = fields.UUID(required=True, metadata=described("The rotation."))
    name = fields.String(required=True, metadata=described("What it is called.", audience=FOR_EVERYBODY))
    organization_id = fields.UUID(required=True, metadata=described("The organization that keeps it."))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it is for."))
    next_host_id = fields.UUID(required=True, metadata=described("Whose turn it is now."))
    next_host_name = fields.String(required=True, metadata=described("Its name.", audience=FOR_EVERYBODY))
    active = fields.Boolean(required=True, metadata=described("Whether something can be made from it."))
    version = version_after()


class RotationTurnData(RotationData):
    """A host that took its turn."""

    host_id = fields.UUID(required=True, metadata=described("Who hosts."))
    host_name = fields.String(required=True, metadata=described("Its name.", audience=FOR_EVERYBODY))
    number = fields.String(
        required=True, metadata=described("The number of the activity or meeting.", audience=FOR_EVERYBODY)
    )


class RotationPassedData(RotationData):
    """A host that was passed over."""

    host_id = fields.UUID(required=True, metadata=described("Who was passed over."))
    host_name = fields.String(required=True, metadata=described("Its name.", audience=FOR_EVERYBODY))
    passed = fields.Integer(required=True, metadata=described("How many times in a row, this time included."))
    again = fields.Boolean(required=True, metadata=described("Whether it was passed over before."))
    reason = fields.String(required=True, allow_none=True, metadata=described("Why.", audience=FOR_EVERYBODY))


PASSED_BEFORE = Problem(
    "host-passed-before",
    409,
    Text("上次轮值已被越过", "The host was passed over before"),
    Text(
        "{host} 上次轮值时已被越过(连续 {passed} 次);确需再次越过,请以 again 确认,将告知督办员和链长。",
        "{host} was passed over already ({passed} times in a row); confirm with `again`, and supervisors and the chain "
        "chief are told.",
    ),
)

ROTATION = Resource(
    "requests", "rotation", Text("轮值", "rotation"), "/v1/rotations", RotationSchema, seen_by=EVERYBODY
)

LIST_ROTATIONS = ROTATION.list(
    Text("轮值列表", "List rotations"),
    SIGNED_IN,
    RotationsQuery,
    result=page_of(RotationSchema),
    description="By name.",
    example={"active": True},
)
GET_ROTATION = ROTATION.read(Text("查看轮值", "One rotation"), SIGNED_IN, etag=True)
LIST_ROTATION_HISTORY = ROTATION.part(
    "history",
    Text("轮值的过程", "The history of a rotation, the latest first"),
    SIGNED_IN,
    name="list_rotation_history",
    query=PageQuery,
    result=page_of(RotationHistorySchema),
    description="Who took the turn, and who was passed over by whom, when and why.",
    example={"limit": 25},
)
SET_UP_ROTATION = ROTATION.create(
    Text("建立轮值", "Set up a rotation"),
    KEEPERS,
    SetUpRotationSchema,
    name="set_up_rotation",
    example={
        "name": "产业微论坛轮值",
        "activity_kind": "exchange",
        "host_ids": ["019a0000-0000-7000-8000-000000000001", "019a0000-0000-7000-8000-000000000002"],
    },
)
CHANGE_ROTATION = ROTATION.change(
    Text("修改轮值", "Change a rotation"), KEEPERS, ChangeRotationSchema, example={"name": "产业论坛轮值"}
)
SKIP_HOST = ROTATION.act(
    "skip",
    Text("跳过轮值单位", "Skip the next host"),
    KEEPERS,
    SkipHostSchema,
    name="skip_host",
    problems=(PASSED_BEFORE,),
    description="The turn is that of the host that follows; the one skipped is next in the next round.",
    example={"reason": "厂区停产检修"},
)
SWAP_HOSTS = ROTATION.act(
    "swap",
    Text("调换轮值单位", "Swap the next host for another one"),
    KEEPERS,
    SwapHostsSchema,
    name="swap_hosts",
    problems=(PASSED_BEFORE,),
    description="Both change places in the order. The host whose turn it was counts as passed over.",
    example={"host_id": "019a0000-0000-7000-8000-000000000002", "reason": "应企业要求调换"},
)
ROTATION_ACTIONS = Actions(
    ROTATION,
    ROTATION_ACTION,
    {RotationAction.CHANGE: CHANGE_ROTATION, RotationAction.SWAP: SWAP_HOSTS, RotationAction.SKIP: SKIP_HOST},
)

ROTATION_CHANGED = ROTATION.event("changed", Text("轮值已建立或修改", "A rotation was set up or changed"), RotationData)
ROTATION_TURNED = ROTATION.event("turned", Text("轮值单位已确定", "A host took its turn"), RotationTurnData)
ROTATION_PASSED = ROTATION.event("passed", Text("轮值单位被越过", "A host was passed over"), RotationPassedData)

TOLD = Told(
    (ROTATION,),
    {
        "host_in_turn": Text("轮值单位的人员", "those who hold a role at the host"),
        "keeping": Text("管理单位的管理人员", "those who keep rotations at the keeping organization"),
    },
)
