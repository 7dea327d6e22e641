"""A call of every write of organizations."""

from contracts.registry import organizations
from tests.harness import ServiceUnderTest
from tests.services.registry.district import REGISTRAR, organization
from tests.services.writes import Write, Writes, example_of


def change_organization(registry: ServiceUnderTest) -> Write:
    made = organization(registry, "QY01")
    attributes = ({"attributes": {"headcount": count}} for count in (70, 71))
    return Write(REGISTRAR, (made["id"],), *attributes, if_match=made["version"])


WRITES: Writes = {
    organizations.CREATE_ORGANIZATION: example_of(organizations.CREATE_ORGANIZATION, REGISTRAR),
    organizations.CHANGE_ORGANIZATION: change_organization,
}
