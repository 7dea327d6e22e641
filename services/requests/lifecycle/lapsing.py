"""What is waited for lapses when the handling goes on or ends without it."""

from chassis.running.work import Work
from services.requests.lifecycle import queries
from services.requests.lifecycle.models import Request
from services.requests.supplements.ending import end


def lapse(work: Work, request: Request) -> None:
    """Let lapse an extension without a decision, and what the enterprise has not supplied; then the clock goes on."""
    extension = queries.pending_extension(work, request.id)
    if extension is not None:
        extension.pending = False
        work.session.flush()
    if request.supplement_until is not None:
        end(work, request, "lapsed")
