"""Results and events are dumped as marshmallow dumps them."""

from enum import StrEnum
from types import SimpleNamespace
from typing import Any

import pytest
from marshmallow import Schema, fields, post_dump

from chassis.storing.dumping import dumper_of
from contracts.catalogue import EVENTS, OPERATIONS
from tests.contracts.samples import sample

SCHEMAS = sorted(
    {operation.result for operation in OPERATIONS if operation.result} | {event.data for event in EVENTS},
    key=lambda schema: (schema.__module__, schema.__name__),
)


class Colour(StrEnum):
    RED = "red"


class Small(Schema):
    name = fields.String(allow_none=True, data_key="called")
    numbers = fields.List(fields.Integer())


class Nesting(Schema):
    one = fields.Nested(Small, exclude=("numbers",))
    named = fields.Nested(Small, many=True, only=("name",))
    all = fields.Nested(Small(many=True))


def loaded(schema: type[Schema], data: dict[str, Any]) -> Any:
    """The Python values of a sample, unvalidated beyond their types."""
    return {name: _python(field, data[field.data_key or name]) for name, field in schema().fields.items()}


def _python(field: fields.Field[Any], value: Any) -> Any:
    if isinstance(field, fields.Nested):
        inner = type(field.schema)
        return [loaded(inner, each) for each in value] if field.many else loaded(inner, value)
    if isinstance(field, fields.List):
        return [_python(field.inner, each) for each in value]
    return value if isinstance(field, fields.Dict) else field._deserialize(value, "", {})


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.__name__)
def test_a_schema_of_the_contracts_dumps_as_marshmallow_has_it(schema: type[Schema]) -> None:
    full = loaded(schema, sample(schema))
    for found in (full, SimpleNamespace(**full), dict.fromkeys(full), SimpleNamespace()):
        assert dumper_of(schema)(found) == schema().dump(found)


@pytest.mark.parametrize(
    "found",
    [
        {"name": Colour.RED, "numbers": ["1", 2, None]},
        {"name": b"bytes", "numbers": None},
        {"name": 5, "more": 1},
        SimpleNamespace(name="a", numbers=(1, 2)),
    ],
)
def test_values_of_other_types_become_what_marshmallow_makes_of_them(found: Any) -> None:
    dumped = dumper_of(Small)(found)
    assert dumped == Small().dump(found)
    assert type(dumped["called"]) is str


def test_schemas_within_schemas_give_out_what_marshmallow_gives_out_of_them() -> None:
    small = {"name": "a", "numbers": [1]}
    found = {"one": small, "named": [small, {}], "all": [small]}
    assert dumper_of(Nesting)(found) == Nesting().dump(found)


def test_a_schema_that_does_more_than_give_out_its_fields_is_refused() -> None:
    class Hooked(Schema):
        name = fields.String()

        @post_dump
        def change(self, data: Any, **_: Any) -> Any:
            return data

    class Defaulted(Schema):
        name = fields.String(dump_default="x")

    for schema in (Hooked, Defaulted):
        with pytest.raises(TypeError):
            dumper_of(schema)
