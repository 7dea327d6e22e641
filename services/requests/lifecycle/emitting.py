"""What events say of requests."""

from typing import Any

from chassis.running.work import Work
from chassis.searching.sources import Document
from chassis.storing.dumping import shown
from contracts.operation import Event
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.names import names_for


def emit(
    work: Work,
    request: Request,
    event: Event,
    reason: str | None = None,
    *,
    marked: bool = False,
    document: Document | None = None,
    **specific: Any,
) -> None:
    """Emit an event with the request's state, its ``reason``, and what is ``specific`` to this kind of event.

    ``marked`` says that its words are for the enterprise too, ``document`` what a new request is found by.
    """
    names = names_for(work, request)
    data = shown(
        request,
        event.data,
        item_name=names.item,
        enterprise_name=names.enterprise or "",
        co_department_ids=request.co_department_ids or [],
        department_name=names.department,
        reason=reason,
        visible_to_enterprise=marked,
        agents=list(names.agents),
        agent_name=work.actor.name if work.acts_for else None,
        **specific,
    )
    work.emit(event, request.id, data, document=document)
