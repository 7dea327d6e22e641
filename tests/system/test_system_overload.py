"""Ten times more than the platform can do: it refuses early, keeps what it acknowledged, and is well right after it."""

from gateway.breaker import MOST_UNDER_WAY
from tests.system.district import District
from tests.system.overload import measure


def test_at_ten_times_capacity_what_is_too_much_is_refused_and_the_rest_is_kept(distributed: District) -> None:
    found = measure(distributed, closed_seconds=2, open_seconds=4)
    print(found)  # noqa: T201 (shown with whatever fails, and with pytest -s)
    assert set(found.overload.statuses) <= {201, 503, 504}
    assert found.overload.statuses[503] > found.overload.statuses[201] > 0
    assert not [each.title for each in found.overload.submissions if each.bare]
    assert 0 < found.most_under_way <= MOST_UNDER_WAY
    assert found.kept.acknowledged == found.overload.statuses[201]
