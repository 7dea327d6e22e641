"""What the tests of requests share: a district with its organizations, catalog and people."""

import pytest

from tests.harness import ServiceUnderTest
from tests.services.requests.district import District


@pytest.fixture
def district(requests: ServiceUnderTest) -> District:
    return District(requests)
