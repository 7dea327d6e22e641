"""The segments and sub-industries of chains."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.chains.models import Division, DivisionKind

# The fields that hold divisions, in content, results and columns of spreadsheets alike.
KINDS = {"segments": DivisionKind.SEGMENT, "sub_industries": DivisionKind.SUB_INDUSTRY}


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


def by_field(divisions: Mapping[DivisionKind, list[Division]]) -> dict[str, list[Division]]:
    """Return the divisions of a chain by the field that shows them."""
    return {field: divisions[kind] for field, kind in KINDS.items()}
