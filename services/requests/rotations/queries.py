"""Reads of rotations: the list, one of them, its history."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Select, any_, select

from chassis.calling.errors import not_found
from chassis.running.acting import possible
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, equal, filtered
from chassis.storing.pages import page
from contracts.requests.rotations import (
    GET_ROTATION,
    LIST_ROTATION_HISTORY,
    LIST_ROTATIONS,
    ROTATION,
    ROTATION_ACTIONS,
    RotationHistorySchema,
    RotationSchema,
)
from contracts.vocabulary import Codes
from services.requests.lifecycle.names import column_of
from services.requests.meeting_kinds.models import MeetingKind
from services.requests.mirror.models import Chain, Organization
from services.requests.mirror.queries import names_of
from services.requests.rotations import access
from services.requests.rotations.models import Rotation, RotationEntry

_rows = Rotation.__table__.c
_FILTERS: Filters = {
    **{
        name: equal(_rows[name])
        for name in ("activity_kind", "meeting_kind_id", "chain_id", "organization_id", "active")
    },
    "host_id": lambda _work, given: given == any_(_rows.host_ids),
}


def _named() -> Select[Any]:
    return select(
        Rotation,
        column_of(Organization, "name", _rows.organization_id, "organization_name"),
        column_of(Chain, "name", _rows.chain_id, "chain_name"),
        column_of(MeetingKind, "name", _rows.meeting_kind_id, "meeting_kind_name"),
    )


@handles(LIST_ROTATIONS)
def list_rotations(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the rotations, by name."""
    statement = filtered(_named(), work, query, _FILTERS).order_by(_rows.name, _rows.id)
    return page(work.transaction, statement, query, partial(_told, work))


@handles(GET_ROTATION)
def get_rotation(work: Work, rotation_id: UUID) -> dict[str, Any]:
    """Return one rotation."""
    work.session.flush()
    row = work.session.execute(_named().where(_rows.id == rotation_id)).one_or_none()
    if row is None:
        raise not_found(ROTATION, rotation_id)
    return _told(work, [row])[0]


@handles(LIST_ROTATION_HISTORY)
def list_history(work: Work, rotation_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the history of a rotation, the latest first."""
    work.find(Rotation, rotation_id)
    of_rotation = select(RotationEntry).where(RotationEntry.rotation_id == rotation_id)
    return page(work.transaction, of_rotation.order_by(RotationEntry.id.desc()), query, partial(_entries, work))


def _entries(work: Work, entries: Sequence[RotationEntry]) -> list[dict[str, Any]]:
    found = names_of(work.session, [each for entry in entries for each in (entry.host_id, entry.other_id)])
    names: Mapping[UUID | None, str] = dict(found.items())
    return [
        shown(entry, RotationHistorySchema, host_name=names.get(entry.host_id), other_name=names.get(entry.other_id))
        for entry in entries
    ]


def _told(work: Work, rows: Sequence[Any]) -> list[dict[str, Any]]:
    names = names_of(work.session, [each for row in rows for each in row.Rotation.host_ids])
    return [
        shown(
            row.Rotation,
            RotationSchema,
            organization_name=row.organization_name or "",
            chain_name=row.chain_name,
            meeting_kind_name=row.meeting_kind_name,
            hosts=[
                {"id": each, "name": names.get(each, ""), "passed": passed}
                for each, passed in zip(row.Rotation.host_ids, row.Rotation.passed, strict=True)
            ],
            next_host_id=row.Rotation.order.next,
            next_host_name=names.get(row.Rotation.order.next, ""),
            actions=possible(work.actor, ROTATION_ACTIONS, partial(_may, work, row.Rotation)),
        )
        for row in rows
    ]


def _may(work: Work, rotation: Rotation, _action: Codes) -> bool:
    return access.keeps(work.actor, rotation)
