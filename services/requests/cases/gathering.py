"""Sends requests that no department has accepted yet to the lead department of their case."""

from uuid import UUID

from chassis.running.work import Work
from services.requests.cases.models import Case
from services.requests.lifecycle import commands as lifecycle
from services.requests.lifecycle.domain import Action, Status
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.standing import Standing


def gather(work: Work, case: Case, request: Request, item_id: UUID | None) -> None:
    """Dispatch or redispatch a request to the lead department, if the actor can; others stay where they are.

    Raises ``Failure`` as these steps do.
    """
    stands, version = Standing(work, request), work.if_match
    # That of the case.
    work.if_match = None
    try:
        if request.status == Status.SUBMITTED and stands.can(Action.DISPATCH):
            classified = item_id if request.item_id is None else None
            if classified is not None or request.item_id is not None:
                note = {"note": f"集中办理 {case.number}", "visible_to_enterprise": False, "co_departments": []}
                lifecycle.dispatch_request(
                    work, request.id, {"item_id": classified, "department_id": case.department_id, **note}
                )
        elif request.department_id != case.department_id and _is_elsewhere(request, stands):
            reason = {"reason": f"集中办理 {case.number}", "visible_to_enterprise": False}
            lifecycle.redispatch_request(work, request.id, {"department_id": case.department_id, **reason})
    finally:
        work.if_match = version


def _is_elsewhere(request: Request, stands: Standing) -> bool:
    return request.status in (Status.DISPATCHED, Status.RETURNED) and stands.can(Action.REDISPATCH)
