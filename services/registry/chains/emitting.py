"""Emit the events of chains."""

from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.registry.events import CHAIN_CHANGED, ChainData
from services.registry.chains.divisions import divisions_of
from services.registry.chains.models import Chain, DivisionKind


def emit_chain(work: Work, chain: Chain) -> None:
    """Emit the current state of a chain."""
    divisions = divisions_of(work.session, [chain.id])[chain.id]
    parts = {"segments": divisions[DivisionKind.SEGMENT], "sub_industries": divisions[DivisionKind.SUB_INDUSTRY]}
    work.emit(CHAIN_CHANGED, chain.id, shown(chain, ChainData, **parts))
