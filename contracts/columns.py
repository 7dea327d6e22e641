"""The columns of a list in a file, by its declaration: names in place of identifiers, words in place of codes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from marshmallow import Schema, fields

from contracts.common import vocabulary_of
from contracts.heads import head_of
from contracts.naming import words_by
from contracts.operation import Operation
from contracts.variants import VariantField, Variants
from contracts.vocabulary import YES_OR_NO

# What stands in a cell: text, a number, or nothing.
Value = str | int | float | None
Read = Callable[[Any], Value]
# Where one of these is there too, an identifier is left out: people know things by them.
_NAMES = ("name", "title", "code", "number")
_YES = frozenset(YES_OR_NO[True])
_BETWEEN = {"zh": "、", "en": "; "}


@dataclass(frozen=True)
class Column:
    """One column: its head, and the function that takes its value from an item of the list as it is on the wire.

    ``yes`` says that it says yes or no.
    """

    head: str
    read: Read
    yes: bool = False


def item_of(operation: Operation) -> Schema | Variants | None:
    """Return the schema of the items of a list that is read page by page, ``None`` for any other operation."""
    if operation.method != "GET" or operation.result is None:
        return None
    found = operation.result().fields
    items = found.get("items")
    if not isinstance(items, fields.List) or "next" not in found:
        return None
    inner = items.inner
    if isinstance(inner, VariantField):
        return inner.variants
    return inner.schema if isinstance(inner, fields.Nested) else None


def columns_of(item: Schema | Variants, language: str, zone: tzinfo) -> list[Column]:
    """Return the columns of a list, with heads and words in ``zh`` or ``en`` and times in the zone.

    Raises ``TypeError`` for a field without a head.
    """
    making = _Columns(language, zone)
    if isinstance(item, Schema):
        return list(making.of(item))
    found: dict[str, Column] = {}
    # What all forms have, and the word of their kind, stands in the schema of those that are not known.
    for schema in (*((item.other,) if item.other else ()), *item.kinds.values()):
        for column in making.of(schema()):
            found.setdefault(column.head, column)
    return list(found.values())


class _Columns:
    def __init__(self, language: str, zone: tzinfo) -> None:
        self._language, self._zone = language, zone

    def of(self, schema: Schema) -> Iterator[Column]:
        """Yield the columns of one schema, in the order of its fields."""
        names = set(schema.dump_fields)
        for name, field in schema.dump_fields.items():
            if is_left_out(name, names) or (head := head_of(schema, name)) is None:
                continue
            key, told = field.data_key or name, getattr(head, self._language)
            inner = _inner(field)
            if inner is None or self._name(inner):
                yield Column(told, _at(key, self._value(field)), isinstance(field, fields.Boolean))
                continue
            for column in self.of(inner):
                # Without a word of their own, the parts stand for themselves.
                between = "·" if self._language == "zh" else ": "
                yield Column(f"{told}{between}{column.head}" if told else column.head, _at(key, column.read))

    def _value(self, field: fields.Field[Any]) -> Read:
        """Return the function that makes the value of a cell of one that is not null."""
        if (vocabulary := vocabulary_of(field)) is not None:
            words = {str(code): getattr(said, self._language) for code, said in vocabulary.words.items()}
            return lambda value: words.get(value, value)
        if (words_of := words_by(field)) is not None:
            return lambda value: getattr(words_of(value), self._language)
        if isinstance(field, fields.List):
            return self._listed(self._value(field.inner))
        if isinstance(field, fields.Nested):
            if field.many or field.schema.many:
                return self._listed(self._nested(field.schema))
            return self._nested(field.schema)
        if isinstance(field, fields.Boolean):
            said = {value: getattr(words, self._language) for value, words in YES_OR_NO.items()}
            return lambda value: said[bool(value)]
        if isinstance(field, fields.DateTime):
            return self._moment
        if isinstance(field, fields.Integer | fields.Float):
            return lambda value: value if isinstance(value, int | float) else str(value)
        if isinstance(field, fields.Decimal):
            # A program that adds them up needs numbers.
            return float
        return str

    def _nested(self, schema: Schema) -> Read:
        if name := self._name(schema):
            return _at(name, self._value(schema.dump_fields[name]))
        parts = [column.read if not column.yes else _if_so(column) for column in self.of(schema)]
        return lambda value: " ".join(str(found) for read in parts if (found := read(value)) not in (None, ""))

    def _listed(self, read: Read) -> Read:
        between = _BETWEEN[self._language]
        return lambda values: between.join(str(read(value)) for value in values if value is not None)

    def _name(self, schema: Schema) -> str | None:
        """Return the field that says it all: the name, or the text in the language."""
        known = schema.dump_fields
        if set(known) == {"zh", "en"}:
            return self._language
        return "name" if "name" in known and set(known) <= {"id", "code", "name"} else None

    def _moment(self, value: str) -> str:
        return datetime.fromisoformat(value).astimezone(self._zone).strftime("%Y-%m-%d %H:%M:%S")


def _if_so(column: Column) -> Read:
    """Return a function that says what a column is called where it says yes, since yes alone says nothing."""
    return lambda item: column.head if column.read(item) in _YES else None


def _at(key: str, read: Read) -> Read:
    """Return a function that reads the value under a key, and of null makes nothing."""

    def found(item: Mapping[str, Any] | None) -> Value:
        value = None if item is None else item.get(key)
        return None if value is None else read(value)

    return found


def _inner(field: fields.Field[Any]) -> Schema | None:
    """Return the schema of one nested thing."""
    if not isinstance(field, fields.Nested) or field.many or field.schema.many:
        return None
    return field.schema


def is_left_out(name: str, names: set[str]) -> bool:
    """Whether a field has no column, because another of these says more to people."""
    if name == "version":
        return "id" in names
    if name == "id":
        return any(each in names for each in _NAMES)
    stem = name.removesuffix("_id")
    return stem != name and any(f"{stem}_{each}" in names for each in _NAMES)
