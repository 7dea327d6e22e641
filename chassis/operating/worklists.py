"""The function of every service for what waits for people there."""

from collections.abc import Mapping
from typing import Any

from chassis.running import queues
from chassis.running.handlers import handles
from chassis.running.work import Work
from contracts.worklists import GET_SERVICE_WORKLIST


@handles(GET_SERVICE_WORKLIST)
def get_service_worklist(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return what waits for the actor, of each kind that the actor's roles admit to."""
    kinds = [(kind, queue) for kind, queue in work.handlers.waiting.values() if kind.access & work.actor.roles]
    return {
        "kinds": [queues.read(work, kind, queue(work, kind), counts_only=query["counts_only"]) for kind, queue in kinds]
    }
