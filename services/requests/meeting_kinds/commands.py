"""Writes of kinds of meetings."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.errors import Failure, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.dumping import shown
from contracts.identifiers import folded
from contracts.requests.meetings_kinds import (
    ADD_MEETING_KIND,
    CHANGE_MEETING_KIND,
    MEETING_KIND_CHANGED,
    MEETING_KIND_CODE_TAKEN,
    MeetingKindData,
    fault,
)
from services.requests.meeting_kinds.models import MeetingKind
from services.requests.meeting_kinds.queries import told
from services.requests.mirror.queries import check_organizations

_RULES = ("quorum_rule", "quorum", "period", "at_least", "member_ids", "owed_by_ids")


@handles(ADD_MEETING_KIND)
def add_meeting_kind(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Add a kind of meetings."""
    if work.session.scalar(select(MeetingKind.id).where(func.lower(MeetingKind.code) == folded(body["code"]))):
        raise Failure(MEETING_KIND_CODE_TAKEN, code=body["code"])
    check_organizations(work, "member_ids", body["member_ids"])
    check_organizations(work, "owed_by_ids", body["owed_by_ids"])
    owed_from = (body["owed_from"] or work.today) if body["owed_by_ids"] else None
    kind = MeetingKind(id=new_id(), active=True, owed_since={}, **{**body, "owed_from": owed_from})
    work.session.add(kind)
    work.concerns(kind.id)
    _emit(work, kind)
    return told(work, [kind])[0]


@handles(CHANGE_MEETING_KIND)
def change_meeting_kind(work: Work, meeting_kind_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change a kind of meetings; those that are convened already keep their rules."""
    kind = work.change(MeetingKind, meeting_kind_id)
    # Who was a member before may have been closed since, and stays.
    check_organizations(work, "member_ids", changes.get("member_ids", ()), besides=kind.member_ids)
    check_organizations(work, "owed_by_ids", changes.get("owed_by_ids", ()), besides=kind.owed_by_ids)
    found = fault({name: changes.get(name, getattr(kind, name)) for name in _RULES})
    if found is not None:
        raise invalid(found[0], changes.get(found[0], getattr(kind, found[0])), *found[1])
    before = set(kind.owed_by_ids)
    for name, value in changes.items():
        setattr(kind, name, value)
    # Who comes later owes nothing of the time before, unless it is said anew from when on meetings are owed.
    given = "owed_from" in changes or not before
    added = {} if given else {str(each): work.today.isoformat() for each in kind.owed_by_ids if each not in before}
    kept = {} if given else {each: day for each, day in kind.owed_since.items() if UUID(each) in kind.owed_by_ids}
    kind.owed_since = {**kept, **added}
    kind.owed_from = (kind.owed_from or work.today) if kind.owed_by_ids else None
    kind.checked_on = None
    _emit(work, kind)
    return told(work, [kind])[0]


def _emit(work: Work, kind: MeetingKind) -> None:
    # The version is that after the change.
    work.session.flush()
    work.emit(MEETING_KIND_CHANGED, kind.id, shown(kind, MeetingKindData))
