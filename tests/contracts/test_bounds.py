"""Every number, day and moment that a client may send has bounds, in every operation."""

from collections.abc import Iterator

import pytest
from marshmallow import Schema, ValidationError, fields

from contracts.catalogue import OPERATIONS
from contracts.variants import VariantField

BEYOND: dict[type[fields.Field[object]], tuple[object, ...]] = {
    fields.Integer: (-(10**18), 10**18),
    fields.Float: (-1e300, 1e300),
    fields.Decimal: ("-1e300", "1e300"),
    fields.Date: ("0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"),
    fields.DateTime: ("0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "9999-12-31T23:59:59Z"),
    fields.TimeDelta: (-(10**9), 10**9),
}


def inputs() -> Iterator[tuple[str, fields.Field[object]]]:
    """Every field of every body and query, with its place."""
    for operation in OPERATIONS:
        for schema in (operation.body, operation.query):
            if schema is not None:
                yield from _of_schema(operation.name, schema())


def _of_schema(place: str, schema: Schema) -> Iterator[tuple[str, fields.Field[object]]]:
    for name, field in schema.load_fields.items():
        yield from _of_field(f"{place}.{name}", field)


def _of_field(place: str, field: fields.Field[object]) -> Iterator[tuple[str, fields.Field[object]]]:
    yield place, field
    if isinstance(field, fields.Nested):
        yield from _of_schema(place, field.schema)
    elif isinstance(field, VariantField):
        for schema in field.variants.kinds.values():
            yield from _of_schema(f"{place}/{schema.__name__}", schema())
    elif isinstance(field, fields.List):
        yield from _of_field(f"{place}[]", field.inner)
    elif isinstance(field, fields.Dict) and field.value_field is not None:
        yield from _of_field(f"{place}{{}}", field.value_field)


BOUNDED = {place: (field, BEYOND[kind]) for place, field in inputs() for kind in BEYOND if isinstance(field, kind)}


def test_all_kinds_of_input_are_looked_at() -> None:
    assert {type(field) for field, _ in BOUNDED.values()} >= {
        fields.Integer,
        fields.Float,
        fields.Date,
        fields.AwareDateTime,
    }


@pytest.mark.parametrize("place", BOUNDED)
def test_a_number_a_day_or_a_moment_has_bounds(place: str) -> None:
    field, beyond = BOUNDED[place]
    taken = []
    for value in beyond:
        try:
            field.deserialize(value)
            taken.append(value)
        except ValidationError:
            pass
    assert taken == []
