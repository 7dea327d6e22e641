"""Dumps results and events as marshmallow does, in a fraction of its time.

What marshmallow finds out anew for every value of every row, such as how a field is called outside and whether it has a
default, is found out once for a schema. A test holds the two against each other for every schema of the contracts.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any

from marshmallow import Schema, fields, missing
from marshmallow.schema import POST_DUMP, PRE_DUMP
from marshmallow.utils import get_value

from contracts.variants import VariantField, Variants

Dump = Callable[[Any], Any]


@cache
def dumper_of(schema: type[Schema]) -> Dump:
    """A function that dumps one object, a dict or anything with attributes, by a schema; fields it lacks are left out.

    Raises ``TypeError`` for a schema that does more than give out its fields.
    """
    return _dumper(schema())


def shown(row: Any, schema: type[Schema], **computed: Any) -> dict[str, Any]:
    """What a schema gives out of a row: its fields by the names of the row's attributes, unless they are ``computed``.

    Raises ``AttributeError`` for a field that neither has, and ``TypeError`` for something computed that the schema
    does not give out: either is a fault of ours.
    """
    names = names_of(schema)
    unknown = computed.keys() - set(names)
    if unknown:
        raise TypeError(f"{schema.__name__} has no {', '.join(sorted(unknown))}")
    return {name: computed[name] if name in computed else getattr(row, name) for name in names}


@cache
def names_of(schema: type[Schema]) -> tuple[str, ...]:
    """The names under which a schema looks for what it gives out."""
    return tuple(field.attribute or name for name, field in schema().dump_fields.items())


def _dumper(schema: Schema) -> Dump:
    if schema._hooks[PRE_DUMP] or schema._hooks[POST_DUMP]:
        raise TypeError(f"{type(schema).__name__} has hooks; leave what they do to the service")
    steps = [_step(name, field) for name, field in schema.dump_fields.items()]

    def dump(found: Any) -> dict[str, Any]:
        plain = type(found) is dict
        dumped: dict[str, Any] = {}
        for source, target, convert in steps:
            value = found.get(source, missing) if plain else get_value(found, source, missing)
            if value is not missing:
                dumped[target] = None if value is None else convert(value)
        return dumped

    return dump


def _step(name: str, field: fields.Field[Any]) -> tuple[str, str, Dump]:
    """Where the value is found, how it is called outside, and what becomes of it."""
    if not field._CHECK_ATTRIBUTE or field.dump_default is not missing:
        raise TypeError(f"{name} is computed or has a default when dumped; leave that to the service")
    return field.attribute or name, field.data_key or name, _conversion(name, field)


def _conversion(name: str, field: fields.Field[Any]) -> Dump:
    if isinstance(field, fields.List):
        return _list(_conversion(name, field.inner))
    if isinstance(field, fields.Nested):
        inner = _dumper(field.schema)
        return _list(inner) if field.many or field.schema.many else inner
    if isinstance(field, VariantField):
        return _variant(field.variants)
    plain = getattr(field, "format", None) in (None, "iso") and not getattr(field, "as_string", False)
    known = _CONVERSIONS.get(type(field)) if plain else None
    return known or (lambda value: field._serialize(value, name, None))


def _variant(variants: Variants) -> Dump:
    return lambda value: dumper_of(variants.schema_of(value))(value)


def _list(convert: Dump) -> Dump:
    return lambda values: [None if value is None else convert(value) for value in values]


def _text(value: Any) -> Any:
    # A member of a StrEnum is a string too, but of another class.
    return value if type(value) is str else value.decode() if isinstance(value, bytes) else str(value)


_CONVERSIONS: dict[type, Dump] = {
    fields.String: _text,
    fields.Email: _text,
    fields.UUID: str,
    fields.Integer: int,
    fields.Boolean: lambda value: value,
    fields.Raw: lambda value: value,
    fields.Date: date.isoformat,
    fields.AwareDateTime: datetime.isoformat,
}
