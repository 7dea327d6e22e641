"""The end of waiting for what the enterprise has to supply: the clock goes on."""

from uuid import UUID

from sqlalchemy import select

from chassis.running.work import Work
from services.requests.clocks import commands as clocks
from services.requests.lifecycle import steps
from services.requests.lifecycle.models import Request
from services.requests.supplements.models import Supplement


def end(work: Work, request: Request, outcome: str, words: str = "", supply_id: UUID | None = None) -> None:
    """End the waiting for a supplement that is pending; the pause ends at its bound, if that was earlier."""
    found = work.session.scalars(
        select(Supplement).where(Supplement.request_id == request.id, Supplement.pending)
    ).one()
    steps.set_due(request, clocks.resume(work, request.id, words, marked=bool(words), until=found.until))
    found.supply_id = supply_id
    close(work, request, found, outcome)


def close(work: Work, request: Request, found: Supplement, outcome: str) -> None:
    """Note that a supplement is not waited for any more, and why."""
    found.pending, found.outcome, found.ended_at = False, outcome, work.now
    request.supplement_until = None
    work.session.flush()
