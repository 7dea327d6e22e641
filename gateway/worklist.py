"""The worklist: what waits for the caller, gathered from the services that know of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.catalogue import WAITING
from contracts.problem import INVALID
from contracts.worklists import (
    GET_SERVICE_WORKLIST,
    GET_WORKLIST,
    LIST_SERVICE_WORK,
    LIST_WORK,
    WorkUrgency,
)
from gateway.gathering import Gathering, Parts, Query

_RANKS = [str(urgency) for urgency in WorkUrgency]
_NEVER = datetime.max.replace(tzinfo=UTC)


def _services(actor: Actor, query: Query) -> Iterable[str]:
    wanted = query.get("kinds", [])
    if unknown := [kind for kind in wanted if kind not in WAITING]:
        told = ["没有此类待办。", "There is no such kind of work."]
        raise Failure(INVALID, [{"field": "kinds", "in": "query", "value": kind, "detail": told} for kind in unknown])
    kinds = [kind for kind in WAITING.values() if kind.access & actor.roles]
    return dict.fromkeys(kind.service for kind in kinds if not wanted or kind.name in wanted)


def _kinds(parts: Parts) -> list[dict[str, Any]]:
    return [kind for part in parts.values() for kind in part["kinds"]]


def _counts(kinds: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    return {name: sum(kind["counts"][name] for kind in kinds) for name in (*_RANKS, "total")}


def _merged(_query: Query, parts: Parts) -> dict[str, Any]:
    kinds = _kinds(parts)
    return {"counts": _counts(kinds), "kinds": kinds}


def _listed(query: Query, parts: Parts) -> dict[str, Any]:
    """Return the most urgent of all kinds: each service has given as many of each kind as are listed in all."""
    kinds = _kinds(parts)
    items = [
        {**item, **{name: kind[name] for name in ("kind", "words", "resource")}}
        for kind in kinds
        for item in kind["items"]
    ]
    return {"counts": _counts(kinds), "items": sorted(items, key=_urgent)[: query["limit"]]}


def _urgent(item: Mapping[str, Any]) -> tuple[Any, ...]:
    due = datetime.fromisoformat(item["due_at"]) if item["due_at"] else _NEVER
    return _RANKS.index(item["urgency"]), due, datetime.fromisoformat(item["since"]), item["kind"], item["id"]


WORKLIST = Gathering(GET_WORKLIST, GET_SERVICE_WORKLIST, services=_services, merge=_merged)
LISTED = Gathering(LIST_WORK, LIST_SERVICE_WORK, services=_services, merge=_listed)
