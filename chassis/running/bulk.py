"""Serves a bulk: each item as a call of its own under a key of its own, some of them in one transaction.

Where one of these is refused they are served one by one, so that it undoes no other.
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

# So many are done in one transaction, which locks what they change for some tenths of a second.
TOGETHER = 10


def serve_each(
    call: Call,
    items: Sequence[Mapping[str, Any]],
    operation: Operation,
    serve: Callable[[Mapping[str, Any]], Reply],
    serve_together: Callable[[Sequence[Call]], Sequence[Reply] | None],
    stored: Callable[..., Reply | None],
) -> Reply:
    """Return what came of each item, in the form of ``contracts.bulk.BulkResultsSchema``.

    ``serve`` serves one call of ``operation.bulk`` on the wire, ``serve_together`` several in one transaction, or none;
    ``stored(operation, call, keep=None)`` returns the answer stored for the key of the bulk, or keeps one. Raises
    ``Failure`` where the whole call has to be repeated.
    """
    kept = stored(operation, call) if call.idempotency_key else None
    known = kept.body["results"] if kept else [None] * len(items)
    results: list[dict[str, Any]] = [before if before and before["problem"] else {} for before in known]
    left = [index for index, before in enumerate(results) if not before]
    for first in range(0, len(left), TOGETHER):
        portion = left[first : first + TOGETHER]
        calls = [_call_of(call, index, items[index], operation) for index in portion]
        replies: Sequence[Reply | None] = [None] * len(calls)
        # Without a key nobody could find out which of them have been done.
        if call.idempotency_key and len(calls) > 1:
            replies = serve_together(calls) or replies
        for index, alone, reply in zip(portion, calls, replies, strict=True):
            if reply is None:
                results[index] = _served(call, index, alone, operation, serve)
            else:
                results[index] = _done(index, operation, reply)
    refused = sum(each["problem"] is not None for each in results)
    told = {"results": results, "succeeded": len(results) - refused, "refused": refused}
    if call.idempotency_key and kept is None:
        stored(operation, call, keep=Reply({**told, "results": [{**each, "result": None} for each in results]}))
    return Reply(told)


def key_of_item(key: str, index: int) -> str:
    """Return the key of an item of the bulk with this key."""
    return f"bulk {uuid.uuid5(uuid.NAMESPACE_OID, f'{key}/{index}')}"


def _call_of(call: Call, index: int, item: Mapping[str, Any], operation: Operation) -> Call:
    """Return the call that an item of a bulk stands for."""
    key = call.idempotency_key
    return replace(
        call,
        path={name: str(item[name]) for name in _one(operation).arguments},
        body=item.get("body"),
        if_match=item.get("version"),
        idempotency_key=key_of_item(key, index) if key else None,
    )


def _one(operation: Operation) -> Operation:
    if operation.bulk is None:
        raise TypeError(f"{operation.name} is no bulk")
    return operation.bulk


def _done(index: int, operation: Operation, reply: Reply) -> dict[str, Any]:
    status = 202 if reply.accepted else _one(operation).status
    return {"index": index, "status": status, "result": reply.body, "problem": None}


def _served(
    call: Call, index: int, alone: Call, operation: Operation, serve: Callable[[Mapping[str, Any]], Reply]
) -> dict[str, Any]:
    key = call.idempotency_key
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
    return _done(index, operation, reply)
