"""What others are told of chains."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from chassis.running.work import Work
from contracts.registry.events import CHAIN_CHANGED
from services.registry.chains.models import Chain, Division, DivisionKind


def divisions_of(session: Session, chain_ids: Any) -> dict[Any, dict[DivisionKind, list[Division]]]:
    """The divisions in use of some chains, by chain and kind, in order."""
    found: dict[Any, dict[DivisionKind, list[Division]]] = {
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


def announce_chain(work: Work, chain: Chain) -> None:
    """Tell how a chain is now."""
    divisions = divisions_of(work.session, [chain.id])[chain.id]
    work.emit(
        CHAIN_CHANGED,
        chain.id,
        {
            "id": chain.id,
            "code": chain.code,
            "name": chain.name,
            "segments": divisions[DivisionKind.SEGMENT],
            "sub_industries": divisions[DivisionKind.SUB_INDUSTRY],
            "active": chain.active,
        },
    )
