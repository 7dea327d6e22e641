"""Similar requests: which others say much the same, before a request is submitted and of one that is there."""

from typing import ClassVar

from marshmallow import fields, validate

from contracts.audiences import EVERYBODY, INTERNAL
from contracts.common import Strict, chosen, described, line, text
from contracts.operation import Operation
from contracts.problem import Text
from contracts.requests.reading import REQUEST, VIEWERS
from contracts.requests.vocabulary import REQUEST_STATUS
from contracts.vocabulary import Codes, Vocabulary

SHOWN, MOST_SHOWN = 8, 50

HOW_ALIKE = (
    "How alike two requests are follows from the words that their titles and descriptions share, the more the rarer "
    "these are, from the matters that they name in whatever words, and from what they want of it; then from item, "
    "chain and segments. Nobody is shown a request that the list of requests would not show: an enterprise sees its "
    "own."
)


class SimilarityReason(Codes):
    """What two requests have in common."""

    WORDS = "words", "内容相近", "similar words"
    ITEM = "item", "事项相同", "same item"
    CHAIN = "chain", "产业链相同", "same chain"
    SEGMENT = "segment", "环节相同", "same segment"
    RECENT = "recent", "近期提交", "recent"


SIMILARITY_REASON = Vocabulary.of(SimilarityReason, Text("相似理由", "What two requests have in common"))


def _limit() -> fields.Integer:
    return fields.Integer(
        load_default=SHOWN,
        strict=False,
        validate=validate.Range(min=1, max=MOST_SHOWN),
        metadata=described(f"How many at most, 1 to {MOST_SHOWN}."),
    )


class SimilarQuery(Strict):
    """How many."""

    limit = _limit()


class SimilarToSchema(Strict):
    """A request that has not been submitted yet."""

    title = line(120, metadata=described("What it is about, in one line."))
    description = text(
        5000, minimum=0, required=False, load_default="", metadata=described("The matter, as far as it is written.")
    )
    item_id = fields.UUID(load_default=None, allow_none=True, metadata=described("The item of the catalog, if any."))
    chain_id = fields.UUID(load_default=None, allow_none=True, metadata=described("The chain it concerns, if any."))
    limit = _limit()


class SimilarRequestSchema(Strict):
    """A request that is much like the one asked about."""

    heads: ClassVar = {
        "score": Text("相似度", "likeness"),
        "reasons": Text("相似理由", "in common"),
        "shared": Text("共同词语", "shared words"),
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata={"audience": EVERYBODY})
    title = fields.String(required=True, metadata={"audience": EVERYBODY})
    status = chosen(REQUEST_STATUS, "Where it stands.", required=True)
    item_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    enterprise_id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described("Who asks; null for a staff request, which no enterprise asks."),
    )
    enterprise_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    department_id = fields.UUID(required=True, allow_none=True, metadata=described("Who handles it now."))
    department_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    submitted_at = fields.AwareDateTime(required=True)
    case_id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described("The case in which it waits; null where it is in none that the caller sees."),
    )
    case_number = fields.String(required=True, allow_none=True, metadata=described("Its number.", audience=INTERNAL))
    score = fields.Float(required=True, metadata=described("How alike they are, from 0 to 1."))
    reasons = fields.List(chosen(SIMILARITY_REASON), required=True, metadata=described("What they have in common."))
    shared = fields.List(
        fields.String(metadata={"audience": EVERYBODY}),
        required=True,
        metadata=described("The words that tell most of it, those first that tell more."),
    )


class SimilarRequestsSchema(Strict):
    """Similar requests, the most similar first."""

    items = fields.List(fields.Nested(SimilarRequestSchema), required=True)


GET_SIMILAR_REQUESTS = REQUEST.part(
    "similar",
    Text("相似诉求", "Requests that are much like this one"),
    VIEWERS,
    name="get_similar_requests",
    query=SimilarQuery,
    result=SimilarRequestsSchema,
    description=HOW_ALIKE,
    example={"limit": 5},
)
FIND_SIMILAR_REQUESTS = Operation(
    service="requests",
    name="find_similar_requests",
    method="POST",
    path=f"{REQUEST.path}/similar",
    summary=Text("提交前查找相似诉求", "Find similar requests before one is submitted"),
    description=f"{HOW_ALIKE} Changes nothing.",
    access=VIEWERS,
    body=SimilarToSchema,
    result=SimilarRequestsSchema,
    example={"title": "蒸汽管道增容", "description": "二期投产后蒸汽缺口每小时 6 吨。", "limit": 5},
)
