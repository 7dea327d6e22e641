"""Serves a bulk: the items one by one, each as a call of its own under a key of its own.

What was done is answered again by these keys, for whoever may see it still; what was refused is stored with the call,
so that its repetition tells the same, although it might be possible now.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from chassis.calling.call import Call, Reply
from chassis.calling.errors import Failure
from contracts.operation import Operation
from contracts.problem import KEY_IN_USE, KEY_REUSED


def serve_each(
    call: Call,
    items: Sequence[Mapping[str, Any]],
    operation: Operation,
    serve: Callable[[Mapping[str, Any]], Reply],
    stored: Callable[..., Reply | None],
) -> Reply:
    """Return what came of each item, in the form of ``contracts.bulk.BulkResultsSchema``.

    ``serve`` serves one call of ``operation.bulk`` on the wire; ``stored(operation, call, keep=None)`` returns the
    answer stored for the key of the bulk, or keeps one. Raises ``Failure`` where the whole call has to be repeated.
    """
    kept = stored(operation, call) if call.idempotency_key else None
    known = kept.body["results"] if kept else [None] * len(items)
    results = [
        before if before and before["problem"] else _served(call, index, item, operation, serve)
        for index, (item, before) in enumerate(zip(items, known, strict=True))
    ]
    refused = sum(each["problem"] is not None for each in results)
    told = {"results": results, "succeeded": len(results) - refused, "refused": refused}
    if call.idempotency_key and kept is None:
        stored(operation, call, keep=Reply({**told, "results": [{**each, "result": None} for each in results]}))
    return Reply(told)


def key_of_item(key: str, index: int) -> str:
    """Return the key of an item of the bulk with this key."""
    return f"bulk {uuid.uuid5(uuid.NAMESPACE_OID, f'{key}/{index}')}"


def _served(
    call: Call,
    index: int,
    item: Mapping[str, Any],
    operation: Operation,
    serve: Callable[[Mapping[str, Any]], Reply],
) -> dict[str, Any]:
    one, key = operation.bulk, call.idempotency_key
    if one is None:
        raise TypeError(f"{operation.name} is no bulk")
    alone = replace(
        call,
        path={name: str(item[name]) for name in one.arguments},
        body=item.get("body"),
        if_match=item.get("version"),
        idempotency_key=key_of_item(key, index) if key else None,
    )
    try:
        reply = serve(alone.to_wire())
    except Failure as refusal:
        if key and refusal.problem == KEY_REUSED:
            # It belongs to a bulk with other items, which has been cut off.
            raise Failure(KEY_REUSED, key=key) from None
        # With a key the call can be repeated as a whole, and will be answered for good.
        if key and (refusal.problem == KEY_IN_USE or refusal.problem.status >= 500):
            raise
        code, content = refusal.args
        status, problem = refusal.problem.status, {"code": code, **content}
        return {"index": index, "status": status, "result": None, "problem": problem}
    return {"index": index, "status": 202 if reply.accepted else one.status, "result": reply.body, "problem": None}
