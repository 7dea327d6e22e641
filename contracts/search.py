"""Search: which things are found by text, and the one search over all of them.

A resource that has a list declares a ``Search`` beside it. From it follow the filter ``q`` of the list, the entry of
each thing in the table that is searched, and the place of the resource in ``GET /v1/search``.
"""

from dataclasses import dataclass
from unicodedata import normalize

import regex
from marshmallow import fields, validate

from contracts.common import Strict, TextField, described, line
from contracts.gathering import GatheredSchema, part_of
from contracts.operation import SIGNED_IN, Event, Operation
from contracts.problem import Text
from contracts.resource import Resource
from contracts.validation import refuse

LONGEST_QUERY = 100
# How many things of a kind one search shows, and at most.
SHOWN, MOST_SHOWN = 10, 25

HOW_TEXT_IS_FOUND = (
    "All words have to be there, in any order and in any field: Chinese words of two characters or more, words in "
    "other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the "
    "beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more "
    "where it has no letters. Width, case, blanks, brackets and dots do not matter."
)


@dataclass(frozen=True, eq=False)
class Search:
    """Declares that things of a resource are found by text.

    ``listed`` is the list with the filter ``q`` (``sought``), whose callers alone find anything, and nothing that the
    list would not show them. ``names``, ``codes`` and ``words`` are what the function of the service
    (``chassis.running.handlers.tells``) tells of each thing: a name is found by any part of it and by the first
    letters of its pinyin, a code by its beginning in any writing, other texts by their words. ``internal`` are words
    that are not for the enterprise that the thing is about (``contracts.audiences.INTERNAL``). ``told_by`` are the
    events of the service whose subjects have changed in what is found; one about another resource, such as a comment,
    names the thing by the field ``<name>_id``.
    """

    resource: Resource
    listed: Operation
    told_by: tuple[Event, ...]
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()

    @property
    def scope(self) -> tuple[str, ...]:
        """The fields of a thing that decide who sees it; a filter of the list of the same name narrows at once."""
        return self.resource.seen_by.fields if self.resource.seen_by else ()


def plain(given: str) -> str:
    """Return the form in which texts and what is looked for are compared: NFKC, small letters, radicals as characters.

    NFKC knows the radicals of Kangxi; those of the supplement come out of PDF files, and have their characters in
    Unicode's EquivalentUnifiedIdeograph.txt.
    """
    same = _RADICAL.sub(lambda found: _RADICALS[found[0]], normalize("NFKC", given))
    return normalize("NFKC", same.casefold())


def compact(given: str) -> str:
    """Return of a text in its ``plain`` form the letters and digits alone: without blanks, brackets, hyphens, dots."""
    return _BETWEEN.sub("", plain(given))


def sought(described_as: str = "") -> TextField:
    """Return the field ``q`` of a list that is found by text; ``described_as`` says what of its things is looked at."""
    return line(
        LONGEST_QUERY,
        required=False,
        load_default=None,
        checks=[_long_enough],
        metadata=described(f"{described_as} {HOW_TEXT_IS_FOUND}".strip()),
    )


def _long_enough(value: str) -> None:
    if len(compact(value)) < 2:
        refuse(
            Text(
                "请输入至少两个字、字母或数字;标点不计。",
                "Give at least two characters, letters or digits; punctuation does not count.",
            )
        )


# Older systems write rare characters of names as characters of private use.
_BETWEEN = regex.compile(r"[^\p{L}\p{N}\p{M}\p{Co}]+")
_RADICALS = dict(
    zip(
        map(chr, (*range(0x2E81, 0x2E9A), *range(0x2E9B, 0x2EF4))),
        "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉪羊𦍌𦍋耂肀聿肉"
        "𦥑艹艹艹虎衤覀西见角𧢲讠贝𧿗车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
_RADICAL = regex.compile(f"[{''.join(_RADICALS)}]")


class SearchQuery(Strict):
    """What is looked for, and where."""

    q = line(LONGEST_QUERY, checks=[_long_enough], metadata=described(HOW_TEXT_IS_FOUND))
    kinds = fields.List(
        line(40),
        load_default=None,
        validate=validate.Length(min=1, max=20),
        metadata=described("Only these kinds of things, such as `request`; all by preset."),
    )
    limit = fields.Integer(
        load_default=SHOWN,
        strict=False,
        validate=validate.Range(min=1, max=MOST_SHOWN),
        metadata=described(f"How many of each kind at most, 1 to {MOST_SHOWN}."),
    )


class MarkSchema(Strict):
    """Where a word stands that was looked for, in characters (code points) from 0; the end is not part of it."""

    start = fields.Integer(required=True)
    end = fields.Integer(required=True)


class ExcerptSchema(Strict):
    """The place of a field where the words stand."""

    field = fields.String(required=True, metadata=described("The field that it is taken from, such as `description`."))
    content = fields.String(required=True, metadata=described("Plain text: what is cut off is shown by …."))
    marks = fields.List(fields.Nested(MarkSchema), required=True, metadata=described("What to highlight, in order."))


class FoundSchema(Strict):
    """One thing that was found."""

    id = fields.UUID(required=True)
    title = fields.String(required=True, metadata=described("Its title or name."))
    number = fields.String(required=True, allow_none=True, metadata=described("The number or code people know it by."))
    link = fields.String(required=True, metadata=described("The address to read it at."))
    updated_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When it last changed, as far as that is noted.")
    )
    excerpt = fields.Nested(
        ExcerptSchema,
        required=True,
        allow_none=True,
        metadata=described("Null where no text holds the words as they were typed, as with first letters of pinyin."),
    )


class FoundKindSchema(Strict):
    """What was found of one kind, in the order of its list."""

    kind = fields.String(required=True, metadata=described("Such as `request`."))
    items = fields.List(fields.Nested(FoundSchema), required=True)
    more = fields.Boolean(required=True, metadata=described("Whether there may be more."))
    link = fields.String(required=True, metadata=described("The list of all of them."))


class FoundKindsSchema(Strict):
    """What one service has found."""

    kinds = fields.List(fields.Nested(FoundKindSchema), required=True)


class SearchSchema(GatheredSchema):
    """What was found, by kind; kinds of which nothing was found are left out."""

    kinds = fields.List(fields.Nested(FoundKindSchema), required=True)


SEARCH_EVERYTHING = Operation(
    "gateway",
    "search",
    "GET",
    "/v1/search",
    Text("搜索", "Search everything the caller may see"),
    SIGNED_IN,
    query=SearchQuery,
    result=SearchSchema,
    description=(
        "Shows nothing that the caller does not see in the lists. A telephone number or an address of a person is not "
        "looked for: `GET /v1/persons?contact=…` finds it."
    ),
    example={"q": "污水处理", "kinds": ["request", "organization"]},
)
SEARCH_SERVICE = part_of(SEARCH_EVERYTHING, "search_service", FoundKindsSchema)
