"""What goes in and what comes out, told apart in an OpenAPI document.

A body with a field that is not declared is refused, so its schema says ``additionalProperties: false``. A result may
have a field more in a later release, which a client must outlive, so its schema does not say so. Where a schema serves
both, bodies have one of their own, with ``Input`` behind its name.
"""

from collections.abc import Iterator
from typing import Any

_SCHEMAS = "#/components/schemas/"


def tell_directions(document: dict[str, Any]) -> dict[str, Any]:
    """The same document, with its results open and its bodies closed."""
    schemas = document["components"]["schemas"]
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    given = _reached([operation["requestBody"] for operation in operations if "requestBody" in operation], schemas)
    taken = _reached([operation["responses"] for operation in operations], schemas)
    inputs = {name: f"{name}Input" for name in given & taken if schemas[name].get("type") == "object"}
    found: dict[str, Any] = {}
    for name, schema in schemas.items():
        found[name] = _open(schema) if name in taken else _renamed(schema, inputs) if name in given else schema
        if name in inputs:
            found[inputs[name]] = _renamed(schema, inputs)
    for operation in operations:
        if "requestBody" in operation:
            operation["requestBody"] = _renamed(operation["requestBody"], inputs)
    return {**document, "components": {**document["components"], "schemas": found}}


def _reached(roots: Any, schemas: dict[str, Any]) -> set[str]:
    """The names of the schemas that something refers to, and those that they refer to."""
    found: set[str] = set()
    waiting = list(_references(roots))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _references(schemas[name])
    return found


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"].removeprefix(_SCHEMAS)
        for inner in value.values():
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)


def _open(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _open(inner) for key, inner in value.items() if not (key == "additionalProperties" and inner is False)
        }
    return [_open(inner) for inner in value] if isinstance(value, list) else value


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        found = {key: _renamed(inner, names) for key, inner in value.items()}
        if isinstance(found.get("$ref"), str):
            name = found["$ref"].removeprefix(_SCHEMAS)
            found["$ref"] = _SCHEMAS + names.get(name, name)
        return found
    return [_renamed(inner, names) for inner in value] if isinstance(value, list) else value
