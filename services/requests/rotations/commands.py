"""Writes of rotations: set up, changed, the next host skipped or swapped."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.calling.errors import Failure, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.requests.rotation_kinds import RotationStep
from contracts.requests.rotations import (
    CHANGE_ROTATION,
    PASSED_BEFORE,
    ROTATION_CHANGED,
    ROTATION_PASSED,
    SET_UP_ROTATION,
    SKIP_HOST,
    SWAP_HOSTS,
)
from services.requests.lifecycle.changes import joined
from services.requests.meeting_kinds.models import MeetingKind
from services.requests.mirror.queries import check_chain, check_organizations, find_organization, names_of
from services.requests.rotations import access, queries
from services.requests.rotations.emitting import emit, note, pass_over
from services.requests.rotations.models import Rotation, RotationEntry


@handles(SET_UP_ROTATION)
def set_up_rotation(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Set up a rotation of the actor's organization; the first host is next."""
    organization_id = access.keeping(work.actor, body["organization_id"])
    check_chain(work, body["chain_id"])
    kind_id = body["meeting_kind_id"]
    kind = work.session.get(MeetingKind, kind_id) if kind_id else None
    if kind_id and (kind is None or not kind.active):
        raise invalid("meeting_kind_id", str(kind_id), "没有此会议类型,或已停用。", "There is no such active kind.")
    check_organizations(work, "host_ids", body["host_ids"])
    rotation = Rotation(
        id=new_id(),
        active=True,
        turn=0,
        passed=[0] * len(body["host_ids"]),
        **{**body, "organization_id": organization_id},
    )
    work.session.add(rotation)
    work.session.flush()
    work.concerns(rotation.id)
    note(work, rotation, RotationStep.SETTING_UP)
    emit(work, ROTATION_CHANGED, rotation)
    return queries.get_rotation(work, rotation.id)


@handles(CHANGE_ROTATION)
def change_rotation(work: Work, rotation_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change a rotation; each host that is added or removed stays in the history."""
    rotation = _kept(work, rotation_id)
    before = list(rotation.host_ids)
    hosts = changes.get("host_ids", before)
    # Who was a host before may have been closed since, and stays.
    check_organizations(work, "host_ids", hosts, besides=before)
    for name in changes.keys() - {"host_ids"}:
        setattr(rotation, name, changes[name])
    if hosts != before:
        _change_hosts(work, rotation, hosts)
    note(work, rotation, RotationStep.CHANGE)
    emit(work, ROTATION_CHANGED, rotation)
    return queries.get_rotation(work, rotation_id)


@handles(SKIP_HOST)
def skip_host(work: Work, rotation_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Skip the next host. Raises ``Failure`` if it was passed over before and that is not confirmed."""
    rotation = _kept(work, rotation_id)
    host = _passing(work, rotation, body)
    rotation.order = rotation.order.skipped()
    pass_over(work, rotation, RotationStep.SKIP, host, body["reason"])
    return queries.get_rotation(work, rotation_id)


@handles(SWAP_HOSTS)
def swap_hosts(work: Work, rotation_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Swap the next host for another one. Raises ``Failure`` like ``skip_host``."""
    rotation = _kept(work, rotation_id)
    other = body["host_id"]
    if other not in rotation.host_ids or other == rotation.order.next:
        raise invalid("host_id", str(other), "须为轮值中的其他单位。", "Must be another host of the rotation.")
    host = _passing(work, rotation, body)
    rotation.order = rotation.order.swapped(other)
    pass_over(work, rotation, RotationStep.SWAP, host, body["reason"], other_id=other)
    return queries.get_rotation(work, rotation_id)


def _change_hosts(work: Work, rotation: Rotation, hosts: Sequence[UUID]) -> None:
    """Remove and add hosts. Who is removed when it is its turn was passed over, and stays so once it is back."""
    before, missed = rotation.order, rotation.order.next
    rotation.order = before.of(hosts)
    for each in before.hosts:
        if each not in hosts:
            passed = before.passed_of(each) + (each == missed)
            note(work, rotation, RotationStep.REMOVAL, host_id=each, passed=passed)
    for each in hosts:
        if each not in before.hosts:
            passed = _passed_before(work, rotation, each)
            rotation.order = rotation.order.counted(each, passed)
            note(work, rotation, RotationStep.ADDITION, host_id=each, passed=passed or None)
    stayed, now = [one for one in before.hosts if one in hosts], [one for one in hosts if one in before.hosts]
    if stayed != now:
        names = names_of(work.session, stayed)
        told = (joined(names.get(one, "") for one in order) for order in (stayed, now))
        note(work, rotation, RotationStep.ORDER, words=" → ".join(filter(None, told)))
    found = find_organization(work, missed)
    if missed not in hosts and found is not None and found.active:
        times = before.passed_of(missed) + 1
        emit(work, ROTATION_PASSED, rotation, missed, passed=times, again=times > 1, reason=None)


def _passed_before(work: Work, rotation: Rotation, host_id: UUID) -> int:
    """Return how often a host had been passed over when it was removed last."""
    removal = select(RotationEntry.passed).where(
        RotationEntry.rotation_id == rotation.id,
        RotationEntry.host_id == host_id,
        RotationEntry.action == RotationStep.REMOVAL.value,
    )
    return work.session.scalar(removal.order_by(RotationEntry.id.desc()).limit(1)) or 0


def _kept(work: Work, rotation_id: UUID) -> Rotation:
    return work.change(Rotation, rotation_id, allowed=lambda found: access.check_keeps(work.actor, found))


def _passing(work: Work, rotation: Rotation, body: Mapping[str, Any]) -> UUID:
    """Return the next host, which may be passed over: for the first time, or again if that is confirmed."""
    host = rotation.order.next
    passed = rotation.order.passed_of(host)
    if passed and not body["again"]:
        name = names_of(work.session, [host]).get(host, "")
        raise Failure(PASSED_BEFORE, host=name, passed=passed)
    return host
