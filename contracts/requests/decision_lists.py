"""Decision lists (决策事项清单): which matters a party organization studies before they are decided, or decides itself.

A list is a version that holds from a day to a day. Which version held on the day of a meeting decides what its
resolutions need (``meetings_resolutions.py``).
"""

from typing import Any, ClassVar

from marshmallow import fields, validate, validates_schema

from contracts.actions import Actions, listing
from contracts.audiences import EVERYBODY as FOR_EVERYBODY
from contracts.common import (
    PageQuery,
    Strict,
    Tolerant,
    choice,
    chosen,
    code,
    day,
    described,
    line,
    page_of,
    version_after,
)
from contracts.figures import Figure, FigureDimension, FigureKind, FigureTime, Opening
from contracts.operation import SIGNED_IN
from contracts.problem import Problem, Text
from contracts.requests.meetings_kinds import KEEPERS
from contracts.resource import Resource
from contracts.search import Search, sought
from contracts.sight import EVERYBODY
from contracts.validation import validation_error
from contracts.vocabulary import Codes, Vocabulary

MOST_ITEMS = 200


class DecisionListKind(Codes):
    """What the party organization does with the matters of a list."""

    PRIOR_STUDY = "prior_study", "前置研究讨论事项", "studied first by the party organization"
    DECIDED = "decided", "党组织研究决定事项", "decided by the party organization"


class DecisionListAction(Codes):
    """What somebody can do with a decision list."""

    END = "end", "停止适用", "let it end"


DECISION_LIST_KIND = Vocabulary.of(
    DecisionListKind, Text("决策事项清单种类", "What the party organization does with the matters of a list")
)
DECISION_LIST_ACTION = Vocabulary.of(
    DecisionListAction, Text("决策事项清单的操作", "What somebody can do with a decision list")
)
_ORGANIZATION = "The organization whose matters they are, and which decides those that are studied first."
_PARTY = "Its party organization, which studies or decides them."
_FROM, _TO = "The first day on which it holds.", "The last day on which it holds; null of one that goes on."


class _OfListSchema(Strict):
    heads: ClassVar[dict[str, Text | None]] = {
        "kind": Text("清单种类", "kind"),
        "organization_name": Text("单位", "organization"),
        "party_organization_name": Text("党组织", "party organization"),
        "from_on": Text("适用自", "from"),
        "to_on": Text("适用至", "to"),
    }

    id = fields.UUID(required=True)
    kind = chosen(DECISION_LIST_KIND, "What the party organization does with its matters.", required=True)
    organization_id = fields.UUID(required=True, metadata=described(_ORGANIZATION))
    organization_name = fields.String(required=True, metadata={"audience": FOR_EVERYBODY})
    party_organization_id = fields.UUID(required=True, metadata=described(_PARTY))
    party_organization_name = fields.String(required=True, metadata={"audience": FOR_EVERYBODY})
    from_on = fields.Date(required=True, metadata=described(_FROM))
    to_on = fields.Date(required=True, allow_none=True, metadata=described(_TO))


class DecisionItemSchema(_OfListSchema):
    """A matter of a decision list."""

    heads: ClassVar = {
        **_OfListSchema.heads,
        "list_id": None,
        "code": Text("事项编号", "code"),
        "title": Text("事项", "matter"),
    }

    list_id = fields.UUID(required=True, metadata=described("The list that it stands on."))
    code = fields.String(
        required=True, metadata=described("Its code: the same in later versions.", audience=FOR_EVERYBODY)
    )
    title = fields.String(required=True, metadata=described("What it is about.", audience=FOR_EVERYBODY))


class ListedItemSchema(Strict):
    """A matter of a list."""

    id = fields.UUID(required=True)
    code = fields.String(
        required=True, metadata=described("Its code: the same in later versions.", audience=FOR_EVERYBODY)
    )
    title = fields.String(required=True, metadata=described("What it is about.", audience=FOR_EVERYBODY))


