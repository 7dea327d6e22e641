"""Dumps results and events with the same outcome as marshmallow, in a fraction of its time.

What marshmallow determines anew for every value of every row, such as a field's external name and whether it has a
default, is determined once for each schema; and which values need a conversion once for the types that a row has. A
test compares the two for every schema of the contracts.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from marshmallow import Schema, fields, missing
from marshmallow.schema import POST_DUMP, PRE_DUMP
from marshmallow.utils import get_value

from contracts.audiences import is_for, is_opened, opener_of
from contracts.common import TextField
from contracts.roles import Role
from contracts.variants import VariantField, Variants

Dump = Callable[[Any], Any]
_NOTHING = type(None)
# Rows of one kind differ in which of their values are null; so many combinations of types are kept of a schema.
_MOST_KINDS = 1_000


class _Step(NamedTuple):
    """How one field is dumped: its attribute, its external name, the conversion of its value, what it cannot be."""

    source: str
    target: str
    convert: Dump
    refused: tuple[Any, ...]


@cache
def dumper_of(schema: type[Schema], readers: frozenset[Role] | None = None) -> Dump:
    """Return a function that dumps a dict, or any object with attributes, by a schema; missing fields are omitted.

    ``readers`` are the roles in which somebody sees the object: fields whose audience (``contracts/audiences.py``) has
    none of them are withheld, null where they are required and else left out, unless a mark of the object opens them.
    ``None`` withholds nothing.

    Raises ``TypeError`` for a schema that does more than dump its fields.
    """
    return _dumper(schema(), readers=readers)


@cache
def whole_dumper_of(schema: type[Schema]) -> Dump:
    """Return a function like that of ``dumper_of``, for what others load by the schema.

    It raises ``TypeError`` where a required field is missing, or a field is null that may not be.
    """
    return _dumper(schema(), whole=True)


def shown(row: Any, schema: type[Schema], **computed: Any) -> dict[str, Any]:
    """Dump a row by a schema: each field from the row's attribute of the same name, unless it is ``computed``.

    Raises ``AttributeError`` for a field that is in neither, and ``TypeError`` for a computed value that the schema
    does not dump: either is a programming error.
    """
    names, read = _read(schema, tuple(computed))
    return dict(zip(names, read(row), strict=True), **computed)


@cache
def _read(schema: type[Schema], computed: tuple[str, ...]) -> tuple[Sequence[str], Callable[[Any], Sequence[Any]]]:
    """Return the names of a schema besides those that are computed, and what reads their attributes of a row."""
    unknown = set(computed).difference(names_of(schema))
    if unknown:
        raise TypeError(f"{schema.__name__} has no {', '.join(sorted(unknown))}")
    names = [name for name in names_of(schema) if name not in computed]
    return names, _getting(attrgetter, names)


def _getting(getter: Callable[..., Callable[[Any], Any]], names: Sequence[str]) -> Callable[[Any], Sequence[Any]]:
    """Return a function that gets all of these, as ``attrgetter`` and ``itemgetter`` do of two and more."""
    each = [getter(name) for name in names]
    return getter(*names) if len(names) > 1 else lambda found: [get(found) for get in each]


@cache
def names_of(schema: type[Schema]) -> tuple[str, ...]:
    """Return the names of the attributes that a schema dumps."""
    return tuple(field.attribute or name for name, field in schema().dump_fields.items())


def _dumper(schema: Schema, *, whole: bool = False, readers: frozenset[Role] | None = None) -> Dump:
    if schema._hooks[PRE_DUMP] or schema._hooks[POST_DUMP]:
        raise TypeError(f"{type(schema).__name__} has hooks; leave what they do to the service")
    closed = [field for field in schema.dump_fields.values() if not _is_read(field, readers)]
    openers = {opener for field in closed if (opener := opener_of(field)) is not None}
    if not openers:
        return _dumper_of_fields(schema, whole, readers, opened=False)
    if len(openers) > 1:
        raise TypeError(f"{type(schema).__name__} has several marks: {', '.join(sorted(openers))}")
    (mark,) = openers
    marked, unmarked = (_dumper_of_fields(schema, whole, readers, opened=opened) for opened in (True, False))
    return lambda found: (marked if is_opened(found, mark) else unmarked)(found)


def _dumper_of_fields(schema: Schema, whole: bool, readers: frozenset[Role] | None, *, opened: bool) -> Dump:
    shown_fields = {
        name: (field, _is_read(field, readers) or (opened and opener_of(field) is not None))
        for name, field in schema.dump_fields.items()
    }
    steps = [
        _step(name, field, whole, readers, read=read)
        for name, (field, read) in shown_fields.items()
        if field.required or read
    ]

    take, targets = _getting(itemgetter, [step.source for step in steps]), [step.target for step in steps]
    # By the types of the values: the fields that need a conversion, ``None`` where a value is refused.
    known: dict[tuple[type, ...], Sequence[tuple[str, Dump]] | None] = {}

    def dump(found: Any) -> dict[str, Any]:
        if type(found) is dict:
            try:
                values = take(found)
            except KeyError:
                return one_by_one(found)
            kinds = tuple(map(type, values))
            try:
                converted = known[kinds]
            except KeyError:
                if len(known) >= _MOST_KINDS:
                    known.clear()
                converted = known[kinds] = _converted(steps, kinds)
            if converted is not None:
                dumped = dict(zip(targets, values, strict=True))
                for target, convert in converted:
                    dumped[target] = convert(dumped[target])
                return dumped
        return one_by_one(found)

    def one_by_one(found: Any) -> dict[str, Any]:
        plain = type(found) is dict
        dumped: dict[str, Any] = {}
        for source, target, convert, refused in steps:
            value = found.get(source, missing) if plain else get_value(found, source, missing)
            if value is None or value is missing:
                if value in refused:
                    raise TypeError(f"{type(schema).__name__}: {target} is {'null' if value is None else 'missing'}")
                if value is None:
                    dumped[target] = None
            else:
                dumped[target] = convert(value)
        return dumped

    return dump


def _converted(steps: Iterable[_Step], kinds: Iterable[type]) -> Sequence[tuple[str, Dump]] | None:
    """Return the fields to be converted where the values have these types; ``None`` if one of them is refused."""
    converted: list[tuple[str, Dump]] = []
    for step, kind in zip(steps, kinds, strict=True):
        if kind is _NOTHING:
            if None in step.refused:
                return None
        elif step.convert is not _same and _DUMPED.get(step.convert) is not kind:
            converted.append((step.target, step.convert))
    return converted


def _is_read(field: fields.Field[Any], readers: frozenset[Role] | None) -> bool:
    return readers is None or is_for(field, readers)


def _step(name: str, field: fields.Field[Any], whole: bool, readers: frozenset[Role] | None, *, read: bool) -> _Step:
    """Return how a field is dumped."""
    if not field._CHECK_ATTRIBUTE or field.dump_default is not missing:
        raise TypeError(f"{name} is computed or has a default when dumped; leave that to the service")
    refused = ((missing,) if field.required else ()) + (() if field.allow_none else (None,)) if whole else ()
    convert = _conversion(name, field, whole, readers) if read else _nothing
    return _Step(field.attribute or name, field.data_key or name, convert, refused)


def _nothing(_value: Any) -> None:
    return None


def _conversion(name: str, field: fields.Field[Any], whole: bool, readers: frozenset[Role] | None) -> Dump:
    if isinstance(field, fields.List):
        return _list(_conversion(name, field.inner, whole, readers))
    if isinstance(field, fields.Nested):
        inner = _dumper(field.schema, whole=whole, readers=readers)
        return _list(inner) if field.many or field.schema.many else inner
    if isinstance(field, VariantField):
        return _variant(field.variants, readers)
    plain = getattr(field, "format", None) in (None, "iso") and not getattr(field, "as_string", False)
    known = _CONVERSIONS.get(type(field)) if plain else None
    return known or (lambda value: field._serialize(value, name, None))


def _variant(variants: Variants, readers: frozenset[Role] | None) -> Dump:
    return lambda value: dumper_of(variants.schema_of(value), readers)(value)


def _list(convert: Dump) -> Dump:
    return lambda values: [None if value is None else convert(value) for value in values]


def _text(value: Any) -> Any:
    # A member of a StrEnum is a string too, but of another class.
    return value if type(value) is str else value.decode() if isinstance(value, bytes) else str(value)


def _same(value: Any) -> Any:
    return value


_CONVERSIONS: dict[type, Dump] = {
    fields.String: _text,
    TextField: _text,
    fields.UUID: str,
    fields.Integer: int,
    fields.Boolean: _same,
    fields.Raw: _same,
    fields.Date: date.isoformat,
    fields.AwareDateTime: datetime.isoformat,
}
# The type whose values a conversion leaves as they are.
_DUMPED: dict[Dump, type] = {_text: str, str: str, int: int}
