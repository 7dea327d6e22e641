"""Data that fit a schema, made from its fields."""

from typing import Any

from marshmallow import Schema, fields, validate

from contracts.common import vocabulary_of
from contracts.variants import VariantField

_BY_TYPE: dict[type[fields.Field[Any]], Any] = {
    fields.UUID: "01980000-0000-7000-8000-000000000001",
    fields.AwareDateTime: "2026-11-21T09:00:00+08:00",
    fields.Date: "2026-11-21",
    fields.Integer: 3,
    fields.Float: 1.5,
    fields.Decimal: "1.50",
    fields.Boolean: True,
    fields.Dict: {"key": "value"},
    fields.String: "text",
    fields.Raw: "anything",
}


def sample(schema: type[Schema] | Schema) -> dict[str, Any]:
    """JSON that the schema takes, with every field and one item in every list."""
    instance = schema if isinstance(schema, Schema) else schema()
    return {field.data_key or name: _value(field) for name, field in instance.fields.items()}


def _value(field: fields.Field[Any]) -> Any:
    if isinstance(field, fields.Nested):
        return [sample(field.schema)] if field.many else sample(field.schema)
    if isinstance(field, fields.List):
        return [_value(field.inner)]
    if isinstance(field, VariantField):
        return sample(next(iter(field.variants.kinds.values())))
    if "const" in field.metadata:
        return field.metadata["const"]
    if vocabulary := vocabulary_of(field):
        return str(vocabulary.codes[0])
    for check in field.validators:
        if isinstance(check, validate.OneOf):
            return next(iter(check.choices))
    return next(value for kind, value in _BY_TYPE.items() if isinstance(field, kind))


def with_more(value: Any) -> Any:
    """The same with a field more in every object that a schema describes."""
    if isinstance(value, dict):
        return {**{key: with_more(inner) for key, inner in value.items()}, "added_later": {"anything": [1]}}
    if isinstance(value, list):
        return [with_more(inner) for inner in value]
    return value
