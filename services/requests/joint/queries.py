"""Reads of one part: as it is, and why it is due then."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.calling.errors import Failure
from chassis.running.handlers import handles
from chassis.running.work import Work
from contracts.requests.deadline import NEVER_OWED
from contracts.requests.joint import GET_PART, GET_PART_DEADLINE
from contracts.requests.vocabulary import PART_DUTY, Duty, PartStatus
from services.requests.clocks import telling
from services.requests.duties.beginning import clock_of
from services.requests.joint import reading
from services.requests.lifecycle.queries import find_visible, owed


@handles(GET_PART)
def get_part(work: Work, request_id: UUID, part_id: UUID) -> dict[str, Any]:
    """Return one part. Raises ``Failure`` if there is no request that the actor may see, or no such part of it."""
    request = find_visible(work, request_id)
    return reading.told_alone(work, request, reading.find(work, request_id, part_id))


@handles(GET_PART_DEADLINE)
def get_part_deadline(work: Work, request_id: UUID, part_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Explain a due date of a part. Raises ``Failure`` like ``get_part``, or for what was never owed."""
    request = find_visible(work, request_id)
    part, duty = reading.find(work, request_id, part_id), Duty(query["duty"])
    clock_id = part.id if duty is Duty.PART else clock_of(part.id, duty)
    told = {"request_id": request_id, **owed(request, telling.explain(work, clock_id, duty))}
    if told["status"] == "not_started":
        raise Failure(NEVER_OWED, number=request.number, duty=PART_DUTY.said(duty))
    # The clock does not record the acceptance, after which a part cannot be returned.
    return told if part.status == PartStatus.WAITING else {**told, "return_until": None}
