"""A call of every write of relations and memberships."""

from contracts.registry import relations
from tests.harness import ServiceUnderTest
from tests.services.registry.district import REGISTRAR, chain, join, organization, relate
from tests.services.writes import Write, Writes

END = {"body": {"last_day": "2099-06-30"}, "other": {"last_day": "2099-07-31"}}


def _park_and_enterprise(registry: ServiceUnderTest) -> tuple[str, str]:
    return organization(registry, "YQ01", "park")["id"], organization(registry, "QY01")["id"]


def open_relation(registry: ServiceUnderTest) -> Write:
    park, enterprise = _park_and_enterprise(registry)
    body = {"kind": "park", "object_id": park, "valid_from": "2026-07-01"}
    return Write(REGISTRAR, (enterprise,), body, {"valid_from": "2026-08-01"})


def end_relation(registry: ServiceUnderTest) -> Write:
    park, enterprise = _park_and_enterprise(registry)
    return Write(REGISTRAR, (enterprise, relate(registry, "park", enterprise, park)["id"]), **END)


def open_membership(registry: ServiceUnderTest) -> Write:
    enterprise, made = organization(registry, "QY01")["id"], chain(registry)["id"]
    return Write(REGISTRAR, (enterprise,), {"chain_id": made, "segments": ["研发"]}, {"segments": ["生产"]})


def end_membership(registry: ServiceUnderTest) -> Write:
    enterprise = organization(registry, "QY01")["id"]
    return Write(REGISTRAR, (enterprise, join(registry, enterprise, chain(registry)["id"])["id"]), **END)


WRITES: Writes = {
    relations.OPEN_RELATION: open_relation,
    relations.END_RELATION: end_relation,
    relations.OPEN_MEMBERSHIP: open_membership,
    relations.END_MEMBERSHIP: end_membership,
}
