"""What events and the history say of cases."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chassis.calling.actor import Post
from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.requests.case_vocabulary import CaseStep
from services.requests.cases.models import Case, CaseEntry
from services.requests.mirror import queries as mirror

# So many numbers of requests are kept with a step.
_MOST_NUMBERS = 100


def emit(work: Work, event: Event, case: Case, reason: str | None = None, **specific: Any) -> None:
    """Emit an event with the state of a case."""
    # The version is that after the change.
    work.session.flush()
    names = mirror.names_of(work.session, [case.department_id])
    more = {"from_department_id": None, "reason": reason or None, **specific}
    work.emit(event, case.id, shown(case, event.data, department_name=names.get(case.department_id), **more))


def note(
    work: Work,
    case: Case,
    step: CaseStep,
    post: Post,
    *,
    reason: str | None = None,
    numbers: Sequence[str] = (),
    department_id: UUID | None = None,
) -> None:
    """Write a row of the history."""
    details: dict[str, Any] = {"requests": list(numbers[:_MOST_NUMBERS]), "count": len(numbers) or None}
    if department_id is not None:
        details["department_id"] = str(department_id)
    work.session.add(
        CaseEntry(
            id=new_id(),
            case_id=case.id,
            at=work.now,
            action=step,
            person_id=UUID(work.actor.person_id),
            person_name=work.actor.name,
            role=post.role,
            organization_id=UUID(post.organization_id),
            reason=reason or None,
            details=details,
        )
    )
