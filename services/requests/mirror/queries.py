"""Look up copies of chains, organizations and persons."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from chassis.calling.errors import invalid
from chassis.running.work import Work
from chassis.storing.arrays import among
from services.requests.mirror.models import Chain, Organization, Person


def find_organization(work: Work, organization_id: UUID | None) -> Organization | None:
    """Return the copy of an organization, or ``None`` if no event of it has arrived."""
    return work.session.get(Organization, organization_id) if organization_id else None


def find_department(work: Work, department_id: UUID) -> Organization | None:
    """Return an active department, or ``None`` if it is no department, inactive or not known."""
    found = work.session.get(Organization, department_id)
    return found if found and found.kind == "department" and found.active else None


def active_department(work: Work, department_id: UUID) -> UUID:
    """Return the id if it is an active department's; else raise ``Failure`` naming the field ``department_id``."""
    if find_department(work, department_id) is None:
        raise invalid(
            "department_id", str(department_id), "没有此部门,或已停用。", "There is no such active department."
        )
    return department_id


def active_enterprise(work: Work, enterprise_id: UUID, field: str) -> str:
    """Return the name of an active enterprise; else raise ``Failure`` naming the field that it stands in."""
    found = work.session.get(Organization, enterprise_id)
    if found is None or found.kind != "enterprise" or not found.active:
        raise invalid(field, str(enterprise_id), "没有此企业,或已停用。", "There is no such active enterprise.")
    return found.name


def active_park(work: Work, park_id: UUID, field: str) -> UUID:
    """Return the id if it is an active park's; else raise ``Failure`` naming the field that it stands in."""
    if unknown_organizations(work, [park_id], "park"):
        raise invalid(field, str(park_id), "没有此园区,或已停用。", "There is no such active park.")
    return park_id


def check_organizations(work: Work, field: str, ids: Sequence[UUID], besides: Collection[UUID | None] = ()) -> None:
    """Raise ``Failure`` naming the first that is no active organization, unless it is one of those ``besides``."""
    for number, each in enumerate(ids):
        if each not in besides:
            check_organization(work, f"{field}.{number}", each)


def check_organization(work: Work, field: str, organization_id: UUID) -> None:
    """Raise ``Failure`` naming the field if there is no such active organization."""
    found = find_organization(work, organization_id)
    if found is None or not found.active:
        raise invalid(field, str(organization_id), "没有此组织,或已停用。", "There is no such active organization.")


def names_of(session: Session, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Return the names of organizations by id; unknown ids are left out."""
    return _names(session, Organization, ids)


def persons_of(session: Session, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Return the names of persons by id, of whom registry has told since names are kept."""
    return _names(session, Person, ids)


def _names(session: Session, model: Any, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    wanted = {identifier for identifier in ids if identifier}
    if not wanted:
        return {}
    named = select(model.id, model.name).where(among(model.id, wanted)).execution_options(prepared=True)
    return {row.id: row.name for row in session.execute(named)}


def unknown_chains(work: Work, ids: Iterable[UUID]) -> set[UUID]:
    """Return the ids that are no active chain."""
    wanted = set(ids)
    known = work.session.scalars(select(Chain.id).where(Chain.id.in_(wanted), Chain.active))
    return wanted - set(known)


def check_chain(work: Work, chain_id: UUID | None, before: UUID | None = None) -> None:
    """Raise ``Failure`` naming ``chain_id`` unless that is an active chain, the one of ``before``, or none."""
    if chain_id not in (None, before) and unknown_chains(work, [chain_id]):
        raise invalid("chain_id", str(chain_id), "没有此产业链,或已停用。", "There is no such active chain.")


def segments_by_chain(work: Work) -> dict[UUID, list[str]]:
    """Return the names of the segments of every active chain, by the chain's id."""
    return {row.id: row.segments for row in work.session.execute(select(Chain.id, Chain.segments).where(Chain.active))}


def unknown_organizations(work: Work, ids: Iterable[UUID], kind: str) -> set[UUID]:
    """Return the ids that are no active organization of this kind."""
    wanted = set(ids)
    known = work.session.scalars(
        select(Organization.id).where(Organization.id.in_(wanted), Organization.kind == kind, Organization.active)
    )
    return wanted - set(known)
