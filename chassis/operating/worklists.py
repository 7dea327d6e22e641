"""The functions of every service for what waits for people there."""

from collections.abc import Collection, Mapping
from typing import Any

from chassis.running import queues
from chassis.running.handlers import handles
from chassis.running.work import Work
from contracts.worklists import GET_SERVICE_WORKLIST, LIST_SERVICE_WORK, MOST_ITEMS


@handles(GET_SERVICE_WORKLIST)
def get_service_worklist(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return what waits for the actor, of each kind that the actor's roles admit to."""
    return _read(work, 0 if query["counts_only"] else MOST_ITEMS)


@handles(LIST_SERVICE_WORK)
def list_service_work(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the same with as many items as are asked for, of some kinds if they are named."""
    return _read(work, query["limit"], query["kinds"])


def _read(work: Work, most: int, names: Collection[str] = ()) -> dict[str, Any]:
    found = [
        queues.read(work, kind, queue(work, kind), most)
        for kind, queue in work.handlers.waiting.values()
        if kind.access & work.actor.roles and (not names or kind.name in names)
    ]
    return {"kinds": found}
