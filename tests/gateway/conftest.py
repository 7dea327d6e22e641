"""The gateway over a recorded bus."""

from collections.abc import Iterator

import pytest

from tests.gateway.recorded import Caller, calling


@pytest.fixture
def call() -> Iterator[Caller]:
    with calling() as caller:
        yield caller
