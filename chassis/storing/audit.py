"""The audit table: a row for who did what to which object, without secrets and with personal data masked."""

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, fields
from sqlalchemy import insert

from chassis.calling.call import Call
from chassis.calling.errors import Failure
from chassis.running.work import Work, schema_of
from chassis.storing import tables
from chassis.storing.database import new_id
from chassis.storing.masking import mask_text
from contracts.operation import ANYONE, Operation

_LONGEST = 500
_INSERT = insert(tables.audit).execution_options(prepared=True)


def record(work: Work, operation: Operation, call: Call, refusal: Failure | None = None) -> None:
    """Write the audit row of one call into the call's transaction.

    That of an export has its format: it is written with the first page, and names the filters of all.
    Of a call that is open to anybody it holds the client's address, which is all that is known of the caller; of one
    that was refused and left a trace, such as a wrong password, the problem.
    """
    content = call.body if call.body is not None else call.query
    schema = operation.body or operation.query
    noted = {"address": call.address} if operation.access == ANYONE and call.address else {}
    if call.export:
        noted["export"] = call.export
    if work.acts_for is not None and work.acts_for.mandate is not None:
        noted |= {"on_behalf_of": work.acts_for.organization_id, "mandate_id": work.acts_for.mandate.id}
    if refusal is not None:
        noted["refused"] = refusal.problem.code
    work.session.connection().execute(
        _INSERT,
        {
            "id": new_id(),
            "actor": work.actor.name,
            "person_id": work.actor.person_id,
            "operation": operation.name,
            "object_id": work.object_id or next(iter(call.path.values()), None),
            "content": {**(masked(schema_of(schema), content) if schema and content else {}), **noted},
            "correlation": call.correlation,
        },
    )


def masked(schema: Schema, content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the content as it may be stored: fields marked ``secret`` or ``personal`` in the contract are masked."""
    kept: dict[str, Any] = {}
    for name, value in content.items():
        declared = schema.fields.get(name)
        if declared is None:
            continue
        if declared.metadata.get("secret") or declared.metadata.get("personal"):
            kept[name] = "***"
        else:
            kept[name] = _shortened(declared, value)
    return kept


def _shortened(declared: fields.Field[Any], value: Any) -> Any:
    if isinstance(declared, fields.Nested) and isinstance(value, Mapping):
        return masked(declared.schema, value)
    if isinstance(declared, fields.List) and isinstance(value, list):
        return [_shortened(declared.inner, item) for item in value[:50]]
    if isinstance(value, str):
        text = mask_text(value)
        return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    return value
