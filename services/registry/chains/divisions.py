"""The segments and sub-industries of chains."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.chains.models import Division, DivisionKind


def divisions_of(session: Session, chain_ids: Iterable[UUID]) -> dict[UUID, dict[DivisionKind, list[Division]]]:
    """Return the divisions of some chains that are in use, by chain and kind, in order."""
    found: dict[UUID, dict[DivisionKind, list[Division]]] = {
        chain_id: {kind: [] for kind in DivisionKind} for chain_id in chain_ids
    }
    rows = session.scalars(
        select(Division)
        .where(Division.chain_id.in_(list(found)), ~Division.retired)
        .order_by(Division.position, Division.id)
    )
    for division in rows:
        found[division.chain_id][division.kind].append(division)
    return found
