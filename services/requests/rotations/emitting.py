"""What events and the history say of rotations."""

from typing import Any
from uuid import UUID

from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.requests.rotation_kinds import RotationStep
from contracts.requests.rotations import ROTATION_PASSED
from services.requests.mirror.queries import names_of
from services.requests.rotations.models import Rotation, RotationEntry


def emit(work: Work, event: Event, rotation: Rotation, host_id: UUID | None = None, **more: Any) -> None:
    """Emit an event with the state of a rotation, of a host if the event is of one."""
    # The version is that after the change.
    work.session.flush()
    names = names_of(work.session, [rotation.order.next, host_id])
    of_host = {} if host_id is None else {"host_id": host_id, "host_name": names.get(host_id, "")}
    following = {"next_host_id": rotation.order.next, "next_host_name": names.get(rotation.order.next, "")}
    work.emit(event, rotation.id, shown(rotation, event.data, **following, **of_host, **more))


def note(work: Work, rotation: Rotation, step: RotationStep, **more: Any) -> None:
    """Write a row of the history."""
    work.session.add(
        RotationEntry(
            id=new_id(),
            rotation_id=rotation.id,
            at=work.now,
            action=step,
            person_id=UUID(work.actor.person_id),
            person_name=work.actor.name,
            **more,
        )
    )


def pass_over(work: Work, rotation: Rotation, step: RotationStep, host_id: UUID, reason: str, **more: Any) -> None:
    """Note and tell that a host was passed over, once the order says so."""
    passed = rotation.order.passed_of(host_id)
    note(work, rotation, step, host_id=host_id, passed=passed, words=reason, **more)
    emit(work, ROTATION_PASSED, rotation, host_id, passed=passed, again=passed > 1, reason=reason)
