"""What services really emit is what docs/asyncapi.json describes."""

from tests.contracts.described import complaints
from tests.harness import ServiceUnderTest
from tests.services.registry import district as register
from tests.services.requests.district import District


def test_the_events_of_requests_are_as_described(requests: ServiceUnderTest) -> None:
    district = District(requests)
    for way in (district.closed, district.under_review, district.withdrawn, district.returned):
        way()
    _fit(requests, "request.submitted.v1", "request.dispatched.v1", "request.returned.v1", "request.evaluated.v1")


def test_the_events_of_registry_are_as_described(registry: ServiceUnderTest) -> None:
    chain = register.chain(registry)
    enterprise = register.organization(registry, "QY01")
    register.join(registry, enterprise["id"], chain["id"], segments=["研发"])
    person = register.person(registry)
    register.post(registry, "enterprise_contact", person["id"], enterprise["id"])
    _fit(registry, "chain.changed.v1", "organization.changed.v1", "person.changed.v1", "post.changed.v1")


def _fit(service: ServiceUnderTest, *expected: str) -> None:
    emitted = service.emitted()
    assert set(expected) <= {envelope["type"] for envelope in emitted}
    for envelope in emitted:
        assert complaints(envelope) == [], envelope["type"]
