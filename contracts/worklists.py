"""What waits for people: kinds of work that capabilities declare, and the worklist that is gathered from them.

A capability declares each ``Waiting`` in its contract, and marks one function with ``@waits``
(``chassis/running/handlers.py``) that says which rows wait for the caller. The catalogue finds them; ``GET
/v1/worklist`` asks each service once for all of its kinds that the caller's roles admit to.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from marshmallow import ValidationError, fields, validate

from contracts.common import Strict, WordsSchema, chosen, described, line
from contracts.gathering import GatheredSchema, part_of
from contracts.operation import SIGNED_IN, Operation
from contracts.problem import Text
from contracts.resource import Resource
from contracts.roles import Role
from contracts.vocabulary import Codes, Vocabulary

# How many of one kind the worklist shows; the list that it opens has them all.
MOST_ITEMS = 20
# How many of all kinds are listed together.
MOST_LISTED = 200


class WorkUrgency(Codes):
    """How urgent something is that waits."""

    OVERDUE = "overdue", "已超期", "overdue"
    DUE_SOON = "due_soon", "即将到期", "due soon"
    OTHER = "other", "其他", "not urgent"


WORK_URGENCY = Vocabulary.of(WorkUrgency, Text("紧急程度", "How urgent it is"))


@dataclass(frozen=True, eq=False)
class Waiting:
    """A kind of work that waits for people.

    ``resource`` is the kind of thing that waits, ``step`` what is to be done with it: a code with its words. ``access``
    are the roles for which it waits; the service decides for whom of them. ``opens`` is the list that shows what waits
    for the caller, with the ``filters`` for that. What waits may also change with things of the kinds that it
    ``follows``: those who listen are told so too.
    """

    resource: Resource
    step: Codes
    access: frozenset[Role]
    opens: Operation
    filters: Mapping[str, Any] = field(default_factory=dict)
    follows: tuple[Resource, ...] = ()

    @property
    def followed(self) -> frozenset[str]:
        """The names of the kinds of things that it follows."""
        return frozenset(each.name for each in self.follows)

    @property
    def name(self) -> str:
        """The name on the wire, such as ``request.dispatch``."""
        return f"{self.resource.name}.{self.step}"

    @property
    def service(self) -> str:
        """The service that knows what waits."""
        return self.resource.service

    @property
    def address(self) -> str:
        """The path and query of the list."""
        return f"{self.opens.path}?{urlencode(self.filters, doseq=True)}"

    def faults(self) -> Iterator[str]:
        """Return what is wrong with its list."""
        try:
            (self.opens.query or Strict)().load(dict(self.filters))
        except ValidationError as error:
            yield f"{self.opens.name} does not take {dict(self.filters)}: {error}"
        for each in self.follows:
            if each.seen_by is None:
                yield f"nobody is told of changes of {each.name}"
        if not self.access <= self.opens.access:
            yield f"{self.opens.name} is not for all of {sorted(self.access)}"


class WorklistQuery(Strict):
    """How much of the worklist."""

    counts_only = fields.Boolean(
        load_default=False, metadata=described("Only how much waits, such as for badges: `items` are empty.")
    )


class WorkItemsQuery(Strict):
    """Which of it, and how much."""

    kinds = fields.List(
        line(80),
        load_default=list,
        validate=validate.Length(max=50),
        metadata=described("Only of these kinds, such as `request.dispatch`."),
    )
    limit = fields.Integer(
        load_default=100,
        validate=validate.Range(min=1, max=MOST_LISTED),
        metadata=described(f"How many at most, up to {MOST_LISTED}."),
    )


class WorkCountsSchema(Strict):
    """How much waits, by urgency."""

    overdue = fields.Integer(required=True, metadata=described("What is late."))
    due_soon = fields.Integer(required=True, metadata=described("What is soon due."))
    other = fields.Integer(required=True, metadata=described("The rest."))
    total = fields.Integer(required=True, metadata=described("All of it."))


class WorkItemSchema(Strict):
    """One thing that waits for the caller."""

    id = fields.UUID(required=True, metadata=described("The thing, such as a request."))
    link = fields.String(required=True, metadata=described("Its path, such as `/v1/requests/…`."))
    number = fields.String(required=True, allow_none=True, metadata=described("What people know it by, if anything."))
    title = fields.String(required=True, metadata=described("What it is about."))
    urgency = chosen(WORK_URGENCY, "How urgent it is.", required=True)
    since = fields.AwareDateTime(required=True, metadata=described("Since when it waits for this."))
    due_at = fields.AwareDateTime(required=True, allow_none=True, metadata=described("Until when; null for no end."))


class WorkOfKindSchema(Strict):
    """What waits of one kind."""

    kind = fields.String(required=True, metadata=described("The kind, such as `request.dispatch`."))
    words = fields.Nested(WordsSchema, required=True, metadata=described("What it is called."))
    resource = fields.String(required=True, metadata=described("The kind of thing that waits, such as `request`."))
    counts = fields.Nested(WorkCountsSchema, required=True, metadata=described("How much of it waits."))
    opens = fields.String(required=True, metadata=described("The path and query of the list of all of it."))
    items = fields.List(
        fields.Nested(WorkItemSchema),
        required=True,
        metadata=described(f"The {MOST_ITEMS} most urgent at most: what is late first, then by `due_at`."),
    )


class WorkOfServiceSchema(Strict):
    """What waits at one service."""

    kinds = fields.List(fields.Nested(WorkOfKindSchema), required=True, metadata=described("By kind."))


class WorklistSchema(GatheredSchema):
    """What waits for the caller."""

    counts = fields.Nested(WorkCountsSchema, required=True, metadata=described("How much waits in all."))
    kinds = fields.List(
        fields.Nested(WorkOfKindSchema),
        required=True,
        metadata=described("Every kind of work that the caller's roles have, also where nothing waits."),
    )


class ListedWorkSchema(WorkItemSchema):
    """One thing that waits for the caller, with what is to be done."""

    kind = fields.String(required=True, metadata=described("The kind, such as `request.dispatch`."))
    words = fields.Nested(WordsSchema, required=True, metadata=described("What is to be done."))
    resource = fields.String(required=True, metadata=described("The kind of thing that waits, such as `request`."))


class ListedWorkListSchema(GatheredSchema):
    """What waits for the caller, the most urgent first."""

    counts = fields.Nested(
        WorkCountsSchema, required=True, metadata=described("How much waits in all of the kinds that were asked for.")
    )
    items = fields.List(
        fields.Nested(ListedWorkSchema),
        required=True,
        metadata=described("What is late first, then what is soon due, each by `due_at` and `since`."),
    )


GET_WORKLIST = Operation(
    service="gateway",
    name="get_worklist",
    method="GET",
    path="/v1/worklist",
    summary=Text("我的待办", "What waits for me"),
    description=(
        "By kind and urgency, with counts: what the caller has to do next, in whichever service it lies. A thing may "
        "wait in several kinds. `opens` is the list of all of one kind."
    ),
    access=SIGNED_IN,
    query=WorklistQuery,
    result=WorklistSchema,
    example={"counts_only": True},
)
LIST_WORK = Operation(
    service="gateway",
    name="list_work",
    method="GET",
    path="/v1/worklist/items",
    summary=Text("我的全部待办", "All that waits for me"),
    description=(
        f"Everything of all kinds in one list by urgency, at most {MOST_LISTED}: `counts` tells whether there is more, "
        "which the lists of `GET /v1/worklist` have. A thing that waits in several kinds is there for each of them."
    ),
    access=SIGNED_IN,
    query=WorkItemsQuery,
    result=ListedWorkListSchema,
    example={"limit": 50},
)
LIST_SERVICE_WORK = part_of(LIST_WORK, "list_service_work", WorkOfServiceSchema)
GET_SERVICE_WORKLIST = part_of(GET_WORKLIST, "get_service_worklist", WorkOfServiceSchema)
