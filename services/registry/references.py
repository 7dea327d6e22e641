"""Checks of what the content of a write refers to, or would take: codes, and what must be there and active."""

from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.errors import Failure, invalid
from chassis.running.work import Work
from contracts.identifiers import folded
from contracts.registry.shared import CODE_TAKEN
from services.registry.chains.models import Chain
from services.registry.organizations.models import Organization
from services.registry.people.models import Person
from services.registry.venues.models import Venue

_Coded = type[Chain] | type[Organization] | type[Person] | type[Venue]
_Known = TypeVar("_Known", Chain, Organization)


def check_code(work: Work, model: _Coded, code: str) -> None:
    """Refuse a local key that another row of the kind has, whatever the case of its letters."""
    if owner := work.session.scalar(select(model.name).where(func.lower(model.code) == folded(code))):
        raise Failure(CODE_TAKEN, code=code, owner=owner)


def active(work: Work, model: type[_Known], field: str, identifier: UUID) -> _Known:
    """Return the active organization or chain that a field names."""
    row = work.session.get(model, identifier)
    if row is None or not row.active:
        raise not_active(model, field, identifier)
    return row


def of_code(work: Work, model: type[_Known], field: str, code: str, before: UUID | None) -> UUID:
    """Return the id of the organization or chain of this code: an active one, or that which was there before."""
    row = work.session.scalar(select(model).where(func.lower(model.code) == folded(code)))
    if row is None or not (row.active or row.id == before):
        raise not_active(model, field, code)
    return row.id


def not_active(model: type[_Known], field: str, identifier: UUID | str) -> Failure:
    """Return the failure for a field that names no active organization or chain."""
    words = model.resource.words
    return invalid(
        field, str(identifier), f"没有此{words.zh},或已停用。", f"There is no such {words.en}, or not any more."
    )


def locked_chain(work: Work, chain_id: UUID) -> Chain:
    """Return the active chain that the field ``chain_id`` names, locked until the commit."""
    chain = work.session.get(Chain, chain_id, with_for_update=True)
    if chain is None or not chain.active:
        raise not_active(Chain, "chain_id", chain_id)
    return chain
