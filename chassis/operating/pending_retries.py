"""Pending retries and dead letters as operators see them, and the decisions that operators take about them.

The API and the command line call a pending retry a parked event.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, and_, func, select, update
from sqlalchemy.orm import Session

from chassis.calling.errors import Failure, KeepingFailure, not_found
from chassis.operating import dropping
from chassis.running.acting import possible
from chassis.running.work import Work, schema_of
from chassis.storing import tables
from chassis.storing.audit import masked
from chassis.storing.dumping import shown
from chassis.storing.masking import mask_text
from chassis.storing.pages import page
from contracts.catalogue import EVENTS_BY_TYPE
from contracts.messaging.operations import PARKED_ACTIONS, PARKED_EVENT
from contracts.messaging.problems import NOT_REPLAYABLE, PARKED_APPLIED, PARKED_DROPPED
from contracts.messaging.schemas import ParkedAction, ParkedSchema
from contracts.vocabulary import Codes

# How many pending retries one call decides about at most.
MOST_AT_ONCE = 200
LONGEST_RAW = 2000
_HIDDEN = "***"
_retries = tables.pending_retries


def list_retries(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of pending retries, the newest first."""
    states = [query["state"]] if query["state"] else dropping.UNDECIDED
    statement = select(_retries).where(_retries.c.state.in_(states), *_filters(query)).order_by(_retries.c.id.desc())
    return page(work.transaction, statement, query, lambda rows: [described(work, row) for row in rows])


def count_retries(connection: Connection) -> dict[tuple[str, str], int]:
    """Count the pending retries that are not decided about, by consumer and state."""
    counted = select(_retries.c.consumer, _retries.c.state, func.count()).where(
        _retries.c.state.in_(dropping.UNDECIDED)
    )
    rows = connection.execute(counted.group_by(_retries.c.consumer, _retries.c.state))
    return {(row[0], row[1]): row[2] for row in rows}


def get_retry(work: Work, parked_event_id: UUID) -> dict[str, Any]:
    """Return one pending retry with its envelope, personal data masked."""
    row = _read(work.session, parked_event_id)
    raw = None if row.raw is None else mask_text(row.raw[:LONGEST_RAW])
    return {**described(work, row), "envelope": masked_envelope(row.envelope), "raw": raw}


def replay(session: Session, parked_event_id: UUID) -> Row[Any]:
    """Have one event retried at once, with its tries counted from 0; returns the row after that."""
    row = _undecided(session, parked_event_id)
    if row.envelope is None:
        raise Failure(NOT_REPLAYABLE)
    _make_due(session, _retries.c.id == parked_event_id)
    return _read(session, parked_event_id)


def replay_many(session: Session, body: Mapping[str, Any]) -> tuple[int, UUID | None, set[str]]:
    """Have many events retried: returns how many, the id to continue after, and their consumers; skips non-events."""
    chosen = and_(_retries.c.envelope.is_not(None), *_filters(body))
    if body["state"] == "waiting":
        # Rows that are due already are retried at once anyway.
        chosen = and_(chosen, _retries.c.next_try_at > func.now())
    rows, next_ = _choose(session, chosen, body)
    _make_due(session, _retries.c.id.in_([row.id for row in rows]))
    return len(rows), next_, {row.consumer for row in rows}


def drop(session: Session, parked_event_id: UUID, reason: str, ordered: frozenset[str]) -> Row[Any]:
    """Drop one pending retry; returns the row after that."""
    _undecided(session, parked_event_id)
    if not dropping.drop(session.connection(), [parked_event_id], reason, ordered):
        kept = _find(session, parked_event_id)
        # The row of an event that has been applied has been deleted; that deletion must be committed.
        raise KeepingFailure(PARKED_APPLIED if kept is None else PARKED_DROPPED)
    return _read(session, parked_event_id)


