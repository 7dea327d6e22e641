"""Results and events are dumped as marshmallow dumps them."""

from enum import StrEnum
from types import SimpleNamespace
from typing import Any

import pytest
from marshmallow import Schema, ValidationError, fields, post_dump

from chassis.storing.dumping import dumper_of
from contracts.audiences import EVERYBODY, INTERNAL
from contracts.catalogue import EVENTS, OPERATIONS
from contracts.requests.explanation import EXPLAINED_STEP
from contracts.requests.history import HISTORY_ENTRY
from contracts.requests.vocabulary import DEADLINE_STEP, REQUEST_STEP
from contracts.roles import Role
from contracts.variants import VariantField
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


VARIANTS = [schema for variants in (EXPLAINED_STEP, HISTORY_ENTRY) for schema in variants.kinds.values()]


@pytest.mark.parametrize("schema", SCHEMAS + VARIANTS, ids=lambda schema: schema.__name__)
def test_a_schema_of_the_contracts_dumps_as_marshmallow_has_it(schema: type[Schema]) -> None:
    full = loaded(schema, sample(schema))
    for found in (full, SimpleNamespace(**full), dict.fromkeys(full), SimpleNamespace()):
        assert dumper_of(schema)(found) == schema().dump(found)


def test_each_form_is_told_by_its_tag_and_there_is_one_for_each_code() -> None:
    for variants, vocabulary in ((EXPLAINED_STEP, DEADLINE_STEP), (HISTORY_ENTRY, REQUEST_STEP)):
        assert list(variants.kinds) == list(vocabulary.codes)
        for kind, schema in variants.kinds.items():
            value = sample(schema)
            assert value[variants.tag] == kind
            assert variants.schema_of(value) is schema
            assert VariantField(variants).deserialize(value) == schema().load(value)
    for wrong in ({"step": "later"}, {}, "started"):
        with pytest.raises(ValidationError):
            VariantField(EXPLAINED_STEP).deserialize(wrong)


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


def test_what_is_not_for_its_readers_is_withheld_wherever_it_stands() -> None:
    class Note(Schema):
        title = fields.String(metadata={"audience": EVERYBODY})
        remark = fields.String(required=True, allow_none=True, metadata={"audience": INTERNAL})
        aside = fields.String(metadata={"audience": INTERNAL})

    class Book(Schema):
        notes = fields.List(fields.Nested(Note))

    note = {"title": "a", "remark": "b", "aside": "c"}
    kept_back = {"title": "a", "remark": None}
    for readers, expected in (
        (None, note),
        (frozenset({Role.DISPATCHER, Role.ENTERPRISE_CONTACT}), note),
        (frozenset({Role.ENTERPRISE_CONTACT}), kept_back),
        (frozenset[Role](), kept_back),
    ):
        assert dumper_of(Book, readers)({"notes": [note]}) == {"notes": [expected]}


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
