"""Variants: several forms of one thing, told apart by a field (a discriminated union)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import Schema, fields, validate
from marshmallow.utils import get_value

from contracts.validation import validation_error


@dataclass(frozen=True, eq=False)
class Variants:
    """A discriminated union: one schema for each value of ``tag``, the field that tells the forms apart.

    ``name`` is the name of the union in the OpenAPI document. ``other`` is the schema by which a form unknown to this
    release, since a later one wrote it, is dumped.
    """

    name: str
    tag: str
    kinds: Mapping[str, type[Schema]]
    other: type[Schema] | None = None

    def schema_of(self, value: Any) -> type[Schema]:
        """Return the schema of a dict or an object with attributes. Raises ``KeyError`` for a form without a schema."""
        kind = get_value(value, self.tag)
        return self.kinds[kind] if self.other is None else self.kinds.get(kind, self.other)


class VariantField(fields.Field[Any]):
    """A field that holds one of several variants."""

    def __init__(self, variants: Variants, **options: Any) -> None:
        super().__init__(**options)
        self.variants = variants

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        return None if value is None else self.variants.schema_of(value)().dump(value)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        kinds, tag = self.variants.kinds, self.variants.tag
        if not isinstance(value, Mapping):
            raise validation_error("类型有误,应为 JSON 对象。", "Invalid input type.")
        if value.get(tag) not in kinds:
            known = ", ".join(map(str, kinds))
            raise validation_error(f"应为下列之一:{known}。", f"Must be one of: {known}.", (tag,))
        return kinds[value[tag]]().load(value)


def constant(value: str) -> fields.String:
    """Return a field with a fixed value, which tells the variant."""
    return fields.String(required=True, validate=validate.Equal(value), metadata={"const": str(value)})
