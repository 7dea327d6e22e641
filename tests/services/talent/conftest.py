"""What the tests of talent share: the day on which they begin, when courses can be announced and joined."""

from datetime import timedelta

import pytest

from tests.harness import ServiceUnderTest
from tests.services.talent.district import START


@pytest.fixture(autouse=True)
def _clock(talent: ServiceUnderTest) -> None:
    talent.move_clock(START - timedelta(days=20))