def drop_many(session: Session, body: Mapping[str, Any], ordered: frozenset[str]) -> tuple[int, UUID | None, set[str]]:
    """Drop many pending retries: returns how many, the id to continue after, and their consumers."""
    rows, next_ = _choose(session, and_(*_filters(body)), body)
    dropped = dropping.drop(session.connection(), [row.id for row in rows], body["reason"], ordered)
    return len(dropped), next_, {row.consumer for row in rows}


def described(work: Work, row: Row[Any]) -> dict[str, Any]:
    """Return a pending retry as it is listed."""
    next_try = row.next_try_at if row.state == "waiting" else None
    actions = possible(work.actor, PARKED_ACTIONS, partial(_may, row))
    return shown(row, ParkedSchema, next_try_at=next_try, error=mask_text(row.error), actions=actions)


def _may(row: Row[Any], action: Codes) -> bool:
    """Whether a decision can be taken: on what nobody has decided; what is no event cannot be tried again."""
    return row.state in dropping.UNDECIDED and (action is ParkedAction.DROP or row.envelope is not None)


def masked_envelope(envelope: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return an envelope with personal data masked; of an event unknown to this release, only the shape of the data."""
    if envelope is None:
        return None
    event, data = EVENTS_BY_TYPE.get(envelope["type"]), envelope.get("data")
    seen = {name: _without_numbers(value) for name, value in envelope.items() if name != "data"}
    if event is None or not isinstance(data, Mapping):
        return {**seen, "data": _hidden(data)}
    schema = schema_of(event.data)
    known = _without_numbers(masked(schema, {name: value for name, value in data.items() if name in schema.fields}))
    return {**seen, "data": {**{name: _hidden(value) for name, value in data.items()}, **known}}


def _without_numbers(value: Any) -> Any:
    """Mask numbers in texts, which may be telephone numbers even in fields that are not marked as personal."""
    if isinstance(value, str):
        return mask_text(value)
    if isinstance(value, Mapping):
        return {name: _without_numbers(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_without_numbers(inner) for inner in value]
    return value


def _hidden(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _hidden(inner) for name, inner in value.items()}
    return [_hidden(inner) for inner in value[:50]] if isinstance(value, list) else _HIDDEN


def _find(session: Session, parked_event_id: UUID) -> Row[Any] | None:
    return session.execute(select(_retries).where(_retries.c.id == parked_event_id)).first()


def _read(session: Session, parked_event_id: UUID) -> Row[Any]:
    row = _find(session, parked_event_id)
    if row is None:
        raise not_found(PARKED_EVENT, parked_event_id)
    return row


def _undecided(session: Session, parked_event_id: UUID) -> Row[Any]:
    row = _read(session, parked_event_id)
    if row.state not in dropping.UNDECIDED:
        raise Failure(PARKED_DROPPED)
    return row


def _filters(given: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    found = [_retries.c[name] == given[name] for name in ("consumer", "type", "key") if given[name]]
    found += [_retries.c.parked_at >= given["since"]] if given["since"] else []
    return found + ([_retries.c.parked_at < given["until"]] if given["until"] else [])


def _choose(
    session: Session, chosen: ColumnElement[bool], body: Mapping[str, Any]
) -> tuple[Sequence[Row[UUID, str]], UUID | None]:
    """Return the oldest rows that match, up to the limit of one call, and the id to continue after.

    A replayed event may be dead again before the next call: without that id it would be selected for ever.
    """
    statement = select(_retries.c.id, _retries.c.consumer).where(chosen, _retries.c.state == body["state"])
    if body["after"]:
        statement = statement.where(_retries.c.id > body["after"])
    rows = session.execute(statement.order_by(_retries.c.id).limit(MOST_AT_ONCE + 1)).all()
    more = len(rows) > MOST_AT_ONCE
    rows = rows[:MOST_AT_ONCE]
    return rows, rows[-1].id if more else None


def _make_due(session: Session, chosen: ColumnElement[bool]) -> None:
    session.execute(
        update(_retries)
        .where(chosen, _retries.c.state.in_(dropping.UNDECIDED))
        .values(state="waiting", tries=0, next_try_at=func.now())
    )
