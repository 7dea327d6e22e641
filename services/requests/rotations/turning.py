"""Turns of rotations: taken by what is made from one, and given back by what is cancelled."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import exists, select

from chassis.calling.errors import Failure, invalid
from chassis.running.work import Work
from contracts.requests.rotation_kinds import RotationStep
from contracts.requests.rotations import ROTATION_CHANGED, ROTATION_TURNED
from services.requests.mirror.queries import find_organization
from services.requests.rotations.emitting import emit, note, pass_over
from services.requests.rotations.models import Rotation, RotationEntry


class Made(NamedTuple):
    """What is made from a rotation: an activity of a kind, or a meeting of one."""

    id: UUID
    number: str
    organization_id: UUID
    chain_id: UUID | None
    activity_kind: str | None = None
    meeting_kind_id: UUID | None = None


def chain_of(work: Work, rotation_id: UUID | None, chain_id: UUID | None) -> UUID | None:
    """Return the chain that is given, or else that of the rotation, if any."""
    if chain_id is not None or rotation_id is None:
        return chain_id
    return work.session.scalar(select(Rotation.chain_id).where(Rotation.id == rotation_id))


def take_turn(work: Work, rotation_id: UUID, made: Made) -> UUID:
    """Return the host whose turn it is; the turn is that of the one that follows. Raises ``Failure`` if it is not for
    what is made."""
    rotation = work.session.scalar(select(Rotation).where(Rotation.id == rotation_id).with_for_update())
    if rotation is None or not rotation.active:
        raise _unfit(rotation_id, "没有此轮值,或已停用。", "There is no such active rotation.")
    if rotation.organization_id != made.organization_id:
        raise _unfit(rotation_id, "此轮值由其他单位管理。", "The rotation is kept by another organization.")
    if (rotation.activity_kind, rotation.meeting_kind_id) != (made.activity_kind, made.meeting_kind_id):
        raise _unfit(rotation_id, "此轮值不用于这一类型。", "The rotation is for another kind.")
    if rotation.chain_id not in (None, made.chain_id):
        raise _unfit(rotation_id, "此轮值用于其他产业链。", "The rotation is for another chain.")
    host, before = rotation.order.next, rotation.passed[rotation.turn]
    known = find_organization(work, host)
    if known is None or not known.active:
        raise _unfit(
            rotation_id, "轮到的单位已停用,请先将其移出轮值。", "The next host is not active: remove it first."
        )
    rotation.order = rotation.order.hosted()
    note(work, rotation, RotationStep.TURN, host_id=host, thing_id=made.id, number=made.number, passed=before)
    emit(work, ROTATION_TURNED, rotation, host, number=made.number)
    return host


def give_back_turn(work: Work, rotation_id: UUID | None, thing_id: UUID, reason: str) -> None:
    """Give back the turn that was taken for what is cancelled: the host is next again, unless others had theirs since.

    Then it was passed over.
    """
    if rotation_id is None:
        return
    rotation = work.session.scalars(select(Rotation).where(Rotation.id == rotation_id).with_for_update()).one()
    taken = RotationEntry.thing_id == thing_id, RotationEntry.action == RotationStep.TURN.value
    entry = work.session.scalars(select(RotationEntry).where(*taken)).one()
    later = exists().where(
        RotationEntry.rotation_id == rotation_id,
        RotationEntry.id > entry.id,
        RotationEntry.action == RotationStep.TURN.value,
    )
    host = entry.host_id
    if host is None or host not in rotation.host_ids:
        note(work, rotation, RotationStep.LAPSE, host_id=host, number=entry.number, words=reason)
    elif work.session.scalar(select(later)):
        rotation.order = rotation.order.lapsed(host, entry.passed or 0)
        pass_over(work, rotation, RotationStep.LAPSE, host, reason, number=entry.number)
    else:
        rotation.order = rotation.order.returned(host, entry.passed or 0)
        note(work, rotation, RotationStep.RETURN, host_id=host, number=entry.number, words=reason)
        emit(work, ROTATION_CHANGED, rotation)


def _unfit(rotation_id: UUID, zh: str, en: str) -> Failure:
    return invalid("rotation_id", str(rotation_id), zh, en)
