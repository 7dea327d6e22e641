"""A call of every write of chains."""

from contracts.registry import chains
from tests.harness import ServiceUnderTest
from tests.services.registry.district import REGISTRAR, chain
from tests.services.writes import Write, Writes, example_of


def change_chain(registry: ServiceUnderTest) -> Write:
    made = chain(registry)
    return Write(REGISTRAR, (made["id"],), {"name": "生物医药产业链"}, {"name": "别的"}, made["version"])


WRITES: Writes = {
    chains.CREATE_CHAIN: example_of(chains.CREATE_CHAIN, REGISTRAR),
    chains.CHANGE_CHAIN: change_chain,
}
