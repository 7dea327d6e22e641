"""Emit the events of chains."""

from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.registry.events import CHAIN_CHANGED, ChainData
from services.registry.chains.divisions import by_field, divisions_of
from services.registry.chains.models import Chain


def emit_chain(work: Work, chain: Chain) -> None:
    """Emit the current state of a chain."""
    divisions = divisions_of(work.session, [chain.id])[chain.id]
    work.emit(CHAIN_CHANGED, chain.id, shown(chain, ChainData, **by_field(divisions)))
