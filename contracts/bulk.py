"""Bulk: one call that makes many calls of another operation, each with its own result (decision 0042).

A contract declares ``DISPATCH_REQUESTS = bulk_of(DISPATCH_REQUEST, …)`` and nothing else is written: the runtime calls
the function of the other operation for each item, with its authorization, checks, If-Match, audit and events.
"""

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, fields, validate

from contracts.common import Strict, described
from contracts.operation import IfMatch, Operation
from contracts.problem import Text
from contracts.validation import validation_error

MOST_ITEMS = 200
# How long a client waits for all of them; one call has seconds.
MOST_SECONDS = 60.0


class Unchecked(fields.Nested):
    """An object in the form of a schema, whose content is checked when its turn comes: one bad item spoils no other."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, *_: Any, **__: Any) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            raise validation_error("应为对象。", "Must be an object.")
        return value


class BulkResultSchema(Strict):
    """What came of one item."""

    index = fields.Integer(required=True, metadata=described("Which item, counted from 0."))
    status = fields.Integer(required=True, metadata=described("The HTTP status that the call alone would have had."))
    result = fields.Dict(
        required=True, allow_none=True, metadata=described("The answer that the call alone would have had; or null.")
    )
    problem = fields.Dict(
        required=True, allow_none=True, metadata=described("Why it was refused, as a problem (RFC 9457); or null.")
    )


class BulkResultsSchema(Strict):
    """What came of all items."""

    results = fields.List(
        fields.Nested(BulkResultSchema), required=True, metadata=described("In the order of the items.")
    )
    succeeded = fields.Integer(required=True, metadata=described("How many were done, or proposed (202)."))
    refused = fields.Integer(required=True, metadata=described("How many were refused, each for itself."))


def bulk_of(operation: Operation, name: str, path: str, summary: Text, *, filed: bool = False) -> Operation:
    """Declare the operation that calls another one for up to 200 items.

    An item has the parameters of the other's path, ``version`` in place of If-Match if it takes one, and its ``body``.
    With ``filed`` the results can be had as a file: the schema of the other's result says what its columns are called.
    """
    if not operation.writes or operation.path is None:
        raise TypeError(f"{operation.name} is no write that clients can call")
    item = _item(operation)
    body = Strict.from_dict(
        {
            "items": fields.List(
                fields.Nested(item),
                required=True,
                validate=validate.Length(min=1, max=MOST_ITEMS),
                metadata=described(f"1 to {MOST_ITEMS} calls, done one after the other."),
            )
        },
        name=f"{_camel(name)}Schema",
    )
    return Operation(
        service=operation.service,
        name=name,
        method="POST",
        path=path,
        summary=summary,
        description=(
            "Each item is a call of its own, with the checks of the call alone: it is done or refused for itself, and "
            "`results` tell which. With an Idempotency-Key the same call can be repeated, also when it was cut off: "
            "what was done is not done again, and each item has the same result."
        ),
        access=operation.access,
        body=body,
        result=BulkResultsSchema,
        max_body=1024 * 1024,
        example={"items": [_example(operation)]},
        resource=operation.resource,
        bulk=operation,
        filed=filed,
    )


def _item(operation: Operation) -> type[Schema]:
    found: dict[str, Any] = {
        name: fields.UUID(required=True, metadata=described("Of which one.")) for name in operation.arguments
    }
    if operation.if_match is not IfMatch.NO:
        words = described("The version that the caller has seen; another one is refused (412).")
        optional: dict[str, Any] = {"load_default": None, "allow_none": True}
        more = {"required": True} if operation.if_match is IfMatch.REQUIRED else optional
        found["version"] = fields.Integer(
            strict=True, validate=validate.Range(min=1, max=2**31 - 1), metadata=words, **more
        )
    if operation.body is not None:
        found["body"] = Unchecked(operation.body, load_default=dict, metadata=described("The body of the call."))
    return Strict.from_dict(found, name=f"{_camel(operation.name)}ItemSchema")


def _example(operation: Operation) -> dict[str, Any]:
    ids = dict.fromkeys(operation.arguments, "019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3a")
    return {**ids, **({"body": dict(operation.example or {})} if operation.body else {})}


def _camel(name: str) -> str:
    return name.title().replace("_", "")
