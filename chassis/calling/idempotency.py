"""Idempotency keys: a repeated write gets the answer that was stored for its Idempotency-Key, for a day.

The answer is stored in the transaction of the effect, so that neither exists without the other. A refusal that is
committed (``KeepingFailure``) is stored too; any other refusal changed nothing, and the call may be repeated.
"""

import json
from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ARRAY, Boolean, Text, bindparam, func, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from chassis.calling.call import Call, Reply
from chassis.calling.errors import Failure
from chassis.storing import personal, tables
from contracts.common import attempts
from contracts.operation import ANYONE, Operation, SignedIn
from contracts.problem import KEY_IN_USE, KEY_OUTLIVED, KEY_REUSED

_KEYS = tables.idempotency_keys
# The advisory lock lasts until the end of the transaction: a second call with the same key, while the first still
# runs, is refused at once instead of waiting. The lock and the look-up are two statements, because a statement sees
# only what was committed before it began: in one statement, the answer of a call that committed just before the lock
# was granted would be missed and the work done twice. Both go to the database in one message, which saves a round trip.
_CLAIM = (
    text(
        "SELECT set_config('lianshang.key_free',"
        " CAST(pg_try_advisory_xact_lock(hashtextextended(:lock, 0)) AS text), true);"
        " SELECT CAST(current_setting('lianshang.key_free') AS boolean) AS free, kept.request_hash, kept.reply"
        " FROM (SELECT 1) AS always LEFT JOIN idempotency_keys AS kept"
        " ON kept.operation = :operation AND kept.caller = ANY(:callers) AND kept.key = :key"
    )
    .bindparams(bindparam("callers", type_=ARRAY(Text)))
    .columns(_KEYS.c.request_hash, _KEYS.c.reply, free=Boolean)
    .execution_options(prepared=True)
)
# The same for several keys of one caller, of which only is asked whether all are new and free.
_CLAIM_ALL = (
    text(
        "SELECT set_config('lianshang.keys_free',"
        " CAST(bool_and(pg_try_advisory_xact_lock(hashtextextended(lock, 0))) AS text), true)"
        " FROM unnest(:locks) AS lock;"
        " SELECT CAST(current_setting('lianshang.keys_free') AS boolean) AND NOT EXISTS (SELECT FROM idempotency_keys"
        " WHERE operation = :operation AND caller = ANY(:callers) AND key = ANY(:keys)) AS new"
    )
    .bindparams(*(bindparam(name, type_=ARRAY(Text)) for name in ("locks", "callers", "keys")))
    .columns(new=Boolean)
    .execution_options(prepared=True)
)
_KEEP = insert(_KEYS).execution_options(prepared=True)
# Rows that have lapsed are removed in portions, the oldest first.
_LONGER = timedelta(hours=1)


def answered(session: Session, operation: Operation, call: Call) -> Reply | None:
    """Return the answer stored for this key, or ``None`` for a new key, which then belongs to this transaction.

    Raises the ``Failure`` that was stored as the answer, ``KEY_IN_USE`` while another call with the key runs,
    ``KEY_REUSED`` when the key belongs to a call with other content, and ``KEY_OUTLIVED`` when the caller has lost a
    post in which the first call was made. Whether the caller still sees the object is for the runtime to find out.
    """
    if not (operation.writes and call.idempotency_key):
        return None
    callers = _callers(operation, call)
    names = {"operation": operation.name, "key": call.idempotency_key}
    lock = _lock(operation, callers, call.idempotency_key)
    claimed = session.connection().execute(_CLAIM, {**names, "callers": callers, "lock": lock}).first()
    # Once an answer is stored, another holder of the lock can only be a repetition as well.
    if claimed is None or not (claimed.free or claimed.request_hash):
        raise Failure(KEY_IN_USE)
    if claimed.request_hash is None:
        return None
    if claimed.request_hash not in personal.keyed_hashes(_content(operation, call)):
        raise Failure(KEY_REUSED, key=call.idempotency_key)
    kept = json.loads(personal.decrypt(claimed.reply))
    # Answers of earlier releases do not say in which posts they were asked for.
    if any(post not in _posts(operation, call) for post in kept.get("posts", [])):
        raise Failure(KEY_OUTLIVED, key=call.idempotency_key)
    if "refusal" in kept:
        raise Failure.from_wire(kept["refusal"], operation.problems)
    return Reply.from_wire(kept)


def are_new(session: Session, operation: Operation, calls: Sequence[Call]) -> bool:
    """Whether the keys of several calls of one actor are all new; they belong to this transaction then.

    If not, what ``answered`` says of each is to be found out in another transaction.
    """
    callers, keys = _callers(operation, calls[0]), [call.idempotency_key or "" for call in calls]
    values = {
        "operation": operation.name,
        "callers": callers,
        "keys": keys,
        "locks": [_lock(operation, callers, key) for key in keys],
    }
    return bool(session.connection().execute(_CLAIM_ALL, values).scalar_one())


def _lock(operation: Operation, callers: Sequence[str], key: str) -> str:
    return "/".join((operation.name, callers[0], key))


def keep(session: Session, operation: Operation, call: Call, answer: Reply | Failure) -> None:
    """Store the answer to a call, if the call has a key, in the transaction of the call's effect."""
    if not (operation.writes and call.idempotency_key):
        return
    wire: dict[str, Any] = {"refusal": answer.args} if isinstance(answer, Failure) else answer.to_wire()
    wire["posts"] = _posts(operation, call)
    row = {
        "operation": operation.name,
        "caller": _callers(operation, call)[0],
        "key": call.idempotency_key,
        "request_hash": personal.keyed_hashes(_content(operation, call))[0],
        # An answer may hold personal data or a token, whatever the operation, so it is stored encrypted.
        "reply": personal.encrypt(json.dumps(wire, ensure_ascii=False)),
    }
    session.connection().execute(_KEEP, row)


def outlive(session: Session, operation: Operation, call: Call, keys: Collection[str]) -> None:
    """Keep the answers under further keys of the caller for longer than what is stored now.

    Those of the items of a bulk are older than its own, and would lapse before it: it would be done again.
    """
    kept = (_KEYS.c.operation == operation.name, _KEYS.c.caller.in_(_callers(operation, call)), _KEYS.c.key.in_(keys))
    session.connection().execute(update(_KEYS).where(*kept).values(created_at=func.now() + _LONGER))


def _callers(operation: Operation, call: Call) -> list[str]:
    """Return the names that stand for the caller of a key; there may be one for each field key, new rows use the first.

    Keys of different callers never meet. Where anybody may call, the content identifies the caller: it holds the
    credentials, whether or not somebody is signed in, and a stranger who happens to send the same key can neither
    take the answer nor block it.
    """
    if operation.access == ANYONE:
        return [f"content {hashed[:48]}" for hashed in personal.keyed_hashes(_content(operation, call))]
    return [call.actor.person_id or call.actor.name]


def _posts(operation: Operation, call: Call) -> list[list[str | None]]:
    """Return the caller's posts that admit to the operation: none where everybody signed in may call."""
    if isinstance(operation.access, SignedIn):
        return []
    return [[p.role.value, p.organization_id, p.chain_id] for p in call.actor.posts if p.role in operation.access]


def _content(operation: Operation, call: Call) -> str:
    """Return the content by which two calls are compared; only a keyed hash is stored, since it may hold a password."""
    body = call.body
    if body is not None and operation.body is not None:
        each_try = attempts(operation.body)
        body = {name: value for name, value in body.items() if name not in each_try}
    return json.dumps([dict(call.path), body, call.if_match], sort_keys=True, ensure_ascii=False)
