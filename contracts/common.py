"""Schemas and fields that operations of all services share."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from marshmallow import EXCLUDE, RAISE, Schema, fields, validate, validates_schema

from contracts import characters
from contracts.identifiers import normal_code
from contracts.problem import Text
from contracts.validation import Message, refuse, validation_error
from contracts.variants import VariantField, Variants
from contracts.vocabulary import Vocabulary
from contracts.years import is_day_accepted, is_moment_accepted

MAX_PAGE = 100
# So many things of a list are counted.
MOST_COUNTED = 1_000
CODE = r"[A-Za-z0-9_-]+\Z"
LOCALE = Vocabulary(
    "Locale", Text("语言", "A language of the platform"), {"zh": Text("中文", "Chinese"), "en": Text("英文", "English")}
)


class Strict(Schema):
    """The base of schemas for input: refuses fields that are not declared."""

    class Meta:
        unknown = RAISE


class Change(Strict):
    """The base of bodies of changes in which everything may be left out, but not all of it."""

    @validates_schema
    def _something(self, data: dict[str, Any], **_: Any) -> None:
        if not data:
            raise validation_error("请至少给出一个要修改的字段。", "Give at least one field to change.")


class Tolerant(Schema):
    """The base of event payloads: ignores undeclared fields, which a later release of the producer may add."""

    class Meta:
        unknown = EXCLUDE


_NOT_BLANK = validate.Regexp(r"(?s).*\S", error=Message("不能为空白。", "Must not be blank."))


class TextField(fields.String):
    """Text that people enter, in its stored form by ``contracts.characters`` before it is checked.

    ``form`` makes the stored form of a value of a kind, such as a telephone number, from one line; it may raise
    ``ValidationError``.
    """

    def __init__(
        self, *, one_line: bool, form: Callable[[str], str] = str, validate: Sequence[Any] = (), **options: Any
    ) -> None:
        super().__init__(validate=[self._fit, *validate], **options)
        self._one_line = one_line
        self._form = form

    @property
    def pattern(self) -> str:
        """The characters that are taken, as a document can say it."""
        if self._one_line:
            return r"^[^\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]*\Z"
        return r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]*\Z"

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> str:
        given = super()._deserialize(value, attr, data, **options)
        return self._form(characters.line(given)) if self._one_line else characters.paragraphs(given)

    def _validate(self, value: Any) -> None:
        """Stop at the first check that refuses: the others would say the same in other words."""
        for check in self.validators:
            check(value)

    def _fit(self, value: str) -> None:
        refuse(characters.refused(value, one_line=self._one_line))


class ValueField(fields.Raw):
    """A value of any type; a string is text of several lines by the rule of ``TextField``.

    Whoever knows that it is one line brings it into the form of one (``contracts.characters.line``).
    """

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> Any:
        return _TEXT.deserialize(value, attr, data) if isinstance(value, str) else value


_TEXT = TextField(one_line=False)


def line(
    maximum: int, *, minimum: int = 1, required: bool = True, checks: Sequence[Any] = (), **options: Any
) -> TextField:
    """Return a field for one line of bounded length, such as a name, that refuses what is blank."""
    return TextField(one_line=True, required=required, validate=[*_bounds(minimum, maximum), *checks], **options)


def text(maximum: int, *, minimum: int = 1, required: bool = True, **options: Any) -> TextField:
    """Return a field for text of several lines and bounded length that refuses what is blank."""
    return TextField(one_line=False, required=required, validate=_bounds(minimum, maximum), **options)


def opaque(maximum: int, **options: Any) -> fields.String:
    """Return a field for a string that is taken as it is, such as a password or a token."""
    no_nul = validate.Regexp(r"^[^\x00]*\Z", error=Message("不能含有 NUL 字符。", "Must not contain NUL characters."))
    return fields.String(validate=[validate.Length(min=1, max=maximum), no_nul], **options)


def _bounds(minimum: int, maximum: int) -> list[Any]:
    return [*([_NOT_BLANK] if minimum else []), validate.Length(min=minimum, max=maximum)]


def refusing(rule: Callable[[str], Text | None]) -> Callable[[str], None]:
    """Return the check of a field that refuses what a rule gives a reason against."""
    return lambda value: refuse(rule(value))


def code(
    description: str, maximum: int = 40, *, pattern: str = CODE, required: bool = True, **options: Any
) -> TextField:
    """Return a field for a local key: letters a to z, digits, ``-`` and ``_``. Codes compare by ``folded``."""
    said = Message("只能含字母、数字、- 和 _。", "Only letters, digits, - and _ are allowed.")
    return TextField(
        one_line=True,
        form=normal_code,
        required=required,
        validate=[validate.Length(min=1, max=maximum), validate.Regexp(pattern, error=said)],
        # Programs that save csv make days of some keys, see chassis/ledgers/cells.py.
        metadata=described(description, cell="key"),
        **options,
    )


def time_of_day(*, midnight: bool = False) -> validate.Regexp:
    """Return the check of a time such as 09:00, in ASCII digits; ``midnight`` allows 24:00, the end of the day."""
    pattern = "([01][0-9]|2[0-3]):[0-5][0-9]"
    return validate.Regexp(
        rf"({pattern}|24:00)\Z" if midnight else rf"{pattern}\Z",
        error=Message("应为 09:00 形式的时刻。", "Must be a time such as 09:00."),
    )


def moment(description: str, **options: Any) -> fields.AwareDateTime:
    """Return a field for a moment given by a client, in the years 1970 to 2199."""
    return fields.AwareDateTime(validate=_accepted_moment, metadata=described(description), **options)


def _accepted_moment(value: datetime) -> None:
    if not is_moment_accepted(value):
        raise validation_error("须在 1970 年至 2199 年之间。", "Must lie in the years 1970 to 2199.")


def day(description: str, **options: Any) -> fields.Date:
    """Return a field for a day given by a client, in the years 1900 to 2199."""
    return fields.Date(validate=_accepted_day, metadata=described(description), **options)


def _accepted_day(value: date) -> None:
    if not is_day_accepted(value):
        raise validation_error("须在 1900 年至 2199 年之间。", "Must lie in the years 1900 to 2199.")


def described(description: str, **metadata: Any) -> dict[str, Any]:
    """Return the metadata of a field for the OpenAPI document."""
    return {"description": description, **metadata}


@cache
def attempts(schema: type[Schema]) -> frozenset[str]:
    """Return the fields of a body that differ from one try of the same call to the next: no part of its content."""
    return frozenset(name for name, field in schema().fields.items() if field.metadata.get("attempt"))


def choice(vocabulary: Vocabulary[Any], description: str | None = None, **options: Any) -> fields.Field[Any]:
    """Return a field for bodies and queries that takes the codes of a vocabulary and refuses everything else."""
    if vocabulary.members is None:
        options["validate"] = validate.OneOf(list(map(str, vocabulary.codes)))
    return chosen(vocabulary, description, **options)


def several(vocabulary: Vocabulary[Any], description: str) -> fields.List:
    """Return a field for queries that takes one or several codes of a vocabulary; without it, all are asked for."""
    return fields.List(
        choice(vocabulary),
        load_default=None,
        validate=validate.Length(min=1, max=len(vocabulary.codes)),
        metadata=described(description),
    )


def chosen(vocabulary: Vocabulary[Any], description: str | None = None, **options: Any) -> fields.Field[Any]:
    """Return a field for results and events that holds one of the codes of a vocabulary.

    A string is not checked when an event is read, so that consumers accept a code that a later release adds.
    """
    metadata: dict[str, Any] = {"vocabulary": vocabulary, **(described(description) if description else {})}
    if vocabulary.members is None:
        return fields.String(metadata=metadata, **options)
    return fields.Enum(vocabulary.members, by_value=True, metadata=metadata, **options)


def version_after() -> fields.Integer:
    """Return the field of an event for the version of the thing after it, by which clients know what they have seen."""
    return fields.Integer(
        load_default=None, allow_none=True, metadata=described("Its version after this; null in events from before.")
    )


def vocabulary_of(field: fields.Field[Any]) -> Vocabulary[Any] | None:
    """Return the vocabulary whose codes a field holds, if any."""
    found = field.metadata.get("vocabulary")
    return found if isinstance(found, Vocabulary) else None


class WordsSchema(Strict):
    """The same words in both languages."""

    zh = fields.String(required=True, metadata=described("In Chinese."))
    en = fields.String(required=True, metadata=described("In English."))


class PageQuery(Strict):
    """The query for a page of a list: the page size and the cursor."""

    limit = fields.Integer(
        load_default=25,
        strict=False,
        validate=validate.Range(min=1, max=MAX_PAGE),
        metadata=described("How many at most, 1 to 100."),
    )
    after = fields.String(
        load_default=None,
        # Base64 of the seal (16 bytes) and of the longest name that a list is ordered by, with an identifier and what
        # JSON puts around them (43): 200 characters of four bytes each, more than quotes take, which are escaped.
        validate=validate.Length(min=1, max=-(-(16 + 200 * 4 + 43) * 4 // 3)),
        metadata=described("The `next` of the page before, with the same filters and the same order."),
    )
    count = fields.Boolean(
        load_default=False,
        metadata=described("Also how many there are in all, up to 1,000: see `count` of the answer."),
    )


# What chooses a page of a list, and not what is on it.
PAGING = frozenset(PageQuery().fields)


class CountSchema(Strict):
    """How many things of a list there are."""

    number = fields.Integer(required=True, metadata=described("How many; 1,000 at most."))
    exact = fields.Boolean(required=True, metadata=described("False if there are as many or more."))


@cache
def page_of(item: type[Schema] | Variants) -> type[Schema]:
    """Return the schema of a page: ``items`` and ``next``, the cursor of the following page or null."""
    name = item.name if isinstance(item, Variants) else item.__name__.removesuffix("Schema")
    inner: fields.Field[Any] = VariantField(item) if isinstance(item, Variants) else fields.Nested(item)
    return Strict.from_dict(
        {
            "items": fields.List(inner, required=True),
            "next": fields.String(
                required=True,
                allow_none=True,
                metadata=described(
                    "Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold "
                    "fewer items than asked for, or none, before the end."
                ),
            ),
            "count": fields.Nested(
                CountSchema,
                metadata=described(
                    "How many there are in all with these filters, whatever the page; only if it is asked for. Where "
                    "text is searched for among very many, `number` is what was met so far."
                ),
            ),
        },
        name=f"{name}Page",
    )
