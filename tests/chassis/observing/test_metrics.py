"""Every figure is explained in docs/metrics.md, and how late a loop is is measured rightly."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client import REGISTRY
from prometheus_client.metrics import MetricWrapperBase
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from chassis.calling import certificates
from chassis.observing import metrics
from chassis.observing.gauges import Figures
from chassis.observing.loop_lag import PERIOD, REMEMBERED_SECONDS, LoopLag
from gateway.breaker import Breakers
from gateway.connections import Connections
from gateway.metrics import Metrics
from tests.gateway.recorded import RecordedBus

TABLE = Path(__file__).parents[3] / "docs" / "metrics.md"


def collected() -> Iterator[Collector]:
    """Everything that is scraped of a service or of the gateway, besides what Prometheus' library counts by itself."""
    assert metrics.HANDLED
    assert certificates.EXPIRES
    yield from (one for one in REGISTRY._collector_to_names if isinstance(one, MetricWrapperBase))
    yield Figures([], LoopLag())
    gateway = Metrics()
    gateway.watch(Breakers(), dict, RecordedBus())
    gateway.watch_connections(Connections([], 1))
    yield from gateway.registry._collector_to_names


def described(collector: Collector) -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    """Name, kind, labels and words of the figures of a collector."""
    families: list[Metric] = list(collector.collect())
    for family in families:
        labels = collector._labelnames if isinstance(collector, MetricWrapperBase) else family._labelnames
        name = f"{family.name}_total" if family.type == "counter" else family.name
        yield name, family.type, tuple(labels), family.documentation


def in_the_table() -> dict[str, tuple[str, tuple[str, ...]]]:
    rows = re.findall(
        r"^\| `((?:gateway|lianshang)_\w+)` \| (\w+) \| ([\w, ]*)\|(.*)\|(.*)\|$", TABLE.read_text(), re.M
    )
    assert all(tells.strip() and alert.strip() for *_, tells, alert in rows)
    return {
        name: (kind, tuple(labels.replace(" ", "").split(",")) if labels.strip() else ())
        for name, kind, labels, *_ in rows
    }


def test_every_figure_is_in_the_table_with_its_kind_and_labels_and_no_other_is() -> None:
    found = {name: (kind, labels) for one in collected() for name, kind, labels, _ in described(one)}
    assert found == in_the_table()


def test_every_figure_has_its_words() -> None:
    assert [name for one in collected() for name, _, _, words in described(one) if not words.endswith(".")] == []


class Moving:
    """A clock that goes by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_loop_that_comes_round_in_time_is_not_late() -> None:
    clock = Moving()
    lag = LoopLag(clock)
    for _ in range(3):
        clock.now += PERIOD
        assert lag.came_round() == pytest.approx(0)
    assert lag.greatest == pytest.approx(0)


def test_the_greatest_lateness_of_the_last_minute_is_told_also_while_it_lasts() -> None:
    clock = Moving()
    lag = LoopLag(clock)
    clock.now += 3 + PERIOD
    assert lag.now == lag.greatest == pytest.approx(3)
    assert lag.came_round() == pytest.approx(3)
    clock.now += 1 + PERIOD
    lag.came_round()
    assert lag.now == 0
    assert lag.greatest == pytest.approx(3)
    clock.now += REMEMBERED_SECONDS - 1
    lag.came_round()
    clock.now += 1
    assert lag.greatest == pytest.approx(REMEMBERED_SECONDS - 1 - PERIOD)
    clock.now += 2 * REMEMBERED_SECONDS
    lag.came_round()
    clock.now += REMEMBERED_SECONDS + PERIOD
    assert lag.greatest == pytest.approx(REMEMBERED_SECONDS)
