"""Look up the fields at a path in a schema: which exist, and which are secret."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields

from contracts.validation import in_both
from gateway.content import unknown

_SECRET_NAME = re.compile(r"password|secret|token", re.IGNORECASE)
MOST_ENTRIES = 100
Path = tuple[Any, ...]


def repeated(field: fields.Field[Any]) -> bool:
    """Whether a query parameter may be repeated."""
    return isinstance(field, fields.List)


def inner_schema(field: Any) -> Schema | None:
    """Return the schema nested in a field: its own, or that of its elements."""
    while isinstance(field, fields.List):
        field = field.inner
    return field.schema if isinstance(field, fields.Nested) else None


def is_secret(schema: Schema | None, name: str) -> bool:
    """Whether the value at a path such as ``login.password`` is never shown in a response.

    This follows from the declaration (metadata ``secret``) or the name, as an unknown field may be a misspelt password.
    """
    for part in name.split("."):
        if _SECRET_NAME.search(part):
            return True
        field = _field(schema, part)
        if field is not None and field.metadata.get("secret"):
            return True
        if field is not None:
            schema = inner_schema(field)
    return False


def holds_secrets(schema: Schema) -> bool:
    """Whether a schema has a secret field anywhere: an unknown field beside it may be that field, misspelt."""
    for name, field in schema.fields.items():
        inner = inner_schema(field)
        if is_secret(schema, field.data_key or name) or (inner is not None and holds_secrets(inner)):
            return True
    return False


def _field(schema: Schema | None, key: str) -> fields.Field[Any] | None:
    for name, field in (schema.fields if schema else {}).items():
        if (field.data_key or name) == key:
            return field
    return None


def entries(schema: Schema, error: ValidationError, given: Any, where: str | None) -> list[dict[str, Any]]:
    """Return one entry for each error: ``field``, ``value``, ``detail``, and ``in`` outside the body."""
    found, secrets = [], holds_secrets(schema)
    for path, message in _flatten(error.normalized_messages(), ()):
        value = _value(given, path)
        if message == schema.error_messages["unknown"]:
            shown = None if secrets else value
            found.append(unknown(_dotted(path), shown, _names(schema, path[:-1]), where))
        else:
            found.append(
                {"field": _dotted(path), "value": value, "detail": in_both(message), **({"in": where} if where else {})}
            )
        if len(found) >= MOST_ENTRIES:
            break
    return found


def _flatten(messages: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            yield from _flatten(inner, path if key == "_schema" else (*path, key))
    elif isinstance(messages, list):
        for message in messages:
            yield from _flatten(message, path) if isinstance(message, Mapping) else ((path, message),)
    else:
        yield path, messages


def _dotted(path: Path) -> str:
    return ".".join(str(part) for part in path)


def _value(given: Any, path: Path) -> Any:
    for part in path:
        inside = part in given if isinstance(given, Mapping) else _within(given, part)
        if not inside:
            return None
        given = given[part]
    return given


def _within(given: Any, part: Any) -> bool:
    return isinstance(given, list) and isinstance(part, int) and part < len(given)


def _names(schema: Schema, path: Path) -> list[str]:
    """Return the names of the fields at a path."""
    current: Schema | None = schema
    for part in path:
        if isinstance(part, int):
            continue
        field = _field(current, str(part))
        current = inner_schema(field) if field is not None else None
    return [field.data_key or name for name, field in (current.fields if current else {}).items()]
