"""What a call brings for the function of its operation: checked, loaded, and in the order of its parameters."""

import uuid
from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError

from chassis.calling.call import Call
from chassis.calling.errors import Failure, forbidden, not_found
from chassis.calling.queries import load_query
from chassis.running.work import schema_of
from contracts.operation import IfMatch, Operation
from contracts.problem import INVALID, PRECONDITION_REQUIRED, UNAUTHENTICATED
from contracts.validation import in_both

# Rows of a page that is read for a file: many enough that the call costs little, and few enough to be a short one.
EXPORTED_AT_ONCE = 250


def authorize(operation: Operation, call: Call) -> None:
    """Authorize the call in the service; the gateway's own check only saves a call."""
    if not operation.admits(call.actor.roles, call.actor.signed_in):
        if not call.actor.signed_in:
            raise Failure(UNAUTHENTICATED)
        raise forbidden(call.actor, *operation.access)
    if operation.if_match is IfMatch.REQUIRED and call.if_match is None:
        raise Failure(PRECONDITION_REQUIRED)


def begins(call: Call) -> bool:
    """Whether a page is the first one of its list."""
    return not (call.query or {}).get("after")


def path_values(operation: Operation, call: Call) -> list[Any]:
    """Return the path parameters for the function, identifiers loaded; raises ``Failure`` (404) for what is none."""
    values: list[Any] = []
    for name in operation.arguments:
        value = call.path[name]
        if name.endswith("_id"):
            try:
                values.append(uuid.UUID(value))
            except ValueError:
                raise not_found(name.removesuffix("_id"), value) from None
        else:
            values.append(value)
    return values


def content(operation: Operation, call: Call) -> list[dict[str, Any]]:
    """Return the loaded body or query, if the operation has one."""
    schema = operation.body or operation.query
    if schema is None:
        return []
    given = (call.body if operation.body else call.query) or {}
    try:
        loaded = schema_of(schema).load(given) if operation.body else load_query(schema_of(schema), given)
        return [{**loaded, "limit": EXPORTED_AT_ONCE}] if call.export else [loaded]
    except ValidationError as error:
        raise Failure(INVALID, field_errors(error.normalized_messages(), given)) from None


def field_errors(messages: Mapping[str, Any], given: Any, path: str = "") -> list[dict[str, Any]]:
    """Flatten marshmallow's messages into entries of ``field``, ``value`` and ``detail``."""
    found: list[dict[str, Any]] = []
    for name, inner in messages.items():
        here = path if name == "_schema" else f"{path}.{name}" if path else str(name)
        value = given if name == "_schema" else _at(given, name)
        if isinstance(inner, Mapping):
            found += field_errors(inner, value, here)
        else:
            found += [{"field": here, "value": value, "detail": in_both(message)} for message in inner]
    return found


def _at(given: Any, name: Any) -> Any:
    if isinstance(given, Mapping):
        return given.get(name)
    if isinstance(given, list) and isinstance(name, int) and name < len(given):
        return given[name]
    return None
