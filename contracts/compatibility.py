"""Describes schemas as plain data, for the snapshot that guards compatibility."""

from typing import Any

from marshmallow import Schema, fields

from contracts.common import vocabulary_of
from contracts.variants import VariantField


def shape(schema: type[Schema] | Schema) -> dict[str, Any]:
    """Return ``{field: {"type", "required", "nullable", …}}``, including nested schemas and list items."""
    instance = schema if isinstance(schema, Schema) else schema()
    return {
        instance.fields[name].data_key or name: field_shape(instance.fields[name]) for name in sorted(instance.fields)
    }


def field_shape(field: fields.Field[Any]) -> dict[str, Any]:
    described: dict[str, Any] = {"type": type(field).__name__, "required": field.required, "nullable": field.allow_none}
    if isinstance(field, fields.Nested):
        described["fields"] = shape(field.schema)
        described["many"] = field.many
    elif isinstance(field, VariantField):
        described["tag"] = field.variants.tag
        described["kinds"] = {str(kind): shape(one) for kind, one in sorted(field.variants.kinds.items())}
    elif isinstance(field, fields.List):
        described["items"] = field_shape(field.inner)
    elif vocabulary := vocabulary_of(field):
        described["values"] = sorted(map(str, vocabulary.codes))
    else:
        choices: list[Any] = [field.metadata["const"]] if "const" in field.metadata else []
        choices += [choice for validator in field.validators for choice in getattr(validator, "choices", ())]
        if choices:
            described["values"] = sorted(map(str, choices))
    return described


def narrowed(before: dict[str, Any], now: dict[str, Any], *, given: bool, path: str = "") -> list[str]:
    """Return how ``now`` would break code built for ``before``; empty if they are compatible.

    ``given`` tells the direction of the data: a client gives a body or query, and takes a result or event. Given data
    may not gain a required field, lose a field or lose a value; taken data may not lose a field or become nullable, but
    may gain a value, which consumers accept.
    """
    found = [f"{path}{name} is gone" for name in before if name not in now]
    for name, field in now.items():
        here = f"{path}{name}"
        if name not in before:
            if given and field["required"]:
                found.append(f"{here} is new and required")
            continue
        found += _narrowed_field(before[name], field, given, here)
    return found


def _narrowed_field(before: dict[str, Any], now: dict[str, Any], given: bool, here: str) -> list[str]:
    found = []
    if before["type"] != now["type"]:
        return [f"{here} was {before['type']} and is {now['type']}"]
    if given and now["required"] and not before["required"]:
        found.append(f"{here} has become required")
    if given and before["nullable"] and not now["nullable"]:
        found.append(f"{here} may no longer be null")
    if not given and now["nullable"] and not before["nullable"]:
        found.append(f"{here} may have become null")
    if given and not set(before.get("values", [])) <= set(now.get("values", before.get("values", []))):
        found.append(f"{here} no longer takes {sorted(set(before['values']) - set(now['values']))}")
    if "items" in before:
        found += _narrowed_field(before["items"], now["items"], given, f"{here}[]")
    if "kinds" in before:
        found += _narrowed_kinds(before, now, given, here)
    if "fields" in before:
        found += narrowed(before["fields"], now["fields"], given=given, path=f"{here}.")
    return found


def _narrowed_kinds(before: dict[str, Any], now: dict[str, Any], given: bool, here: str) -> list[str]:
    if before["tag"] != now["tag"]:
        return [f"{here} was told apart by {before['tag']} and is by {now['tag']}"]
    found = []
    for kind, schema in before["kinds"].items():
        if kind in now["kinds"]:
            found += narrowed(schema, now["kinds"][kind], given=given, path=f"{here}<{kind}>.")
        elif given:
            found.append(f"{here} no longer takes {kind}")
    return found
