"""Business time in the tests of services."""

from datetime import timedelta

from tests.harness import MONDAY, ServiceUnderTest


def test_where_a_test_leaves_business_time_the_next_does_not_begin(registry: ServiceUnderTest) -> None:
    for away in (timedelta(days=400), timedelta(days=-400)):
        registry.move_clock(MONDAY + away)
        registry.empty()
        assert timedelta() <= registry.now() - MONDAY < timedelta(minutes=1)