class DecisionListSchema(_OfListSchema):
    """A version of a decision list as lists show it."""

    heads: ClassVar = {
        **_OfListSchema.heads,
        "title": Text("名称", "title"),
        "edition": Text("版本", "edition"),
        "items": Text("事项数", "matters"),
    }

    title = fields.String(required=True, metadata=described("What it is called.", audience=FOR_EVERYBODY))
    edition = fields.Integer(required=True, metadata=described("Which version it is, counted from 1."))
    items = fields.Integer(required=True, metadata=described("How many matters stand on it."))
    actions = listing(DECISION_LIST_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class DecisionListDetailSchema(DecisionListSchema):
    """A version of a decision list with its matters."""

    listed = fields.List(fields.Nested(ListedItemSchema), required=True, metadata=described("Its matters in order."))


class NewItemSchema(Strict):
    """A matter of a new version."""

    code = code("Its code: the same in later versions.", 20, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*\Z")
    title = line(200, metadata=described("What it is about."))


class NewDecisionListSchema(Strict):
    """A new version of a decision list."""

    kind = choice(DECISION_LIST_KIND, "What the party organization does with its matters.", required=True)
    organization_id = fields.UUID(required=True, metadata=described(_ORGANIZATION))
    party_organization_id = fields.UUID(required=True, metadata=described(_PARTY))
    title = line(120, metadata=described("What it is called."))
    from_on = day(_FROM, required=True)
    items = fields.List(
        fields.Nested(NewItemSchema),
        required=True,
        validate=validate.Length(min=1, max=MOST_ITEMS),
        metadata=described("Its matters in order."),
    )

    @validates_schema
    def _once(self, data: dict[str, Any], **_: object) -> None:
        seen: set[str] = set()
        for number, item in enumerate(data["items"]):
            if item["code"].casefold() in seen:
                raise validation_error("编号重复。", "The code is there twice.", at=("items", number, "code"))
            seen.add(item["code"].casefold())


class EndDecisionListSchema(Strict):
    """Until when it holds."""

    to_on = day("The last day on which it holds: no earlier than today and than it begins.", required=True)


class DecisionListsQuery(PageQuery):
    """Which versions of decision lists."""

    q = sought("What is sought in its title and its matters.")
    kind = choice(DECISION_LIST_KIND, "Of this kind.", load_default=None)
    organization_id = fields.UUID(load_default=None, metadata=described("Of this organization."))
    party_organization_id = fields.UUID(load_default=None, metadata=described("Of this party organization."))
    on = day("Those that hold on this day.", load_default=None)


class DecisionItemsQuery(PageQuery):
    """Which matters of decision lists."""

    kind = choice(DECISION_LIST_KIND, "Of lists of this kind.", load_default=None)
    list_id = fields.UUID(load_default=None, metadata=described("Of this list."))
    organization_id = fields.UUID(load_default=None, metadata=described("Of lists of this organization."))
    code = line(20, required=False, load_default=None, metadata=described("With this code."))
    on = day("Of lists that hold on this day.", load_default=None)


class DecisionListData(Tolerant):
    """A version of a decision list after a change."""

    id = fields.UUID(required=True, metadata=described("The list."))
    title = fields.String(required=True, metadata=described("What it is called.", audience=FOR_EVERYBODY))
    kind = chosen(DECISION_LIST_KIND, "What the party organization does with its matters.", required=True)
    organization_id = fields.UUID(required=True, metadata=described(_ORGANIZATION))
    party_organization_id = fields.UUID(required=True, metadata=described(_PARTY))
    from_on = fields.Date(required=True, metadata=described(_FROM))
    to_on = fields.Date(required=True, allow_none=True, metadata=described(_TO))
    version = version_after()


LIST_STANDS = Problem(
    "list-stands",
    409,
    Text("已有适用的清单", "Another version holds then"),
    Text(
        "此前的第 {edition} 版清单自 {from_on} 起适用;新版须晚于该日,且不早于今天。",
        "Edition {edition} holds from {from_on} on: a new one begins later than that, and no earlier than today.",
    ),
)
LIST_ENDED = Problem(
    "list-ended",
    409,
    Text("清单已停止适用", "The list has an end"),
    Text("此清单适用至 {to_on}。", "The list holds until {to_on}."),
)
DECISION_LIST = Resource(
    "requests",
    "decision_list",
    Text("决策事项清单", "decision list"),
    "/v1/decision-lists",
    DecisionListDetailSchema,
    seen_by=EVERYBODY,
)
DECISION_ITEM = Resource(
    "requests", "decision_item", Text("决策事项", "matter of a decision list"), "/v1/decision-items", DecisionItemSchema
)
LIST_DECISION_LISTS = DECISION_LIST.list(
    Text("决策事项清单", "List the versions of decision lists, the latest first"),
    SIGNED_IN,
    DecisionListsQuery,
    result=page_of(DecisionListSchema),
    example={"kind": "prior_study"},
)
GET_DECISION_LIST = DECISION_LIST.read(
    Text("查看决策事项清单", "Read a version of a decision list"), SIGNED_IN, etag=True
)
LIST_DECISION_ITEMS = DECISION_ITEM.list(
    Text("决策事项", "List the matters of decision lists"),
    SIGNED_IN,
    DecisionItemsQuery,
    example={"kind": "decided", "on": "2026-12-01"},
)
ADD_DECISION_LIST = DECISION_LIST.create(
    Text("新增决策事项清单", "Add a version of a decision list"),
    KEEPERS,
    NewDecisionListSchema,
    name="add_decision_list",
    problems=(LIST_STANDS,),
    description=(
        "The version before ends on the day before; one that would begin later never holds. What held on a day that "
        "has passed does not change, so a version that follows another one begins no earlier than today."
    ),
    example={
        "kind": "prior_study",
        "organization_id": "019a0000-0000-7000-8000-000000000001",
        "party_organization_id": "019a0000-0000-7000-8000-000000000002",
        "title": "党委前置研究讨论重大经营管理事项清单",
        "from_on": "2026-12-01",
        "items": [{"code": "1.1", "title": "发展战略和中长期规划"}],
    },
)
END_DECISION_LIST = DECISION_LIST.act(
    "end", Text("停止适用决策事项清单", "Let a decision list end without another one"), KEEPERS, EndDecisionListSchema,
    name="end_decision_list", problems=(LIST_ENDED,), example={"to_on": "2027-12-31"},
)  # fmt: skip
DECISION_LIST_ACTIONS = Actions(DECISION_LIST, DECISION_LIST_ACTION, {DecisionListAction.END: END_DECISION_LIST})
DECISION_LIST_ADDED = DECISION_LIST.event(
    "added", Text("已新增决策事项清单", "A version of a decision list was added"), DecisionListData
)
DECISION_LIST_ENDED = DECISION_LIST.event(
    "ended", Text("决策事项清单停止适用", "A decision list was given an end"), DecisionListData
)
SEARCH_DECISION_LISTS = Search(DECISION_LIST, LIST_DECISION_LISTS, (DECISION_LIST_ADDED,), words=("title", "matters"))


def _figure(name: str, words: Text, kind: DecisionListKind) -> Figure:
    return Figure(
        "requests",
        f"decision_lists.{name}",
        words,
        Text("项", "matters"),
        FigureKind.COUNT,
        SIGNED_IN,
        (FigureDimension.ORGANIZATION,),
        FigureTime.DAY,
        opens=Opening(LIST_DECISION_ITEMS, {"kind": str(kind)}, {"organization": "organization_id", "on": "on"}),
        meaning=Text("当日适用的清单中的事项。", "Those on the lists that hold on the day."),
    )


MATTERS_STUDIED_FIRST = _figure(
    "prior_study", Text("前置研究讨论事项", "Matters for prior study"), DecisionListKind.PRIOR_STUDY
)
MATTERS_DECIDED = _figure(
    "decided", Text("党组织研究决定事项", "Matters decided by the party organization"), DecisionListKind.DECIDED
)
